// A stop word: one confirmation, then silence for ever, on every conversation of that person.
import { golden } from '../support/golden';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack();

test('on two accounts: one confirmation in all, the other plan cancelled, silence, and a human hears when he writes again', async () => {
  const { stack, account } = held;
  const other = await stack.addAccount('Second');
  stack.startAccount(other.id);
  await stack.inSync(other.id);
  const client = await stack.addProspect();
  await stack.script(other.id, [
    {
      tools: [
        { name: 'schedule_follow_up', input: { words: 'через 6 секунд', message: 'НЕ ДОЛЖНО УЙТИ', reason: 'r' } },
      ],
    },
    { text: 'Напишу через 6 секунд.' },
  ]);
  await stack.say(client, other.userId, 'напиши через 6 секунд');
  await until(async () => (await stack.told(other, client)).length === 1, 15_000, 'promise');
  await stack.script(account.id, [{ text: 'Здравствуйте!' }]);
  await stack.say(client, account.userId, 'Здравствуйте');
  await until(async () => (await stack.told(account, client)).length === 1, 15_000, 'answer');

  await stack.say(client, account.userId, 'СТОП!!!');
  await until(async () => (await stack.told(account, client)).length === 2, 15_000, 'confirmation');
  await settle(7000);
  await stack.say(client, account.userId, 'а сколько стоит?');
  await stack.say(client, other.userId, 'стоп');
  await settle(3000);
  expect((await stack.told(account, client)).map((m) => m.text)).toEqual(['Здравствуйте!', 'Хорошо, больше не пишу.']);
  expect((await stack.told(other, client)).map((m) => m.text)).toEqual(['Напишу через 6 секунд.']);
  const { rows } = await stack.pool.query("select distinct kind from alerts where kind = 'opted_out_wrote'");
  expect(rows).toHaveLength(1);
  await golden(await stack.handle(account.id, client), 'opt-out');
  const plan = await stack.pool.query(
    'select status, cancel_reason from plan_items p join conversations c on c.id = p.conversation_id where c.account_id = $1',
    [other.id],
  );
  expect(plan.rows).toEqual([{ status: 'cancelled', cancel_reason: 'opted_out' }]);
}, 60_000);
