// Reads and types like a person before a message leaves: outside the slots of sends, before the claim, stopped when the client writes.
import type { AccountLink, Clock, Store } from '../ports';
import { withHeartbeat } from './heartbeat';

export interface TypeAheadInput {
  conversationId: string;
  intents: string[];
  seen: number;
  ms: number;
}

// "typing…" fades at the client after about 6 s: repeated a little earlier. https://core.telegram.org/method/messages.setTyping
const REPEAT_MS = 4_500;
const LOOK_MS = 400;

/** Returns when the time is up, when the client writes or a human steps in, or at once when the account is away. */
export function createTypeAhead(deps: { store: Store; link: AccountLink; clock: Clock }) {
  return ({ conversationId, seen, ms }: TypeAheadInput): Promise<void> =>
    withHeartbeat(1000, async (cancelled) => {
      const client = deps.link.open();
      if (!client) return;
      const { peer, newestClientMessage } = await deps.store.conversation(conversationId);
      if (newestClientMessage !== undefined) {
        const { pts, ptsCount } = await client.markRead(peer, newestClientMessage);
        deps.link.applyPts(pts, ptsCount);
      }
      const until = deps.clock.now().getTime() + ms;
      let typedAt = 0;
      for (;;) {
        const now = deps.clock.now().getTime();
        const { seq, control } = await deps.store.pulse(conversationId);
        if (cancelled.aborted || seq > seen || control !== 'agent') return client.typing(peer, false);
        if (now >= until) return; // the message itself ends the hint
        if (now - typedAt >= REPEAT_MS) {
          await client.typing(peer, true);
          typedAt = now;
        }
        await deps.clock.sleep(Math.min(LOOK_MS, until - now), cancelled).catch(() => {});
      }
    });
}
