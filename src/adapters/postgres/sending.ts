// Claim, settle, and the lock of a proactive send. The rules themselves are SQL functions: see migrations/0002_functions.sql.
import type pg from 'pg';
import type { RefusedReason } from '../../domain/decision';
import type { Claim, Settled, Store } from '../../ports';
import { transaction } from './transaction';

export async function claim(pool: pg.Pool, c: Parameters<Store['claim']>[0]): Promise<Claim> {
  const { rows } = await pool.query(
    'select * from claim_send($1::text, $2::int, $3::timestamptz, $4::timestamptz, $5::boolean, make_interval(secs => $6))',
    [c.intent, c.seen, c.now, c.notAfter, c.overdue, c.spacingSeconds],
  );
  const r = rows[0];
  const base = {
    randomId: String(r.random_id),
    peer: { userId: String(r.peer_id), accessHash: r.access_hash as string },
  };
  switch (r.verdict) {
    case 'sent':
      return { ...base, verdict: 'sent', telegramId: r.telegram_id };
    case 'refused':
      return { ...base, verdict: 'refused', reason: r.reason };
    case 'later':
      return { ...base, verdict: 'later', reason: r.reason, at: r.at };
    case 'look':
      return { ...base, verdict: 'look', text: r.text, claimedAt: r.claimed_at, reason: r.reason ?? undefined };
    default:
      return { ...base, verdict: 'go', text: r.text, claimedAt: r.claimed_at };
  }
}

export async function settleSent(
  db: Pick<pg.Pool | pg.PoolClient, 'query'>,
  intent: string,
  telegramId: number,
  saidAt: Date,
  by: string,
): Promise<Settled | undefined> {
  const { rows } = await db.query('select * from settle_sent($1::text, $2::int, $3::timestamptz, $4::text)', [
    intent,
    telegramId,
    saidAt,
    by,
  ]);
  return rows[0] && { ...rows[0], kept: rows[0].kept ?? undefined };
}

export async function settleNotSent(
  db: Pick<pg.Pool | pg.PoolClient, 'query'>,
  intent: string,
  status: 'superseded' | 'failed' | 'draft',
  reason: string,
): Promise<void> {
  await db.query(
    `update intents set status = $2, reason = $3, settled_at = case when $2 = 'draft' then null else clock_timestamp() end, settled_by = 'send'
     where id = $1::text and status = 'sending'`,
    [intent, status, reason],
  );
}

/**
 * The conversation's row is locked while the message leaves: ingress of this one chat waits, so nothing proactive is accepted by
 * Telegram after an inbound row was committed. `for no key update`: rows that merely refer to the conversation don't wait.
 */
export function underLock<T>(
  pool: pg.Pool,
  { conversationId, intent, seen }: { conversationId: string; intent: string; seen: number | undefined },
  effect: () => Promise<T>,
  settle: (result: T) => { telegramId: number; saidAt: Date },
): Promise<{ settled: Settled | undefined } | { refused: RefusedReason }> {
  return transaction(pool, async (tx) => {
    const { rows } = await tx.query('select seq, control from conversations where id = $1::text for no key update', [
      conversationId,
    ]);
    const refused: RefusedReason | undefined =
      rows[0].control !== 'agent'
        ? 'human_in_control'
        : seen !== undefined && rows[0].seq > seen
          ? 'client_wrote'
          : undefined;
    if (refused) {
      await settleNotSent(tx, intent, 'superseded', refused);
      return { refused };
    }
    const done = await effect();
    const { telegramId, saidAt } = settle(done);
    return { settled: await settleSent(tx, intent, telegramId, saidAt, 'ack') };
  });
}
