// What a caller may write into an event, checked as Google does. https://developers.google.com/workspace/calendar/api/v3/reference/events/insert
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { checkRecurrence } from './recurrence';
import { checkTimes } from './times';
import { badRequest, type WireAttendee, type WireEvent } from './wire';
import type { Calendar, NewEvent } from './world';

const time = z.object({
  dateTime: z.string().optional(),
  date: z.string().optional(),
  timeZone: z.string().optional(),
});
const properties = z.record(z.string().max(44), z.string().max(1024));
const fields = z.object({
  summary: z.string().optional(),
  description: z.string().max(8192).optional(),
  location: z.string().optional(),
  start: time.optional(),
  end: time.optional(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  transparency: z.enum(['opaque', 'transparent']).optional(),
  attendees: z
    .array(
      z.object({
        email: z.string().optional(),
        displayName: z.string().optional(),
        responseStatus: z.enum(['needsAction', 'declined', 'tentative', 'accepted']).default('needsAction'),
      }),
    )
    .optional(),
  recurrence: z.array(z.string()).optional(),
  extendedProperties: z.object({ private: properties.optional(), shared: properties.optional() }).optional(),
});
/** Lower-case base32hex, 5 to 1024 characters: https://developers.google.com/workspace/calendar/api/v3/reference/events#id */
const ID = /^[0-9a-v]{5,1024}$/;

/** @throws Refusal 400 */
export function newEvent(body: unknown, calendar: Calendar): NewEvent {
  const { id } = (body ?? {}) as { id?: unknown };
  if (id !== undefined && !(typeof id === 'string' && ID.test(id))) throw badRequest('Invalid resource id value.');
  const given = read(body, calendar);
  checkTimes(given.start, given.end, calendar.timeZone);
  checkSeries(given);
  // base32hex of its own, as an event made in the app has
  const made = id ?? BigInt(`0x1${randomBytes(15).toString('hex')}`).toString(32);
  return { ...given, id: made } as NewEvent;
}

/** Only what is named changes; lists are replaced whole. @throws Refusal 400 */
export function patchOf(body: unknown, calendar: Calendar, old: WireEvent): Partial<WireEvent> {
  const given = read(body, calendar);
  if (given.start || given.end) checkTimes(given.start ?? old.start, given.end ?? old.end, calendar.timeZone);
  checkSeries({ ...old, ...given });
  return given;
}

/** "For recurring events with timed events … this field is required": https://developers.google.com/workspace/calendar/api/v3/reference/events#start.timeZone */
function checkSeries({ recurrence, start, end }: Partial<WireEvent>): void {
  if (!recurrence) return;
  checkRecurrence(recurrence);
  if ([start, end].some((time) => time?.dateTime !== undefined && !time.timeZone))
    throw badRequest('Missing time zone definition for start time.');
}

function read(body: unknown, { owner }: Calendar): Partial<WireEvent> {
  const parsed = fields.safeParse(body ?? {});
  if (!parsed.success) throw badRequest(`Invalid value for: ${parsed.error.issues[0]?.path.join('.') || 'resource'}`);
  const { attendees, ...given } = parsed.data;
  if (!attendees) return given;
  return {
    ...given,
    attendees: attendees.map(({ email, ...one }): WireAttendee => {
      if (!email || !/^[^\s@]+@[^\s@]+$/.test(email)) throw badRequest('Invalid attendee email.');
      const self = email.toLowerCase() === owner.toLowerCase();
      return { email, ...one, ...(self && { self, organizer: true }) };
    }),
  };
}
