// What doctor checks of the Telegram accounts: sealed with a key we have, in whose hands, why parked.
import { isSealedWithNewest, openSession } from '../adapters/telegram/session-cipher';
import { Misconfigured } from '../errors';
import type { ListedAccount } from '../ports/operator';
import type { Context } from './context';
import { type Finding, failed, ok, skipped, warning } from './doctor-checks';
import { signIn, stateOf } from './which-account';

// Twice what another host waits for before it takes an account over.
const SILENT_MS = 120_000;

export async function accounts(context: Context): Promise<Finding[]> {
  if (!context.config.databaseUrl) return [skipped('accounts', 'DATABASE_URL is missing or malformed')];
  let all: ListedAccount[];
  try {
    all = await (await context.operator()).accounts({ removed: false });
  } catch {
    return [skipped('accounts', 'the database cannot be read')];
  }
  if (all.length === 0) return [warning('accounts', 'none yet', 'rapport accounts login --phone +…')];
  return all.map((account) => examine(context, account));
}

function examine({ config: { sessionKeys } }: Context, account: ListedAccount): Finding {
  const name = `${account.label} (${account.id})`;
  const { status, session, statusReason, heartbeatAt } = account;
  if (!session) return failed('accounts', `${name} is not signed in`, signIn(account));
  if (sessionKeys.length === 0) return skipped('accounts', `${name}: SESSION_KEY is missing or malformed`);
  try {
    openSession(sessionKeys, account.id, session);
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    return failed('accounts', error.detail, `put the old key into SESSION_KEYS_OLD, or ${signIn(account)}`);
  }
  if (status === 'parked') {
    const parked = statusReason === 'operator' ? warning : failed;
    const todo = statusReason === 'operator' ? `rapport accounts resume ${account.id}` : signIn(account);
    return parked('accounts', `${name} is ${stateOf(account)}`, todo);
  }
  if (!heartbeatAt || Date.now() - heartbeatAt.getTime() > SILENT_MS) {
    return warning('accounts', `${name} is ${stateOf(account)}`, 'is an ingress running? npm start runs one');
  }
  if (!isSealedWithNewest(sessionKeys, session)) {
    return warning(
      'accounts',
      `${name} is sealed with an old key`,
      `${signIn(account)}, then drop the key from SESSION_KEYS_OLD`,
    );
  }
  return ok('accounts', `${name}: its session opens; ${stateOf(account)}`);
}
