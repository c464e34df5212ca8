// Draft mode as the rep lives it: the answer is in his chat, he sends it, changes it or lets it be; judged in both chats.

import type { ChatMessage } from '../../sandbox/telegram/chats';
import { createOperatorStore } from '../../src/adapters/postgres/operator';
import { createRepDirectory } from '../../src/adapters/postgres/rep-directory';
import { createConversations } from '../../src/console/conversations';
import { answerDraft } from '../../src/console/drafts';
import type { ListedDraft } from '../../src/ports/operator';
import { testBrand } from '../support/brand';
import { golden } from '../support/golden';
import { startRepHost } from '../support/rep-host';
import { createReps, makeBot, type Reps, type TestBot, type TestRep } from '../support/reps';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

let host: ReturnType<typeof startRepHost> | undefined;
// registered before the stack's end: nothing may still run when that is gone
afterAll(() => host?.stop());
const half = { min: 0.5, max: 0.5 };
const held = useStack({
  brand: {
    mode: 'draft',
    drafts: { expireMinutes: 30 },
    typing: { enabled: true, charactersPerSecond: 100, minSeconds: 0.5, maxSeconds: 1 },
    delivery: { ...testBrand().delivery, partCharacters: 80, maxParts: 3, pauseBetweenSeconds: half },
  },
});
let bot: TestBot;
let reps: Reps;
let anna: TestRep;

beforeAll(async () => {
  bot = await makeBot(held.stack.sandbox);
  reps = createReps(held.stack, bot, 'test');
  host = startRepHost(held.stack, bot);
  anna = await reps.add('Анна', { accounts: [held.account.id] });
}, 60_000);

const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);

const shown = (rep: TestRep, words: string) => reps.all(rep).find((m) => m.text.includes(words));
/** The question for his own words, once the bot knows it as well: he is no machine who answers before that. */
async function prompted(rep: TestRep, message: { messageId: number }) {
  const isIt = (m: ChatMessage) => m.forceReply && m.replyTo === message.messageId;
  const prompt = await until(() => reps.all(rep).find(isIt), 10_000, 'the prompt');
  const under = "select 1 from rep_messages where rep_id = $1 and kind = 'prompt' and status <> 'sent'";
  await until(async () => (await held.stack.pool.query(under, [rep.id])).rowCount === 0, 10_000, 'it is settled');
  return prompt;
}
/** Since when, for the journal. */
const mark = async () => (await held.stack.control<{ n: number }[]>('GET', '/journal')).at(-1)?.n ?? 0;

/** The client writes, and the draft of the answer stands in the rep's chat. */
async function drafted(question: string, answer: string) {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: answer }]);
  await stack.say(client, account.userId, question);
  const message = await until(() => shown(anna, answer), 20_000, 'the draft');
  expect(message.text).toContain(question);
  expect(await told(client)).toEqual([]);
  return { client, message, now: () => reps.all(anna).find((m) => m.messageId === message.messageId)?.text ?? '' };
}

test('he presses send: it leaves once, and his message says so; a second press does nothing', async () => {
  const { client, message, now } = await drafted('Сколько стоит вилла?', 'Зависит от района, какой вам ближе?');
  expect(await reps.press(anna, message, 'send')).toMatchObject({ alert: false });
  await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  await until(() => now().includes('Отправлено'), 10_000, 'it is said under the draft');
  expect(await reps.press(anna, message, 'send')).toMatchObject({ text: expect.stringContaining('тправлено') });
  await settle(1000);
  expect(await told(client)).toEqual(['Зависит от района, какой вам ближе?']);
}, 60_000);

test('his own words go out instead', async () => {
  const { client, message } = await drafted('А бассейн есть?', 'Да, во всех.');
  await reps.press(anna, message, 'edit');
  const prompt = await prompted(anna, message);
  await reps.say(anna, 'Почти во всех, в какой смотрите?', { replyTo: prompt.messageId });
  await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  expect(await told(client)).toEqual(['Почти во всех, в какой смотрите?']);
}, 60_000);

test('he lets it be: nothing leaves', async () => {
  const { client, message, now } = await drafted('Вы ещё тут?', 'Конечно.');
  await reps.press(anna, message, 'discard');
  await until(() => now().includes('Решение: Анна'), 10_000, 'it is said under the draft');
  await settle(800);
  expect(await told(client)).toEqual([]);
}, 60_000);

test('the client writes again: the old draft says so and cannot be sent, a new one comes', async () => {
  const { stack, account } = held;
  const { client, message, now } = await drafted('Когда можно посмотреть?', 'Завтра удобно?');
  await stack.script(account.id, [{ text: 'В пятницу так в пятницу.' }]);
  await stack.say(client, account.userId, 'Лучше в пятницу');
  await until(() => now().includes('клиент написал снова'), 20_000, 'the old one says so');
  expect(await reps.press(anna, message, 'send')).toMatchObject({ alert: true });
  const next = await until(() => reps.all(anna).find((m) => m.text.includes('так в пятницу')), 20_000, 'the new one');
  await reps.press(anna, next, 'send');
  await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  expect(await told(client)).toEqual(['В пятницу так в пятницу.']);
}, 60_000);

test('an operator decides: his name stands under it', async () => {
  const { client, now } = await drafted('А лифт?', 'Лифта нет.');
  const store = createOperatorStore(held.stack.pool);
  const draft = (await store.drafts({ all: false }))[0] as ListedDraft;
  const conversations = createConversations(held.stack.client);
  await answerDraft({ conversations, store }, draft, { by: 'olga', verdict: 'discard' });
  await until(() => now().endsWith('Не отправлено: отклонено. Решение: olga.'), 20_000, 'it is said under the draft');
  expect(await told(client)).toEqual([]);
}, 60_000);

test('a human takes the chat: the draft says that, and not that the client wrote', async () => {
  const { client, message, now } = await drafted('А море далеко?', 'Десять минут пешком.');
  await (await held.stack.handle(held.account.id, client)).signal('takeOver', { by: 'operator' });
  await until(() => now().includes('агент этот чат больше не ведёт'), 20_000, 'it says so');
  const told = await reps.press(anna, message, 'send');
  expect(told).toEqual({ text: 'Агент этот чат больше не ведёт: ничего не отправлено.', alert: true });
}, 60_000);

test('the process that shows drafts restarts: nothing is shown twice, what was pressed meanwhile counts', async () => {
  const { client, message } = await drafted('Ещё вопрос', 'Слушаю вас.');
  await host?.stop();
  host = startRepHost(held.stack, bot);
  await reps.press(anna, message, 'send');
  await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  expect(reps.all(anna).filter((m) => m.text.includes('Слушаю вас.'))).toHaveLength(1);
}, 60_000);

test('what a rep has said yes to arrives as if he typed it: read, typed, in parts with a breath between', async () => {
  const { stack, account } = held;
  const parts = [
    'Есть спокойный район у океана, там живут семьи с детьми и гуляют вечером.',
    'Есть шумный, с кафе и сёрфом, там больше молодых и приезжих.',
  ];
  const since = await mark();
  const { client, message } = await drafted('Какие районы?', parts.join('\n\n'));
  const calls = async () => {
    const all = await stack.control<{ kind: string; at: number; method?: string }[]>('GET', `/journal?since=${since}`);
    const wanted = ['messages.readHistory', 'messages.setTyping', 'messages.sendMessage'];
    return all.filter(({ kind, method }) => kind === 'call' && wanted.includes(method ?? ''));
  };
  expect(await calls()).toEqual([]);
  await reps.press(anna, message, 'send');
  await until(async () => (await told(client)).length === 2, 20_000, 'both parts');
  expect(await told(client)).toEqual(parts);
  const made = (await calls()).filter(({ method }, i, all) => method !== all[i - 1]?.method);
  const [, typing, first, , , second] = made;
  expect(made.map(({ method }) => method?.replace('messages.', ''))).toEqual([
    'readHistory',
    'setTyping',
    'sendMessage',
    'readHistory',
    'setTyping',
    'sendMessage',
  ]);
  expect((first?.at ?? 0) - (typing?.at ?? 0)).toBeGreaterThanOrEqual(450);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
  await golden(await stack.handle(account.id, client), 'draft-typed');
}, 60_000);

test('a follow-up he has said yes to is typed as well', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const promise = { words: 'через 3 секунды', message: 'Как обещали.', reason: 'he asked for it' };
  await stack.script(account.id, [
    { tools: [{ name: 'schedule_follow_up', input: promise }] },
    { text: 'Хорошо, через 3 секунды!' },
  ]);
  await stack.say(client, account.userId, 'Напишите через 3 секунды');
  await reps.press(anna, await until(() => shown(anna, 'через 3 секунды!'), 20_000, 'the draft'), 'send');
  await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  const typing = () => stack.control<unknown[]>('GET', `/telegram/typing/${account.userId}/${client}`);
  const message = await until(() => shown(anna, 'Как обещали.'), 20_000, 'its draft');
  const before = (await typing()).length;
  await reps.press(anna, message, 'send');
  await until(async () => (await told(client)).length === 2, 20_000, 'the follow-up');
  expect((await typing()).length).toBeGreaterThan(before);
  await golden(await stack.handle(account.id, client), 'follow-up-draft-typed');
}, 60_000);

test('the client writes while it is typed after the yes: it does not leave, and the rep is told why', async () => {
  const { stack, account } = held;
  const { client, message, now } = await drafted('И ещё', 'Хорошо, что ещё?');
  await stack.script(account.id, [{ text: 'Понятно, спасибо.' }]);
  const typing = () => stack.control<unknown[]>('GET', `/telegram/typing/${account.userId}/${client}`);
  await reps.press(anna, message, 'send');
  await until(async () => (await typing()).length > 0, 10_000, 'typing');
  await stack.say(client, account.userId, 'Уже не надо');
  await until(() => now().includes('клиент написал снова'), 20_000, 'it is said under the draft');
  await until(() => shown(anna, 'Понятно, спасибо.'), 20_000, 'the new draft');
  expect(await told(client)).toEqual([]);
}, 60_000);

test('a colleague who comes too late does not hide who decided; words that did not leave are not taken for sent', async () => {
  const boris = await reps.add('Борис <x> & $& Co', { accounts: [held.account.id] });
  const { client, message, now } = await drafted('А парковка?', 'Да, у каждой.');
  const his = await until(() => shown(boris, 'Да, у каждой.'), 10_000, 'his copy');
  await reps.press(boris, his, 'edit');
  const prompt = await prompted(boris, his);
  const answer = (text: string) => reps.say(boris, text, { replyTo: prompt.messageId });
  await answer('\u200b\u200d'); // nothing anybody could see
  await until(() => shown(boris, 'Я понимаю кнопки'), 10_000, 'help');
  await answer('Да, на две машины.');
  await until(() => now().endsWith('Отправлено. Решение: Борис <x> & $& Co.'), 20_000, 'it is said under the draft');
  expect(await reps.press(anna, message, 'send')).toEqual({ text: 'Уже отправлено.', alert: true });
  expect(await reps.press(anna, message, 'edit')).toMatchObject({
    alert: true,
    text: expect.stringContaining('<x> & $&'),
  });
  await answer('Нет, на три.');
  await until(() => shown(boris, 'Уже отправлено.'), 10_000, 'he hears that this one did not leave');
  await settle(800);
  expect(now()).toMatch(/Решение: Борис <x> & \$& Co\.$/);
  expect(await told(client)).toEqual(['Да, на две машины.']);
  await createRepDirectory(held.stack.pool).removeRep(boris.id);
}, 60_000);

describe('whoever was shown a draft is gone', () => {
  const waiting = async (client: string) =>
    (
      await held.stack.pool.query(
        `select a.kind from alerts a join conversations c on c.id = a.conversation_id where c.peer_id = $1::bigint`,
        [client],
      )
    ).rows;

  test('he has blocked the bot: a human is called another way; when he is back it is shown to him', async () => {
    const { stack, account } = held;
    const client = await stack.addProspect();
    await stack.control('POST', `/telegram/users/${anna.person}`, { blocked: [bot.id] });
    await stack.script(account.id, [{ text: 'Утром светло.' }]);
    await stack.say(client, account.userId, 'Окна на восток?');
    await until(async () => (await waiting(client)).length > 0, 20_000, 'the alert');
    expect(await waiting(client)).toEqual([{ kind: 'draft_waits' }]);
    await stack.control('POST', `/telegram/users/${anna.person}`, { blocked: [] });
    await reps.say(anna, '/start');
    const message = await until(() => shown(anna, 'Утром светло.'), 20_000, 'the draft');
    await settle(4_000);
    expect(reps.all(anna).filter((m) => m.text.includes('Утром светло.'))).toHaveLength(1);
    await reps.press(anna, message, 'send');
    await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  }, 60_000);

  test('he is removed: a colleague has it', async () => {
    const directory = createRepDirectory(held.stack.pool);
    const { client } = await drafted('Есть кухня?', 'Есть, большая.');
    await directory.removeRep(anna.id);
    const vera = await reps.add('Вера');
    const message = await until(() => shown(vera, 'Есть, большая.'), 20_000, 'the draft');
    await reps.press(vera, message, 'send');
    await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  }, 60_000);
});
