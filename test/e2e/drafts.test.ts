// Draft mode as the rep lives it: the answer is in his chat, he sends it, changes it or lets it be; judged in both chats.
import { startRepHost } from '../support/rep-host';
import { createReps, makeBot, type Reps, type TestBot, type TestRep } from '../support/reps';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

let host: ReturnType<typeof startRepHost> | undefined;
// registered before the stack's end: nothing may still run when that is gone
afterAll(() => host?.stop());
const held = useStack({ brand: { mode: 'draft', drafts: { expireMinutes: 30 } } });
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

/** The client writes, and the draft of the answer stands in the rep's chat. */
async function drafted(question: string, answer: string) {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: answer }]);
  await stack.say(client, account.userId, question);
  const message = await until(() => reps.all(anna).find((m) => m.text.includes(answer)), 20_000, 'the draft');
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
  const prompt = await until(
    () => reps.all(anna).find((m) => m.forceReply && m.replyTo === message.messageId),
    10_000,
    'the prompt',
  );
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

test('the process that shows drafts restarts: nothing is shown twice, what was pressed meanwhile counts', async () => {
  const { client, message } = await drafted('Ещё вопрос', 'Слушаю вас.');
  await host?.stop();
  host = startRepHost(held.stack, bot);
  await reps.press(anna, message, 'send');
  await until(async () => (await told(client)).length === 1, 20_000, 'the answer');
  expect(reps.all(anna).filter((m) => m.text.includes('Слушаю вас.'))).toHaveLength(1);
}, 60_000);
