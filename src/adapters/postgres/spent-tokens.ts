// Tokens of model calls, a row for each when it was paid for: what the day's budget is reckoned from.
import type pg from 'pg';
import type { Store } from '../../ports';

/** Of a call that was hung up on nobody knows what it cost: about as much as the one before in that chat. */
export async function noteModelCall(
  pool: pg.Pool,
  conversationId: string,
  tokens: number | undefined,
  at: Date,
): Promise<void> {
  await pool.query(
    `insert into model_calls (conversation_id, prospect_id, brand, at, tokens)
     select c.id, c.prospect_id, c.brand, $3::timestamptz, coalesce($2::int,
       (select m.tokens from model_calls m where m.conversation_id = c.id order by m.at desc limit 1), 0)
     from conversations c where c.id = $1::text`,
    [conversationId, tokens, at],
  );
}

export async function tokensSince(
  pool: pg.Pool,
  conversationId: string,
  since: Date,
): ReturnType<Store['tokensSince']> {
  const { rows } = await pool.query(
    `select coalesce(sum(m.tokens) filter (where m.prospect_id = his.prospect_id), 0)::float8 as prospect, coalesce(sum(m.tokens), 0)::float8 as brand
     from conversations his left join model_calls m on m.brand = his.brand and m.at >= $2::timestamptz where his.id = $1::text`,
    [conversationId, since],
  );
  return rows[0];
}
