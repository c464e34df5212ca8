// The four things the scene shows. Each act goes on by itself; what it says of the product is judged on the sandbox's record.
import type { Chance } from './chance';
import type { Chat } from './chat';
import { BOT, type Colleague, told } from './colleague';
import type { ChatMessage } from './outside';
import {
  answered,
  conversationOf,
  LOOK_S,
  NEVER_MS,
  planOf,
  promised,
  seconds,
  sentAfter,
  type Tools,
  think,
} from './steps';
import { pause, until } from './wait';
import { askAbout, askHuman, askLater, backEarly, later, oneMore, opening, openingLater, openingWish } from './words';

/** Resolves when the next act may begin; `rest` is what it still waits for. */
export type Act = (tools: Tools, chance: Chance, chat: Chat) => Promise<{ rest?: Promise<void> }>;

// A follow-up is typed before it is sent, and a process that was killed may just be starting again.
const LATE_S = 30;

/** A client is answered, asks to be written to later, and is. */
export const promiseKept: Act = async (tools, chance, chat) => {
  const { checks, product, transcript, signal, goods } = tools;
  const { first } = chat.client;
  const wish = goods.wishes.length > 0 ? chance.pick(goods.wishes) : undefined;
  const hello = await chat.clientSays(wish ? openingWish(chance, chat.client, wish) : opening(chance, chat.client));
  const answer = await chat.whole(hello, await answered(tools, chat, hello));
  checks.that(/\p{Script=Cyrillic}/u.test(answer.text), `${first} is answered in Russian, as ${first} wrote`);
  checks.that(
    answer.typedMs !== undefined,
    `${first} saw typing for ${seconds(answer.typedMs ?? 0)} before the answer`,
  );
  if (wish) {
    const [priced] = goods.pricesIn(answer.text);
    const found = priced && `${priced.product} for ${priced.amount}, as catalog.yaml has it`;
    checks.that(priced !== undefined, `${first} is offered ${found ?? 'something with its price from catalog.yaml'}`);
  }
  await think(tools, chance);

  if (goods.questions.length > 0) {
    const question = await chat.clientSays(askAbout(chance, chance.pick(goods.questions)));
    const told = await chat.whole(question, await answered(tools, chat, question, `${first}'s question is answered`));
    const source = goods.sourceOf(told.text);
    checks.that(
      source !== undefined,
      `what ${first} is told stands in ${source ? `knowledge/${source}` : 'the knowledge'}`,
    );
    await think(tools, chance);
  }

  const when = later(chance, tools.quick);
  const asked = await chat.clientSays(askLater(chance, chat.client, when));
  const { due, dueAt, confirmed } = await promised(tools, chat, asked, when);
  const plan = await product.rapport(['plan', chat.client.username]);
  transcript.command(plan.line, plan.stdout);

  const arrives = async () => {
    await pause(due - Date.now(), signal);
    await checks.comes(
      `the promised message reaches ${first} at its time`,
      () => chat.answer(confirmed, LATE_S),
      ({ at }) =>
        `the promised message reaches ${first} at its time: ${seconds(at - due)} after ${dueAt}, typing included`,
    );
    await pause(NEVER_MS / 2, signal);
    const messages = await chat.repSaid(confirmed.at);
    const sent = await sentAfter(tools, chat, confirmed);
    checks.that(
      messages.length === 1 && sent === 1 && (messages[0]?.at ?? 0) >= due,
      `and once, and not before: ${messages.length} message in ${first}'s chat, ${sent} sent`,
    );
  };
  return { rest: arrives() };
};

/** The same wish, but the client is faster than the promise. */
export const replyCancels: Act = async (tools, chance, chat) => {
  const { checks, product, transcript, signal } = tools;
  const { first } = chat.client;
  const when = later(chance, tools.quick);
  const asked = await chat.clientSays(openingLater(chance, chat.client, when));
  const { due, dueAt } = await promised(tools, chat, asked, when);
  await think(tools, chance);

  const back = await chat.clientSays(backEarly(chance, chat.client));
  const answer = await answered(tools, chat, back);
  await checks.comes(`the plan says why ${first} will not be reminded: cancelled, client_responded`, async () => {
    const cancelled = async () => {
      const { items } = await planOf(tools, chat, ['--all']);
      return items.length === 1 && items[0]?.status === 'cancelled' && items[0].cancelReason === 'client_responded';
    };
    await until('that', LOOK_S, cancelled, signal);
  });
  const plan = await product.rapport(['plan', chat.client.username, '--all']);
  transcript.command(plan.line, plan.stdout);

  const neverArrives = async () => {
    await pause(due + NEVER_MS - Date.now(), signal);
    const more = await chat.repSaid(answer.at);
    checks.that(more.length === 0, `${dueAt} has passed and the cancelled message has not reached ${first}`);
  };
  return { rest: neverArrives() };
};

/** The client wants a human: a colleague is called by the bot, takes the chat by its button, and gives it back with the stock command. */
export const takenOver =
  (colleague: Colleague): Act =>
  async (tools, chance, chat) => {
    const { checks, product, outside, transcript, signal } = tools;
    const { client } = chat;
    const { first } = client;
    const hello = await chat.clientSays(opening(chance, client));
    const usual = await answered(tools, chat, hello);
    await think(tools, chance);

    const wish = await chat.clientSays(askHuman(chance));
    await answered(tools, chat, wish, `${first} hears that a human is called`);
    const about = `${client.first} ${client.last}`;
    const called = await checks.comes(
      `the bot calls ${colleague.first} to ${first}`,
      () => untilTold(tools, colleague, wish.at, about),
      ({ at }) => `the bot calls ${colleague.first} to ${first}, ${seconds(at - wish.at)} after the wish`,
    );
    transcript.said(BOT, colleague.first, called.text, client.id, called.at);

    const conversationId = await conversationOf(tools, chat);
    const button = called.keyboard
      ?.flat()
      .find((one) => 'callback_data' in one && one.callback_data.startsWith('take:'));
    await checks.comes(
      `${colleague.first} has ${first}'s chat`,
      async () => {
        if (!button || !('callback_data' in button)) throw new Error('there is no button for it');
        await outside.press(colleague.id, called.messageId, button.callback_data);
        const inHand = async () => {
          const { status } = await product.json<{ status?: { control: string; controlBy?: string } }>([
            ...['status', conversationId],
          ]);
          return status?.control === 'human' && status.controlBy === colleague.repId;
        };
        await until('that', LOOK_S, inHand, signal);
      },
      () => `${colleague.first} has ${first}'s chat, by the button «${button?.text}»`,
    );
    await checks.comes(`the bot says so below its message`, () =>
      until(
        'that',
        LOOK_S,
        async () => (await told(outside, colleague, wish.at)).find(({ editDate }) => editDate),
        signal,
      ),
    );

    const question = await chat.clientSays(oneMore(chance, client));
    const silence = Math.max(6_000, usual.tookMs + 4_000);
    await pause(silence, signal);
    const automatic = await chat.repSaid(question.at);
    checks.that(
      automatic.length === 0,
      `${first} gets no automatic answer from ${colleague.first}'s chat, for ${seconds(silence)}`,
    );

    const back = { at: Date.now() };
    await checks.comes(
      `${colleague.first} gives ${first}'s chat back`,
      async () => {
        const { line, stdout } = await product.signalByHand(conversationId, 'handBack', colleague.repId);
        transcript.command(line, stdout);
      },
      () => `${colleague.first} gives ${first}'s chat back, by the stock temporal command`,
    );
    await answered(tools, chat, back, `what ${first} wrote meanwhile is answered`, 'the hand-back');
    return {};
  };

/** The bot's message to the colleague that names this. */
const untilTold = (
  { outside, signal }: Tools,
  colleague: Colleague,
  after: number,
  name: string,
): Promise<ChatMessage> =>
  until(
    'a message of the bot',
    LOOK_S,
    async () => (await told(outside, colleague, after)).find(({ text }) => text.includes(name)),
    signal,
  );

/** Somebody nobody has added. */
export const unknownPerson =
  (colleague: Colleague): Act =>
  async (tools, chance, chat) => {
    const { checks, transcript, signal } = tools;
    const { client } = chat;
    const hello = await chat.clientSays(opening(chance, client));
    await checks.comes(`${colleague.first} is asked about ${client.first}`, async () => {
      const { text, at } = await untilTold(tools, colleague, hello.at, client.id);
      transcript.said(BOT, colleague.first, text, client.id, at);
    });
    await pause(hello.at + NEVER_MS - Date.now(), signal);
    const said = await chat.repSaid(0);
    checks.that(said.length === 0, `${client.first}, whom nobody has added, is not answered`);
    return {};
  };
