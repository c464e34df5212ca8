// What the time-skipping server can't show: search attributes, and messages that race a roll-over on the real server.
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack();

test('messages and takeovers that race continue-as-new: nothing lost, nothing answered twice', async () => {
  const { stack, account } = held;
  const clients = await Promise.all(Array.from({ length: 4 }, () => stack.addProspect()));
  await Promise.all(
    clients.map(async (client) => {
      await stack.say(client, account.userId, 'раз');
      const handle = await stack.handle(account.id, client);
      await until(() => handle.describe().catch(() => undefined), 10_000, 'the workflow');
      for (let n = 2; n <= 6; n++) {
        await Promise.all([stack.say(client, account.userId, `сообщение ${n}`), handle.signal('refresh')]);
        await settle(n * 37);
      }
      const end: any = await until(
        async () => {
          const status: any = await handle.query('status').catch(() => undefined);
          return status?.handled === 6 && status;
        },
        40_000,
        'all six handled',
      );
      expect(end).toMatchObject({ known: 6, handled: 6, control: 'agent' });
    }),
  );
  await settle(1000);
  for (const client of clients) {
    const chat = await stack.chat(account.userId, client);
    const replies = chat.filter((m) => String(m.from) === account.userId).length;
    expect(replies).toBeGreaterThanOrEqual(1);
    expect(replies).toBeLessThanOrEqual(6);
    expect(String(chat.at(-1)?.from)).toBe(account.userId); // his last word was answered
    const { id } = await stack.conversationOf(account.id, client);
    const { rows } = await stack.pool.query(
      "select covers, count(*)::int as n from turns t join intents i on i.turn_id = t.id where t.conversation_id = $1 and i.status = 'sent' group by 1",
      [id],
    );
    expect(rows.every((r) => r.n === 1)).toBe(true); // one reply for what it covers
    let runs = 0;
    for await (const run of stack.client.workflow.list({ query: `WorkflowId = 'conversation:${id}'` }))
      runs += run ? 1 : 0;
    expect(runs).toBeGreaterThan(1);
  }
}, 90_000);

test('conversations are found by brand, account, stage and control', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.say(client, account.userId, 'здравствуйте');
  await until(async () => (await stack.told(account, client)).length === 1, 15_000, 'answer');
  const handle = await stack.handle(account.id, client);
  await handle.executeUpdate('takeOver', { args: [{ by: 'anna' }] });
  await handle.executeUpdate('setStage', { args: [{ by: 'anna', stage: 'offering' }] });
  const query = `Brand = 'test' and Account = '${account.id}' and Stage = 'offering' and Control = 'human' and ExecutionStatus = 'Running'`;
  const found = await until(
    async () => {
      const ids: string[] = [];
      for await (const { workflowId } of stack.client.workflow.list({ query })) ids.push(workflowId);
      return ids.length > 0 && ids;
    },
    15_000,
    'the list',
    200,
  );
  expect(found).toEqual([handle.workflowId]);
}, 60_000);
