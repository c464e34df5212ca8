// Days as a place counts them.
import { DateTime } from 'luxon';

/** The instant that day began in the zone. @throws RangeError for an unknown zone */
export const startOfDay = (at: Date, zone: string): Date => dayOf(at, zone).toJSDate();

/** The instant the next day begins there, however long this one is. @throws RangeError for an unknown zone */
export const nextDay = (at: Date, zone: string): Date => dayOf(at, zone).plus({ days: 1 }).startOf('day').toJSDate();

function dayOf(at: Date, zone: string): DateTime {
  const local = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) throw new RangeError(`unknown zone ${zone}`);
  return local.startOf('day');
}
