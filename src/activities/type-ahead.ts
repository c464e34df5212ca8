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

/**
 * Returns when the time is up, when the client writes or a human steps in, or at once when the account is away.
 * Nobody waits for Telegram here: a hint it refuses (FLOOD_WAIT) or does not answer is left out, and the pause stays what it is.
 */
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
      const pass = async (span: number, meanwhile?: () => void): Promise<boolean> => {
        const until = deps.clock.now().getTime() + span;
        for (;;) {
          if (await stale()) return false;
          const now = deps.clock.now().getTime();
          if (now >= until) return true;
          meanwhile?.();
          await deps.clock.sleep(Math.min(LOOK_MS, until - now), cancelled).catch(() => {});
        }
      };
      const { peer, newestClientMessage } = await deps.store.conversation(conversationId);
      let refused = false;
      const show = (on: boolean): void => {
        if (refused) return;
        client.typing(peer, on).catch(() => {
          refused = true; // asked again, it would only be refused for longer
        });
      };
      if (readMs > 0 && !(await pass(readMs))) return;
      if (newestClientMessage !== undefined) {
        const read = client.markRead(peer, newestClientMessage);
        read.then(({ pts, ptsCount }) => deps.link.applyPts(pts, ptsCount)).catch(() => {});
      }
      if (thinkMs > 0 && !(await pass(thinkMs))) return;
      let typedAt = 0;
      const typed = await pass(ms, () => {
        const now = deps.clock.now().getTime();
        if (now - typedAt < REPEAT_MS) return;
        typedAt = now;
        show(true);
      });
      if (!typed) show(false); // otherwise the message itself ends the hint
    });
}
