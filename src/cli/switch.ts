// `rapport switch on|off|list`: kill switches. A row stops every claim at once, in all processes; nothing is broadcast.
import { Argument, Command, Option } from 'commander';
import type { SwitchRow } from '../ports/operator';
import { answer, byOption, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { at, table } from './format';
import type { Io } from './io';
import { knownBrand } from './prospects';
import { pickAccount } from './which-account';

interface Flags extends JsonFlag {
  account?: string;
  brand?: string;
  by: string;
}

const WHAT = {
  sending: 'everything automatic',
  proactive: 'what nobody asked for at this moment: follow-ups, reminders',
};

export function switchCommand(io: Io): Command {
  const switches = new Command('switch').description('Stop and allow sending: everywhere, for an account, for a brand');
  switches.addCommand(turn('off', 'Stop it at once', io));
  switches.addCommand(turn('on', 'Allow it again', io));
  switches.addCommand(listCommand(io));
  return switches;
}

const turn = (state: 'on' | 'off', description: string, io: Io): Command =>
  new Command(state)
    .description(description)
    .addArgument(
      new Argument('<what>', `sending: ${WHAT.sending}; proactive: ${WHAT.proactive}`).choices(Object.keys(WHAT)),
    )
    .addOption(new Option('--account <account>', 'only this account').conflicts('brand'))
    .option('--brand <brand>', 'only this brand')
    .addOption(byOption())
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, what: SwitchRow['name'], flags: Flags) => {
        const scope = await scopeOf(context, flags);
        const operator = await context.operator();
        const changed = await operator.setSwitch(scope, what, state === 'on', flags.by);
        const others = (await operator.switches()).filter((row) => row.name === what && row.scope !== scope);
        answer(context, flags, { scope, name: what, state, changed }, () => {
          const where = inWords(scope);
          if (!changed) return `${what} is ${state} ${where} already.`;
          const still =
            state === 'on' && others.length > 0
              ? ` Still off: ${others.map((row) => inWords(row.scope)).join(', ')}.`
              : '';
          return `${what} is ${state} ${where}.${still}`;
        });
      }),
    );

const listCommand = (io: Io): Command =>
  new Command('list')
    .description('What is switched off')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: JsonFlag) => {
        const switches = await (await context.operator()).switches();
        answer(context, flags, switches, () => {
          if (switches.length === 0) return 'Nothing is switched off.';
          const rows = switches.map((row) => [row.name, inWords(row.scope), `${at(row.at, 'UTC')} UTC`, row.by ?? '-']);
          return table(['off', 'where', 'since', 'by'], rows);
        });
      }),
    );

async function scopeOf(context: Context, { account, brand }: Flags): Promise<string> {
  if (account !== undefined) return `account:${(await pickAccount(context, account)).id}`;
  if (brand === undefined) return '*';
  await knownBrand(context, brand);
  return `brand:${brand}`;
}

const inWords = (scope: string): string => (scope === '*' ? 'everywhere' : `for ${scope.replace(':', ' ')}`);
