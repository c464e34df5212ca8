// freebusy.query, worked out from the events. https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query
import { z } from 'zod';
import { timesOf } from './recurrence';
import { instantOf, instantParameter } from './times';
import { badRequest, refuse, timeRangeEmpty } from './wire';
import type { Calendar, CalendarWorld } from './world';

const request = z.object({
  timeMin: z.string(),
  timeMax: z.string(),
  items: z.array(z.object({ id: z.string() })).default([]),
});
const CALENDARS = 50;
/** Google answers so somewhere past two months; how long exactly is not written down. */
const LONGEST_MS = 93 * 86_400_000;

/** @throws Refusal 400 */
export function freeBusy(world: CalendarWorld, email: string, body: unknown): object {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw refuse(400, 'required', `Missing ${String(parsed.error.issues[0]?.path[0])} parameter.`);
  const { timeMin, timeMax, items } = parsed.data;
  const from = instantParameter(timeMin, 'timeMin') as number;
  const to = instantParameter(timeMax, 'timeMax') as number;
  if (to <= from) throw timeRangeEmpty('timeMax');
  if (to - from > LONGEST_MS)
    throw refuse(400, 'timeRangeTooLong', 'The requested time range is too long.', { domain: 'calendar' });
  if (items.length > CALENDARS) throw badRequest('Too many calendars requested.');
  const mine = new Map(world.of(email).map((one) => [one.id, one]));
  const answer = (id: string) => {
    const calendar = mine.get(id === 'primary' ? email : id);
    // one that can't be read is named in the answer, which is 200
    if (!calendar) return { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] };
    return { busy: busyOf(calendar, from, to) };
  };
  return {
    kind: 'calendar#freeBusy',
    timeMin,
    timeMax,
    calendars: Object.fromEntries(items.map(({ id }) => [id, answer(id)])),
  };
}

function busyOf(calendar: Calendar, from: number, to: number): { start: string; end: string }[] {
  const all = [...calendar.events.values()];
  const apart = new Set(
    all.map(
      ({ recurringEventId, originalStartTime }) =>
        `${recurringEventId} ${instantOf(originalStartTime, calendar.timeZone)}`,
    ),
  );
  const times = all
    .filter((event) => event.status !== 'cancelled' && event.transparency !== 'transparent')
    .filter((event) => !event.attendees?.some((one) => one.self && one.responseStatus === 'declined'))
    .flatMap((event) =>
      timesOf(event, calendar.timeZone, to).filter(
        ({ start }) => !event.recurrence || !apart.has(`${event.id} ${start}`),
      ),
    )
    .filter(({ start, end }) => start < to && end > from)
    .sort((a, b) => a.start - b.start);
  const busy: { start: number; end: number }[] = [];
  for (const { start, end } of times) {
    const last = busy.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else busy.push({ start, end });
  }
  const written = (ms: number) => new Date(ms).toISOString().replace('.000', '');
  return busy.map(({ start, end }) => ({ start: written(Math.max(start, from)), end: written(Math.min(end, to)) }));
}
