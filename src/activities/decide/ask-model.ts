// The model's turn: asks, runs its tools, and lets nothing out that breaks a rule. What it may not say is asked again once, then held for a human.
import type { Logger } from 'pino';
import type { AgentStep, AgentTask, ToolResult, Usage } from '../../domain/agent';
import type { Brand } from '../../domain/brand';
import { checkPromise } from '../../domain/promise';
import type { Clock, Meter, NewPlanItem, ProspectRow, ReplyAgent, Snapshot } from '../../ports';
import { languageOf } from './language';
import { createToolbox, type Toolbox } from './tools';
import { toAgentTurn } from './turn-view';

/** Caps model calls of this process. */
export interface Slots {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export interface Question {
  turnId: string;
  snapshot: Snapshot;
  brand: Brand;
  now: Date;
  task: AgentTask;
}

export interface ModelTrace {
  steps: AgentStep[];
  usage: Usage;
  toolCalls: unknown[];
}

export type ModelAnswer = ModelTrace & {
  planItems: NewPlanItem[];
  cancelItems: { id: string; reason: string }[];
  profile?: Partial<ProspectRow>;
} & (
    | { kind: 'answer'; text: string; handOff?: string; silence?: string }
    /** nothing fit to leave came out: a human is called */
    | { kind: 'held'; why: HeldReason }
  );

export type HeldReason =
  | 'refusal'
  | 'empty'
  | 'malformed'
  | 'cut'
  | 'context_full'
  | 'too_many_rounds'
  | 'promise_without_plan'
  | 'plan_without_promise';

const ROUNDS = 6;
const CORRECTIONS = 2;
// Telegram's limit for one message, in UTF-16 units. https://core.telegram.org/method/messages.sendMessage MESSAGE_TOO_LONG
const MESSAGE_LENGTH = 4096;

export async function askModel(
  deps: { agent: ReplyAgent; clock: Clock; slots: Slots; meter: Meter; log: Logger },
  question: Question,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  let turn = toAgentTurn(question);
  let tools = createToolbox(question, turn);
  let problem: HeldReason | undefined;
  let corrections = 0;
  const steps: AgentStep[] = [];
  const trace = () => ({
    steps,
    usage: sumUsage(steps),
    toolCalls: steps.flatMap((s) => s.toolCalls.map(({ id: _id, ...call }) => call)),
    planItems: tools.planItems,
    cancelItems: tools.cancelItems,
    profile: tools.profile,
  });
  /** Says what was wrong and starts the answer over; false: said often enough. */
  const again = (reason: HeldReason, correction: string): boolean => {
    problem = reason;
    if (corrections++ >= CORRECTIONS) return false;
    turn = { ...turn, rounds: [], correction };
    tools = createToolbox(question, turn);
    return true;
  };

  for (let round = 0; round < ROUNDS + CORRECTIONS; round++) {
    const step = await deps.slots.run(() => deps.agent.next(turn, signal));
    steps.push(step);
    measure(deps.meter, step);
    switch (step.stop) {
      case 'refusal':
        return { ...trace(), kind: 'held', why: 'refusal', planItems: [], cancelItems: [] };
      case 'contextFull': {
        if (turn.transcript.length < 8)
          return { ...trace(), kind: 'held', why: 'context_full', planItems: [], cancelItems: [] };
        turn = { ...turn, transcript: turn.transcript.slice(-Math.ceil(turn.transcript.length / 2)), rounds: [] };
        tools = createToolbox(question, turn);
        continue;
      }
      case 'paused':
        turn = { ...turn, rounds: [...turn.rounds, { step, results: [] }] };
        continue;
      case 'empty':
      case 'malformed':
      case 'maxTokens':
        if (
          again(
            step.stop === 'maxTokens' ? 'cut' : step.stop,
            'Your last answer was empty, broken or cut off. Answer again: short, complete, or use say_nothing.',
          )
        )
          continue;
        return { ...trace(), kind: 'held', why: problem as HeldReason, planItems: [], cancelItems: [] };
      case 'tools': {
        const results: ToolResult[] = step.toolCalls.map((call) => tools.run(call));
        // Silence and a handoff end the turn: what was written beside them is the message.
        if (!tools.ended) {
          turn = { ...turn, rounds: [...turn.rounds, { step, results }] };
          continue;
        }
        break;
      }
      case 'end':
        break;
    }
    const wrong = check(tools, step.text.trim(), question);
    if (!wrong) {
      const silent = tools.silence !== undefined && tools.handOff === undefined;
      return {
        ...trace(),
        kind: 'answer',
        text: silent ? '' : step.text.trim(),
        handOff: tools.handOff,
        silence: tools.silence,
      };
    }
    if (!again(wrong.reason, wrong.correction)) {
      deps.log.warn({ turnId: question.turnId, reason: wrong.reason }, 'answer held: it broke a rule more than once');
      return { ...trace(), kind: 'held', why: wrong.reason, planItems: [], cancelItems: [] };
    }
  }
  return { ...trace(), kind: 'held', why: 'too_many_rounds', planItems: [], cancelItems: [] };
}

function check(
  tools: Toolbox,
  text: string,
  question: Question,
): { reason: HeldReason; correction: string } | undefined {
  if (text === '' && tools.silence === undefined && tools.handOff === undefined) {
    return {
      reason: 'empty',
      correction: 'You wrote nothing to the client. Answer him, or call say_nothing with the reason.',
    };
  }
  if (text.length > MESSAGE_LENGTH)
    return {
      reason: 'cut',
      correction: 'Your answer is longer than a chat message may be. Say it in a few sentences.',
    };
  if (question.task.kind === 'followUp') return undefined;
  if (tools.silence !== undefined && tools.lapsing.length > 0) {
    const ids = tools.lapsing.map((line) => line.id).join(', ');
    return {
      reason: 'promise_without_plan',
      correction: `The client's message has cancelled what you had promised (${ids}). Either keep it with schedule_follow_up {keep} or drop it with cancel_follow_up, then decide whether to say anything.`,
    };
  }
  if (text === '' || tools.handOff !== undefined) return undefined;
  const language = languageOf(question.snapshot, question.brand);
  const verdict = checkPromise(text, {
    scheduled: tools.mustPromise,
    cancelled: tools.cancelItems.length > 0,
    standing: tools.promised,
    language,
  });
  if (verdict === 'promiseWithoutPlan') {
    return {
      reason: 'promise_without_plan',
      correction:
        'You promised in words to write later, but nothing is scheduled. Call schedule_follow_up with the words about the time, or do not promise.',
    };
  }
  if (verdict === 'planWithoutPromise') {
    return {
      reason: 'plan_without_promise',
      correction:
        'You scheduled a follow-up and did not tell the client. Say when you will write, naming day and hour.',
    };
  }
  return undefined;
}

function measure(meter: Meter, { model, usage }: AgentStep): void {
  const types = {
    input: usage.inputTokens,
    output: usage.outputTokens,
    cacheRead: usage.cacheReadTokens,
    cacheWrite: usage.cacheWriteTokens,
  };
  for (const [type, tokens] of Object.entries(types)) meter.count('modelTokens', { model, type }, tokens);
  if (usage.costMicros !== undefined) meter.count('modelCostMicros', { model }, usage.costMicros);
}

function sumUsage(steps: AgentStep[]): Usage {
  const sum: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, costMicros: 0 };
  for (const { usage } of steps) {
    sum.inputTokens += usage.inputTokens;
    sum.outputTokens += usage.outputTokens;
    sum.cacheReadTokens += usage.cacheReadTokens;
    sum.cacheWriteTokens += usage.cacheWriteTokens;
    // One unknown price makes the sum unknown: a wrong figure is worse than none.
    sum.costMicros =
      sum.costMicros === undefined || usage.costMicros === undefined ? undefined : sum.costMicros + usage.costMicros;
  }
  return sum;
}
