// The control API of the local Google: what it holds, and a human at his calendar.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpError, parse } from '../http';
import { Refusal } from '../rest';
import { newEvent, patchOf } from './given-event';
import type { LocalGoogle } from './service';
import type { WireEvent } from './wire';

const address = z.string().regex(/^[^\s@]+@[^\s@]+$/, 'must be an email address');
const instant = z.iso.datetime({ offset: true });
const time = z.union([instant, z.iso.date()], 'must be an instant such as 2026-12-01T10:00:00Z, or a day');
/** Without an id a new event is made; with one, what is named is done to it. */
const humanEvent = z.strictObject({
  email: address,
  /** one of the account's calendars; default its primary one */
  calendar: z.string().optional(),
  id: z.string().optional(),
  summary: z.string().optional(),
  start: time.optional(),
  end: time.optional(),
  /** cancelled: deletes it */
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  transparency: z.enum(['opaque', 'transparent']).optional(),
  /** RRULE:… — it repeats from now on */
  recurrence: z.array(z.string()).optional(),
  /** of one that repeats: only the time that begins then is changed */
  occurrence: instant.optional(),
  /** another of the account's calendars */
  moveTo: z.string().optional(),
  /** an attendee answers, or the rep himself declines */
  response: z
    .strictObject({ email: address, status: z.enum(['accepted', 'declined', 'tentative', 'needsAction']) })
    .optional(),
});
const newCalendar = z.strictObject({
  email: address,
  id: z.string().min(1),
  summary: z.string().optional(),
  accessRole: z.enum(['owner', 'writer', 'reader']).optional(),
  timeZone: z.string().optional(),
});
const application = z.strictObject({
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  redirectUris: z.array(z.url()).optional(),
});
const named = z.strictObject({ email: address });

/** Mounted at /calendar. */
export function calendarControl(app: FastifyInstance, { world, accounts }: LocalGoogle): void {
  /** What the outside world now holds, deleted events too; `?email=` for one account. */
  app.get<{ Querystring: { email?: string } }>('/events', ({ query: { email } }) =>
    world
      .all()
      .filter(({ owner }) => !email || owner === email)
      .flatMap(({ id, owner, events }) =>
        [...events.values()].map((event) => ({ email: owner, calendar: id, ...event })),
      ),
  );
  app.post('/events', ({ body }) => {
    const { email, calendar: name, id, response, start, end, occurrence, moveTo, ...given } = parse(humanEvent, body);
    const named = (field: string, wanted: string | undefined) => {
      const found = world.of(email).find((one) => (wanted ? one.id === wanted : one.primary));
      if (!found) throw new HttpError(404, `${field}: ${email} has no "${wanted}"`);
      return found;
    };
    const calendar = named('calendar', name);
    try {
      const when = (at: string) => (at.includes('T') ? { dateTime: at, timeZone: calendar.timeZone } : { date: at });
      const fields = { ...given, ...(start && { start: when(start) }), ...(end && { end: when(end) }) };
      if (!id) return world.insert(calendar, newEvent(fields, calendar));
      if (moveTo) return world.moveTo(calendar, id, named('moveTo', moveTo));
      const series = world.event(calendar, id);
      const old = occurrence ? world.occurrence(calendar, series, Date.parse(occurrence)) : series;
      if (given.status === 'cancelled') {
        world.remove(calendar, old.id);
        return world.event(calendar, old.id);
      }
      const answered = response && { attendees: answer(old, response, email) };
      return world.change(calendar, old.id, { ...patchOf(fields, calendar, old), ...answered });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { message } = (error.answer.body as { error: { message: string } }).error;
      throw new HttpError(error.answer.status === 404 ? 404 : 400, `${id ? 'id' : 'body'}: ${message}`);
    }
  });

  app.get('/calendars', () =>
    world.all().map(({ events, changed, head, ...calendar }) => ({ ...calendar, events: events.size })),
  );
  /** Another calendar in an account's list. */
  app.post('/calendars', ({ body }) => {
    const { email, ...given } = parse(newCalendar, body);
    world.account(email);
    const { id } = world.addCalendar(email, given);
    return { id };
  });
  /** The person takes back what he allowed. */
  app.post('/withdraw', ({ body }) => ({ grants: accounts.withdraw(parse(named, body).email) }));
  /** Access tokens end early, grants stay. */
  app.delete('/tokens', () => {
    accounts.expireAccess();
    return { ok: true };
  });
  app.put('/app', ({ body }) => {
    Object.assign(accounts.app, parse(application, body));
    const { clientSecret, ...shown } = accounts.app;
    return shown;
  });
}

function answer({ attendees = [] }: WireEvent, { email, status }: { email: string; status: string }, owner: string) {
  const rest = attendees.filter((one) => one.email !== email);
  const known = attendees.find((one) => one.email === email);
  if (!known && email !== owner) throw new HttpError(400, `response: ${email} is not invited`);
  const self = email === owner ? { self: true, organizer: true } : {};
  return [...rest, { ...known, email, ...self, responseStatus: status }] as WireEvent['attendees'];
}
