// Promises: kept on time, cancelled by a reply, judged when late, paced after downtime.
import { golden } from '../support/golden';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack({ overdueSpacingSeconds: 2 });
const words = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const items = async (accountId: string, client: string) => {
  const { id } = await held.stack.conversationOf(accountId, client);
  const { rows } = await held.stack.pool.query(
    'select status, cancel_reason, due, words, reason from plan_items where conversation_id = $1 order by created_at',
    [id],
  );
  return rows;
};
const promise = (when: string, message: string, confirm = 'Хорошо, напишу!') => [
  { tools: [{ name: 'schedule_follow_up', input: { words: when, message, reason: 'he asked to be written to' } }] },
  { text: confirm },
];

test('a promise is kept: asked for, confirmed, planned, sent once', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, promise('через 3 секунды', 'Вы просили написать.'));
  await stack.say(client, account.userId, 'напиши через 3 секунды');
  await until(async () => (await words(client)).length === 1, 15_000, 'confirmation');
  const handle = await stack.handle(account.id, client);
  const plan = await until(
    async () => {
      const p: any = await handle.query('plan');
      return p.items.length > 0 && p;
    },
    5_000,
    'plan',
  );
  expect(plan.items).toHaveLength(1);
  expect(await items(account.id, client)).toMatchObject([{ words: 'через 3 секунды' }]);
  await until(async () => (await words(client)).length === 2, 15_000, 'follow-up');
  await settle();
  expect(await words(client)).toEqual(['Хорошо, напишу!', 'Вы просили написать.']);
  expect(await items(account.id, client)).toMatchObject([{ status: 'sent' }]);
  expect(((await handle.query('plan')) as any).items).toEqual([]);
  await golden(handle, 'follow-up-kept');
}, 60_000);

test('the client writes first: cancelled, with the reason', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [...promise('через 4 секунды', 'НЕ ДОЛЖНО УЙТИ'), { text: 'Рассказываю.' }]);
  await stack.say(client, account.userId, 'напиши через 4 секунды');
  await until(async () => (await words(client)).length === 1, 15_000, 'confirmation');
  await stack.say(client, account.userId, 'а хотя расскажите сейчас');
  await until(async () => (await words(client)).length === 2, 15_000, 'answer');
  await settle(4500);
  expect(await words(client)).toEqual(['Хорошо, напишу!', 'Рассказываю.']);
  expect(await items(account.id, client)).toMatchObject([{ status: 'cancelled', cancel_reason: 'client_responded' }]);
  await golden(await stack.handle(account.id, client), 'reply-cancels');
}, 60_000);

test('"ок" after a promise: the model is told that it lapsed, keeps it, and says nothing', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, promise('через 8 секунд', 'Как и обещала.'));
  await stack.say(client, account.userId, 'напиши через 8 секунд');
  await until(async () => (await words(client)).length === 1, 15_000, 'confirmation');
  const { id } = await stack.conversationOf(account.id, client);
  const { rows } = await stack.pool.query('select id from plan_items where conversation_id = $1', [id]);
  await stack.script(account.id, [
    { tools: [{ name: 'say_nothing', input: { reason: 'ok' } }] }, // forgets the promise: corrected
    { tools: [{ name: 'schedule_follow_up', input: { keep: rows[0].id, words: '', reason: 'kept' } }] },
    { tools: [{ name: 'say_nothing', input: { reason: 'ok' } }] },
  ]);
  await stack.say(client, account.userId, 'ок');
  await until(async () => (await words(client)).length === 2, 20_000, 'the kept follow-up');
  expect(await words(client)).toEqual(['Хорошо, напишу!', 'Как и обещала.']);
  // the chat has it a moment before the rows do
  const statuses = async () => (await items(account.id, client)).map((i) => i.status).join();
  await until(async () => (await statuses()) === 'cancelled,sent', 10_000, 'settled');
}, 60_000);

test('a promise in words without a plan item never leaves, nor a plan item without the words', async () => {
  const { stack, account } = held;
  const a = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Напишу вам завтра в 10.' }, { text: 'Чем могу помочь?' }]);
  await stack.say(a, account.userId, 'Здравствуйте');
  await until(async () => (await words(a)).length === 1, 15_000, 'answer');
  expect(await words(a)).toEqual(['Чем могу помочь?']);

  const b = await stack.addProspect();
  await stack.script(account.id, [
    ...promise('завтра', 'x', 'Какой у вас бюджет?'),
    ...promise('завтра', 'x', 'Хорошо, напишу завтра в 10:00 по Бали.'),
  ]);
  await stack.say(b, account.userId, 'напишите завтра');
  await until(async () => (await words(b)).length === 1, 15_000, 'answer');
  expect(await words(b)).toEqual(['Хорошо, напишу завтра в 10:00 по Бали.']);
  expect(await items(account.id, b)).toMatchObject([{ status: 'scheduled' }]);
}, 60_000);

test('unclear, past and disagreeing times are asked about, and nothing is scheduled', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    { tools: [{ name: 'schedule_follow_up', input: { words: 'вчера в 10', message: 'x', reason: 'r' } }] },
    {
      tools: [
        {
          name: 'schedule_follow_up',
          input: { words: 'завтра в 15:00', reading: '2031-01-01T10:00:00Z', message: 'x', reason: 'r' },
        },
      ],
    },
    { text: 'Когда вам удобно?' },
  ]);
  await stack.say(client, account.userId, 'напишите вчера в 10');
  await until(async () => (await words(client)).length === 1, 15_000, 'question');
  expect(await items(account.id, client)).toEqual([]);
}, 40_000);

test('after downtime: late ones are paced, rewritten or skipped with a reason, never dumped', async () => {
  const { stack } = held;
  const account = await stack.addAccount('Late');
  stack.startAccount(account.id);
  await stack.inSync(account.id);
  const clients: string[] = [];
  for (let i = 0; i < 4; i++) {
    const client = await stack.addProspect();
    clients.push(client);
    await stack.script(account.id, promise('через 2 часа', `Обещанное ${i}`));
    await stack.say(client, account.userId, 'напиши через 2 часа');
    await until(async () => (await stack.told(account, client)).length === 1, 15_000, 'confirmation');
  }
  // two of them promised long ago: beyond "as it is", beyond "rewrite"
  const handles = await Promise.all(clients.map((c) => stack.handle(account.id, c)));
  const plans: any[] = await Promise.all(handles.map((h) => h.query('plan')));
  const ago = [2 * 60_000, 3 * 60_000, 3 * 3600_000, 48 * 3600_000];
  await stack.script(account.id, [{ text: 'Переписано: простите за задержку' }]);
  const started = Date.now();
  await Promise.all(
    handles.map((h, i) =>
      h.executeUpdate('editPlan', {
        args: [
          {
            by: 'test',
            itemId: plans[i].items[0].id,
            planVersion: plans[i].version,
            edit: 'move',
            due: new Date(started - (ago[i] as number)).toISOString(),
          },
        ],
      }),
    ),
  );
  await until(
    async () =>
      (await Promise.all(clients.slice(0, 3).map((c) => stack.told(account, c)))).every((m) => m.length === 2),
    30_000,
    'three late ones',
  );
  await settle(1500);
  const late = await Promise.all(clients.map(async (c) => (await stack.told(account, c)).slice(1)));
  expect(late.map((m) => m.length)).toEqual([1, 1, 1, 0]);
  await golden(handles[0] as (typeof handles)[number], 'overdue-after-downtime');
  await golden(handles[3] as (typeof handles)[number], 'too-late-skipped');
  expect(late[0]?.[0]?.text).toBe('Обещанное 0');
  expect(late[2]?.[0]?.text).toBe('Переписано: простите за задержку');
  const journal = await stack.control<any[]>('GET', '/journal?service=telegram');
  const accepted = journal
    .filter((e) => e.kind === 'accepted' && String(e.account) === account.userId)
    .map((e) => e.at)
    .sort((x, y) => x - y)
    .slice(-3);
  expect(accepted[1] - accepted[0]).toBeGreaterThanOrEqual(1500);
  expect(accepted[2] - accepted[1]).toBeGreaterThanOrEqual(1500);
  const { id } = await stack.conversationOf(account.id, clients[3] as string);
  const skipped = await stack.pool.query('select status, cancel_reason from plan_items where conversation_id = $1', [
    id,
  ]);
  expect(skipped.rows).toEqual([{ status: 'skipped', cancel_reason: 'too_late' }]);
}, 120_000);
