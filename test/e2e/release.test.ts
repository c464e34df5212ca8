// A human who leaves the chat alone: the agent takes it back after the brand's time, and judges what is still promised.
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack({ brand: { takeover: { autoReleaseMinutes: 0.05 } } }); // 3 s

test('timed auto-release answers what the human left unanswered', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Здравствуйте!' }, { text: 'Снова я.' }]);
  await stack.say(client, account.userId, 'Здравствуйте');
  await until(async () => (await stack.told(account, client)).length === 1, 15_000, 'answer');
  await stack.say(account.userId, client, 'Это Анна');
  await settle(500);
  await stack.say(client, account.userId, 'Анна, вы где?');
  await settle(1000);
  expect(await stack.told(account, client)).toHaveLength(2);
  await until(async () => (await stack.told(account, client)).length === 3, 15_000, 'the agent is back');
  const { id } = await stack.conversationOf(account.id, client);
  expect(await stack.store.conversation(id)).toMatchObject({ control: 'agent', controlBy: 'autoRelease' });
}, 40_000);
