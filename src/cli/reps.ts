// `rapport reps`: the salespeople the bot calls when a human is needed, and whom clients are booked with.
import { Command, Option } from 'commander';
import type { Language } from '../domain/brand';
import type { ListedRep, RepChanges } from '../ports/reps';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { CliError, UsageError } from './errors';
import { table } from './format';
import type { Io } from './io';
import { knownBrand, telegramOf } from './prospects';
import { type BookingFlags, bookingChanges, bookingOptions, bookingTable, bookingText } from './rep-booking';
import { connectCommand, disconnectCommand } from './rep-google';
import { offCommand } from './rep-off';
import { removeCommand } from './rep-remove';
import { pickAccount } from './which-account';
import { nameAndId, pickRep, REP, stateOfRep } from './which-rep';

interface Fields extends JsonFlag {
  name?: string;
  telegram?: string;
  account?: string[];
  brand?: string;
  language?: Language;
  status?: 'active' | 'paused';
}

export function repsCommand(io: Io): Command {
  const reps = new Command('reps').description('The salespeople: who is called when a human is needed, and booked');
  for (const one of [
    addCommand(io),
    listCommand(io),
    setCommand(io),
    offCommand(io),
    connectCommand(io),
    disconnectCommand(io),
    removeCommand(io),
  ])
    reps.addCommand(one);
  return reps;
}

const accountOption = (what: string) =>
  new Option('--account <account...>', `${what}; id, label, @username or phone, several after each other`);
const languageOption = () => new Option('--language <language>', 'of what the bot tells him').choices(['ru', 'en']);

const addCommand = (io: Io): Command =>
  new Command('add')
    .description('Add a rep; the bot can write to him once he has pressed Start there')
    .requiredOption('--name <name>', 'as colleagues call him')
    .requiredOption('--telegram <id|@username>', 'who it is on Telegram')
    .addOption(accountOption('only what concerns these accounts'))
    .option('--brand <brand>', 'a folder in brands/ (default: that of the first account, else BRAND_DEFAULT)')
    .addOption(languageOption())
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: Fields & { name: string; telegram: string }) => {
        const name = nameOf(flags.name);
        const person = telegramOf(flags.telegram);
        const accounts = await accountsNamed(context, flags.account ?? []);
        const brand = flags.brand ?? accounts[0]?.brand ?? context.config.brandDefault;
        await knownBrand(context, brand);
        const language = flags.language ?? (await context.brands.get(brand)).languages[0] ?? 'en';
        const ids = accounts.map(({ id }) => id);
        const rep = await (await context.reps()).addRep({ name, ...person, brand, language, accounts: ids });
        if (!rep) {
          throw new CliError(
            `${flags.telegram} is a rep already: rapport reps list shows him, rapport reps set changes him.`,
          );
        }
        answer(context, flags, rep, () => `Added ${nameAndId(rep)}.\n${whatNow(context, rep)}`);
      }),
    );

const listCommand = (io: Io): Command =>
  new Command('list')
    .description('All reps and how they are reached')
    .option('--removed', 'also those that were removed')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: JsonFlag & { removed?: boolean }) => {
        const reps = await (await context.reps()).reps({ removed: flags.removed === true });
        answer(context, flags, reps, () => {
          if (reps.length === 0) return 'Nobody yet. rapport reps add --name <name> --telegram <id|@username>';
          const rows = reps.map((rep) => [
            rep.id,
            `${rep.name} ${rep.username ? `@${rep.username}` : (rep.telegramUserId ?? '')}`,
            answersFor(rep),
            rep.language,
            stateOfRep(rep),
          ]);
          return `${table(['id', 'who', 'answers for', 'lang', 'state'], rows)}\n\n${bookingTable(reps)}`;
        });
      }),
    );

const setCommand = (io: Io): Command =>
  bookingOptions(new Command('set'))
    .description('Change a rep; what is not named stays')
    .argument(...REP)
    .option('--name <name>', 'as colleagues call him')
    .addOption(new Option('--status <status>', 'paused: he is told nothing').choices(['active', 'paused']))
    .addOption(accountOption('these from now on, and no others'))
    .option('--all-accounts', 'of the whole brand again')
    .option('--brand <brand>', 'a folder in brands/')
    .addOption(languageOption())
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: Fields & BookingFlags & { allAccounts?: boolean }) => {
        if (flags.account && flags.allAccounts) throw new UsageError('--account and --all-accounts: one of them.');
        const booking = bookingChanges(flags);
        const rep = await pickRep(context, term);
        if (flags.brand !== undefined) await knownBrand(context, flags.brand);
        const changes: RepChanges = {
          ...booking,
          name: flags.name === undefined ? undefined : nameOf(flags.name),
          status: flags.status,
          brand: flags.brand,
          language: flags.language,
          accounts: flags.allAccounts
            ? []
            : flags.account && (await accountsNamed(context, flags.account)).map(({ id }) => id),
        };
        if (Object.values(changes).every((value) => value === undefined)) {
          throw new UsageError(
            'What shall change? --name, --status, --account, --all-accounts, --brand, --language, --hours, --zone, --room-url or --zoom-host.',
          );
        }
        const after = await (await context.reps()).changeRep(rep.id, changes);
        answer(
          context,
          flags,
          after,
          () => `${nameAndId(after)}: ${after.language}, ${after.brand}, ${stateOfRep(after)}.\n${bookingText(after)}.`,
        );
      }),
    );

function answersFor({ accounts, brand }: ListedRep): string {
  return accounts.length > 0 ? `${accounts.map(({ label }) => label).join(', ')} (${brand})` : brand;
}

function whatNow({ config }: Context, rep: ListedRep): string {
  if (!config.bot) {
    return 'There is no bot yet: make one with @BotFather, set REGISTRY_BOT_TOKEN and restart; rapport doctor then shows its name.';
  }
  return rep.chatId
    ? 'The bot can write to him.'
    : 'Now he opens the bot in Telegram and presses Start; until then the bot may not write to him. rapport doctor shows its name.';
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name.length === 0 || name.length > 64) throw new UsageError('--name: a name of up to 64 characters is needed.');
  return name;
}

/** @throws CliError naming the one that is not there */
const accountsNamed = (context: Context, terms: string[]) =>
  Promise.all(terms.map((term) => pickAccount(context, term)));
