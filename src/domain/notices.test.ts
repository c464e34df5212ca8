import { asksForPersonalData, asksWhoWrites, noticesFor } from './notices';

test.each([
  ['вы бот?', true],
  ['А это точно живой человек пишет?', true],
  ['я с нейросетью общаюсь что ли', true],
  ['Are you a bot?', true],
  ['am I talking to a real person?', true],
  ['Is this AI?', true],
  ['у вас есть бот для оплаты?', false],
  ['сколько человек в группе?', false],
  ['Is the villa close to the beach?', false],
])('asks who writes: %s', (text, expected) => expect(asksWhoWrites(text)).toBe(expected));

test.each([
  ['Оставьте, пожалуйста, ваш номер телефона', true],
  ['Подскажите вашу почту, пришлю подборку', true],
  ["What's your email?", true],
  ['Напишите, какой район вам ближе', false],
  ['Наш телефон есть на сайте', false],
  ['How many bedrooms do you need?', false],
])('asks for personal data: %s', (text, expected) => expect(asksForPersonalData(text)).toBe(expected));

const text = { ru: 'р', en: 'e' };
const brand = (say: 'never' | 'first' | 'asked', ask: 'never' | 'beforePersonalData' = 'never') => ({
  disclosure: { say, text },
  consent: { ask, text },
});
const talk = { answer: 'Да, есть.', unanswered: ['Есть виллы?'], first: true, said: [] };

test('at the first contact an AI says so once, and again to who asks', () => {
  expect(noticesFor(brand('first'), talk)).toEqual(['disclosure']);
  expect(noticesFor(brand('first'), { ...talk, first: false, said: ['disclosure'] })).toEqual([]);
  expect(noticesFor(brand('first'), { ...talk, said: ['disclosure'], unanswered: ['вы бот?'] })).toEqual([
    'disclosure',
  ]);
  expect(noticesFor(brand('asked'), talk)).toEqual([]);
  expect(noticesFor(brand('asked'), { ...talk, unanswered: ['вы бот?'] })).toEqual(['disclosure']);
  expect(noticesFor(brand('never'), { ...talk, unanswered: ['вы бот?'] })).toEqual([]);
});

test('consent goes with the first answer that asks for personal data', () => {
  const asking = { ...talk, answer: 'Оставьте ваш номер, перезвоним' };
  expect(noticesFor(brand('never', 'beforePersonalData'), talk)).toEqual([]);
  expect(noticesFor(brand('never', 'beforePersonalData'), asking)).toEqual(['consent']);
  expect(noticesFor(brand('never', 'beforePersonalData'), { ...asking, said: ['consent'] })).toEqual([]);
});
