// The four things the scene shows. Each act goes on by itself; what it says of the product is judged on the sandbox's record.
import type { Chance } from './chance';
import type { Chat } from './chat';
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
import { askLater, backEarly, colleague, later, oneMore, opening, openingLater } from './words';

/** Resolves when the next act may begin; `rest` is what it still waits for. */
export type Act = (tools: Tools, chance: Chance, chat: Chat) => Promise<{ rest?: Promise<void> }>;

// A follow-up is typed before it is sent, and a process that was killed may just be starting again.
const LATE_S = 30;
/** How the transcript calls the person who is asked. */
export const SALES_DESK = 'sales desk';

/** A client is answered, asks to be written to later, and is. */
export const promiseKept: Act = async (tools, chance, chat) => {
  const { checks, product, transcript, signal } = tools;
  const { first } = chat.client;
  const hello = await chat.clientSays(opening(chance, chat.client));
  const answer = await answered(tools, chat, hello);
  checks.that(/\p{Script=Cyrillic}/u.test(answer.text), `${first} is answered in Russian, as ${first} wrote`);
  checks.that(
    answer.typedMs !== undefined,
    `${first} saw typing for ${seconds(answer.typedMs ?? 0)} before the answer`,
  );
  await think(tools, chance);

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

/** A colleague takes the chat with the stock command, and gives it back. */
export const takenOver: Act = async (tools, chance, chat) => {
  const { checks, product, transcript, signal } = tools;
  const { first } = chat.client;
  const by = colleague(chance);
  const hello = await chat.clientSays(opening(chance, chat.client));
  const usual = await answered(tools, chat, hello);
  await think(tools, chance);

  const conversationId = await conversationOf(tools, chat);
  const signalled = async (name: 'takeOver' | 'handBack') => {
    const { line, stdout } = await product.signalByHand(conversationId, name, by);
    transcript.command(line, stdout);
  };
  await checks.comes(
    `${by} has ${first}'s chat`,
    async () => {
      await signalled('takeOver');
      const inHand = async () => {
        const { status } = await product.json<{ status?: { control: string; controlBy?: string } }>([
          ...['status', conversationId],
        ]);
        return status?.control === 'human' && status.controlBy === by;
      };
      await until('that', LOOK_S, inHand, signal);
    },
    () => `${by} has ${first}'s chat, by the stock temporal command`,
  );

  const question = await chat.clientSays(oneMore(chance, chat.client));
  const silence = Math.max(6_000, usual.tookMs + 4_000);
  await pause(silence, signal);
  const automatic = await chat.repSaid(question.at);
  checks.that(automatic.length === 0, `${first} gets no automatic answer from ${by}'s chat, for ${seconds(silence)}`);

  const back = { at: Date.now() };
  await checks.comes(`${by} gives ${first}'s chat back`, () => signalled('handBack'));
  await answered(tools, chat, back, `what ${first} wrote meanwhile is answered`, 'the hand-back');
  return {};
};

/** Somebody nobody has added. */
export const unknownPerson: Act = async (tools, chance, chat) => {
  const { checks, outside, transcript, signal, desk } = tools;
  const { client, rep } = chat;
  const hello = await chat.clientSays(opening(chance, client));
  await checks.comes(`the sales desk is asked about ${client.first}`, async () => {
    const asked = async () =>
      (await outside.chat(rep.id, desk)).find(
        ({ from, at, text }) => from === rep.id && at > hello.at && text.includes(client.id),
      );
    const { text, at } = await until('a message to it', 30, asked, signal);
    transcript.said(rep.first, SALES_DESK, text, desk, at);
  });
  await pause(hello.at + NEVER_MS - Date.now(), signal);
  const said = await chat.repSaid(0);
  checks.that(said.length === 0, `${client.first}, whom nobody has added, is not answered`);
  return {};
};
