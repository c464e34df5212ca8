import fc from 'fast-check';
import { DateTime } from 'luxon';
import { pickSlots, type SlotWish } from './pick';
import type { Slot } from './types';

const HALF_HOUR = 30 * 60_000;
const MOSCOW = 'Europe/Moscow';

/** Each half hour between two hours of these days, in that zone. */
const halfHours = (days: string[], from: number, to: number, zone = MOSCOW): Slot[] =>
  days.flatMap((day) =>
    Array.from({ length: (to - from) * 2 }, (_, i) => {
      const start = DateTime.fromISO(day, { zone })
        .set({ hour: from })
        .plus({ minutes: 30 * i })
        .toJSDate();
      return { start, end: new Date(start.getTime() + HALF_HOUR) };
    }),
  );
const said = (slots: Slot[], zone = MOSCOW) =>
  slots.map(({ start }) => DateTime.fromJSDate(start, { zone }).toFormat('d HH:mm'));
const wish = (from: string, to?: string): SlotWish => ({
  start: DateTime.fromISO(from, { zone: MOSCOW }).toJSDate(),
  end: to === undefined ? undefined : DateTime.fromISO(to, { zone: MOSCOW }).toJSDate(),
});
const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
const free = halfHours(week, 10, 19);
const without = (...taken: string[]) => free.filter((slot) => !taken.includes(said([slot])[0] as string));
const day = (n: number) => free.filter((slot) => said([slot])[0]?.startsWith(`${n} `)).map((slot) => said([slot])[0]);

test.each<[string, string[], string[]]>([
  [
    'no wish: three days, another part of each',
    said(pickSlots(free, { zone: MOSCOW })),
    ['23 11:30', '24 14:30', '25 17:30'],
  ],
  [
    'no wish and one day: spread over it',
    said(pickSlots(halfHours(['2026-11-23'], 10, 19), { zone: MOSCOW })),
    ['23 10:00', '23 14:30', '23 18:30'],
  ],
  [
    'no wish and two days',
    said(pickSlots(halfHours(week.slice(0, 2), 10, 19), { zone: MOSCOW })),
    ['23 10:00', '23 18:30', '24 14:30'],
  ],
  [
    'no wish: nothing in his night',
    said(pickSlots(free, { zone: 'America/New_York' }), 'America/New_York'),
    ['23 08:30', '24 09:30', '25 10:30'],
  ],
  [
    'nothing but nights: better than nothing',
    said(pickSlots(halfHours(week, 2, 4), { zone: MOSCOW, count: 2 })),
    ['23 02:00', '24 03:00'],
  ],
  [
    'an hour that is free',
    said(pickSlots(free, { zone: MOSCOW, wish: wish('2026-11-25T15:00') })),
    ['25 14:30', '25 15:00', '25 15:30'],
  ],
  [
    'an hour that is taken',
    said(pickSlots(without('25 15:00'), { zone: MOSCOW, wish: wish('2026-11-25T15:00') })),
    ['25 14:00', '25 14:30', '25 15:30'],
  ],
  [
    'a full day: the same hour of its neighbours',
    said(pickSlots(without(...(day(25) as string[])), { zone: MOSCOW, wish: wish('2026-11-25T15:00') })),
    ['24 14:30', '24 15:00', '26 15:00'],
  ],
  [
    'after what is there: not the middle of the night',
    said(
      pickSlots(
        [...free, ...halfHours(['2026-11-26'], 0, 6)].sort((a, b) => a.start.getTime() - b.start.getTime()),
        { zone: MOSCOW, wish: wish('2026-11-25T23:00'), count: 2 },
      ),
    ),
    ['25 18:00', '25 18:30'],
  ],
  [
    'a part of a day, spread over it',
    said(pickSlots(free, { zone: MOSCOW, wish: wish('2026-11-26T14:00', '2026-11-26T18:00') })),
    ['26 14:00', '26 16:00', '26 18:00'],
  ],
  [
    'a part of a day that has one time left: the same part of other days',
    said(
      pickSlots(without(...(day(26).filter((at) => at !== '26 15:00') as string[])), {
        zone: MOSCOW,
        wish: wish('2026-11-26T14:00', '2026-11-26T18:00'),
      }),
    ),
    ['25 14:00', '25 14:30', '26 15:00'],
  ],
  [
    'a day: from morning to evening',
    said(pickSlots(free, { zone: MOSCOW, wish: wish('2026-11-26T09:00', '2026-11-26T21:00') })),
    ['26 10:00', '26 14:30', '26 18:30'],
  ],
  [
    'some days: each another time',
    said(pickSlots(free, { zone: MOSCOW, wish: wish('2026-11-24T00:00', '2026-11-26T23:00') })),
    ['24 11:30', '25 14:30', '26 17:30'],
  ],
  [
    'an early hour he named himself',
    said(pickSlots(halfHours(week, 5, 12), { zone: MOSCOW, wish: wish('2026-11-25T06:00'), count: 1 })),
    ['25 06:00'],
  ],
  ['nothing free', said(pickSlots([], { zone: MOSCOW, wish: wish('2026-11-25T06:00') })), []],
])('%s', (_, picked, expected) => expect(picked).toEqual(expected));

test('whatever is free and wished for: some of it, sorted, none twice, and the wish itself first of all', () => {
  const half = fc.integer({ min: 0, max: 48 * 6 });
  const zone = fc.constantFrom(MOSCOW, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati');
  const base = Date.parse('2026-10-23T00:00:00Z'); // clocks change in between
  const at = (n: number) => new Date(base + n * HALF_HOUR);
  fc.assert(
    fc.property(
      ...([
        fc.uniqueArray(half),
        fc.option(fc.tuple(half, fc.option(fc.integer({ min: 0, max: 96 })))),
        zone,
        fc.integer({ min: 1, max: 6 }),
      ] as const),
      (free, wished, zone, count) => {
        const slots = free.sort((a, b) => a - b).map((n) => ({ start: at(n), end: at(n + 1) }));
        const [from, length] = wished ?? [];
        const wish =
          from === undefined ? undefined : { start: at(from), end: length == null ? undefined : at(from + length) };
        const picked = pickSlots(slots, { zone, count, wish });
        expect(picked.length).toBeLessThanOrEqual(count);
        expect(slots.filter((slot) => picked.includes(slot))).toEqual(picked);
        const hour = ({ start }: Slot) => DateTime.fromJSDate(start, { zone }).hour;
        const decent = slots.filter((slot) => hour(slot) >= 8 && hour(slot) < 21);
        if (decent.length >= count) expect(picked).toHaveLength(count);
        const { start, end = start } = wish ?? {};
        const asked = slots.filter((slot) => start && end && slot.start >= start && slot.start <= end);
        if (decent.length > 0)
          for (const slot of picked) expect(decent.includes(slot) || asked.includes(slot)).toBe(true);
        const exact = start && !wish?.end && slots.find((slot) => slot.start.getTime() === start.getTime());
        if (exact) expect(picked).toContain(exact);
        const days = new Set(decent.map((slot) => DateTime.fromJSDate(slot.start, { zone }).toISODate()));
        if (!wish && decent.length >= count)
          expect(new Set(picked.map((slot) => DateTime.fromJSDate(slot.start, { zone }).toISODate())).size).toBe(
            Math.min(count, days.size),
          );
      },
    ),
  );
});
