// Reads, thinks, types and sends like a person, in the order and at the pace of brand.yaml: judged by the calls Telegram saw.
// Only lower bounds are held: a loaded machine may be slower, never quicker.
import { testBrand } from '../support/brand';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const second = { min: 1, max: 1 };
const held = useStack({
  brand: {
    typing: { enabled: true, charactersPerSecond: 20, minSeconds: 1, maxSeconds: 5 },
    delivery: {
      ...testBrand().delivery,
      readAfterSeconds: second,
      thinkSeconds: second,
      pauseBetweenSeconds: second,
      partCharacters: 80,
      maxParts: 3,
    },
  },
});
// what timers and the wire may shift an instant by
const EARLY_MS = 250;
const SHORT = 'Здравствуйте, слушаю вас.';
const LONG = 'Есть спокойный район у океана, там живут семьи с детьми и гуляют вечером.'; // 73 characters, 3.65 s
const MORE = 'Есть шумный, с кафе и сёрфом, там больше молодых и приезжих.';

afterEach(async () => {
  await held.stack.control('DELETE', '/faults');
  await held.stack.control('DELETE', '/claude/script');
});

const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const untilTold = (client: string, n: number) =>
  until(async () => (await told(client)).length >= n, 30_000, `${n} answers`);

interface Recorded {
  kind: string;
  at: number;
  method?: string;
  peer?: string;
  outcome?: string;
  account?: string;
}

/** When the chat's steps happened, epoch ms, from the sandbox's journal. One chat at a time talks here. */
async function steps(since: number) {
  const records = await held.stack.control<Recorded[]>('GET', `/journal?service=telegram&since=${since}`);
  const calls = (method: string) => records.filter((r) => r.kind === 'call' && r.method === method).map((r) => r.at);
  return {
    heard: records.filter((r) => r.kind === 'handover').map((r) => r.at),
    read: calls('messages.readHistory'),
    typing: calls('messages.setTyping'),
    sent: calls('messages.sendMessage'),
  };
}
const mark = async () => (await held.stack.control<{ n: number }[]>('GET', '/journal')).at(-1)?.n ?? 0;
const typed = async (client: string) =>
  (await held.stack.control<{ action: string }[]>('GET', `/telegram/typing/${held.account.userId}/${client}`)).map(
    ({ action }) => action,
  );

test('read, then thought over, then typed in proportion to the answer, then claimed and sent', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const since = await mark();
  await stack.script(account.id, [{ text: LONG }]);
  await stack.say(client, account.userId, 'Какие районы?');
  await untilTold(client, 1);
  const { heard, read, typing, sent } = await steps(since);
  expect([read.length, sent.length]).toEqual([1, 1]);
  const [h, r, t, s] = [heard[0], read[0], typing[0], sent[0]] as [number, number, number, number];
  expect(r - h).toBeGreaterThanOrEqual(1000 - EARLY_MS);
  expect(t - r).toBeGreaterThanOrEqual(1000 - EARLY_MS);
  expect(s - t).toBeGreaterThanOrEqual((LONG.length / 20) * 1000 - EARLY_MS);
  const { rows } = await stack.pool.query(
    'select claimed_at from intents i join conversations c on c.id = i.conversation_id where c.peer_id = $1::bigint',
    [client],
  );
  // nothing of the account is held while it types
  expect(rows[0].claimed_at.getTime() - t).toBeGreaterThanOrEqual((LONG.length / 20) * 1000 - EARLY_MS);
}, 60_000);

test('typing stops when the client writes, and only what answers both is said', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: LONG }, { text: SHORT }]);
  await stack.say(client, account.userId, 'Какие районы?');
  await until(async () => (await typed(client)).length > 0, 20_000, 'typing');
  await stack.say(client, account.userId, 'И сколько стоит?');
  await until(async () => (await typed(client)).includes('cancel'), 10_000, 'it stops');
  await untilTold(client, 1);
  await settle(1500);
  expect(await told(client)).toEqual([SHORT]);
}, 60_000);

test('a hint Telegram refuses holds nothing up: the pause is what it is, the message leaves, the account does not sleep', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const since = await mark();
  for (const method of ['messages.setTyping', 'messages.readHistory']) {
    await stack.control('POST', '/faults', {
      service: 'telegram',
      method,
      kind: 'flood_wait',
      seconds: 300,
      times: 'always',
    });
  }
  await stack.script(account.id, [{ text: LONG }]);
  await stack.say(client, account.userId, 'Какие районы?');
  await untilTold(client, 1);
  const { heard, typing, sent } = await steps(since);
  expect(typing).toHaveLength(1); // not asked again
  expect((sent[0] as number) - (heard[0] as number)).toBeGreaterThanOrEqual(
    2000 + (LONG.length / 20) * 1000 - EARLY_MS,
  );
  const { rows } = await stack.pool.query('select sleep_until from accounts where id = $1', [account.id]);
  expect(rows[0].sleep_until).toBeNull();
}, 60_000);

test('a hint nobody answers holds nothing up either', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.control('POST', '/faults', { service: 'telegram', method: 'messages.setTyping', kind: 'hang', times: 1 });
  await stack.script(account.id, [{ text: SHORT }]);
  await stack.say(client, account.userId, 'Здравствуйте');
  await untilTold(client, 1);
  // still unanswered when the message has left
  const faults = await stack.control<{ holding: number }[]>('GET', '/faults');
  expect(faults).toMatchObject([{ holding: 1 }]);
}, 60_000);

test('a long answer leaves in parts, each typed after a breath; what it promises stands with the last of them', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const since = await mark();
  await stack.script(account.id, [
    {
      tools: [{ name: 'schedule_follow_up', input: { words: 'завтра в 10:00', message: 'Что скажете?', reason: 'r' } }],
    },
    { text: `${LONG} Напишу завтра в 10:00, по времени Бали, и спрошу, что вам ближе.` },
  ]);
  await stack.say(client, account.userId, 'Какие районы? Напишите завтра в 10:00');
  await untilTold(client, 1);
  const plan = async () =>
    (
      await stack.pool.query(
        'select i.status from plan_items i join conversations c on c.id = i.conversation_id where c.peer_id = $1::bigint',
        [client],
      )
    ).rows;
  expect(await plan()).toEqual([{ status: 'draft' }]); // not yet said
  await untilTold(client, 2);
  await until(async () => (await plan())[0].status === 'scheduled', 10_000, 'the promise');
  const { typing, sent } = await steps(since);
  const between = typing.filter((at) => at > (sent[0] as number));
  expect((between[0] as number) - (sent[0] as number)).toBeGreaterThanOrEqual(1000 - EARLY_MS);
  expect((sent[1] as number) - (between[0] as number)).toBeGreaterThanOrEqual(1000 - EARLY_MS);
  const { rows } = await stack.pool.query(
    'select count(distinct turn_id)::int as turns, count(*)::int as parts from intents i join conversations c on c.id = i.conversation_id where c.peer_id = $1::bigint',
    [client],
  );
  expect(rows).toEqual([{ turns: 1, parts: 2 }]);
}, 60_000);

test('who writes between two parts is not talked over: the rest is not said, it is decided anew', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: `${LONG} ${MORE}` }, { text: SHORT }]);
  await stack.say(client, account.userId, 'Какие районы?');
  await untilTold(client, 1);
  await stack.say(client, account.userId, 'Стойте, а цены?');
  await untilTold(client, 2);
  await settle(2500);
  expect(await told(client)).toEqual([LONG, SHORT]);
}, 60_000);

test('more chats type at once than the account may send at once', async () => {
  const { stack, account } = held;
  const clients = await Promise.all(Array.from({ length: 16 }, () => stack.addProspect()));
  const since = await mark();
  await stack.script(
    account.id,
    clients.map(() => ({ text: LONG })),
  );
  await Promise.all(clients.map((client) => stack.say(client, account.userId, 'Какие районы?')));
  await Promise.all(clients.map((client) => untilTold(client, 1)));
  const { typing, sent } = await steps(since);
  // eight is what its sends may do at once
  expect(typing.filter((at) => at < (sent[0] as number)).length).toBeGreaterThan(8);
}, 90_000);
