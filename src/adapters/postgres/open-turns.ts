// Turns that wait for their tools, and the tools' answers.
import type pg from 'pg';
import type { OpenTurn, ProspectRow, Store } from '../../ports';
import { transaction } from './transaction';

export function saveOpenTurn(pool: pg.Pool, turn: OpenTurn, calls: Parameters<Store['saveOpenTurn']>[1]) {
  return transaction(pool, async (tx): Promise<string[] | undefined> => {
    const { rows } = await tx.query('select seq, control from conversations where id = $1::text for share', [
      turn.conversationId,
    ]);
    if (rows[0].seq > turn.covers || rows[0].control !== 'agent') return undefined;
    // a conversation has one turn at a time: an older one that came to nothing is of no use
    await tx.query('delete from open_turns where conversation_id = $1::text and turn_id <> $2::text', [
      turn.conversationId,
      turn.turnId,
    ]);
    await tx.query(
      `insert into open_turns (turn_id, conversation_id, covers, brand_version, decided_at, progress) values ($1, $2, $3, $4, $5, $6::jsonb)
       on conflict (turn_id) do update set covers = excluded.covers, brand_version = excluded.brand_version, decided_at = excluded.decided_at,
         progress = excluded.progress`,
      [turn.turnId, turn.conversationId, turn.covers, turn.brandVersion, turn.decidedAt, JSON.stringify(turn.progress)],
    );
    for (const { id, call } of calls) {
      await tx.query(
        `insert into tool_calls (id, turn_id, conversation_id, tool, call) values ($1, $2, $3, $4, $5::jsonb)
         on conflict (id) do update set tool = excluded.tool, call = excluded.call, ok = null, content = null, answered_at = null`,
        [id, turn.turnId, turn.conversationId, call.name, JSON.stringify(call)],
      );
    }
    return calls.map(({ id }) => id);
  });
}

export async function toolCall(pool: pg.Pool, callId: string): ReturnType<Store['toolCall']> {
  const { rows } = await pool.query('select conversation_id, call, ok, content from tool_calls where id = $1::text', [
    callId,
  ]);
  if (!rows[0]) throw new Error(`no tool call ${callId}`);
  const { conversation_id, call, ok, content } = rows[0];
  return { conversationId: conversation_id, call, ok: ok ?? undefined, content: content ?? undefined };
}

export async function answerToolCall(
  pool: pg.Pool,
  callId: string,
  { ok, content, sources }: Parameters<Store['answerToolCall']>[1],
): Promise<void> {
  // the first answer stands: the model may have read it
  await pool.query(
    `update tool_calls set ok = $2, content = $3, sources = $4::text[], answered_at = clock_timestamp()
     where id = $1::text and answered_at is null`,
    [callId, ok, content, sources],
  );
}

export async function updateProfile(
  pool: pg.Pool,
  prospectId: string,
  { name, language, zone, facts }: Partial<ProspectRow>,
): Promise<void> {
  await pool.query(
    `update prospects set name = coalesce(name, $2::text), language = coalesce($3, language), zone = coalesce($4, zone),
       facts = facts || coalesce($5::jsonb, '{}')
         -- the name an operator gave stays; what he calls himself is worth knowing
         || case when name <> $2::text then jsonb_build_object('calls_himself', $2::text) else '{}'::jsonb end
     where id = $1::text`,
    [prospectId, name, language, zone, facts === undefined ? null : JSON.stringify(facts)],
  );
}
