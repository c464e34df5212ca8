// `rapport numbers`: the figures of a period, from rows.
import { Command } from 'commander';
import { createNumbersStore } from '../adapters/postgres/numbers';
import { Misconfigured } from '../errors';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { databaseOnly } from './database-only';
import { UsageError } from './errors';
import type { Io } from './io';
import { numbersInWords } from './numbers-words';
import { periodOf } from './period';

interface Flags extends JsonFlag {
  since?: string;
  until?: string;
  brand?: string;
}

export function numbersCommand(io: Io): Command {
  return new Command('numbers')
    .description('Funnel, follow-ups, meetings, reminders, guards, drafts, humans, tokens and cost of a period')
    .option('--since <date>', 'first day, or an instant (default: six days before the last one)')
    .option('--until <date>', 'last day, counted whole, or an instant (default: now)')
    .option('--brand <brand>', 'of one brand, its days in its own zone (default: all, in the zone of BRAND_DEFAULT)')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, { since, until, brand, json }: Flags) => {
        context.assume(databaseOnly(io));
        const period = periodOf({ since, until }, await zoneOfBrand(context, brand));
        const store = createNumbersStore(await context.database());
        if (brand !== undefined) await refuseUnknown(context, brand, await store.brands());
        const numbers = await store.numbers({ ...period, brand });
        answer(context, { json }, { ...period, brand, ...numbers }, () =>
          numbersInWords(numbers, { ...period, brand }),
        );
      }),
    );
}

async function refuseUnknown({ brands }: Context, brand: string, talking: string[]): Promise<void> {
  const all = [...new Set([...(await brands.list()), ...talking])].sort();
  if (!all.includes(brand))
    throw new UsageError(
      `There is no brand ${brand}. There ${all.length === 1 ? 'is' : 'are'}: ${all.join(', ') || 'none'}.`,
    );
}

/** UTC while its files cannot be read: figures do not wait for a comma in a brand.yaml. */
async function zoneOfBrand({ brands, config }: Context, brand = config.brandDefault): Promise<string> {
  try {
    return (await brands.get(brand)).zone;
  } catch (error) {
    if (error instanceof Misconfigured) return 'UTC';
    throw error;
  }
}
