// What GoogleSignIn and RepCalendar promise, tried on a real wire: the adapter against the local Google; and what that refuses.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { freePort } from '../../sandbox/start/ports';
import { createGoogleSignIn, type GoogleOptions, openGrant, sealGrant } from '../../src/adapters/google-calendar';
import { GrantExpired, Misconfigured, NeverLeft, RateLimited, Refused, Unreachable } from '../../src/errors';
import type { GoogleGrant, GoogleSignIn, NewCalendarEvent, RepCalendar } from '../../src/ports/meetings';
import { approve, connectRep, pkce } from '../support/google';
import { failure, IMPATIENT, useRest, WIRE_FAILURES } from '../support/rest';
import { until } from '../support/until';

const SECRET = 'a-client-secret-nobody-may-see';
const TITLE = 'Шесть комнат у моря, Анна Каренина';
const CLIENT = 'anna.karenina@client.example';
const redirectUri = 'http://127.0.0.1:8000/google/callback';
const zone = 'Asia/Makassar';
const start = new Date('2030-03-04T10:00:00Z');
const end = new Date('2030-03-04T10:30:00Z');

let google: GoogleSignIn;
let email: string;
let grant: GoogleGrant;
let calendar: RepCalendar;
let refreshed: GoogleGrant[];
let n = 0;

const rest = useRest('calendar', () => [
  ...[SECRET, TITLE, CLIENT, email, 'booking-'],
  ...[grant.refreshToken, grant.accessToken as string],
]);
const { control, fault, mark, calls, secretFree, meets } = rest;

beforeEach(async () => {
  await control('PUT', '/calendar/app', { clientSecret: SECRET });
  google = signIn();
  email = `rep${++n}@agency.example`;
  grant = await connectRep(google, email);
  refreshed = [];
  calendar = open();
});
const signIn = (more: Partial<GoogleOptions> = {}) =>
  createGoogleSignIn({
    clientId: 'sandbox',
    clientSecret: SECRET,
    rootUrl: `${rest.sandbox.url}/`,
    tokenUrl: `${rest.sandbox.url}/google/token`,
    now: () => rest.sandbox.clock.now(),
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

describe('signing in', () => {
  test('page, yes, code, grant: whose it is and what was allowed', async () => {
    expect(grant).toEqual({
      refreshToken: expect.any(String),
      accessToken: expect.any(String),
      accessExpiresAt: expect.any(Date),
      email,
      scopes: expect.arrayContaining(['https://www.googleapis.com/auth/calendar.events']),
    });
    const hours = ((grant.accessExpiresAt as Date).getTime() - rest.sandbox.clock.now().getTime()) / 3_600_000;
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
    const later = rest.sandbox.clock.now().getTime() + 59.5 * 60_000;
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
      const error = await failure(open(IMPATIENT).get(newId()));
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
    const { world } = rest.sandbox.google;
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

describe('what people do to it', () => {
  const week = 7 * 86_400_000;
  const later = (weeks: number) => new Date(start.getTime() + weeks * week).toISOString();

  test('a series: the times changed apart from it are named with it, deleted ones too; all the others are busy', async () => {
    const { id } = await calendar.insert(wanted());
    await human({ id, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=5'] });
    const { syncToken } = await calendar.changes(undefined);
    await human({ id, occurrence: later(1), start: '2030-03-12T10:00:00Z', end: '2030-03-12T11:00:00Z' });
    await human({ id, occurrence: later(2), status: 'cancelled' });
    const { events } = await calendar.changes(syncToken);
    expect(events).toMatchObject([
      { occurrence: { of: id, start: new Date(later(1)) }, start: new Date('2030-03-12T10:00:00Z') },
      { occurrence: { of: id, start: new Date(later(2)) }, status: 'cancelled' },
    ]);
    const busy = await calendar.freeBusy(new Date('2030-03-01T00:00:00Z'), new Date('2030-04-20T00:00:00Z'));
    expect(busy.map((one) => one.start.toISOString())).toEqual([
      ...[later(0), '2030-03-12T10:00:00.000Z'],
      ...[later(3), later(4)],
    ]);
    expect(await failure(human({ id, occurrence: '2030-03-13T10:00:00Z', status: 'cancelled' }))).toBeDefined();
  });

  test('a series keeps its hour when the clocks change', async () => {
    const [from, to] = ['2030-03-29T09:00:00Z', '2030-03-29T10:00:00Z'];
    const other = `berlin-${n}@group.calendar.example`;
    await control('POST', '/calendar/calendars', { email, id: other, timeZone: 'Europe/Berlin' });
    const byDay = ['RRULE:FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20300406T000000Z'];
    await human({ calendar: other, start: from, end: to, recurrence: byDay });
    const busy = await calendar.freeBusy(new Date('2030-03-25T00:00:00Z'), new Date('2030-04-20T00:00:00Z'));
    expect(busy.map((one) => one.start.toISOString())).toEqual([
      ...['2030-03-29T09:00:00.000Z', '2030-04-01T08:00:00.000Z', '2030-04-05T08:00:00.000Z'],
    ]);
  });

  test('put into another calendar of his it is deleted here and there all the same; into nobody’s it is gone', async () => {
    const other = `sales-${n}@group.calendar.example`;
    await control('POST', '/calendar/calendars', { email, id: other });
    const [moved, gone] = [await calendar.insert(wanted()), await calendar.insert(wanted())];
    await human({ id: moved.id, moveTo: other });
    await human({ id: gone.id, status: 'cancelled' });
    expect(await calendar.get(moved.id)).toMatchObject({ status: 'cancelled' });
    expect([await open().inAnother(moved.id), await open().inAnother(gone.id)]).toEqual([true, false]);
    await human({ calendar: other, id: moved.id, status: 'cancelled' });
    expect(await calendar.inAnother(moved.id)).toBe(false);
  });

  test('put into the past it is still among what changed, and among all', async () => {
    const { id } = await calendar.insert(wanted());
    const { syncToken } = await calendar.changes(undefined);
    const day = 86_400_000;
    const at = (ms: number) => new Date(rest.sandbox.clock.now().getTime() + ms).toISOString();
    await human({ id, start: at(-2 * day), end: at(-2 * day + 3_600_000) });
    expect((await calendar.changes(syncToken)).events).toMatchObject([{ id }]);
    expect((await calendar.changes(undefined)).events).toMatchObject([{ id }]);
  });

  test('the token is no longer good in the middle of the pages: everything, from the beginning', async () => {
    const { world } = rest.sandbox.google;
    const { syncToken } = await calendar.changes(undefined);
    for (let i = 0; i < 2600; i++)
      world.insert(world.account(email), {
        id: newId(),
        start: { dateTime: start.toISOString() },
        end: { dateTime: end.toISOString() },
      });
    const { id: hang } = await fault({ kind: 'hang', method: 'events.list', phase: 'after' });
    const reading = calendar.changes(syncToken);
    await until(async () => (await control('GET', `/faults/${hang}`)).holding === 1);
    await fault({ kind: 'gone_410', method: 'events.list' });
    await control('DELETE', `/faults/${hang}`);
    const { events, full } = await reading;
    expect([full, events.length, new Set(events.map(({ id }) => id)).size]).toEqual([true, 2600, 2600]);
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
    const now = rest.sandbox.clock.now();
    rest.sandbox.clock.follow(() => now);
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
  const kinds = [
    ...WIRE_FAILURES.map(([kind, type]) => [kind, type, {}] as const),
    ['rate_limited_429', RateLimited, { retryAfterMs: 9000, code: undefined }],
    ['rate_limited_403', RateLimited, { retryAfterMs: 60_000, code: undefined }],
    ['quota_exceeded_403', RateLimited, { code: 'daily' }],
    ['forbidden_403', Refused, { code: 'other' }],
  ] as const;
  const cases = methods().flatMap(([method]) => kinds.map(([kind, type, more]) => ({ method, kind, type, more })));

  test.each(cases)('$method: $kind $more', async ({ method, kind, type, more }) => {
    const run = methods().find(([name]) => name === method)?.[1] as (one: RepCalendar) => Promise<unknown>;
    const seconds = 'retryAfterMs' in more && kind === 'rate_limited_429' ? 9 : undefined;
    expect(await meets(method, { kind, seconds }, type, () => run(open(IMPATIENT)))).toMatchObject(more);
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
    const impatient = open(IMPATIENT);
    const { id } = method === 'events.insert' ? event : await calendar.insert(event);
    const calls: Record<typeof method, () => Promise<unknown>> = {
      'events.patch': () =>
        impatient.move(id, new Date('2030-06-01T10:00:00Z'), new Date('2030-06-01T11:00:00Z'), zone),
      'events.delete': () => impatient.cancel(id),
      'events.get': () => impatient.get(id),
      'events.insert': () => impatient.insert(event),
    };
    await meets(method, { kind }, type, calls[method]);
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
