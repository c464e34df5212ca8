// The colleague whom the bot calls when a human is needed: a rep, added as an operator adds him, who has pressed Start.
import type { Chance } from './chance';
import type { Someone } from './chat';
import { type ChatMessage, type Outside, taken } from './outside';
import type { Product } from './product';
import type { Transcript } from './transcript';
import { until } from './wait';
import { type Name, people } from './words';

interface ListedRep {
  id: string;
  status: string;
  telegramUserId?: string;
  chatId?: string;
  unreachable?: string;
  accounts: { id: string }[];
}

export interface Colleague extends Someone {
  /** As the product knows him. */
  repId: string;
}

/** How the transcript calls the bot. */
export const BOT = 'bot';
const GREETED_WITHIN_S = 30;

interface Parts {
  product: Product;
  outside: Outside;
  transcript: Transcript;
  signal: AbortSignal;
}

/** The one of an earlier start who answers for this account, if the bot reaches him; else a new one. */
export async function seatColleague(parts: Parts, chance: Chance, accountId: string): Promise<Colleague> {
  const { product, outside } = parts;
  for (const rep of await product.json<ListedRep[]>(['reps', 'list'])) {
    const person = rep.telegramUserId && (await outside.person(rep.telegramUserId));
    const ours = rep.accounts.some(({ id }) => id === accountId) && rep.status === 'active';
    if (!person || !ours || !rep.chatId || rep.unreachable) continue;
    const { id, name: first, lastName: last = '' } = person;
    return { id, first, last, woman: /[ая]$/.test(first), repId: rep.id };
  }
  return newColleague(parts, chance, accountId);
}

async function newColleague(
  { product, outside, transcript, signal }: Parts,
  chance: Chance,
  accountId: string,
): Promise<Colleague> {
  const name = people(chance, 7).at(-1) as Name; // the others are clients and the account's owner
  const { id, username } = await newPerson(outside, chance, name);
  const add = ['reps', 'add', '--name', `${name.first} ${name.last}`, '--telegram', `@${username}`];
  const more = ['--account', accountId, '--language', 'ru'];
  const { line } = await product.rapport([...add, ...more]);
  transcript.command(line);
  const [rep] = (await product.json<(ListedRep & { username?: string })[]>(['reps', 'list'])).filter(
    (one) => one.username === username,
  );
  const colleague = { ...name, id, repId: rep?.id ?? '' };
  await outside.say(id, outside.botId, '/start');
  await until('the bot greets him', GREETED_WITHIN_S, async () => (await told(outside, colleague, 0))[0], signal);
  return colleague;
}

async function newPerson(outside: Outside, chance: Chance, { first, last, latin }: Name) {
  for (let username = latin; ; username = `${latin}${chance.int(2, 9999)}`) {
    try {
      const { id } = await outside.addPerson({ name: first, lastName: last, username, language: 'ru' });
      return { id, username };
    } catch (error) {
      if (!taken(error)) throw error;
    }
  }
}

/** What the bot has told him after that moment, oldest first. */
export async function told(outside: Outside, { id }: Colleague, after: number): Promise<ChatMessage[]> {
  return (await outside.chat(id, outside.botId)).filter(({ from, at }) => from === outside.botId && at > after);
}
