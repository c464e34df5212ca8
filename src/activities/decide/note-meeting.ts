// The model notes a meeting the client speaks of. Its time is worked out here, from the client's words; who reads otherwise asks.
import type { ToolCall } from '../../domain/agent';
import { agreesWithReading, describeInstant, resolveWhen, type WhenResult } from '../../domain/when';
import type { Question } from './ask-model';
import { languageOf } from './language';
import type { Noted } from './meetings';

// The model says it is a meeting of his, our rules the time: surer than either alone, not as sure as both on both.
const MODEL_CONFIDENCE = 0.75;

/** @param zone the client's, with what this turn has learned of it */
export function noteMeeting(
  call: Extract<ToolCall, { name: 'note_meeting' }>,
  { brand, now, snapshot }: Question,
  zone: string,
): { ok: boolean; content: string; noted?: Noted } {
  const known = snapshot.meetings.find(({ id }) => id === call.meetingId);
  if (call.meetingId !== undefined && known?.source !== 'mentioned')
    return { ok: false, content: `There is no meeting ${call.meetingId} of his to change.` };
  const title = call.title ?? known?.title ?? '';
  const noted = { title, confidence: MODEL_CONFIDENCE, unclear: false, span: [0, 0] as [number, number] };
  if (call.cancelled && known)
    return {
      ok: true,
      content: 'Noted: it is off.',
      noted: { ...noted, start: known.start.toISOString(), change: 'cancelled' },
    };

  const lang = languageOf(snapshot, brand);
  const phrase = call.words ?? '';
  const when = resolveWhen({
    phrase,
    now,
    zone,
    lang,
    purpose: 'meeting',
    brandZone: brand.zone,
    defaults: brand.meeting.when,
    holidays: brand.holidays,
  });
  if (when.kind === 'past') return { ok: false, content: 'That time has passed. Nothing is noted.' };
  if (when.kind !== 'instant' || when.instant === undefined) {
    const ask = when.question?.text ?? 'when exactly is it?';
    return {
      ok: false,
      content: `Not clear when. If it matters to what you talk about, ask the client: ${ask} Nothing is noted.`,
    };
  }
  const timed = {
    ...noted,
    start: when.instant,
    end: when.end,
    precision: precisionOf(when),
    change: known ? ('moved' as const) : ('set' as const),
  };
  if (call.reading && !agreesWithReading(when, call.reading, zone)) {
    const content = `Your reading (${call.reading}) and ours (${when.instant}) differ. Ask the client which he means; nothing is planned.`;
    return { ok: false, content, noted: { ...timed, unclear: true } };
  }
  return {
    ok: true,
    content: `Noted for ${describeInstant(when.instant, when.zone ?? zone, lang, now)}.`,
    noted: timed,
  };
}

function precisionOf({ precision }: WhenResult): Noted['precision'] {
  if (precision === 'day' || precision === 'week') return 'day';
  return precision === 'daypart' ? 'daypart' : 'time';
}
