// Sending windows: clock changes, midnight, closed days, and properties over zones and moments.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Holiday, OpenHours } from './brand';
import { isHoliday, isOpen, nextOpen, overdueVerdict } from './windows';

const WEEKDAYS: OpenHours[] = [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '20:00' }];
const at = (iso: string) => new Date(iso);

test.each([
  // [what, hours, zone, moment, open?, next opening]
  ['inside', WEEKDAYS, 'Europe/Moscow', '2026-11-25T12:00:00+03:00', true, '2026-11-25T12:00:00+03:00'],
  ['the first minute is in', WEEKDAYS, 'Europe/Moscow', '2026-11-25T10:00:00+03:00', true, '2026-11-25T10:00:00+03:00'],
  [
    'the last minute is out',
    WEEKDAYS,
    'Europe/Moscow',
    '2026-11-25T20:00:00+03:00',
    false,
    '2026-11-26T10:00:00+03:00',
  ],
  ['early morning', WEEKDAYS, 'Europe/Moscow', '2026-11-25T03:00:00+03:00', false, '2026-11-25T10:00:00+03:00'],
  [
    'Friday night waits for Monday',
    WEEKDAYS,
    'Europe/Moscow',
    '2026-11-27T20:30:00+03:00',
    false,
    '2026-11-30T10:00:00+03:00',
  ],
  ['his evening, not ours', WEEKDAYS, 'Asia/Makassar', '2026-11-25T15:00:00+03:00', false, '2026-11-26T10:00:00+08:00'],
  [
    'west of the date line',
    WEEKDAYS,
    'Pacific/Honolulu',
    '2026-11-30T10:00:00+08:00',
    false,
    '2026-11-30T10:00:00-10:00',
  ],
  [
    'the day the clocks go forward',
    WEEKDAYS,
    'Europe/Berlin',
    '2027-03-28T22:00:00+02:00',
    false,
    '2027-03-29T10:00:00+02:00',
  ],
  [
    'over the change to winter',
    [{ days: [7], from: '01:00', to: '04:00' }],
    'Europe/Berlin',
    '2026-10-25T02:30:00+01:00',
    true,
    '2026-10-25T02:30:00+01:00',
  ],
  [
    'a window that opens in the gap opens after it',
    [{ days: [7], from: '02:30', to: '05:00' }],
    'Europe/Berlin',
    '2027-03-28T01:59:00+01:00',
    false,
    '2027-03-28T03:30:00+02:00',
  ],
  [
    'past midnight, before it',
    [{ days: [5], from: '22:00', to: '02:00' }],
    'Europe/Moscow',
    '2026-11-27T23:00:00+03:00',
    true,
    '2026-11-27T23:00:00+03:00',
  ],
  [
    'past midnight, after it',
    [{ days: [5], from: '22:00', to: '02:00' }],
    'Europe/Moscow',
    '2026-11-28T01:00:00+03:00',
    true,
    '2026-11-28T01:00:00+03:00',
  ],
  [
    'past midnight, over',
    [{ days: [5], from: '22:00', to: '02:00' }],
    'Europe/Moscow',
    '2026-11-28T02:00:00+03:00',
    false,
    '2026-12-04T22:00:00+03:00',
  ],
  [
    'till 24:00',
    [{ days: [3], from: '00:00', to: '24:00' }],
    'Europe/Moscow',
    '2026-11-25T23:59:59+03:00',
    true,
    '2026-11-25T23:59:59+03:00',
  ],
  [
    'after 24:00',
    [{ days: [3], from: '00:00', to: '24:00' }],
    'Europe/Moscow',
    '2026-11-26T00:00:00+03:00',
    false,
    '2026-12-02T00:00:00+03:00',
  ],
  [
    'two windows a day: between them',
    [
      { days: [3], from: '09:00', to: '12:00' },
      { days: [3], from: '15:00', to: '18:00' },
    ],
    'Europe/Moscow',
    '2026-11-25T13:00:00+03:00',
    false,
    '2026-11-25T15:00:00+03:00',
  ],
  [
    'one day a week, just missed',
    [{ days: [3], from: '09:00', to: '09:30' }],
    'Europe/Moscow',
    '2026-11-25T09:30:00+03:00',
    false,
    '2026-12-02T09:00:00+03:00',
  ],
] as const)('%s', (_, hours, zone, moment, open, next) => {
  const list = hours.map((h) => ({ ...h, days: [...h.days] }));
  expect(isOpen(list, zone, at(moment))).toBe(open);
  expect(nextOpen(list, zone, at(moment))).toEqual(at(next));
});

test('closed all week never opens', () => {
  expect(nextOpen([], 'Europe/Moscow', at('2026-11-25T12:00:00Z'))).toBeUndefined();
  expect(
    nextOpen([{ days: [], from: '10:00', to: '20:00' }], 'Europe/Moscow', at('2026-11-25T12:00:00Z')),
  ).toBeUndefined();
});

test('an unknown zone is an error, not Greenwich', () => {
  expect(() => isOpen(WEEKDAYS, 'Mars/Olympus', new Date(0))).toThrow(RangeError);
});

const zones = fc.constantFrom(
  'Europe/Moscow',
  'Asia/Makassar',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
);
const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const minutes = fc.integer({ min: 0, max: 1439 });
const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
const openHours = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: minutes.map(clock),
    to: minutes.map(clock),
  }),
  { minLength: 1, maxLength: 3 },
);

test('the next opening is open, not before the moment, and nothing opens in between', () => {
  fc.assert(
    fc.property(
      openHours,
      zones,
      moments,
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (hours, zone, moment, part) => {
        const next = nextOpen(hours, zone, moment)!;
        expect(isOpen(hours, zone, next)).toBe(true);
        expect(next.getTime()).toBeGreaterThanOrEqual(moment.getTime());
        const between = new Date(moment.getTime() + Math.floor((next.getTime() - moment.getTime()) * part));
        if (between < next) expect(isOpen(hours, zone, between)).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});

test('away from clock changes, open is what the clock on the wall says', () => {
  fc.assert(
    fc.property(
      openHours,
      fc.constantFrom('Europe/Moscow', 'Asia/Makassar', 'Asia/Kolkata'),
      moments,
      (hours, zone, moment) => {
        const local = DateTime.fromJSDate(moment, { zone });
        const time = local.toFormat('HH:mm');
        const yesterday = ((local.weekday + 5) % 7) + 1;
        const expected = hours.some(({ days, from, to }) =>
          to > from
            ? days.includes(local.weekday) && time >= from && time < to
            : (days.includes(local.weekday) && time >= from) || (days.includes(yesterday) && time < to),
        );
        expect(isOpen(hours, zone, moment)).toBe(expected);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  [-5, 'asIs'],
  [0, 'asIs'],
  [30, 'asIs'],
  [31, 'rewrite'],
  [24 * 60, 'rewrite'],
  [24 * 60 + 1, 'skip'],
] as const)('%i minutes late: %s', (late, verdict) => {
  const now = at('2026-11-25T12:00:00Z');
  const due = new Date(now.getTime() - late * 60_000);
  expect(overdueVerdict({ due, now, lateAsIsMinutes: 30, lateRewriteHours: 24 })).toBe(verdict);
});

test('the later, the less of it is kept', () => {
  const rank = { asIs: 0, rewrite: 1, skip: 2 };
  const limits = fc.record({ lateAsIsMinutes: fc.nat(600), lateRewriteHours: fc.nat(72) });
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), limits, (a, b, limit) => {
      const now = at('2026-11-25T12:00:00Z');
      const verdict = (late: number) =>
        rank[overdueVerdict({ due: new Date(now.getTime() - late * 60_000), now, ...limit })];
      expect(verdict(Math.min(a, b))).toBeLessThanOrEqual(verdict(Math.max(a, b)));
    }),
  );
});

const NEW_YEAR: Holiday[] = [{ from: '2026-12-31', to: '2027-01-08', name: 'New Year' }];

test.each([
  ['closed on a holiday, open after the last one', WEEKDAYS, '2026-12-31T12:00:00+03:00', '2027-01-11T10:00:00+03:00'],
  ['open the day before', WEEKDAYS, '2026-12-30T12:00:00+03:00', '2026-12-30T12:00:00+03:00'],
  ['the evening before waits for the end', WEEKDAYS, '2026-12-30T21:00:00+03:00', '2027-01-11T10:00:00+03:00'],
  [
    'a night that began on a holiday is open from midnight on',
    [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '04:00' }],
    '2027-01-08T23:00:00+03:00',
    '2027-01-09T00:00:00+03:00',
  ],
  [
    'a night that began before one ends at midnight',
    [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '04:00' }],
    '2026-12-31T00:30:00+03:00',
    '2027-01-09T00:00:00+03:00',
  ],
])('%s', (_, hours, moment, next) => {
  expect(isOpen(hours, 'Europe/Moscow', at(moment), NEW_YEAR)).toBe(moment === next);
  expect(nextOpen(hours, 'Europe/Moscow', at(moment), NEW_YEAR)).toEqual(at(next));
});

test('a holiday is one of the client’s calendar, and longer ones than a week end', () => {
  expect(isHoliday(NEW_YEAR, 'Europe/Moscow', at('2026-12-30T20:00:00Z'))).toBe(false);
  expect(isHoliday(NEW_YEAR, 'Asia/Makassar', at('2026-12-30T20:00:00Z'))).toBe(true);
  const summer: Holiday[] = [{ from: '2027-06-01', to: '2027-08-31', name: 'summer' }];
  expect(nextOpen(WEEKDAYS, 'Europe/Moscow', at('2027-06-15T12:00:00+03:00'), summer)).toEqual(
    at('2027-09-01T10:00:00+03:00'),
  );
});
