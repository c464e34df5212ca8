// When we may write: the brand's open hours in the prospect's zone, and what becomes of a promise that is late.
import type { Zone } from 'luxon';
import type { Holiday, LocalTime, OpenHours } from './brand';
import { instantOf, localOf, type PlainDate, zoneOf } from './when/calendar';

/** Open hours repeat weekly; a few days more than a week, because a zone may once in its history skip a whole day. */
const SEARCH_DAYS = 9;
/** Holidays beyond that are no holidays: a brand that is closed for more than a year is closed. */
const MOST_HOLIDAYS = 366;

/**
 * Whether the window is open at that moment: from `from` (included) to `to` (not included) by the zone's clocks.
 * `to` at or before `from` runs past midnight; "24:00" is the end of the day. On `holidays`, by the zone's calendar, it is closed.
 * @throws RangeError for an unknown zone
 */
export function isOpen(hours: OpenHours[], zone: string, at: Date, holidays: Holiday[] = []): boolean {
  const known = zoneFor(zone);
  const today = localOf(at.getTime(), known).date;
  if (isHoliday(holidays, zone, at)) return false;
  // Yesterday's window may still be running.
  return [today.minus({ days: 1 }), today].some((date) =>
    windowsOn(date, hours, known).some(({ opens, closes }) => at.getTime() >= opens && at.getTime() < closes),
  );
}

/**
 * `at` itself when open, else the next opening; undefined: never open.
 * @throws RangeError for an unknown zone
 */
export function nextOpen(hours: OpenHours[], zone: string, at: Date, holidays: Holiday[] = []): Date | undefined {
  if (isOpen(hours, zone, at, holidays)) return at;
  const known = zoneFor(zone);
  const today = localOf(at.getTime(), known).date;
  const days = SEARCH_DAYS + (holidays.length > 0 ? MOST_HOLIDAYS : 0);
  for (let day = 0; day <= days; day++) {
    const date = today.plus({ days: day });
    if (onHoliday(holidays, date)) continue;
    // A window that began on a holiday and runs past midnight is open from midnight on.
    const midnight = instant(date, '00:00', known);
    const running = holidays.length > 0 && isOpen(hours, zone, new Date(midnight), holidays) ? [midnight] : [];
    const openings = [...running, ...windowsOn(date, hours, known).map(({ opens }) => opens)];
    const next = Math.min(...openings.filter((opens) => opens > at.getTime()));
    if (Number.isFinite(next)) return new Date(next);
  }
  return undefined;
}

/**
 * The windows that touch [from, to), as instants, in order; those that overlap or touch each other are one.
 * @throws RangeError for an unknown zone
 */
export function openSpans(
  hours: readonly OpenHours[],
  zone: string,
  from: Date,
  to: Date,
): { start: Date; end: Date }[] {
  const known = zoneFor(zone);
  const first = localOf(from.getTime(), known).date.minus({ days: 1 });
  const last = localOf(to.getTime(), known).date;
  const spans: { start: Date; end: Date }[] = [];
  for (let date = first; date <= last; date = date.plus({ days: 1 })) {
    for (const { opens, closes } of windowsOn(date, [...hours], known).sort((a, b) => a.opens - b.opens)) {
      const before = spans.at(-1);
      if (before && opens <= before.end.getTime()) before.end = new Date(Math.max(before.end.getTime(), closes));
      else spans.push({ start: new Date(opens), end: new Date(closes) });
    }
  }
  return spans.filter(({ start, end }) => end > from && start < to);
}

/** @throws RangeError for an unknown zone */
export const isHoliday = (holidays: Holiday[], zone: string, at: Date): boolean =>
  holidays.length > 0 && onHoliday(holidays, localOf(at.getTime(), zoneFor(zone)).date);

/** Both ends included. */
function onHoliday(holidays: Holiday[], date: PlainDate): boolean {
  const day = date.toISODate() as string;
  return holidays.some(({ from, to }) => from <= day && day <= to);
}

/** A late promise is still said as it is, said in other words, or no longer worth saying. Not late is `asIs`. */
export function overdueVerdict(late: {
  due: Date;
  now: Date;
  lateAsIsMinutes: number;
  lateRewriteHours: number;
}): 'asIs' | 'rewrite' | 'skip' {
  const minutes = (late.now.getTime() - late.due.getTime()) / 60_000;
  if (minutes <= late.lateAsIsMinutes) return 'asIs';
  return minutes <= late.lateRewriteHours * 60 ? 'rewrite' : 'skip';
}

function zoneFor(name: string): Zone {
  const zone = zoneOf(name);
  if (!zone) throw new RangeError(`unknown time zone ${name}`);
  return zone;
}

/** The windows that open on that local date, as instants (ms). Empty ones (a gap swallowed them) are left out. */
function windowsOn(date: PlainDate, hours: OpenHours[], zone: Zone): { opens: number; closes: number }[] {
  return hours
    .filter(({ days }) => days.includes(date.weekday))
    .map(({ from, to }) => {
      const pastMidnight = to <= from;
      const opens = instant(date, from, zone);
      return { opens, closes: instant(pastMidnight ? date.plus({ days: 1 }) : date, to, zone) };
    })
    .filter(({ opens, closes }) => closes > opens);
}

function instant(date: PlainDate, time: LocalTime, zone: Zone): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const day = hour === 24 ? date.plus({ days: 1 }) : date;
  return instantOf(day, { hour: hour % 24, minute, second: 0, millisecond: 0 }, zone).ms;
}
