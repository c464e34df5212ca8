// What reps press and answer, as rows: stored before Telegram is told that we have it, and before anything is done about it.
import type pg from 'pg';
import { isBlank } from '../../domain/message-length';
import { parseData, type Verb } from '../../domain/reps/message';
import type { RepAction, RepActions } from '../../ports/rep-messages';
import type { BotUpdate } from '../../ports/reps';
import { toRep } from './rep-rows';
import { transaction } from './transaction';

export function createRepActions(pool: pg.Pool): RepActions {
  return {
    store: (botId, updates) =>
      transaction(pool, async (tx) => {
        for (const update of updates) if (update.type !== 'other') await store(tx, botId, update);
      }),
    async stored(limit) {
      const { rows } = await pool.query(
        `select a.*, m.message_id as telegram_id, m.state, to_jsonb(r) as rep from rep_actions a left join rep_messages m on m.id = a.rep_message_id
           left join reps r on r.id = a.rep_id
         where a.status = 'stored' order by a.created_at, a.id limit $1::int`,
        [limit],
      );
      return rows.map(toAction);
    },
    async settle(id, status, outcome, at) {
      await pool.query(
        "update rep_actions set status = $2, outcome = $3, acted_at = $4 where id = $1::text and status = 'stored'",
        [id, status, outcome, at],
      );
    },
    async again(id) {
      await pool.query('update rep_actions set attempts = attempts + 1 where id = $1::text', [id]);
    },
    async connect(repId, { userId, chatId, username }) {
      await pool.query(
        `update reps set telegram_user_id = $2, chat_id = $3, username = coalesce($4, username), unreachable_since = null, unreachable_reason = null
         where id = $1::text`,
        [repId, userId, chatId, username],
      );
    },
    async repName(id) {
      const { rows } = await pool.query('select name from reps where id = $1::text', [id]);
      return rows[0]?.name;
    },
  };
}

const toAction = (r: Record<string, any>): RepAction => ({
  id: r.id,
  rep: r.rep ? toRep(r.rep) : undefined,
  chatId: String(r.chat_id),
  userId: String(r.user_id),
  username: r.username ?? undefined,
  language: r.language ?? undefined,
  kind: r.kind,
  verb: r.verb ?? undefined,
  message: r.rep_message_id
    ? { id: r.rep_message_id, telegramId: r.telegram_id ?? undefined, state: r.state ?? undefined }
    : undefined,
  conversationId: r.conversation_id ?? undefined,
  draftId: r.draft_id ?? undefined,
  questionId: r.question_id ?? undefined,
  text: r.text ?? undefined,
  callbackId: r.callback_id ?? undefined,
  attempts: r.attempts,
});

interface Row {
  kind: RepAction['kind'];
  verb?: string;
  text?: string;
  message?: { id: string; conversation_id: string | null; draft_id: string | null; question_id: string | null };
}

async function store(
  tx: pg.PoolClient,
  botId: string,
  update: Extract<BotUpdate, { type: 'text' | 'press' }>,
): Promise<void> {
  // by id; by username only while his id is not known, as usernames change hands
  const { rows } = await tx.query(
    `select id from reps where status <> 'removed' and (telegram_user_id = $1::bigint or (telegram_user_id is null and lower(username) = lower($2::text)))
     order by telegram_user_id nulls last limit 1`,
    [update.userId, update.username ?? null],
  );
  const repId: string | undefined = rows[0]?.id;
  const row = update.type === 'press' ? await pressed(tx, repId, update) : await said(tx, repId, update);
  await tx.query(
    `insert into rep_actions (id, rep_id, user_id, chat_id, username, language, kind, verb, rep_message_id, conversation_id, draft_id, text, callback_id, question_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
    [
      `${botId}:${update.updateId}`,
      repId,
      update.userId,
      update.chatId,
      update.username,
      update.language,
      row.kind,
      row.verb,
      row.message?.id,
      row.message?.conversation_id,
      row.message?.draft_id,
      row.text,
      update.type === 'press' ? update.callbackId : null,
      row.message?.question_id,
    ],
  );
}

const KIND_OF: Record<Verb, RepAction['kind']> = {
  ...{ take: 'control', back: 'control', plan: 'plan', send: 'draft', edit: 'draft', discard: 'draft' },
  ...{ yes: 'question', no: 'question', held: 'question', absent: 'question' },
};

/** The button is found by its tag, among the messages to this very rep: nobody presses another's. */
async function pressed(
  tx: pg.PoolClient,
  repId: string | undefined,
  { data, messageId }: Extract<BotUpdate, { type: 'press' }>,
): Promise<Row> {
  const parsed = parseData(data);
  const message = parsed && repId ? await messageOf(tx, repId, 'm.tag = $2::text', parsed.tag) : undefined;
  if (!parsed || !message) return { kind: 'stray' };
  // who presses has it: what nobody knew is known
  await tx.query(
    "update rep_messages set status = 'sent', message_id = $2::int, last_error = null where id = $1::text and status = 'unknown' and $2::int is not null",
    [message.id, messageId],
  );
  return { kind: KIND_OF[parsed.verb], verb: parsed.verb, message };
}

/** Kept are only words that are meant for a client: the answer to a prompt, or to a draft itself. */
async function said(
  tx: pg.PoolClient,
  repId: string | undefined,
  { text, replyTo }: Extract<BotUpdate, { type: 'text' }>,
): Promise<Row> {
  if (/^\/start\b/.test(text)) return { kind: 'start' };
  if (/^\/connect\b/.test(text)) return { kind: 'text', verb: 'connect' };
  const words = text.trim();
  if (!repId || replyTo === undefined || isBlank(words) || words.startsWith('/')) return { kind: 'text' };
  const message = await messageOf(tx, repId, "m.message_id = $2::int and m.kind in ('prompt', 'draft')", replyTo);
  return message ? { kind: 'draft', verb: 'edit', text: words.replaceAll('\0', ''), message } : { kind: 'text' };
}

async function messageOf(
  tx: pg.PoolClient,
  repId: string,
  where: string,
  value: unknown,
): Promise<NonNullable<Row['message']> | undefined> {
  const { rows } = await tx.query(
    `select m.id, m.conversation_id, m.draft_id, m.question_id from rep_messages m where m.rep_id = $1::text and ${where}`,
    [repId, value],
  );
  return rows[0];
}
