// The model's turn: asks, runs its tools, and lets nothing out that breaks a rule. What it may not say is asked again, then held for a human.
import type { Logger } from 'pino';
import type { AgentStep, AgentTask, AgentTurn, ToolResult, Usage } from '../../domain/agent';
import type { Brand } from '../../domain/brand';
import type { Stage } from '../../domain/conversation';
import { splitReply } from '../../domain/parts';
import type { Rule } from '../../domain/rule';
import type { FactChecker, NewPlanItem, RejectedAnswer, ReplyAgent, Snapshot } from '../../ports';
import { type Fault, type Finding, findFault } from './check-answer';
import { checkFacts, faultOf } from './fact-check';
import type { Noted, Opening } from './meetings';
import { type PaidCallDeps, paidCall } from './paid-call';
import {
  changes,
  type DurableCall,
  isDurable,
  newProgress,
  type Progress,
  sumUsage,
  type WaitingRound,
} from './progress';
import { createToolbox } from './tools';
import { toAgentTurn } from './turn-view';

export interface Question {
  turnId: string;
  snapshot: Snapshot;
  brand: Brand;
  now: Date;
  task: AgentTask;
  /** where the workflow says the conversation stands */
  stage: Stage;
  /** the stage in which the turn began: its tools may have moved it */
  began: Stage;
  rules: Rule[];
  /** said by code at the head of the answer */
  opening?: Opening;
  /** what may not be said by this brand to this client, the parts of an answer, the promises it makes and the times it asks about given */
  guard: (parts: string[], promises: Pick<NewPlanItem, 'due'>[]) => Fault | undefined;
  /** a turn that waited for its tools goes on from here */
  progress?: Progress;
}

export interface ModelTrace {
  steps: AgentStep[];
  usage: Usage;
  toolCalls: unknown[];
  /** ids of the brand's rules it was told */
  rules: string[];
  /** in answers that did not leave */
  findings: Finding[];
  rejected: RejectedAnswer[];
}

export type ModelAnswer = ModelTrace & {
  /** meetings the client spoke of */
  noted: readonly Noted[];
  planItems: NewPlanItem[];
  cancelItems: { id: string; reason: string }[];
} & (
    | {
        kind: 'answer';
        text: string;
        handOff?: string;
        silence?: string;
        /** he wants no more messages, or is not who we think */
        stop?: 'noMoreMessages' | 'wrongPerson';
      }
    /** nothing fit to leave came out: a human is called */
    | { kind: 'held'; why: HeldReason }
  );

/** The model asked for tools that are activities of their own. */
export interface ToolsAsked {
  kind: 'tools';
  calls: { id: string; call: DurableCall }[];
  progress: Progress;
  waiting: WaitingRound;
  /** of the question */
  began: Stage;
}

export type HeldReason =
  | 'refusal'
  | 'empty'
  | 'malformed'
  | 'cut'
  | 'context_full'
  | 'too_many_rounds'
  | 'promise_without_plan'
  | 'plan_without_promise'
  | 'guard'
  | 'over_budget';

const ROUNDS = 6;
const CORRECTIONS = 2;

/** One question to the model, to its answer or to the tools it wants first. Errors of the model's port come through. */
export async function askModel(
  deps: PaidCallDeps & { agent: ReplyAgent; checker: FactChecker; log: Logger },
  question: Question,
  signal: AbortSignal,
): Promise<ModelAnswer | ToolsAsked> {
  const p: Progress = structuredClone(question.progress ?? newProgress());
  const view = toAgentTurn(question);
  let tools = createToolbox(question, view);
  for (const round of p.rounds) for (const call of round.step.toolCalls) tools.run(call);
  p.rejected ??= [];
  p.answers ??= {};
  p.checks ??= [];
  const { rejected, answers, checks } = p;
  const trace = () => ({
    steps: p.steps,
    usage: sumUsage([...p.steps, ...checks]),
    toolCalls: p.steps.flatMap((s) => s.toolCalls.map(({ id, ...call }) => ({ ...call, answer: answers[id] }))),
    rules: question.rules.map(({ id }) => id),
    findings: rejected.flatMap((answer) => answer.findings as Finding[]),
    rejected,
    noted: tools.noted,
    planItems: tools.planItems,
    cancelItems: tools.cancelItems,
  });
  const held = (why: HeldReason): ModelAnswer => ({ ...trace(), kind: 'held', why, planItems: [], cancelItems: [] });
  const startOver = () => {
    p.rounds = [];
    tools = createToolbox(question, view);
  };
  /** Says what was wrong and starts the answer over; false: said often enough. */
  const again = (reason: HeldReason, correction: string): boolean => {
    // A guard's fault is asked again once: a model that says it twice means it.
    const spent = p.corrected.length >= CORRECTIONS || (reason === 'guard' && p.corrected.includes('guard'));
    if (spent) return false;
    p.corrected.push(reason);
    p.correction = correction;
    startOver();
    return true;
  };

  const ask = async (transcript: AgentTurn['transcript']): Promise<AgentStep> => {
    const turn = { ...view, transcript, rounds: p.rounds, correction: p.correction };
    const step = await paidCall(deps, view.conversationId, () => deps.agent.next(turn, signal), signal);
    p.steps.push(step);
    return step;
  };

  /** What the second model has against it, where the brand has one. */
  const factFault = async (text: string): Promise<Fault | undefined> => {
    const { planItems, asked } = tools;
    const later = planItems.flatMap(({ message }) => message ?? []);
    const parts = [...(text === '' ? [] : splitReply(text, question.brand.delivery)), ...later];
    if (!question.brand.factCheck.enabled || parts.length === 0) return undefined;
    const promised = [...planItems, ...asked].map(({ due }) => due);
    const found = p.rounds.flatMap(({ results }) => results.map(({ content }) => content));
    const read = () => checkFacts(deps.checker, question, { parts, promised, found }, signal);
    const check = await paidCall(deps, view.conversationId, read, signal);
    checks.push(check);
    return faultOf(check);
  };

  // An answer that ended the turn has waited for what it notes beside that: it takes effect now, nobody is asked again.
  let ending = tools.ended ? p.rounds.at(-1)?.step : undefined;
  while (ending || p.steps.length < ROUNDS + CORRECTIONS) {
    const transcript = p.transcript === undefined ? view.transcript : view.transcript.slice(-p.transcript);
    const step = ending ?? (await ask(transcript));
    const stop = ending ? 'end' : step.stop;
    ending = undefined;
    switch (stop) {
      case 'refusal':
        return held('refusal');
      case 'contextFull':
        if (transcript.length < 8) return held('context_full');
        p.transcript = Math.ceil(transcript.length / 2);
        startOver();
        continue;
      case 'paused':
        p.rounds.push({ step, results: [] });
        continue;
      case 'empty':
      case 'malformed':
      case 'maxTokens': {
        const reason = stop === 'maxTokens' ? 'cut' : stop;
        const words =
          'Your last answer was empty, broken or cut off. Answer again: short, complete, or use say_nothing.';
        rejected.push({ reason, text: step.text, correction: words, findings: [] });
        if (again(reason, words)) continue;
        return held(reason);
      }
      case 'tools': {
        const said = step.toolCalls.map((call) => tools.run(call)); // also durable ones: what they change the proposals beside them know
        const calls: ToolsAsked['calls'] = [];
        const results = step.toolCalls.map((call, i): WaitingRound['results'][number] => {
          const own = said[i] as ToolResult;
          // Silence, a handoff and a stop end the turn: what the client said of himself is noted all the same, nothing is looked up.
          if (!isDurable(call) || (tools.ended && !changes(call))) {
            answers[call.id] = { ok: own.ok, content: own.content };
            return own;
          }
          const row = callId(question, p, i);
          answers[call.id] = { row };
          calls.push({ id: row, call });
          return { callId: call.id, waitsFor: row };
        });
        if (calls.length > 0)
          return { kind: 'tools', calls, progress: p, waiting: { step, results }, began: question.began };
        if (tools.ended) break; // what was written beside it is the message
        p.rounds.push({ step, results: said });
        continue;
      }
      case 'end':
        break;
    }
    const said = step.text.trim();
    const fault = findFault(tools, said, question) ?? (await factFault(said));
    if (fault)
      rejected.push({ reason: fault.reason, text: said, correction: fault.correction, findings: fault.findings ?? [] });
    // Who wants no more messages gets none, whatever was wrong with the words beside it: the brand's own are said instead.
    const text = fault && tools.stop !== undefined ? '' : said;
    if (!fault || tools.stop !== undefined) {
      const { silence, handOff, stop } = tools;
      const silent = silence !== undefined && handOff === undefined;
      return { ...trace(), kind: 'answer', text: silent ? '' : text, handOff, silence, stop };
    }
    if (fault.final || !again(fault.reason, fault.correction)) {
      deps.log.warn({ turnId: question.turnId, reason: fault.reason }, 'answer held: it broke a rule');
      return held(fault.reason);
    }
  }
  return held('too_many_rounds');
}

/** Unique in the conversation, and the same when the turn is tried again after a crash. */
const callId = ({ turnId, snapshot }: Question, p: Progress, position: number): string =>
  `${turnId}/c${snapshot.conversation.seq}.${p.steps.length}.${position + 1}`;
