// Which times may be offered for a meeting with a rep. Pure: what is known of his time goes in, free slots come out, sorted.
import { DateTime } from 'luxon';
import type { BookingPolicy, Holiday, LocalTime } from '../brand';
import { isHoliday, openSpans } from '../windows';
import type { RepTime, Slot, Span } from './types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Every start lies on the grid of the rep's clock (or is one of the policy's fixed times), inside his working hours, at least the notice
 * ahead, within the horizon, with its buffers clear of what his calendar holds and of other bookings' own, on no holiday or day off, and on
 * a day that has room. A time the clocks skip is no slot; one they show twice is one for each.
 * @param from first start looked at
 * @param to no slot ends after it
 * @throws RangeError for an unknown zone
 */
export function freeSlots({
  policy,
  rep,
  holidays,
  now,
  from,
  to,
}: {
  policy: BookingPolicy;
  rep: RepTime;
  holidays: readonly Holiday[];
  now: Date;
  from: Date;
  to: Date;
}): Slot[] {
  const earliest = Math.max(from.getTime(), now.getTime() + policy.noticeMinutes * MINUTE);
  const latest = Math.min(to.getTime(), now.getTime() + policy.horizonDays * DAY);
  const length = policy.lengthMinutes * MINUTE;
  const taken = [...rep.busy, ...rep.timeOff];
  const full = fullDays(rep, policy);
  const slots = new Map<number, Slot>();
  for (const open of openSpans(rep.hours, rep.zone, new Date(earliest - DAY), new Date(latest + DAY))) {
    for (const start of startsIn(open, policy, rep.zone)) {
      const slot = { start: new Date(start), end: new Date(start + length) };
      if (start < earliest || slot.end.getTime() > latest || slot.end > open.end) continue;
      if (isHoliday([...holidays], rep.zone, slot.start) || full.has(dayOf(slot.start, rep.zone))) continue;
      const wide = {
        start: new Date(start - policy.bufferBeforeMinutes * MINUTE),
        end: new Date(start + length + policy.bufferAfterMinutes * MINUTE),
      };
      if (taken.some((span) => overlap(wide, span))) continue;
      // each with its own buffers, as the rows exclude each other (hold_slot)
      if (rep.booked.some(({ blocked }) => overlap(wide, blocked))) continue;
      slots.set(start, slot);
    }
  }
  return [...slots.values()].sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** The local day of the rep a meeting counts for, as instants: what the day's maximum is counted in. */
export function dayAround(start: Date, zone: string): Span {
  const day = DateTime.fromJSDate(start, { zone }).startOf('day');
  return { start: day.toJSDate(), end: day.plus({ days: 1 }).toJSDate() };
}

function* startsIn(open: Span, { gridMinutes, slots, lengthMinutes }: BookingPolicy, zone: string): Generator<number> {
  if (slots.length > 0) {
    const first = DateTime.fromJSDate(open.start, { zone }).startOf('day');
    const last = DateTime.fromJSDate(open.end, { zone });
    for (let day = first; day <= last; day = day.plus({ days: 1 }))
      for (const { days, times } of slots)
        if (days.includes(day.weekday))
          for (const time of times) {
            const at = instantAt(day, time);
            if (at !== undefined && at >= open.start.getTime()) yield at;
          }
    return;
  }
  // counted in real minutes from the full hour before the opening: the grid of the clock, also where its hours are not whole
  const opens = DateTime.fromJSDate(open.start, { zone });
  const grid = gridMinutes * MINUTE;
  const hour = opens.startOf('hour').toMillis();
  const first = hour + Math.ceil((opens.toMillis() - hour) / grid) * grid;
  for (let at = first; at + lengthMinutes * MINUTE <= open.end.getTime(); at += grid) yield at;
}

/** undefined: the clocks skip that time. */
function instantAt(day: DateTime, time: LocalTime): number | undefined {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const at = day.set({ hour, minute });
  return at.hour === hour && at.minute === minute ? at.toMillis() : undefined;
}

function fullDays({ booked, zone }: RepTime, { maxPerDay }: BookingPolicy): Set<string> {
  const count = new Map<string, number>();
  for (const { span } of booked) count.set(dayOf(span.start, zone), (count.get(dayOf(span.start, zone)) ?? 0) + 1);
  return new Set([...count].filter(([, n]) => maxPerDay !== null && n >= maxPerDay).map(([day]) => day));
}

const dayOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toISODate() as string;
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
