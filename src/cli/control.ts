// Stepping in and out: take-over, hand-back, stop, opt-out. A human's word is a row first, so that no claim passes it;
// then the workflow is told, and its receipt says that nothing is in flight any more.
import { Command } from 'commander';
import type { Conversations } from '../console/conversations';
import { NoAnswer } from '../console/errors';
import type { ConversationStatus } from '../workflows/messages';
import { answer, byOption, type JsonFlag, jsonOption, WHO, withContext } from './command';
import type { Context } from './context';
import { CliError } from './errors';
import { at, atIn, count } from './format';
import type { Io } from './io';
import { type FoundConversation, findAll, findOne, whoIs, zoneOf } from './who';

type Flags = JsonFlag & { by: string };

export const takeOverCommand = (io: Io): Command =>
  acting('take-over', 'You have the chat: the agent is silent until hand-back', io, async (context, found, by) => {
    const { conversation } = found;
    const now = new Date();
    // when the agent takes it back by itself is worked out, and written, by the workflow
    await (await context.store()).writeControl(conversation.id, 'human', by, now, undefined);
    const conversations = await context.conversations();
    const receipt = await unlessSilent(() => conversations.takeOver(conversation, by));
    if (!receipt) return unheard(conversations, found, 'takeOver', by, TAKEN_OVER_UNHEARD);
    const zone = await zoneOf(context, found);
    const back = receipt.releaseAt
      ? `The agent takes it back ${atIn(new Date(receipt.releaseAt), zone)}, or at once with: rapport hand-back ${conversation.id}`
      : `Give it back with: rapport hand-back ${conversation.id}`;
    return {
      receipt,
      words: `${receipt.control} since ${at(now, zone)} (${zone}), nothing in flight: ${whoIs(found)} is yours.\n${back}`,
    };
  });

export const handBackCommand = (io: Io): Command =>
  acting('hand-back', 'The agent has the chat again', io, async (context, found, by) => {
    const conversations = await context.conversations();
    // no row first: while the workflow does not know, the agent must not speak
    const receipt = await unlessSilent(() => conversations.handBack(found.conversation, by));
    if (!receipt) return unheard(conversations, found, 'handBack', by, HANDED_BACK_UNHEARD);
    const unanswered =
      receipt.known > receipt.handled ? ' It reads what was said meanwhile and answers what is unanswered.' : '';
    return { receipt, words: `${receipt.control} has ${whoIs(found)} again.${unanswered}` };
  });

export const stopCommand = (io: Io): Command =>
  acting(
    'stop',
    'Nothing automatic in this chat until hand-back; the plan is cancelled',
    io,
    async (context, found, by) => {
      const { conversation } = found;
      await (await context.store()).writeControl(conversation.id, 'paused', by, new Date(), undefined);
      const conversations = await context.conversations();
      await conversations.signal(conversation, 'stop', by);
      const receipt = await unlessSilent(() => conversations.until(conversation.id, (now) => now.control === 'paused'));
      if (!receipt) return { workflow: 'silent', words: STOPPED_UNHEARD };
      return {
        receipt,
        words: `paused, nothing in flight, the plan is empty. Give it back with: rapport hand-back ${conversation.id}`,
      };
    },
  );

const TAKEN_OVER_UNHEARD =
  'human by its row: nothing new will be sent. No worker answers, so whether a message begun before is still on its way is\n' +
  'not known; the workflow is told as soon as one runs. rapport doctor checks.';
const HANDED_BACK_UNHEARD =
  'No worker answers: the agent has the chat again as soon as one runs (the signal waits in the history). rapport doctor checks.';
const STOPPED_UNHEARD =
  'paused by its row, the plan is cancelled: nothing new will be sent. No worker answers, so the workflow hears of it as soon\n' +
  'as one runs. rapport doctor checks.';

interface Outcome {
  receipt?: ConversationStatus;
  workflow?: 'silent';
  words: string;
}

function acting(
  name: string,
  description: string,
  io: Io,
  act: (context: Context, found: FoundConversation, by: string) => Promise<Outcome>,
): Command {
  return new Command(name)
    .description(description)
    .argument(...WHO)
    .addOption(byOption())
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: Flags) => {
        const found = await findOne(context, term);
        const { words, receipt, workflow = 'answered' } = await act(context, found, flags.by);
        answer(context, flags, { conversationId: found.conversation.id, workflow, status: receipt }, () => words);
      }),
    );
}

async function unheard(
  conversations: Conversations,
  { conversation }: FoundConversation,
  signal: 'takeOver' | 'handBack',
  by: string,
  words: string,
): Promise<Outcome> {
  await conversations.signal(conversation, signal, by);
  return { workflow: 'silent', words };
}

/** undefined: no worker answers. */
async function unlessSilent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}

export function optOutCommand(io: Io): Command {
  return new Command('opt-out')
    .description('This person wants no more messages: silence for ever, in every conversation')
    .argument(...WHO)
    .addOption(byOption())
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: Flags) => {
        const found = await findAll(context, term);
        const people = new Set(found.map(({ prospect }) => prospect.id));
        const first = found[0] as (typeof found)[number];
        if (people.size > 1) {
          throw new CliError(`"${term}" is ${people.size} people. Name one by the prospect id: rapport find "${term}"`);
        }
        const operator = await context.operator();
        const isNew = await operator.suppress(first.prospect.id, `recorded_by:${flags.by}`);
        const all = await operator.find({ prospectId: first.prospect.id });
        const conversations = all.filter((one) => one.conversation).length;
        const value = { prospectId: first.prospect.id, recorded: isNew, conversations };
        // every claim reads the row; the workflows hear of it by the sweep, as when the client says so in another chat
        answer(context, flags, value, () =>
          isNew
            ? `${whoIs(first)} will never be written to again (${count(conversations, 'conversation')}); planned messages are cancelled.`
            : `${whoIs(first)} had opted out before; nothing changed.`,
        );
      }),
    );
}
