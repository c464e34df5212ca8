// Keeps a running activity known to be alive, so that a killed process is noticed in seconds and not at its timeout.
import { Context } from '@temporalio/activity';

/**
 * Runs `work` with a heartbeat every `everyMs`. The signal aborts on the activity's cancellation or the worker's shutdown.
 * None at the start: the timeout counts from there anyway, most work is over before the first is due, and each costs Temporal a write.
 */
export async function withHeartbeat<T>(everyMs: number, work: (cancelled: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), everyMs);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(timer);
  }
}

/** Every one of them with a heartbeat of a second. */
export function beating<T extends { [name in keyof T]: (input: never) => Promise<unknown> }>(activities: T): T {
  const all = Object.entries(activities) as [string, (input: unknown) => Promise<unknown>][];
  return Object.fromEntries(
    all.map(([name, run]) => [name, (input: unknown) => withHeartbeat(1000, () => run(input))]),
  ) as unknown as T;
}
