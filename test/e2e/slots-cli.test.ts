// `rapport slots`: what of a rep's time would be offered, on the client's clock and his own; and every reason for none.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { createGoogleSignIn } from '../../src/adapters/google-calendar';
import { createCalendarSignIns } from '../../src/calendar-sign-ins';
import { systemClock } from '../../src/clock';
import { loadConfig } from '../../src/config';
import { operatorEnvironment, rapport, useBrandsFolder } from '../support/cli';
import { approve } from '../support/google';
import { useDatabase } from '../support/postgres';

const brands = useBrandsFolder();
const database = useDatabase();
const EMAIL = 'olga@agency.example';
const ZONE = 'Europe/Moscow';
let sandbox: Sandbox;
let environment: Record<string, string>;

const run = async (...args: string[]) => {
  const ran = await rapport(environment, args);
  if (process.env.LOOK) console.log(`$ rapport ${args.join(' ')}\n${ran.out}${ran.err}\n→ ${ran.code}`);
  return ran;
};
const slots = (...args: string[]) => run('slots', '--rep', 'Olga', ...args);
/** Of Olga's clock, so many days ahead. */
const at = (days: number, time = '00:00') =>
  DateTime.now()
    .setZone(ZONE)
    .startOf('day')
    .plus({ days })
    .set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) });
const day = (days: number) => at(days).toISODate() as string;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  environment = operatorEnvironment(database, brands, { SANDBOX_URL: sandbox.url, BRAND_DEFAULT: 'booked' });
  mkdirSync(join(brands.dir, 'booked'));
  writeFileSync(join(brands.dir, 'booked', 'persona.md'), 'You are Anna.\n');
  writeFileSync(
    join(brands.dir, 'booked', 'brand.yaml'),
    `name: Booked\nzone: ${ZONE}\nlanguages: [en]\nhours: [{ days: [mon-sun], from: "10:00", to: "13:00" }]
holidays: [{ date: ${day(4)}, name: A holiday }]
meeting: { booking: { enabled: true, mode: calendar, lengthMinutes: 60, gridMinutes: 60, bufferAfterMinutes: 0, noticeMinutes: 60, maxPerDay: 2, horizonDays: 10 } }\n`,
  );
  await run('reps', 'add', '--name', 'Olga', '--telegram', '@olga_sales');
}, 60_000);
afterAll(() => sandbox?.close());

test('without a calendar nothing is offered, and the next step is said', async () => {
  const none = await slots('--from', day(1), '--to', day(2));
  expect(none).toMatchObject({ code: 0, err: '' });
  expect(none.out).toMatch(
    /Nothing would be offered:\n {2}no Google calendar is connected, and mode calendar needs one: rapport reps connect-google r_\w+$/,
  );
  expect((await slots('--json')).json).toMatchObject({ slots: [], first: [], why: [{ reason: 'calendarMissing' }] });
});

describe('with a calendar', () => {
  beforeAll(async () => {
    const config = loadConfig(environment);
    const google = () => createGoogleSignIn(config.google as never);
    const signIns = createCalendarSignIns(database.pool, { keys: config.sessionKeys, google, clock: systemClock });
    const { id } = (await run('reps', 'list', '--json')).json[0];
    const { url } = await signIns.begin(id, 'http://127.0.0.1:1/google/callback');
    const back = Object.fromEntries((await approve(url, EMAIL)).searchParams);
    expect(await signIns.finish(back)).toMatchObject({ kind: 'connected', email: EMAIL });
    const made = await fetch(`${sandbox.url}/calendar/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        email: EMAIL,
        start: at(2, '11:30').toUTC().toISO(),
        end: at(2, '12:15').toUTC().toISO(),
      }),
    });
    expect(made.status).toBe(200);
    await run('reps', 'off', 'Olga', 'add', '--from', day(3));
  });

  test('his free times on both clocks, day by day, each empty day with its reason', async () => {
    const found = await slots('--from', day(1), '--to', day(5), '--tz', 'Makassar');
    const line = (days: number, rest: string) =>
      `${at(days).setLocale('en-GB').toFormat('ccc d LLL').padEnd(13)}${rest}`;
    expect(found.out).toContain(line(1, '15:00[10:00] 16:00[11:00] 17:00[12:00]\n'));
    expect(found.out).toContain(line(2, '15:00[10:00]\n'));
    expect(found.out).toMatch(new RegExp(line(3, '- time off \\(rapport reps off r_\\w+\\)\n')));
    expect(found.out).toContain(line(4, '- a holiday\n'));
    expect(found.out).toMatch(
      /A client who names no time hears: \w+ \d+ \w+ 15:00, \w+ \d+ \w+ 15:00, \w+ \d+ \w+ 17:00\./,
    );
    const { json } = await slots('--from', at(2).toISO() as string, '--to', day(2), '--tz', 'Asia/Makassar', '--json');
    expect(json).toMatchObject({ zone: 'Asia/Makassar', repZone: ZONE, lengthMinutes: 60, why: [] });
    expect(json.slots).toEqual([
      {
        start: at(2, '10:00').toJSDate().toISOString(),
        end: at(2, '11:00').toJSDate().toISOString(),
        local: at(2, '10:00').setZone('Asia/Makassar').toISO({ suppressMilliseconds: true }),
        repLocal: at(2, '10:00').toISO({ suppressMilliseconds: true }),
      },
    ]);
  });

  test('on one clock it is said once', async () => {
    expect((await slots('--from', day(1), '--to', day(1))).out).toContain('10:00 11:00 12:00\n');
  });

  test.each<[string, () => string[], RegExp, string]>([
    ['a day off', () => ['--from', day(3), '--to', day(3)], /time off \(rapport reps off r_/, 'timeOff'],
    ['a holiday', () => ['--from', day(4), '--to', day(4)], /a holiday$/, 'holiday'],
    ['past the horizon', () => ['--from', day(20), '--to', day(21)], /past the horizon of 10 days$/, 'horizon'],
    [
      'outside his hours',
      () => ['--from', `${day(1)}T14:00`, '--to', `${day(1)}T20:00`],
      /outside his hours$/,
      'hours',
    ],
    ['busy', () => ['--from', `${day(2)}T11:00`, '--to', `${day(2)}T13:00`], /busy in his calendar$/, 'busy'],
  ])('none: %s', async (_, args, words, reason) => {
    expect((await slots(...args())).out).toMatch(words);
    expect((await slots(...args(), '--json')).json.why).toMatchObject([{ reason }]);
  });

  test('none: a grant that is over, a Google that does not answer, a rep who is paused, booking that is off', async () => {
    await fetch(`${sandbox.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ service: 'calendar', kind: 'error_500', times: 1 }),
    });
    const unread = (await slots('--json')).json;
    expect(unread.why).toMatchObject([
      { reason: 'calendarUnreadable', words: expect.stringContaining('what cannot be read is not free') },
    ]);
    await database.pool.query("update rep_calendars set status = 'expired'");
    expect((await slots()).out).toMatch(
      /his Google calendar \(olga@agency.example\) must be connected again: rapport reps connect-google r_/,
    );
    expect((await run('reps', 'list')).out).toContain('olga@agency.example, EXPIRED');
    await run('reps', 'set', 'Olga', '--status', 'paused');
    expect((await slots('--json')).json.why).toMatchObject([{ reason: 'paused' }]);
    await run('reps', 'set', 'Olga', '--status', 'active', '--brand', 'test');
    expect((await slots()).out).toContain('booking is off in brands/test/brand.yaml: meeting.booking.enabled');
  });
});

test.each([
  [['slots'], 2, "required option '--rep <rep>' not specified"],
  [['slots', '--rep', 'Nobody'], 1, 'No rep "Nobody". There is Olga. rapport reps list shows them.'],
  [['slots', '--rep', 'Olga', '--tz', 'Mars/Olympus'], 2, '--tz Mars/Olympus: no time zone is known by that name.'],
  [['slots', '--rep', 'Olga', '--from', 'soon'], 2, '--from: "soon" is no date'],
  [['slots', '--rep', 'Olga', '--from', day(3), '--to', day(1)], 2, 'give the earlier one as --from.'],
  [['slots', '--rep', 'Olga', '--to', '2020-01-01'], 2, '--to 2020-01-01 lies in the past: nobody can be booked then.'],
  [['slots', '--rep', 'Olga', '--from', '2020-01-01', '--to', '2020-01-02'], 2, 'lies in the past'],
  [['slots', '--rep', 'Olga', '--from', day(1), '--to', day(120)], 2, 'That is more than 90 days: give a nearer --to.'],
] as const)('%j ends with %i and says why', async (args, code, why) => {
  const ran = await run(...args);
  expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(why)]);
});
