// Keeps a running activity known to be alive, so that a killed process is noticed in seconds and not at its timeout.
import { Context } from '@temporalio/activity';

/** Runs `work` with a heartbeat every `everyMs`. The signal aborts on the activity's cancellation or the worker's shutdown. */
export async function withHeartbeat<T>(everyMs: number, work: (cancelled: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  context.heartbeat();
  const timer = setInterval(() => context.heartbeat(), everyMs);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(timer);
  }
}
