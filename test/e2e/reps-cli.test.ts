// The operator's commands about reps and their bot, wrong arguments included.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { Context } from '../../src/cli/context';
import { bot } from '../../src/cli/doctor-bot';
import { meetings } from '../../src/cli/doctor-meetings';
import { operatorEnvironment, rapport, useBrandsFolder } from '../support/cli';
import { useDatabase } from '../support/postgres';
import { createReps, makeBot } from '../support/reps';

const brands = useBrandsFolder();
const database = useDatabase();
let sandbox: Sandbox;
let environment: Record<string, string>;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ({ token } = await makeBot(sandbox));
  environment = operatorEnvironment(database, brands, { SANDBOX_URL: sandbox.url, REGISTRY_BOT_TOKEN: token });
  for (const [id, label] of [
    ['a_one', 'Anna'],
    ['a_two', 'Oleg'],
  ] as const)
    await database.pool.query(
      "insert into accounts (id, label, brand, connected_since) values ($1, $2, 'test', now())",
      [id, label],
    );
});
afterAll(() => sandbox?.close());
afterEach(() => database.pool.query('truncate rep_messages, rep_accounts, rep_actions, reps cascade'));

const run = (...args: string[]) => rapport(environment, args);

test('add, list, set, remove', async () => {
  const added = await run('reps', 'add', '--name', 'Ольга', '--telegram', '@olga_sales');
  expect(added).toMatchObject({ code: 0, err: '' });
  expect(added.out).toMatch(/^Added Ольга \(r_\w+\)\.\nNow he opens the bot in Telegram and presses Start/);
  expect((await run('reps', 'list', '--json')).json).toMatchObject([
    {
      name: 'Ольга',
      username: 'olga_sales',
      brand: 'test',
      language: 'ru',
      status: 'active',
      accounts: [],
      unknown: 0,
    },
  ]);
  expect((await run('reps', 'list')).out).toMatch(/Ольга @olga_sales +test +ru +active, has not pressed Start yet/);

  const set = await run(
    'reps',
    'set',
    'ольга',
    '--account',
    'anna',
    'a_two',
    '--language',
    'en',
    '--status',
    'paused',
    '--json',
  );
  expect(set.json).toMatchObject({ accounts: [{ id: 'a_one' }, { id: 'a_two' }], language: 'en', status: 'paused' });
  expect((await run('reps', 'set', '@olga_sales', '--account', 'Oleg', '--json')).json.accounts).toEqual([
    { id: 'a_two', label: 'Oleg' },
  ]);
  expect((await run('reps', 'set', '@olga_sales', '--all-accounts', '--json')).json.accounts).toEqual([]);

  const removed = await run('reps', 'remove', 'Ольга');
  expect(removed.out).toContain('Nobody is left: what needs a human goes to nobody; set ALERT_CHAT, or add a rep.');
  expect((await run('reps', 'list')).out).toContain('Nobody yet.');
  // he may come back
  expect(await run('reps', 'add', '--name', 'Ольга', '--telegram', '@olga_sales')).toMatchObject({ code: 0 });
  expect((await run('reps', 'list', '--removed', '--json')).json).toHaveLength(2);
});

test.each([
  [['add', '--name', 'X'], 2, "required option '--telegram <id|@username>' not specified"],
  [['add', '--name', ' ', '--telegram', '@anna_b'], 2, '--name: a name of up to 64 characters is needed.'],
  [
    ['add', '--name', 'X', '--telegram', 'not a name'],
    2,
    '--telegram not a name: a numeric Telegram id or an @username is needed.',
  ],
  [['add', '--name', 'X', '--telegram', '42', '--brand', 'nope'], 2, 'Brand nope is not known. There is: test.'],
  [
    ['add', '--name', 'X', '--telegram', '42', '--account', 'nobody'],
    1,
    'No account "nobody". rapport accounts list shows them.',
  ],
  [['add', '--name', 'X', '--telegram', '42', '--language', 'de'], 2, 'Allowed choices are ru, en.'],
  [['set', 'X', '--status', 'removed'], 2, 'Allowed choices are active, paused.'],
  [['set', 'X', '--status', 'paused'], 1, 'No rep "X". rapport reps list shows them.'],
  [['remove', 'X'], 1, 'No rep "X". rapport reps list shows them.'],
  [['fire'], 2, "unknown command 'fire'"],
] as const)('%j ends with %i and says why', async (args, code, why) => {
  const ran = await run('reps', ...args);
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(why);
  expect((await run('reps', 'list', '--json')).json).toEqual([]);
});

test('the same person twice, and a change that changes nothing', async () => {
  await run('reps', 'add', '--name', 'A', '--telegram', '42');
  const twice = await run('reps', 'add', '--name', 'B', '--telegram', '42');
  expect(twice).toMatchObject({
    code: 1,
    err: '42 is a rep already: rapport reps list shows him, rapport reps set changes him.',
  });
  expect((await run('reps', 'set', 'A')).err).toContain('What shall change?');
  expect(await run('reps', 'set', 'A', '--account', 'Anna', '--all-accounts')).toMatchObject({ code: 2 });
});

/** What one check of `rapport doctor` finds. */
async function examined<T>(check: (context: Context) => Promise<T>, more: object): Promise<T> {
  const io = {
    print() {},
    warn() {},
    ask: async () => '',
    environment: () => ({ ...environment, ...more }),
    close() {},
  };
  const context = new Context(io);
  return check(context).finally(() => context.close());
}

test('doctor says who cannot be booked, and why', async () => {
  const file = join(brands.dir, 'test', 'brand.yaml');
  const before = readFileSync(file, 'utf8');
  const booking = (policy: string) =>
    writeFileSync(file, `${before}meeting: { booking: { enabled: true, ${policy} } }\n`);
  const findings = async (more: object = {}) => {
    return (await examined(meetings, more)).map(({ state, detail }) => `${state} ${detail}`);
  };
  try {
    expect(await findings()).toEqual([]);
    booking('mode: zoomCalendar');
    expect(await findings()).toEqual(['warning test: nobody is there to be booked, so no time is offered']);
    await run('reps', 'add', '--name', 'Ольга', '--telegram', '@olga_sales');
    expect(await findings()).toEqual(['warning test: no time of Ольга is offered: no calendar is connected']);
    expect(await findings({ ZOOM: 'live', GOOGLE: 'live' })).toEqual([
      'warning test: video calls cannot be made without Zoom',
      'warning test: no calendar can be read',
      'warning test: no time of Ольга is offered: no calendar is connected',
    ]);
    booking('mode: link');
    expect(await findings()).toEqual(['warning test: clients of Ольга get no link to a video call']);
    await run('reps', 'set', 'Ольга', '--room-url', 'https://meet.example/olga');
    expect(await findings()).toEqual(['ok test books video (link) with Ольга']);
  } finally {
    writeFileSync(file, before);
  }
}, 60_000);

test('doctor names the bot and the reps, and never the token', async () => {
  const reps = createReps({ sandbox, pool: database.pool }, { id: token.split(':')[0] as string, token }, 'test');
  await reps.add('Shy', { start: false });
  const findings = async (more: object = {}) => {
    const found = await examined(bot, more);
    expect(JSON.stringify(found)).not.toContain(token.split(':')[1]);
    return found;
  };
  expect(await findings()).toMatchObject([
    {
      check: 'bot',
      state: 'ok',
      detail: expect.stringMatching(/^@sandbox_\d+_bot answers \(the local one, polling\)$/),
    },
    { check: 'reps', state: 'warning', detail: expect.stringContaining('has not pressed Start yet') },
  ]);
  const wrong = `${token.split(':')[0]}:${'A'.repeat(35)}`;
  expect((await findings({ REGISTRY_BOT_TOKEN: wrong }))[0]).toMatchObject({
    ...{ check: 'bot', state: 'failed', todo: 'copy the token from @BotFather into REGISTRY_BOT_TOKEN' },
  });
  expect((await findings({ SANDBOX_URL: 'http://127.0.0.1:9' }))[0]).toMatchObject({ check: 'bot', state: 'failed' });
  expect(await findings({ REGISTRY_BOT_TOKEN: '' })).toMatchObject([{ check: 'bot', state: 'warning' }]);
  expect(await findings({ REGISTRY_BOT_TOKEN: '', ALERT_CHAT: '@desk' })).toMatchObject([
    { check: 'bot', state: 'skipped' },
  ]);
});
