// What a turn has come to so far. It survives the activities that its tools are: written down before they run, read when they have.
import type { AgentStep, AgentTurn, ToolCall, ToolResult, Usage } from '../../domain/agent';
import type { RejectedAnswer } from '../../ports';
import type { HeldReason } from './ask-model';

/** Plain JSON: it is a row while the tools run. */
export interface Progress {
  /** every answer of the model in this turn, for what it cost */
  steps: AgentStep[];
  /** what its answers' fact checks cost */
  checks?: Pick<AgentStep, 'usage'>[];
  /** those since the last fresh start, with what their tools said: the model reads them again */
  rounds: AgentTurn['rounds'];
  /** what was wrong with the last answer */
  correction?: string;
  corrected: HeldReason[];
  /** answers that did not leave; turns begun before they were kept have none */
  rejected?: RejectedAnswer[];
  /** what each tool call was answered, by its id; or the row its answer is in */
  answers?: Record<string, { ok: boolean; content: string } | { row: string }>;
  /** newest messages the model reads; fewer after it said that all of them are too many */
  transcript?: number;
}

export const newProgress = (): Progress => ({ steps: [], rounds: [], corrected: [] });

// These look or write outside the turn: each is an activity, run once, its answer a row. The others only propose what the reply does.
const DURABLE = [
  'search_knowledge',
  'match_products',
  'update_profile',
  'set_stage',
  'offer_slots',
  'book_meeting',
  'reschedule_meeting',
  'cancel_meeting',
] as const satisfies readonly ToolCall['name'][];

export type DurableCall = Extract<ToolCall, { name: (typeof DURABLE)[number] }>;

/** It notes something: worth running also when the turn ends beside it. */
export const changes = ({ name }: DurableCall): boolean =>
  name === 'update_profile' || name === 'set_stage' || name === 'cancel_meeting';

export const isDurable = (call: ToolCall): call is DurableCall => (DURABLE as readonly string[]).includes(call.name);

/** An answer that waits for its durable tools: their results come from rows, the others are here. */
export interface WaitingRound {
  step: AgentStep;
  results: (ToolResult | { callId: string; waitsFor: string })[];
}

export function sumUsage(steps: readonly Pick<AgentStep, 'usage'>[]): Usage {
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
