// `rapport meetings` against the running product: listed, moved, called off, and the client told once; wrong arguments included.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { rapport, useBrandsFolder } from '../support/cli';
import { addBookableRep, type BookableRep, bookingBrand, standing } from '../support/meetings';
import { type SharedTemporal, shared } from '../support/servers';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const ZONE = 'Asia/Makassar';
const brands = useBrandsFolder();
const held = useStack({ meetings: true, brand: bookingBrand() });
let environment: Record<string, string>;
let rep: BookableRep;
let client: string;
let id: string;

const run = async (...args: string[]) => {
  const ran = await rapport(environment, ['meetings', ...args]);
  if (process.env.LOOK)
    process.stderr.write(`$ rapport meetings ${args.join(' ')}\n${ran.out}${ran.err}\n→ ${ran.code}\n`);
  return ran;
};
const told = async () => (await held.stack.told(held.account, client)).map((m) => m.text);
const hour = (days: number, at: number) => DateTime.now().setZone(ZONE).plus({ days }).startOf('day').set({ hour: at });
const utc = (at: DateTime) => at.toUTC().toISO() as string;
const iso = (at: DateTime) => at.toISO({ suppressMilliseconds: true }) as string;

beforeAll(async () => {
  const { stack, account } = held;
  const { address } = await shared<SharedTemporal>('temporal');
  environment = {
    DATABASE_URL: stack.hostDeps.databaseUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: stack.client.options.namespace,
    SESSION_KEY: stack.keys[0]?.key.toString('base64') as string,
    BRANDS_DIR: brands.dir,
    BRAND_DEFAULT: 'test',
    SANDBOX_URL: stack.sandbox.url,
  };
  writeFileSync(
    join(brands.dir, 'test', 'brand.yaml'),
    `name: Test Agency
zone: ${ZONE}
languages: [ru, en]
hours: [{ days: [mon-sun], from: "00:00", to: "24:00" }]
meeting: { booking: { enabled: true, mode: zoomCalendar, noticeMinutes: 60 } }
`,
  );
  rep = await addBookableRep(stack, account.id);
  client = await stack.addProspect('Павел');
  await stack.pool.query("update prospects set zone = $2, name = 'Павел' where telegram_user_id = $1::bigint", [
    client,
    ZONE,
  ]);
  const at = hour(2, 15);
  const words = `${at.toFormat('dd.MM')} в 15:00`;
  await stack.script(account.id, [{ tools: [{ name: 'book_meeting', input: { words } }] }, { text: 'До встречи!' }]);
  await stack.say(client, account.userId, `Давайте ${words}`);
  await until(async () => (await told()).length === 1, 40_000, 'the confirmation');
  id = (await standing(stack, rep)).booked[0]?.id as string;
}, 120_000);

test('listed by day on the clock of the rep, with client, kind, status and link', async () => {
  const { out, code } = await run();
  expect(code).toBe(0);
  expect(out).toContain(`${hour(2, 15).setLocale('en-GB').toFormat('ccc d LLLL yyyy')} (${ZONE}), Анна`);
  expect(out).toMatch(/15:00–15:30 +Павел +video +booked +b:/);
  expect(out).toContain((await standing(held.stack, rep)).zoom[0]?.joinUrl);
  expect((await run('--json')).json).toMatchObject([{ id, repName: 'Анна', status: 'booked', client: 'Павел' }]);
  expect((await run('--rep', 'Анна', '--to', hour(3, 0).toISODate() as string)).out).toContain(id);
  expect((await run('--from', hour(3, 0).toISODate() as string)).out).toBe('No meeting.');
}, 60_000);

test('what can not be is said, with what to do; nothing is changed and nobody is told', async () => {
  const { stack } = held;
  const before = await standing(stack, rep);
  const busy = hour(4, 12);
  await stack.control('POST', '/calendar/events', {
    ...{ email: rep.email, summary: 'Зубной', start: utc(busy), end: utc(busy.plus({ hours: 1 })) },
  });
  const cases: [string[], number, RegExp][] = [
    [['move', id, '--to', 'завтра'], 2, /--to завтра: ISO 8601 with an offset/],
    [['move', id], 2, /--to/],
    [['move', 'b:nobody', '--to', iso(hour(3, 10))], 1, /No meeting "b:nobody"/],
    [['move', id, '--to', iso(hour(-1, 10))], 1, /is in the past/],
    [['move', id, '--to', iso(hour(2, 15))], 1, /at that time already/],
    [['move', id, '--to', iso(busy)], 1, /taken in the rep's calendar.*--force/],
    [['move', id, '--to', iso(hour(60, 10))], 1, /further ahead than the brand allows/],
    [['list', '--rep', 'Никто'], 1, /No rep/],
    [['list', '--from', 'скоро'], 2, /is no date/],
    [['list', '--from', '2030-01-02', '--to', '2030-01-01'], 2, /--to is not after --from/],
    [['cancel'], 2, /meeting/],
  ];
  for (const [args, code, words] of cases) {
    const ran = await run(...args);
    expect([args, ran.code, ran.err]).toEqual([args, code, expect.stringMatching(words)]);
  }
  expect(await standing(stack, rep)).toMatchObject({ booked: before.booked, zoom: before.zoom });
  expect(await told()).toHaveLength(1);
}, 60_000);

test('moved, then by force over what is in the calendar, then called off: all follow, and the client hears of each once', async () => {
  const { stack } = held;
  const at = hour(3, 10);
  const moved = await run('move', id, '--to', iso(at));
  expect([moved.code, moved.err]).toEqual([0, '']);
  expect(moved.out).toMatch(/Moved from .* 15:00 to .* 10:00 \(Asia\/Makassar\)\. Павел is told/);
  const starts = ({ booked, zoom, events }: Awaited<ReturnType<typeof standing>>) =>
    [booked, zoom, events].map((all) => all.map(({ start }) => start).filter((start) => start !== utc(hour(4, 12))));
  expect(starts(await standing(stack, rep))).toEqual([[utc(at)], [utc(at)], [utc(at)]]);
  await until(async () => (await told()).length === 2, 40_000, 'the client told of the move');
  expect((await told())[1]).toMatch(/^Перенесли: теперь .*10:00 по .*\. http/);

  const forced = hour(4, 12);
  expect((await run('move', id.slice(id.lastIndexOf('/') + 1), '--to', iso(forced), '--force')).code).toBe(0);
  expect((await standing(stack, rep)).booked[0]?.start).toBe(utc(forced));
  await until(async () => (await told()).length === 3, 40_000, 'the client told again');

  const off = await run('cancel', id, '--reason', 'Анна заболела');
  expect([off.code, off.out]).toEqual([0, expect.stringContaining('Павел is told')]);
  await until(async () => (await told()).length === 4, 40_000, 'the client told that it is off');
  expect((await told())[3]).toMatch(/отменена/);
  expect((await told()).join()).not.toContain('заболела');
  const { booked, zoom } = await standing(stack, rep);
  expect({ booked, zoom }).toEqual({ booked: [], zoom: [] });
  expect((await run('--all')).out).toMatch(/called off[\s\S]*\(Анна заболела\)/);
  expect((await run('cancel', id)).err).toMatch(/not booked any more \(Анна заболела\)/);
  await settle(1500);
  expect(await told()).toHaveLength(4);
}, 180_000);
