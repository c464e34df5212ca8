// Calendar and clock of one zone: plain dates, and the instant a wall clock shows a time. Luxon knows the zones; what to do when a
// time does not exist or exists twice is decided here, because Luxon leaves it open (moment.github.io/luxon/#/zones, "ambiguous times").
import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/** A date without a zone, as midnight UTC of that date: calendar arithmetic never meets a clock change. */
export type PlainDate = DateTime<true>;

const DAY_MS = 86_400_000;

export interface Local {
  date: PlainDate;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

export interface Placed {
  ms: number;
  clockChange?: 'moved' | 'first';
}

/** undefined: no such zone. IANA names, and UTC±hh:mm. */
export function zoneOf(name: string): Zone | undefined {
  // create() keeps what it made; isValidZone() would build a formatter at every call, at the price of reading a whole phrase.
  const zone = IANAZone.create(name);
  if (zone.isValid) return zone;
  return /^(utc|gmt)?([+-]\d{1,2}(:?\d\d)?)?$/i.test(name)
    ? (FixedOffsetZone.parseSpecifier(name.replace(/gmt/i, 'UTC')) ?? undefined)
    : undefined;
}

export function localOf(ms: number, zone: Zone): Local {
  const { year, month, day, hour, minute, second, millisecond } = DateTime.fromMillis(ms, { zone });
  return { date: plain(year, month, day)!, hour, minute, second, millisecond };
}

/** undefined: the calendar has no such date. */
export function plain(year: number, month: number, day: number): PlainDate | undefined {
  const date = DateTime.utc(year, month, day);
  return date.isValid ? date : undefined;
}

/**
 * The instant at which the zone's clocks show that time. A time skipped when clocks go forward is moved ahead by as much as
 * they are (02:30 → 03:30); of a time shown twice the first is taken, unless it lies before `notBefore` (ms).
 */
export function instantOf(
  date: PlainDate,
  time: Omit<Local, 'date'>,
  zone: Zone,
  notBefore = Number.NEGATIVE_INFINITY,
): Placed {
  const wall = date.toMillis() + ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 + time.millisecond;
  const instants = instantsShowing(wall, zone);
  if (instants.length === 0) return { ms: wall - zone.offset(wall - DAY_MS) * 60_000, clockChange: 'moved' };
  if (instants.length === 1) return { ms: instants[0]! };
  const first = instants[0]! >= notBefore;
  return { ms: first ? instants[0]! : instants[1]!, clockChange: first ? 'first' : undefined };
}

/**
 * The instants (ms) at which the zone's clocks show that date and time: none when they skip it, two when they show it twice.
 * @param wall the date and time as if it were UTC, ms
 */
export function instantsShowing(wall: number, zone: Zone): number[] {
  const [before, after] = [zone.offset(wall - DAY_MS), zone.offset(wall + DAY_MS)];
  // no clocks are changed twice in two days; asking a zone is what takes the time here
  if (before === after) return [wall - before * 60_000];
  const shown = [before, after]
    .map((offset) => wall - offset * 60_000)
    .filter((ms, i) => zone.offset(ms) === [before, after][i]);
  return [...new Set(shown)].sort((a, b) => a - b);
}
