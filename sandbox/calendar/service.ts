// The local Google Calendar on the wire. https://developers.google.com/workspace/calendar/api/v3/reference
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Shared } from '../control';
import { Refusal, type RestAnswer, restService } from '../rest';
import { googleAuth } from './auth-service';
import { Channels } from './channels';
import { listEvents } from './events-list';
import { CALENDAR_FAULTS, refusalOf } from './faulty';
import { freeBusy } from './free-busy';
import { newEvent, patchOf } from './given-event';
import { Accounts } from './oauth';
import { badRequest, insufficientScopes, invalidCredentials, preconditionFailed, type WireEvent } from './wire';
import { type Calendar, CalendarWorld } from './world';

const AUTH = 'https://www.googleapis.com/auth/';
/** Any of these will do, and `calendar` always does; each method's reference page lists them. */
const SCOPES = {
  list: ['calendar.calendarlist', 'calendar.calendarlist.readonly', 'calendar.readonly'],
  busy: ['calendar.freebusy', 'calendar.events.freebusy', 'calendar.readonly'],
  read: ['calendar.events', 'calendar.events.owned', 'calendar.events.readonly', 'calendar.readonly'],
  write: ['calendar.events', 'calendar.events.owned'],
} as const;
const METHODS = [
  'oauth.token',
  'oauth.revoke',
  'calendarList.list',
  'freebusy.query',
  'events.insert',
  'events.list',
  'events.get',
  'events.patch',
  'events.delete',
  'events.watch',
  'channels.stop',
] as const;
/** https://developers.google.com/workspace/calendar/api/v3/reference/events/insert: sendUpdates */
const SEND_UPDATES = ['all', 'externalOnly', 'none'];
const ROLES = ['freeBusyReader', 'reader', 'writer', 'owner'];

export interface LocalGoogle {
  world: CalendarWorld;
  accounts: Accounts;
  /** At /google. */
  auth: FastifyPluginAsync;
  /** At /calendar/v3. */
  api: FastifyPluginAsync;
  close(): void;
}

interface Asked {
  email: string;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  ifMatch?: string;
}

export function createGoogle(shared: Shared): LocalGoogle {
  const { clock, journal } = shared;
  const world = new CalendarWorld(clock);
  const accounts = new Accounts(clock);
  const channels = new Channels(clock, journal);
  const call = restService('calendar', shared, METHODS, CALENDAR_FAULTS, (fault, method) =>
    refusalOf(fault, method, accounts),
  );
  world.onChange((calendar) => channels.changed(calendar));

  const api: FastifyPluginAsync = async (app) => {
    ownErrors(app);
    const route = (
      verb: 'GET' | 'POST' | 'PATCH' | 'DELETE',
      url: string,
      method: (typeof METHODS)[number],
      scopes: readonly string[],
      run: (asked: Asked) => RestAnswer,
    ) =>
      app.route({
        method: verb,
        url,
        handler: (request, reply) => {
          const grant = accounts.whose(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]);
          return call({
            ...{ reply, method, account: grant?.email },
            args: { ...(request.params as object), ...(request.query as object), ...(request.body as object | null) },
            run() {
              if (!grant) throw invalidCredentials();
              const { sendUpdates = 'none' } = request.query as { sendUpdates?: string };
              if (!SEND_UPDATES.includes(sendUpdates)) throw badRequest('Bad Request', 'sendUpdates');
              if (![...scopes, 'calendar'].some((one) => grant.scopes.includes(AUTH + one))) throw insufficientScopes();
              return run(askedOf(request, grant.email));
            },
          });
        },
      });
    const at = ({ email, params }: Asked): Calendar => world.calendar(email, params.calendar ?? '');
    const id = ({ params }: Asked): string => params.event ?? '';
    const matching = (asked: Asked): WireEvent => {
      const event = world.event(at(asked), id(asked));
      if (asked.ifMatch && asked.ifMatch !== '*' && asked.ifMatch !== event.etag) throw preconditionFailed();
      return event;
    };

    route('GET', '/users/me/calendarList', 'calendarList.list', SCOPES.list, ({ email, query }) => {
      const least = ROLES.indexOf(query.minAccessRole ?? 'freeBusyReader');
      const items = world
        .of(email)
        .filter(({ accessRole }) => ROLES.indexOf(accessRole) >= least)
        .map(({ id, summary, timeZone, accessRole, primary }) => ({
          ...{ kind: 'calendar#calendarListEntry', id, summary, timeZone, accessRole, selected: true },
          ...(primary && { primary }),
        }));
      return ok({ kind: 'calendar#calendarList', items });
    });
    route('POST', '/freeBusy', 'freebusy.query', SCOPES.busy, ({ email, body }) => ok(freeBusy(world, email, body)));
    route('POST', '/calendars/:calendar/events', 'events.insert', SCOPES.write, (asked) => {
      const calendar = at(asked);
      return ok(world.insert(calendar, newEvent(asked.body, calendar)));
    });
    route('GET', '/calendars/:calendar/events', 'events.list', SCOPES.read, (asked) =>
      ok(listEvents(at(asked), asked.query, clock.now().getTime())),
    );
    route('GET', '/calendars/:calendar/events/:event', 'events.get', SCOPES.read, (asked) =>
      ok(world.event(at(asked), id(asked))),
    );
    route('PATCH', '/calendars/:calendar/events/:event', 'events.patch', SCOPES.write, (asked) => {
      const old = matching(asked);
      const calendar = at(asked);
      return ok(world.change(calendar, old.id, patchOf(asked.body, calendar, old)));
    });
    route('DELETE', '/calendars/:calendar/events/:event', 'events.delete', SCOPES.write, (asked) => {
      matching(asked);
      world.remove(at(asked), id(asked));
      return { status: 204 };
    });
    route('POST', '/calendars/:calendar/events/watch', 'events.watch', SCOPES.read, (asked) =>
      ok(channels.watch(asked.email, at(asked), asked.body)),
    );
    route('POST', '/channels/stop', 'channels.stop', SCOPES.read, ({ email, body }) => {
      channels.stop(email, body);
      return { status: 204 };
    });
  };

  return { world, accounts, api, auth: googleAuth({ accounts, world, call }), close: () => channels.close() };
}

const ok = (body: object): RestAnswer => ({ status: 200, body });

const askedOf = (request: FastifyRequest, email: string): Asked => ({
  email,
  params: request.params as Record<string, string>,
  query: request.query as Record<string, string>,
  body: request.body,
  ifMatch: request.headers['if-match'],
});

/** A body that is no JSON, an address that is not there: in Google's words. */
function ownErrors(app: FastifyInstance): void {
  const parseError = badRequest('Parse Error').answer;
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof Refusal) return reply.status(error.answer.status).send(error.answer.body);
    return reply.status(error.statusCode ?? 500).send(parseError.body);
  });
}
