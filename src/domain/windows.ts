// When we may write: the brand's open hours in the prospect's zone, and what becomes of a promise that is late.
import type { Zone } from 'luxon';
import type { LocalTime, OpenHours } from './brand';
import { instantOf, localOf, type PlainDate, zoneOf } from './when/calendar';

/** Open hours repeat weekly; a few days more than a week, because a zone may once in its history skip a whole day. */
const SEARCH_DAYS = 9;

/**
 * Whether the window is open at that moment: from `from` (included) to `to` (not included) by the zone's clocks.
 * `to` at or before `from` runs past midnight; "24:00" is the end of the day.
 * @throws RangeError for an unknown zone
 */
export function isOpen(hours: OpenHours[], zone: string, at: Date): boolean {
  const known = zoneFor(zone);
  const today = localOf(at.getTime(), known).date;
  // Yesterday's window may still be running.
  return [today.minus({ days: 1 }), today].some((date) =>
    windowsOn(date, hours, known).some(({ opens, closes }) => at.getTime() >= opens && at.getTime() < closes),
  );
}

/**
 * `at` itself when open, else the next opening; undefined: never open.
 * @throws RangeError for an unknown zone
 */
export function nextOpen(hours: OpenHours[], zone: string, at: Date): Date | undefined {
  if (isOpen(hours, zone, at)) return at;
  const known = zoneFor(zone);
  const today = localOf(at.getTime(), known).date;
  for (let days = 0; days <= SEARCH_DAYS; days++) {
    const openings = windowsOn(today.plus({ days }), hours, known).map(({ opens }) => opens);
    const next = Math.min(...openings.filter((opens) => opens > at.getTime()));
    if (Number.isFinite(next)) return new Date(next);
  }
  return undefined;
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
