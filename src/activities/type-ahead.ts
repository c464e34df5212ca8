// Reads and types like a person before a message leaves: outside the slots of sends, before the claim, stopped when the client writes.
import type { AccountLink, Clock, Store } from '../ports';
import { withHeartbeat } from './heartbeat';

export interface TypeAheadInput {
  conversationId: string;
  intents: string[];
  seen: number;
  /** of typing */
  ms: number;
  /** until the client's message is marked read, and from there until typing begins; histories of before 2026-11-21 have neither */
  readMs?: number;
  thinkMs?: number;
}

// "typing…" fades at the client after about 6 s: repeated a little earlier. https://core.telegram.org/method/messages.setTyping
const REPEAT_MS = 4_500;
const LOOK_MS = 400;

/** Returns when the time is up, when the client writes or a human steps in, or at once when the account is away. */
export function createTypeAhead(deps: { store: Store; link: AccountLink; clock: Clock }) {
  return ({ conversationId, seen, ms, readMs = 0, thinkMs = 0 }: TypeAheadInput): Promise<void> =>
    withHeartbeat(1000, async (cancelled) => {
      const client = deps.link.open();
      if (!client) return;
      const stale = async () => {
        const { seq, control } = await deps.store.pulse(conversationId);
        return cancelled.aborted || seq > seen || control !== 'agent';
      };
      /** false: what was to be said is stale. */
      const pass = async (span: number, meanwhile?: () => Promise<void>): Promise<boolean> => {
        const until = deps.clock.now().getTime() + span;
        for (;;) {
          if (await stale()) return false;
          const now = deps.clock.now().getTime();
          if (now >= until) return true;
          await meanwhile?.();
          await deps.clock.sleep(Math.min(LOOK_MS, until - now), cancelled).catch(() => {});
        }
      };
      const { peer, newestClientMessage } = await deps.store.conversation(conversationId);
      if (readMs > 0 && !(await pass(readMs))) return;
      if (newestClientMessage !== undefined) {
        const { pts, ptsCount } = await client.markRead(peer, newestClientMessage);
        deps.link.applyPts(pts, ptsCount);
      }
      if (thinkMs > 0 && !(await pass(thinkMs))) return;
      let typedAt = 0;
      const typed = await pass(ms, async () => {
        const now = deps.clock.now().getTime();
        if (now - typedAt < REPEAT_MS) return;
        typedAt = now;
        await client.typing(peer, true);
      });
      if (!typed) await client.typing(peer, false); // otherwise the message itself ends the hint
    });
}
