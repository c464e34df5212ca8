// Accounts as operators see them: signed in, parked, resumed, ended.
import type pg from 'pg';
import type { ListedAccount, OperatorStore } from '../../ports/operator';
import { toAccount } from './rows';

type Accounts = Pick<
  OperatorStore,
  'accounts' | 'accountOf' | 'signIn' | 'parkAccount' | 'resumeAccount' | 'removeAccount'
>;

export function operatorAccounts(pool: pg.Pool): Accounts {
  const change = async (sql: string, values: unknown[]) => (await pool.query(sql, values)).rowCount === 1;
  return {
    async accounts({ removed }) {
      const { rows } = await pool.query(
        `select a.*, c.all_of_it, c.active, coalesce((select sum(i.count) from ignored_counts i where i.account_id = a.id), 0)::int as ignored
         from accounts a, lateral (
           select count(*)::int as all_of_it, count(*) filter (where c.stage not in ('won', 'lost', 'dormant')
             and not exists (select 1 from suppressions s where s.prospect_id = c.prospect_id))::int as active
           from conversations c where c.account_id = a.id) c
         where $1 or a.status <> 'removed' order by a.created_at, a.id`,
        [removed],
      );
      return rows.map(toListed);
    },
    async accountOf(telegramUserId) {
      const { rows } = await pool.query(
        "select id from accounts where telegram_user_id = $1::bigint and status <> 'removed'",
        [telegramUserId],
      );
      return rows[0];
    },
    async signIn({ accountId, telegramUserId, username, phone, label, brand, session, at }) {
      const renewed = await change(
        `update accounts set session_cipher = $2, session_key_id = $3, telegram_user_id = $4, username = $5, phone = coalesce($6, phone),
           status = 'active', status_reason = null where id = $1::text and status <> 'removed'`,
        [accountId, session.cipher, session.keyId, telegramUserId, username, phone],
      );
      if (renewed) return 'renewed';
      await pool.query(
        `insert into accounts (id, session_cipher, session_key_id, telegram_user_id, username, phone, label, brand, connected_since)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [accountId, session.cipher, session.keyId, telegramUserId, username, phone, label, brand, at],
      );
      return 'added';
    },
    parkAccount: (id, reason) =>
      change("update accounts set status = 'parked', status_reason = $2 where id = $1::text and status = 'active'", [
        id,
        reason,
      ]),
    resumeAccount: (id) =>
      change(
        `update accounts set status = 'active', status_reason = null
         where id = $1::text and status = 'parked' and session_cipher is not null`,
        [id],
      ),
    removeAccount: (id) =>
      change(
        `update accounts set status = 'removed', status_reason = 'operator', session_cipher = null, session_key_id = null
         where id = $1::text and status <> 'removed'`,
        [id],
      ),
  };
}

function toListed(r: Record<string, any>): ListedAccount {
  const { sessionCipher, sessionKeyId, updates: _, ...account } = toAccount(r);
  return {
    ...account,
    session: sessionCipher && sessionKeyId ? { cipher: sessionCipher, keyId: sessionKeyId } : undefined,
    conversations: r.all_of_it,
    activeConversations: r.active,
    ignored: r.ignored,
  };
}
