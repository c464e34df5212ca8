// A follow-up is due: does it still make sense, and in which words? Late ones are judged, never dumped.
import { ApplicationFailure } from '@temporalio/activity';
import type { AgentTask } from '../domain/agent';
import type { Brand } from '../domain/brand';
import type { Stage } from '../domain/conversation';
import { nextDay } from '../domain/day';
import type { SkipReason, Verdict } from '../domain/decision';
import { isHoliday, isOpen, nextOpen, overdueVerdict } from '../domain/windows';
import type { HeldFollowUp, OpenTurn, PlanRow, Snapshot, TurnRecord } from '../ports';
import { askModel, type ModelAnswer, type ToolsAsked } from './decide/ask-model';
import { overBudget } from './decide/budget';
import { type DecideDeps, TRANSCRIPT_LIMIT } from './decide/decide';
import { intentOf, withNotices } from './decide/draft';
import { expiryOf, modeOf } from './decide/mode';
import { typingMs } from './decide/pace';
import { questionOf, waitForTools } from './decide/question';
import { withHeartbeat } from './heartbeat';
import { isRetry, withPatience } from './patience';

export interface JudgeInput {
  conversationId: string;
  itemId: string;
  turnId: string;
  /** epoch ms: what was promised, however often the send has waited since */
  promisedFor: number;
  /** a human spoke in the chat since it was promised */
  rejudge: boolean;
  /** where the conversation stands; histories of before 2026-11-21 say nothing, and the row is asked */
  stage?: Stage;
}

// A minute late is punctual for a person; later than that is downtime's work and is paced.
const PUNCTUAL_MS = 60_000;
// Claimed later than this after the judgement it is judged anew.
const USEFUL_MS = 6 * 3600_000;
const SAVE_TRIES = 5;
// a follow-up answers nothing: what messages have cancelled is not its business
const NOTHING_LAPSES = 2 ** 31 - 1;

export function createJudgeDue(deps: DecideDeps) {
  return (input: JudgeInput): Promise<Verdict> =>
    withHeartbeat(1000, async (cancelled) => {
      const verdict = await withPatience(() => judge(deps, input, cancelled));
      deps.meter.count('decisions', { task: 'followUp', outcome: verdict.verdict });
      if (verdict.verdict === 'send')
        deps.meter.time('followUpLateness', {}, (deps.clock.now().getTime() - input.promisedFor) / 1000);
      return verdict;
    });
}

async function judge(deps: DecideDeps, input: JudgeInput, cancelled: AbortSignal): Promise<Verdict> {
  const earlier = isRetry() ? await deps.store.findTurn(input.turnId) : undefined;
  if (earlier) return standing(earlier.decision as Verdict | HeldFollowUp);
  for (let tries = 0; tries < SAVE_TRIES; tries++) {
    const snapshot = await deps.store.snapshot(input.conversationId, TRANSCRIPT_LIMIT, NOTHING_LAPSES, input.turnId);
    const item = await deps.store.planItem(input.itemId);
    const refusal = refuse(snapshot, item);
    if (!item || refusal) {
      await deps.store.dropOpenTurns(input.conversationId);
      return { verdict: 'skip', reason: refusal ?? 'no_longer_planned' };
    }
    const brand = await deps.brands.get(snapshot.conversation.brand);
    const { open } = snapshot;
    const now = open?.decidedAt ?? deps.clock.now();
    const zone = snapshot.prospect.zone ?? brand.zone;
    const due = dueDate(brand, zone, new Date(input.promisedFor));
    const lateMs = now.getTime() - due.getTime();
    const overdue = lateMs > PUNCTUAL_MS;
    // On time it leaves when the client asked for it, whatever the hour, but for holidays; late it is ours to choose, and nobody is woken.
    if (isHoliday(brand.holidays, zone, now) || (overdue && !isOpen(brand.hours, zone, now, brand.holidays))) {
      const opens = nextOpen(brand.hours, zone, now, brand.holidays);
      if (opens) return { verdict: 'later', at: opens.getTime(), reason: 'outside_hours' };
    }
    const lateness = overdueVerdict({
      due,
      now,
      lateAsIsMinutes: brand.followUp.lateAsIsMinutes,
      lateRewriteHours: brand.followUp.lateRewriteHours,
    });
    if (lateness === 'skip') return { verdict: 'skip', reason: 'too_late' };
    const asItIs = item.message !== undefined && lateness === 'asIs' && !input.rejudge;
    if (!asItIs && !open && (await overBudget(deps, input.conversationId, brand, now))) {
      return { verdict: 'later', at: nextDay(now, brand.zone).getTime(), reason: 'over_budget' };
    }
    const answer = asItIs
      ? undefined
      : await write(deps, input, { snapshot, brand, item, lateMs, now, open }, cancelled);
    if (answer?.kind === 'tools') {
      const calls = await waitForTools(deps.store, { snapshot, brand, now }, input.turnId, answer);
      if (!calls) continue;
      return { verdict: 'tools', calls };
    }
    // The model would not write it: the promise stands, so it is tried again and in the end a human hears of it.
    if (answer?.kind === 'held') {
      const held: HeldFollowUp = { verdict: 'held', why: answer.why };
      const record = recordOf(input, snapshot, brand, answer, deps.clock.now());
      const stands = await deps.store.saveTurn({ ...record, outcome: 'held', reason: answer.why, decision: held });
      if (!stands) continue;
      return standing(stands as Verdict | HeldFollowUp);
    }
    const text = asItIs ? item.message : answer?.kind === 'answer' ? answer.text : '';
    const saved = await save(deps, input, snapshot, brand, item, text ?? '', overdue, answer, now);
    if (saved) return saved;
  }
  // The chat moves faster than we can judge it: whoever is talking there answers it.
  return { verdict: 'later', at: deps.clock.now().getTime() + 60_000, reason: 'outside_hours' };
}

/** Another attempt's, or that of one before a crash. @throws as that one has */
function standing(decision: Verdict | HeldFollowUp): Verdict {
  if (decision.verdict === 'held') throw notWritten(decision.why);
  return decision;
}

const notWritten = (why: string) => ApplicationFailure.nonRetryable(`could not be written: ${why}`, 'Held');

/** What falls on a holiday is due when it is over: waiting for that is no lateness. */
function dueDate({ hours, holidays }: Brand, zone: string, promised: Date): Date {
  return isHoliday(holidays, zone, promised) ? (nextOpen(hours, zone, promised, holidays) ?? promised) : promised;
}

function refuse(snapshot: Snapshot, item: PlanRow | undefined): SkipReason | undefined {
  if (snapshot.optedOut) return 'opted_out';
  if (!item) return 'no_longer_planned';
  if (item.status === 'cancelled' && item.cancelReason === 'client_responded') return 'client_responded';
  if (item.status !== 'scheduled') return 'no_longer_planned';
  if (snapshot.conversation.clientSeq > item.basis) return 'client_responded';
  if (snapshot.conversation.control !== 'agent') return 'human_in_control';
  return undefined;
}

async function write(
  deps: DecideDeps,
  input: JudgeInput,
  due: { snapshot: Snapshot; brand: Brand; item: PlanRow; lateMs: number; now: Date; open: OpenTurn | undefined },
  cancelled: AbortSignal,
): Promise<ModelAnswer | ToolsAsked> {
  const { item, lateMs, open } = due;
  const task: AgentTask = {
    kind: 'followUp',
    brief: [item.reason, item.brief ?? item.message].filter(Boolean).join(': '),
    lateByMinutes: Math.max(0, Math.round(lateMs / 60_000)),
    humanSpokeSince: input.rejudge,
  };
  // a follow-up answers nothing: no message is unanswered for its rules
  const base = { ...due, turnId: input.turnId, stage: input.stage, handled: NOTHING_LAPSES };
  return askModel(deps, await questionOf(deps, base, task, open), cancelled);
}

async function save(
  deps: DecideDeps,
  input: JudgeInput,
  snapshot: Snapshot,
  brand: Brand,
  item: PlanRow,
  text: string,
  overdue: boolean,
  answer: ModelAnswer | undefined,
  now: Date,
): Promise<Verdict | undefined> {
  const intent = withNotices({ snapshot, brand }, intentOf(`${input.turnId}/f`, 'followUp', text, item.id));
  const covers = snapshot.conversation.seq;
  const mode = modeOf(brand, input.stage ?? snapshot.conversation.stage);
  const expiresAt = expiryOf(brand, now);
  const ms = typingMs(brand, text);
  const said = { intent: intent.id, covers, notAfter: now.getTime() + USEFUL_MS, overdue };
  const verdict: Verdict =
    text === ''
      ? { verdict: 'skip', reason: 'no_longer_needed' }
      : mode === 'observe'
        ? { verdict: 'skip', reason: 'observed' }
        : mode === 'draft'
          ? {
              verdict: 'draft',
              ...said,
              expiresAt: expiresAt.getTime(),
              ...(ms > 0 ? { typed: { ms, next: [] } } : {}),
            }
          : { verdict: 'send', ...said, typingMs: ms };
  const stands = await deps.store.saveTurn({
    ...recordOf(input, snapshot, brand, answer, deps.clock.now()),
    outcome: verdict.verdict,
    reason: verdict.verdict === 'skip' ? verdict.reason : undefined,
    decision: verdict,
    intents: text === '' ? [] : [intent],
    ...(text === '' || mode === 'auto'
      ? {}
      : { draft: { status: mode === 'draft' ? ('waiting' as const) : ('observed' as const), expiresAt } }),
  });
  return stands && standing(stands as Verdict | HeldFollowUp);
}

/** A decision about this item before it has come to anything. */
function recordOf(
  { turnId, conversationId, itemId }: JudgeInput,
  snapshot: Snapshot,
  brand: Brand,
  answer: ModelAnswer | undefined,
  at: Date,
): Omit<TurnRecord, 'outcome' | 'decision'> {
  const last = answer?.steps.at(-1);
  return {
    id: turnId,
    conversationId,
    task: 'followUp',
    planItemId: itemId,
    at,
    covers: snapshot.conversation.seq,
    brandVersion: brand.version,
    model: last?.model,
    promptVersion: last?.promptVersion,
    toolCalls: answer?.toolCalls ?? [],
    rules: answer?.rules ?? [],
    findings: answer?.findings ?? [],
    rejected: answer?.rejected ?? [],
    planBefore: snapshot.plan,
    rounds: answer?.steps.length ?? 0,
    usage: answer?.usage ?? { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
    intents: [],
    planItems: [],
    cancelItems: [],
  };
}
