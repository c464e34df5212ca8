// Words are mended as they sound; what is merely alike is left alone.
import { menderOf, parted } from './misspelt';

const meant = menderOf([
  'договор',
  'экзамен',
  'филиал',
  'гарантия',
  'группа',
  'проверили',
  'участок',
  'рассрочка',
  'сад',
  'internet',
  'deposit',
]);

test.each([
  ['дагавор', 'договор'],
  ['икзамин', 'экзамен'],
  ['филял', 'филиал'],
  ['гаранитя', 'гарантия'],
  ['гурппа', 'группа'],

  ['rasrochka', 'рассрочка'],
  ['internnet', 'internet'],
  ['depsoit', 'deposit'],
])('%p is %p', (word, right) => {
  expect(meant(word)).toBe(right);
});

test.each(['провели', 'участие', 'сат', 'вертолёт', 'депозит', 'xyzzy', ''])('%p is none of them', (word) => {
  expect(meant(word)).toBeUndefined();
});

test('two known words written together are two; parts that stand in any word are none', () => {
  const isKnown = (word: string) => ['сколько', 'стоит', 'договор', 'аренды', 'дог', 'сад'].includes(word);
  expect(parted('сколькостоит', isKnown)).toEqual(['сколько', 'стоит']);
  expect(parted('договораренды', isKnown)).toEqual(['договор', 'аренды']);
  for (const word of ['садсад', 'вертолёт', 'договор', '']) expect(parted(word, isKnown)).toBeUndefined();
});
