// Words are mended as they sound; what is merely alike is left alone.
import { menderOf } from './misspelt';

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
