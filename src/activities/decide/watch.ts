// Watches a conversation while the model thinks: a new message or a human makes the answer stale, and the call is not worth its price.
// The row is asked, not the workflow: it is the first to know, and a cancelled activity would cost the history four events a message.
import type { Clock, Store } from '../../ports';

const LOOK_MS = 300;

export function watchConversation(
  deps: { store: Store; clock: Clock },
  conversationId: string,
  covers: number,
): { signal: AbortSignal; stop(): void } {
  const stale = new AbortController();
  const stopped = new AbortController();
  const run = async () => {
    while (!stopped.signal.aborted) {
      await deps.clock.sleep(LOOK_MS, stopped.signal);
      const { seq, control } = await deps.store.pulse(conversationId);
      if (seq > covers || control !== 'agent') return stale.abort(new Error('stale'));
    }
  };
  run().catch(() => {}); // a failed look is no reason to drop an answer: the claim judges anyway
  return { signal: stale.signal, stop: () => stopped.abort(new Error('stopped')) };
}
