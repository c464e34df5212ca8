// `rapport prospects add|list`: whom the agent may talk to.
import { Command } from 'commander';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isZone, zoneFromWords } from '../domain/zone';
import type { AddedProspect, NewProspect } from '../ports/operator';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { UsageError } from './errors';
import { count, table } from './format';
import type { Io } from './io';
import { whoIs } from './who';

interface AddFlags extends JsonFlag {
  telegram: string;
  phone?: string;
  name?: string;
  brand?: string;
  zone?: string;
}

export function prospectsCommand(io: Io): Command {
  const prospects = new Command('prospects').description('Whom the agent may talk to');
  prospects.addCommand(addCommand(io));
  prospects.addCommand(listCommand(io));
  return prospects;
}

const addCommand = (io: Io): Command =>
  new Command('add')
    .description('Add a prospect; once more with a new field changes that field')
    .requiredOption('--telegram <id|@username>', 'who it is on Telegram')
    .option('--phone <phone>', 'with the country code: +44 7700 900123')
    .option('--name <name>', 'how the agent knows him')
    .option('--brand <brand>', 'a folder in brands/ (default: BRAND_DEFAULT)')
    .option('--zone <zone>', 'IANA zone or city: Asia/Makassar, Москва')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: AddFlags) => {
        const { telegramUserId, username } = telegramOf(flags.telegram);
        const given: NewProspect = {
          telegramUserId,
          username,
          phone: flags.phone === undefined ? undefined : phoneOf(flags.phone),
          name: flags.name?.trim() || undefined,
          brand: flags.brand,
          zone: flags.zone === undefined ? undefined : zoneNamed(flags.zone),
        };
        const { brandDefault } = context.config;
        await knownBrand(context, flags.brand ?? brandDefault);
        const added = await (await context.operator()).addProspect({ ...given, defaultBrand: brandDefault });
        answer(context, flags, added, () => inWords(added));
      }),
    );

const listCommand = (io: Io): Command =>
  new Command('list')
    .description('All prospects, oldest first')
    .option('--brand <brand>', 'only of this brand')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: JsonFlag & { brand?: string }) => {
        const prospects = await (await context.operator()).prospects({ brand: flags.brand });
        answer(context, flags, prospects, () => {
          if (prospects.length === 0) return 'Nobody yet. rapport prospects add --telegram <id|@username>';
          const rows = prospects.map((p) => [
            p.id,
            whoIs({ prospect: p }),
            p.phone ?? '-',
            p.brand,
            p.optedOut ? 'opted out' : count(p.conversations, 'conversation'),
            p.zone ?? '-',
          ]);
          return table(['id', 'who', 'phone', 'brand', 'state', 'zone'], rows);
        });
      }),
    );

function inWords({ prospect, outcome, changed, optedOut, wroteBefore }: AddedProspect): string {
  const who = `${whoIs({ prospect })}, ${prospect.id}`;
  const done = {
    added: `Added ${who} to ${prospect.brand}.`,
    updated: `${who} was a prospect already; changed: ${changed.join(', ')}.`,
    unchanged: `${who} is a prospect already; nothing changed.`,
  }[outcome];
  const notes = [
    wroteBefore && 'He has written already: his messages will be read within 10 s.',
    optedOut && 'He has opted out: nothing will be sent to him.',
  ];
  return [done, ...notes.filter(Boolean)].join('\n');
}

/** Numeric id, @username or t.me link. https://core.telegram.org/method/account.checkUsername: letters first, 5 to 32; old ones have 4 */
export function telegramOf(text: string): Pick<NewProspect, 'telegramUserId' | 'username'> {
  const term = text.trim();
  if (/^[1-9]\d{0,17}$/.test(term)) return { telegramUserId: term };
  const username = /^(?:@|(?:https?:\/\/)?t\.me\/)?([a-z]\w{3,31})\/?$/i.exec(term)?.[1];
  if (username) return { username };
  throw new UsageError(`--telegram ${text}: a numeric Telegram id or an @username is needed.`);
}

function phoneOf(text: string): string {
  const phone = parsePhoneNumberFromString(text);
  if (phone?.isValid()) return phone.number;
  throw new UsageError(`--phone ${text}: no valid phone number. Write it with the country code: +44 7700 900123.`);
}

export function zoneNamed(text: string): string {
  const zone = isZone(text.trim()) ? text.trim() : zoneFromWords(text);
  if (zone) return zone;
  throw new UsageError(`--zone ${text}: no time zone is known by that name. An IANA name always works: Asia/Makassar.`);
}

/** @throws UsageError naming the brands there are; Misconfigured when its files are wrong */
export async function knownBrand(context: Context, brand: string): Promise<void> {
  const brands = await context.brands.list();
  if (!brands.includes(brand)) {
    throw new UsageError(
      `Brand ${brand} is not known. There is: ${brands.join(', ') || 'none; make a folder in brands/'}.`,
    );
  }
  await context.brands.get(brand);
}
