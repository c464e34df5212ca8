// The process that owns the bot is killed -9 in the middle of telling a rep, and of doing what he pressed: nothing comes twice, nothing he pressed is lost.
import type { ChatMessage } from '../../sandbox/telegram/chats';
import { backendsOf, endBackends, holdTable, untilBlocked } from '../support/locks';
import { useProduct } from '../support/processes';
import { createReps, makeBot, type Reps, type TestBot, type TestRep } from '../support/reps';
import { unique } from '../support/servers';
import { settle, until } from '../support/until';

let bot: TestBot;
const held = useProduct({
  env: async (sandbox) => {
    bot = await makeBot(sandbox);
    return { REGISTRY_BOT_TOKEN: bot.token };
  },
});
let reps: Reps;
let anna: TestRep;
let conversationId: string;

beforeAll(async () => {
  const { product } = held;
  reps = createReps(product, bot, 'test');
  const account = await product.addAccount();
  await Promise.all([product.start('worker'), product.start('ingress')]);
  await product.ready('worker', 'ingress');
  const client = await product.addProspect();
  await product.script(account.id, [{ text: 'Здравствуйте!' }]);
  await product.say(client, account.userId, 'Здравствуйте');
  await until(async () => (await product.told(account, client)).length === 1, 30_000, 'an answer');
  conversationId = (await product.conversationOf(account.id, client)).id;
  anna = await reps.add('Анна');
}, 180_000);

/** Something needs her; gives the row's id. */
async function alert(): Promise<string> {
  const id = unique('alert');
  await held.product.pool.query("insert into alerts (id, kind, conversation_id) values ($1, 'handoff', $2)", [
    id,
    conversationId,
  ]);
  return `alert:${id}:${anna.id}`;
}

const rowOf = async (id: string) =>
  (await held.product.pool.query('select status, attempts, message_id from rep_messages where id = $1', [id])).rows[0];

const hold = (method: string, phase: 'before' | 'after') =>
  held.product.sandbox.faults.add({ service: 'botapi', kind: 'hang', method, phase });

async function killAndStart(release: () => unknown): Promise<void> {
  const { product } = held;
  const backends = await backendsOf(product.pool, 'ingress');
  await product.kill('ingress');
  await endBackends(product.pool, backends); // what was not committed never happened
  await release();
  await product.start('ingress');
  await product.ready('ingress');
}

test.each([
  ['claim → call, and it never arrives', 'before', 'discard', 0],
  ['claim → call, and it arrives after all', 'before', 'go', 1],
  ['bytes out, no answer', 'after', 'go', 1],
] as const)(
  'killed: %s',
  async (_name, phase, fate, arrives) => {
    const { product } = held;
    const before = reps.all(anna).length;
    const fault = hold('sendMessage', phase);
    const row = await alert();
    await until(() => fault.view().holding === 1, 20_000, 'the call');
    expect(await rowOf(row)).toMatchObject({ status: 'sending', attempts: 1 });
    await killAndStart(() => product.sandbox.faults.remove(fault.id, fate));
    await until(async () => (await rowOf(row)).status === 'unknown', 20_000, 'an honest row');
    await settle(1500);
    expect(reps.all(anna)).toHaveLength(before + arrives);
    // the next one says so, and is the only one
    const next = await alert();
    await until(async () => (await rowOf(next))?.status === 'sent', 20_000, 'the next message');
    expect(reps.all(anna)).toHaveLength(before + arrives + 1);
    expect(reps.all(anna).at(-1)?.text).toMatch(/^Неизвестно, дошло ли/);
    expect(await rowOf(row)).toMatchObject({ status: 'unknown', attempts: 1 });
  },
  120_000,
);

test('killed: a press was stored and the takeover not told', async () => {
  const { product } = held;
  const row = await alert();
  await until(async () => (await rowOf(row))?.status === 'sent', 20_000, 'the message');
  const shown = reps.all(anna).at(-1) as ChatMessage;
  const fault = hold('answerCallbackQuery', 'before');
  void reps.press(anna, shown, 'take').catch(() => {});
  await until(() => fault.view().holding === 1, 20_000, 'the answer to the press');
  await killAndStart(() => product.sandbox.faults.remove(fault.id, 'discard'));
  const action = async () =>
    (
      await product.pool.query(
        "select status, outcome from rep_actions where kind = 'control' order by created_at desc limit 1",
      )
    ).rows[0];
  await until(async () => (await action()).status !== 'stored', 20_000, 'the action');
  const { rows } = await product.pool.query('select control, control_by from conversations where id = $1', [
    conversationId,
  ]);
  expect(rows).toEqual([{ control: 'human', control_by: anna.id }]);
  await until(
    () =>
      reps
        .all(anna)
        .find(({ messageId }) => messageId === shown.messageId)
        ?.text.includes('Чат ваш'),
    20_000,
    'it is shown',
  );
}, 120_000);

test('killed: a press was heard and not stored', async () => {
  const { product } = held;
  await product.pool.query("update conversations set control = 'human', control_by = 'agent' where id = $1", [
    conversationId,
  ]);
  const row = await alert();
  await until(async () => (await rowOf(row))?.status === 'sent', 20_000, 'the message');
  const shown = reps.all(anna).at(-1) as ChatMessage;
  const lock = await holdTable(product.databaseUrl, 'rep_actions', 'share');
  void reps.press(anna, shown, 'plan').catch(() => {});
  await untilBlocked(product.pool, 'insert into rep_actions', 1);
  await killAndStart(() => lock.release());
  await until(() => reps.all(anna).at(-1)?.text.startsWith('План'), 20_000, 'the plan');
  const { rows } = await product.pool.query("select count(*)::int as n from rep_actions where kind = 'plan'");
  expect(rows[0].n).toBe(1);
}, 120_000);

test('no log line of the product holds the token', () => {
  const log = held.product.logTail('ingress', 5_000);
  expect(log).toContain('the bot works');
  expect(log).not.toContain(bot.token.split(':')[1]);
});
