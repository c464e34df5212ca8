// Days of a zone: whole ones, both ends included; nonsense is told apart from what is only the wrong way round.
import { periodOf } from './period';

const ZONE = 'Asia/Makassar'; // UTC+8, no summer time
const NOW = new Date('2026-11-21T20:00:00Z'); // the 22nd, 04:00 there
const period = (since?: string, until?: string, zone = ZONE) => {
  const { since: from, until: to } = periodOf({ since, until }, zone, NOW);
  return [from.toISOString(), to.toISOString()];
};

test.each([
  [undefined, undefined, '2026-11-15T16:00:00.000Z', '2026-11-21T20:00:00.000Z'],
  ['2026-11-01', undefined, '2026-10-31T16:00:00.000Z', '2026-11-21T20:00:00.000Z'],
  ['2026-11-01', '2026-11-01', '2026-10-31T16:00:00.000Z', '2026-11-01T16:00:00.000Z'],
  [undefined, '2026-11-10', '2026-11-03T16:00:00.000Z', '2026-11-10T16:00:00.000Z'],
  // today is not over, tomorrow has not come
  ['2026-11-22', '2026-11-22', '2026-11-21T16:00:00.000Z', '2026-11-21T20:00:00.000Z'],
  ['2026-11-22', '2026-12-31', '2026-11-21T16:00:00.000Z', '2026-11-21T20:00:00.000Z'],
  ['2026-11-20T10:00', '2026-11-20T10:30:00Z', '2026-11-20T02:00:00.000Z', '2026-11-20T10:30:00.000Z'],
])('%s to %s', (since, until, from, to) => {
  expect(period(since, until)).toEqual([from, to]);
});

test('a week with a change of clocks still begins at midnight', () => {
  expect(periodOf({}, 'Europe/Berlin', new Date('2026-10-27T12:00:00Z')).since.toISOString()).toBe(
    '2026-10-20T22:00:00.000Z',
  );
});

test.each([
  ['yesterday', undefined, /--since: "yesterday" is no date; as 2026-11-14/],
  ['2026-02-30', undefined, /--since: "2026-02-30" is no date/],
  ['2026-11', undefined, /is no date/],
  ['2026-11-14T25:00', undefined, /is no date/],
  ['', undefined, /is no date/],
  [undefined, '14.11.2026', /--until: "14\.11\.2026" is no date/],
  ['2026-11-20', '2026-11-10', /--until 2026-11-10 is not after --since 2026-11-20: give the earlier one as --since/],
  ['2026-11-20T10:00', '2026-11-20T10:00', /is not after/],
  ['2027-01-01', undefined, /--since 2027-01-01 lies ahead/],
])('%s to %s is refused', (since, until, problem) => {
  expect(() => period(since, until)).toThrow(problem);
});
