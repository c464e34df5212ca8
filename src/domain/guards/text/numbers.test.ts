// Amounts as people write and say them.
import { amountsIn } from './amounts';
import { datesIn } from './dates';
import { fold } from './fold';

const values = (text: string) => amountsIn(fold(text)).map((a) => a.value);

test.each<[string, number[]]>([
  ['245 000 $', [245_000]],
  ['$245,000', [245_000]],
  ['245k', [245_000]],
  ['245 тыс.', [245_000]],
  ['0.25M', [250_000]],
  ['0,25 млн', [250_000]],
  ['девяносто тысяч', [90_000]],
  ['двести сорок пять тысяч', [245_000]],
  ['two hundred and forty-five thousand', [245_000]],
  ['two forty-five', [245]],
  ['ninety grand', [90_000]],
  ['косарь', [1000]],
  ['полтора миллиона', [1_500_000]],
  ['полмиллиона', [500_000]],
  ['half a million', [500_000]],
  ['четверть миллиона', [250_000]],
  ['миллион с половиной', [1_500_000]],
  ['devyanosto tysyach', [90_000]],
  ['CXX тысяч', [120_000]],
  ['200–250 тысяч', [200_000, 250_000]],
  ['от 90 до 140 $', [90, 140]],
  ['одна спальня', []],
])('%s', (text, expected) => {
  expect(values(text)).toEqual(expected);
});

test.each<[string, object]>([
  ['320 $ за ночь', { currency: 'USD', per: 'night' }],
  ['8900 рублей в месяц', { currency: 'RUB', per: 'month' }],
  ['$2,300 a month', { currency: 'USD', per: 'month' }],
  ['8900 за весь учебный год', { per: 'year' }],
  ['две спальни', { counted: true, unit: 'bedroom' }],
  ['30 % при подписании', { percent: true }],
  ['десять процентов', { percent: true, value: 10 }],
])('%s: what for', (text, expected) => {
  expect(amountsIn(fold(text))[0]).toMatchObject(expected);
});

test.each<[string, object[]]>([
  ['5 декабря', [{ day: 5, month: 12 }]],
  ['в среду, 9 декабря 2026 года', [{ day: 9, month: 12, year: 2026, weekday: 3 }]],
  ['первого февраля', [{ day: 1, month: 2 }]],
  ['on the fifth of May', [{ day: 5, month: 5 }]],
  ['December 5th, 2026', [{ day: 5, month: 12, year: 2026 }]],
  ['24.11.2026', [{ day: 24, month: 11, year: 2026 }]],
  ['2026-11-24', [{ day: 24, month: 11, year: 2026 }]],
  [
    '12–14 января',
    [
      { day: 12, month: 1 },
      { day: 14, month: 1 },
    ],
  ],
  ['Q1 2027', [{ month: 3, year: 2027 }]],
  ['you may call', []],
  ['18:30', []],
])('%s: a date', (text, expected) => {
  expect(datesIn(fold(text))).toMatchObject(expected);
  expect(datesIn(fold(text))).toHaveLength(expected.length);
});
