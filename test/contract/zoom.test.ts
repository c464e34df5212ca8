// What VideoMeetings promises, tried on a real wire: the adapter against the local Zoom; and what that refuses, as the real one does.
import { createServer, type Server } from 'node:http';
import { freePort } from '../../sandbox/start/ports';
import { ALL_SCOPES } from '../../sandbox/zoom/world';
import { createZoom, type ZoomOptions } from '../../src/adapters/zoom';
import { zoom as doctor } from '../../src/cli/doctor-meetings';
import { loadConfig } from '../../src/config';
import { Misconfigured, NeverLeft, RateLimited, Refused, Unreachable } from '../../src/errors';
import type { VideoMeetings } from '../../src/ports/meetings';
import { failure, IMPATIENT, useRest, WIRE_FAILURES } from '../support/rest';

const SECRET = 'a-client-secret-nobody-may-see';
const TITLE = 'Шесть комнат у моря, Анна Каренина';
const host = 'rep@agency.example';
const start = new Date('2030-03-04T10:00:00Z');

const rest = useRest('zoom', () => [
  ...[SECRET, TITLE, host, 'booking-'],
  Buffer.from(`sandbox:${SECRET}`).toString('base64'),
]);
const { control, fault, mark, calls, secretFree, meets } = rest;
let zoom: VideoMeetings;
let n = 0;
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});
beforeEach(async () => {
  await control('PUT', '/zoom/app', { clientSecret: SECRET, scopes: ALL_SCOPES, meetingsPerUserAndDay: 100 });
  zoom = client();
});

const client = (more: Partial<ZoomOptions> = {}) =>
  createZoom({
    accountId: 'sandbox',
    clientId: 'sandbox',
    clientSecret: SECRET,
    apiUrl: `${rest.sandbox.url}/zoom/v2`,
    oauthUrl: `${rest.sandbox.url}/zoom/oauth/token`,
    now: () => rest.sandbox.clock.now(),
    ...more,
  });
const booking = () => ({ host, bookingId: `booking-${++n}`, topic: TITLE, start, minutes: 30 });
const held = (): Promise<any[]> => control('GET', '/zoom/meetings');
/** Time stands still there, for Zoom and for us. */
const freeze = (at: string | number) => rest.sandbox.clock.follow(() => new Date(at));
describe('meetings', () => {
  test('made, found by the booking, moved, cancelled; each of the last two may be repeated', async () => {
    const wanted = booking();
    expect(await zoom.find(host, wanted.bookingId)).toBeUndefined();
    const made = await zoom.create(wanted);
    expect(made).toEqual({ id: expect.stringMatching(/^\d+$/), joinUrl: expect.any(String), start, minutes: 30 });
    expect(await zoom.find(host, wanted.bookingId)).toEqual(made);
    expect((await held()).find(({ id }) => id === made.id)).toMatchObject({
      ...{ topic: TITLE, host, start_time: '2030-03-04T10:00:00Z', join_url: made.joinUrl },
    });
    const later = new Date('2030-03-05T11:30:00Z');
    await zoom.move(made.id, later, 45);
    await zoom.move(made.id, later, 45);
    expect(await zoom.find(host, wanted.bookingId)).toEqual({ ...made, start: later, minutes: 45 });
    // a time that is over is none for Zoom
    await zoom.move(made.id, new Date('2020-01-01T00:00:00Z'), 45);
    expect(await zoom.find(host, wanted.bookingId)).toEqual({ ...made, start: later, minutes: 45 });
    await zoom.cancel(made.id);
    await zoom.cancel(made.id);
    expect(await zoom.find(host, wanted.bookingId)).toBeUndefined();
    expect(await failure(zoom.move(made.id, later, 45))).toMatchObject({ name: 'Refused', code: 'gone' });
  });

  test('found on a later page, and never by the front of another id', async () => {
    await control('PUT', '/zoom/app', { meetingsPerUserAndDay: 1000 });
    const many = { ...booking(), host: 'busy@agency.example' };
    for (let i = 0; i < 301; i++) await zoom.create({ ...many, bookingId: `page-${i}` });
    const since = mark();
    expect(await zoom.find(many.host, 'page-300')).toMatchObject({ start });
    expect(calls('meetings.list', since)).toHaveLength(2);
    expect(await zoom.find(many.host, 'page-30')).toBeDefined();
    expect(await zoom.find(many.host, 'page-')).toBeUndefined();
    expect(await zoom.find(host, 'page-300')).toBeUndefined();
  });

  test('a title longer than Zoom takes is cut', async () => {
    const { id } = await zoom.create({ ...booking(), topic: 'Ж'.repeat(300) });
    expect((await held()).find((one) => one.id === id).topic).toHaveLength(200);
  });

  test('a human deleted it in Zoom: cancelling is done, moving is refused', async () => {
    const { id } = await zoom.create(booking());
    await control('DELETE', `/zoom/meetings/${id}`);
    await zoom.cancel(id);
    expect(await failure(zoom.move(id, start, 30))).toMatchObject({ code: 'gone' });
  });

  test('somebody who is no user of the account', async () => {
    const error = await failure(zoom.create({ ...booking(), host: 'nobody' }));
    expect(error).toBeInstanceOf(Refused);
    expect(error.message).toContain('1001');
  });

  test('the key and its scopes are proved; what lacks is named', async () => {
    expect(await zoom.check()).toEqual({ account: 'owner@sandbox.example' });
    await control('PUT', '/zoom/app', {
      scopes: ['meeting:write:admin', 'meeting:read:admin', 'user:read:user:admin'],
    });
    expect(await client().check()).toEqual({ account: 'owner@sandbox.example' });
    await control('PUT', '/zoom/app', { scopes: ALL_SCOPES.slice(1) });
    expect(await failure(client().check())).toMatchObject({
      name: 'Misconfigured',
      message: expect.stringContaining('meeting:write:meeting:admin'),
    });
    expect(await failure(client().create(booking()))).toMatchObject({
      name: 'Misconfigured',
      message: expect.stringContaining('meeting:write:meeting:admin'),
    });
  });
});

test('rapport doctor says whether the key opens Zoom, and what to do', async () => {
  const given = (more: object) => loadConfig({ ...base, SANDBOX_URL: rest.sandbox.url, ...more });
  const base = {
    DATABASE_URL: 'postgres://x@y/z',
    TEMPORAL_ADDRESS: 'x:1',
    SESSION_KEY: Buffer.alloc(32).toString('base64'),
  };
  const ids = { ZOOM_ACCOUNT_ID: 'sandbox', ZOOM_CLIENT_ID: 'sandbox' };
  expect(await doctor(given({ ...ids, ZOOM_CLIENT_SECRET: SECRET }))).toMatchObject([
    { state: 'ok', detail: 'owner@sandbox.example answers (the local one)' },
  ]);
  const [wrong] = await doctor(given({ ...ids, ZOOM_CLIENT_SECRET: 'wrong' }));
  expect(wrong).toMatchObject({ state: 'failed', todo: expect.stringContaining('marketplace.zoom.us') });
  expect(await doctor(given({ ZOOM: 'live' }))).toMatchObject([{ state: 'skipped' }]);
});

describe('the token', () => {
  test('one for all who ask at once, kept until a minute before its end', async () => {
    const from = rest.sandbox.clock.now().getTime();
    freeze(from);
    const since = mark();
    await Promise.all(Array.from({ length: 5 }, () => zoom.find(host, 'x')));
    expect(calls('oauth.token', since)).toHaveLength(1);
    freeze(from + 58 * 60_000);
    await zoom.find(host, 'x');
    expect(calls('oauth.token', since)).toHaveLength(1);
    freeze(from + 59.5 * 60_000);
    await zoom.find(host, 'x');
    expect(calls('oauth.token', since)).toHaveLength(2);
  });

  test('refused once: another is fetched, once for all, and the calls go well', async () => {
    await zoom.find(host, 'x');
    await control('DELETE', '/zoom/tokens');
    const since = mark();
    const made = await Promise.all([zoom.create(booking()), zoom.create(booking()), zoom.find(host, 'x')]);
    expect(made[0].id).not.toBe(made[1].id);
    expect(calls('oauth.token', since)).toHaveLength(1);
  });

  test('refused for ever: a person has to act', async () => {
    await fault({ kind: 'revoked', times: 'always' });
    const since = mark();
    expect(await failure(zoom.find(host, 'x'))).toBeInstanceOf(Misconfigured);
    await control('DELETE', '/faults');
    await fault({ kind: 'unauthorized_401', method: 'meetings.list', times: 'always' });
    expect(await failure(zoom.find(host, 'x'))).toBeInstanceOf(Misconfigured);
    expect(calls('meetings.list', since)).toHaveLength(2);
  });

  test.each([
    ['secret', { clientSecret: 'wrong' }],
    ['client', { clientId: 'wrong' }],
    ['account', { accountId: 'wrong' }],
  ])('another %s is Misconfigured, naming the variables', async (_what, wrong) => {
    const error = await failure(client(wrong).check());
    expect(error).toBeInstanceOf(Misconfigured);
    expect(error.message).toContain('ZOOM_CLIENT_SECRET');
    expect(error.message).not.toContain('wrong');
  });
});

describe('limits', () => {
  test('by the second: the seconds Zoom names', async () => {
    await fault({ kind: 'rate_limited_429', method: 'meetings.create', seconds: 7 });
    const error = await failure(zoom.create(booking()));
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAfterMs: 7000, code: undefined });
  });

  test('of the day: told apart, until 00:00 UTC, and over then', async () => {
    freeze('2029-05-06T22:00:00Z');
    await control('PUT', '/zoom/app', { meetingsPerUserAndDay: 2 });
    const other = { host: 'limited@agency.example' };
    const { id } = await zoom.create({ ...booking(), ...other });
    await zoom.move(id, start, 60);
    for (const refused of [zoom.create({ ...booking(), ...other }), zoom.move(id, start, 30)]) {
      const error = await failure(refused);
      expect(error).toMatchObject({ name: 'RateLimited', code: 'daily', retryAfterMs: 2 * 3_600_000 });
    }
    await zoom.create(booking()); // another user has a day of his own
    await zoom.cancel(id);
    freeze('2029-05-07T00:00:01Z');
    await zoom.create({ ...booking(), ...other });
  });

  test.each([
    ['2030-01-01T00:00:00Z', 90_000],
    ['12', 12_000],
  ])('of the day by the documented header, Retry-After: %s', async (retryAfter, ms) => {
    const answering = client({
      now: () => new Date('2029-12-31T23:58:30Z'),
      apiUrl: await fixed(429, { 'x-ratelimit-type': 'Daily-limit', 'retry-after': retryAfter }),
    });
    expect(await failure(answering.find(host, 'x'))).toMatchObject({ code: 'daily', retryAfterMs: ms });
  });
});

describe('when the wire fails', () => {
  const methods: [string, () => Promise<unknown>][] = [
    ['meetings.list', () => zoom.find(host, 'x')],
    ['meetings.create', () => zoom.create(booking())],
    ['meetings.update', async () => zoom.move((await zoom.create(booking())).id, start, 45)],
    ['meetings.delete', async () => zoom.cancel((await zoom.create(booking())).id)],
    ['users.get', () => zoom.check()],
    ['oauth.token', () => client(IMPATIENT).check()],
  ];
  const cases = methods.flatMap(([method, run]) => WIRE_FAILURES.map(([kind, type]) => ({ method, kind, type, run })));

  test.each(cases)('$method: $kind', async ({ method, kind, type, run }) => {
    zoom = client(IMPATIENT);
    const nothingToRead = kind === 'malformed' && (method === 'meetings.update' || method === 'meetings.delete');
    await meets(method, { kind }, nothingToRead ? undefined : type, run);
  });

  test('accepted, but the answer was lost: it is there to be found', async () => {
    const wanted = booking();
    await fault({ kind: 'drop_after', method: 'meetings.create' });
    expect(await failure(zoom.create(wanted))).toBeInstanceOf(Unreachable);
    expect(await zoom.find(host, wanted.bookingId)).toMatchObject({ start });
  });

  test('a slow answer within the patience is an answer', async () => {
    await fault({ kind: 'slow', method: 'meetings.create', seconds: 0.3 });
    expect(await zoom.create(booking())).toMatchObject({ start });
  });

  test.each([
    ['forbidden_403', 'other'],
    ['not_found_404', 'gone'],
  ])('%s is a refusal', async (kind, code) => {
    await fault({ kind, method: 'meetings.create' });
    const error = await failure(zoom.create(booking()));
    expect(error).toMatchObject({ name: 'Refused', code });
    secretFree(error);
  });

  test('nobody listens: it never left', async () => {
    const error = await failure(client({ oauthUrl: `http://127.0.0.1:${await freePort(0)}/` }).check());
    expect(error).toBeInstanceOf(NeverLeft);
    secretFree(error);
  });
});

describe('the local Zoom refuses what the real one does', () => {
  const bare = async (method: string, path: string, body?: object | string, bearer?: string) =>
    rest.bare('/zoom/v2', method, path, body, { authorization: bearer ?? `Bearer ${await token()}` });
  const token = async () => {
    const response = await fetch(`${rest.sandbox.url}/zoom/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`sandbox:${SECRET}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'account_credentials', account_id: 'sandbox' }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const good = { topic: 'x', type: 2, start_time: '2030-01-01T10:00:00Z', duration: 30, timezone: 'Asia/Singapore' };

  test('tokens', async () => {
    expect(await bare('GET', '/users/me', undefined, '')).toMatchObject({ status: 401, code: 124 });
    expect(await bare('GET', '/users/me', undefined, 'Bearer made-up')).toMatchObject({ status: 401, code: 124 });
    const old = `Bearer ${await token()}`;
    await control('POST', '/clock', { now: new Date(Date.now() + 3_601_000).toISOString() });
    expect(await bare('GET', '/users/me', undefined, old)).toMatchObject({ message: 'Access token is expired.' });
  });

  test.each([
    ['no JSON', '{', undefined],
    ['milliseconds', { ...good, start_time: '2030-01-01T10:00:00.000Z' }, 'start_time'],
    ['no such zone', { ...good, timezone: 'Mars/Olympus' }, 'timezone'],
    ['a zone Zoom has no name for', { ...good, timezone: 'Asia/Makassar' }, 'timezone'],
    ['no length', { ...good, duration: 0 }, 'duration'],
    ['too long a topic', { ...good, topic: 'x'.repeat(201) }, 'topic'],
  ])('a meeting with %s', async (_what, body, field) => {
    const answer = await bare('POST', `/users/${host}/meetings`, body);
    expect(answer).toMatchObject({ status: 400, code: 300 });
    if (field) expect(answer.errors).toEqual([{ field, message: 'Invalid field.' }]);
  });

  test('ids', async () => {
    expect(await bare('GET', '/meetings/abc')).toMatchObject({ status: 400, code: 300 });
    expect(await bare('DELETE', '/meetings/99999999999')).toMatchObject({ status: 404, code: 3001 });
    expect(await bare('GET', '/users/nobody/meetings?type=upcoming')).toMatchObject({ status: 404, code: 1001 });
  });

  test('a list cuts the agenda at 250 characters and leaves out what is over', async () => {
    const agenda = 'x'.repeat(300);
    const lister = 'lister@agency.example';
    const { id } = await bare('POST', `/users/${lister}/meetings`, { ...good, agenda });
    await bare('POST', `/users/${lister}/meetings`, { ...good, start_time: '2020-01-01T10:00:00Z' });
    const { meetings } = await bare('GET', `/users/${lister}/meetings?type=upcoming`);
    expect(meetings).toMatchObject([{ id, agenda: 'x'.repeat(250) }]);
    expect(await bare('GET', `/meetings/${id}`)).toMatchObject({ agenda });
  });

  test('the journal has no secret', async () => {
    await zoom.create(booking());
    expect(JSON.stringify(rest.sandbox.journal.read({ service: 'zoom' }))).not.toContain(SECRET);
  });
});

/** An address where everything but the token has this answer. */
async function fixed(status: number, headers: Record<string, string>): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status, headers).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}
