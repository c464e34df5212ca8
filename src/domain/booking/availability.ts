// Which times may be offered for a meeting with a rep. Pure: what is known of his time goes in, his free slots come out, sorted.
import type { Zone } from 'luxon';
import type { BookingPolicy, Holiday } from '../brand';
import { instantOf, localOf, type PlainDate, zoneOf } from '../when/calendar';
import { openSpans } from '../windows';
import { startsOn } from './starts';
import { Taken } from './taken';
import type { RepTime, Slot, Span } from './types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Why a start inside the hours may not be offered; the first that holds, in this order. */
export type Obstacle = 'notice' | 'horizon' | 'holiday' | 'timeOff' | 'booked' | 'dayFull' | 'busy';

export interface Candidate extends Slot {
  /** undefined: it may be offered */
  obstacle?: Obstacle;
}

export interface Asked {
  policy: BookingPolicy;
  /** all that touches the rep's local days between `from` and `to`, or more */
  rep: RepTime;
  holidays: readonly Holiday[];
  now: Date;
  /** no slot starts before it */
  from: Date;
  /** no slot ends after it */
  to: Date;
}

/**
 * Every start is a time of the rep's clock on the policy's grid (or one of its fixed times), inside his working hours, at least the notice
 * ahead, over within the horizon, clear of holidays and time off, with its buffers clear of what his calendar holds and of other bookings'
 * own, and on a day that has room. A time the clocks skip is no slot; one they show twice is one for each. `from` and `to` only cut.
 * @throws RangeError for an unknown zone
 */
export const freeSlots = (asked: Asked): Slot[] =>
  candidates(asked)
    .filter(({ obstacle }) => obstacle === undefined)
    .map(({ start, end }) => ({ start, end }));

/**
 * The starts his hours allow, free or not, each with what is in its way.
 * @throws RangeError for an unknown zone
 */
export function candidates({ policy, rep, holidays, now, from, to }: Asked): Candidate[] {
  const zone = zoneOf(rep.zone);
  if (!zone) throw new RangeError(`unknown time zone ${rep.zone}`);
  if (from >= to) return [];
  const length = policy.lengthMinutes * MINUTE;
  const [before, after] = [policy.bufferBeforeMinutes * MINUTE, policy.bufferAfterMinutes * MINUTE];
  const soonest = now.getTime() + policy.noticeMinutes * MINUTE;
  const latest = now.getTime() + policy.horizonDays * DAY;
  // a day wider than asked: a window that runs past midnight, and a slot that begins in one and ends in the next
  const dates = datesFrom(from.getTime() - DAY, to.getTime() + DAY, zone);
  const open = new Taken(openSpans(rep.hours, rep.zone, new Date(from.getTime() - DAY), new Date(to.getTime() + DAY)));
  const days = daysOf(dates, zone);
  const closed = new Taken(days.filter((_, i) => isHoliday(holidays, dates[i] as PlainDate)));
  const off = new Taken(rep.timeOff);
  const busy = new Taken(rep.busy);
  // each with its own buffers, as the rows exclude each other (hold_slot)
  const booked = new Taken(rep.booked.map(({ blocked }) => blocked));
  const full = new Taken(fullDays(days, rep, policy));

  const found = new Map<number, Candidate>();
  for (const date of dates) {
    for (const start of startsOn(date, rep.hours, policy, zone)) {
      const end = start + length;
      if (start < from.getTime() || end > to.getTime() || !open.holds(start, end)) continue;
      const obstacle: Obstacle | undefined =
        start < soonest
          ? 'notice'
          : end > latest
            ? 'horizon'
            : closed.touches(start, end)
              ? 'holiday'
              : off.touches(start, end)
                ? 'timeOff'
                : booked.touches(start - before, end + after)
                  ? 'booked'
                  : full.touches(start, start + 1)
                    ? 'dayFull'
                    : busy.touches(start - before, end + after)
                      ? 'busy'
                      : undefined;
      found.set(start, { start: new Date(start), end: new Date(end), obstacle });
    }
  }
  return [...found.values()].sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** The local day of the rep a meeting counts for, as instants: what the day's maximum is counted in. @throws RangeError for an unknown zone */
export function dayAround(start: Date, zone: string): Span {
  const known = zoneOf(zone);
  if (!known) throw new RangeError(`unknown time zone ${zone}`);
  return daysOf([localOf(start.getTime(), known).date], known)[0] as Span;
}

/** From midnight to midnight; the dates follow each other. */
function daysOf(dates: PlainDate[], zone: Zone): Span[] {
  const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };
  const after = (dates.at(-1) as PlainDate).plus({ days: 1 });
  const midnights = [...dates, after].map((date) => new Date(instantOf(date, midnight, zone).ms));
  return dates.map((_, i) => ({ start: midnights[i] as Date, end: midnights[i + 1] as Date }));
}

function datesFrom(from: number, to: number, zone: Zone): PlainDate[] {
  const dates: PlainDate[] = [];
  const last = localOf(to, zone).date;
  for (let { date } = localOf(from, zone); date <= last; date = date.plus({ days: 1 })) dates.push(date);
  return dates;
}

/** Both ends of a holiday included, by the rep's calendar. */
function isHoliday(holidays: readonly Holiday[], date: PlainDate): boolean {
  const day = date.toISODate();
  return holidays.some(({ from, to }) => from <= day && day <= to);
}

function fullDays(days: Span[], { booked }: RepTime, { maxPerDay }: BookingPolicy): Span[] {
  if (maxPerDay === null) return [];
  const starts = booked.map(({ span }) => span.start);
  return days.filter(({ start, end }) => starts.filter((at) => start <= at && at < end).length >= maxPerDay);
}
