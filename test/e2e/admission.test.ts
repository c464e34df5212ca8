// unknownInbound: answer. A stranger is answered; who was in the rep's life before is not.
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const held = useStack({ brand: { unknownInbound: 'answer' }, idle: true });

test('strangers are answered; contacts and chats older than the connection are the rep’s own', async () => {
  const { stack, account } = held;
  const [stranger, friend, aunt] = await Promise.all([
    stack.control('POST', '/telegram/users', { name: 'Stranger' }),
    stack.control('POST', '/telegram/users', { name: 'Friend' }),
    stack.control('POST', '/telegram/users', { name: 'Aunt', contactOf: [account.userId] }),
  ]);
  await stack.say(friend.id, account.userId, 'СТАРОЕ-1');
  await settle(1500);
  await stack.pool.query('update accounts set connected_since = now() where id = $1', [account.id]);
  await stack.startWorker();
  stack.startAccount(account.id);
  await stack.inSync(account.id);

  await stack.say(friend.id, account.userId, 'НОВОЕ-2');
  await stack.say(aunt.id, account.userId, 'ПЛЕМЯННИК-3');
  await stack.say(stranger.id, account.userId, 'Здравствуйте, ищу виллу');
  await until(async () => (await stack.told(account, stranger.id)).length === 1, 15_000, 'an answer');
  await settle(1000);
  expect(await stack.told(account, friend.id)).toEqual([]);
  expect(await stack.told(account, aunt.id)).toEqual([]);
  const { rows } = await stack.pool.query('select text from messages where author = $1', ['client']);
  expect(rows.map((r) => r.text)).toEqual(['Здравствуйте, ищу виллу']);
}, 60_000);
