// Whatever is asked, in zones whose clocks change: held against trying every five minutes by the words of the rules.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { BookingPolicy, OpenHours } from '../brand';
import { isHoliday, isOpen } from '../windows';
import { type Asked, freeSlots } from './availability';
import { BOOKING } from './policy';
import type { Span } from './types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
describe('whatever is asked', () => {
  // clocks change in most of these zones on one of these days
  const zone = fc.constantFrom(
    ...[
      'UTC',
      'Europe/Moscow',
      'Europe/Berlin',
      'America/New_York',
      'America/Havana',
      'Africa/Cairo',
      'America/St_Johns',
    ],
    ...[
      'Asia/Kolkata',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
    ],
  );
  const noon = fc.constantFrom(
    ...['2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-10-04', '2026-10-25', '2026-10-30', '2026-11-01'],
    ...['2026-06-17', '2026-12-31', '2028-02-29'],
  );
  const time = fc.integer({ min: 0, max: 287 }).map((n) => hhmm(n * 5));
  const days = fc.uniqueArray(fc.constantFrom(...WEEK), { minLength: 1 });
  const hours = fc.array(
    fc.oneof(
      fc.record({ days, from: time, to: fc.oneof(time, fc.constant('24:00')) }).filter(({ from, to }) => from !== to),
      fc.constant({ days: WEEK, from: '00:00', to: '24:00' }),
    ),
    { maxLength: 3 },
  );
  const policy = fc.record({
    lengthMinutes: fc.constantFrom(15, 30, 45, 60, 90),
    gridMinutes: fc.constantFrom(15, 20, 30, 45, 50, 60, 120),
    bufferBeforeMinutes: fc.constantFrom(0, 5, 30),
    bufferAfterMinutes: fc.constantFrom(0, 15, 60),
    noticeMinutes: fc.constantFrom(0, 5, 120, 1440),
    maxPerDay: fc.constantFrom(null, null, 1, 2),
    horizonDays: fc.constantFrom(1, 2, 14),
    slots: fc.oneof(
      fc.constant<BookingPolicy['slots']>([]),
      fc.constant<BookingPolicy['slots']>([]),
      fc.array(fc.record({ days, times: fc.array(time, { minLength: 1, maxLength: 4 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
    ),
  });
  const minutes = (min: number, max: number) => fc.integer({ min: min / 5, max: max / 5 }).map((n) => n * 5);
  const spans = fc.array(fc.tuple(minutes(-2880, 4320), minutes(5, 600)), { maxLength: 5 });
  const asked: fc.Arbitrary<Asked> = fc
    .record({
      zone,
      noon,
      hours,
      policy,
      busy: spans,
      timeOff: spans,
      booked: spans,
      offset: minutes(-4320, 1440),
      from: minutes(-1440, 1440),
      length: minutes(0, 2880),
      holiday: fc.boolean(),
    })
    .map(({ zone, noon, hours, policy, offset, from, length, holiday, ...taken }) => {
      const base = Date.parse(`${noon}T12:00:00Z`);
      const made = (list: [number, number][]) =>
        list.map(([at, long]) => ({ start: new Date(base + at * MINUTE), end: new Date(base + (at + long) * MINUTE) }));
      return {
        policy: { ...BOOKING, ...policy },
        rep: {
          ...{ zone, hours, busy: made(taken.busy), timeOff: made(taken.timeOff) },
          booked: made(taken.booked).map((span) => ({
            span,
            blocked: {
              start: new Date(span.start.getTime() - 10 * MINUTE),
              end: new Date(span.end.getTime() + 10 * MINUTE),
            },
          })),
        },
        holidays: holiday ? [{ from: noon, to: noon, name: 'a holiday' }] : [],
        now: new Date(base + offset * MINUTE),
        from: new Date(base + from * MINUTE),
        to: new Date(base + (from + length) * MINUTE),
      };
    });

  test('exactly the starts that keep every rule, found by trying each five minutes', () => {
    let offered = 0;
    fc.assert(
      fc.property(asked, (given) => {
        const slots = freeSlots(given);
        offered += slots.length;
        expect(slots.map(({ start }) => start.toISOString())).toEqual(bruteForce(given));
        for (const { start, end } of slots)
          expect(end.getTime() - start.getTime()).toBe(given.policy.lengthMinutes * MINUTE);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 150) },
    );
    expect(offered).toBeGreaterThan(100); // the rules leave something to judge
  });

  test('the cut of what is asked never changes which slots are inside', () => {
    fc.assert(
      fc.property(asked, minutes(0, 2880), minutes(0, 2880), (given, before, after) => {
        const wide = freeSlots({
          ...given,
          from: new Date(given.from.getTime() - before * MINUTE),
          to: new Date(given.to.getTime() + after * MINUTE),
        });
        expect(freeSlots(given)).toEqual(wide.filter(({ start, end }) => start >= given.from && end <= given.to));
      }),
    );
  });

  test('more that is busy never adds a slot', () => {
    fc.assert(
      fc.property(asked, minutes(-2880, 4320), minutes(5, 600), (given, at, long) => {
        const start = new Date(Date.parse(given.from.toISOString()) + at * MINUTE);
        const busy = [...given.rep.busy, { start, end: new Date(start.getTime() + long * MINUTE) }];
        const free = new Set(freeSlots(given).map((slot) => slot.start.getTime()));
        for (const slot of freeSlots({ ...given, rep: { ...given.rep, busy } }))
          expect(free).toContain(slot.start.getTime());
      }),
    );
  });
});

/** Each start of the span by itself, by the words of the rules; slow, and nothing in common with the code. */
function bruteForce({ policy, rep: { zone, hours, busy, timeOff, booked }, holidays, now, from, to }: Asked): string[] {
  const found: string[] = [];
  const length = policy.lengthMinutes * MINUTE;
  for (let at = Math.ceil(from.getTime() / (5 * MINUTE)) * 5 * MINUTE; at + length <= to.getTime(); at += 5 * MINUTE) {
    const start = new Date(at);
    if (at < now.getTime() + policy.noticeMinutes * MINUTE || at + length > now.getTime() + policy.horizonDays * DAY)
      continue;
    if (!isStart(DateTime.fromJSDate(start, { zone }), hours, policy)) continue;
    const inside = Array.from({ length: policy.lengthMinutes }, (_, i) => new Date(at + i * MINUTE)).filter(
      (_, i) => i % 5 === 0 || i === policy.lengthMinutes - 1,
    );
    if (!inside.every((moment) => isOpen(hours, zone, moment) && !isHoliday([...holidays], zone, moment))) continue;
    const hits = (span: Span, before = 0, after = 0) =>
      span.start.getTime() < at + length + after * MINUTE && span.end.getTime() > at - before * MINUTE;
    if (timeOff.some((span) => hits(span))) continue;
    const { bufferBeforeMinutes: before, bufferAfterMinutes: after } = policy;
    if ([...busy, ...booked.map(({ blocked }) => blocked)].some((span) => hits(span, before, after))) continue;
    const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate();
    if (
      policy.maxPerDay !== null &&
      booked.filter(({ span }) => day(span.start) === day(start)).length >= policy.maxPerDay
    )
      continue;
    found.push(start.toISOString());
  }
  return found;
}

function isStart(local: DateTime, hours: OpenHours[], { slots, gridMinutes }: BookingPolicy): boolean {
  if (slots.length > 0)
    return slots.some(({ days, times }) => days.includes(local.weekday) && times.includes(local.toFormat('HH:mm')));
  const clock = local.hour * 60 + local.minute;
  const before = (local.weekday + 5) % 7;
  return hours.some(({ days, from, to }) => {
    const [hour, opens, closes] = [
      Number(from.slice(0, 2)) * 60,
      clockOf(from),
      clockOf(to) <= clockOf(from) ? clockOf(to) + 1440 : clockOf(to),
    ];
    const fits = (minute: number) => minute >= opens && minute < closes && (minute - hour) % gridMinutes === 0;
    return (days.includes(local.weekday) && fits(clock)) || (days.includes(before + 1) && fits(clock + 1440));
  });
}

const clockOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const hhmm = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
