// Passages are found in other words and in the other language, typos and all; what nobody wrote down finds nothing.
import { testBrand } from '../../../test/support/brand';
import { useDatabase } from '../../../test/support/postgres';
import type { Brand } from '../../domain/brand';
import type { Passage } from '../../domain/knowledge';
import { createKnowledge } from './knowledge';

const db = useDatabase();

const passage = (id: string, heading: string, text: string, more: Partial<Passage> = {}): Passage => ({
  id,
  language: /[а-я]/i.test(text) ? 'ru' : 'en',
  topic: 'Topic',
  heading,
  text,
  askedAs: [],
  source: `knowledge/${id}.md:1`,
  ...more,
});
const passages = [
  passage('parts', 'Рассрочка', 'Дом оплачивается тремя равными долями, без процентов.'),
  passage('pets', 'Животные', 'С собакой до 10 кг можно.', { askedAs: ['можно с котом'] }),
  passage('pool', 'The pool', 'The pool is heated and cleaned twice a week.'),
  passage('ubud', 'Ubud', 'Rice terraces, cooler at night.'),
  passage('office.ru', 'Офис', 'Мы в Сануре, на набережной.'),
  passage('office.en', 'The office', 'We are in Sanur, at the promenade.'),
];
const catalog: Brand['catalog'] = {
  attributes: [
    {
      id: 'area',
      name: { ru: 'район', en: 'area' },
      also: [],
      kind: 'choice',
      values: [{ id: 'ubud', name: { ru: 'Убуд', en: 'Ubud' }, also: ['Пенестанан'] }],
    },
  ],
  products: [],
  discounts: [],
};
const brandOf = (changes: Partial<Brand> = {}) =>
  testBrand({ catalog, knowledge: { passages, web: { enabled: false } }, ...changes });
const knowledge = () => createKnowledge(db.pool);
const search = async (question: string, options = {}) =>
  (await knowledge().search(brandOf(), question, { limit: 3, ...options })).map((found) => found.passage.id);

test('by stem: in the heading, the text and the other ways to ask', async () => {
  expect(await search('У вас есть рассрочка?')).toEqual(['parts']);
  expect(await search('а с котом можно?')).toEqual(['pets']);
  expect(await search('is the pool heated?')).toEqual(['pool']);
});

test('in other words, in the other language, and by the brand’s own names', async () => {
  expect(await search('могу платить частями?')).toEqual(['parts']);
  expect(await search('is there a payment plan')).toEqual(['parts']);
  expect(await search('есть бассейн?')).toEqual(['pool']);
  expect(await search('что в Пенестанане?')).toEqual(['ubud']);
});

test('by the words of a phrase the thesaurus knows, where they stand otherwise', async () => {
  const sick = passage('sick', 'Если заболел ваш преподаватель', 'Занятие переносится.');
  const brand = brandOf({ id: 'phrase', knowledge: { passages: [...passages, sick], web: { enabled: false } } });
  const found = await knowledge().search(brand, 'преподаватель заболел?', { limit: 1 });
  expect(found.map((one) => one.passage.id)).toEqual(['sick']);
});

test('despite typos, and in Latin letters', async () => {
  expect(await search('росрочка')).toEqual(['parts']);
  expect(await search('rassrochka est?')).toEqual(['parts']);
  expect(await search('можна с сабакай?')).toEqual(['pets']);
});

test('too misspelt to be mended, cut short, written together', async () => {
  expect(await search('раассроччк есть?')).toEqual(['parts']);
  expect(await search('рассро')).toEqual(['parts']);
  expect(await search('котомможно?')).toEqual(['pets']);
  expect(await search('естьлирассрочка')).toEqual(['parts']);
  expect(await search('сколькорассрочка')).toEqual(['parts']);
});

test.each([
  'Где купить вертолёт?',
  'Добрый день!',
  '',
  '?!',
  'who won the world cup',
  "'; drop table passages; --",
  '& | ! :* <->',
])('nothing: %p', async (question) => {
  expect(await search(question)).toEqual([]);
});

test('other wordings of the question count, the best of them', async () => {
  expect(await search('как насчёт зубастого?')).toEqual([]);
  expect(await search('как насчёт зубастого?', { also: ['можно с собакой'] })).toEqual(['pets']);
});

test('what exists in both languages comes in the client’s first; no more than asked for', async () => {
  expect(await search('где офис', { language: 'ru' })).toEqual(['office.ru', 'office.en']);
  expect(await search('где офис', { language: 'en', limit: 1 })).toEqual(['office.en']);
});

test('scores are shares, in falling order, and carry the passage as the brand has it', async () => {
  const found = await knowledge().search(brandOf(), 'офис', { limit: 3, language: 'ru' });
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  expect(found[0]).toEqual({ passage: passages[4], score: 1 });
});

const versions = async (id: string) =>
  (
    await db.pool.query(
      'select v.version, count(p.id)::int as passages from knowledge_versions v left join passages p using (brand, version) where v.brand = $1 group by 1 order by 1',
      [id],
    )
  ).rows.map((row) => [row.version.split('/')[0], row.passages]);

test('ten at once index a version once', async () => {
  const brand = brandOf({ id: 'once', version: 'a' });
  const found = await Promise.all(
    Array.from({ length: 10 }, () => knowledge().search(brand, 'рассрочка', { limit: 1 })),
  );
  expect(found.every(([first]) => first?.passage.id === 'parts')).toBe(true);
  expect(await versions('once')).toEqual([['a', 6]]);
});

test('a new version stands beside the old one, and unused ones go', async () => {
  const [old, fresh] = [
    brandOf({ id: 'edited', version: 'a' }),
    brandOf({ id: 'edited', version: 'b', knowledge: { passages: passages.slice(0, 1), web: { enabled: false } } }),
  ];
  await knowledge().search(old, 'кот', { limit: 1 });
  expect(await knowledge().search(fresh, 'кот', { limit: 1 })).toEqual([]);
  expect(await knowledge().search(old, 'кот', { limit: 1 })).toHaveLength(1);
  expect(await versions('edited')).toEqual([
    ['a', 6],
    ['b', 1],
  ]);
  await db.pool.query(
    "update knowledge_versions set used_at = used_at - interval '3 days' where brand = 'edited' and version like 'a/%'",
  );
  await knowledge().search({ ...fresh, version: 'c' }, 'кот', { limit: 1 });
  expect(await versions('edited')).toEqual([
    ['b', 1],
    ['c', 1],
  ]);
  expect(await knowledge().search(old, 'кот', { limit: 1 })).toHaveLength(1);
});

test('a version that is asked for stays in use', async () => {
  const brand = brandOf({ id: 'used', version: 'a' });
  await knowledge().search(brand, 'кот', { limit: 1 });
  await db.pool.query("update knowledge_versions set used_at = used_at - interval '3 days' where brand = 'used'");
  await knowledge().search(brand, 'кот', { limit: 1 });
  await knowledge().search({ ...brand, version: 'b' }, 'кот', { limit: 1 });
  expect((await versions('used')).map(([version]) => version)).toEqual(['a', 'b']);
});

test('a brand without knowledge asks nothing of the database', async () => {
  expect(await knowledge().search(testBrand({ id: 'empty' }), 'рассрочка', { limit: 3 })).toEqual([]);
  expect(await versions('empty')).toEqual([]);
});
