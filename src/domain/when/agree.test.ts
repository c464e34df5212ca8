// The resolver's and the model's readings: where they agree, where the agent has to ask.
import { agreesWithReading, FOLLOW_UP_WHEN, resolveWhen, type WhenInput, type WhenResult } from './index';

const NOW = new Date('2026-11-21T12:00:00Z'); // a Saturday, 15:00 in Moscow
const ours = (phrase: string, more: Partial<WhenInput> = {}): WhenResult =>
  resolveWhen({ phrase, now: NOW, zone: 'Europe/Moscow', purpose: 'followUp', defaults: FOLLOW_UP_WHEN, ...more });

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
  // a range: anything inside, by the clock or by the calendar; an interval by both its ends
  ['завтра с 10 до 15', '2026-11-22T10:00/2026-11-22T15:00', true],
  ['завтра с 10 до 15', '2026-11-22T10:00/2026-11-22T18:00', false],
  ['завтра в 10', '2026-11-22T10:00/2026-11-22T11:00', true], // the model ends what the client did not
  ['с 25 по 27 ноября', '2026-11-26T12:00', true],
  ['с 25 по 27 ноября', '2026-11-27T18:00', true],
  ['с 25 по 27 ноября', '2026-11-28T10:00', false],
  ['через 2-3 дня', '2026-11-24T12:00', true],
  ['завтра с 10 до 15', '2026-11-22T10:00/PT1H', false],
  ['завтра с 10 до 15', 'a/b/c', false],
  // "3 pm London time" may be written as it was said or as his own clock shows it
  ['tomorrow at 3pm London time', '2026-11-22T15:00', true],
  ['tomorrow at 3pm London time', '2026-11-22T18:00', true],
  ['tomorrow at 3pm London time', '2026-11-22T15:00Z', true],
  ['tomorrow at 3pm London time', '2026-11-22T15:00+03:00', false],
  ['tomorrow at 3pm London time', '2026-11-22T12:00', false],
  // precision
  ['в конце недели', '2026-11-27T12:00', true],
  ['в марте', '2027-03-02T12:00', true],
  ['в марте', '2027-03-20T12:00', false],
  ['завтра после шести', '2026-11-22T18:30', true],
  ['завтра после шести', '2026-11-22T06:30', false],
  // where we ask, no reading answers for the client
  ['завтра или послезавтра', '2026-11-22T10:00', false],
  ['31 июня', '2027-07-01T10:00', false],
  ['после праздников', '2027-01-11T10:00', false],
  ['в 15 по вашему времени', '2026-11-21T15:00', false],
] as const)('«%s» and %s: %s', (phrase, reading, agree) => {
  expect(agreesWithReading(ours(phrase), reading, 'Europe/Moscow')).toBe(agree);
});

test('an hour that comes twice is one on the wall, and two where the reading says which', () => {
  const berlin = { zone: 'Europe/Berlin', now: new Date('2026-10-24T13:00:00Z') };
  const twice = ours('завтра в 02:30', berlin);
  expect(twice).toMatchObject({ instant: '2026-10-25T00:30:00.000Z', clockChange: 'first' });
  expect(agreesWithReading(twice, '2026-10-25T02:30', 'Europe/Berlin')).toBe(true);
  expect(agreesWithReading(twice, '2026-10-25T02:30:00+02:00', 'Europe/Berlin')).toBe(true);
  expect(agreesWithReading(twice, '2026-10-25T02:30:00+01:00', 'Europe/Berlin')).toBe(false);
});

test('a range over a change of the clocks is compared by instants, not by letters', () => {
  // 01:00 CEST to 04:00 CET is four hours long
  const night = ours('завтра с 01:00 до 04:00', { zone: 'Europe/Berlin', now: new Date('2026-10-24T13:00:00Z') });
  expect(agreesWithReading(night, '2026-10-25T02:30:00+02:00', 'Europe/Berlin')).toBe(true);
  expect(agreesWithReading(night, '2026-10-25T03:59:00+01:00', 'Europe/Berlin')).toBe(true);
  expect(agreesWithReading(night, '2026-10-25T04:30:00+01:00', 'Europe/Berlin')).toBe(false);
});
