// What the model may look up, set and say; what code adds, holds back or refuses. Judged at the sandbox.

import { createOperatorStore } from '../../src/adapters/postgres/operator';
import { createConversations } from '../../src/console/conversations';
import { answerDraft } from '../../src/console/drafts';
import type { Product } from '../../src/domain/catalog';
import type { Passage } from '../../src/domain/knowledge';
import type { Rule } from '../../src/domain/rule';
import { setStage } from '../../src/workflows/messages';
import { testBrand } from '../support/brand';
import { golden } from '../support/golden';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const passage: Passage = {
  id: 'payment#instalments',
  language: 'ru',
  topic: 'Оплата',
  heading: 'Рассрочка',
  text: 'Рассрочка на шесть месяцев без процентов. Первый взнос тридцать процентов, остальное равными частями каждый месяц.',
  askedAs: [],
  source: 'knowledge/payment.md:3',
};
const villa: Product = {
  id: 'palm',
  name: { ru: 'Вилла «Пальма»', en: 'Palm Villa' },
  about: { ru: 'Две спальни у рисовых полей.', en: 'Two bedrooms by the rice fields.' },
  usp: { ru: 'Свой бассейн.', en: 'A pool of its own.' },
  prices: [{ amount: 245_000, currency: 'USD', per: 'lease' }],
  starts: 'anytime',
  attributes: { bedrooms: [2] },
};
const rule = (id: string, said: string, instruction: string): Rule =>
  // biome-ignore lint/suspicious/noThenProperty: the name of the key in rules.yaml; nothing is awaited
  ({ id, when: { said: [said] }, then: instruction, priority: 50, excludes: [] });
const held = useStack({
  brand: {
    catalog: {
      attributes: [{ id: 'bedrooms', name: { ru: 'спальни', en: 'bedrooms' }, also: [], kind: 'number', values: [] }],
      products: [villa],
      discounts: [],
    },
    knowledge: { passages: [passage], web: { enabled: false } },
    rules: [
      rule('budget', 'рассрочка', 'СПРОСИ-ПРО-БЮДЖЕТ'),
      rule('never', 'яхта', 'НЕ-ПРО-ЭТО'),
      { ...rule('newcomer', '', 'НОВЫЙ-КЛИЕНТ'), when: { stage: ['new'], said: ['спальни'] } },
    ],
    modeByStage: { booking: 'draft', afterMeeting: 'observe' },
    disclosure: { say: 'asked', text: { ru: 'Я ИИ-помощник, коллега рядом.', en: 'I am an AI assistant.' } },
    consent: { ask: 'beforePersonalData', text: { ru: 'Присылая номер, вы соглашаетесь.', en: 'You agree.' } },
    delivery: { ...testBrand().delivery, partCharacters: 80, maxParts: 3 },
  },
});

const told = async (client: string) => (await held.stack.told(held.account, client)).map((m) => m.text);
const untilTold = (client: string, n: number) =>
  until(async () => (await told(client)).length >= n, 20_000, `${n} answers`);
const conversation = async (client: string) => {
  const { rows } = await held.stack.pool.query(
    'select c.* from conversations c join prospects p on p.id = c.prospect_id where p.telegram_user_id = $1::bigint',
    [client],
  );
  return rows[0];
};
const tool = (name: string, input: object) => ({ tools: [{ name, input }] });
/** Everything the model was asked for this client, as text. */
const asked = async () => JSON.stringify(await held.stack.control<unknown[]>('GET', '/claude/calls'));

test('what it looks up is an activity each, read once, and stands with the turn; the rule that applies is said, others are not', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    {
      tools: [
        { name: 'search_knowledge', input: { question: 'Какая рассрочка?' } },
        { name: 'match_products', input: { attributes: { bedrooms: 2 } } },
      ],
    },
    tool('set_stage', { stage: 'offering', reason: 'He asks for terms.' }),
    { text: 'Рассрочка на шесть месяцев без процентов, первый взнос тридцать процентов. «Пальма» стоит $245 000.' },
  ]);
  await stack.say(client, account.userId, 'Есть рассрочка на виллу с двумя спальнями?');
  await untilTold(client, 1);
  const { id, stage } = await conversation(client);
  await until(async () => (await conversation(client)).stage === 'offering', 5_000, `the stage, ${stage} now`);
  const { rows: calls } = await stack.pool.query(
    'select tool, ok, sources from tool_calls where conversation_id = $1 order by asked_at, id',
    [id],
  );
  expect(calls).toEqual([
    { tool: 'search_knowledge', ok: true, sources: ['payment#instalments'] },
    { tool: 'match_products', ok: true, sources: ['catalog.yaml#palm'] },
    { tool: 'set_stage', ok: true, sources: [] },
  ]);
  const { rows: turns } = await stack.pool.query(
    'select rules, rounds, outcome from turns where conversation_id = $1',
    [id],
  );
  expect(turns).toEqual([{ rules: ['budget', 'newcomer'], rounds: 3, outcome: 'say' }]);
  expect(await asked()).toMatch(/СПРОСИ-ПРО-БЮДЖЕТ/);
  expect(await asked()).not.toMatch(/НЕ-ПРО-ЭТО/);
  const open = await stack.pool.query('select 1 from open_turns where conversation_id = $1', [id]);
  expect(open.rowCount).toBe(0);
  await golden(await stack.handle(account.id, client), 'durable-tools');
}, 60_000);

test('what was looked up for an older question is not used when the client writes meanwhile', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    tool('search_knowledge', { question: 'рассрочка' }),
    { text: 'Ответ на старое', delayMs: 3000 },
    { text: 'Ответ на оба' },
  ]);
  await stack.say(client, account.userId, 'Есть рассрочка?');
  await settle(1500);
  await stack.say(client, account.userId, 'И сколько спален?');
  await untilTold(client, 1);
  await settle(1000);
  expect(await told(client)).toEqual(['Ответ на оба']);
}, 60_000);

test('what he said of himself beside a handoff is kept; the handoff happens once, nothing is looked up for it, the model is asked once', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    {
      text: 'Передаю коллеге, он ответит здесь.',
      tools: [
        { name: 'search_knowledge', input: { question: 'рассрочка' } },
        { name: 'hand_off', input: { reason: 'He asks for a person.' } },
        { name: 'update_profile', input: { city: 'Казань', facts: { budget: '300 000' } } },
        { name: 'set_stage', input: { stage: 'offering', reason: 'He asks for terms.' } },
      ],
    },
  ]);
  await stack.say(client, account.userId, 'Я из Казани, бюджет 300 000, позовите человека');
  await untilTold(client, 1);
  await until(async () => (await conversation(client)).control === 'human', 10_000, 'the handoff');
  await settle(500);
  expect(await told(client)).toEqual(['Передаю коллеге, он ответит здесь.']);
  const { id, stage, prospect_id } = await conversation(client);
  expect(stage).toBe('offering');
  const { rows: people } = await stack.pool.query('select zone, facts from prospects where id = $1', [prospect_id]);
  expect(people).toEqual([{ zone: 'Europe/Moscow', facts: { city: 'Казань', budget: '300 000' } }]);
  const { rows: calls } = await stack.pool.query(
    'select tool, ok from tool_calls where conversation_id = $1 order by asked_at, id',
    [id],
  );
  expect(calls).toEqual([
    { tool: 'update_profile', ok: true },
    { tool: 'set_stage', ok: true },
  ]);
  const { rows: turns } = await stack.pool.query(
    "select rounds, jsonb_array_length(tool_calls) as asked, (select count(*)::int from alerts a where a.conversation_id = t.conversation_id and kind = 'handoff') as handoffs from turns t where conversation_id = $1",
    [id],
  );
  expect(turns).toEqual([{ rounds: 1, asked: 4, handoffs: 1 }]);
  await golden(await stack.handle(account.id, client), 'noted-beside-handoff');
}, 60_000);

test('a name beside a stop by meaning is kept, and the stop stands at once', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    {
      tools: [
        { name: 'stop_contact', input: { kind: 'noMoreMessages', reason: 'He is done.' } },
        { name: 'update_profile', input: { facts: { bought: 'elsewhere' } } },
      ],
    },
  ]);
  await stack.say(client, account.userId, 'Мы уже купили у других, забудьте о нас');
  await untilTold(client, 1);
  expect(await told(client)).toEqual([testBrand().optOut.confirmation.ru]);
  const { prospect_id } = await conversation(client);
  const { rows } = await stack.pool.query(
    'select p.facts, s.reason from prospects p join suppressions s on s.prospect_id = p.id where p.id = $1',
    [prospect_id],
  );
  expect(rows).toEqual([{ facts: { bought: 'elsewhere' }, reason: 'client_meant_stop' }]);
}, 60_000);

test('a human who takes the chat while a tool is being run leaves nothing of the turn behind', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    tool('search_knowledge', { question: 'рассрочка' }),
    { text: 'Ответ, которого никто не ждёт', delayMs: 3000 },
  ]);
  const waits = async () =>
    (
      await stack.pool.query(
        'select o.turn_id from open_turns o join conversations c on c.id = o.conversation_id join prospects p on p.id = c.prospect_id where p.telegram_user_id = $1::bigint',
        [client],
      )
    ).rowCount;
  const calls = async () => (await stack.control<unknown[]>('GET', '/claude/calls')).length;
  const before = await calls();
  await stack.say(client, account.userId, 'Есть рассрочка?');
  await until(async () => (await waits()) === 1 && (await calls()) === before + 2, 10_000, 'a turn that goes on');
  await stack.say(account.userId, client, 'Я отвечу сама');
  await until(async () => (await waits()) === 0, 10_000, 'nothing left of it');
  await settle(1000);
  expect(await told(client)).toEqual(['Я отвечу сама']);
}, 60_000);

test('a stage the brand does not allow is refused, and the answer is made all the same', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [tool('set_stage', { stage: 'won', reason: '-' }), { text: 'Чем помочь?' }]);
  await stack.say(client, account.userId, 'Здравствуйте');
  await untilTold(client, 1);
  await settle(500);
  expect((await conversation(client)).stage).toBe('qualifying');
}, 60_000);

test('he means stop without the word: one confirmation, then silence for ever, also for what was promised', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    tool('stop_contact', { kind: 'noMoreMessages', reason: 'He wants to be left alone.' }),
  ]);
  await stack.say(client, account.userId, 'Удалите мой контакт и забудьте обо мне');
  await untilTold(client, 1);
  await stack.say(client, account.userId, 'Ау');
  await settle(2000);
  expect(await told(client)).toEqual([testBrand().optOut.confirmation.ru]);
}, 60_000);

test('a stop is heard whatever is wrong with the words beside it', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    { text: 'Вернитесь за 100 долларов!', ...tool('stop_contact', { kind: 'noMoreMessages', reason: 'He is done.' }) },
  ]);
  await stack.say(client, account.userId, 'Забудьте обо мне');
  await untilTold(client, 1);
  await stack.say(client, account.userId, 'Ау');
  await settle(1500);
  expect(await told(client)).toEqual([testBrand().optOut.confirmation.ru]);
}, 60_000);

test('the wrong person gets the apology that was found, and no more', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    { text: 'Простите за беспокойство!', ...tool('stop_contact', { kind: 'wrongPerson', reason: 'Wrong number.' }) },
  ]);
  await stack.say(client, account.userId, 'Вы ошиблись, я ничего не искала');
  await untilTold(client, 1);
  await stack.say(client, account.userId, 'ок');
  await settle(1500);
  expect(await told(client)).toEqual(['Простите за беспокойство!']);
}, 60_000);

test('who asks whether a machine writes is told so by code; consent goes with the first request for a number, once', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    { text: 'Конечно, помогу.' },
    { text: 'Оставьте ваш номер телефона.' },
    { text: 'Оставьте ваш номер телефона ещё раз.' },
  ]);
  await stack.say(client, account.userId, 'Вы бот?');
  await untilTold(client, 1);
  await stack.say(client, account.userId, 'Позвоните мне');
  await untilTold(client, 2);
  await stack.say(client, account.userId, 'Не пришло');
  await untilTold(client, 3);
  expect(await told(client)).toEqual([
    'Конечно, помогу.\n\nЯ ИИ-помощник, коллега рядом.',
    'Оставьте ваш номер телефона.\n\nПрисылая номер, вы соглашаетесь.',
    'Оставьте ваш номер телефона ещё раз.',
  ]);
}, 60_000);

test('consent stands before the request also when the request is in a later part', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const parts = [
    'Есть спокойный район у океана, там живут семьи с детьми и гуляют вечером.',
    'Оставьте, пожалуйста, ваш номер телефона, и коллега позвонит.',
  ];
  await stack.script(account.id, [{ text: parts.join(' ') }]);
  await stack.say(client, account.userId, 'Какие районы?');
  await untilTold(client, 2);
  expect(await told(client)).toEqual([`${parts[0]}\n\nПрисылая номер, вы соглашаетесь.`, parts[1]]);
}, 60_000);

test('a long answer leaves in parts, in order, and is one turn', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const parts = [
    'Есть спокойный район у океана, там живут семьи с детьми и гуляют вечером.',
    'Есть шумный, с кафе и сёрфом, там больше молодых и приезжих.',
  ];
  await stack.script(account.id, [{ text: parts.join(' ') }]);
  await stack.say(client, account.userId, 'Какие районы?');
  await untilTold(client, 2);
  await settle(500);
  expect(await told(client)).toEqual(parts);
}, 60_000);

test('draft mode: nothing leaves before the yes; his own words instead; a newer message makes the yes too late', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  const operator = createOperatorStore(stack.pool);
  const conversations = createConversations(stack.client);
  const answer = async (verdict: 'send' | 'discard', text?: string) => {
    const draft = (await operator.drafts({ all: false })).find((d) => d.prospectId === row.prospect_id);
    if (!draft) throw new Error('no draft');
    return answerDraft({ conversations, store: operator }, draft, { by: 'anna', verdict, text });
  };
  const waiting = () =>
    until(
      async () => (await operator.drafts({ all: false })).some((d) => d.prospectId === row.prospect_id),
      20_000,
      'a draft',
    );
  await stack.script(account.id, [
    tool('set_stage', { stage: 'offering', reason: '-' }),
    { text: 'Первый ответ.' },
    // from here on a rep sees what is said
    tool('set_stage', { stage: 'booking', reason: '-' }),
    { text: 'Ответ, которого ждут.' },
    { text: 'Ответ на новое.' },
    { text: 'Ответ, который отправят.' },
    { text: 'Ответ, которого не будет.' },
  ]);
  await stack.say(client, account.userId, 'Здравствуйте');
  await untilTold(client, 1);
  const row = await conversation(client);
  await stack.say(client, account.userId, 'Когда созвонимся?');
  await waiting();
  await settle(500);
  expect(await told(client)).toHaveLength(1);
  const [old] = (await operator.drafts({ all: false })).filter((d) => d.prospectId === row.prospect_id);
  await stack.say(client, account.userId, 'Хотя бы завтра?');
  // the row says so with the message itself; that the conversation has heard of it too is what this is about
  const heard = async () => (await conversations.standing(row.id)) as { status?: { known: number } };
  await until(async () => (await heard()).status?.known === 3, 20_000, 'the conversation knows of it');
  const late = answerDraft({ conversations, store: operator }, old as never, { by: 'anna', verdict: 'send' });
  await expect(late).rejects.toThrow(/no longer waits/);
  await waiting();
  await answer('send', 'Анна: завтра в полдень подойдёт?');
  await untilTold(client, 2);

  await stack.say(client, account.userId, 'Да');
  await waiting();
  const [next] = (await operator.drafts({ all: false })).filter((d) => d.prospectId === row.prospect_id);
  const verdict = { by: 'anna', draftId: next?.id ?? '', seq: next?.seq ?? 0, verdict: 'send' as const };
  await answer('send');
  await untilTold(client, 3);
  // the same yes again, as a second press would send it past the rows
  await expect(conversations.approveDraft(row.id, verdict)).rejects.toThrow(/no longer waits/);

  await stack.say(client, account.userId, 'И ещё вопрос');
  await waiting();
  await answer('discard');
  await settle(1000);
  expect(await told(client)).toEqual(['Первый ответ.', 'Анна: завтра в полдень подойдёт?', 'Ответ, который отправят.']);
  await golden(await stack.handle(account.id, client), 'drafts');
}, 90_000);

test('over his budget the model is not asked: a colleague is called, once', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Да.' }]);
  await stack.say(client, account.userId, 'Привет');
  await untilTold(client, 1);
  const { id } = await conversation(client);
  await stack.pool.query('update model_calls set tokens = 2000000 where conversation_id = $1', [id]);
  const calls = async () => (await stack.control<unknown[]>('GET', '/claude/calls')).length;
  const before = await calls();
  await stack.say(client, account.userId, 'А ещё?');
  await untilTold(client, 2);
  expect(await calls()).toBe(before);
  expect((await told(client)).at(-1)).toBe(testBrand().holding.ru);
  const { rows } = await stack.pool.query("select detail from alerts where conversation_id = $1 and kind = 'handoff'", [
    id,
  ]);
  expect(rows).toEqual([{ detail: 'over_budget' }]);
}, 60_000);

test('what was paid for counts, also when he wrote on and nobody read it', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    { text: 'Слушаю вас.' },
    { text: 'Никто не прочтёт.', delayMs: 4000 },
    { text: 'Да.' },
  ]);
  await stack.say(client, account.userId, 'Привет');
  await untilTold(client, 1);
  await stack.say(client, account.userId, 'Сколько');
  await settle(1500);
  await stack.say(client, account.userId, 'стоит?');
  await untilTold(client, 2);
  const { id } = await conversation(client);
  const { rows } = await stack.pool.query(
    `select (select array_agg(tokens > 0) from model_calls where conversation_id = $1) as paid, (select count(*)::int from turns where conversation_id = $1) as turns`,
    [id],
  );
  expect(rows).toEqual([{ paid: [true, true, true], turns: 2 }]);
}, 60_000);

test('a price that is not ours does not leave: asked again once, then a colleague is called; not by way of a promise either', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [
    {
      tools: [
        {
          name: 'schedule_follow_up',
          input: { words: 'через 3 секунды', message: 'Вилла «Пальма» ваша за 100 долларов!', reason: 'he insists' },
        },
      ],
    },
    { text: 'Вилла «Пальма» стоит 100 долларов.' },
    { text: 'Хорошо, отдадим «Пальму» за сто долларов.' },
    { text: 'Ещё раз: сто долларов.' },
  ]);
  await stack.say(
    client,
    account.userId,
    'Напишите через 3 секунды, что вилла моя за 100 долларов, и подтвердите цену',
  );
  await untilTold(client, 1);
  await settle(4500);
  expect(await told(client)).toEqual([testBrand().holding.ru]);
  const { id } = await conversation(client);
  const { rows } = await stack.pool.query(
    'select reason, jsonb_array_length(findings) as found from turns where conversation_id = $1',
    [id],
  );
  expect(rows).toEqual([{ reason: 'guard', found: expect.any(Number) }]);
  expect(rows[0].found).toBeGreaterThan(1);
  expect((await conversation(client)).control).toBe('human');
}, 60_000);

test('where we only observe nothing leaves, and what would have been said is there to read', async () => {
  const { stack, account } = held;
  const client = await stack.addProspect();
  await stack.script(account.id, [{ text: 'Здравствуйте!' }, { text: 'Я бы ответил так.' }]);
  await stack.say(client, account.userId, 'Добрый день');
  await untilTold(client, 1);
  const handle = await stack.handle(account.id, client);
  await handle.executeUpdate(setStage, { args: [{ by: 'anna', stage: 'afterMeeting' }] });
  await stack.say(client, account.userId, 'Мы посмотрели виллу');
  const operator = createOperatorStore(stack.pool);
  const { prospect_id } = await conversation(client);
  const seen = await until(
    async () => (await operator.drafts({ all: true })).find((d) => d.prospectId === prospect_id),
    20_000,
    'what was observed',
  );
  await settle(800);
  expect(seen).toMatchObject({ status: 'observed', text: 'Я бы ответил так.', asked: 'Мы посмотрели виллу' });
  expect(await told(client)).toEqual(['Здравствуйте!']);
}, 60_000);
