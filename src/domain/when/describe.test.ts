// Confirmations in words.
import { describeInstant } from './index';

const NOW = new Date('2026-11-21T12:00:00Z');

test.each([
  // [instant, zone, Russian, English]
  ['2026-11-22T07:00:00Z', 'Europe/Moscow', 'завтра, 22 ноября, в 10:00', 'tomorrow, 22 November, at 10:00'],
  ['2026-11-21T16:05:00Z', 'Europe/Moscow', 'сегодня, 21 ноября, в 19:05', 'today, 21 November, at 19:05'],
  [
    '2026-11-23T07:00:00Z',
    'Europe/Moscow',
    'послезавтра, 23 ноября, в 10:00',
    'the day after tomorrow, 23 November, at 10:00',
  ],
  ['2026-11-24T06:00:00Z', 'Europe/Moscow', 'во вторник, 24 ноября, в 9:00', 'on Tuesday, 24 November, at 9:00'],
  ['2026-12-05T12:30:00Z', 'Europe/Moscow', 'в субботу, 5 декабря, в 15:30', 'on Saturday, 5 December, at 15:30'],
  [
    '2027-01-06T07:00:00Z',
    'Europe/Moscow',
    'в среду, 6 января 2027 года, в 10:00',
    'on Wednesday, 6 January 2027, at 10:00',
  ],
  ['2026-11-20T07:00:00Z', 'Europe/Moscow', 'вчера, 20 ноября, в 10:00', 'yesterday, 20 November, at 10:00'],
  ['2026-11-21T17:00:00Z', 'Asia/Makassar', 'завтра, 22 ноября, в 1:00', 'tomorrow, 22 November, at 1:00'],
  ['2026-11-22T05:00:00Z', 'America/Los_Angeles', 'сегодня, 21 ноября, в 21:00', 'today, 21 November, at 21:00'],
  [
    '2026-11-22T21:00:00.000Z',
    'Europe/Moscow',
    'послезавтра, 23 ноября, в 0:00',
    'the day after tomorrow, 23 November, at 0:00',
  ],
] as const)('%s in %s', (instant, zone, ru, en) => {
  expect(describeInstant(instant, zone, 'ru', NOW)).toBe(ru);
  expect(describeInstant(instant, zone, 'en', NOW)).toBe(en);
});

test('nonsense is an error', () => {
  expect(() => describeInstant('soon', 'Europe/Moscow', 'ru', NOW)).toThrow(RangeError);
  expect(() => describeInstant('2026-11-22T07:00:00Z', 'Moscow', 'ru', NOW)).toThrow(RangeError);
});
