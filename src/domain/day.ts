// Days as a place counts them.
import { DateTime } from 'luxon';

/** The instant that day began in the zone. @throws RangeError for an unknown zone */
export function startOfDay(at: Date, zone: string): Date {
  const local = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) throw new RangeError(`unknown zone ${zone}`);
  return local.startOf('day').toJSDate();
}
