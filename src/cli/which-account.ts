// How an account is named on the command line, and how it is.
import type { ListedAccount } from '../ports/operator';
import type { Context } from './context';
import { CliError } from './errors';
import { ago } from './format';

export const ACCOUNT = ['<account>', 'id, label, @username or phone of the account'] as const;

/** @throws CliError when none or several match */
export async function pickAccount(context: Context, term: string): Promise<ListedAccount> {
  const accounts = await (await context.operator()).accounts({ removed: false });
  const wanted = term.trim().toLowerCase();
  const digits = wanted.replace(/\D/g, '');
  const matches = accounts.filter(
    (a) =>
      a.id === term.trim() ||
      a.label.toLowerCase() === wanted ||
      (a.username !== undefined && a.username.toLowerCase() === wanted.replace(/^@/, '')) ||
      (digits.length > 4 && (a.telegramUserId === digits || a.phone?.replace(/\D/g, '') === digits)),
  );
  const only = matches[0];
  if (only && matches.length === 1) return only;
  if (only)
    throw new CliError(`"${term}" is several accounts: ${matches.map(({ id }) => id).join(', ')}. Name one by its id.`);
  throw new CliError(`No account "${term}". rapport accounts list shows them.`);
}

/** "active, in the hands of host-a, heard of 2 s ago" */
export function stateOf(account: ListedAccount, now = new Date()): string {
  const { status, session, owner, heartbeatAt, sleepUntil } = account;
  if (status !== 'active') return `${status}${because(account)}`;
  if (!session) return `active, but not signed in: ${signIn(account)}`;
  const sleeps = sleepUntil && sleepUntil > now ? `, Telegram wants silence until ${sleepUntil.toISOString()}` : '';
  if (!owner || !heartbeatAt) return `active, not connected${sleeps}`;
  return `active, on ${owner}, heartbeat ${ago(heartbeatAt, now)}${sleeps}`;
}

export const because = ({ statusReason }: ListedAccount): string => (statusReason ? ` (${statusReason})` : '');
export const signIn = ({ id }: ListedAccount): string => `rapport accounts login --account ${id}`;
