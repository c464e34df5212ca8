// A call of a model: at most so many at once, measured, and counted against the day's budget whatever becomes of it.
import type { AgentStep, Usage } from '../../domain/agent';
import type { Clock, Meter, Store } from '../../ports';

/** Caps model calls of this process. */
export interface Slots {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export interface PaidCallDeps {
  store: Pick<Store, 'noteModelCall'>;
  clock: Clock;
  slots: Slots;
  meter: Meter;
}

export async function paidCall<T extends Pick<AgentStep, 'model' | 'usage'>>(
  { store, clock, slots, meter }: PaidCallDeps,
  conversationId: string,
  call: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const spent = (tokens?: number) => store.noteModelCall(conversationId, tokens, clock.now());
  const made = await slots.run(() =>
    call().catch(async (error) => {
      if (signal.aborted) await spent();
      throw error;
    }),
  );
  measure(meter, made);
  await spent(tokensOf(made.usage));
  return made;
}

const tokensOf = ({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: Usage): number =>
  inputTokens + outputTokens + cacheReadTokens + cacheWriteTokens;

function measure(meter: Meter, { model, usage }: Pick<AgentStep, 'model' | 'usage'>): void {
  const types = {
    input: usage.inputTokens,
    output: usage.outputTokens,
    cacheRead: usage.cacheReadTokens,
    cacheWrite: usage.cacheWriteTokens,
  };
  for (const [type, tokens] of Object.entries(types)) meter.count('modelTokens', { model, type }, tokens);
  if (usage.costMicros !== undefined) meter.count('modelCostMicros', { model }, usage.costMicros);
}
