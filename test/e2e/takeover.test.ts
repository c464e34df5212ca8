// Nothing automatic while a human has the chat: by signal, by update, by the rep simply typing.
import { golden } from '../support/golden';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack();
const words = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const answered = (client: string, n: number) =>
  until(async () => (await words(client)).length >= n, 15_000, `${n} message(s)`);

async function conversation(first = 'Здравствуйте') {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Здравствуйте!' }]);
  await stack.say(client, account.userId, first);
  await answered(client, 1);
  const { id } = await stack.conversationOf(account.id, client);
  return { client, id, handle: await stack.handle(account.id, client) };
}
const inHumanHands = (handle: any) =>
  until(async () => (await handle.query('status')).control === 'human', 5_000, 'human');

test('by signal: silence, a follow-up that falls due is held, and hand-back answers what is unanswered', async () => {
  const { stack, account } = held;
  const { client, id, handle } = await conversation();
  await handle.signal('takeOver', { by: 'anna' });
  await inHumanHands(handle);
  expect((await stack.store.conversation(id)).control).toBe('human');
  await stack.say(client, account.userId, 'вы тут?');
  await settle(1500);
  expect(await words(client)).toEqual(['Здравствуйте!']);
  await stack.script(account.id, [{ text: 'Да, я тут.' }]);
  await handle.signal('handBack', { by: 'anna' });
  await answered(client, 2);
  expect(await words(client)).toEqual(['Здравствуйте!', 'Да, я тут.']);
  await golden(handle, 'hand-back');
}, 40_000);

test('by update: returns with the receipt', async () => {
  const { handle } = await conversation();
  const receipt: any = await handle.executeUpdate('takeOver', { args: [{ by: 'anna' }] });
  expect(receipt).toMatchObject({ control: 'human', controlBy: 'anna' });
  await golden(handle, 'takeover');
  await expect(handle.executeUpdate('takeOver', { args: [{ by: '' }] })).rejects.toThrow();
}, 40_000);

test('the rep types in his own app: a takeover; his answer counts when the agent is back', async () => {
  const { stack, account } = held;
  const { client, handle } = await conversation();
  await stack.say(account.userId, client, 'Добрый день, это Анна лично');
  await inHumanHands(handle);
  await stack.say(client, account.userId, 'о, привет');
  await settle(1000);
  await stack.say(account.userId, client, 'Перезвоню вам');
  await settle(500);
  await handle.executeUpdate('handBack', { args: [{ by: 'anna' }] });
  await settle(1500);
  expect(await words(client)).toEqual(['Здравствуйте!', 'Добрый день, это Анна лично', 'Перезвоню вам']);
  expect(((await handle.query('status')) as any).control).toBe('agent');
}, 40_000);

test('taken over in the middle of the model call: the answer never leaves', async () => {
  const { stack, account } = held;
  const { client, handle } = await conversation();
  await stack.script(account.id, [{ text: 'НЕ ДОЛЖНО УЙТИ', delayMs: 3000 }]);
  await stack.say(client, account.userId, 'сколько стоит?');
  await settle(1200);
  await handle.signal('takeOver', { by: 'anna' });
  await settle(4000);
  expect(await words(client)).toEqual(['Здравствуйте!']);
}, 40_000);

test('taken over while the send hangs: settling until the truth is known, then human', async () => {
  const { stack, account } = held;
  const { client, handle } = await conversation();
  const { id: fault } = await stack.control('POST', '/faults', {
    service: 'telegram',
    method: 'messages.sendMessage',
    kind: 'hang',
    phase: 'before',
  });
  await stack.script(account.id, [{ text: 'уже в пути' }]);
  await stack.say(client, account.userId, 'сколько стоит?');
  await until(
    async () => (await stack.control<any[]>('GET', '/faults')).some((f) => f.holding > 0),
    15_000,
    'the call is held',
  );
  const receipt = handle.executeUpdate('takeOver', { args: [{ by: 'anna' }] });
  await settle(800);
  expect(((await handle.query('status')) as any).control).toBe('human (settling)');
  await stack.control('DELETE', `/faults?id=${fault}`);
  expect(await receipt).toMatchObject({ control: 'human' });
  expect((await words(client)).filter((t) => t === 'уже в пути')).toHaveLength(1);
}, 60_000);

test('stop: the plan is gone and nothing is said until somebody hands back', async () => {
  const { stack, account } = held;
  const { client, id, handle } = await conversation();
  await stack.script(account.id, [
    {
      tools: [
        { name: 'schedule_follow_up', input: { words: 'через 2 секунды', message: 'НЕ ДОЛЖНО УЙТИ', reason: 'r' } },
      ],
    },
    { text: 'Напишу через 2 секунды.' },
  ]);
  await stack.say(client, account.userId, 'напиши через 2 секунды');
  await answered(client, 2);
  await handle.signal('stop', { by: 'anna' });
  await settle(3500);
  await stack.say(client, account.userId, 'эй');
  await settle(1200);
  expect(await words(client)).toHaveLength(2);
  const { rows } = await stack.pool.query('select status, cancel_reason from plan_items where conversation_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ status: 'cancelled', cancel_reason: 'stopped' }]);
}, 40_000);

test('malformed signals and unknown names are refused in the log; the conversation goes on', async () => {
  const { stack, account } = held;
  const { client, handle } = await conversation();
  for (const [name, ...args] of [
    ['clientReplied', { seq: 'x' }],
    ['clientReplied'],
    ['takeOver', 7],
    ['nonsense', { a: 1 }],
    ['repWrote', { seq: -1 }],
    ['clientReplied', { seq: 1e300 }],
  ] as const) {
    if (name === 'takeOver') continue; // any takeOver is one: better a human too much than a reply too much
    await handle.signal(name, ...(args as unknown[]));
  }
  await stack.script(account.id, [{ text: 'Живой.' }]);
  await stack.say(client, account.userId, 'вы живы?');
  await answered(client, 2);
  expect((await words(client)).at(-1)).toBe('Живой.');
}, 40_000);
