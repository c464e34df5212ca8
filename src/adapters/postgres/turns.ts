// A decision and everything it made, written together or not at all.
import type pg from 'pg';
import type { Store, TurnRecord } from '../../ports';
import { writeMeeting, writeMentions } from './meetings';
import { suppress } from './suppress';
import { transaction } from './transaction';

export async function findTurn(db: Pick<pg.Pool, 'query'>, turnId: string): ReturnType<Store['findTurn']> {
  const { rows } = await db.query('select covers, decision from turns where id = $1::text', [turnId]);
  return rows[0];
}

// The reminders planned before this turn changes any: a snapshot has the follow-ups only.
const REMINDERS = `(select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'due', due, 'status', status, 'reason', reason) order by due), '[]')
  from plan_items where conversation_id = $2 and kind = 'reminder' and status = 'scheduled')`;

/**
 * Two attempts at one decision may meet here: a worker that stood still was taken for dead, and goes on. The first one
 * that writes has decided, whole: a text of one and a plan of the other would be a promise nobody made.
 * @returns the decision that stands; undefined when something arrived after `covers`, and nothing was written.
 */
export function saveTurn(pool: pg.Pool, turn: TurnRecord): ReturnType<Store['saveTurn']> {
  return transaction(pool, async (tx) => {
    const { rows } = await tx.query('select seq, account_id from conversations where id = $1::text for share', [
      turn.conversationId,
    ]);
    const { seq, account_id } = rows[0];
    if (seq > turn.covers) return undefined;
    const u = turn.usage;
    const inserted = await tx.query(
      // what waited for its tools is over with it
      `with over as (delete from open_turns where conversation_id = $2::text)
       insert into turns (id, conversation_id, task, covers, outcome, reason, brand_version, model, prompt_version, tool_calls, rounds,
         input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_micros, decision, rules, findings, rejected, plan_before, created_at, plan_item_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17::jsonb, $18::text[], $19::jsonb, $20::jsonb, $21::jsonb || ${REMINDERS}, $22, $23) on conflict (id) do nothing`,
      [
        turn.id,
        turn.conversationId,
        turn.task,
        turn.covers,
        turn.outcome,
        turn.reason,
        turn.brandVersion,
        turn.model,
        turn.promptVersion,
        JSON.stringify(turn.toolCalls),
        turn.rounds,
        u.inputTokens,
        u.outputTokens,
        u.cacheReadTokens,
        u.cacheWriteTokens,
        u.costMicros,
        JSON.stringify(turn.decision),
        turn.rules,
        JSON.stringify(turn.findings),
        JSON.stringify(turn.rejected),
        JSON.stringify(turn.planBefore.map(({ id, kind, due, status, reason }) => ({ id, kind, due, status, reason }))),
        turn.at,
        turn.planItemId,
      ],
    );
    if (inserted.rowCount === 0) return (await findTurn(tx, turn.id))?.decision;
    for (const meeting of turn.meetings ?? [])
      await writeMeeting(tx, {
        ...meeting,
        conversationId: turn.conversationId,
        accountId: account_id,
        basis: turn.covers,
      });
    await writeMentions(tx, turn);
    for (const i of turn.intents) {
      await tx.query(
        `insert into intents (id, conversation_id, turn_id, kind, part, text, random_id, plan_item_id, notices, meeting_id, announces)
         values ($1, $2, $3, $4, $5, $6, $7::bigint, $8, $9::text[], $10, $11) on conflict (id) do nothing`,
        [
          i.id,
          turn.conversationId,
          turn.id,
          i.kind,
          i.part,
          i.text,
          i.randomId,
          i.planItemId,
          i.notices ?? [],
          i.meetingId,
          i.announces,
        ],
      );
    }
    for (const p of turn.planItems) {
      await tx.query(
        `insert into plan_items (id, conversation_id, account_id, kind, due, promised_for, status, words, message, brief, reason, basis, promised_by)
         values ($1, $2, $3, 'followUp', $4, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
        [
          p.id,
          turn.conversationId,
          account_id,
          p.due,
          p.promisedBy ? 'draft' : 'scheduled',
          p.words,
          p.message,
          p.brief,
          p.reason,
          p.basis,
          p.promisedBy,
        ],
      );
    }
    for (const { id, reason } of turn.cancelItems) {
      await tx.query(
        `update plan_items set status = 'cancelled', cancel_reason = $2, cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
         where id = $1::text and status in ('scheduled', 'draft')`,
        [id, reason],
      );
    }
    if (turn.draft) {
      // one at a time: a newer decision has read more
      await tx.query(
        `update drafts set status = 'superseded', decided_at = clock_timestamp(), decided_by = 'newer'
         where conversation_id = $1::text and status = 'waiting'`,
        [turn.conversationId],
      );
      await tx.query(
        'insert into drafts (id, conversation_id, task, covers, status, expires_at) values ($1, $2, $3, $4, $5, $6)',
        [turn.id, turn.conversationId, turn.task, turn.covers, turn.draft.status, turn.draft.expiresAt],
      );
    }
    if (turn.suppress) await suppress(tx, turn.conversationId, turn.suppress.reason);
    if (turn.alert) await insertAlert(tx, turn.alert);
    return turn.decision;
  });
}

export async function insertAlert(
  db: Pick<pg.PoolClient, 'query'>,
  alert: NonNullable<TurnRecord['alert']>,
): Promise<void> {
  await db.query(
    'insert into alerts (id, kind, conversation_id, account_id, detail) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
    [alert.id, alert.kind, alert.conversationId, alert.accountId, alert.detail],
  );
}
