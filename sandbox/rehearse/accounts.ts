// The accounts a rehearsal is played on: one for each brand, a person of the local Telegram whose app is ours, held by ingress's own host.
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { sealSession } from '../../src/adapters/telegram/session-cipher';
import { AccountHost, type HostDeps } from '../../src/ingress/account-host';
import type { SessionKey } from '../../src/seal';
import type { TelegramServer } from '../telegram/service';

export interface Account {
  id: string;
  /** of the rep, in the local Telegram */
  userId: string;
  host: AccountHost;
}

interface AccountsDeps {
  pool: Pool;
  telegram: TelegramServer;
  keys: readonly SessionKey[];
  host: HostDeps;
  log: Logger;
}

const OPEN_WITHIN_MS = 60_000;
/** No chat is older than the account here. */
const LONG_AGO = new Date('2000-01-01');

export function createAccounts(deps: AccountsDeps) {
  const accounts = new Map<string, Promise<Account>>();
  return {
    /** The account that represents this brand, in sync. @throws Error when the local Telegram could not be reached */
    of(brandId: string): Promise<Account> {
      const account = accounts.get(brandId) ?? makeAccount(deps, brandId);
      accounts.set(brandId, account);
      account.catch(() => accounts.delete(brandId));
      return account;
    },
    async stop(): Promise<void> {
      for (const account of await Promise.all(accounts.values())) await account.host.stop();
    },
  };
}

async function makeAccount({ pool, telegram, keys, host: hostDeps, log }: AccountsDeps, brandId: string) {
  const rep = telegram.world.addPerson({ firstName: 'Rep', bot: false, dc: 2 });
  const id = `rehearsal-${brandId}-${randomBytes(4).toString('hex')}`;
  const sealed = sealSession(keys, id, telegram.sessionFor(rep.id));
  await pool.query(
    `insert into accounts (id, label, telegram_user_id, brand, session_cipher, session_key_id, connected_since) values ($1, 'Rep', $2, $3, $4, $5, $6)`,
    [id, rep.id, brandId, sealed.cipher, sealed.keyId, LONG_AGO],
  );
  const host = new AccountHost(id, hostDeps, log);
  host.start();
  for (const until = Date.now() + OPEN_WITHIN_MS; host.state !== 'inSync'; ) {
    if (host.ended || Date.now() > until) throw new Error('the local Telegram could not be reached');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { id, userId: rep.id, host };
}
