// One rep's calendar: free/busy over all that is his, our events in his primary one. https://developers.google.com/workspace/calendar/api/v3/reference
import { z } from 'zod';
import { PortError, Refused, Unreachable } from '../../errors';
import type { BusyTime, CalendarEvent, RepCalendar } from '../../ports/meetings';
import type { Access } from './access';
import { apiError, readAnswer, SERVICE } from './errors';
import type { calendar_v3 } from './google';
import { marked, toEvent, toTimes, toWire, type WireEvent, wireEvent } from './to-event';

const calendarId = 'primary';
const everybody = { sendUpdates: 'all' } as const;
/** https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query: calendarExpansionMax */
const CALENDARS = 50;
const PAGES = 200;
/** A token keeps the range its first reading had: what a human puts into the past must still lie in it. */
const PAST_MS = 31 * 86_400_000;

const instant = z.iso.datetime({ offset: true });
const calendars = z.object({
  items: z.array(z.object({ id: z.string().min(1), primary: z.boolean().optional(), hidden: z.boolean().optional() })),
});
const freeBusy = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      // one that ends before it begins would count as no time at all
      busy: z
        .array(z.object({ start: instant, end: instant }).refine(({ start, end }) => new Date(start) <= new Date(end)))
        .default([]),
      errors: z.array(z.object({ reason: z.string() })).default([]),
    }),
  ),
});
const page = z.object({
  items: z.array(wireEvent).default([]),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
});
const channel = z.object({ resourceId: z.string().min(1), expiration: z.coerce.number().positive() });

type Options = { headers: Record<string, string> };

export function createRepCalendar(
  api: calendar_v3.Calendar,
  access: Access,
  now: () => Date,
): RepCalendar & { email(): Promise<string> } {
  let owned: Promise<z.infer<typeof calendars>['items']> | undefined;

  /** One call; a 401 fetches another token once. */
  async function call<T>(
    what: string,
    schema: z.ZodType<T>,
    run: (options: Options) => Promise<{ data: unknown }>,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const attempt = (token: string) => run({ headers: { ...headers, authorization: `Bearer ${token}` } });
    const first = await access.token();
    let answer: { data: unknown };
    try {
      answer = await attempt(first).catch(async (error: { response?: { status: number } }) => {
        if (error.response?.status !== 401) throw error;
        return attempt(await access.token(first));
      });
    } catch (error) {
      throw error instanceof PortError ? error : apiError(error, what);
    }
    return readAnswer(what, schema, answer.data);
  }

  /** His own ones: a team's calendar that he may write to is not his time. */
  function ownCalendars() {
    owned ??= call('calendarList.list', calendars, (options) =>
      api.calendarList.list({ minAccessRole: 'owner', maxResults: 250 }, options),
    ).then(
      ({ items }) => items.filter(({ primary, hidden }) => primary || !hidden).slice(0, CALENDARS),
      (error) => {
        owned = undefined;
        throw error;
      },
    );
    return owned;
  }

  async function read(eventId: string, of = calendarId): Promise<WireEvent | undefined> {
    try {
      return await call('events.get', wireEvent, (options) => api.events.get({ calendarId: of, eventId }, options));
    } catch (error) {
      if (error instanceof Refused && error.code === 'gone') return undefined;
      throw error;
    }
  }

  async function pages(from: { syncToken: string } | { timeMin: string }) {
    const events: CalendarEvent[] = [];
    let pageToken: string | undefined;
    for (let n = 0; n < PAGES; n++) {
      const answer = await call('events.list', page, (options) =>
        // the same with and without a syncToken, as Google demands
        api.events.list({ calendarId, showDeleted: true, maxResults: 2500, ...from, pageToken }, options),
      );
      events.push(...answer.items.map((event) => toEvent(event, now())));
      if (answer.nextSyncToken) return { events, syncToken: answer.nextSyncToken };
      if (!answer.nextPageToken) break;
      pageToken = answer.nextPageToken;
    }
    throw new Unreachable(SERVICE, 'events.list: the list has no end');
  }

  return {
    async email() {
      const primary = (await ownCalendars()).find((one) => one.primary);
      if (!primary) throw new Unreachable(SERVICE, 'calendarList.list: there is no primary calendar');
      return primary.id;
    },

    async freeBusy(from, to) {
      const items = (await ownCalendars()).map(({ id }) => ({ id }));
      const requestBody = { timeMin: from.toISOString(), timeMax: to.toISOString(), items };
      const answer = await call('freebusy.query', freeBusy, (options) => api.freebusy.query({ requestBody }, options));
      const busy = items.flatMap(({ id }) => {
        const one = answer.calendars[id];
        // what could not be looked at is not free
        if (!one || one.errors.length > 0)
          throw new Unreachable(
            SERVICE,
            `freebusy.query: a calendar was not read (${one?.errors[0]?.reason ?? 'missing'})`,
          );
        return one.busy.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
      });
      return merged(busy);
    },

    async insert(event) {
      const requestBody = toWire(event);
      try {
        const made = await call('events.insert', wireEvent, (options) =>
          api.events.insert({ calendarId, ...everybody, requestBody }, options),
        );
        return toEvent(made, now());
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'taken') throw error;
        const there = await read(event.id).then((found) => found && toEvent(found, now()));
        // a deleted event keeps its id for ever: https://github.com/googleapis/google-api-ruby-client/issues/1811
        if (
          !there ||
          there.bookingId !== event.bookingId ||
          there.status === 'cancelled' ||
          !isAt(there, event.start, event.end)
        )
          throw new Refused(SERVICE, 'taken', `events.insert: the id is there, ${whyNot(there, event.bookingId)}`);
        return there;
      }
    },

    async get(id) {
      const found = await read(id);
      return found && toEvent(found, now());
    },

    async inAnother(id) {
      for (const { id: of, primary } of await ownCalendars()) {
        if (primary) continue;
        // moved there it keeps its id: https://developers.google.com/workspace/calendar/api/v3/reference/events/move
        const found = await read(id, of);
        if (found && found.status !== 'cancelled') return true;
      }
      return false;
    },

    async move(id, start, end, zone, { mark, may = () => true } = {}) {
      const found = await read(id);
      if (!found || found.status === 'cancelled') throw new Refused(SERVICE, 'gone', 'events.patch: the event is gone');
      const there = toEvent(found, now());
      // done before: nobody is told twice
      if (isAt(there, start, end) || !may(there)) return there;
      const requestBody = { ...toTimes(start, end, zone), ...(mark ? marked(found, mark) : {}) };
      const moved = await call(
        'events.patch',
        wireEvent,
        (options) => api.events.patch({ calendarId, eventId: id, ...everybody, requestBody }, options),
        // what a human did in this moment is not overwritten unseen
        found.etag ? { 'if-match': found.etag } : {},
      );
      return toEvent(moved, now());
    },

    async cancel(id) {
      try {
        await call('events.delete', z.unknown(), (options) =>
          api.events.delete({ calendarId, eventId: id, ...everybody }, options),
        );
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'gone') throw error;
      }
    },

    async changes(syncToken) {
      if (syncToken) {
        try {
          return { ...(await pages({ syncToken })), full: false };
        } catch (error) {
          // 410, and 400 for one that is garbled: either way it is of no more use
          if (!(error instanceof Refused)) throw error;
        }
      }
      return { ...(await pages({ timeMin: new Date(now().getTime() - PAST_MS).toISOString() })), full: true };
    },

    async watch({ id, token, address, seconds }) {
      const expiration = String(now().getTime() + seconds * 1000);
      const requestBody = { id, token, address, expiration, type: 'web_hook' };
      const made = await call('events.watch', channel, (options) =>
        api.events.watch({ calendarId, requestBody }, options),
      );
      return { resourceId: made.resourceId, expiresAt: new Date(made.expiration) };
    },

    async stopWatch(channelId, resourceId) {
      try {
        await call('channels.stop', z.unknown(), (options) =>
          api.channels.stop({ requestBody: { id: channelId, resourceId } }, options),
        );
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'gone') throw error;
      }
    },
  };
}

const isAt = (event: CalendarEvent, start: Date, end: Date): boolean =>
  event.start?.getTime() === start.getTime() && event.end?.getTime() === end.getTime();

function whyNot(there: CalendarEvent | undefined, bookingId: string): string {
  if (!there || there.bookingId !== bookingId) return "another's";
  return there.status === 'cancelled' ? 'of this booking, but cancelled' : 'of this booking, but at another time';
}

/** Overlapping and touching ones become one, by start. */
function merged(busy: BusyTime[]): BusyTime[] {
  const result: BusyTime[] = [];
  for (const { start, end } of busy.sort((a, b) => a.start.getTime() - b.start.getTime())) {
    const last = result.at(-1);
    if (!last || start > last.end) result.push({ start, end });
    else if (end > last.end) last.end = end;
  }
  return result;
}
