// `rapport accounts list|park|resume|remove`: the Telegram accounts we act as. Signing in is in accounts-login.ts.
import { Command } from 'commander';
import type { ListedAccount } from '../ports/operator';
import { loginCommand } from './accounts-login';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { CliError } from './errors';
import { count, table } from './format';
import type { Io } from './io';
import { ACCOUNT, because, pickAccount, signIn, stateOf } from './which-account';

export function accountsCommand(io: Io): Command {
  const accounts = new Command('accounts').description('The Telegram accounts we act as');
  for (const one of [loginCommand(io), listCommand(io), parkCommand(io), resumeCommand(io), removeCommand(io)]) {
    accounts.addCommand(one);
  }
  return accounts;
}

const listCommand = (io: Io): Command =>
  new Command('list')
    .description('All accounts and how they are')
    .option('--removed', 'also those that were removed')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: JsonFlag & { removed?: boolean }) => {
        const accounts = await (await context.operator()).accounts({ removed: flags.removed === true });
        answer(context, flags, accounts.map(publicly), () => {
          if (accounts.length === 0) return 'None yet. rapport accounts login --phone +…';
          const rows = accounts.map((a) => [
            a.id,
            a.label,
            a.username ? `@${a.username}` : (a.phone ?? '-'),
            a.brand,
            String(a.conversations),
            stateOf(a),
          ]);
          return table(['id', 'label', 'telegram', 'brand', 'chats', 'state'], rows);
        });
      }),
    );

const parkCommand = (io: Io): Command =>
  changing('park', 'Disconnect: nothing is heard or sent until resume', io, async (context, account) => {
    if (account.status === 'parked') return `${account.label} is parked already${because(account)}.`;
    await (await context.operator()).parkAccount(account.id, 'operator');
    return `${account.label} is parked: it disconnects within seconds. Back again with: rapport accounts resume ${account.id}`;
  });

const resumeCommand = (io: Io): Command =>
  changing('resume', 'Connect again what was parked', io, async (context, account) => {
    if (account.status === 'active') return `${account.label} is active already.`;
    if (!account.session) throw new CliError(`${account.label} has no session: ${signIn(account)}`);
    await (await context.operator()).resumeAccount(account.id);
    // Telegram ended that session: https://core.telegram.org/api/errors#401-unauthorized
    const revoked = /^(AUTH_KEY|SESSION_|USER_DEACTIVATED)/.test(account.statusReason ?? '');
    const doubt = revoked
      ? `\nTelegram had ended its session (${account.statusReason}); if it parks again: ${signIn(account)}`
      : '';
    return `${account.label} is active: it connects within seconds, if an ingress runs.${doubt}`;
  });

const removeCommand = (io: Io): Command =>
  changing('remove', 'End the account and destroy its session', io, async (context, account, { yes }) => {
    const active = account.activeConversations;
    if (active > 0 && !yes) {
      throw new CliError(
        `${account.label} has ${count(active, 'active conversation')}; nobody will answer there any more, and what is planned is not sent. ` +
          'Repeat with --yes to do it.',
      );
    }
    await (await context.operator()).removeAccount(account.id);
    const left = active > 0 ? ` ${count(active, 'active conversation')} ended with it.` : '';
    return `${account.label} is removed, its session destroyed.${left} Telegram still lists the device: end it in the app, Settings, Devices.`;
  }).option('-y, --yes', 'also when conversations are active');

interface ChangeFlags extends JsonFlag {
  yes?: boolean;
}

function changing(
  name: string,
  description: string,
  io: Io,
  change: (context: Context, account: ListedAccount, flags: ChangeFlags) => Promise<string>,
): Command {
  return new Command(name)
    .description(description)
    .argument(...ACCOUNT)
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: ChangeFlags) => {
        const account = await pickAccount(context, term);
        const words = await change(context, account, flags);
        const after = (await (await context.operator()).accounts({ removed: true })).find(
          ({ id }) => id === account.id,
        );
        answer(context, flags, after && publicly(after), () => words);
      }),
    );
}

/** Without the session, sealed as it is. */
function publicly({ session, ...account }: ListedAccount) {
  return { ...account, signedIn: session !== undefined };
}
