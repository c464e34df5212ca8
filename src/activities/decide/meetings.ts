// The meetings a client speaks of: read in his messages by rules and by the model, merged with those known, and what follows from them.
import type { Brand } from '../../domain/brand';
import { meetingText } from '../../domain/meeting-texts';
import type { MeetingOp } from '../../domain/meetings';
import { readMentions, sameMeeting } from '../../domain/mentions';
import { isAskedAt } from '../../domain/mentions/around';
import { type ChangedMeeting, type KnownMeeting, planMention } from '../../domain/mentions/plan-mention';
import type { Mention } from '../../domain/mentions/types';
import { asksSchedule, scheduleText } from '../../domain/schedule-text';
import { stemsOf } from '../../domain/words';
import type { MeetingChange, MeetingRow, MentionRecord, MessageRow, Snapshot } from '../../ports';
import { languageOf } from './language';

/** A meeting as the model noted it; its time was worked out here, from the client's words. */
export type Noted = Mention & {
  /** our reading of the time and the model's differ, or there is a question about it: nothing is planned */
  unclear: boolean;
};

export interface Heard {
  meetings: MeetingChange[];
  mentions: MentionRecord[];
  ops: MeetingOp[];
}

// Two independent readers agree: what is left to doubt is what both have missed.
const bothSure = (a: number, b: number): number => 1 - (1 - a) * (1 - b);

export function hearMeetings(
  { snapshot, brand, turnId, now }: { snapshot: Snapshot; brand: Brand; turnId: string; now: Date },
  unanswered: readonly MessageRow[],
  noted: readonly Noted[],
): Heard {
  const policy = brand.meeting.mentioned;
  if (!policy.enabled) return { meetings: [], mentions: [], ops: [] };
  const read = [...readAll(unanswered, snapshot, brand)];
  const known: KnownMeeting[] = snapshot.meetings.filter(({ status }) => status === 'planned');
  const changes = new Map<string, ChangedMeeting>();
  const mentions: MentionRecord[] = [];
  for (const { mention, readBy, unclear, telegramId, readMs } of withNoted(read, noted, unanswered)) {
    const newId = `${turnId}/m${mentions.length + 1}`;
    const merged = unclear ? { outcome: 'unclear' as const } : planMention(mention, known, { policy, newId, now });
    const { change } = 'change' in merged ? merged : { change: undefined };
    mentions.push({
      telegramId,
      title: mention.title,
      start: new Date(mention.start),
      end: mention.end ? new Date(mention.end) : undefined,
      confidence: mention.confidence,
      readBy,
      outcome: merged.outcome,
      meetingId: 'meetingId' in merged ? merged.meetingId : undefined,
      readMs,
    });
    if (!change) continue;
    changes.set(change.id, change);
    const at = known.findIndex(({ id }) => id === change.id);
    if (change.status === 'cancelled') known.splice(at, 1);
    else if (at >= 0) known[at] = change;
    else known.push(change);
  }
  const zone = snapshot.prospect.zone ?? brand.zone;
  return {
    mentions,
    meetings: [...changes.values()].map((change) => ({ ...change, zone })),
    ops: [...changes.values()].map(toOp),
  };
}

function toOp({ id, source, start, end, version, status, reminders }: ChangedMeeting): MeetingOp {
  if (status === 'cancelled') return { op: 'drop', id };
  return {
    op: 'keep',
    id,
    source,
    start: start.getTime(),
    ...(end ? { end: end.getTime() } : {}),
    version,
    reminders: reminders.map((r) => ({ id: r.id, kind: r.kind, due: r.due.getTime() })),
  };
}

interface Read {
  mention: Mention;
  telegramId?: number;
  readMs: number;
}

/** Each message as of when it was said, by the clock of where he is. */
function* readAll(messages: readonly MessageRow[], { prospect }: Snapshot, brand: Brand): Generator<Read> {
  for (const { text, saidAt, telegramId, forwarded } of messages) {
    if (forwarded) continue; // somebody else's calendar
    const started = performance.now();
    const found = readMentions(text, {
      now: saidAt,
      zone: prospect.zone ?? brand.zone,
      defaults: brand.meeting.when,
      brandZone: brand.zone,
      holidays: brand.holidays,
    });
    const readMs = performance.now() - started;
    for (const mention of found) yield { mention, telegramId, readMs };
  }
}

/** What rules read, surer where the model agrees; then what only the model has seen. */
function withNoted(
  read: Read[],
  noted: readonly Noted[],
  messages: readonly MessageRow[],
): (Read & { readBy: MentionRecord['readBy']; unclear: boolean })[] {
  const left = new Set(noted);
  const both = read.map((r) => {
    const other = [...left].find((n) => spokenOf(n, r.mention));
    if (!other) return { ...r, readBy: 'resolver' as const, unclear: false };
    left.delete(other);
    const confidence = bothSure(r.mention.confidence, other.confidence);
    const mention = { ...r.mention, confidence, end: r.mention.end ?? other.end };
    return { ...r, mention, readBy: 'both' as const, unclear: other.unclear };
  });
  const newest = messages.at(-1)?.telegramId;
  const alone = [...left].map((mention) => ({
    mention,
    telegramId: newest,
    readMs: 0,
    readBy: 'model' as const,
    unclear: mention.unclear,
  }));
  return [...both, ...alone];
}

// Two readers of one message: the same hour is the same meeting, whatever each calls it; so is the same name.
const SAME_MS = 15 * 60_000;
function spokenOf(a: Mention, b: Mention): boolean {
  if (a.change !== b.change) return false;
  const start = new Date(a.start);
  const apart = Math.abs(start.getTime() - Date.parse(b.start));
  return apart <= SAME_MS || sameMeeting({ title: a.title, start }, { title: b.title, start }) === 'same';
}

/** Said by code at the head of the next message: what became of a meeting, the list he asked for, a question about one that must be over. */
export interface Opening {
  texts: string[];
  /** the meeting it is about: once this message has left it is not told, or asked, again */
  meetingId?: string;
  /** it tells of this version of it */
  announces?: number;
}

/** @param unanswered what the message answers, oldest first */
export function openingOf(
  { snapshot, brand, now }: { snapshot: Snapshot; brand: Brand; now: Date },
  unanswered: readonly MessageRow[],
): Opening {
  const zone = snapshot.prospect.zone ?? brand.zone;
  const language = languageOf(snapshot, brand);
  const opening: Opening = { texts: [] };
  const changed = snapshot.meetings.find(({ announce, announced }) => announce !== undefined && !announced);
  if (changed) {
    opening.meetingId = changed.id;
    opening.announces = changed.version;
    opening.texts.push(announcementOf(changed, brand, { zone, language, now }));
  }
  const over = changed ? undefined : overMeeting(snapshot, brand, unanswered);
  if (over) {
    opening.meetingId = over.id;
    // He speaks of it himself: the answer goes on from there, and nobody asks what he has just told.
    if (!speaksOf(over, unanswered))
      opening.texts.push(meetingText(brand.meeting.mentioned.question[language], over, { zone, language, now }));
  }
  if (unanswered.some(({ text }) => asksSchedule(text))) {
    const meetings = snapshot.meetings.filter(({ status, start, end }) => status === 'planned' && (end ?? start) > now);
    const ours = snapshot.plan.filter(({ status, due }) => status === 'scheduled' && due > now);
    const coming = [...meetings, ...ours.map(({ due }) => ({ start: due }))];
    opening.texts.push(scheduleText(coming, zone, language, now));
  }
  return opening;
}

/** The brand's words for what became of a meeting we booked. */
export function announcementOf(
  meeting: MeetingRow,
  { meeting: { booking } }: Brand,
  view: { zone: string; language: 'ru' | 'en'; now: Date },
): string {
  const words = booking.texts[meeting.announce ?? 'booked'][view.language];
  return meetingText(words, { ...meeting, link: meeting.joinUrl }, view);
}

/** Nothing is left for the model to answer. */
export const onlySchedule = (unanswered: readonly MessageRow[]): boolean =>
  unanswered.length > 0 && unanswered.every(({ text }) => asksSchedule(text));

/** The newest he mentioned that is over by now, without an end we knew, not asked about yet. */
function overMeeting(
  { meetings, preferences }: Snapshot,
  brand: Brand,
  unanswered: readonly MessageRow[],
): MeetingRow | undefined {
  const said = unanswered.at(-1)?.saidAt;
  if (!said || !brand.meeting.mentioned.enabled || !preferences.question) return undefined;
  return meetings
    .filter(({ source, askFrom, asked }) => source === 'mentioned' && askFrom && !asked && isAskedAt(askFrom, said))
    .at(-1);
}

const speaksOf = ({ title }: MeetingRow, messages: readonly MessageRow[]): boolean => {
  const named = new Set(stemsOf(title).filter((stem) => stem.length > 2));
  return messages.some(({ text }) => stemsOf(text).some((stem) => named.has(stem)));
};
