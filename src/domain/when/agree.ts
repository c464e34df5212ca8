// Whether the model read a time as we did. When it did not, the agent asks instead of guessing.
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

/**
 * Same day and within the precision; for a week, the same ISO week. Anything but an instant agrees with nothing.
 * @param reading ISO 8601, with an offset or as local time of `zone`; malformed agrees with nothing
 */
export function agreesWithReading(result: WhenResult, reading: string, zone: string): boolean {
  if (result.kind !== 'instant' || !result.instant || !result.precision) return false;
  const local = result.zone ?? zone;
  const theirs = DateTime.fromISO(reading, { zone: local });
  const ours = DateTime.fromISO(result.instant, { zone: local });
  if (!theirs.isValid || !ours.isValid) return false;
  if (result.precision === 'week') return theirs.hasSame(ours, 'week');
  const apart = Math.abs(theirs.toMillis() - ours.toMillis());
  // Counted from now, two readings a minute apart may fall on either side of midnight.
  if (result.precision === 'minute') return apart <= APART.minute;
  const within =
    apart <= APART[result.precision] ||
    (result.end !== undefined &&
      theirs >= ours &&
      theirs.toISO()! <= DateTime.fromISO(result.end, { zone: local }).toISO()!);
  return theirs.hasSame(ours, 'day') && within;
}
