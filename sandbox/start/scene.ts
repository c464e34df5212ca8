// The scene `npm start` plays on the running system: four people write to a rep, and the terminal shows what the product does.
// Nobody has written the answers: the local seller makes them up, and what came of it is judged on the sandbox's record.

import { join } from 'node:path';
import type { Brands } from './index';
import { type Act, promiseKept, replyCancels, takenOver, unknownPerson } from './scene/acts';
import { brandFor } from './scene/brand';
import { Chance, newSeed } from './scene/chance';
import { Chat, type Client } from './scene/chat';
import { ActOver, Checks } from './scene/checks';
import { BOT, type Colleague, seatColleague } from './scene/colleague';
import { invitation, result } from './scene/ending';
import { readGoods } from './scene/goods';
import { Outside, taken } from './scene/outside';
import { Product } from './scene/product';
import { findRep, type Rep, signIn } from './scene/rep';
import type { Tools } from './scene/steps';
import { Transcript } from './scene/transcript';
import { pause } from './scene/wait';
import { type Name, people } from './scene/words';
import type { Ready } from './services';

/** @param options.once quick, and without the invitation at the end */
export async function playScene(
  ready: Ready,
  { once, brands, signal }: { once: boolean; brands: Brands; signal: AbortSignal },
): Promise<{ passed: number; failed: number }> {
  const transcript = new Transcript();
  const checks = new Checks(transcript, signal);
  const product = new Product(ready, signal);
  const outside = new Outside(ready.urls.sandbox ?? '', (ready.env.REGISTRY_BOT_TOKEN ?? '').split(':')[0] ?? '');
  const over = new AbortController(); // ends the watching of the chats
  signal.addEventListener('abort', () => over.abort());
  try {
    const brand = brandFor(brands);
    const goods = readGoods(join(brands.dir, brand));
    const tools: Tools = { product, outside, transcript, checks, signal, quick: once, goods };
    const named = brand === brands.usual ? [] : ['--brand', brand];
    const { chats, colleague } = await play(tools, { brand, named }, over.signal);
    result(transcript, checks, ready);
    const [chat] = chats;
    if (!once && chat) await invitation(tools, ready, chat, colleague);
  } catch (error) {
    // a check that failed has been said, a scene that was broken off needs no words
    if (!signal.aborted && !(error instanceof ActOver)) checks.that(false, (error as Error).message);
  } finally {
    over.abort();
  }
  return { passed: checks.passed, failed: checks.failures.length };
}

/** `named`: what commands need to be told of the brand. */
interface ForBrand {
  brand: string;
  named: string[];
}

async function play(
  tools: Tools,
  { brand, named }: ForBrand,
  watching: AbortSignal,
): Promise<{ chats: Chat[]; colleague: Colleague }> {
  const { product, outside, transcript, checks } = tools;
  const seed = process.env.SCENE_SEED || newSeed();
  const chance = new Chance(seed);
  transcript.title('The scene: people write to a sales rep, and the product answers.');
  transcript.note(
    'Nobody wrote the answers down: a plain local seller makes them up, in the place of Claude. ' +
      `Names, words and times are drawn anew each time; SCENE_SEED=${seed} gives these again.`,
  );
  const rep = await checks.comes(
    'a rep is signed in to the local Telegram',
    async () => (await findRep(product, outside, brand)) ?? (await signIn(tools, chance.of('rep'), named)),
    ({ first, last, isNew }) =>
      `${first} ${last}, a rep, is signed in to the local Telegram${isNew ? '' : ' since an earlier start'}`,
  );
  const colleague = await checks.comes(
    'a colleague can be reached by the bot',
    () => seatColleague(tools, chance.of('colleague'), rep.accountId),
    ({ first, last }) => `${first} ${last}, a colleague, has pressed Start at the bot that calls a human`,
  );
  const clients = await invite(tools, chance, castOf(chance.of('clients'), rep), named);
  transcript.cast([BOT, colleague.first, rep.first, ...clients.map(({ first }) => first)]);
  const chats = clients.map((client) => new Chat(rep, client, outside, transcript, watching));
  for (const chat of chats) void chat.follow();
  await perform(tools, chance, programme(chats, colleague));
  return { chats, colleague };
}

/** Four people with other names than the rep's. */
function castOf(chance: Chance, rep: Rep): Name[] {
  return people(chance, 6)
    .filter(({ first, last }) => first !== rep.first && last !== rep.last)
    .slice(0, 4);
}

/** Makes the people of the scene; all but the last become prospects. */
async function invite({ outside, product, transcript }: Tools, chance: Chance, cast: Name[], named: string[]) {
  const clients: Client[] = [];
  for (const name of cast) clients.push(await newClient(outside, chance.of('usernames'), name));
  const adds = clients.slice(0, -1).map(({ first, last, username }) => {
    return ['prospects', 'add', '--telegram', username, '--name', `${first} ${last}`, ...named];
  });
  await Promise.all(adds.map((add) => product.rapport(add)));
  for (const add of adds) transcript.command(product.line(add));
  return clients;
}

async function newClient(outside: Outside, chance: Chance, name: Name): Promise<Client> {
  const { first, last, latin } = name;
  for (let username = latin; ; username = `${latin}${chance.int(2, 9999)}`) {
    try {
      const { id } = await outside.addPerson({ name: first, lastName: last, username, language: 'ru' });
      return { ...name, id, username: `@${username}` };
    } catch (error) {
      if (!taken(error)) throw error; // by somebody of an earlier scene
    }
  }
}

interface Part {
  title: string;
  act: Act;
  chat: Chat;
}

function programme(chats: Chat[], colleague: Colleague): Part[] {
  const [a, b, c, d] = chats as [Chat, Chat, Chat, Chat];
  return [
    {
      chat: a,
      act: promiseKept,
      title: `${a.client.first} asks what there is and what it costs, and to be written to a little later.`,
    },
    { chat: b, act: replyCancels, title: `${b.client.first} asks for the same, and then writes first.` },
    {
      chat: c,
      act: takenOver(colleague),
      title: `${c.client.first} wants a human: ${colleague.first} takes the chat, and gives it back.`,
    },
    { chat: d, act: unknownPerson(colleague), title: `${d.client.first} writes: nobody knows this person.` },
  ];
}

/** One act after the other, each going on while what the one before waits for is on its way; quickly: all side by side. */
async function perform(tools: Tools, chance: Chance, parts: Part[]): Promise<void> {
  const { transcript, checks, signal, quick } = tools;
  const guarded = async (work: Promise<unknown>) => {
    await work.catch((error: Error) => {
      signal.throwIfAborted();
      if (!(error instanceof ActOver)) checks.that(false, error.message);
    });
  };
  const rests: Promise<void>[] = [];
  const perform = async ({ act, chat }: Part, i: number) => {
    const { rest } = await act(tools, chance.of(`act ${i}`), chat);
    if (!rest) return;
    rests.push(guarded(rest));
    rests.at(-1)?.catch(() => {}); // awaited at the end, unless the scene is broken off before
  };
  if (quick) {
    transcript.heading('Four chats side by side:');
    for (const { title } of parts) transcript.note(title);
    transcript.write('');
    await Promise.all(parts.map((part, i) => guarded(pause(i * 700, signal).then(() => perform(part, i)))));
  } else {
    for (const [i, part] of parts.entries()) {
      transcript.heading(`${i + 1}. ${part.title}`);
      await guarded(perform(part, i));
    }
    transcript.heading('And what is still on its way');
  }
  await Promise.all(rests);
}
