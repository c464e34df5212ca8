// The local Zoom on the wire: server-to-server OAuth and the meetings API. https://developers.zoom.us/docs/api/meetings/
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Shared } from '../control';
import type { Fault, FaultKind } from '../faults';
import { Refusal, type RestAnswer, restService } from '../rest';
import { TIME_ZONES } from './time-zones';
import { dailyLimit, invalid, noUser, perSecondLimit, refuse, type ZoomMeeting } from './wire';
import type { ZoomWorld } from './world';

const FAULTS: readonly FaultKind[] = [
  'error_500',
  'rate_limited_429',
  'daily_limit_429',
  'unauthorized_401',
  'forbidden_403',
  'not_found_404',
  'revoked',
];
const METHODS = [
  'oauth.token',
  'users.get',
  'meetings.create',
  'meetings.list',
  'meetings.get',
  'meetings.update',
  'meetings.delete',
] as const;
const OWNER = 'owner@sandbox.example';
/** https://developers.zoom.us/docs/api/meetings/#tag/meetings/get/users/{userId}/meetings: "gets truncated to 250 characters" */
const LISTED_AGENDA = 250;

// GMT, or local time of `timezone`; whole seconds. https://developers.zoom.us/docs/api/meetings/#tag/meetings/post/users/{userId}/meetings
const startTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const changes = z
  .object({
    topic: z.string().min(1).max(200),
    start_time: startTime,
    duration: z.number().int().positive().max(1440),
    timezone: z.string().refine((name) => TIME_ZONES.includes(name)),
    agenda: z.string().max(2000),
  })
  .partial();
const body = changes.required({ start_time: true, duration: true }).extend({ type: z.literal(2) });
const listQuery = z.object({
  type: z.enum(['upcoming']),
  page_size: z.coerce.number().int().min(1).max(300).default(30),
  next_page_token: z.string().optional(),
});

/** Mounted at /zoom: the token at /zoom/oauth/token, the API at /zoom/v2. */
export function zoomService(world: ZoomWorld, shared: Shared): FastifyPluginAsync {
  const call = restService('zoom', shared, METHODS, FAULTS, (fault) => refusalOf(fault, world));
  type Work = (request: FastifyRequest) => RestAnswer;

  return async (app) => {
    lenient(app);
    const route = (
      verb: 'GET' | 'POST' | 'PATCH' | 'DELETE',
      path: string,
      method: (typeof METHODS)[number],
      scope: string,
      run: Work,
    ) =>
      app.route({
        method: verb,
        url: `/v2${path}`,
        handler: (request, reply) =>
          call({
            reply,
            method,
            account: hostOf(request) ?? world.hostOf(param(request, 'id')),
            args: { ...(request.params as object), ...(request.query as object), ...(request.body as object | null) },
            run: () => {
              allow(world, request.headers.authorization, scope);
              return run(request);
            },
          }),
      });

    // https://developers.zoom.us/docs/internal-apps/s2s-oauth/
    app.post('/oauth/token', (request, reply) =>
      call({ reply, method: 'oauth.token', args: {}, run: () => giveToken(world, request) }),
    );
    route('GET', '/users/:user', 'users.get', 'user:read:user:admin', (request) => {
      const email = host(request);
      return { status: 200, body: { id: Buffer.from(email).toString('base64url'), email, type: 2, status: 'active' } };
    });
    route('POST', '/users/:user/meetings', 'meetings.create', 'meeting:write:meeting:admin', (request) => {
      const given = checked(body, request.body);
      return {
        status: 201,
        body: world.create(host(request), { topic: 'Zoom Meeting', agenda: '', timezone: 'UTC', ...given }),
      };
    });
    route('GET', '/users/:user/meetings', 'meetings.list', 'meeting:read:list_meetings:admin', (request) => ({
      status: 200,
      body: list(world.upcoming(host(request)), checked(listQuery, request.query)),
    }));
    route('GET', '/meetings/:id', 'meetings.get', 'meeting:read:meeting:admin', (request) => ({
      status: 200,
      body: world.get(meetingId(request)),
    }));
    route('PATCH', '/meetings/:id', 'meetings.update', 'meeting:update:meeting:admin', (request) => {
      const id = meetingId(request);
      world.get(id);
      world.change(id, checked(changes, request.body));
      return { status: 204 };
    });
    route('DELETE', '/meetings/:id', 'meetings.delete', 'meeting:delete:meeting:admin', (request) => {
      world.remove(meetingId(request));
      return { status: 204 };
    });
  };
}

/** A body that is no JSON is the service's own refusal, not the framework's; forms are read too. */
function lenient(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply.status(error.statusCode ?? 500).send({ code: 300, message: 'Request Body should be a valid JSON object.' }),
  );
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, Object.fromEntries(new URLSearchParams(text as string))),
  );
}

function giveToken(world: ZoomWorld, request: FastifyRequest): RestAnswer {
  const { app } = world;
  const given = { ...(request.query as object), ...(request.body as object | null) } as Record<string, string>;
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = Buffer.from(basic ?? '', 'base64')
    .toString()
    .split(':');
  const fail = (status: number, reason: string, error: string) =>
    new Refusal(`${status} ${error}`, { status, body: { reason, error } });
  if (id !== app.clientId || secret !== app.clientSecret)
    throw fail(401, 'Invalid client_id or client_secret', 'invalid_client');
  if (given.grant_type !== 'account_credentials') throw fail(400, 'unsupported grant type', 'unsupported_grant_type');
  if (given.account_id !== app.accountId) throw fail(400, 'Bad Request', 'invalid_request');
  return { status: 200, body: { ...world.issueToken(), token_type: 'bearer', api_url: 'https://api.zoom.us' } };
}

function allow(world: ZoomWorld, header: string | undefined, scope: string): void {
  const scopes = world.token(/^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '');
  if (scopes === 'expired') throw refuse(401, 124, 'Access token is expired.');
  if (scopes === 'unknown') throw refuse(401, 124, 'Invalid access token.');
  if (!scopes.includes(scope)) throw refuse(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
}

const param = (request: FastifyRequest, name: string): string =>
  (request.params as Record<string, string | undefined>)[name] ?? '';
const hostOf = (request: FastifyRequest): string | undefined => {
  const user = param(request, 'user');
  return user === 'me' ? OWNER : user || undefined;
};

/** Every well-formed address is a user of the local account; "me" owns it. */
function host(request: FastifyRequest): string {
  const user = hostOf(request) ?? '';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(user)) throw noUser(user);
  return user;
}

function meetingId(request: FastifyRequest): string {
  const id = param(request, 'id');
  if (!/^\d{9,12}$/.test(id)) throw refuse(400, 300, 'Invalid meeting id.');
  return id;
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw invalid(result.error.issues[0]?.path.join('.') || 'body');
}

function list(all: ZoomMeeting[], { page_size, next_page_token }: z.infer<typeof listQuery>) {
  const from = next_page_token ? Number(Buffer.from(next_page_token, 'base64url').toString()) : 0;
  if (!Number.isInteger(from)) throw refuse(400, 300, 'The next page token is invalid or expired.');
  const to = from + page_size;
  return {
    page_size,
    total_records: all.length,
    next_page_token: to < all.length ? Buffer.from(String(to)).toString('base64url') : '',
    meetings: all.slice(from, to).map(({ start_url, password, host_email, status, ...one }) => ({
      ...one,
      agenda: one.agenda.slice(0, LISTED_AGENDA),
    })),
  };
}

function refusalOf({ spec }: Fault, world: ZoomWorld): Refusal | undefined {
  switch (spec.kind) {
    case 'error_500':
      return refuse(500, 500, 'Internal server error.');
    case 'rate_limited_429':
      return perSecondLimit(spec.seconds ?? 1);
    case 'daily_limit_429':
      return dailyLimit(world.app.meetingsPerUserAndDay);
    case 'unauthorized_401':
      return refuse(401, 124, 'Invalid access token.');
    case 'forbidden_403':
      return refuse(403, 3000, 'Cannot access meeting info.');
    case 'not_found_404':
      return refuse(404, 3001, 'Meeting does not exist.');
    case 'revoked': // the app was deactivated: tokens stop working
      world.revokeTokens();
      return refuse(401, 124, 'Invalid access token.');
    default:
      return undefined;
  }
}
