// `rapport plan move|skip|hold|release|send-now|rewrite|add`: an operator's hand in the plan. Every edit carries the version of the
// plan it was made on, so that it is refused when the plan has changed meanwhile; words are rows before the workflow hears of them.

import { Command, Option } from 'commander';
import { Asleep, NoAnswer, RefusedByConversation } from '../console/errors';
import { LONGEST_MESSAGE } from '../domain/message-length';
import { resolveWhen } from '../domain/when';
import type { ListedPlanItem } from '../ports/operator';
import type { PlanEdit } from '../workflows/messages';
import { answer, byOption, type JsonFlag, jsonOption, WHO, withContext } from './command';
import type { Context } from './context';
import { CliError, UsageError } from './errors';
import { atIn } from './format';
import type { Io } from './io';
import { instantOf } from './moment';
import { pickItem, shortId } from './plan-item';
import { type FoundConversation, findOne, whoIs, zoneOf } from './who';

type Flags = JsonFlag & { by: string };
interface TimeFlags extends Flags {
  when?: string;
  at?: string;
}
type MessageFlags = Flags & { message: string };
/** One edit without what is the same in all. */
type Edit = PlanEdit extends infer E ? (E extends PlanEdit ? Omit<E, 'by' | 'itemId' | 'planVersion'> : never) : never;

const ITEM = ['<item>', 'as rapport plan shows it: t3/p1'] as const;

export function planEditCommands(io: Io): Command[] {
  return [
    edit('skip', 'Never say it', { edit: 'skip' }, 'skipped', io),
    edit('hold', 'Keep it from firing until it is released', { edit: 'hold' }, 'held', io),
    edit('release', 'Let a held one fire again', { edit: 'release' }, 'released', io),
    edit('send-now', 'Say it at once', { edit: 'sendNow' }, 'is sent now', io),
    moveCommand(io),
    rewriteCommand(io),
    addCommand(io),
  ];
}

const editing = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .argument(...WHO)
    .argument(...ITEM)
    .addOption(byOption())
    .addOption(jsonOption());

function edit(name: string, description: string, change: Edit, outcome: string, io: Io): Command {
  return editing(name, description).action(
    withContext(io, async (context, term: string, itemText: string, flags: Flags) => {
      const found = await findOne(context, term);
      const { item, planVersion } = await apply(context, found, itemText, change, flags.by);
      answer(context, flags, { itemId: item.id, planVersion, ...change }, () => `${shortId(item.id)} ${outcome}.`);
    }),
  );
}

const moveCommand = (io: Io): Command =>
  withTime(editing('move', 'Say it at another time')).action(
    withContext(io, async (context, term: string, itemText: string, flags: TimeFlags) => {
      const found = await findOne(context, term);
      const due = await dueOf(context, found, flags);
      const change: Edit = { edit: 'move', due: due.toISOString() };
      const { item, planVersion } = await apply(context, found, itemText, change, flags.by);
      const zone = await zoneOf(context, found);
      answer(
        context,
        flags,
        { itemId: item.id, planVersion, ...change },
        () => `${shortId(item.id)} moved to ${atIn(due, zone)}.`,
      );
    }),
  );

const rewriteCommand = (io: Io): Command =>
  editing('rewrite', 'Say other words')
    .requiredOption('--message <text>', 'the new words, sent as they are')
    .action(
      withContext(io, async (context, term: string, itemText: string, flags: MessageFlags) => {
        const message = sayable(flags.message);
        const found = await findOne(context, term);
        const operator = await context.operator();
        const item = pickItem(await operator.plan(found.conversation.id, { history: true }), itemText);
        const before = await operator.reword(item.id, { message });
        if (!before) throw new CliError(`${shortId(item.id)} is not planned any more.`);
        try {
          const { planVersion } = await apply(context, found, item.id, { edit: 'rewrite' }, flags.by);
          answer(
            context,
            flags,
            { itemId: item.id, planVersion, edit: 'rewrite' },
            () => `${shortId(item.id)} has new words.`,
          );
        } catch (error) {
          if (error instanceof RefusedByConversation || error instanceof Asleep) await operator.reword(item.id, before);
          throw error;
        }
      }),
    );

const addCommand = (io: Io): Command =>
  withTime(
    new Command('add')
      .description('Plan a message; a reply of the client cancels it, as any follow-up')
      .argument(...WHO)
      .addOption(byOption())
      .addOption(jsonOption()),
  )
    .requiredOption('--message <text>', 'the words, sent as they are')
    .action(
      withContext(io, async (context, term: string, flags: TimeFlags & MessageFlags) => {
        const message = sayable(flags.message);
        const found = await findOne(context, term);
        const { conversation } = found;
        const due = await dueOf(context, found, flags);
        const operator = await context.operator();
        const words = flags.when ?? flags.at ?? '';
        const planned = { conversationId: conversation.id, due, words, message, reason: `planned by ${flags.by}` };
        const { itemId } = await operator.draftFollowUp(planned);
        const conversations = await context.conversations();
        try {
          const told = { by: flags.by, itemId, due: due.toISOString() };
          const { planVersion } = await conversations.scheduleFollowUp(conversation, told);
          const zone = await zoneOf(context, found);
          const value = { itemId, due, planVersion };
          answer(context, flags, value, () => `${shortId(itemId)} is planned for ${atIn(due, zone)}: ${whoIs(found)}.`);
        } catch (error) {
          // what was asked and got no answer may still be taken, so its words stay
          const maybe = error instanceof NoAnswer && error.asked;
          if (!maybe) await operator.dropDraft(itemId);
          throw maybe ? new CliError(UNKNOWN) : error;
        }
      }),
    );

const UNKNOWN =
  'No worker answers: whether it is taken will show in rapport plan once one runs. rapport doctor checks.';

const withTime = (command: Command): Command =>
  command
    .addOption(new Option('--when <words>', 'in words, Russian or English: "tomorrow at 3 pm"').conflicts('at'))
    .addOption(new Option('--at <iso>', 'an instant: 2026-11-22T15:00:00+08:00'));

/** Reads the plan, then edits on the version it read. */
async function apply(
  context: Context,
  { conversation }: FoundConversation,
  itemText: string,
  change: Edit,
  by: string,
): Promise<{ item: ListedPlanItem; planVersion: number }> {
  const item = pickItem(await (await context.operator()).plan(conversation.id, { history: true }), itemText);
  const conversations = await context.conversations();
  try {
    const { version } = await conversations.plan(conversation.id);
    const given = { ...change, by, itemId: item.id, planVersion: version } as PlanEdit;
    return { item, ...(await conversations.editPlan(conversation.id, given)) };
  } catch (error) {
    if (error instanceof Asleep)
      throw new CliError('The conversation is not running: nothing in its plan can fire or be changed.');
    throw error;
  }
}

/** @throws CliError when the words name no single moment to come */
async function dueOf(context: Context, found: FoundConversation, { when, at }: TimeFlags): Promise<Date> {
  const now = new Date();
  if (at !== undefined) {
    const instant = instantOf(at, '--at');
    if (instant <= now) throw new CliError(`--at ${at} is in the past.`);
    return instant;
  }
  if (when === undefined) throw new UsageError('When? --when "<words>" or --at <iso> is needed.');
  const zone = await zoneOf(context, found);
  const { followUp, holidays, zone: brandZone } = await context.brands.get(found.conversation.brand);
  const given = { phrase: when, now, zone, brandZone, holidays, purpose: 'followUp' as const };
  const result = resolveWhen({ ...given, defaults: followUp.when });
  if (result.kind === 'instant' && result.instant !== undefined) return new Date(result.instant);
  const why = {
    question: `is not clear. ${result.question?.text ?? ''}`.trim(),
    past: 'is in the past',
    none: 'names no time',
    instant: 'names no time',
  }[result.kind];
  throw new CliError(`--when "${when}" ${why} (read on the clock of ${zone}). Say it more exactly, or use --at.`);
}

function sayable(text: string): string {
  const message = text.trim();
  if (message === '') throw new UsageError('--message: there are no words in it.');
  if (message.length > LONGEST_MESSAGE) {
    throw new UsageError(`--message: ${message.length} characters; Telegram takes ${LONGEST_MESSAGE} at most.`);
  }
  return message;
}
