// What GoogleSignIn and RepCalendar promise, tried on a real wire: the adapter against the local Google; and what that refuses.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { freePort } from '../../sandbox/start/ports';
import { createGoogleSignIn, type GoogleOptions, openGrant, sealGrant } from '../../src/adapters/google-calendar';
import { GrantExpired, Misconfigured, NeverLeft, RateLimited, Refused, Unreachable } from '../../src/errors';
import type { GoogleGrant, GoogleSignIn, NewCalendarEvent, RepCalendar } from '../../src/ports-meetings';
import { approve, connectRep, pkce } from '../support/google';
import { until } from '../support/until';

const SECRET = 'a-client-secret-nobody-may-see';
const TITLE = 'Шесть комнат у моря, Анна Каренина';
const CLIENT = 'anna.karenina@client.example';
const redirectUri = 'http://127.0.0.1:8000/google/callback';
const zone = 'Asia/Makassar';
const start = new Date('2030-03-04T10:00:00Z');
const end = new Date('2030-03-04T10:30:00Z');

let sandbox: Sandbox;
let google: GoogleSignIn;
let email: string;
let grant: GoogleGrant;
let calendar: RepCalendar;
let refreshed: GoogleGrant[];
let n = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await control('PUT', '/calendar/app', { clientSecret: SECRET });
  google = signIn();
  email = `rep${++n}@agency.example`;
  grant = await connectRep(google, email);
  refreshed = [];
  calendar = open();
});
afterEach(async () => {
  await control('DELETE', '/faults?discard=true');
  await control('POST', '/clock', { now: null });
});

const signIn = (more: Partial<GoogleOptions> = {}) =>
  createGoogleSignIn({
    clientId: 'sandbox',
    clientSecret: SECRET,
    rootUrl: `${sandbox.url}/`,
    tokenUrl: `${sandbox.url}/google/token`,
    now: () => sandbox.clock.now(),
    ...more,
  });
const open = (more: Partial<GoogleOptions> = {}, held = grant) =>
  signIn(more).calendar(held, (fresh) => refreshed.push(fresh));
const newId = () => `rapport${randomBytes(8).toString('hex')}`;
const wanted = (more: Partial<NewCalendarEvent> = {}): NewCalendarEvent => ({
  ...{
    id: newId(),
    bookingId: `booking-${n}`,
    title: TITLE,
    description: 'https://zoom.example/j/1',
    start,
    end,
    zone,
  },
  attendees: [{ email: CLIENT, name: 'Анна' }],
  ...more,
});
const human = (given: object) => control('POST', '/calendar/events', { email, ...given });
const held = (): Promise<any[]> => control('GET', `/calendar/events?email=${email}`);
const fault = (spec: object) => control('POST', '/faults', { service: 'calendar', ...spec });
const mark = () => sandbox.journal.read().at(-1)?.n ?? 0;
const calls = (method: string, since = 0) =>
  sandbox.journal.read({ service: 'calendar', since }).filter((one) => one.kind === 'call' && one.method === method);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Error) => error as any,
  );

async function control(method: string, path: string, body?: object): Promise<any> {
  const response = await fetch(sandbox.url + path, {
    method,
    headers: body && { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error((answer as { error: string }).error);
  return answer;
}

describe('signing in', () => {
  test('page, yes, code, grant: whose it is and what was allowed', async () => {
    expect(grant).toEqual({
      refreshToken: expect.any(String),
      accessToken: expect.any(String),
      accessExpiresAt: expect.any(Date),
      email,
      scopes: expect.arrayContaining(['https://www.googleapis.com/auth/calendar.events']),
    });
    const hours = ((grant.accessExpiresAt as Date).getTime() - sandbox.clock.now().getTime()) / 3_600_000;
    expect(hours).toBeGreaterThan(0.9);
    expect(hours).toBeLessThanOrEqual(1);
  });

  test('a person sees who asks for what, and comes back with the state; or says no', async () => {
    const { codeChallenge } = pkce();
    const url = google.url({ state: 'a state & more', codeChallenge, redirectUri });
    const page = await (await fetch(url)).text();
    expect(page).toContain('auth/calendar.freebusy');
    const yes = await approve(url, email);
    expect(yes.href.startsWith(redirectUri)).toBe(true);
    expect(yes.searchParams.get('state')).toBe('a state & more');
    expect((await approve(url, email, { deny: '1' })).searchParams.get('error')).toBe('access_denied');
    const none = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ email, boxes: '1' }),
      redirect: 'manual',
    });
    expect(new URL(none.headers.get('location') as string).searchParams.get('scope')).toBe('');
  });

  test('PKCE is checked: another verifier, a spent code, an old one, another address', async () => {
    const { codeVerifier, codeChallenge } = pkce();
    const fresh = async () =>
      (await approve(google.url({ state: 's', codeChallenge, redirectUri }), email)).searchParams.get('code') as string;
    const other = pkce().codeVerifier;
    expect(await failure(google.exchange({ code: await fresh(), codeVerifier: other, redirectUri }))).toMatchObject({
      name: 'Refused',
    });
    const code = await fresh();
    await google.exchange({ code, codeVerifier, redirectUri });
    expect(await failure(google.exchange({ code, codeVerifier, redirectUri }))).toBeInstanceOf(Refused);
    const old = await fresh();
    await control('POST', '/clock', { now: new Date(Date.now() + 11 * 60_000).toISOString() });
    expect(await failure(google.exchange({ code: old, codeVerifier, redirectUri }))).toBeInstanceOf(Refused);
    const elsewhere = { code: await fresh(), codeVerifier, redirectUri: 'http://127.0.0.1:8000/elsewhere' };
    expect(await failure(google.exchange(elsewhere))).toBeInstanceOf(Misconfigured);
  });

  test('a box was unticked: refused, naming it', async () => {
    const { codeVerifier, codeChallenge } = pkce();
    const scope = ['https://www.googleapis.com/auth/calendar.events'];
    const back = await approve(google.url({ state: 's', codeChallenge, redirectUri }), email, { scope });
    const code = back.searchParams.get('code') as string;
    const error = await failure(google.exchange({ code, codeVerifier, redirectUri }));
    expect(error).toBeInstanceOf(Refused);
    expect(error.message).toContain('calendar.freebusy, calendar.calendarlist.readonly');
  });

  test('our own secret is wrong', async () => {
    const { codeVerifier, codeChallenge } = pkce();
    const back = await approve(google.url({ state: 's', codeChallenge, redirectUri }), email);
    const code = back.searchParams.get('code') as string;
    const error = await failure(signIn({ clientSecret: 'wrong!' }).exchange({ code, codeVerifier, redirectUri }));
    expect(error).toBeInstanceOf(Misconfigured);
    expect(error.message).toContain('GOOGLE_CLIENT_SECRET');
    expect(error.message).not.toContain('wrong!');
  });

  test('revoking ends the grant; once more is done already', async () => {
    await google.revoke(grant);
    await google.revoke(grant);
    expect(await failure(calendar.get(newId()))).toBeInstanceOf(GrantExpired);
  });

  test('a sealed grant opens for its rep only, and does not show', () => {
    const keys = [{ id: 'key1', key: randomBytes(32) }];
    const sealed = sealGrant(keys, 'rep-1', grant);
    expect(openGrant(keys, 'rep-1', sealed)).toEqual(grant);
    expect(sealed.cipher.includes(Buffer.from(grant.refreshToken))).toBe(false);
    expect(() => openGrant(keys, 'rep-2', sealed)).toThrow(Misconfigured);
  });
});

describe('the access token', () => {
  test('refreshed a minute before its end, once for all who ask, and handed back', async () => {
    const since = mark();
    const later = sandbox.clock.now().getTime() + 59.5 * 60_000;
    await control('POST', '/clock', { now: new Date(later).toISOString() });
    await Promise.all(Array.from({ length: 5 }, () => calendar.get(newId())));
    expect(calls('oauth.token', since)).toHaveLength(1);
    expect(refreshed).toHaveLength(1);
    expect(refreshed[0]).toMatchObject({ email, refreshToken: grant.refreshToken, scopes: grant.scopes });
    expect(refreshed[0]?.accessToken).not.toBe(grant.accessToken);
    await open({}, refreshed[0]).get(newId());
    expect(calls('oauth.token', since)).toHaveLength(1);
  });

  test('refused once: another is fetched and the call goes well', async () => {
    await control('DELETE', '/calendar/tokens');
    const since = mark();
    const made = await calendar.insert(wanted());
    expect(made.status).toBe('confirmed');
    expect(calls('events.insert', since)).toHaveLength(2);
    expect(refreshed).toHaveLength(1);
  });

  test('refused for ever: the rep has to connect again', async () => {
    await fault({ kind: 'unauthorized_401', method: 'events.get', times: 'always' });
    const since = mark();
    expect(await failure(calendar.get(newId()))).toBeInstanceOf(GrantExpired);
    expect(calls('events.get', since)).toHaveLength(2);
  });

  test('he took it back: GrantExpired from every method', async () => {
    const { id } = await calendar.insert(wanted());
    await control('POST', '/calendar/withdraw', { email });
    expect(await failure(calendar.move(id, start, end, zone))).toBeInstanceOf(GrantExpired);
    for (const [, run] of methods()) expect(await failure(run(calendar))).toBeInstanceOf(GrantExpired);
    expect(refreshed).toEqual([]);
  });

  test('the token server fails: not his fault, and tried once', async () => {
    for (const [kind, type] of [
      ['error_500', Unreachable],
      ['drop_before', Unreachable],
      ['drop_after', Unreachable],
      ['hang', Unreachable],
      ['malformed', Unreachable],
      ['rate_limited_429', RateLimited],
      ['revoked', GrantExpired],
    ] as const) {
      await control('DELETE', '/calendar/tokens');
      await fault({ kind, method: 'oauth.token' });
      const since = mark();
      const error = await failure(open({ timeoutMs: 400 }).get(newId()));
      expect([kind, error]).toEqual([kind, expect.any(type)]);
      expect([kind, calls('oauth.token', since).length]).toEqual([kind, 1]);
      secretFree(error);
      await control('DELETE', '/faults?discard=true');
    }
  });
});

describe('events', () => {
  test('made with the client invited, read, moved, cancelled', async () => {
    const event = wanted();
    expect(await calendar.get(event.id)).toBeUndefined();
    const made = await calendar.insert(event);
    const { id, bookingId } = event;
    expect(made).toEqual({ id, bookingId, status: 'confirmed', start, end, declinedBy: [], updated: expect.any(Date) });
    expect(await calendar.get(id)).toEqual(made);
    expect(await held()).toMatchObject([
      {
        ...{ id, summary: TITLE, description: 'https://zoom.example/j/1', status: 'confirmed' },
        start: { timeZone: zone },
        attendees: [{ email: CLIENT, displayName: 'Анна', responseStatus: 'needsAction' }],
      },
    ]);
    const [later, laterEnd] = [new Date('2030-03-05T01:00:00Z'), new Date('2030-03-05T02:00:00Z')];
    expect(await calendar.move(id, later, laterEnd, zone)).toMatchObject({ start: later, end: laterEnd, bookingId });
    const since = mark();
    expect(await calendar.move(id, later, laterEnd, zone)).toMatchObject({ start: later });
    expect(calls('events.patch', since)).toHaveLength(0); // nobody is told twice
    await calendar.cancel(id);
    await calendar.cancel(id);
    expect(await calendar.get(id)).toMatchObject({ status: 'cancelled', start: undefined });
    expect(await failure(calendar.move(id, start, end, zone))).toMatchObject({ name: 'Refused', code: 'gone' });
    expect(await failure(calendar.move(newId(), start, end, zone))).toMatchObject({ code: 'gone' });
    await calendar.cancel(newId());
    expect(JSON.stringify(calls('events.insert'))).toContain('sendUpdates');
  });

  test('repeating an insert is no second event', async () => {
    const event = wanted();
    const made = await calendar.insert(event);
    expect(await calendar.insert(event)).toEqual(made);
    expect(await held()).toHaveLength(1);
    for (const [other, why] of [
      [{ bookingId: 'of-somebody-else' }, "another's"],
      [{ start: new Date('2030-03-04T09:30:00Z') }, 'another time'],
    ] as const)
      expect(await failure(calendar.insert({ ...event, ...other }))).toMatchObject({
        ...{ name: 'Refused', code: 'taken' },
        message: expect.stringContaining(why),
      });
    await calendar.cancel(event.id);
    expect(await failure(calendar.insert(event))).toMatchObject({ code: 'taken' });
  });

  test('accepted, but the answer was lost: repeating finds it', async () => {
    const event = wanted();
    await fault({ kind: 'drop_after', method: 'events.insert' });
    expect(await failure(calendar.insert(event))).toBeInstanceOf(Unreachable);
    expect(await calendar.insert(event)).toMatchObject({ id: event.id, bookingId: event.bookingId });
    expect(await held()).toHaveLength(1);
  });

  test('a human moved it in that moment: not overwritten, and tried again it works', async () => {
    const { id } = await calendar.insert(wanted());
    const { id: hang } = await fault({ kind: 'hang', method: 'events.patch' });
    const moving = failure(calendar.move(id, new Date('2030-03-06T10:00:00Z'), new Date('2030-03-06T11:00:00Z'), zone));
    await until(async () => (await control('GET', `/faults/${hang}`)).holding === 1);
    await human({ id, start: '2030-03-07T10:00:00Z', end: '2030-03-07T11:00:00Z' });
    await control('DELETE', `/faults/${hang}`);
    expect(await moving).toBeInstanceOf(Unreachable);
    expect(await calendar.get(id)).toMatchObject({ start: new Date('2030-03-07T10:00:00Z') });
    await calendar.move(id, start, end, zone);
    expect(await calendar.get(id)).toMatchObject({ start });
  });

  test('who said no', async () => {
    const { id } = await calendar.insert(wanted());
    await human({ id, response: { email: CLIENT, status: 'accepted' } });
    expect(await calendar.get(id)).toMatchObject({ declinedBy: [] });
    await human({ id, response: { email: CLIENT, status: 'declined' } });
    expect(await calendar.get(id)).toMatchObject({ declinedBy: ['attendee'] });
    await human({ id, response: { email, status: 'declined' } });
    expect((await calendar.get(id))?.declinedBy.sort()).toEqual(['attendee', 'organizer']);
  });
});

describe('free and busy', () => {
  const day = (text: string) => new Date(`2030-05-${text}Z`);

  test('all that is his, merged; not what is free, declined, deleted or a team’s', async () => {
    const other = `family-${n}@group.calendar.example`;
    const team = `team-${n}@group.calendar.example`;
    await control('POST', '/calendar/calendars', { email, id: other });
    await control('POST', '/calendar/calendars', { email, id: team, accessRole: 'writer' });
    const at = (from: string, to: string, more: object = {}) =>
      human({ summary: 'private', start: `2030-05-${from}Z`, end: `2030-05-${to}Z`, ...more });
    await at('06T09:00:00', '06T10:00:00');
    await at('06T09:30:00', '06T11:00:00', { calendar: other });
    await at('06T11:00:00', '06T11:15:00');
    await at('06T14:00:00', '06T15:00:00', { transparency: 'transparent' });
    await at('06T16:00:00', '06T17:00:00', { calendar: team });
    const gone = await at('06T18:00:00', '06T19:00:00');
    await human({ id: gone.id, status: 'cancelled' });
    const declined = await at('06T20:00:00', '06T21:00:00');
    await human({ id: declined.id, response: { email, status: 'declined' } });
    await human({ summary: 'holiday', start: '2030-05-07', end: '2030-05-08' });
    expect(await calendar.freeBusy(day('06T00:00:00'), day('08T12:00:00'))).toEqual([
      { start: day('06T09:00:00'), end: day('06T11:15:00') },
      { start: day('07T00:00:00'), end: day('08T00:00:00') },
    ]);
    expect(await calendar.freeBusy(day('09T00:00:00'), day('10T00:00:00'))).toEqual([]);
  });

  test('a calendar that could not be read is not free', async () => {
    const id = `vanishing-${n}@group.calendar.example`;
    await control('POST', '/calendar/calendars', { email, id });
    await calendar.freeBusy(start, end);
    await control('POST', '/calendar/calendars', { email: 'somebody@else.example', id });
    expect(await failure(calendar.freeBusy(start, end))).toMatchObject({
      ...{ name: 'Unreachable', message: expect.stringContaining('notFound') },
    });
  });

  test('a range that makes no sense is refused', async () => {
    expect(await failure(calendar.freeBusy(end, start))).toBeInstanceOf(Refused);
  });
});

describe('what changed', () => {
  test('all at first, then only what changed: moved, deleted, declined, a stranger’s', async () => {
    const kept = await calendar.insert(wanted());
    await human({ summary: 'over', start: '2020-01-01T10:00:00Z', end: '2020-01-01T11:00:00Z' });
    const first = await calendar.changes(undefined);
    expect(first).toMatchObject({ full: true, events: [{ id: kept.id, bookingId: kept.bookingId }] });
    const still = await calendar.changes(first.syncToken);
    expect(still).toMatchObject({ full: false, events: [] });
    await human({ id: kept.id, start: '2030-03-08T10:00:00Z', end: '2030-03-08T11:00:00Z' });
    const dentist = await human({ summary: 'dentist', start: '2030-03-09T10:00:00Z', end: '2030-03-09T11:00:00Z' });
    const next = await calendar.changes(still.syncToken);
    expect(next.events).toMatchObject([
      { id: kept.id, start: new Date('2030-03-08T10:00:00Z'), bookingId: kept.bookingId },
      { id: dentist.id, bookingId: undefined },
    ]);
    await human({ id: kept.id, status: 'cancelled' });
    const last = await calendar.changes(next.syncToken);
    // of a deleted event Google promises its id and no more
    expect(last.events).toMatchObject([{ id: kept.id, status: 'cancelled', bookingId: undefined, start: undefined }]);
    expect(await calendar.changes(last.syncToken)).toMatchObject({ full: false, events: [] });
  });

  test.each([
    ['says so', () => fault({ kind: 'gone_410', method: 'events.list' })],
    [
      'has forgotten it with time',
      () => control('POST', '/clock', { now: new Date(Date.now() + 29 * 86_400_000).toISOString() }),
    ],
  ])('a sync token that is no longer good, Google %s: everything', async (_how, spoil) => {
    const { id } = await calendar.insert(wanted());
    const gone = await calendar.insert(wanted());
    const { syncToken } = await calendar.changes(undefined);
    await calendar.cancel(gone.id);
    await spoil();
    const again = await calendar.changes(syncToken);
    expect(again.full).toBe(true);
    expect(again.events.map((one) => [one.id, one.status])).toEqual([
      [id, 'confirmed'],
      [gone.id, 'cancelled'],
    ]);
    expect((await calendar.changes('garbled')).full).toBe(true);
  });

  test('several pages; what changes between two is in the next sync', async () => {
    const count = 2600;
    const { world } = sandbox.google;
    const mine = world.account(email);
    for (let i = 0; i < count; i++)
      world.insert(mine, {
        id: newId(),
        start: { dateTime: start.toISOString() },
        end: { dateTime: end.toISOString() },
      });
    const { id: hang } = await fault({ kind: 'hang', method: 'events.list', phase: 'after' });
    const reading = calendar.changes(undefined);
    await until(async () => (await control('GET', `/faults/${hang}`)).holding === 1);
    const between = await human({ summary: 'x', start: '2030-03-09T10:00:00Z', end: '2030-03-09T11:00:00Z' });
    await control('DELETE', `/faults/${hang}`);
    const all = await reading;
    expect(new Set(all.events.map(({ id }) => id)).size).toBe(count);
    expect(await calendar.changes(all.syncToken)).toMatchObject({ events: [{ id: between.id }] });
  });
});

describe('hints', () => {
  let server: Server;
  let heard: IncomingHttpHeaders[];
  let address: string;
  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      heard.push(request.headers);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as { port: number }).port}/google/push`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test('one at the start, one for each change, none after stopping or past its end', async () => {
    const id = randomBytes(8).toString('hex');
    const now = sandbox.clock.now();
    sandbox.clock.follow(() => now);
    const { resourceId, expiresAt } = await calendar.watch({ id, token: 'our-token', address, seconds: 3600 });
    expect(expiresAt).toEqual(new Date(now.getTime() + 3_600_000));
    await until(() => heard.length === 1);
    await calendar.insert(wanted());
    await until(() => heard.length === 2);
    expect(heard).toMatchObject([
      { 'x-goog-resource-state': 'sync', 'x-goog-message-number': '1', 'x-goog-channel-id': id },
      {
        ...{ 'x-goog-resource-state': 'exists', 'x-goog-message-number': '2', 'x-goog-channel-token': 'our-token' },
        ...{ 'x-goog-resource-id': resourceId, 'x-goog-channel-expiration': expect.stringContaining('GMT') },
      },
    ]);
    await calendar.stopWatch(id, resourceId);
    await calendar.stopWatch(id, resourceId);
    await calendar.watch({ id: `${id}2`, token: 't', address, seconds: 60 });
    await until(() => heard.length === 3);
    await control('POST', '/clock', { now: new Date(Date.now() + 120_000).toISOString() });
    await calendar.insert(wanted());
    const witness = `${id}3`;
    await calendar.watch({ id: witness, token: 't', address, seconds: 60 });
    await until(() => heard.length === 4);
    expect(heard[3]).toMatchObject({ 'x-goog-channel-id': witness });
  });

  test('refused: no https, an id that is used', async () => {
    const channel = { id: randomBytes(8).toString('hex'), token: 't', address, seconds: 60 };
    await calendar.watch(channel);
    expect(await failure(calendar.watch(channel))).toBeInstanceOf(Refused);
    const plain = { ...channel, id: 'other', address: 'http://rapport.example.com/push' };
    expect((await failure(calendar.watch(plain))).message).toContain('400');
  });
});

function methods(): [string, (one: RepCalendar) => Promise<unknown>][] {
  return [
    ['calendarList.list', (one) => one.freeBusy(start, end)],
    ['freebusy.query', (one) => one.freeBusy(start, end)],
    ['events.insert', (one) => one.insert(wanted())],
    ['events.get', async (one) => one.get((await calendar.insert(wanted())).id)],
    ['events.list', (one) => one.changes(undefined)],
    ['events.watch', (one) => one.watch({ id: newId(), token: 't', address: 'https://r.example/p', seconds: 60 })],
  ];
}

describe('when the wire fails', () => {
  const kinds: [string, new (...all: any[]) => Error, object?][] = [
    ['error_500', Unreachable],
    ['drop_before', Unreachable],
    ['drop_after', Unreachable],
    ['hang', Unreachable],
    ['malformed', Unreachable],
    ['rate_limited_429', RateLimited, { retryAfterMs: 9000, code: undefined }],
    ['rate_limited_403', RateLimited, { retryAfterMs: 60_000, code: undefined }],
    ['quota_exceeded_403', RateLimited, { code: 'daily' }],
    ['forbidden_403', Refused, { code: 'other' }],
  ];
  const names = methods().map(([name]) => name);
  const cases = names.flatMap((name) => kinds.map(([kind, type, more]) => [name, kind, type, more] as const));

  test.each(cases)('%s: %s', async (method, kind, type, more) => {
    const run = methods().find(([name]) => name === method)?.[1] as (one: RepCalendar) => Promise<unknown>;
    await fault({ kind, method, ...(kind === 'rate_limited_429' && { seconds: 9 }) });
    const since = mark();
    const error = await failure(run(open({ timeoutMs: 400 })));
    expect(error).toBeInstanceOf(type);
    if (more) expect(error).toMatchObject(more);
    expect(calls(method, since)).toHaveLength(1); // nothing is tried again inside
    secretFree(error);
  });

  test.each([
    ['events.patch', 'error_500', Unreachable],
    ['events.patch', 'hang', Unreachable],
    ['events.patch', 'drop_before', Unreachable],
    ['events.patch', 'drop_after', Unreachable],
    ['events.patch', 'malformed', Unreachable],
    ['events.patch', 'precondition_412', Unreachable],
    ['events.patch', 'rate_limited_403', RateLimited],
    ['events.patch', 'gone_410', Refused],
    ['events.patch', 'not_found_404', Refused],
    ['events.delete', 'error_500', Unreachable],
    ['events.delete', 'hang', Unreachable],
    ['events.delete', 'drop_before', Unreachable],
    ['events.delete', 'drop_after', Unreachable],
    ['events.delete', 'rate_limited_403', RateLimited],
    ['events.delete', 'not_found_404', undefined],
    ['events.delete', 'gone_410', undefined],
    ['events.insert', 'not_found_404', Refused],
    ['events.insert', 'duplicate_409', Refused], // … and then it is not there
    ['events.get', 'not_found_404', undefined],
  ] as const)('%s: %s', async (method, kind, type) => {
    const event = wanted();
    const impatient = open({ timeoutMs: 400 });
    const { id } = method === 'events.insert' ? event : await calendar.insert(event);
    await fault({ kind, method });
    const since = mark();
    const error = await failure(
      method === 'events.patch'
        ? impatient.move(id, new Date('2030-06-01T10:00:00Z'), new Date('2030-06-01T11:00:00Z'), zone)
        : method === 'events.delete'
          ? impatient.cancel(id)
          : method === 'events.get'
            ? impatient.get(id)
            : impatient.insert(event),
    );
    expect(calls(method, since)).toHaveLength(1);
    if (type === undefined) return expect(error).toBeUndefined();
    expect(error).toBeInstanceOf(type);
    secretFree(error);
  });

  test('a slow answer within the patience is an answer', async () => {
    await fault({ kind: 'slow', method: 'events.insert', seconds: 0.3 });
    expect(await calendar.insert(wanted())).toMatchObject({ start });
  });

  test('nobody listens: it never left', async () => {
    const error = await failure(open({ rootUrl: `http://127.0.0.1:${await freePort(0)}/` }).insert(wanted()));
    expect(error).toBeInstanceOf(NeverLeft);
    secretFree(error);
  });

  test('the project has not switched the API on', async () => {
    const body = { error: { code: 403, errors: [{ reason: 'accessNotConfigured' }], message: 'x' } };
    const server = createServer((_request, response) =>
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const rootUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
    expect(await failure(open({ rootUrl }).get(newId()))).toBeInstanceOf(Misconfigured);
    server.close();
  });
});

describe('the local Google refuses what the real one does', () => {
  const bare = async (method: string, path: string, body?: object | string, more: Record<string, string> = {}) => {
    const response = await fetch(`${sandbox.url}/calendar/v3${path}`, {
      method,
      headers: {
        authorization: `Bearer ${grant.accessToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...more,
      },
      body: typeof body === 'string' ? body : body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, ...(text ? JSON.parse(text) : {}) } as any;
  };
  const reason = async (...asked: Parameters<typeof bare>) => {
    const { status, error } = await bare(...asked);
    return [status, error?.errors[0].reason];
  };
  const good = { start: { dateTime: start.toISOString() }, end: { dateTime: end.toISOString() } };
  const events = '/calendars/primary/events';

  test.each([
    ['an id too short', { ...good, id: 'abcd' }, 'invalid'],
    ['an id beyond v', { ...good, id: 'rapportxyz' }, 'invalid'],
    ['an id in capitals', { ...good, id: 'ABCDEF' }, 'invalid'],
    ['no end', { start: good.start }, 'invalid'],
    ['its end before its start', { start: good.end, end: good.start }, 'timeRangeEmpty'],
    ['local time without a zone', { ...good, start: { dateTime: '2030-01-01T10:00:00' } }, 'invalid'],
    ['an unknown zone', { ...good, start: { ...good.start, timeZone: 'Mars/Olympus' } }, 'invalid'],
    ['a guest without an address', { ...good, attendees: [{ displayName: 'Anna' }] }, 'invalid'],
    ['no JSON', '{', 'invalid'],
  ])('an event with %s', async (_what, body, why) => {
    expect(await reason('POST', events, body)).toEqual([400, why]);
  });

  test('duplicate 409, stale etag 412, deleted 410, unknown 404, another’s calendar 404, restoring a deleted one', async () => {
    const id = newId();
    const { etag } = await bare('POST', events, { ...good, id });
    expect(await reason('POST', events, { ...good, id })).toEqual([409, 'duplicate']);
    const moved = await bare('PATCH', `${events}/${id}`, { summary: 'x' }, { 'if-match': etag });
    expect(moved).toMatchObject({ status: 'confirmed', summary: 'x' });
    expect(await reason('PATCH', `${events}/${id}`, {}, { 'if-match': etag })).toEqual([412, 'conditionNotMet']);
    expect(await reason('DELETE', `${events}/${id}`, undefined, { 'if-match': etag })).toEqual([
      412,
      'conditionNotMet',
    ]);
    await bare('DELETE', `${events}/${id}`);
    expect(await reason('DELETE', `${events}/${id}`)).toEqual([410, 'deleted']);
    expect(await reason('PATCH', `${events}/${id}`, { summary: 'y' })).toEqual([403, 'forbidden']);
    expect(await reason('POST', events, { ...good, id })).toEqual([409, 'duplicate']);
    expect(await bare('PATCH', `${events}/${id}`, { status: 'confirmed' })).toMatchObject({ status: 'confirmed' });
    expect(await reason('GET', `${events}/${newId()}`)).toEqual([404, 'notFound']);
    expect(await reason('GET', '/calendars/somebody%40else.example/events')).toEqual([404, 'notFound']);
  });

  test('lists and free/busy', async () => {
    const { nextSyncToken } = await bare('GET', events);
    const together = `${events}?syncToken=${nextSyncToken}&timeMin=2030-01-01T00:00:00Z`;
    expect(await reason('GET', together)).toEqual([400, 'invalid']);
    expect(await reason('GET', `${events}?maxResults=2501`)).toEqual([400, 'invalid']);
    expect(await reason('GET', `${events}?timeMin=yesterday`)).toEqual([400, 'invalid']);
    const busy = (timeMin: string, timeMax: string) => reason('POST', '/freeBusy', { timeMin, timeMax, items: [] });
    expect(await busy('2030-01-01T00:00:00Z', '2030-12-01T00:00:00Z')).toEqual([400, 'timeRangeTooLong']);
    expect(await busy('2030-01-02T00:00:00Z', '2030-01-01T00:00:00Z')).toEqual([400, 'timeRangeEmpty']);
  });

  test('no token, a made-up one, one without the scope', async () => {
    expect(await reason('GET', events, undefined, { authorization: '' })).toEqual([401, 'authError']);
    expect(await reason('GET', events, undefined, { authorization: 'Bearer x' })).toEqual([401, 'authError']);
    const { codeVerifier, codeChallenge } = pkce();
    const scope = ['https://www.googleapis.com/auth/calendar.freebusy'];
    const back = await approve(google.url({ state: 's', codeChallenge, redirectUri }), email, { scope });
    const response = await fetch(`${sandbox.url}/google/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', code: back.searchParams.get('code') as string },
        ...{ client_id: 'sandbox', client_secret: SECRET, redirect_uri: redirectUri, code_verifier: codeVerifier },
      }),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    const narrow = { authorization: `Bearer ${access_token}` };
    expect(await reason('GET', events, undefined, narrow)).toEqual([403, 'insufficientPermissions']);
    const narrower = signIn().calendar({ ...grant, accessToken: access_token }, () => {});
    expect(await failure(narrower.changes(undefined))).toBeInstanceOf(GrantExpired);
  });

  test('the sign-in page never sends anybody to an address it does not know', async () => {
    const { codeChallenge } = pkce();
    const url = google.url({ state: 's', codeChallenge, redirectUri: 'http://evil.example/' });
    expect((await fetch(url)).status).toBe(400);
    expect((await fetch(url, { method: 'POST', redirect: 'manual' })).status).toBe(400);
    const other = createGoogleSignIn({ clientId: 'x', clientSecret: 'y', tokenUrl: `${sandbox.url}/google/token` });
    expect((await fetch(other.url({ state: 's', codeChallenge, redirectUri }))).status).toBe(401);
  });

  test('the journal has no secret', async () => {
    await calendar.watch({ id: newId(), token: 'a-channel-token', address: 'https://r.example/p', seconds: 60 });
    const written = JSON.stringify(sandbox.journal.read({ service: 'calendar' }));
    for (const secret of [SECRET, grant.refreshToken, grant.accessToken as string, 'a-channel-token'])
      expect(written).not.toContain(secret);
  });
});

function secretFree(error: Error): void {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const text = `${one.stack} ${JSON.stringify(one)}`;
    for (const word of [SECRET, TITLE, CLIENT, email, grant.refreshToken, grant.accessToken as string, 'booking-'])
      expect(text).not.toContain(word);
  }
}
