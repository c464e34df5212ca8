// What the acts of the scene share: being answered, a promise, a look into the plan.
import type { Chance } from './chance';
import type { Answer, Chat } from './chat';
import type { Checks } from './checks';
import type { Goods } from './goods';
import type { ChatMessage, Outside } from './outside';
import type { Product } from './product';
import type { Transcript } from './transcript';
import { pause, until } from './wait';
import type { Later } from './words';

export interface Tools {
  product: Product;
  outside: Outside;
  transcript: Transcript;
  checks: Checks;
  signal: AbortSignal;
  /** The promise is of seconds instead of a minute. */
  quick: boolean;
  /** What the brand sells and knows. */
  goods: Goods;
}

interface ListedPlan {
  /** The client's, or the brand's. */
  zone: string;
  items: { due: string; status: string; cancelReason?: string }[];
}

// Burst, model and typing take seconds; a process that was killed in the middle takes a little longer.
const ANSWER_S = 45;
/** A command of the product takes a second or two, on a busy machine several. */
export const LOOK_S = 30;
/** Longer than a brand types: what has not come by then does not come. */
export const NEVER_MS = 12_000;

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
/** As that zone's clocks show it. */
export const clock = (at: number, timeZone: string): string => new Date(at).toLocaleTimeString('en-GB', { timeZone });

/** Nobody types two messages at once. */
export const think = ({ signal }: Tools, chance: Chance): Promise<void> => pause(chance.int(1500, 3000), signal);

/** @throws ActOver when no answer comes */
export function answered(
  { checks }: Tools,
  chat: Chat,
  said: { at: number },
  what = `${chat.client.first} is answered`,
  after = 'writing',
): Promise<Answer> {
  const words = ({ at }: Answer) => `${what}, ${seconds(at - said.at)} after ${after}`;
  return checks.comes(what, () => chat.answer(said, ANSWER_S), words);
}

export interface Promised {
  /** Milliseconds, as the plan has it. */
  due: number;
  /** The same, for a person. */
  dueAt: string;
  confirmed: Answer;
}

/** The wish is confirmed in words and stands in the plan. @throws ActOver */
export async function promised(tools: Tools, chat: Chat, asked: { at: number }, when: Later): Promise<Promised> {
  const { checks, signal } = tools;
  const confirmed = await answered(tools, chat, asked, `${chat.client.first}'s wish is confirmed`);
  // Counted from the moment it was understood: after the message, before the confirmation.
  const [earliest, latest] = [asked.at, confirmed.at].map((at) => at + when.seconds * 1000) as [number, number];
  const planned = async () => {
    const found = await planOf(tools, chat);
    return found.items.length > 0 && found;
  };
  const found = await checks.comes(
    `what ${chat.client.first} was promised stands in the plan`,
    async () => {
      const { zone, items } = await until('a follow-up is planned', LOOK_S, planned, signal);
      const due = Date.parse(items[0]?.due ?? '');
      const dueAt = clock(due, zone);
      if (items.length !== 1) throw new Error(`${items.length} follow-ups are planned`);
      if (!(due >= earliest && due <= latest)) throw new Error(`planned for ${dueAt} instead`);
      return { due, dueAt };
    },
    ({ dueAt }) => `what ${chat.client.first} was promised stands in the plan: «${when.words}» is ${dueAt}`,
  );
  return { ...found, confirmed };
}

/** `rapport plan`. */
export const planOf = ({ product }: Tools, { client }: Chat, flags: string[] = []): Promise<ListedPlan> =>
  product.json(['plan', client.username, ...flags]);

export async function conversationOf({ product }: Tools, { client }: Chat): Promise<string> {
  const [found] = await product.json<{ conversationId: string }[]>(['find', client.username]);
  if (!found?.conversationId) throw new Error(`rapport find ${client.username} shows no conversation`);
  return found.conversationId;
}

/** How many messages of the account took effect in this chat after that one. */
export async function sentAfter({ outside }: Tools, { rep, client }: Chat, message: ChatMessage): Promise<number> {
  const journal = await outside.journal(message.at - 1000);
  const accepted = journal.flatMap((r) => (r.kind === 'accepted' ? [r] : []));
  const here = accepted.filter(({ account, peer }) => account === rep.id && peer === client.id);
  return here.filter(({ messageId = 0 }) => messageId > message.messageId).length;
}
