// Rows a crash left unsignalled are signalled again: at start, after each reconnect and every 10 s.
import type { InboundStore } from '../ports';
import type { Deliver } from './deliver';

const AT_ONCE = 20;

/** Returns when every stored row of the account has been signalled. @throws when Temporal can't be reached. */
export async function sweep(
  { store, deliver }: { store: InboundStore; deliver: Deliver },
  accountId: string,
): Promise<number> {
  let swept = 0;
  for (;;) {
    const rows = await store.unsignalled(accountId);
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      await Promise.all(
        rows.slice(i, i + AT_ONCE).map(({ conversation, seq, kind }) =>
          deliver(conversation, {
            kind,
            seq,
            releaseAt: kind === 'repWrote' ? conversation.releaseAt?.getTime() : undefined,
          }),
        ),
      );
    }
    swept += rows.length;
    if (rows.length === 0) return swept;
  }
}
