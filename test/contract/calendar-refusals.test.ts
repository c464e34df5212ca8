// What the local Google refuses, as the real one does; each with its page where it is refused (sandbox/calendar).
import { createHash, randomBytes } from 'node:crypto';
import { createGoogleSignIn } from '../../src/adapters/google-calendar';
import { GrantExpired } from '../../src/errors';
import type { GoogleGrant, GoogleSignIn } from '../../src/ports/meetings';
import { approve, connectRep, pkce } from '../support/google';
import { failure, useRest } from '../support/rest';

const SECRET = 'a-client-secret-nobody-may-see';
const redirectUri = 'http://127.0.0.1:8000/google/callback';
const zone = 'Asia/Makassar';
const start = new Date('2030-03-04T10:00:00Z');
const end = new Date('2030-03-04T10:30:00Z');

let google: GoogleSignIn;
let email: string;
let grant: GoogleGrant;
let n = 0;

const rest = useRest('calendar', () => [SECRET]);
beforeEach(async () => {
  await rest.control('PUT', '/calendar/app', { clientSecret: SECRET });
  google = createGoogleSignIn({
    ...{ clientId: 'sandbox', clientSecret: SECRET },
    ...{ rootUrl: `${rest.sandbox.url}/`, tokenUrl: `${rest.sandbox.url}/google/token` },
  });
  email = `rep${++n}@agency.example`;
  grant = await connectRep(google, email);
});
const newId = () => `rapport${randomBytes(8).toString('hex')}`;

const bare = (method: string, path: string, body?: object | string, more: Record<string, string> = {}) =>
  rest.bare('/calendar/v3', method, path, body, { authorization: `Bearer ${grant.accessToken}`, ...more });
const reason = async (...asked: Parameters<typeof bare>) => {
  const { status, error } = await bare(...asked);
  return [status, error?.errors[0].reason];
};
const good = { start: { dateTime: start.toISOString() }, end: { dateTime: end.toISOString() } };
const zoned = {
  start: { ...good.start, timeZone: zone },
  end: { ...good.end, timeZone: zone },
};
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
  ['a day to begin and an hour to end', { ...good, start: { date: '2030-03-04' } }, 'invalid'],
  ['a rule that is none', { ...zoned, recurrence: ['RRULE:FREQ=SOMETIMES'] }, 'invalid'],
  ['a rule with two ends', { ...zoned, recurrence: ['RRULE:FREQ=DAILY;COUNT=2;UNTIL=20300401'] }, 'invalid'],
  ['its start in its rule', { ...zoned, recurrence: ['DTSTART:20300304T100000Z'] }, 'invalid'],
  ['a series that has no zone', { ...good, recurrence: ['RRULE:FREQ=DAILY'] }, 'invalid'],
  ['a property too long', { ...good, extendedProperties: { private: { a: 'x'.repeat(1025) } } }, 'invalid'],
  ['an id too long', { ...good, id: 'a'.repeat(1025) }, 'invalid'],
  ['a guest whose address is none', { ...good, attendees: [{ email: 'anna' }] }, 'invalid'],
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
  expect(await reason('DELETE', `${events}/${id}`, undefined, { 'if-match': etag })).toEqual([412, 'conditionNotMet']);
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
  for (const more of [
    ...['timeMin=2030-01-01T00:00:00Z', 'timeMax=2030-01-01T00:00:00Z', 'updatedMin=2030-01-01T00:00:00Z'],
    ...['q=x', 'orderBy=updated', 'iCalUID=x', 'privateExtendedProperty=a%3Db', 'sharedExtendedProperty=a%3Db'],
    'showDeleted=false',
  ])
    expect([more, ...(await reason('GET', `${events}?syncToken=${nextSyncToken}&${more}`))]).toEqual([
      ...[more, 400, 'invalid'],
    ]);
  expect((await bare('GET', `${events}?syncToken=${nextSyncToken}&showDeleted=true`)).status).toBe(200);
  expect(await reason('POST', `${events}?sendUpdates=everybody`, good)).toEqual([400, 'invalid']);
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
  const response = await fetch(`${rest.sandbox.url}/google/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code: back.searchParams.get('code') as string },
      ...{ client_id: 'sandbox', client_secret: SECRET, redirect_uri: redirectUri, code_verifier: codeVerifier },
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  const narrow = { authorization: `Bearer ${access_token}` };
  expect(await reason('GET', events, undefined, narrow)).toEqual([403, 'insufficientPermissions']);
  const narrower = google.calendar({ ...grant, accessToken: access_token }, () => {});
  expect(await failure(narrower.changes(undefined))).toBeInstanceOf(GrantExpired);
});

const exchange = (code: string, more: Record<string, string>) =>
  rest.bare(
    '/google/token',
    'POST',
    '',
    new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
      ...{ client_id: 'sandbox', client_secret: SECRET, ...more },
    }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
  );
const codeFrom = async (url: string) => (await approve(url, email)).searchParams.get('code') as string;

test('a verifier shorter than 43 letters, none at all, and one nobody asked for', async () => {
  const short = 'x'.repeat(42);
  const challenge = createHash('sha256').update(short).digest('base64url');
  const { codeVerifier, codeChallenge } = pkce();
  const url = (of: string) => google.url({ state: 's', codeChallenge: of, redirectUri });
  const bareUrl = url(codeChallenge).replace(/&code_challenge(_method)?=[^&]*/g, '');
  const refused = { status: 400, error: 'invalid_grant' };
  expect(await exchange(await codeFrom(url(challenge)), { code_verifier: short })).toMatchObject(refused);
  expect(await exchange(await codeFrom(url(codeChallenge)), {})).toMatchObject(refused);
  expect(await exchange(await codeFrom(bareUrl), { code_verifier: codeVerifier })).toMatchObject(refused);
  expect(await exchange(await codeFrom(url(codeChallenge)), { code_verifier: codeVerifier })).toMatchObject({
    ...{ status: 200, refresh_token: expect.any(String) },
  });
});

test('who signs in again without a fresh consent brings no lasting access, and is told', async () => {
  const { codeVerifier, codeChallenge } = pkce();
  const url = google.url({ state: 's', codeChallenge, redirectUri }).replace('prompt=consent', 'prompt=none');
  const code = await codeFrom(url);
  expect(await failure(google.exchange({ code, codeVerifier, redirectUri }))).toMatchObject({
    ...{ name: 'Refused', message: expect.stringContaining('no lasting access') },
  });
});

test('a hundred lasting accesses of one person: the oldest ends', async () => {
  const { accounts } = rest.sandbox.google;
  const request = {
    client_id: 'sandbox',
    redirect_uri: redirectUri,
    scope: 'x',
    access_type: 'offline',
    prompt: 'consent',
  };
  const ids = { client_id: 'sandbox', client_secret: SECRET };
  const refresh = (refresh_token: string) => () =>
    accounts.token({ ...ids, grant_type: 'refresh_token', refresh_token });
  const more = Array.from({ length: 100 }, () => {
    const code = accounts.approve(request, email, []);
    const given = accounts.token({ ...ids, grant_type: 'authorization_code', code, redirect_uri: redirectUri });
    return (given as { refresh_token: string }).refresh_token;
  });
  expect(refresh(grant.refreshToken)).toThrow('400 invalid_grant');
  expect(refresh(more[0] as string)).not.toThrow();
});

test('taking one access of a person back ends them all', async () => {
  const second = await connectRep(google, email);
  await google.revoke(grant);
  const calendar = google.calendar({ ...second, accessExpiresAt: new Date(0) }, () => {});
  expect(await failure(calendar.changes(undefined))).toBeInstanceOf(GrantExpired);
});

test('the sign-in page never sends anybody to an address it does not know', async () => {
  const { codeChallenge } = pkce();
  const url = google.url({ state: 's', codeChallenge, redirectUri: 'http://evil.example/' });
  expect((await fetch(url)).status).toBe(400);
  expect((await fetch(url, { method: 'POST', redirect: 'manual' })).status).toBe(400);
  const other = createGoogleSignIn({ clientId: 'x', clientSecret: 'y', tokenUrl: `${rest.sandbox.url}/google/token` });
  expect((await fetch(other.url({ state: 's', codeChallenge, redirectUri }))).status).toBe(401);
});

test('the journal has no secret', async () => {
  await google
    .calendar(grant, () => {})
    .watch({ id: newId(), token: 'a-channel-token', address: 'https://r.example/p', seconds: 60 });
  const written = JSON.stringify(rest.sandbox.journal.read({ service: 'calendar' }));
  for (const secret of [SECRET, grant.refreshToken, grant.accessToken as string, 'a-channel-token'])
    expect(written).not.toContain(secret);
});
