// A question is its content words; what is only said by clients stands for what is written, never the other way round.
import { conceptsOf } from './question';
import { thesaurusWith } from './thesaurus';
import { wordsOf } from './words';

const thesaurus = thesaurusWith([
  { written: ['цена', 'сколько стоит', 'price'], said: ['влетит в копеечку', 'почём'] },
  { written: ['Убуд', 'Ubud'], said: [] },
]);
const ask = (question: string) => conceptsOf(wordsOf(question), thesaurus);

test('words that only make it a question are no concept', () => {
  expect(ask('Скажите пожалуйста, а у вас?')).toEqual([]);
});

test('what is said stands for what is written; it is not looked for itself', () => {
  const [concept] = ask('Убуд влетит в копеечку?').slice(1);
  expect(concept?.words).toBe('влетит в копеечку');
  expect(concept?.others).toEqual(expect.arrayContaining(['цена', 'price']));
  expect(concept?.others).not.toContain('почём');
});

test('of a word with several meanings, what all of them name counts whole, the rest in part', () => {
  const ambiguous = thesaurusWith([
    { written: ['срок', 'дата', 'месяц'], said: ['выкай'] },
    { written: ['срок', 'наказание'], said: ['выкай'] },
  ]);
  const [concept] = conceptsOf(['выкай'], ambiguous);
  expect(Object.fromEntries((concept?.others ?? []).map((other, i) => [other, concept?.shares[i]]))).toEqual({
    срок: 1,
    дата: 0.5,
    месяц: 0.5,
    наказание: 0.5,
  });
});

test('a phrase holds with words between that say nothing, and not with others', () => {
  expect(ask('сколько это стоит?')[0]?.words).toBe('сколько это стоит');
  expect(ask('сколько рыба стоит?')[0]?.words).not.toContain('рыба стоит');
});

test('what is asked to be done is a deed, known or not; what it is done to is none', () => {
  const deeds = (question: string) =>
    conceptsOf(wordsOf(question), thesaurusWith([])).map(({ words, deed }) => [words, deed]);
  expect(deeds('can we log in with Okta?')).toEqual([
    ['log in', true],
    ['okta', false],
  ]);
  expect(deeds('отправляете в Казахстан?')).toEqual([
    ['отправляете', true],
    ['казахстан', false],
  ]);
});

test.each([
  ['вертолёт', true],
  ['зонтик', true],
  ['жонглировать', false],
  ['фырчите', false],
  ['95', false],
])('nobody knows %p: a thing? %p', (word, thing) => {
  expect(conceptsOf(wordsOf(word), thesaurusWith([]))[0]?.thing).toBe(thing);
});
