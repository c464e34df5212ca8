// `rapport explain`: why something was said, or not, or what a message did. Message texts are shown: that is what it is for.
import { Command } from 'commander';
import { createExplainStore } from '../adapters/postgres/explain';
import type { Rule } from '../domain/rule';
import { Misconfigured } from '../errors';
import type { ChatLine, ExplainStore, Explanation } from '../ports/explain';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { databaseOnly } from './database-only';
import { CliError, UsageError } from './errors';
import { chatLines, explanation } from './explain-words';
import { count } from './format';
import type { Io } from './io';
import { type FoundConversation, findOne, whoIs, zoneOf } from './who';

interface Flags extends JsonFlag {
  full?: boolean;
  last: number;
}

const GREATEST_MESSAGE_ID = 2 ** 31 - 1;

export function explainCommand(io: Io): Command {
  return new Command('explain')
    .description('Why a message was sent or not: rules, sources, tools, guards, plan, model, cost; or what it did')
    .argument('<id>', 'of a message, draft, plan item or meeting; or who, for the messages of a chat with their ids')
    .option('--full', 'answers of tools whole, not their beginnings')
    .option('--last <n>', 'of a chat: how many lines, 1 to 500', lines, 20)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
What can be asked about:
  c_abc/1234     the message with this Telegram id in this conversation
  c_abc/t3/r1    a message by its intent, as logs and Temporal show it
  c_abc/t3       a decision, or the draft made of it (rapport drafts)
  c_abc/t3/p1    a planned message (rapport plan)
  @ivan_petrov   a chat: its newest messages with their ids`,
    )
    .action(
      withContext(io, async (context, id: string, flags: Flags) => {
        const term = id.trim();
        if (term === '')
          throw new UsageError('What? The id of a message is needed; rapport explain <who> lists those of a chat.');
        context.assume(databaseOnly(io));
        const store = createExplainStore(await context.database());
        const found = (await store.explain(term)) ?? (await numbered(context, store, term));
        if (found) await one(context, found, flags);
        else if (term.includes('/')) throw new CliError(await nothing(store, term));
        else await chat(context, store, await findOne(context, term), flags);
      }),
    );
}

async function one(context: Context, found: Explanation, flags: Flags): Promise<void> {
  const zone = await zoneOf(context, { prospect: { ...found.prospect, facts: {} } });
  const rules = flags.json ? undefined : await rulesThen(context, found);
  answer(context, flags, { zone, ...found }, () => explanation(found, { zone, rules, full: flags.full === true }));
}

/** The brand's rules, while its files are those the decision was made with. */
async function rulesThen({ brands }: Context, { conversation, turn }: Explanation): Promise<Rule[] | undefined> {
  if (!turn || turn.rules.length === 0) return undefined;
  try {
    const brand = await brands.get(conversation.brand);
    return brand.version === turn.brandVersion ? brand.rules : undefined;
  } catch (error) {
    if (error instanceof Misconfigured) return undefined;
    throw error;
  }
}

/** A bare number is the Telegram id of a message, if only one chat has it. */
async function numbered(context: Context, store: ExplainStore, term: string): Promise<Explanation | undefined> {
  if (!/^\d{1,10}$/.test(term) || Number(term) > GREATEST_MESSAGE_ID) return undefined;
  const messages = await store.messagesNumbered(Number(term));
  if (messages.length > 1)
    throw new CliError(
      `${count(messages.length, 'chat')} have a message ${term}. Which one?\n${messages.map((m) => `  rapport explain ${m.id}`).join('\n')}`,
    );
  const [only] = messages;
  if (only) return store.explain(only.id);
  if (term.length < 5)
    throw new CliError(`No message is numbered ${term}. rapport explain <who> lists the messages of a chat.`);
  context.io.warn(`No message is numbered ${term}; looking for a person.`);
  return undefined;
}

async function chat(context: Context, store: ExplainStore, found: FoundConversation, flags: Flags): Promise<void> {
  const { id } = found.conversation;
  const said: ChatLine[] = await store.chat(id, flags.last);
  const zone = await zoneOf(context, found);
  answer(context, flags, { conversationId: id, zone, lines: said }, () => {
    const title = `${whoIs(found)} on ${found.account.label}, times of ${zone}`;
    if (said.length === 0) return `${title}: nothing was said yet.`;
    return `${title}\n\n${chatLines(said, zone)}\n\nrapport explain <id> says why, or what it did.`;
  });
}

/** What is wrong with an id that looks like one. */
async function nothing(store: ExplainStore, term: string): Promise<string> {
  const conversation = term.replace(/^conversation:/, '').split('/')[0] as string;
  const known = /^c_\w+$/.test(conversation) && (await store.chat(conversation, 1)).length > 0;
  return known
    ? `${conversation} has nothing with the id ${term}. What it has: rapport explain ${conversation}`
    : `Nothing has the id ${term}. rapport find <who> shows a conversation, rapport explain <who> its messages with their ids.`;
}

function lines(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 500)
    throw new UsageError('--last: a whole number from 1 to 500 is needed.');
  return number;
}
