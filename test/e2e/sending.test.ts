// Telegram says no, later, or nothing at all: every message leads to one effect or a recorded refusal.
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack();
const words = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const fault = (f: object) =>
  held.stack.control('POST', '/faults', { service: 'telegram', method: 'messages.sendMessage', ...f });
afterEach(() => held.stack.control('DELETE', '/faults'));

test('accepted, and the answer lost: the retry finds it, one message, no takeover', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await fault({ kind: 'drop_after' });
  await stack.script(account.id, [{ text: 'Один раз.' }]);
  await stack.say(client, account.userId, 'привет');
  const { id } = await stack.conversationOf(account.id, client);
  await until(
    async () =>
      (await stack.pool.query("select 1 from intents where conversation_id = $1 and status = 'sent'", [id])).rowCount,
    30_000,
    'settled',
  );
  await settle(2500);
  expect(await words(client)).toEqual(['Один раз.']);
  expect((await stack.store.conversation(id)).control).toBe('agent');
}, 60_000);

test('lost before it was accepted: sent again, once', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await fault({ kind: 'drop_before' });
  await stack.script(account.id, [{ text: 'Дошло.' }]);
  await stack.say(client, account.userId, 'привет');
  await until(async () => (await words(client)).length > 0, 30_000, 'answer');
  await settle(1500);
  expect(await words(client)).toEqual(['Дошло.']);
}, 60_000);

test('FLOOD_WAIT: the whole account sleeps exactly so long, the reply goes afterwards', async () => {
  const { stack } = held;
  const account = await stack.addAccount('Flooded');
  stack.startAccount(account.id);
  await stack.inSync(account.id);
  const [a, b] = [await stack.addProspect(), await stack.addProspect()];
  await stack.control('POST', '/faults', {
    service: 'telegram',
    method: 'messages.sendMessage',
    kind: 'flood_wait',
    seconds: 4,
    account: account.userId,
  });
  await stack.script(account.id, [{ text: 'первый' }]);
  const started = Date.now();
  await stack.say(a, account.userId, 'привет');
  await until(
    async () =>
      (await stack.pool.query('select 1 from accounts where id = $1 and sleep_until is not null', [account.id]))
        .rowCount,
    10_000,
    'asleep',
  );
  await stack.script(account.id, [{ text: 'второй' }]);
  await stack.say(b, account.userId, 'привет');
  await settle(1000);
  expect([...(await stack.told(account, a)), ...(await stack.told(account, b))]).toEqual([]);
  await until(
    async () => (await stack.told(account, a)).length === 1 && (await stack.told(account, b)).length === 1,
    20_000,
    'both answered',
  );
  expect(Date.now() - started).toBeGreaterThanOrEqual(3900);
}, 60_000);

test('while it waits he writes again: one fresh answer instead of two', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await fault({ kind: 'flood_wait', seconds: 3 });
  await stack.script(account.id, [{ text: 'старый ответ' }, { text: 'новый ответ' }]);
  await stack.say(client, account.userId, 'раз');
  await until(
    async () =>
      (await stack.pool.query('select 1 from accounts where id = $1 and sleep_until > now()', [account.id])).rowCount,
    10_000,
    'asleep',
  );
  await stack.say(client, account.userId, 'два');
  await until(async () => (await words(client)).length > 0, 20_000, 'answer');
  await settle(1500);
  expect(await words(client)).toEqual(['новый ответ']);
}, 60_000);

test('Telegram broken for a while: the ladder brings the reply', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await fault({ kind: 'error_500', times: 5 });
  await stack.script(account.id, [{ text: 'Наконец.' }]);
  await stack.say(client, account.userId, 'привет');
  await until(async () => (await words(client)).length > 0, 40_000, 'answer');
  await settle(1000);
  expect(await words(client)).toEqual(['Наконец.']);
}, 60_000);

test('the client blocked us: the plan is cancelled with the reason and a human hears of it', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    { tools: [{ name: 'schedule_follow_up', input: { words: 'через 2 секунды', message: 'x', reason: 'r' } }] },
    { text: 'Напишу через 2 секунды.' },
  ]);
  await stack.say(client, account.userId, 'напиши через 2 секунды');
  await until(async () => (await words(client)).length === 1, 15_000, 'promise');
  await stack.control('POST', `/telegram/users/${client}`, { blocked: [account.userId] });
  const { id } = await stack.conversationOf(account.id, client);
  await until(
    async () =>
      (
        await stack.pool.query(
          "select 1 from plan_items where conversation_id = $1 and status in ('failed', 'cancelled')",
          [id],
        )
      ).rowCount,
    15_000,
    'given up',
  );
  const plan = await stack.pool.query('select status, last_error from plan_items where conversation_id = $1', [id]);
  expect(plan.rows).toEqual([{ status: 'failed', last_error: 'blocked' }]);
  await until(
    async () =>
      (await stack.pool.query("select 1 from alerts where conversation_id = $1 and kind = 'client_gone'", [id]))
        .rowCount,
    5_000,
    'alert',
  );
}, 60_000);

test('a revoked session parks the account, says so, and loses nothing', async () => {
  const { stack } = held;
  const account = await stack.addAccount('Revoked');
  const host = stack.startAccount(account.id);
  await stack.inSync(account.id);
  const client = await stack.addProspect();
  await stack.control('POST', '/telegram/revoke', { account: account.userId });
  await stack.say(client, account.userId, 'есть кто?');
  // pings are answered on a revoked key too: it is the next call, or the next connection, that learns of it
  await stack.control('POST', '/telegram/disconnect', {});
  await until(() => host.ended, 20_000, 'parked');
  const { rows } = await stack.pool.query('select status, status_reason from accounts where id = $1', [account.id]);
  expect(rows[0].status).toBe('parked');
  expect(rows[0].status_reason).toMatch(/AUTH_KEY|SESSION/);
  expect(
    (await stack.pool.query("select 1 from alerts where account_id = $1 and kind = 'account_parked'", [account.id]))
      .rowCount,
  ).toBe(1);
}, 60_000);

test('a dead link is noticed within 15 s, and what was said meanwhile is answered', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.control('POST', '/telegram/mute', { account: account.userId });
  const started = Date.now();
  await stack.script(account.id, [{ text: 'Слышу вас.' }]);
  await stack.say(client, account.userId, 'алло');
  await until(async () => (await words(client)).length > 0, 30_000, 'answer');
  expect(Date.now() - started).toBeLessThan(20_000);
  await settle(500);
  expect(await words(client)).toEqual(['Слышу вас.']);
}, 60_000);

test('updates twice and out of order change nothing', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.control('POST', '/faults', { service: 'telegram', kind: 'duplicate_update', times: 5 });
  await stack.control('POST', '/faults', { service: 'telegram', kind: 'reorder_updates', times: 2 });
  await stack.script(account.id, [{ text: 'Понял всё.' }, { text: 'Понял всё.' }]);
  for (const text of ['раз', 'два', 'три']) await stack.say(client, account.userId, text);
  await until(async () => (await words(client)).length > 0, 20_000, 'answer');
  await settle(2000);
  const { rows } = await stack.pool.query(
    "select count(*)::int as n, count(distinct telegram_id)::int as d from messages m join conversations c on c.id = m.conversation_id where c.peer_id = $1 and author = 'client'",
    [client],
  );
  expect(rows[0]).toEqual({ n: 3, d: 3 });
}, 60_000);
