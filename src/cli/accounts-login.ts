// `rapport accounts login`: signs a Telegram account in and keeps its session sealed. A second login of the same person renews
// the session of the same account: its conversations, its place in the update stream and connected_since stay.
import { Command } from 'commander';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { newId } from '../adapters/postgres/ids';
import { sealSession } from '../adapters/telegram/session-cipher';
import { connectTelegram } from '../connect-telegram';
import type { TelegramPerson } from '../ports';
import type { ListedAccount } from '../ports/operator';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { CliError, UsageError } from './errors';
import type { Io } from './io';
import { runLogin } from './login-dialog';
import { knownBrand } from './prospects';
import { pickAccount } from './which-account';

interface Flags extends JsonFlag {
  phone?: string;
  label?: string;
  brand?: string;
  account?: string;
}

export function loginCommand(io: Io): Command {
  return new Command('login')
    .description('Sign an account in, or again after its session has ended')
    .option('--phone <phone>', 'with the country code; asked for if not given')
    .option('--label <label>', 'what the account is called here (default: its name)')
    .option('--brand <brand>', 'a folder in brands/ (default: BRAND_DEFAULT)')
    .option('--account <account>', 'renew the session of this one')
    .addOption(jsonOption())
    .action(withContext(io, login));
}

async function login(context: Context, flags: Flags): Promise<void> {
  const { config, io } = context;
  const brand = flags.brand ?? config.brandDefault;
  await knownBrand(context, brand);
  const wanted = flags.account === undefined ? undefined : await pickAccount(context, flags.account);
  const operator = await context.operator();
  const phone = phoneOf(
    flags.phone ?? wanted?.phone ?? (await io.ask('Phone, with the country code: ', { hidden: false })),
  );

  const telegram = await connectTelegram(config, { debug() {} });
  const dialog = { ask: io.ask, say: io.warn };
  const { session, me } = await runLogin(telegram.login(), dialog, phone);
  const known = await operator.accountOf(me.userId);
  if (wanted) refuseAnother(wanted, me, known?.id);
  const accountId = wanted?.id ?? known?.id ?? newId('a');
  const label = flags.label ?? nameOf(me);
  const outcome = await operator.signIn({
    accountId,
    telegramUserId: me.userId,
    username: me.username,
    phone,
    label,
    brand,
    session: sealSession(config.sessionKeys, accountId, session),
    at: new Date(),
  });
  const value = { accountId, outcome, telegramUserId: me.userId, username: me.username, phone };
  answer(context, flags, value, () =>
    outcome === 'added'
      ? `Signed in as ${nameOf(me)}: account ${accountId} for ${brand}. It connects within seconds, if an ingress runs.\n` +
        'Chats that are older than this moment stay the rep’s own.'
      : `Signed in again as ${nameOf(me)}: account ${accountId} has a new session and is active.`,
  );
}

/** @throws CliError when somebody else signed in than the account belongs to */
function refuseAnother(wanted: ListedAccount, me: TelegramPerson, known: string | undefined): void {
  if (known === wanted.id || (!known && !wanted.telegramUserId)) return;
  const whose = known ? `account ${known}` : 'no account here';
  throw new CliError(
    `${nameOf(me)} is not the person account ${wanted.id} (${wanted.label}) belongs to, but ${whose}: nothing was kept. ` +
      'Leave out --account to sign him in as his own.',
  );
}

function phoneOf(text: string): string {
  const phone = parsePhoneNumberFromString(text.trim().startsWith('+') ? text : `+${text.trim()}`);
  if (phone?.isPossible()) return phone.number;
  throw new UsageError(`${text}: no phone number. Write it with the country code: +44 7700 900123.`);
}

const nameOf = (me: TelegramPerson): string =>
  [me.firstName, me.lastName].filter(Boolean).join(' ') || (me.username ? `@${me.username}` : me.userId);
