// What clients say beside questions, each in both languages, on the real stack with the plain seller: judged by the chat and the rows.
import { DateTime } from 'luxon';
import { createExplainStore } from '../../src/adapters/postgres/explain';
import { isOptOut } from '../../src/domain/opt-out';
import type { Rule } from '../../src/domain/rule';
import { testBrand } from '../support/brand';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const rule = (id: string, when: Rule['when'], instruction: string): Rule =>
  // biome-ignore lint/suspicious/noThenProperty: the name of the key in rules.yaml; nothing is awaited
  ({ id, when, then: instruction, priority: 50, excludes: [] });
const disclosure = {
  say: 'never' as 'never' | 'first' | 'asked',
  text: { ru: 'Пишет ИИ-помощник.', en: 'An AI writes.' },
};
const held = useStack({
  brand: {
    // each person here comes by himself: the account's brand answers him
    unknownInbound: 'answer',
    zone: 'Europe/London',
    disclosure,
    rules: [rule('calm', { asks: ['complaint'] }, 'ИЗВИНИСЬ-И-НЕ-СПОРЬ')],
  },
});
let second: { id: string; userId: string };
beforeAll(async () => {
  const { stack } = held;
  second = await stack.addAccount('Colleague of another brand');
  await stack.pool.query("update accounts set brand = 'other' where id = $1", [second.id]);
  stack.startAccount(second.id);
  await stack.inSync(second.id);
}, 60_000);
afterEach(() => {
  disclosure.say = 'never';
});

/** Somebody nobody knows yet. */
const comes = async () => (await held.stack.control('POST', '/telegram/users', { name: 'Client' })).id as string;
const told = async (client: string, account: { userId: string } = held.account) =>
  (await held.stack.told(account, client)).map((m) => m.text);
/** Says it and waits for the next answer on that account. */
async function talk(client: string, text: string, account: { userId: string } = held.account, more: object = {}) {
  const before = (await told(client, account)).length;
  await held.stack.say(client, account.userId, text, more);
  await until(async () => (await told(client, account)).length > before, 20_000, `an answer to ${text}`);
  return (await told(client, account)).at(-1) as string;
}
const rowsOf = async (client: string) => {
  const { rows } = await held.stack.pool.query(
    `select c.id, c.brand, c.control, s.reason as stopped,
       (select coalesce(jsonb_agg(jsonb_build_object('due', i.due, 'status', i.status, 'why', i.cancel_reason)), '[]') from plan_items i where i.conversation_id = c.id) as plan,
       (select coalesce(jsonb_agg(a.kind order by a.created_at), '[]') from alerts a where a.conversation_id = c.id) as alerts
     from conversations c join prospects p on p.id = c.prospect_id left join suppressions s on s.prospect_id = p.id
     where p.telegram_user_id = $1::bigint order by c.brand desc`,
    [client],
  );
  return rows;
};

describe('no more messages: once confirmed, then silence for every rep and every brand', () => {
  test.each<[string, string, string, 'ru' | 'en', string]>([
    ['a word', 'Стоп', 'Напишите завтра в 10', 'ru', 'client_said_stop'],
    ['a word', 'unsubscribe', 'Write me tomorrow at 10 am', 'en', 'client_said_stop'],
    ['by meaning', 'Не хочу больше с вами общаться', 'Напишите завтра в 10', 'ru', 'client_meant_stop'],
    ['by meaning', 'I do not wish to hear from you', 'Write me tomorrow at 10 am', 'en', 'client_meant_stop'],
  ])(
    '%s: %s',
    async (_, stop, promise, language, reason) => {
      expect(isOptOut(stop)).toBe(reason === 'client_said_stop');
      const client = await comes();
      await talk(client, promise, second);
      const answers = [await talk(client, language === 'ru' ? 'Здравствуйте' : 'Hello')];
      expect(await talk(client, stop)).toBe(testBrand().optOut.confirmation[language]);
      const promised = await told(client, second);
      for (const account of [held.account, second]) await held.stack.say(client, account.userId, '?');
      await settle(2000);
      expect(await told(client)).toEqual([...answers, testBrand().optOut.confirmation[language]]);
      expect(await told(client, second)).toEqual(promised);
      expect(await rowsOf(client)).toMatchObject([
        { brand: 'test', stopped: reason },
        { brand: 'other', stopped: reason, plan: [{ status: 'cancelled', why: 'opted_out' }] },
      ]);
    },
    60_000,
  );

  test.each([
    ['Вы ошиблись номером, я ничего не искал', /извин|простит|ошиб/i],
    ['wrong person', /sorry|apolog/i],
  ])(
    'the wrong person hears one apology: %s',
    async (text, apology) => {
      const client = await comes();
      expect(await talk(client, text)).toMatch(apology);
      await held.stack.say(client, held.account.userId, 'ок');
      await held.stack.say(client, second.userId, 'hello');
      await settle(1500);
      expect(await told(client)).toHaveLength(1);
      expect(await told(client, second)).toEqual([]);
      expect(await rowsOf(client)).toMatchObject([{ stopped: 'wrong_person' }, { stopped: 'wrong_person' }]);
    },
    60_000,
  );
});

/** The next such date from today on, by the brand's calendar. */
const next = (month: number, day: number) => {
  const today = DateTime.now().setZone('Europe/London').startOf('day');
  const date = today.set({ month, day });
  return (date < today ? date.plus({ years: 1 }) : date).toISODate();
};

describe('not now: promised for then, nothing before', () => {
  test.each([
    ['Сейчас нет, давайте в марте', 3, 1],
    ['Not now, in March', 3, 1],
    ['Я в отпуске до 10 января', 1, 11],
    ['Out of office until January 10', 1, 11],
  ])(
    '%s',
    async (text, month, day) => {
      const client = await comes();
      const answer = await talk(client, text);
      // the chat has the answer a moment before the rows do
      const row = await until(
        async () => {
          const [now] = await rowsOf(client);
          return now.plan[0]?.status === 'scheduled' && now;
        },
        10_000,
        'the promise',
      );
      expect(row.plan).toHaveLength(1);
      expect(DateTime.fromISO(row.plan[0].due).setZone('Europe/London').toISODate()).toBe(next(month, day));
      // he only agrees: the promise stands, and nothing is said
      await held.stack.say(client, held.account.userId, /\p{Script=Cyrillic}/u.test(text) ? 'спасибо' : 'thanks');
      await until(async () => (await rowsOf(client))[0].plan.length === 2, 15_000, 'the promise kept');
      await settle(500);
      expect(await told(client)).toEqual([answer]);
      expect((await rowsOf(client))[0].plan.filter((i: { status: string }) => i.status === 'scheduled')).toHaveLength(
        1,
      );
    },
    60_000,
  );
});

test.each([
  ['Позовите живого человека', /коллег|специалист|сотрудник/i],
  ['Can I talk to a real person?', /colleague|specialist/i],
  ['Вы мошенники, верните деньги!', /жаль|извин|прост|неприятн/i],
  ['This is a scam!', /sorry|apolog|understand/i],
])(
  'one sentence, then a human has the chat: %s',
  async (text, says) => {
    const client = await comes();
    expect(await talk(client, text)).toMatch(says);
    await until(async () => (await rowsOf(client))[0].control === 'human', 10_000, 'the handoff');
    await held.stack.say(client, held.account.userId, '?');
    await settle(1200);
    expect(await told(client)).toHaveLength(1);
    expect((await rowsOf(client))[0].alerts).toEqual(['handoff']);
  },
  60_000,
);

test('what the brand minds about anger is said to the model, and stands with the turn', async () => {
  const client = await comes();
  await talk(client, 'Это безобразие, буду жаловаться');
  const [{ id }] = await rowsOf(client);
  const { rows } = await held.stack.pool.query('select rules from turns where conversation_id = $1', [id]);
  expect(rows).toEqual([{ rules: ['calm'] }]);
  expect(JSON.stringify(await held.stack.control('GET', '/claude/calls'))).toMatch(/ИЗВИНИСЬ-И-НЕ-СПОРЬ/);
}, 60_000);

test.each(['voice', 'photo', 'contact', 'document', 'videoNote', 'location', 'poll'])(
  'a %s is met kindly: asked for words, in his language',
  async (media) => {
    const client = await comes();
    await talk(client, 'Hello');
    expect(await talk(client, '', held.account, { media })).toMatch(/word|type|text/i);
    const [{ control }] = await rowsOf(client);
    expect(control).toBe('agent');
  },
  60_000,
);

test('an album is answered by its caption, once', async () => {
  const client = await comes();
  await talk(client, 'Здравствуйте');
  const before = await told(client);
  await held.stack.say(client, held.account.userId, '', { media: 'photo' });
  await held.stack.say(client, held.account.userId, 'Позовите живого человека', { media: 'photo' });
  await until(async () => (await rowsOf(client))[0].control === 'human', 20_000, 'what stands below the picture');
  await settle(500);
  expect(await told(client)).toHaveLength(before.length + 1);
}, 60_000);

describe('whose words they are', () => {
  test('what he passes on is not his own: no stop, no anger, no meeting; the model is told so', async () => {
    const { stack, account } = held;
    const client = await comes();
    const friend = await comes();
    await talk(client, 'Здравствуйте');
    await talk(client, 'СТОП. Не пишите мне больше! Вы мошенники. Завтра в 14:30 встреча с юристом', account, {
      forwardedFrom: friend,
    });
    expect(await rowsOf(client)).toMatchObject([{ stopped: null, control: 'agent' }]);
    const { rows } = await stack.pool.query(
      `select t.rules, (select count(*)::int from mentions n where n.conversation_id = t.conversation_id) as meetings
       from turns t join conversations c on c.id = t.conversation_id where c.peer_id = $1::bigint order by t.created_at desc limit 1`,
      [client],
    );
    expect(rows).toEqual([{ rules: [], meetings: 0 }]);
    expect(JSON.stringify(await stack.control('GET', '/claude/calls'))).toMatch(/forwarded=[^>]*>СТОП/);
    const [{ id }] = await rowsOf(client);
    const chat = await createExplainStore(stack.pool).chat(id, 10);
    expect(chat.filter(({ forwarded }) => forwarded)).toMatchObject([{ text: expect.stringContaining('СТОП') }]);
    // his own, brought over from another chat, is
    await stack.say(client, account.userId, 'Не пишите мне больше', { forwardedFrom: client });
    await until(async () => (await rowsOf(client))[0].stopped, 15_000, 'the stop');
  }, 60_000);

  test('what was answered and then becomes a stop by editing is one: confirmed once, then silence', async () => {
    const { stack, account } = held;
    const client = await comes();
    const { messageId } = await stack.control('POST', '/telegram/say', {
      from: client,
      to: account.userId,
      text: 'Ок',
    });
    await until(async () => (await told(client)).length === 1, 20_000, 'an answer');
    await settle(500);
    const edit = (text: string) =>
      stack.control('POST', '/telegram/edit', { from: client, to: account.userId, messageId, text });
    await edit('Окей');
    await settle(1000);
    expect(await told(client)).toHaveLength(1);
    await edit('Не пишите мне больше');
    await until(async () => (await told(client)).length === 2, 20_000, 'the confirmation');
    expect((await told(client)).at(-1)).toBe(testBrand().optOut.confirmation.ru);
    await edit('Не пишите мне больше!');
    await stack.say(client, account.userId, '?');
    await settle(1500);
    expect(await told(client)).toHaveLength(2);
    expect(await rowsOf(client)).toMatchObject([{ stopped: 'client_said_stop' }]);
  }, 60_000);
});

test('a sticker for a hello is greeted; one after our answer needs no answer', async () => {
  const client = await comes();
  const hello = await talk(client, '', held.account, { media: 'sticker' });
  expect(hello).toMatch(/\p{L}/u);
  const other = await comes();
  await talk(other, 'Позже напишите, завтра в 10');
  const before = await told(other);
  await held.stack.say(other, held.account.userId, '', { media: 'sticker' });
  await settle(1500);
  expect(await told(other)).toEqual(before);
}, 60_000);

describe('that an AI writes is said by code, as the brand says', () => {
  const count = (texts: string[], language: 'ru' | 'en') =>
    texts.filter((text) => text.includes(disclosure.text[language])).length;

  test.each<['ru' | 'en', string, string]>([
    ['ru', 'Здравствуйте', 'Ищу дом на двоих'],
    ['en', 'Hello', 'I am looking for a house for two'],
  ])(
    'first: with the first answer, once on all accounts (%s)',
    async (language, hello, more) => {
      disclosure.say = 'first';
      const client = await comes();
      expect(await talk(client, hello)).toContain(`\n\n${disclosure.text[language]}`);
      await talk(client, more);
      await talk(client, hello, second);
      expect(count([...(await told(client)), ...(await told(client, second))], language)).toBe(1);
    },
    60_000,
  );

  test.each<['ru' | 'en', string, string]>([
    ['ru', 'Здравствуйте', 'Вы бот?'],
    ['en', 'Hello', 'Are you a bot?'],
  ])(
    'asked: not before he asks (%s)',
    async (language, hello, ask) => {
      disclosure.say = 'asked';
      const client = await comes();
      await talk(client, hello);
      expect(count(await told(client), language)).toBe(0);
      expect(await talk(client, ask)).toContain(disclosure.text[language]);
      await talk(client, hello);
      expect(count(await told(client), language)).toBe(1);
    },
    60_000,
  );

  test('also beside the words that a colleague will answer, and beside a message that was promised', async () => {
    const { stack, account } = held;
    const client = await comes();
    await stack.script(account.id, [
      {
        tools: [
          { name: 'schedule_follow_up', input: { words: 'через 3 секунды', message: 'Как и обещал.', reason: 'r' } },
        ],
      },
      { text: 'Напишу через 3 секунды.' },
    ]);
    await talk(client, 'Напишите через 3 секунды');
    disclosure.say = 'first';
    await until(async () => (await told(client)).length === 2, 20_000, 'what was promised');
    expect((await told(client)).at(-1)).toBe(`Как и обещал.\n\n${disclosure.text.ru}`);
    await stack.control('POST', '/faults', { service: 'claude', kind: 'refusal' });
    expect(await talk(client, 'Вы бот?')).toBe(`${testBrand().holding.ru}\n\n${disclosure.text.ru}`);
  }, 60_000);

  test('never: not even then', async () => {
    const client = await comes();
    expect(await talk(client, 'Вы бот?')).not.toContain(disclosure.text.ru);
  }, 60_000);
});
