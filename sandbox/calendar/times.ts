// Instants of events: with an offset, or local to a zone, or whole days. https://developers.google.com/workspace/calendar/api/concepts/events-calendars
import { DateTime } from 'luxon';
import { badRequest, timeRangeEmpty, type WireTime } from './wire';

/** ms since the epoch; undefined when nothing sensible is written there. */
export function instantOf(time: WireTime | undefined, zone: string): number | undefined {
  const written = time?.dateTime ?? time?.date;
  if (!written) return undefined;
  const parsed = DateTime.fromISO(written, { zone: time?.timeZone ?? zone, setZone: false });
  return parsed.isValid ? parsed.toMillis() : undefined;
}

/** @throws Refusal 400 */
export function checkTimes(start: WireTime | undefined, end: WireTime | undefined, zone: string): void {
  if (!start) throw badRequest('Missing start time.');
  if (!end) throw badRequest('Missing end time.');
  if ((start.date === undefined) !== (end.date === undefined))
    throw badRequest('The start and end times must either both be date or both be dateTime.');
  for (const { dateTime, timeZone } of [start, end]) {
    const local = dateTime !== undefined && !/(Z|[+-]\d\d:\d\d)$/i.test(dateTime);
    if (local && !timeZone) throw badRequest('Missing time zone definition for start time.');
    if (timeZone && !DateTime.utc().setZone(timeZone).isValid) throw badRequest('Invalid time zone definition.');
  }
  const [from, to] = [instantOf(start, zone), instantOf(end, zone)];
  if (from === undefined || to === undefined) throw badRequest('Invalid start time.');
  if (to < from) throw timeRangeEmpty('timeMax');
}

/** A parameter that must be an instant with an offset. @throws Refusal 400 */
export function instantParameter(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(Date.parse(value))) throw badRequest('Bad Request', name);
  return Date.parse(value);
}
