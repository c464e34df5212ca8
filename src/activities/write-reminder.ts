// A reminder of a meeting is due: may it still be said, and in which of the brand's words? What is too late is not said.
import type { Brand, Language } from '../domain/brand';
import type { SkipReason, Verdict } from '../domain/decision';
import { meetingText } from '../domain/meeting-texts';
import type { ReminderKind } from '../domain/meetings';
import { isHoliday, isOpen, nextOpen } from '../domain/windows';
import type { MeetingRow, Snapshot, Store } from '../ports';
import { type DecideDeps, TRANSCRIPT_LIMIT } from './decide/decide';
import { intentOf } from './decide/draft';
import { languageOf } from './decide/language';
import { announcementOf } from './decide/meetings';
import { modeOf } from './decide/mode';

export interface ReminderInput {
  conversationId: string;
  /** the reminder's row in the plan */
  itemId: string;
  turnId: string;
}

export type ReminderVerdict = Extract<Verdict, { verdict: 'send' | 'skip' | 'later' }>;

type Row = NonNullable<Awaited<ReturnType<Store['reminder']>>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// A minute late is punctual for a person; later than that is downtime's work and is paced.
const PUNCTUAL_MS = MINUTE;
const SAVE_TRIES = 5;
// a reminder answers nothing: what messages have cancelled is not its business
const NOTHING_LAPSES = 2 ** 31 - 1;

interface Rule {
  /** of no use any more from then on */
  until: (meeting: MeetingRow, due: Date) => number;
  /** outside the hours: `skip` what is his own affair, `wait` where the next morning does, `go` where the hour of the meeting decides */
  closed: 'skip' | 'wait' | 'go';
}

const untilStart: Rule['until'] = ({ start }) => start.getTime();
const nextDay: Rule['until'] = (_, due) => due.getTime() + 36 * HOUR;
// of a meeting of his own «Как прошло?» is asked the same evening or not at all
const afterwards: Rule['until'] = ({ source, start, end = start }, due) =>
  source === 'booked' ? nextDay({ source, start, end } as MeetingRow, due) : end.getTime() + 3 * HOUR;

const RULES: Record<ReminderKind, Rule> = {
  preparation: { until: untilStart, closed: 'skip' },
  completion: { until: afterwards, closed: 'skip' },
  dayBefore: { until: untilStart, closed: 'go' },
  hourBefore: { until: untilStart, closed: 'go' },
  changed: { until: nextDay, closed: 'wait' },
  noShow: { until: nextDay, closed: 'wait' },
  thanks: { until: nextDay, closed: 'wait' },
};
// A change of a meeting sooner than this is told at any hour: he may be on his way.
const SOON_MS = 14 * HOUR;

export function createWriteReminder(deps: Pick<DecideDeps, 'store' | 'brands' | 'clock' | 'meter'>) {
  return async (input: ReminderInput): Promise<ReminderVerdict> => {
    const verdict = await write(deps, input);
    deps.meter.count('decisions', { task: 'reminder', outcome: verdict.verdict });
    return verdict;
  };
}

async function write(
  { store, brands, clock }: Pick<DecideDeps, 'store' | 'brands' | 'clock'>,
  { conversationId, itemId, turnId }: ReminderInput,
): Promise<ReminderVerdict> {
  const earlier = await store.findTurn(turnId);
  if (earlier) return earlier.decision as ReminderVerdict;
  for (let tries = 0; tries < SAVE_TRIES; tries++) {
    const snapshot = await store.snapshot(conversationId, TRANSCRIPT_LIMIT, NOTHING_LAPSES);
    const row = await store.reminder(itemId);
    const brand = await brands.get(snapshot.conversation.brand);
    const now = clock.now();
    const refusal = refuse(snapshot, brand, row, now);
    if (!row || refusal) return { verdict: 'skip', reason: refusal ?? 'no_longer_planned' };
    const zone = snapshot.prospect.zone ?? brand.zone;
    const waits = closedUntil(row, brand, zone, now);
    if (waits === 'skip') return { verdict: 'skip', reason: 'outside_hours' };
    if (waits) return { verdict: 'later', at: waits.getTime(), reason: 'outside_hours' };
    const { kind, meeting, item } = row;
    const text = textOf(kind, meeting, brand, { zone, language: languageOf(snapshot, brand), now });
    const intent = {
      ...intentOf(`${turnId}/m`, 'reminder', text, item.id),
      meetingId: meeting.id,
      ...(kind === 'changed' ? { announces: meeting.version } : {}),
    };
    const covers = snapshot.conversation.seq;
    const decision: ReminderVerdict = {
      verdict: 'send',
      intent: intent.id,
      covers,
      notAfter: RULES[kind].until(meeting, item.due),
      overdue: now.getTime() - item.due.getTime() > PUNCTUAL_MS,
      typingMs: 0,
    };
    const saved = await store.saveTurn({
      id: turnId,
      at: now,
      conversationId,
      task: 'reminder',
      planItemId: itemId,
      covers,
      outcome: 'send',
      brandVersion: brand.version,
      toolCalls: [],
      rules: [],
      findings: [],
      rejected: [],
      planBefore: snapshot.plan,
      rounds: 0,
      usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
      decision,
      intents: [intent],
      planItems: [],
      cancelItems: [],
    });
    if (saved) return saved as ReminderVerdict;
  }
  throw new Error('the chat moves faster than a reminder can be written');
}

function refuse(snapshot: Snapshot, brand: Brand, row: Row | undefined, now: Date): SkipReason | undefined {
  if (snapshot.optedOut) return 'opted_out';
  if (row?.item.status !== 'scheduled') return 'no_longer_planned';
  if (snapshot.conversation.control !== 'agent') return 'human_in_control';
  const { kind, meeting, item } = row;
  // a reply has told him meanwhile
  if (kind === 'changed' ? meeting.announced : meeting.status === 'cancelled') return 'no_longer_planned';
  if (now.getTime() >= RULES[kind].until(meeting, item.due)) return 'too_late';
  const asked = kind === 'preparation' || kind === 'completion' ? snapshot.preferences[kind] : true;
  if (meeting.source === 'mentioned' && !(brand.meeting.mentioned.enabled && asked)) return 'not_wanted';
  // The words are the brand's own, so a draft mode needs no yes for them; where we only observe nothing leaves.
  if (modeOf(brand, snapshot.conversation.stage) === 'observe') return 'observed';
  return undefined;
}

/** undefined: it may go now. */
function closedUntil(
  { kind, meeting }: Row,
  { hours, holidays }: Brand,
  zone: string,
  now: Date,
): Date | 'skip' | undefined {
  if (!isHoliday(holidays, zone, now) && isOpen(hours, zone, now, holidays)) return undefined;
  const { closed } = RULES[kind];
  if (closed === 'go') return undefined;
  if (kind === 'completion' && meeting.source === 'booked') return nextOpen(hours, zone, now, holidays);
  if (closed === 'skip') return 'skip';
  const soon = kind === 'changed' && meeting.start.getTime() - now.getTime() < SOON_MS;
  return soon ? undefined : nextOpen(hours, zone, now, holidays);
}

function textOf(
  kind: ReminderKind,
  meeting: MeetingRow,
  brand: Brand,
  view: { zone: string; language: Language; now: Date },
): string {
  if (kind === 'changed') return announcementOf(meeting, brand, view);
  const { mentioned, booking } = brand.meeting;
  const words =
    kind === 'preparation'
      ? mentioned.preparation
      : kind === 'completion' && meeting.source === 'mentioned'
        ? mentioned.completion
        : booking.texts[kind];
  return meetingText(words[view.language], { ...meeting, link: meeting.joinUrl }, view);
}
