// At which times of the rep's clock a meeting may begin on a date: a grid inside his hours, or fixed times.
import type { Zone } from 'luxon';
import type { BookingPolicy, LocalTime, OpenHours } from '../brand';
import { instantsShowing, type PlainDate } from '../when/calendar';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY = DAY_MINUTES * MINUTE;

/**
 * As instants (ms), in no order, some of them twice. The grid is counted by the clock from the full hour in which a window opens, so that
 * it does not depend on what was asked; a window that runs past midnight counts for the date it opens on.
 */
export function startsOn(date: PlainDate, hours: readonly OpenHours[], policy: BookingPolicy, zone: Zone): number[] {
  const walls = policy.slots.length > 0 ? fixed(date, policy) : grid(date, hours, policy);
  if (walls.length === 0) return [];
  const midnight = date.toMillis();
  // most days have one offset, and then no clock need be asked about each time: asking a zone is what takes the time here
  const offset = zone.offset(midnight - 2 * DAY);
  const steady = offset === zone.offset(midnight + 4 * DAY) && offset === zone.offset(midnight - offset * MINUTE);
  return walls.flatMap((minute) => {
    const wall = midnight + minute * MINUTE;
    return steady ? [wall - offset * MINUTE] : instantsShowing(wall, zone);
  });
}

/** Minutes since the date's midnight; more than a day's where the window runs into the next. */
function grid(date: PlainDate, hours: readonly OpenHours[], { gridMinutes }: BookingPolicy): number[] {
  const minutes: number[] = [];
  for (const { days, from, to } of hours) {
    if (!days.includes(date.weekday)) continue;
    const opens = minutesOf(from);
    const closes = to <= from ? minutesOf(to) + DAY_MINUTES : minutesOf(to);
    const hour = opens - (opens % 60);
    for (let at = hour + Math.ceil((opens - hour) / gridMinutes) * gridMinutes; at < closes; at += gridMinutes)
      minutes.push(at);
  }
  return minutes;
}

const fixed = (date: PlainDate, { slots }: BookingPolicy): number[] =>
  slots.filter(({ days }) => days.includes(date.weekday)).flatMap(({ times }) => times.map(minutesOf));

function minutesOf(time: LocalTime): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return hour * 60 + minute;
}
