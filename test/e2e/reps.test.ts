// A rep is told of what needs him and acts by buttons; judged by what stands in his chat and in the client's.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createInboundStore } from '../../src/adapters/postgres/inbound';
import { createOperatorStore } from '../../src/adapters/postgres/operator';
import { createRepActions } from '../../src/adapters/postgres/rep-actions';
import { createRepDirectory } from '../../src/adapters/postgres/rep-directory';
import { createRepOutbox } from '../../src/adapters/postgres/rep-outbox';
import { createRepChat, createRepRouting } from '../../src/adapters/postgres/rep-routing';
import { createTelegramBot } from '../../src/adapters/telegram-bot';
import { systemClock } from '../../src/clock';
import { createChatControl } from '../../src/console/chat-control';
import { createConversations } from '../../src/console/conversations';
import { startAlerts } from '../../src/ingress/alerts';
import { BotHost } from '../../src/ingress/bots/bot-host';
import { routeAlerts } from '../../src/ingress/bots/notify';
import { createMetrics } from '../../src/metrics';
import type { DraftAction, DraftAnswer, RepChat } from '../../src/ports/rep-messages';
import { createReps, makeBot, type Reps, type TestBot } from '../support/reps';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

// registered before the stack's end: nothing may still run when that is gone
afterAll(async () => {
  await alerts?.stop();
  await Promise.all(hosts.map((host) => host.stop()));
});
const held = useStack();
let bot: TestBot;
let reps: Reps;
let chat: RepChat;
const hosts: BotHost[] = [];
let alerts: ReturnType<typeof startAlerts>;
let lines = '';
const drafts: DraftAction[] = [];
const sent = ({ repId }: DraftAction): DraftAnswer => ({ accepted: true, state: 'sent', by: repId });
let answerDraft: (action: DraftAction) => DraftAnswer = sent;

const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk, _encoding, done) {
      lines += chunk;
      done();
    },
  }),
);

/** A host as ingress/main puts it together. */
function startHost(): BotHost {
  const { stack } = held;
  const host = new BotHost({
    bot: createTelegramBot({ token: bot.token, apiRoot: stack.sandbox.botapi.url, timeoutMs: 1_000 }),
    outbox: createRepOutbox(stack.pool),
    actions: createRepActions(stack.pool),
    routing: createRepRouting(stack.pool),
    chat,
    control: createChatControl(stack.store, createConversations(stack.client), systemClock),
    plan: (id) => createOperatorStore(stack.pool).plan(id, { history: false }),
    brands: stack.hostDeps.brands,
    onDraftAction: async (action) => {
      drafts.push(action);
      return answerDraft(action);
    },
    databaseUrl: stack.hostDeps.databaseUrl,
    host: 'test',
    clock: systemClock,
    meter: createMetrics('test').meter,
    log,
  });
  hosts.push(host);
  host.start();
  return host;
}

beforeAll(async () => {
  const { stack } = held;
  bot = await makeBot(stack.sandbox);
  reps = createReps(stack, bot, 'test');
  chat = createRepChat(stack.pool, async () => 'Asia/Makassar');
  alerts = startAlerts({
    store: createInboundStore(stack.pool, { chat: true, webhook: false, reps: true }),
    chat: '@sales_lead',
    route: () => routeAlerts(createRepRouting(stack.pool)),
    client: () => stack.startedHost(held.account.id).open(),
    link: (alert) => `rapport find ${alert.conversationId}`,
    log,
  });
  await stack.control('POST', '/telegram/users', { name: 'Sales lead', username: 'sales_lead' });
  startHost();
});
beforeEach(async () => {
  lines = '';
  drafts.length = 0;
  answerDraft = sent;
  // of each test its own reps
  for (const rep of await createRepDirectory(held.stack.pool).reps({ removed: false }))
    await createRepDirectory(held.stack.pool).removeRep(rep.id);
});

/** A client whom the agent hands over. */
async function handedOver(words = 'Хочу поговорить с человеком') {
  const { stack, account } = held;
  const client = await stack.addProspect('Мария');
  await stack.pool.query("update prospects set name = 'Мария <Петрова>' where telegram_user_id = $1", [client]);
  await stack.script(account.id, [
    { text: 'Зову коллегу.', tools: [{ name: 'hand_off', input: { reason: 'wants a discount' } }] },
  ]);
  await stack.say(client, account.userId, words);
  const conversation = await stack.conversationOf(account.id, client);
  await until(async () => (await stack.told(account, client)).length === 1, 15_000, 'the agent says so');
  return { client, id: conversation.id };
}

const controlOf = async (id: string) => {
  const { control, controlBy } = await held.stack.store.conversation(id);
  return { control, controlBy };
};

test('alert → message at the rep → button → the chat is his → button → the agent answers again', async () => {
  const { stack, account } = held;
  const anna = await reps.add('Анна');
  expect(reps.all(anna)[0]?.text).toContain('Здравствуйте, Анна!');
  const { client, id } = await handedOver('КАНАРЕЙКА-1 <b>человека</b> & скидку');
  const [, alert] = await reps.told(anna, 2);
  expect(alert?.text).toBe(
    'Клиенту нужен человек\nМария <Петрова>\nПочему: wants a discount\nПишет: «КАНАРЕЙКА-1 <b>человека</b> & скидку»',
  );
  expect(alert?.entities).toContainEqual(expect.objectContaining({ type: 'text_link', url: `tg://user?id=${client}` }));
  expect(alert?.keyboard?.flat().map(({ text }) => text)).toEqual(['Беру на себя', 'Вернуть агенту', 'Клиент: план']);

  expect(await reps.press(anna, alert!, 'take')).toMatchObject({
    text: 'Чат ваш. Агент молчит, пока вы его не вернёте.',
  });
  expect(await controlOf(id)).toEqual({ control: 'human', controlBy: anna.id });
  const shown = await until(() => reps.all(anna).find(({ text }) => text.includes('Чат ваш')), 5_000, 'it is shown');
  expect(shown.messageId).toBe(alert?.messageId);
  expect(shown.keyboard?.flat().map(({ text }) => text)).toEqual(['Вернуть агенту', 'Клиент: план']);

  // twice, from an old screen
  const again = await reps.pressData(anna, alert!, (alert!.keyboard![0]![0] as any).callback_data);
  expect(again).toEqual({ text: 'Чат уже ваш.', alert: true });
  await stack.say(client, account.userId, 'Вы тут?');
  await settle(1500);
  expect(await stack.told(account, client)).toHaveLength(1);

  await stack.script(account.id, [{ text: 'Я снова здесь.' }]);
  expect(await reps.press(anna, shown, 'back')).toMatchObject({ text: 'Чат ведёт агент.' });
  await until(async () => (await stack.told(account, client)).length === 2, 15_000, 'the agent answers');
  expect(reps.all(anna)).toHaveLength(2);
  expect(lines).not.toContain('КАНАРЕЙКА');
  expect(lines).not.toContain(bot.token.split(':')[1]);
}, 60_000);

test("of two reps one has the chat, and the other is told so; neither presses the other's buttons", async () => {
  const [anna, oleg] = [await reps.add('Анна'), await reps.add('Oleg', { language: 'en' })];
  const { id } = await handedOver();
  const [, hers] = await reps.told(anna, 2);
  const [, his] = await reps.told(oleg, 2);
  expect(his?.text).toMatch(/^A client needs a human\n/);
  await reps.press(anna, hers!, 'take');
  expect(await reps.press(oleg, his!, 'take')).toEqual({
    text: 'Анна has the chat already. Nothing changed.',
    alert: true,
  });
  await until(() => reps.all(oleg)[1]?.text.includes('Анна has the chat.'), 5_000, 'he sees it');
  expect(await reps.press(oleg, his!, 'back')).toEqual({
    text: 'Анна has the chat already. Nothing changed.',
    alert: true,
  });
  // a tampered client sends what stands under a colleague's message
  const forged = (hers!.keyboard![0]![1] as any).callback_data;
  expect(await reps.pressData(oleg, his!, forged)).toEqual({ text: 'This button is out of use.', alert: true });
  expect(await reps.pressData(oleg, his!, 'back:nonsense')).toMatchObject({ alert: true });
  expect(await controlOf(id)).toEqual({ control: 'human', controlBy: anna.id });
}, 60_000);

test('what an operator changes is shown at the reps too', async () => {
  const { stack } = held;
  const anna = await reps.add('Анна');
  const { id } = await handedOver();
  await reps.told(anna, 2);
  await stack
    .handle(held.account.id, (await stack.store.conversation(id)).peer.userId)
    .then((handle) => handle.signal('takeOver', { by: 'boris' }));
  await until(() => reps.all(anna)[1]?.text.endsWith('Чат ведёт boris.'), 10_000, 'boris');
  await stack
    .handle(held.account.id, (await stack.store.conversation(id)).peer.userId)
    .then((handle) => handle.signal('handBack', { by: 'boris' }));
  await until(() => reps.all(anna)[1]?.text.endsWith('Чат ведёт агент.'), 10_000, 'the agent');
  expect(reps.all(anna)).toHaveLength(2);
}, 60_000);

test('somebody who is no rep gets a clear answer and no rights', async () => {
  const { id: person } = await held.stack.control('POST', '/telegram/users', { name: 'Stranger', language: 'en' });
  await reps.say({ person }, '/start');
  const [told] = await reps.told({ person }, 1);
  expect(told?.text).toContain(`Your Telegram id is ${person}`);
  await reps.say({ person }, 'КАНАРЕЙКА-2');
  await settle(1000);
  const { rows } = await held.stack.pool.query('select text, status, outcome from rep_actions where user_id = $1', [
    person,
  ]);
  expect(rows).toEqual([
    { text: null, status: 'refused', outcome: 'not a rep' },
    { text: null, status: 'refused', outcome: 'not a rep' },
  ]);
});

test('reps of the account are told, else those of the brand; nobody there: ALERT_CHAT', async () => {
  const { stack, account } = held;
  const lead = (await stack.control('GET', '/telegram/users')).find((one: any) => one.username === 'sales_lead').id;
  const inLead = async () => (await stack.told(account, lead)).length;
  const before = await inLead();
  const shy = await reps.add('Shy', { start: false });
  await handedOver();
  await until(async () => (await inLead()) === before + 1, 15_000, 'the lead is told');

  const [joined, other] = [await reps.add('Joined', { accounts: [account.id] }), await reps.add('Other')];
  await handedOver();
  await reps.told(joined, 2);
  await settle(1500);
  expect([reps.all(other).length, reps.all(shy).length, await inLead()]).toEqual([1, 0, before + 1]);
}, 60_000);

test('a rep who blocks the bot is not tried again; the alert reaches ALERT_CHAT; when he writes again he is told again', async () => {
  const { stack, account } = held;
  const anna = await reps.add('Анна');
  await stack.control('POST', `/telegram/users/${anna.person}`, { blocked: [bot.id] });
  const lead = (await stack.control('GET', '/telegram/users')).find((one: any) => one.username === 'sales_lead').id;
  const before = (await stack.told(account, lead)).length;
  await handedOver();
  await until(async () => (await stack.told(account, lead)).length === before + 1, 15_000, 'the lead is told');
  const directory = createRepDirectory(stack.pool);
  expect((await directory.reps({ removed: false }))[0]).toMatchObject({
    unreachable: 'Forbidden: bot was blocked by the user',
  });
  await stack.control('POST', `/telegram/users/${anna.person}`, { blocked: [] });
  await reps.say(anna, '/start');
  await reps.told(anna, 2);
  await handedOver();
  await reps.told(anna, 3);
}, 60_000);

describe('drafts', () => {
  async function offered(mode: 'draft' | 'observe' = 'draft', draftId = `d${Math.random()}`) {
    const anna = await reps.add('Анна');
    const { id, client } = await handedOver();
    await reps.told(anna, 2);
    const draft = { draftId, conversationId: id, text: 'От 90 долларов <за ночь>', reason: 'first price', mode };
    expect(await chat.offerDraft(draft)).toBe(1);
    expect(await chat.offerDraft(draft)).toBe(1); // the same is queued once
    const message = (await reps.told(anna, 3))[2]!;
    return { anna, id, client, draftId, message };
  }

  test('sent by a button; pressed again it says so', async () => {
    const { anna, id, draftId, message } = await offered();
    expect(message.text).toContain('Черновик ответа');
    expect(message.text).toContain('От 90 долларов <за ночь>');
    expect(message.keyboard?.flat().map(({ text }) => text)).toEqual(['Отправить', 'Изменить', 'Не отправлять']);
    expect(await reps.press(anna, message, 'send')).toEqual({ text: 'Отправлено.', alert: false });
    expect(drafts).toEqual([expect.objectContaining({ draftId, conversationId: id, repId: anna.id, verb: 'send' })]);
    await until(() => reps.all(anna)[2]?.text.endsWith('Отправлено. Решение: Анна.'), 5_000, 'it is shown');
    expect(reps.all(anna)[2]?.keyboard).toBeUndefined();
    answerDraft = () => ({ accepted: false, state: 'sent' });
    expect(await reps.press(anna, message, 'discard')).toEqual({ text: 'Уже отправлено.', alert: true });
    expect(await reps.press(anna, message, 'edit')).toMatchObject({ alert: true });
    await settle(800);
    expect(reps.all(anna)).toHaveLength(3);
  }, 60_000);

  test("changed: the rep's answer to the prompt goes out instead", async () => {
    const { anna, draftId, message } = await offered();
    await reps.press(anna, message, 'edit');
    const prompt = (await reps.told(anna, 4))[3]!;
    expect(prompt).toMatchObject({ forceReply: {}, replyTo: message.messageId });
    await reps.say(anna, 'не ответом');
    await reps.told(anna, 5);
    expect(drafts).toEqual([]);
    await reps.say(anna, 'От 80 долларов', { replyTo: prompt.messageId });
    await until(() => drafts.length === 1, 10_000, 'the words');
    expect(drafts[0]).toMatchObject({ draftId, verb: 'edit', text: 'От 80 долларов', repId: anna.id });
    await until(() => reps.all(anna)[2]?.text.includes('Отправлено.'), 5_000, 'it is shown');
  }, 60_000);

  test('out of date by the time: said, under every copy; observe has no buttons', async () => {
    const { anna, draftId, message } = await offered();
    answerDraft = () => ({ accepted: false, state: 'superseded' });
    expect(await reps.press(anna, message, 'send')).toMatchObject({
      alert: true,
      text: expect.stringContaining('устарел'),
    });
    await until(() => reps.all(anna)[2]?.text.includes('клиент написал снова'), 5_000, 'it is shown');
    await chat.showDraft(draftId, 'expired');
    await until(() => reps.all(anna)[2]?.text.includes('срок вышел'), 5_000, 'the newest state is shown');
  }, 60_000);

  test('observed only', async () => {
    const { message } = await offered('observe');
    expect(message.keyboard).toBeUndefined();
    expect(message.text).toContain('режим наблюдения');
  }, 60_000);
});

test('the plan comes as a message', async () => {
  const anna = await reps.add('Анна');
  const { id } = await handedOver();
  const [, alert] = await reps.told(anna, 2);
  await createOperatorStore(held.stack.pool).draftFollowUp({
    conversationId: id,
    due: new Date('2027-03-01T02:00:00Z'),
    words: 'в марте',
    message: 'Как <вы>?',
    reason: 'asked',
  });
  await held.stack.pool.query("update plan_items set status = 'scheduled' where conversation_id = $1", [id]);
  await reps.press(anna, alert!, 'plan');
  const plan = (await reps.told(anna, 3))[2]!;
  expect(plan).toMatchObject({ replyTo: alert?.messageId });
  expect(plan.text).toMatch(
    /^План Мария <Петрова>\nпо Бали \(UTC\+8\)\n1 мар\S* 10:00: «Как <вы>\?»\nАгент ждёт человека и молчит\.$/,
  );
}, 60_000);

describe('when the Bot API fails', () => {
  const fault = (spec: object) =>
    held.stack.control('POST', '/faults', { service: 'botapi', method: 'sendMessage', ...spec });
  const rowsOf = async (rep: { id: string }) =>
    (
      await held.stack.pool.query(
        "select status from rep_messages where rep_id = $1 and kind = 'alert' order by created_at",
        [rep.id],
      )
    ).rows.map((r) => r.status);
  afterEach(() => held.stack.control('DELETE', '/faults?discard=true'));

  test('429 is waited for exactly, and nothing comes twice', async () => {
    const anna = await reps.add('Анна');
    await fault({ kind: 'rate_limited_429', seconds: 2 });
    const from = Date.now();
    await handedOver();
    await reps.told(anna, 2);
    expect(Date.now() - from).toBeGreaterThan(1900);
    const calls = (await held.stack.control('GET', `/journal?service=botapi&since=${from}`)).filter(
      (r: any) => r.kind === 'call' && r.method === 'sendMessage',
    );
    expect(calls.map((r: any) => r.outcome)).toEqual([expect.stringMatching(/^429/), 'ok']);
    const [refused, sent] = calls;
    expect(sent.at - refused.at).toBeGreaterThan(1990);
    await until(async () => (await rowsOf(anna))[0] === 'sent', 5_000, 'it is settled');
  }, 60_000);

  test.each([['drop_after'], ['drop_before'], ['error_500'], ['malformed']])(
    '%s: unknown, never sent again; said with the next message, and ALERT_CHAT is told',
    async (kind) => {
      const { stack, account } = held;
      const lead = (await stack.control('GET', '/telegram/users')).find((one: any) => one.username === 'sales_lead').id;
      const before = (await stack.told(account, lead)).length;
      const anna = await reps.add('Анна');
      await fault({ kind });
      await handedOver();
      await until(async () => (await rowsOf(anna))[0] === 'unknown', 10_000, 'unknown');
      await until(async () => (await stack.told(account, lead)).length === before + 1, 10_000, 'the lead');
      const there = kind === 'drop_after' || kind === 'malformed' ? 1 : 0;
      await settle(1200);
      expect(reps.all(anna)).toHaveLength(1 + there);
      await handedOver();
      const next = (await reps.told(anna, 2 + there)).at(-1)!;
      expect(next.text).toMatch(
        /^Неизвестно, дошло ли более раннее сообщение:\n· Клиенту нужен человек: Мария <Петрова> \(/,
      );
      await handedOver();
      expect((await reps.told(anna, 3 + there)).at(-1)?.text).toMatch(/^Клиенту нужен человек/);
      await until(async () => (await rowsOf(anna)).join() === 'unknown,sent,sent', 5_000, 'they are settled');
      if (there === 0) return;
      // a press proves that it arrived
      await reps.press(anna, reps.all(anna)[1]!, 'take');
      expect(await rowsOf(anna)).toEqual(['sent', 'sent', 'sent']);
    },
    60_000,
  );

  test('a second host waits, and goes on when the first is gone; a press meanwhile is not lost', async () => {
    const anna = await reps.add('Анна');
    const { id } = await handedOver();
    const [, alert] = await reps.told(anna, 2);
    const second = startHost();
    await settle(800);
    expect(second.state).toBe('waiting for the lock');
    await hosts[0]?.stop();
    expect(await reps.press(anna, alert!, 'take')).toMatchObject({ text: expect.stringContaining('Чат ваш') });
    expect(second.state).toBe('running');
    expect(await controlOf(id)).toEqual({ control: 'human', controlBy: anna.id });
  }, 60_000);
});
