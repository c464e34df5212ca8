// The operator's commands about when reps may be booked, wrong arguments included.
import { DateTime } from 'luxon';
import { rapport, useBrandsFolder } from '../support/cli';
import { useDatabase } from '../support/postgres';

const brands = useBrandsFolder();
const database = useDatabase();
const environment = () => ({
  DATABASE_URL: database.url,
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  SESSION_KEY: Buffer.alloc(32, 7).toString('base64'),
  BRANDS_DIR: brands.dir,
  BRAND_DEFAULT: 'test',
});
const run = async (...args: string[]) => {
  const ran = await rapport(environment(), ['reps', ...args]);
  if (process.env.LOOK) console.log(`$ rapport reps ${args.join(' ')}\n${ran.out}${ran.err}\n→ ${ran.code}`);
  return ran;
};
const day = (days: number) => DateTime.now().plus({ days }).toISODate();

beforeAll(() => run('add', '--name', 'Ольга', '--telegram', '@olga_sales'));

test('hours, clock, room and Zoom host are set, shown, and taken away again', async () => {
  const set = await run(
    'set',
    'Ольга',
    '--hours',
    'пн-пт 10-19, sat 11:00-15:00',
    '--zone',
    'Москва',
    '--room-url',
    'https://meet.example/olga',
    '--zoom-host',
    'olga@agency.example',
  );
  expect(set).toMatchObject({ code: 0, err: '' });
  expect(set.out).toContain(
    'May be booked: Mon-Fri 10:00-19:00, Sat 11:00-15:00 (Europe/Moscow); Google calendar: not connected; room https://meet.example/olga; Zoom of olga@agency.example.',
  );
  expect((await run('list', '--json')).json[0]).toMatchObject({
    hours: [
      { days: [1, 2, 3, 4, 5], from: '10:00', to: '19:00' },
      { days: [6], from: '11:00', to: '15:00' },
    ],
    ...{ zone: 'Europe/Moscow', roomUrl: 'https://meet.example/olga', zoomHost: 'olga@agency.example' },
  });
  expect((await run('list')).out).toMatch(/not connected +Mon-Fri 10:00-19:00, Sat 11:00-15:00 \(Europe\/Moscow\)/);
  // what is not named stays
  expect((await run('set', 'Ольга', '--language', 'en', '--json')).json.zone).toBe('Europe/Moscow');
  const cleared = await run(
    'set',
    'Ольга',
    '--hours',
    'none',
    '--zone',
    'None',
    '--room-url',
    'none',
    '--zoom-host',
    'none',
  );
  expect(cleared.out).toContain("May be booked: the brand's hours (the brand's clock)");
  const { hours, zone, roomUrl, zoomHost } = (await run('list', '--json')).json[0];
  expect([hours, zone, roomUrl, zoomHost]).toEqual([undefined, undefined, undefined, undefined]);
});

test('time off: a day counts whole by his clock, hours as they are; what is booked in it is named', async () => {
  await run('set', 'Ольга', '--zone', 'Europe/Moscow');
  const added = await run(
    'off',
    'Ольга',
    'add',
    '--from',
    day(10) as string,
    '--to',
    day(12) as string,
    '--note',
    'отпуск',
    '--json',
  );
  const moscow = (days: number) =>
    DateTime.fromISO(day(days) as string, { zone: 'Europe/Moscow' })
      .toUTC()
      .toISO();
  expect(added.json).toMatchObject({ start: moscow(10), end: moscow(13), note: 'отпуск', meetings: [] });
  await database.pool.query(
    `with a as (insert into accounts (id, label, brand, connected_since) values ('a_off', 'Off', 'test', now()) returning id),
       p as (insert into prospects (id, brand, telegram_user_id, source) values ('p_off', 'test', 77, 'added') returning id),
       c as (insert into conversations (id, account_id, prospect_id, peer_id, access_hash, brand) select 'c_off', a.id, p.id, 77, '0', 'test' from a, p returning id)
     insert into bookings (id, conversation_id, rep_id, kind, mode, title, starts_at, ends_at, blocked, zone, status)
     select 'b_off', c.id, (select id from reps limit 1), 'video', 'link', 'call', s, s + interval '30 minutes', tstzrange(s, s + interval '45 minutes'), 'UTC', 'booked'
     from c, (select $1::timestamptz as s) t`,
    [DateTime.fromISO(`${day(20)}T15:00`, { zone: 'Europe/Moscow' }).toJSDate()],
  );
  const hours = await run('off', 'Ольга', 'add', '--from', `${day(20)}T14:00`, '--to', `${day(20)}T16:00`);
  expect(hours.out).toMatch(
    /^Ольга is off from .* 14:00 to .* 16:00 \(Europe\/Moscow\) \(id \d+\)\.\n1 meeting booked in it stays booked: .* 15:00\. Move or cancel/,
  );
  const list = await run('off', 'Ольга');
  expect(list.out).toMatch(
    /^Ольга, by the clock of Europe\/Moscow:\nid +from +to +note\n\d+ .* 00:00 .* 00:00 +отпуск\n/,
  );
  const { id } = (await run('off', 'Ольга', 'list', '--json')).json[0];
  expect((await run('off', 'Ольга', 'remove', id)).out).toBe('Ольга may be booked in that time again.');
  expect((await run('off', 'Ольга', 'list', '--json')).json).toHaveLength(1);
  expect(await run('off', 'Ольга', 'remove', id)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`has no time off ${id}`),
  });
});

test.each([
  [['set', 'Ольга', '--hours', 'mon 19-10'], 2, '--hours: 19-10 ends before it begins.'],
  [['set', 'Ольга', '--hours', 'moon 10-12'], 2, '--hours: "moon" is no day'],
  [['set', 'Ольга', '--zone', 'Mars/Olympus'], 2, '--zone Mars/Olympus: no time zone is known by that name.'],
  [
    ['set', 'Ольга', '--room-url', 'http://meet.example'],
    2,
    '--room-url http://meet.example: an https:// address is needed',
  ],
  [['set', 'Ольга', '--zoom-host', 'olga'], 2, '--zoom-host olga: the e-mail address of a Zoom user is needed'],
  [['set', 'Nobody', '--zone', 'UTC'], 1, 'No rep "Nobody". There is Ольга. rapport reps list shows them.'],
  [['off', 'Nobody'], 1, 'No rep "Nobody". There is Ольга.'],
  [['off', 'Ольга', 'ad'], 2, 'Allowed choices are list, add, remove.'],
  [['off', 'Ольга', 'add'], 2, '--from is needed: --from 2026-12-28 --to 2027-01-08'],
  [['off', 'Ольга', 'add', '--from', 'tomorrow'], 2, '--from: "tomorrow" is no date'],
  [['off', 'Ольга', 'add', '--from', `${day(2)}T10:00`], 2, '--to is needed where --from names an hour.'],
  [['off', 'Ольга', 'add', '--from', day(3) as string, '--to', day(2) as string], 2, 'give the earlier one as --from.'],
  [['off', 'Ольга', 'add', '--from', '2020-01-01', '--to', '2020-01-02'], 2, '--to 2020-01-02 is over already'],
  [['off', 'Ольга', 'add', '--from', day(3) as string, '--to', day(800) as string], 2, 'more than a year'],
  [['off', 'Ольга', '--from', day(3) as string], 2, '--from, --to and --note are for adding'],
  [['off', 'Ольга', 'remove'], 2, 'Which one? rapport reps off Ольга shows their ids.'],
  [['off', 'Ольга', 'list', '7'], 2, '"7" is one argument too many.'],
] as const)('%j ends with %i and says why', async (args, code, why) => {
  const ran = await run(...args);
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(why);
});
