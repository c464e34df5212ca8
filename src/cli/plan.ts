// `rapport plan`: what will be said, when and why, and what became of it. Read from the rows, so it answers also when nothing runs.
import { Command } from 'commander';
import type { ListedPlanItem } from '../ports/operator';
import { answer, type JsonFlag, jsonOption, WHO, withContext } from './command';
import { at, count, table } from './format';
import type { Io } from './io';
import { planEditCommands } from './plan-edit';
import { shortId } from './plan-item';
import { findOne, whoIs, zoneOf } from './who';

interface Flags extends JsonFlag {
  all?: boolean;
  words?: boolean;
}

export function planCommand(io: Io): Command {
  const plan = new Command('plan').description('What is planned in a conversation; and changing it');
  plan.addCommand(showCommand(io), { isDefault: true });
  for (const edit of planEditCommands(io)) plan.addCommand(edit);
  return plan;
}

function showCommand(io: Io): Command {
  return new Command('show')
    .description('The plan, next first (the default: rapport plan <who>)')
    .argument(...WHO)
    .option('--all', 'also what was sent, cancelled, skipped, has failed, or never left with its reply (draft)')
    .option('--words', 'with the words it was asked for with, and the message')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: Flags) => {
        const found = await findOne(context, term);
        const { id } = found.conversation;
        const items = await (await context.operator()).plan(id, { history: flags.all === true });
        const zone = await zoneOf(context, found);
        const value = {
          conversationId: id,
          zone,
          items: items.map((item) => (flags.words ? item : withoutWords(item))),
        };
        answer(context, flags, value, () => {
          const title = `${whoIs(found)}, ${id}: ${count(items.filter(isComing).length, 'item')} planned, times of ${zone}`;
          if (items.length === 0) return `${title}.`;
          const why = `rapport explain ${(items[0] as ListedPlanItem).id} says how it came about.`;
          return `${title}\n\n${listing(items, zone, flags.words === true)}\n\n${why}`;
        });
      }),
    );
}

const isComing = ({ status }: ListedPlanItem): boolean => status === 'scheduled';

function listing(items: ListedPlanItem[], zone: string, words: boolean): string {
  const cells = (item: ListedPlanItem) => [
    shortId(item.id),
    at(item.due, zone),
    `${item.due.toISOString().slice(0, 16)}Z`,
    item.held ? 'held' : item.status,
    String(item.attempts),
    becauseOf(item),
  ];
  const lines = table(['item', 'due', 'UTC', 'status', 'tries', 'why'], items.map(cells));
  if (!words) return lines;
  const [heading, ...rows] = lines.split('\n');
  return [heading, ...rows.flatMap((row, i) => [row, ...wordsOf(items[i] as ListedPlanItem)])].join('\n');
}

function becauseOf({ status, reason, cancelReason, lastError }: ListedPlanItem): string {
  const outcome = cancelReason ?? (status === 'failed' || status === 'scheduled' ? lastError : undefined);
  return [outcome, reason].filter(Boolean).join('; ');
}

function wordsOf({ words, message, brief }: ListedPlanItem): string[] {
  const said = [words && `asked: ${words}`, message && `message: ${message}`, !message && brief && `brief: ${brief}`];
  return said.filter(Boolean).map((line) => `    ${String(line).replaceAll('\n', '\n      ')}`);
}

function withoutWords({ words: _, message: __, brief: ___, ...item }: ListedPlanItem) {
  return item;
}
