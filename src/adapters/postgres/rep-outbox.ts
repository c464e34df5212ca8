// The bot's outbox as rows: claimed before the call, settled after it, and `unknown` where nobody can know.
import type pg from 'pg';
import type { Language } from '../../domain/brand';
import type { RepOutbox } from '../../ports/rep-messages';
import { insertRepMessages, toButtons } from './rep-rows';
import { transaction } from './transaction';

const EDIT_TRIES = 5;
// Under older ones nobody looks for what is now so.
const STATE_SHOWN = "m.created_at > clock_timestamp() - interval '2 days' and m.status not in ('failed')";

export function createRepOutbox(pool: pg.Pool): RepOutbox {
  const show = (where: string, value: string, make: Parameters<RepOutbox['showState']>[1]) =>
    transaction(pool, async (tx) => {
      const { rows } = await tx.query(
        `select distinct r.id, r.language from rep_messages m join reps r on r.id = m.rep_id where ${where} and ${STATE_SHOWN}`,
        [value],
      );
      for (const rep of rows as { id: string; language: Language }[]) {
        const { state, buttons } = make(rep);
        await tx.query(
          `update rep_messages m set state = $3, buttons = $4::jsonb, edit_due = m.status in ('sent', 'sending', 'unknown'), edit_attempts = 0
           where ${where} and m.rep_id = $2::text and ${STATE_SHOWN} and (m.state, m.buttons) is distinct from ($3::text, $4::jsonb)`,
          [value, rep.id, state, JSON.stringify(buttons)],
        );
      }
    });
  return {
    enqueue: (messages) => transaction(pool, (tx) => insertRepMessages(tx, messages)),
    async claim(now) {
      const { rows } = await pool.query(
        `with next as (
           select m.id from rep_messages m join reps r on r.id = m.rep_id
           where m.status = 'queued' and r.chat_id is not null and r.unreachable_since is null and r.status <> 'removed'
           order by m.created_at, m.id limit 1 for update of m skip locked),
         claimed as (
           update rep_messages m set status = 'sending', attempts = m.attempts + 1, claimed_at = $1, last_error = null
           from next where m.id = next.id returning m.*)
         select c.*, r.chat_id, r.language,
           (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'summary', d.summary, 'at', d.claimed_at) order by d.created_at), '[]')
            from rep_messages d where d.rep_id = c.rep_id and d.status = 'unknown' and d.mentioned_in is null and d.summary <> '') as doubtful
         from claimed c join reps r on r.id = c.rep_id`,
        [now],
      );
      const r = rows[0];
      return (
        r && {
          id: r.id,
          repId: r.rep_id,
          chatId: String(r.chat_id),
          language: r.language,
          kind: r.kind,
          text: r.text,
          state: r.state ?? undefined,
          buttons: toButtons(r.buttons),
          tag: r.tag,
          forceReply: r.force_reply,
          replyTo: r.reply_to ?? undefined,
          attempts: r.attempts,
          doubtful: (r.doubtful as { id: string; summary: string; at: string }[]).map((d) => ({
            ...d,
            at: new Date(d.at),
          })),
        }
      );
    },
    settleSent: (id, messageId, mentioned, at) =>
      transaction(pool, async (tx) => {
        await tx.query(
          `update rep_messages set status = 'sent', message_id = $2, settled_at = $3, last_error = null
           where id = $1::text and status in ('sending', 'unknown')`,
          [id, messageId, at],
        );
        await tx.query('update rep_messages set mentioned_in = $2 where id = any($1::text[])', [mentioned, id]);
      }),
    async settle(id, status, error, at) {
      await pool.query(
        `update rep_messages set status = $2, last_error = $3, settled_at = case when $2 = 'queued' then null else $4::timestamptz end
         where id = $1::text and status = 'sending'`,
        [id, status, error, at],
      );
    },
    async abandon(at) {
      const { rows } = await pool.query(
        `update rep_messages set status = 'unknown', settled_at = $1, last_error = 'the process ended in the middle of the call'
         where status = 'sending' returning id`,
        [at],
      );
      return rows.map((r) => r.id);
    },
    async unreachable(repId, reason, at) {
      await pool.query(
        'update reps set unreachable_since = $3, unreachable_reason = $2 where id = $1::text and unreachable_since is null',
        [repId, reason, at],
      );
      // they would all come at once, and out of date, when he comes back
      await pool.query(
        `update rep_messages set status = 'failed', last_error = $2, settled_at = $3 where rep_id = $1::text and status = 'queued'`,
        [repId, reason, at],
      );
    },
    async sleep(botId, until) {
      await pool.query(
        `insert into bots (id, sleep_until) values ($1, $2) on conflict (id) do update set sleep_until = greatest(bots.sleep_until, excluded.sleep_until)`,
        [botId, until],
      );
    },
    async sleepsUntil(botId) {
      const { rows } = await pool.query('select sleep_until from bots where id = $1::text', [botId]);
      return rows[0]?.sleep_until ?? undefined;
    },
    async edits(limit) {
      const { rows } = await pool.query(
        `select m.id, r.chat_id, m.message_id, m.text, m.state, m.buttons, m.tag from rep_messages m join reps r on r.id = m.rep_id
         where m.edit_due and m.status = 'sent' and r.chat_id is not null and r.unreachable_since is null order by m.created_at limit $1::int`,
        [limit],
      );
      return rows.map((r) => ({
        id: r.id,
        chatId: String(r.chat_id),
        messageId: r.message_id,
        text: r.text,
        state: r.state ?? undefined,
        buttons: toButtons(r.buttons),
        tag: r.tag,
      }));
    },
    async edited({ id, state, buttons }, outcome) {
      // what was shown meanwhile is due again
      await pool.query(
        `update rep_messages set edit_attempts = edit_attempts + 1, edit_due = $2::text = 'again' and edit_attempts + 1 < ${EDIT_TRIES}
         where id = $1::text and state is not distinct from $3::text and buttons = $4::jsonb`,
        [id, outcome, state ?? null, JSON.stringify(buttons)],
      );
    },
    showState: (conversationId, make) =>
      show("m.conversation_id = $1::text and m.kind = 'alert'", conversationId, make),
    showDraft: (draftId, make) => show("m.draft_id = $1::text and m.kind = 'draft'", draftId, make),
    showQuestion: (questionId, make) => show('m.question_id = $1::text', questionId, make),
    async controlChanged(since) {
      const { rows } = await pool.query(
        `select distinct c.id from conversations c join rep_messages m on m.conversation_id = c.id
         where m.kind = 'alert' and c.control_at > $1 and ${STATE_SHOWN}`,
        [since],
      );
      return rows.map((r) => r.id);
    },
  };
}
