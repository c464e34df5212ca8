// Passages are found in other words and in the other language, typos and all; what nobody wrote down finds nothing.
import { testBrand } from '../../../test/support/brand';
import { useDatabase } from '../../../test/support/postgres';
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
];
const brand = testBrand({ knowledge: { passages, web: { enabled: false } } });
const search = async (question: string, options = {}) =>
  (await createKnowledge(db.pool).search(brand, question, { limit: 3, ...options })).map(({ passage }) => passage.id);

test('by stem, in the heading, the text and the other ways to ask', async () => {
  expect(await search('У вас есть рассрочка?')).toEqual(['parts']);
  expect(await search('а с котом пустите?')).toEqual(['pets']);
});

test('in other words and in the other language', async () => {
  expect(await search('могу платить частями?')).toEqual(['parts']);
  expect(await search('is there a payment plan')).toEqual(['parts']);
});

test('a typo', async () => {
  expect(await search('росрочка')).toEqual(['parts']);
});

test('nothing', async () => {
  expect(await search('Где купить вертолёт?')).toEqual([]);
  expect(await search('Добрый день!')).toEqual([]);
});
