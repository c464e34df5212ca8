// Days told by way of today: which days each may be.
import { DateTime } from 'luxon';
import { holds, momentsIn } from './moments';

// a Saturday
const NOW = DateTime.fromISO('2026-11-21T17:00', { zone: 'Asia/Makassar' });
const days = (text: string): string[] =>
  momentsIn(text, NOW).map((m) => `${m.first.toISODate()}/${m.last.toISODate()}`);

test.each([
  ['уже завтра', '2026-11-22/2026-11-22'],
  ['the day after tomorrow', '2026-11-23/2026-11-23'],
  ['в понедельник', '2026-11-23/2026-11-23'],
  ['next friday', '2026-11-27/2026-12-04'],
  ['через две недели', '2026-11-30/2026-12-10'],
  ['four months from now', '2027-03-03/2027-04-12'],
  ['на следующей неделе', '2026-11-23/2026-11-29'],
])('%s', (text, span) => {
  expect(days(text)).toContain(span);
});

test('a habit is no day, and a breakfast is none', () => {
  expect(days('по понедельникам и on mondays, завтрак в девять')).toEqual([]);
});

test('a day of the calendar lies in it, of this year or the next', () => {
  const [moment] = momentsIn('через четыре месяца', NOW);
  expect(moment && [holds(moment, { day: 31, month: 3 }), holds(moment, { day: 30, month: 6 })]).toEqual([true, false]);
  expect(moment && holds(moment, { day: 31, month: 3, year: 2026 })).toBe(false);
});
