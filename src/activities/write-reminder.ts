// A reminder of a meeting is due: may it still be said, and in which of the brand's words? What is too late is not said.
import type { Brand, MentionedPolicy } from '../domain/brand';
import type { SkipReason, Verdict } from '../domain/decision';
import { meetingText } from '../domain/meeting-texts';
import type { ReminderKind } from '../domain/meetings';
import { isHoliday, isOpen } from '../domain/windows';
import type { MeetingRow, Snapshot, Store } from '../ports';
import { type DecideDeps, TRANSCRIPT_LIMIT } from './decide/decide';
import { intentOf } from './decide/draft';
import { languageOf } from './decide/language';
import { modeOf } from './decide/mode';

export interface ReminderInput {
  conversationId: string;
  /** the reminder's row in the plan */
  itemId: string;
  turnId: string;
}

export type ReminderVerdict = Extract<Verdict, { verdict: 'send' | 'skip' }>;

const MINUTE = 60_000;
// A minute late is punctual for a person; later than that is downtime's work and is paced.
const PUNCTUAL_MS = MINUTE;
// «Как прошло?» is asked the same evening or not at all.
const COMPLETION_USEFUL_MS = 3 * 60 * MINUTE;
const SAVE_TRIES = 5;
// a reminder answers nothing: what messages have cancelled is not its business
const NOTHING_LAPSES = 2 ** 31 - 1;

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
    const { kind, meeting, item } = row;
    const zone = snapshot.prospect.zone ?? brand.zone;
    const text = meetingText(wordsOf(brand.meeting.mentioned, kind)[languageOf(snapshot, brand)], meeting, {
      zone,
      language: languageOf(snapshot, brand),
      now,
    });
    const intent = { ...intentOf(`${turnId}/m`, 'reminder', text, item.id), meetingId: meeting.id };
    const covers = snapshot.conversation.seq;
    const decision: ReminderVerdict = {
      verdict: 'send',
      intent: intent.id,
      covers,
      notAfter: usefulUntil(kind, meeting),
      overdue: now.getTime() - item.due.getTime() > PUNCTUAL_MS,
      typingMs: 0,
    };
    const saved = await store.saveTurn({
      id: turnId,
      conversationId,
      task: 'reminder',
      planItemId: itemId,
      at: now,
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

function refuse(
  snapshot: Snapshot,
  brand: Brand,
  row: Awaited<ReturnType<Store['reminder']>>,
  now: Date,
): SkipReason | undefined {
  if (snapshot.optedOut) return 'opted_out';
  if (row?.item.status !== 'scheduled' || row.meeting.status !== 'planned') return 'no_longer_planned';
  if (snapshot.conversation.control !== 'agent') return 'human_in_control';
  const { kind, meeting } = row;
  if (now.getTime() >= usefulUntil(kind, meeting)) return 'too_late';
  if (kind === 'preparation' || kind === 'completion') {
    if (!brand.meeting.mentioned.enabled || !snapshot.preferences[kind]) return 'not_wanted';
    // It is his meeting, not ours: nobody is woken for it.
    const zone = snapshot.prospect.zone ?? brand.zone;
    if (isHoliday(brand.holidays, zone, now) || !isOpen(brand.hours, zone, now, brand.holidays)) return 'outside_hours';
  }
  // The words are the brand's own, so a draft mode needs no yes for them; where we only observe nothing leaves.
  if (modeOf(brand, snapshot.conversation.stage) === 'observe') return 'observed';
  return undefined;
}

const usefulUntil = (kind: ReminderKind, { start, end }: MeetingRow): number =>
  kind === 'completion' ? (end ?? start).getTime() + COMPLETION_USEFUL_MS : start.getTime();

const wordsOf = (words: MentionedPolicy, kind: ReminderKind) =>
  kind === 'completion' ? words.completion : words.preparation;
