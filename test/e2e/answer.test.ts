// The main job: a prospect writes, Rapport answers his turn, once.
import { golden } from '../support/golden';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack({ brand: { burst: { quietSeconds: 0.6, maxSeconds: 5 } } });

const answered = (client: string, n = 1) =>
  until(async () => (await held.stack.told(held.account, client)).length >= n, 20_000, `${n} answer(s)`);
const words = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);

test('a burst of messages is one turn and gets one reply', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Добрый день! Подберу.' }]);
  for (const text of ['Здравствуйте', 'ищу виллу', 'на двоих']) {
    await stack.say(client, account.userId, text);
    await settle(150);
  }
  await answered(client);
  await settle(1200);
  expect(await words(client)).toEqual(['Добрый день! Подберу.']);
  const { rows } = await stack.pool.query('select covers from turns where outcome = $1', ['say']);
  expect(rows.map((r) => r.covers)).toEqual([3]);
}, 40_000);

test('a message during the model call makes the answer stale: it is decided afresh and only the fresh one leaves', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Ответ на первое', delayMs: 4000 }, { text: 'Ответ на оба' }]);
  await stack.say(client, account.userId, 'Сколько стоит?');
  await settle(1500);
  await stack.say(client, account.userId, 'И есть ли бассейн?');
  await answered(client);
  await settle(1500);
  expect(await words(client)).toEqual(['Ответ на оба']);
  await golden(await stack.handle(account.id, client), 'message-during-model-call');
}, 40_000);

test('whatever he sends is stored and answered: media, RTL, emoji, very long', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  let n = 0;
  for (const [text, media] of [
    ['', 'photo'],
    ['مرحبا، أبحث عن فيلا', undefined],
    ['👨‍👩‍👧‍👦🏝️', undefined],
    ['д'.repeat(4096), undefined],
    ['', 'voice'],
  ] as const) {
    // in no language: some of these clients write in one the brand does not speak
    await stack.script(account.id, [{ text: `👍 ${++n}` }]);
    await stack.say(client, account.userId, text, media ? { media } : {});
    await answered(client, n);
  }
  expect(await words(client)).toEqual(['👍 1', '👍 2', '👍 3', '👍 4', '👍 5']);
  const calls = await stack.control<{ request?: unknown }[]>('GET', '/claude/calls');
  expect(JSON.stringify(calls)).toMatch(/photo/);
  expect(JSON.stringify(calls)).toMatch(/voice/);
}, 90_000);

test('a deleted message is left out of the prompt; an edit before the answer is what is read', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Понял вас.' }]);
  const secret = await stack.say(client, account.userId, 'мой пароль КАНАРЕЙКА-17');
  await stack.control('POST', '/telegram/delete', { from: client, to: account.userId, messageIds: [secret.messageId] });
  const typo = await stack.say(client, account.userId, 'вила на трёх');
  await stack.control('POST', '/telegram/edit', {
    from: client,
    to: account.userId,
    messageId: typo.messageId,
    text: 'вилла на троих ПРАВКА-18',
  });
  await answered(client);
  const calls = JSON.stringify((await stack.control<unknown[]>('GET', '/claude/calls')).slice(-1));
  expect(calls).not.toMatch(/КАНАРЕЙКА-17/);
  expect(calls).toMatch(/ПРАВКА-18/);
  // an edit after the answer is context only
  await stack.control('POST', '/telegram/edit', {
    from: client,
    to: account.userId,
    messageId: typo.messageId,
    text: 'вилла на четверых',
  });
  await settle(1500);
  expect(await words(client)).toEqual(['Понял вас.']);
}, 40_000);

test('what was seen and why is stored with the turn', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Есть три виллы.' }]);
  await stack.say(client, account.userId, 'Что есть в Убуде?');
  await answered(client);
  const conversation = await stack.conversationOf(account.id, client);
  const { rows } = await stack.pool.query('select * from turns where conversation_id = $1', [conversation.id]);
  expect(rows[0]).toMatchObject({
    task: 'reply',
    outcome: 'say',
    covers: 1,
    brand_version: 'v1',
    model: 'claude-sonnet-5-5',
    rounds: 1,
  });
  expect(rows[0].prompt_version).toBeTruthy();
  expect(rows[0].output_tokens).toBeGreaterThan(0);
  expect(Number(rows[0].cost_micros)).toBeGreaterThan(0);
  await golden(await stack.handle(account.id, client), 'reply');
}, 40_000);

test('a refusal, and nothing but broken answers: the client hears that a person will answer, and a human is called', async () => {
  const { stack, account } = held;
  for (const kind of ['refusal', 'empty'] as const) {
    const client = await stack.addProspect();
    await stack.control('POST', '/faults', { service: 'claude', kind, times: 'always' });
    await stack.say(client, account.userId, 'Ау?');
    await answered(client);
    await stack.control('DELETE', '/faults');
    expect(await words(client)).toEqual(['Уточню у коллеги и вернусь с ответом.']);
    const conversation = await stack.conversationOf(account.id, client);
    const alerts = await stack.pool.query('select kind from alerts where conversation_id = $1', [conversation.id]);
    expect(alerts.rows).toEqual([{ kind: 'handoff' }]);
    await until(
      async () => (await stack.store.conversation(conversation.id)).control === 'human',
      5_000,
      'a human in control',
    );
  }
}, 60_000);

test('an overloaded model answers after all', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.control('POST', '/faults', { service: 'claude', kind: 'overloaded_529', times: 2 });
  await stack.say(client, account.userId, 'Привет');
  await answered(client);
  expect(await words(client)).toHaveLength(1);
}, 60_000);

test('silence only by say_nothing', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ tools: [{ name: 'say_nothing', input: { reason: 'he only thanked' } }] }]);
  await stack.say(client, account.userId, 'спасибо');
  const conversation = await stack.conversationOf(account.id, client);
  await until(
    async () =>
      (
        await stack.pool.query('select 1 from turns where conversation_id = $1 and outcome = $2', [
          conversation.id,
          'silent',
        ])
      ).rowCount,
    15_000,
    'silence',
  );
  await settle(500);
  expect(await words(client)).toEqual([]);
}, 40_000);

test('what he tells of himself is kept: his city is his zone, and the name an operator gave stays', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.pool.query("update prospects set name = 'Анна Петрова' where telegram_user_id = $1", [client]);
  await stack.script(account.id, [
    { tools: [{ name: 'update_profile', input: { name: 'Аня', city: 'Москва', facts: { budget: '5000' } } }] },
    { tools: [{ name: 'schedule_follow_up', input: { words: 'завтра утром', message: 'x', reason: 'r' } }] },
    { text: 'Хорошо, напишу завтра в 10:00.' },
  ]);
  await stack.say(client, account.userId, 'Я Аня из Москвы, напишите завтра утром');
  await answered(client);
  const { rows } = await stack.pool.query('select name, zone, facts from prospects where telegram_user_id = $1', [
    client,
  ]);
  expect(rows[0]).toEqual({
    name: 'Анна Петрова',
    zone: 'Europe/Moscow',
    facts: { budget: '5000', city: 'Москва', calls_himself: 'Аня' },
  });
  const { id } = await stack.conversationOf(account.id, client);
  const plan = await stack.pool.query('select due from plan_items where conversation_id = $1', [id]);
  expect(plan.rows[0].due.getUTCHours()).toBe(7); // ten in Moscow
}, 40_000);
