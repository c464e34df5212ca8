// Decides what to say now: waits out the burst, reads one snapshot, asks the model, writes what it made as rows, answers with ids.
import type { Logger } from 'pino';
import type { Brand, Mode } from '../../domain/brand';
import type { Stage } from '../../domain/conversation';
import type { Decision } from '../../domain/decision';
import { isOpen, nextOpen } from '../../domain/windows';
import type {
  Brands,
  Clock,
  FactChecker,
  KnowledgeSearch,
  Meter,
  ReplyAgent,
  Snapshot,
  Store,
  WebSearch,
} from '../../ports';
import type { BookingStore, Calendars } from '../../ports/booking';
import type { VideoMeetings } from '../../ports/meetings';
import { withHeartbeat } from '../heartbeat';
import { isRetry, withPatience } from '../patience';
import { askModel, type HeldReason, type ModelAnswer } from './ask-model';
import { overBudget } from './budget';
import {
  aboutOf,
  answerIntents,
  type Base,
  type Draft,
  draftHolding,
  draftReply,
  draftSilence,
  intentOf,
  withMeetings,
} from './draft';
import { languageOf } from './language';
import { hearMeetings, type Opening, onlySchedule, openingOf } from './meetings';
import { expiryOf, modeOf, underMode } from './mode';
import type { Slots } from './paid-call';
import { ownWords, questionOf, waitForTools } from './question';
import { watchConversation } from './watch';

export interface DecideInput {
  conversationId: string;
  turnId: string;
  /** newest seq answered so far */
  handled: number;
  /** where the conversation stands; histories of before 2026-11-21 say nothing, and the row is asked */
  stage?: Stage;
}

export interface DecideDeps {
  store: Store;
  brands: Brands;
  knowledge: KnowledgeSearch;
  web: WebSearch;
  agent: ReplyAgent;
  checker: FactChecker;
  bookings: BookingStore;
  calendars: Calendars;
  video: VideoMeetings;
  clock: Clock;
  slots: Slots;
  meter: Meter;
  log: Logger;
}

/** Messages the model reads; older ones no longer change an answer and cost on every turn. */
export const TRANSCRIPT_LIMIT = 60;
// From here on the model is let finish; after twice as many the turn waits until he draws breath: nothing is said over his words.
const FRESH_STARTS = 4;
const BREATH_MS = 3_000;
const LOOK_MS = 1_000;

export function createDecide(deps: DecideDeps) {
  return (input: DecideInput): Promise<Decision> =>
    withHeartbeat(1000, async (cancelled) => {
      const started = deps.clock.now().getTime();
      const decision = await withPatience(() => decide(deps, input, cancelled));
      deps.meter.count('decisions', { task: 'reply', outcome: decision.outcome });
      deps.meter.time('decide', { task: 'reply' }, (deps.clock.now().getTime() - started) / 1000);
      return decision;
    });
}

async function decide(deps: DecideDeps, input: DecideInput, cancelled: AbortSignal): Promise<Decision> {
  // A retry after a crash: the turn was written, its words were paid for.
  const earlier = isRetry() ? await deps.store.findTurn(input.turnId) : undefined;
  if (earlier) return earlier.decision as Decision;
  for (let start = 1; ; start++) {
    await burstOver(deps, input.conversationId, cancelled);
    const snapshot = await deps.store.snapshot(input.conversationId, TRANSCRIPT_LIMIT, input.handled, input.turnId);
    if (snapshot.conversation.control !== 'agent') {
      await deps.store.dropOpenTurns(input.conversationId);
      return { outcome: 'superseded', reason: 'human_in_control' };
    }
    const brand = await deps.brands.get(snapshot.conversation.brand);
    const mode = modeOf(brand, input.stage ?? snapshot.conversation.stage);
    const made = await draftOf(deps, input, snapshot, brand, mode, start < FRESH_STARTS, cancelled);
    if (made === 'stale') continue;
    if (!('record' in made)) return made;
    const draft = heard(
      underMode(made, mode, expiryOf(brand, deps.clock.now())),
      input,
      snapshot,
      brand,
      deps.clock.now(),
    );
    // Written only if nothing arrived since the snapshot; otherwise he wrote meanwhile, and it is decided afresh.
    const stands = await deps.store.saveTurn({ ...draft.record, at: deps.clock.now() });
    if (stands) {
      // silent turns keep promises at once; those a reply makes stand when it has left
      for (const item of draft.record.planItems) {
        if (!item.promisedBy)
          deps.log.info(
            { conversationId: input.conversationId, planItem: item.id, status: 'created' },
            'plan item created',
          );
      }
      for (const { outcome } of draft.record.mentions ?? []) deps.meter.count('mentions', { outcome });
      return stands as Decision; // another attempt's, if that one wrote first
    }
    if (start >= FRESH_STARTS * 2)
      return { outcome: 'later', at: deps.clock.now().getTime() + BREATH_MS, reason: 'client_writes' };
  }
}

async function draftOf(
  deps: DecideDeps,
  input: DecideInput,
  snapshot: Snapshot,
  brand: Brand,
  mode: Mode,
  watched: boolean,
  cancelled: AbortSignal,
): Promise<Draft | Decision | 'stale'> {
  const covers = snapshot.conversation.seq;
  const { open } = snapshot;
  const now = open?.decidedAt ?? deps.clock.now();
  const base = { input, snapshot, brand, now };
  const unanswered = unansweredOf(snapshot, input.handled);
  const heard = ownWords(unanswered);

  if (snapshot.optedOut) {
    if (snapshot.optOutConfirmed || !snapshot.optOutHere)
      return draftSilence(base, 'opted_out', unanswered.length > 0 ? 'opted_out_wrote' : undefined);
    // Once per person, whatever chat he said it in: the id is his, not the turn's.
    const text = brand.optOut.confirmation[languageOf(snapshot, brand)];
    const intent = intentOf(`optout:${snapshot.prospect.id}`, 'optOut', text);
    return draftReply(base, { intents: [intent], optOut: true, reason: 'opted_out' });
  }
  if (unanswered.length === 0) return draftSilence(base, 'deleted');
  if (snapshot.messages.at(-1)?.author === 'rep') return draftSilence(base, 'answered');

  const zone = snapshot.prospect.zone ?? brand.zone;
  if (brand.repliesOutsideHours !== 'now' && !isOpen(brand.hours, zone, now)) {
    const opens = nextOpen(brand.hours, zone, now);
    if (opens) {
      const away = brand.repliesOutsideHours === 'awayMessage' && !saidAwayThisNight(snapshot, brand, zone, now);
      // where we only observe it is not said, and the answer is written down in the morning
      if (!away || mode === 'observe') return { outcome: 'later', at: opens.getTime(), reason: 'outside_hours' };
      const intent = intentOf(`${input.turnId}/away`, 'away', brand.awayMessage[languageOf(snapshot, brand)]);
      return draftReply(base, { intents: [intent], thenAt: opens.getTime(), reason: 'outside_hours' });
    }
  }

  const opening = openingOf(base, unanswered);
  if (onlySchedule(unanswered)) {
    return draftReply(base, { intents: openingAlone(base, opening), reason: 'schedule' });
  }

  if (!open && (await overBudget(deps, input.conversationId, brand, now)))
    return fromAnswer(base, heard, notAsked('over_budget'), opening);

  const watch = watched ? watchConversation(deps, input.conversationId, covers) : undefined;
  try {
    const signal = watch ? AbortSignal.any([watch.signal, cancelled]) : cancelled;
    const question = await questionOf(deps, { ...base, ...input, opening }, { kind: 'reply' }, open);
    const answer = await askModel(deps, question, signal);
    if (answer.kind !== 'tools') return fromAnswer(base, heard, answer, opening);
    const calls = await waitForTools(deps.store, base, input.turnId, answer);
    return calls ? { outcome: 'tools', calls } : 'stale';
  } catch (error) {
    if (watch?.signal.aborted) return 'stale';
    throw error;
  } finally {
    watch?.stop();
  }
}

const openingAlone = ({ input }: Base, opening: Opening) => [
  { ...intentOf(`${input.turnId}/r1`, 'reply', opening.texts.join('\n\n')), ...aboutOf(opening) },
];

const unansweredOf = ({ messages }: Snapshot, handled: number) =>
  messages.filter((m) => m.author === 'client' && (m.seq ?? 0) > handled);

/** With the meetings he spoke of; of one who said stop nothing is noted. */
function heard(draft: Draft, { turnId, handled }: DecideInput, snapshot: Snapshot, brand: Brand, now: Date): Draft {
  const stopped = snapshot.optedOut || ('optOut' in draft.decision && draft.decision.optOut);
  if (stopped) return draft;
  const base = { turnId, snapshot, brand, now };
  return withMeetings(draft, hearMeetings(base, unansweredOf(snapshot, handled), draft.noted ?? []));
}

/** Held without a call of the model. */
const notAsked = (why: HeldReason): ModelAnswer => ({
  kind: 'held',
  why,
  steps: [],
  usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
  toolCalls: [],
  noted: [],
  rules: [],
  findings: [],
  rejected: [],
  planItems: [],
  cancelItems: [],
});

function fromAnswer(base: Base, unanswered: string[], answer: ModelAnswer, opening: Opening): Draft {
  if (answer.kind === 'held') return draftHolding(base, answer, unanswered);
  const { brand, snapshot } = base;
  const language = languageOf(snapshot, brand);
  if (answer.stop !== undefined) {
    // One last message, in the brand's words; to a stranger the apology that was found for him.
    const text =
      answer.stop === 'wrongPerson' && answer.text !== '' ? answer.text : brand.optOut.confirmation[language];
    const intent = intentOf(`optout:${snapshot.prospect.id}`, 'optOut', text);
    const suppress = answer.stop === 'wrongPerson' ? 'wrong_person' : 'client_meant_stop';
    return draftReply(base, { intents: [intent], answer, optOut: true, suppress, reason: suppress });
  }
  // A handoff without words still owes the client one: newer models say what they do between tool calls where he can't read it.
  const text =
    answer.text === '' && answer.handOff !== undefined && answer.silence === undefined
      ? brand.holding[language]
      : answer.text;
  // what became of his meeting he hears also where there is nothing else to say
  if (text === '' && opening.announces !== undefined)
    return draftReply(base, { intents: openingAlone(base, opening), answer });
  if (text === '')
    return draftSilence(base, 'said_nothing', answer.handOff === undefined ? undefined : 'handoff', answer);
  return draftReply(base, { intents: answerIntents(base, text, unanswered, opening), answer });
}

/** Waits until the client has been quiet for a moment, or has been writing for too long to wait. */
async function burstOver(deps: DecideDeps, conversationId: string, cancelled: AbortSignal): Promise<void> {
  const startedAt = deps.clock.now().getTime();
  let burst: Brand['burst'] | undefined;
  for (;;) {
    const { brand, newestClientAt, control } = await deps.store.pulse(conversationId);
    burst ??= (await deps.brands.get(brand)).burst;
    const now = deps.clock.now().getTime();
    const quietAt = (newestClientAt?.getTime() ?? 0) + burst.quietSeconds * 1000;
    if (control !== 'agent' || now >= quietAt || now >= startedAt + burst.maxSeconds * 1000) return;
    await deps.clock.sleep(Math.min(LOOK_MS, quietAt - now), cancelled);
  }
}

/** One away message per closed time: none since the brand was last open. */
function saidAwayThisNight(snapshot: Snapshot, brand: Brand, zone: string, now: Date): boolean {
  if (!snapshot.awaySaidAt) return false;
  const openedAgain = nextOpen(brand.hours, zone, snapshot.awaySaidAt);
  return openedAgain === undefined || openedAgain > now;
}
