// A Google event in our words, and ours in Google's. https://developers.google.com/workspace/calendar/api/v3/reference/events
import { z } from 'zod';
import type { CalendarEvent, NewCalendarEvent } from '../../ports/meetings';
import type { calendar_v3 } from './google';

/** Where the booking's id stands: an extended property that only our own application's copy shows. */
const BOOKING = 'rapportBooking';
/** … and the mark of our last move. */
const MARK = 'rapportMove';

const time = z.object({ dateTime: z.iso.datetime({ offset: true }).optional(), date: z.string().optional() });
/** Of a deleted one, only the id is guaranteed. */
export const wireEvent = z.object({
  id: z.string().min(1),
  status: z.enum(['confirmed', 'tentative', 'cancelled']),
  etag: z.string().optional(),
  start: time.optional(),
  end: time.optional(),
  updated: z.iso.datetime({ offset: true }).optional(),
  attendees: z
    .array(z.object({ responseStatus: z.string(), self: z.boolean().optional(), organizer: z.boolean().optional() }))
    .default([]),
  extendedProperties: z.object({ private: z.record(z.string(), z.string()).optional() }).optional(),
  recurringEventId: z.string().optional(),
  originalStartTime: time.optional(),
});
export type WireEvent = z.infer<typeof wireEvent>;

/** @param now stands in where a deleted event no longer says when */
export function toEvent(wire: WireEvent, now: Date): CalendarEvent {
  const instant = (at: WireEvent['start']) =>
    wire.status === 'cancelled' || !at?.dateTime ? undefined : new Date(at.dateTime);
  const original = wire.originalStartTime?.dateTime;
  const no = wire.attendees.filter(({ responseStatus }) => responseStatus === 'declined');
  const declinedBy = no.map(({ self, organizer }) => (self || organizer ? 'organizer' : 'attendee'));
  return {
    id: wire.id,
    status: wire.status,
    start: instant(wire.start),
    end: instant(wire.end),
    bookingId: wire.extendedProperties?.private?.[BOOKING],
    mark: wire.extendedProperties?.private?.[MARK],
    declinedBy: [...new Set(declinedBy)],
    updated: wire.updated ? new Date(wire.updated) : now,
    ...(wire.recurringEventId && {
      occurrence: { of: wire.recurringEventId, start: original ? new Date(original) : undefined },
    }),
  };
}

export const toTimes = (start: Date, end: Date, zone: string) => ({
  start: { dateTime: start.toISOString(), timeZone: zone },
  end: { dateTime: end.toISOString(), timeZone: zone },
});

/** All of them, whether a patch merges them or puts them in the old ones' place. */
export const marked = ({ extendedProperties }: WireEvent, mark: string) => ({
  extendedProperties: { private: { ...extendedProperties?.private, [MARK]: mark } },
});

export function toWire({ bookingId, title, attendees, start, end, zone, ...event }: NewCalendarEvent) {
  return {
    id: event.id,
    summary: title,
    description: event.description,
    location: event.location,
    ...toTimes(start, end, zone),
    attendees: attendees.map(({ email, name }) => ({ email, displayName: name })),
    extendedProperties: { private: { [BOOKING]: bookingId } },
  } satisfies calendar_v3.Schema$Event;
}
