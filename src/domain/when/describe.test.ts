// Confirmations in words, and whether the model read a time as we did.
import { agreesWithReading, describeInstant, FOLLOW_UP_WHEN, resolveWhen, type WhenResult } from './index';

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

const ours = (phrase: string): WhenResult =>
  resolveWhen({ phrase, now: NOW, zone: 'Europe/Moscow', purpose: 'followUp', defaults: FOLLOW_UP_WHEN });

test.each([
  // [phrase, the model's reading, agree?]
  ['завтра в 15:30', '2026-11-22T15:30:00+03:00', true],
  ['завтра в 15:30', '2026-11-22T12:30:00Z', true],
  ['завтра в 15:30', '2026-11-22T15:30', true],
  ['завтра в 15:30', '2026-11-22T15:30:00Z', false],
  ['завтра в 15:30', '2026-11-22T15:45:00+03:00', false],
  ['завтра в 15:30', '2026-11-23T15:30:00+03:00', false],
  ['завтра в 3', '2026-11-22T15:00:00+03:00', true],
  ['завтра в 3', '2026-11-22T03:00:00+03:00', false],
  ['через 2 часа', '2026-11-21T17:02:00+03:00', true],
  ['через 2 часа', '2026-11-21T17:20:00+03:00', false],
  ['через 9 часов', '2026-11-21T23:59:00+03:00', true], // either side of midnight
  ['завтра', '2026-11-22T09:00:00+03:00', true],
  ['завтра', '2026-11-22', true],
  ['завтра', '2026-11-21T23:00:00+03:00', false],
  ['завтра вечером', '2026-11-22T18:00:00+03:00', true],
  ['завтра вечером', '2026-11-22T10:00:00+03:00', false],
  ['на следующей неделе', '2026-11-25T12:00:00+03:00', true],
  ['на следующей неделе', '2026-11-30T12:00:00+03:00', false],
  ['завтра с 10 до 15', '2026-11-22T14:00:00+03:00', true],
  ['завтра с 10 до 15', '2026-11-22T16:00:00+03:00', false],
  ['завтра в 10 по времени Бали', '2026-11-22T10:00', true], // local time is that of the zone the client named
  ['завтра', 'tomorrow', false],
  ['завтра', '', false],
  ['вчера', '2026-11-20T10:00:00+03:00', false],
  ['как-нибудь', '2026-11-22T10:00:00+03:00', false],
  ['привет', '2026-11-22T10:00:00+03:00', false],
] as const)('«%s» and %s: %s', (phrase, reading, agree) => {
  expect(agreesWithReading(ours(phrase), reading, 'Europe/Moscow')).toBe(agree);
});
