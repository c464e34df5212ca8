// What the outside world brings, as rows: every write is one statement together with the account's pts, so that neither can be ahead of the other.
import type pg from 'pg';
import type { ConversationRow, InboundStore, TelegramMessage, TelegramPerson } from '../../ports';
import { newId } from './ids';
import { toAccount, toConversation } from './rows';
import { settleSent } from './sending';
import { transaction } from './transaction';
import { insertAlert } from './turns';

// Moves the account's place in the update stream within the same statement.
const MOVE_PTS =
  'moved as (update accounts set pts = greatest(pts, $2::int) where id = $1::text and $2::int is not null)';

export function createInboundStore(
  pool: pg.Pool,
  alerts: { chat: boolean; webhook: boolean; reps?: boolean },
): InboundStore {
  const saidAt = (m: TelegramMessage) => new Date(m.date * 1000);
  return {
    async accounts() {
      const { rows } = await pool.query("select * from accounts where status <> 'removed' order by created_at");
      return rows.map(toAccount);
    },
    async account(id) {
      const { rows } = await pool.query('select * from accounts where id = $1::text', [id]);
      return rows[0] && toAccount(rows[0]);
    },
    async heartbeat(id, owner, at) {
      await pool.query('update accounts set owner = $2, heartbeat_at = $3 where id = $1::text', [id, owner, at]);
    },
    async release(id, owner) {
      await pool.query(
        'update accounts set owner = null, heartbeat_at = null where id = $1::text and owner = $2::text',
        [id, owner],
      );
    },
    async park(id, reason) {
      await pool.query(
        "update accounts set status = 'parked', status_reason = $2 where id = $1::text and status = 'active'",
        [id, reason],
      );
    },
    async identify(id, me) {
      await pool.query(
        'update accounts set telegram_user_id = $2, username = $3, phone = coalesce($4, phone) where id = $1::text',
        [id, me.userId, me.username, me.phone],
      );
    },
    async moveUpdates(id, { pts, qts, date }) {
      await pool.query(
        'update accounts set pts = greatest(pts, $2::int), qts = coalesce($3::int, qts, 0), updates_date = coalesce($4::int, updates_date, 0) where id = $1::text',
        [id, pts, qts, date],
      );
    },
    async conversationOf(accountId, userId) {
      const { rows } = await pool.query(
        'select * from conversations where account_id = $1::text and peer_id = $2::bigint',
        [accountId, userId],
      );
      return rows[0] && toConversation(rows[0]);
    },
    async conversationsOf(accountId) {
      const { rows } = await pool.query(
        'select c.*, (select coalesce(max(m.telegram_id), 0) from messages m where m.conversation_id = c.id) as newest from conversations c where c.account_id = $1::text',
        [accountId],
      );
      return rows.map((r) => ({ ...toConversation(r), newestMessage: r.newest }));
    },
    openConversation: (accountId, person) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query(
          `update prospects set telegram_user_id = $1::bigint, username = coalesce($2, username), name = coalesce(name, $3), phone = coalesce(phone, $4)
           where id = (select id from prospects where telegram_user_id = $1::bigint or (telegram_user_id is null and lower(username) = lower($2))
                       order by telegram_user_id nulls last limit 1)
           returning *`,
          [person.userId, person.username ?? null, nameOf(person), person.phone ?? null],
        );
        const prospect = rows[0];
        if (!prospect) return undefined;
        // Who came by himself is answered by the brand of the account he writes to; whom an operator added, by the one he was added to.
        const brand = prospect.source === 'added' ? prospect.brand : await brandOf(tx, accountId);
        return insertConversation(tx, accountId, prospect.id, brand, person);
      }),
    admit: (accountId, brand, person) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query(
          `insert into prospects (id, telegram_user_id, username, name, phone, brand, source) values ($1, $2, $3, $4, $5, $6, 'answered')
           on conflict (telegram_user_id) do update set username = excluded.username returning *`,
          [newId('p'), person.userId, person.username ?? null, nameOf(person), person.phone ?? null, brand],
        );
        return insertConversation(tx, accountId, rows[0].id, brand, person);
      }),
    async rememberStranger(accountId, peer, messageId) {
      const { rowCount } = await pool.query(
        'insert into strangers (account_id, peer_id, access_hash, first_message_id) values ($1, $2, $3, $4) on conflict do nothing',
        [accountId, peer.userId, peer.accessHash, messageId],
      );
      return rowCount === 1;
    },
    async admittedStrangers(accountId) {
      const { rows } = await pool.query(
        `select s.peer_id, s.access_hash, s.first_message_id, p.brand from strangers s join prospects p on p.telegram_user_id = s.peer_id
         where s.account_id = $1::text and s.status = 'asked' and s.access_hash is not null`,
        [accountId],
      );
      return rows.map((r) => ({
        peer: { userId: String(r.peer_id), accessHash: r.access_hash },
        firstMessageId: r.first_message_id,
        brand: r.brand,
      }));
    },
    async closeStranger(accountId, userId) {
      await pool.query(
        "update strangers set status = 'admitted' where account_id = $1::text and peer_id = $2::bigint",
        [accountId, userId],
      );
    },
    async countIgnored(accountId, kind, pts) {
      await pool.query(
        `with ${MOVE_PTS} insert into ignored_counts (account_id, kind, count) values ($1, $3, 1)
         on conflict (account_id, kind) do update set count = ignored_counts.count + 1`,
        [accountId, pts, kind],
      );
    },
    async clientMessage(c, m, { optOut, heardAt }, pts) {
      const { rows } = await pool.query(
        `with ${MOVE_PTS} select * from store_client_message($3::text, $4::int, $5::text, $6::text, $7::timestamptz, $8::boolean, $9::timestamptz, $10::boolean)`,
        [
          c.accountId,
          pts,
          c.id,
          m.messageId,
          storable(m.text),
          m.media,
          saidAt(m),
          optOut,
          heardAt,
          m.forwarded ?? false,
        ],
      );
      return rows[0];
    },
    async repMessage(c, m, releaseAt, pts) {
      const { rows } = await pool.query(
        `with ${MOVE_PTS} select * from store_rep_message($3::text, $4::int, $5::text, $6::text, $7::timestamptz, $8::timestamptz)`,
        [c.accountId, pts, c.id, m.messageId, storable(m.text), m.media, saidAt(m), releaseAt],
      );
      return rows[0];
    },
    async edited(c, m, { optOut }, pts) {
      const { rows } = await pool.query(
        `with ${MOVE_PTS} select * from store_edit($3::text, $4::int, $5::text, $6::text, $7::timestamptz, false, $8::boolean)`,
        [
          c.accountId,
          pts,
          c.id,
          m.messageId,
          storable(m.text),
          m.media,
          new Date((m.editDate ?? m.date) * 1000),
          optOut,
        ],
      );
      return rows[0];
    },
    async deleted(accountId, messageIds, pts) {
      // Private messages are numbered per account, so their ids alone name them. https://core.telegram.org/constructor/updateDeleteMessages
      const { rows } = await pool.query(
        `with ${MOVE_PTS} select c.*, e.seq as arrived from messages m join conversations c on c.id = m.conversation_id
         cross join lateral store_edit(c.id, m.telegram_id, '', null, null, true) e
         where c.account_id = $1::text and m.telegram_id = any($3::int[])`,
        [accountId, pts, messageIds],
      );
      return rows.map((r) => ({ conversation: toConversation(r), seq: r.arrived }));
    },
    async readByClient(accountId, userId, maxId, pts) {
      await pool.query(
        `with ${MOVE_PTS} update conversations set client_read_max_id = greatest(client_read_max_id, $4::int) where account_id = $1::text and peer_id = $3::bigint`,
        [accountId, pts, userId, maxId],
      );
    },
    async whoseMessage(c, m, randomId) {
      const known = await pool.query(
        "select 1 from messages where conversation_id = $1::text and telegram_id = $2::int and author = 'agent'",
        [c.id, m.messageId],
      );
      if (known.rowCount) return 'ours';
      const { rows } = await pool.query(
        `select id, random_id = $3::bigint as by_random_id, status from intents where conversation_id = $1::text
           and (random_id = $3::bigint or (status = 'sending' and text = $2::text)) order by by_random_id desc nulls last, claimed_at limit 1`,
        [c.id, m.text, randomId],
      );
      if (rows[0]) {
        await settleSent(pool, rows[0].id, m.messageId, saidAt(m), rows[0].by_random_id ? 'random_id' : 'echo');
        return 'ours';
      }
      const pending = await pool.query(
        "select 1 from intents where conversation_id = $1::text and status = 'sending' limit 1",
        [c.id],
      );
      return pending.rowCount ? 'pending' : 'unknown';
    },
    async unsignalled(accountId) {
      const { rows } = await pool.query(
        `select c.*, a.seq as arrived, a.kind from arrivals a join conversations c on c.id = a.conversation_id
         where c.account_id = $1::text and a.signalled_at is null order by a.stored_at limit 1000`,
        [accountId],
      );
      return rows.map((r) => ({ conversation: toConversation(r), seq: r.arrived, kind: r.kind }));
    },
    async markSignalled(conversationId, seq) {
      await pool.query(
        'update arrivals set signalled_at = clock_timestamp() where conversation_id = $1::text and seq = $2::int',
        [conversationId, seq],
      );
    },
    addAlert: (alert) => insertAlert(pool, alert),
    async openAlerts(limit) {
      // With a bot the chat is told of what is for no rep, and of what reached none: nothing sent, and nothing under way or that for a minute.
      const { rows } = await pool.query(
        `with due as (
           select a.*, $2 and a.chat_sent_at is null and (not $4 or a.routed_to = 'chat' or (a.routed_to = 'reps'
               and not exists (select 1 from rep_messages m where m.alert_id = a.id and m.status = 'sent')
               and (a.routed_at < clock_timestamp() - interval '60 s'
                 or not exists (select 1 from rep_messages m where m.alert_id = a.id and m.status in ('queued', 'sending'))))) as needs_chat,
             $3 and a.webhook_sent_at is null as needs_webhook
           from alerts a where (a.chat_sent_at is null or a.webhook_sent_at is null) and a.attempts < 50
             and a.created_at > clock_timestamp() - interval '2 days')
         select * from due where needs_chat or needs_webhook order by created_at limit $1::int`,
        [limit, alerts.chat, alerts.webhook, alerts.reps ?? false],
      );
      return rows.map((r) => ({
        id: r.id,
        kind: r.kind,
        conversationId: r.conversation_id ?? undefined,
        accountId: r.account_id ?? undefined,
        detail: r.detail,
        createdAt: r.created_at,
        needsChat: r.needs_chat,
        needsWebhook: r.needs_webhook,
        attempts: r.attempts,
      }));
    },
    async alertDelivered(id, by) {
      await pool.query(
        `update alerts set ${by === 'chat' ? 'chat_sent_at' : 'webhook_sent_at'} = clock_timestamp() where id = $1::text`,
        [id],
      );
    },
    async alertFailed(id) {
      await pool.query('update alerts set attempts = attempts + 1 where id = $1::text', [id]);
    },
  };
}

const nameOf = (person: TelegramPerson): string | null =>
  [person.firstName, person.lastName].filter(Boolean).join(' ') || null;

async function brandOf(tx: pg.PoolClient, accountId: string): Promise<string> {
  const { rows } = await tx.query('select brand from accounts where id = $1::text', [accountId]);
  return rows[0].brand;
}

async function insertConversation(
  tx: pg.PoolClient,
  accountId: string,
  prospectId: string,
  brand: string,
  person: TelegramPerson,
): Promise<ConversationRow> {
  const { rows } = await tx.query(
    `insert into conversations (id, prospect_id, account_id, peer_id, access_hash, brand) values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, peer_id) do update set access_hash = excluded.access_hash returning *`,
    [newId('c'), prospectId, accountId, person.userId, person.accessHash, brand],
  );
  return toConversation(rows[0]);
}

/** Postgres text holds everything but NUL, which a client may type and nobody can read. */
const storable = (text: string): string => text.replaceAll('\0', '');
