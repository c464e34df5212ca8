// Whether the model read a time as we did. When it did not, the agent asks instead of guessing.
//
// A reading only ever confirms. Where we would ask (a question, nothing found, past), a reading, however right it may be, does not
// answer for the client: the model guesses as readily as it knows, and nobody can tell which. It may pass more of the client's words.
import { DateTime } from 'luxon';
import type { Precision, WhenResult } from './types';

const MINUTE = 60_000;
/** How far apart two readings of one phrase may lie, in ms; day and week are judged by the calendar alone. */
const APART: Record<Precision, number> = {
  exact: MINUTE,
  minute: 5 * MINUTE,
  hour: 60 * MINUTE,
  daypart: 4 * 60 * MINUTE,
  day: Number.POSITIVE_INFINITY,
  week: Number.POSITIVE_INFINITY,
};
const HAS_OFFSET = /(z|[+-]\d{2}(:?\d{2})?)$/i;

/**
 * Same day and within the precision; of a range anything inside; for a week, the same ISO week. Anything but an instant agrees with nothing.
 * @param reading ISO 8601, a time or an interval (`from/to`), with an offset or as local time: of `zone`, or of the zone the phrase
 *   named, because "3 pm London time" is read in either; malformed agrees with nothing
 * @param zone IANA zone of the person who said it
 */
export function agreesWithReading(result: WhenResult, reading: string, zone: string): boolean {
  if (result.kind !== 'instant' || !result.instant || !result.precision) return false;
  const [from, to, ...more] = reading.split('/') as [string, ...string[]];
  if (more.length > 0) return false;
  const zones = [...new Set([result.zone ?? zone, zone])];
  return zones.some(
    (local) =>
      agrees(result, from, local) && (to === undefined || result.end === undefined || endsAlike(result.end, to, local)),
  );
}

function agrees({ instant, end, precision }: WhenResult, reading: string, zone: string): boolean {
  const theirs = DateTime.fromISO(reading, { zone });
  const ours = DateTime.fromISO(instant!, { zone });
  if (!theirs.isValid) return false;
  if (precision === 'week') return theirs.hasSame(ours, 'week');
  const apart = difference(ours, reading, theirs);
  // Counted from now, two readings a minute apart may fall on either side of midnight.
  if (precision === 'minute') return apart <= APART.minute;
  if (end !== undefined && theirs >= ours && theirs <= lastOf(end, precision!, zone)) return true;
  return theirs.hasSame(ours, 'day') && apart <= APART[precision!];
}

/** Of «10–12 декабря» the twelfth is inside, whatever the hour. */
function lastOf(end: string, precision: Precision, zone: string): DateTime {
  const last = DateTime.fromISO(end, { zone });
  return precision === 'day' ? last.endOf('day') : last;
}

function endsAlike(end: string, reading: string, zone: string): boolean {
  const [ours, theirs] = [DateTime.fromISO(end, { zone }), DateTime.fromISO(reading, { zone })];
  return theirs.isValid && difference(ours, reading, theirs) <= APART.hour;
}

/** In ms. A local time in the hour that comes twice is both of its instants: the nearer one counts. */
function difference(ours: DateTime, reading: string, theirs: DateTime): number {
  const apart = Math.abs(theirs.toMillis() - ours.toMillis());
  if (HAS_OFFSET.test(reading.slice(10))) return apart;
  const wall = (time: DateTime) => time.setZone('utc', { keepLocalTime: true }).toMillis();
  return Math.min(apart, Math.abs(wall(theirs) - wall(ours)));
}
