// The rows that activities read and write, behind the Store port.
import type pg from 'pg';
import type { Store } from '../../ports';
import { meetingsWithReminders, reminder } from './meetings';
import { answerToolCall, saveOpenTurn, toolCall, updateProfile } from './open-turns';
import { namingOutages } from './outage';
import { toConversation, toPlanRow } from './rows';
import { claim, settleNotSent, settleSent, underLock } from './sending';
import { readSnapshot } from './snapshot';
import { noteModelCall, tokensSince } from './spent-tokens';
import { suppress } from './suppress';
import { transaction } from './transaction';
import { findTurn, insertAlert, saveTurn } from './turns';

/** `sendPool` holds transactions open while a message leaves: its own, so that they never starve the rest. */
export function createStore(pool: pg.Pool, sendPool: pg.Pool = pool): Store {
  return namingOutages<Store>({
    async pulse(id) {
      const { rows } = await pool.query(
        'select seq, control, brand, newest_client_at from conversations where id = $1::text',
        [id],
      );
      if (!rows[0]) throw new Error(`no conversation ${id}`);
      const { seq, control, brand, newest_client_at } = rows[0];
      return { seq, control, brand, newestClientAt: newest_client_at ?? undefined };
    },
    async conversation(id) {
      const { rows } = await pool.query(
        `select c.*, exists (select 1 from suppressions s where s.prospect_id = c.prospect_id) as opted_out,
           (select max(m.telegram_id) from messages m where m.conversation_id = c.id and m.author = 'client') as newest
         from conversations c where c.id = $1::text`,
        [id],
      );
      if (!rows[0]) throw new Error(`no conversation ${id}`);
      return {
        ...toConversation(rows[0]),
        optedOut: rows[0].opted_out,
        newestClientMessage: rows[0].newest ?? undefined,
      };
    },
    async standing(id) {
      const turns = await pool.query(
        `select coalesce(max(substring(t.id from '/t([0-9]+)$')::int), 0) as turns, coalesce(max(covers) filter (where task = 'reply' and (outcome = 'silent' or exists
             (select 1 from intents i where i.turn_id = t.id and i.kind <> 'away' and i.status in ('sending', 'sent')))), 0)::int as answered
         from turns t where conversation_id = $1::text`,
        [id],
      );
      const plan = await pool.query(
        "select * from plan_items where conversation_id = $1::text and status = 'scheduled' and kind = 'followUp'",
        [id],
      );
      return {
        ...turns.rows[0],
        meetings: await meetingsWithReminders(pool, id),
        plan: plan.rows.map((r) => ({
          id: r.id,
          due: r.due.getTime(),
          promisedFor: r.promised_for.getTime(),
          basis: r.basis,
          attempts: r.attempts,
          held: r.held,
        })),
      };
    },
    snapshot: (id, limit, handled, turnId) => readSnapshot(pool, id, limit, handled, turnId),
    findTurn: (turnId) => findTurn(pool, turnId),
    saveTurn: (turn) => saveTurn(pool, turn),
    saveOpenTurn: (turn, calls) => saveOpenTurn(pool, turn, calls),
    async dropOpenTurns(id) {
      await pool.query('delete from open_turns where conversation_id = $1::text', [id]);
    },
    toolCall: (id) => toolCall(pool, id),
    answerToolCall: (id, answer) => answerToolCall(pool, id, answer),
    updateProfile: (id, profile) => updateProfile(pool, id, profile),
    async settleDraft(id, status, by) {
      await pool.query(
        `update drafts set status = $2, decided_by = $3, decided_at = clock_timestamp() where id = $1::text and status = 'waiting'`,
        [id, status, by],
      );
    },
    noteModelCall: (id, tokens, at) => noteModelCall(pool, id, tokens, at),
    tokensSince: (id, since) => tokensSince(pool, id, since),
    reminder: (itemId) => reminder(pool, itemId),
    async planItem(id) {
      const { rows } = await pool.query('select * from plan_items where id = $1::text', [id]);
      return rows[0] && toPlanRow(rows[0]);
    },
    async recordPlan(conversationId, items) {
      for (const item of items) {
        await pool.query(
          `update plan_items set status = $3, due = coalesce($4::timestamptz, due), attempts = coalesce($5::int, attempts), held = coalesce($6::boolean, held),
             promised_for = coalesce($8::timestamptz, promised_for), cancel_reason = case when $3 in ('cancelled', 'skipped') then $7 else cancel_reason end,
             last_error = case when $3 in ('failed', 'scheduled') and $7 is not null then $7 else last_error end,
             cancelled_at = case when $3 = 'cancelled' then clock_timestamp() else cancelled_at end, updated_at = clock_timestamp()
           where id = $1::text and conversation_id = $2::text and status not in ('sent', 'cancelled')`,
          [
            item.id,
            conversationId,
            item.status,
            item.due === undefined ? null : new Date(item.due),
            item.attempts,
            item.held,
            item.reason,
            item.promisedFor === undefined ? null : new Date(item.promisedFor),
          ],
        );
      }
    },
    writeControl: (id, control, by, at, releaseAt) =>
      transaction(pool, async (tx) => {
        await tx.query(
          `update conversations set control = $2, control_by = $3, control_at = $4, release_at = $5
           where id = $1::text and (control, coalesce(control_by, ''), release_at) is distinct from ($2, $3, $5::timestamptz)`,
          [id, control, by, at, releaseAt],
        );
        if (control === 'agent') return;
        await tx.query(
          `update intents set status = 'superseded', reason = 'human_in_control', settled_at = clock_timestamp(), settled_by = 'control'
           where conversation_id = $1::text and status = 'draft' and kind <> 'optOut'`,
          [id],
        );
        if (control === 'paused') {
          await tx.query(
            `update plan_items set status = 'cancelled', cancel_reason = 'stopped', cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
             where conversation_id = $1::text and status in ('scheduled', 'draft')`,
            [id],
          );
        }
      }),
    async writeSnapshot(id, snapshot, stage) {
      await pool.query('update conversations set snapshot = $2::jsonb, stage = $3 where id = $1::text', [
        id,
        JSON.stringify(snapshot),
        stage,
      ]);
    },
    async writeStage(id, stage) {
      await pool.query('update conversations set stage = $2 where id = $1::text', [id, stage]);
    },
    optOut: (id, reason) => suppress(pool, id, reason),
    addAlert: (alert) => insertAlert(pool, alert),
    claim: (c) => claim(pool, c),
    settleSent: (intent, telegramId, saidAt, by) => settleSent(pool, intent, telegramId, saidAt, by),
    settleNotSent: (intent, status, reason) => settleNotSent(pool, intent, status, reason),
    underLock: (c, effect, settle) => underLock(sendPool, c, effect, settle),
    async knownMessages(conversationId, telegramIds) {
      const { rows } = await pool.query(
        'select telegram_id from messages where conversation_id = $1::text and telegram_id = any($2::int[])',
        [conversationId, telegramIds],
      );
      return new Set(rows.map((r) => r.telegram_id as number));
    },
    async sleepAccount(accountId, until) {
      await pool.query(
        'update accounts set sleep_until = greatest(coalesce(sleep_until, $2), $2) where id = $1::text',
        [accountId, until],
      );
    },
    async freezeFirstContacts(accountId, until) {
      await pool.query(
        'update accounts set first_contact_frozen_until = greatest(coalesce(first_contact_frozen_until, $2), $2) where id = $1::text',
        [accountId, until],
      );
    },
  });
}
