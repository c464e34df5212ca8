// Days as long as they are: also the two of a year that have 23 and 25 hours.
import { nextDay, startOfDay } from './day';

test.each([
  ['Asia/Makassar', '2026-11-21T15:59:59Z', '2026-11-20T16:00:00Z', '2026-11-21T16:00:00Z'],
  ['Asia/Makassar', '2026-11-21T16:00:00Z', '2026-11-21T16:00:00Z', '2026-11-22T16:00:00Z'],
  // the clocks go back at two: half an hour into that day, 24 hours later is the same day
  ['America/New_York', '2026-11-01T04:30:00Z', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
  ['Europe/London', '2026-03-29T00:30:00Z', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
])('%s, %s', (zone, at, began, next) => {
  expect(startOfDay(new Date(at), zone)).toEqual(new Date(began));
  expect(nextDay(new Date(at), zone)).toEqual(new Date(next));
});
