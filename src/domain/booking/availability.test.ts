import { DateTime } from 'luxon';
import type { BookingPolicy, OpenHours } from '../brand';
import { type Asked, candidates, dayAround, freeSlots } from './availability';
import { BOOKING } from './policy';
import type { RepTime, Span } from './types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const PLAIN: BookingPolicy = {
  ...BOOKING,
  lengthMinutes: 60,
  gridMinutes: 60,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
};

const rep = (zone: string, hours: OpenHours[], more: Partial<RepTime> = {}): RepTime => ({
  ...{ zone, hours, busy: [], timeOff: [], booked: [] },
  ...more,
});
const daily = (from: string, to: string): OpenHours[] => [{ days: WEEK, from, to }];

describe('in words', () => {
  /** The slots of one local day, by the rep's clock. */
  function on(
    day: string,
    zone: string,
    {
      hours = daily('10:00', '13:00'),
      policy = {},
      now,
      ...more
    }: Partial<RepTime> & { policy?: object; now?: Date; holidays?: [] } = {},
  ): string[] {
    const start = DateTime.fromISO(day, { zone }).startOf('day');
    const slots = freeSlots({
      policy: { ...PLAIN, ...policy },
      rep: rep(zone, hours, more),
      holidays: [{ from: '2026-12-25', to: '2026-12-26', name: 'Christmas' }],
      now: now ?? start.minus({ days: 2 }).toJSDate(),
      from: start.toJSDate(),
      to: start.plus({ days: 1 }).startOf('day').toJSDate(),
    });
    return slots.map(({ start: at }) => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm'));
  }
  const at = (iso: string, zone: string) => DateTime.fromISO(iso, { zone }).toJSDate();
  const span = (from: string, to: string, zone: string): Span => ({ start: at(from, zone), end: at(to, zone) });
  const moscow = 'Europe/Moscow';
  const thursday = '2026-11-26';

  test.each<[string, string[], string[]]>([
    ['an empty morning', on(thursday, moscow), ['10:00', '11:00', '12:00']],
    [
      'a half-hour grid',
      on(thursday, moscow, { policy: { gridMinutes: 30 } }),
      ['10:00', '10:30', '11:00', '11:30', '12:00'],
    ],
    [
      'opening between two times of the grid',
      on(thursday, moscow, { hours: daily('10:15', '13:00') }),
      ['11:00', '12:00'],
    ],
    [
      'a grid that fits no hour counts from the full hour of the opening',
      on(thursday, moscow, { policy: { gridMinutes: 45 } }),
      ['10:00', '10:45', '11:30'],
    ],
    ['a window that is too short', on(thursday, moscow, { hours: daily('10:00', '10:45') }), []],
    [
      'two windows that meet are one',
      on(thursday, moscow, { hours: [...daily('10:00', '11:30'), ...daily('11:30', '13:00')] }),
      ['10:00', '11:00', '12:00'],
    ],
    ['another weekday', on(thursday, moscow, { hours: [{ days: [5], from: '10:00', to: '13:00' }] }), []],
    [
      'busy in the middle',
      on(thursday, moscow, { busy: [span('2026-11-26T11:00', '2026-11-26T11:30', moscow)] }),
      ['10:00', '12:00'],
    ],
    [
      'busy until it begins',
      on(thursday, moscow, { busy: [span('2026-11-26T09:00', '2026-11-26T10:00', moscow)] }),
      ['10:00', '11:00', '12:00'],
    ],
    [
      'and with a buffer before',
      on(thursday, moscow, {
        policy: { bufferBeforeMinutes: 5 },
        busy: [span('2026-11-26T09:00', '2026-11-26T10:00', moscow)],
      }),
      ['11:00', '12:00'],
    ],
    [
      'a buffer after, into what is busy',
      on(thursday, moscow, {
        policy: { bufferAfterMinutes: 15 },
        busy: [span('2026-11-26T13:00', '2026-11-26T14:00', moscow)],
      }),
      ['10:00', '11:00'],
    ],
    [
      'a buffer is no working time: it may reach past the hours',
      on(thursday, moscow, { policy: { bufferAfterMinutes: 30 } }),
      ['10:00', '11:00', '12:00'],
    ],
    [
      'time off has no buffer: it is like closing',
      on(thursday, moscow, {
        policy: { bufferAfterMinutes: 15 },
        timeOff: [span('2026-11-26T12:00', '2026-11-27T00:00', moscow)],
      }),
      ['10:00', '11:00'],
    ],
    ['a whole day off', on(thursday, moscow, { timeOff: [span(thursday, '2026-11-27', moscow)] }), []],
    ['a holiday', on('2026-12-25', moscow), []],
    ['the last day of it', on('2026-12-26', moscow), []],
    ['the day after', on('2026-12-27', moscow), ['10:00', '11:00', '12:00']],
    [
      'into a holiday over midnight',
      on('2026-12-24', moscow, { hours: daily('22:00', '02:00'), policy: { gridMinutes: 30 } }),
      ['00:00', '00:30', '01:00', '22:00', '22:30', '23:00'],
    ],
    [
      'over midnight: what began yesterday',
      on(thursday, moscow, { hours: [{ days: [3], from: '22:00', to: '02:00' }] }),
      ['00:00', '01:00'],
    ],
    [
      'over midnight: a slot that begins today and ends tomorrow',
      on(thursday, moscow, { hours: daily('23:30', '01:30'), policy: { gridMinutes: 30 } }),
      ['00:00', '00:30'],
    ],
    [
      'open round the clock',
      on(thursday, moscow, { hours: daily('00:00', '24:00'), policy: { gridMinutes: 240 } }),
      ['00:00', '04:00', '08:00', '12:00', '16:00', '20:00'],
    ],
    [
      'notice of two hours',
      on(thursday, moscow, { now: at('2026-11-26T09:30', moscow), policy: { noticeMinutes: 120 } }),
      ['12:00'],
    ],
    [
      'exactly at the notice',
      on(thursday, moscow, { now: at('2026-11-26T09:00', moscow), policy: { noticeMinutes: 120 } }),
      ['11:00', '12:00'],
    ],
    [
      'past the horizon',
      on(thursday, moscow, { now: at('2026-11-25T11:00', moscow), policy: { horizonDays: 1 } }),
      ['10:00'],
    ],
    ['half an hour east', on(thursday, 'Asia/Kolkata'), ['10:00', '11:00', '12:00']],
    ['and three quarters', on(thursday, 'Asia/Kathmandu'), ['10:00', '11:00', '12:00']],
    ['west of everybody', on(thursday, 'Pacific/Pago_Pago'), ['10:00', '11:00', '12:00']],
    ['east of everybody', on(thursday, 'Pacific/Kiritimati'), ['10:00', '11:00', '12:00']],
    [
      'clocks go forward at 02:00',
      on('2027-03-28', 'Europe/Berlin', { hours: daily('01:00', '05:00') }),
      ['01:00', '03:00', '04:00'],
    ],
    [
      'clocks go back at 03:00',
      on('2026-10-25', 'Europe/Berlin', { hours: daily('01:00', '05:00') }),
      ['01:00', '02:00', '02:00', '03:00', '04:00'],
    ],
    [
      'half an hour forward, still on the grid',
      on('2026-10-04', 'Australia/Lord_Howe', { hours: daily('00:00', '05:00') }),
      ['00:00', '01:00', '03:00', '04:00'],
    ],
    [
      'midnight skipped',
      on('2026-04-24', 'Africa/Cairo', { hours: daily('00:00', '04:00') }),
      ['01:00', '02:00', '03:00'],
    ],
    [
      'fixed slots',
      on(thursday, moscow, { policy: { slots: [{ days: [4], times: ['10:20', '12:00'] }] } }),
      ['10:20', '12:00'],
    ],
    [
      'a fixed slot outside the hours',
      on(thursday, moscow, { policy: { slots: [{ days: [4], times: ['09:00', '12:30', '11:00'] }] } }),
      ['11:00'],
    ],
    ['fixed slots of another day', on(thursday, moscow, { policy: { slots: [{ days: [5], times: ['11:00'] }] } }), []],
    [
      'a fixed slot the clocks skip',
      on('2027-03-28', 'Europe/Berlin', {
        hours: daily('00:00', '24:00'),
        policy: { slots: [{ days: WEEK, times: ['02:30', '03:30'] }] },
      }),
      ['03:30'],
    ],
    [
      'a fixed slot the clocks show twice',
      on('2026-10-25', 'Europe/Berlin', {
        hours: daily('00:00', '24:00'),
        policy: { slots: [{ days: WEEK, times: ['02:30'] }] },
      }),
      ['02:30', '02:30'],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  const booking = (from: string, to: string) => ({
    span: span(from, to, moscow),
    blocked: {
      start: new Date(at(from, moscow).getTime() - 15 * MINUTE),
      end: new Date(at(to, moscow).getTime() + 15 * MINUTE),
    },
  });
  test('a booking keeps its own buffer, and the new one its own too', () => {
    const booked = [booking('2026-11-26T09:00', '2026-11-26T09:40')];
    expect(on(thursday, moscow, { booked })).toEqual(['10:00', '11:00', '12:00']);
    expect(on(thursday, moscow, { booked, policy: { bufferBeforeMinutes: 10 } })).toEqual(['11:00', '12:00']);
  });
  test('the maximum counts by the day of the rep, whatever the day elsewhere', () => {
    const booked = [booking('2026-11-26T00:30', '2026-11-26T01:00'), booking('2026-11-26T23:00', '2026-11-26T23:30')];
    expect(on(thursday, moscow, { booked, policy: { maxPerDay: 2 } })).toEqual([]);
    expect(on(thursday, moscow, { booked, policy: { maxPerDay: 3 } })).toEqual(['10:00', '11:00', '12:00']);
    expect(on('2026-11-27', moscow, { booked, policy: { maxPerDay: 2 } })).toEqual(['10:00', '11:00', '12:00']);
  });
  test('a slot that would run into a holiday is none', () => {
    const asked: Asked = {
      ...{ policy: { ...PLAIN, gridMinutes: 30 }, rep: rep(moscow, daily('22:00', '02:00')) },
      holidays: [{ from: '2026-12-25', to: '2026-12-25', name: 'Christmas' }],
      ...{ now: at('2026-12-24', moscow), from: at('2026-12-24T12:00', moscow), to: at('2026-12-26T01:00', moscow) },
    };
    const starts = freeSlots(asked).map(({ start }) =>
      DateTime.fromJSDate(start, { zone: moscow }).toFormat('d HH:mm'),
    );
    expect(starts).toEqual(['24 22:00', '24 22:30', '24 23:00', '26 00:00']);
  });
  test('what is in the way is said', () => {
    const asked: Asked = {
      policy: { ...PLAIN, noticeMinutes: 120, horizonDays: 7, maxPerDay: 1 },
      rep: rep(moscow, daily('10:00', '11:00'), {
        busy: [span('2026-11-27T10:30', '2026-11-27T11:00', moscow)],
        timeOff: [span('2026-11-28', '2026-11-29', moscow)],
        booked: [booking('2026-11-29T10:30', '2026-11-29T11:00'), booking('2026-11-30T18:00', '2026-11-30T18:30')],
      }),
      holidays: [{ from: '2026-12-01', to: '2026-12-01', name: 'a holiday' }],
      now: at('2026-11-26T09:00', moscow),
      from: at(thursday, moscow),
      to: at('2026-12-04', moscow),
    };
    const said = candidates(asked).map(({ obstacle }) => obstacle);
    expect(said).toEqual(['notice', 'busy', 'timeOff', 'booked', 'dayFull', 'holiday', undefined, 'horizon']);
  });
  test('an unknown zone is refused', () => {
    const asked = {
      policy: PLAIN,
      rep: rep('Mars/Olympus', []),
      holidays: [],
      now: new Date(0),
      from: new Date(0),
      to: new Date(1),
    };
    expect(() => freeSlots(asked)).toThrow('unknown time zone Mars/Olympus');
  });
  test('a day begins where the clocks begin it', () => {
    const { start, end } = dayAround(at('2026-04-24T12:00', 'Africa/Cairo'), 'Africa/Cairo');
    expect((end.getTime() - start.getTime()) / HOUR).toBe(23);
    const long = dayAround(at('2026-10-25T12:00', 'Europe/Berlin'), 'Europe/Berlin');
    expect((long.end.getTime() - long.start.getTime()) / HOUR).toBe(25);
    // Havana shows midnight twice: the day begins with the first
    const havana = dayAround(at('2026-11-01T12:00', 'America/Havana'), 'America/Havana');
    expect((havana.end.getTime() - havana.start.getTime()) / HOUR).toBe(25);
  });
});
