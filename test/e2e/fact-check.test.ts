// A brand that asks for it: a second model reads each answer before it leaves. Judged at the sandbox.
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const HOLDING = 'Спрошу у коллеги и вернусь.';
const held = useStack({
  brand: { factCheck: { enabled: true }, holding: { ru: HOLDING, en: 'I will ask a colleague.' } },
});

const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const untilTold = (client: string, n: number) =>
  until(async () => (await told(client)).length >= n, 20_000, `${n} answers`);
const turnOf = async (client: string) => {
  const { rows } = await held.stack.pool.query(
    'select t.* from turns t join conversations c on c.id = t.conversation_id join prospects p on p.id = c.prospect_id where p.telegram_user_id = $1::bigint',
    [client],
  );
  return rows[0];
};
interface Call {
  request: { model: string; output_config?: { format?: object }; messages: { content: unknown }[] };
}
const calls = () => held.stack.control<Call[]>('GET', '/claude/calls');

// what no figure and no list of words gives away
const UNTRUE = 'Вилла тихая, а её хозяин поёт в хоре.';
const CLAIM = { quote: 'её хозяин поёт в хоре', why: 'Nothing is stated about its owner.' };

test('what nothing supports is written anew; who reads it sees why', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: UNTRUE }, { text: 'Вилла тихая.' }]);
  await stack.scriptFactChecks(account.id, [[CLAIM], []]);
  await stack.say(client, account.userId, 'Как там?');
  await untilTold(client, 1);
  await settle();
  expect(await told(client)).toEqual(['Вилла тихая.']);
  const asked = await calls();
  const rewrite = asked.filter(({ request }) => !request.output_config?.format).at(-1);
  expect(JSON.stringify(rewrite?.request.messages.at(-1))).toContain(CLAIM.why);
  expect(asked.filter(({ request }) => request.output_config?.format).map(({ request }) => request.model)).toEqual([
    'claude-haiku-5-5',
    'claude-haiku-5-5',
  ]);
  const { rejected, input_tokens: input } = await turnOf(client);
  expect(rejected).toMatchObject([{ text: UNTRUE, findings: [{ guard: 'facts', excerpt: CLAIM.quote }] }]);
  // both models' tokens: the day's budget is asked of them
  expect(input).toBeGreaterThan(0);
});

test('said twice it is held: the client is told that somebody asks, and nothing else', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: UNTRUE }, { text: UNTRUE }]);
  await stack.scriptFactChecks(account.id, [[CLAIM], [CLAIM]]);
  await stack.say(client, account.userId, 'Где ужинать?');
  await untilTold(client, 1);
  await settle();
  expect(await told(client)).toEqual([HOLDING]);
});

test('without a verdict nothing leaves', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Вилла тихая.' }]);
  await stack.control('POST', '/claude/script', {
    conversationOrAccount: account.id,
    of: 'factCheck',
    turns: [{ text: '{"unsupported": [', stop: 'max_tokens' }],
  });
  await stack.say(client, account.userId, 'Как там?');
  await untilTold(client, 1);
  await settle();
  expect(await told(client)).toEqual([HOLDING]);
});

test('what is promised for later is read as well', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const input = { words: 'через 2 часа', message: 'Как обещали: пишем.', reason: 'He asked.' };
  await stack.script(account.id, [
    { tools: [{ name: 'schedule_follow_up', input }] },
    { text: 'Хорошо, напишу через 2 часа.' },
  ]);
  await stack.say(client, account.userId, 'напишите через 2 часа');
  await untilTold(client, 1);
  const check = (await calls()).filter(({ request }) => request.output_config?.format).at(-1);
  expect(JSON.parse(String(check?.request.messages[0]?.content)).answer).toContain(input.message);
});
