// A rep connects his Google calendar: by the operator's command or by the bot, on the local Google's own page; and every way it can fail.
import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { createGoogleSignIn, sealGrant } from '../../src/adapters/google-calendar';
import { createRepActions } from '../../src/adapters/postgres/rep-actions';
import { createRepOutbox } from '../../src/adapters/postgres/rep-outbox';
import { createRepChat, createRepRouting } from '../../src/adapters/postgres/rep-routing';
import { createTelegramBot } from '../../src/adapters/telegram-bot';
import { createCalendarSignIns } from '../../src/calendar-sign-ins';
import { run } from '../../src/cli/program';
import { systemClock } from '../../src/clock';
import { loadConfig } from '../../src/config';
import { BotHost } from '../../src/ingress/bots/bot-host';
import { googleCallback } from '../../src/ingress/google/callback';
import { createMetrics } from '../../src/metrics';
import type { CalendarSignIns, SignInOutcome } from '../../src/ports/booking';
import { createRepCalendars } from '../../src/rep-calendars';
import { testBrand, testBrands } from '../support/brand';
import { operatorEnvironment, rapport, useBrandsFolder } from '../support/cli';
import { approve, connectRep } from '../support/google';
import { useDatabase } from '../support/postgres';
import { createReps, makeBot } from '../support/reps';
import { until } from '../support/until';

const brands = useBrandsFolder();
const database = useDatabase();
let sandbox: Sandbox;
let environment: Record<string, string>;
let later = 0;
const clock = { ...systemClock, now: () => new Date(Date.now() + later) };
const EMAIL = 'olga@agency.example';

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  environment = operatorEnvironment(database, brands, { SANDBOX_URL: sandbox.url });
  await reps('add', '--name', 'Olga', '--telegram', '@olga_sales', '--language', 'en');
});
afterAll(() => sandbox?.close());
afterEach(async () => {
  later = 0;
  await fetch(`${sandbox.url}/faults?discard=true`, { method: 'DELETE' });
  await database.pool.query('truncate google_sign_ins, rep_calendars');
});

const reps = (...args: string[]) => rapport(environment, ['reps', ...args]);
const repId = async (): Promise<string> => (await reps('list', '--json')).json[0].id;
const keys = () => loadConfig(environment).sessionKeys;
const google = () => createGoogleSignIn(loadConfig(environment).google as never);
const signIns = (): CalendarSignIns => createCalendarSignIns(database.pool, { keys: keys(), google, clock });

/** The command as it runs: the address as soon as it is printed, and how it ended. */
function connecting(more: Record<string, string> = {}, ...args: string[]) {
  const lines: string[] = [];
  const ended = run(['reps', 'connect-google', 'Olga', ...args], {
    print: (text) => void lines.push(text),
    warn: (text) => void lines.push(text),
    ask: async () => '',
    environment: () => ({ ...environment, ...more }),
    close() {},
  });
  const url = () => until(() => lines.join('\n').match(/^https?:\S+$/m)?.[0], 20_000, 'the address');
  return { url, ended, lines };
}

/** What the browser shows in the end. */
async function page(back: URL | string, language = 'en') {
  const response = await fetch(back, { headers: { 'accept-language': language } });
  const html = await response.text();
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, title: html.match(/<title>(.*)<\/title>/)?.[1], html };
}

/** The callback as the ingress serves it. */
async function serving<T>(
  work: (base: string, outcomes: SignInOutcome[]) => Promise<T>,
  using = signIns(),
): Promise<T> {
  const app: FastifyInstance = fastify();
  const outcomes: SignInOutcome[] = [];
  googleCallback(app, { signIns: using, onEnd: (outcome) => outcomes.push(outcome) });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    return await work(base, outcomes);
  } finally {
    await app.close();
  }
}

test('by the command, back to its own listener: connected, used, shown, disconnected; no secret anywhere', async () => {
  const { url, ended, lines } = connecting();
  const back = await approve(await url(), EMAIL);
  expect(back.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/google\/callback\?/);
  const shown = await page(back);
  expect(shown).toMatchObject({ status: 200, title: 'The calendar is connected' });
  expect(shown.html).toContain(`<b>${EMAIL}</b>`);
  expect(await ended).toBe(0);
  expect(lines.at(-1)).toBe(`Olga is connected: ${EMAIL}.`);
  expect((await reps('list')).out).toMatch(new RegExp(`${EMAIL} +the brand's hours`));

  const calendar = await createRepCalendars(database.pool, { keys: keys(), google }).of(await repId());
  expect(await calendar.freeBusy(new Date(), new Date(Date.now() + 3600_000))).toEqual([]);
  const { rows } = await database.pool.query('select * from rep_calendars k, google_sign_ins s');
  const stored =
    JSON.stringify(rows) + rows[0].grant_cipher.toString('latin1') + rows[0].verifier_cipher.toString('latin1');
  for (const secret of ['ya29.', '1//0', back.searchParams.get('code') as string]) {
    expect(lines.join('\n')).not.toContain(secret);
    expect(stored).not.toContain(secret);
  }

  const gone = await reps('disconnect-google', 'Olga');
  expect(gone).toMatchObject({ code: 0, out: expect.stringContaining(`Olga: ${EMAIL} is forgotten.`) });
  expect(gone.out).not.toContain('myaccount.google.com');
  await expect(calendar.freeBusy(new Date(), new Date(Date.now() + 1))).rejects.toThrow('connect his calendar again');
  expect(await reps('disconnect-google', 'Olga')).toMatchObject({
    code: 1,
    err: 'Olga has no Google calendar connected.',
  });
}, 60_000);

test('two reps with one Google account: who is disconnected leaves the other his calendar', async () => {
  await reps('add', '--name', 'Ira', '--telegram', '@ira_sales');
  const ids = (await reps('list', '--json')).json as { id: string; name: string }[];
  const shared = 'sales@agency.example';
  for (const name of ['Olga', 'Ira']) {
    const id = ids.find((rep) => rep.name === name)?.id as string;
    const { cipher, keyId } = sealGrant(keys(), id, await connectRep(google(), shared));
    await database.pool.query(
      'insert into rep_calendars (rep_id, email, grant_cipher, grant_key_id, connected_at) values ($1, $2, $3, $4, now())',
      [id, shared, cipher, keyId],
    );
  }
  expect(await reps('disconnect-google', 'Olga')).toMatchObject({
    ...{ code: 0, out: expect.stringContaining('At Google the access stays: Ira has connected the same account.') },
  });
  const calendar = () =>
    createRepCalendars(database.pool, { keys: keys(), google }).of(
      ids.find(({ name }) => name === 'Ira')?.id as string,
    );
  expect(await (await calendar()).freeBusy(new Date(), new Date(Date.now() + 1))).toEqual([]);
  // the last one takes it back
  const held = await calendar();
  expect((await reps('remove', 'Ira')).out).not.toContain('Google');
  await expect(held.freeBusy(new Date(), new Date(Date.now() + 1))).rejects.toThrow('connect his calendar again');
}, 60_000);

test('removed: not while meetings of his are to come; then the grant is given back and forgotten', async () => {
  await reps('add', '--name', 'Petr', '--telegram', '@petr_sales');
  const id = (await reps('list', '--json')).json.find(({ name }: { name: string }) => name === 'Petr').id;
  const grant = await connectRep(google(), 'petr@agency.example');
  const { cipher, keyId } = sealGrant(keys(), id, grant);
  const { pool } = database;
  await pool.query(
    "insert into rep_calendars (rep_id, email, grant_cipher, grant_key_id, connected_at) values ($1, 'petr@agency.example', $2, $3, now())",
    [id, cipher, keyId],
  );
  await pool.query("insert into accounts (id, label, brand, connected_since) values ('a_one', 'one', 'test', now())");
  await pool.query(
    "insert into prospects (id, brand, name, telegram_user_id, source) values ('p_one', 'test', 'Vera', 1, 'added')",
  );
  await pool.query(
    "insert into conversations (id, prospect_id, account_id, brand, peer_id, access_hash) values ('c_one', 'p_one', 'a_one', 'test', 1, '1')",
  );
  await pool.query(
    `insert into bookings (id, conversation_id, rep_id, kind, mode, title, zone, starts_at, ends_at, blocked, status)
     select 'b:one', 'c_one', $1, 'phone', 'calendar', 'call', 'UTC', at, at + interval '30 min', tstzrange(at, at + interval '30 min'), 'booked'
     from (select now() + interval '1 day' as at) t`,
    [id],
  );
  const refused = await reps('remove', 'Petr');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /^Petr has 1 meeting to come, and nothing was changed:\n {2}.+, Vera: b:one\nCall them off/,
  );
  const calendar = google().calendar(grant, () => {});
  await calendar.freeBusy(new Date(), new Date(Date.now() + 3600_000));

  const removed = await reps('remove', 'Petr', '--leave-meetings');
  expect(removed).toMatchObject({ code: 0, err: '' });
  expect(removed.out).toBe(
    `Petr (${id}) is removed. Chats he has stay his until they are handed back.\nHis calendar petr@agency.example is forgotten.`,
  );
  await expect(calendar.freeBusy(new Date(), new Date(Date.now() + 1))).rejects.toThrow('connect his calendar again');
  expect((await pool.query('select 1 from rep_calendars where rep_id = $1', [id])).rowCount).toBe(0);
}, 60_000);

test('with PUBLIC_URL he comes back to the ingress, and the command that waits hears of it', async () => {
  await serving(async (base) => {
    const { url, ended, lines } = connecting({ PUBLIC_URL: `${base}/` }, '--json');
    const back = await approve(await url(), EMAIL);
    expect(back.href.startsWith(`${base}/google/callback?`)).toBe(true);
    expect(await page(back)).toMatchObject({ status: 200 });
    expect(await ended).toBe(0);
    expect(JSON.parse(lines.at(-1) as string)).toEqual({ repId: await repId(), email: EMAIL });
  });
}, 60_000);

test.each([
  ['he says no', { deny: '1' }, 200, 'No access was given', 'Olga said no at Google'],
  [
    'not every box',
    { scope: ['https://www.googleapis.com/auth/calendar.events'] },
    400,
    'Not every box was ticked',
    'did not leave every box ticked',
  ],
])(
  '%s',
  async (_, answer, status, title, said) => {
    const { url, ended, lines } = connecting();
    expect(await page(await approve(await url(), EMAIL, answer))).toMatchObject({ status, title });
    expect(await ended).toBe(1);
    expect(lines.at(-1)).toContain(said);
    expect(lines.at(-1)).toContain(`Once more: rapport reps connect-google ${await repId()}`);
    expect((await reps('list', '--json')).json[0].calendar).toBeUndefined();
  },
  60_000,
);

test('a Google that fails is named', async () => {
  await fetch(`${sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ service: 'calendar', method: 'oauth.token', kind: 'error_500', times: 1 }),
  });
  const { url, ended, lines } = connecting();
  expect(await page(await approve(await url(), EMAIL))).toMatchObject({ status: 502, title: 'That did not work' });
  expect(await ended).toBe(1);
  expect(lines.at(-1)).toMatch(
    /^Google did not confirm the sign-in: Google Calendar is not reachable: the sign-in: 500/,
  );
}, 60_000);

test('a state is for one use and a quarter of an hour; another one opens nothing', async () => {
  await serving(async (base, outcomes) => {
    const begin = async () => (await signIns().begin(await repId(), `${base}/google/callback`)).url;
    const back = await approve(await begin(), EMAIL);
    const stranger = new URL(back);
    stranger.searchParams.set('state', 'x'.repeat(32));
    expect(await page(stranger)).toMatchObject({ status: 400, title: 'This link is not valid' });
    expect(await page(stranger, 'ru-RU')).toMatchObject({ title: 'Ссылка не подходит' });
    expect(await page(`${base}/google/callback`)).toMatchObject({ status: 400, title: 'This link is not valid' });
    expect(await page(`${base}/google/callback?state=a&state=b&code=c`)).toMatchObject({ status: 400 });
    expect(await page(back, 'ru')).toMatchObject({ status: 200, title: 'The calendar is connected' }); // his own language
    expect(await page(back)).toMatchObject({ status: 400, title: 'This link was used before' });
    const late = await approve(await begin(), EMAIL);
    later = 15 * 60_000 + 1_000;
    expect(await page(late)).toMatchObject({ status: 400, title: 'The link has run out' });
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'connected',
      'spent',
      'late',
    ]);
  });
}, 60_000);

test('two browsers with one state at once: one is connected', async () => {
  await serving(async (base) => {
    const back = await approve((await signIns().begin(await repId(), `${base}/google/callback`)).url, EMAIL);
    const titles = (await Promise.all(Array.from({ length: 5 }, () => page(back)))).map(({ title }) => title).sort();
    expect(titles).toEqual(['The calendar is connected', ...Array(4).fill('This link was used before')]);
  });
});

test('connected again: the same calendar is read on, of another one nothing is known', async () => {
  await serving(async (base) => {
    const connect = async (email: string) =>
      page(await approve((await signIns().begin(await repId(), `${base}/google/callback`)).url, email));
    await connect(EMAIL);
    await database.pool.query("update rep_calendars set sync_token = 'here', status = 'expired'");
    const row = async () => (await database.pool.query('select email, status, sync_token from rep_calendars')).rows[0];
    await connect(EMAIL);
    expect(await row()).toEqual({ email: EMAIL, status: 'connected', sync_token: 'here' });
    await connect('other@agency.example');
    expect(await row()).toEqual({ email: 'other@agency.example', status: 'connected', sync_token: null });
  });
});

test('the rep asks the bot: /connect gives him his own link, each time a new one', async () => {
  const bot = await makeBot(sandbox);
  const rep = createReps({ sandbox, pool: database.pool }, bot, 'test');
  await serving(async (base) => {
    const host = new BotHost({
      ...{ outbox: createRepOutbox(database.pool), actions: createRepActions(database.pool) },
      ...{ routing: createRepRouting(database.pool), chat: createRepChat(database.pool, async () => 'UTC') },
      bot: createTelegramBot({ token: bot.token, apiRoot: sandbox.botapi.url, timeoutMs: 1_000 }),
      control: { takeOver: async () => 'done', handBack: async () => 'done' },
      plan: async () => [],
      brands: testBrands(testBrand()),
      connectLink: async (id) => (await signIns().begin(id, `${base}/google/callback`)).url,
      ...{ databaseUrl: database.url, host: 'test', clock: systemClock, meter: createMetrics('test').meter },
      log: pino({ level: 'silent' }),
    });
    host.start();
    try {
      const ivan = await rep.add('Иван');
      await rep.say(ivan, '/connect');
      const told = (await rep.told(ivan, 2))[1];
      expect(told?.text).toContain('Подключить Google-календарь');
      const { rows } = await database.pool.query("select text from rep_messages where kind = 'help' and rep_id = $1", [
        ivan.id,
      ]);
      const link = rows[0].text.match(/href="([^"]+)"/)[1].replaceAll('&amp;', '&');
      expect(await page(await approve(link, 'ivan@agency.example'), 'en')).toMatchObject({
        title: 'Календарь подключён',
      });
      await rep.say(ivan, '/connect');
      await rep.told(ivan, 3);
      const { rows: states } = await database.pool.query('select distinct rep_id, state from google_sign_ins');
      expect(states.map(({ rep_id }) => rep_id)).toEqual([ivan.id, ivan.id]);
    } finally {
      await host.stop();
    }
  });
}, 60_000);

test.each([
  [['connect-google'], 2, "missing required argument 'rep'"],
  [['connect-google', 'Nobody'], 1, 'No rep "Nobody". There is Olga'],
  [['connect-google', 'Olga', '--port', 'http'], 2, 'A port is a number from 1 to 65535.'],
  [['disconnect-google', 'Nobody'], 1, 'No rep "Nobody".'],
] as const)('%j ends with %i and says why', async (args, code, why) => {
  const ran = await reps(...args);
  expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(why)]);
});

test('without credentials of Google the command says which are missing', async () => {
  const ran = await rapport({ ...environment, GOOGLE: 'live' }, ['reps', 'connect-google', 'Olga']);
  expect(ran).toMatchObject({
    code: 1,
    err: expect.stringContaining('GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET are not set'),
  });
});
