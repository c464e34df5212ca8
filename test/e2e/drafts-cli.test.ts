// The operator's commands about drafts, wrong arguments included. What a yes does is tried in seller-head and drafts.
import { operatorEnvironment, rapport, useBrandsFolder } from '../support/cli';
import { useDatabase } from '../support/postgres';

const brands = useBrandsFolder();
const database = useDatabase();
let environment: Record<string, string>;
beforeAll(async () => {
  environment = operatorEnvironment(database, brands);
  const { pool } = database;
  await pool.query("insert into accounts (id, label, brand, connected_since) values ('a', 'Rep', 'test', now())");
  await pool.query(
    "insert into prospects (id, telegram_user_id, name, brand, source) values ('p', 1, 'Мария', 'test', 'added')",
  );
  await pool.query(
    "insert into conversations (id, prospect_id, account_id, peer_id, access_hash, brand, seq) values ('c_1', 'p', 'a', 1, '1', 'test', 2)",
  );
  await pool.query(
    "insert into messages (conversation_id, telegram_id, seq, author, text, said_at) values ('c_1', 1, 2, 'client', 'Сколько стоит?', now())",
  );
  for (const [id, status, part, text] of [
    ['c_1/t2', 'waiting', 1, 'Зависит от района.'],
    ['c_1/t1', 'expired', 1, 'Здравствуйте!'],
  ] as const) {
    await pool.query(
      `insert into drafts (id, conversation_id, task, covers, status, expires_at) values ($1, 'c_1', 'reply', 2, $2, now() + interval '1 hour')`,
      [id, status],
    );
    await pool.query(
      `insert into intents (id, conversation_id, turn_id, kind, part, text, random_id) values ($1 || '/r1', 'c_1', $1, 'reply', $2, $3, hashtext($1))`,
      [id, part, text],
    );
  }
});

const LONG = 'д'.repeat(4097);
const run = (...args: string[]) => rapport(environment, args);

test('what waits is listed; with --all what is over too', async () => {
  expect((await run('drafts')).out).toMatch(
    /^draft +client +status +made +words\nc_1\/t2 +Мария +waiting +.* +Зависит от района\.$/,
  );
  expect((await run('drafts', 'list', '--all', '--json')).json).toMatchObject([
    { id: 'c_1/t2', status: 'waiting', seq: 2, client: 'Мария', asked: 'Сколько стоит?' },
    { id: 'c_1/t1', status: 'expired' },
  ]);
});

test('one is shown whole, with what it answers', async () => {
  const { code, out } = await run('drafts', 'show', 'c_1/t2');
  expect(code).toBe(0);
  expect(out).toMatch(/Мария, test: waiting/);
  expect(out).toMatch(/The client:\n {2}Сколько стоит\?/);
  expect(out).toMatch(/The answer:\n {2}Зависит от района\./);
});

test.each([
  [['send'], 2, /missing required argument 'draft'/],
  [['send', 'c_9/t9'], 1, /there is no draft c_9\/t9; 1 draft waiting: rapport drafts/],
  [['send', 'c_1/t1'], 1, /c_1\/t1 no longer waits: expired\. What waits now: rapport drafts/],
  [['edit', 'c_1/t2'], 2, /required option '--message/],
  [['edit', 'c_1/t2', '--message', '  '], 2, /--message: empty; to say nothing: rapport drafts discard/],
  [['edit', 'c_1/t2', '--message', LONG], 2, /4097 characters; Telegram takes 4096 at most/],
  [['send', 'c_1/t2'], 1, /127\.0\.0\.1:1/],
] as const)(
  'wrong arguments %#: exit code, and what is wrong',
  async (args, code, problem) => {
    const ran = await run('drafts', ...args);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toMatch(problem);
  },
  30_000,
);

test('a yes nobody heard has changed nothing', async () => {
  expect((await run('drafts', 'show', 'c_1/t2')).out).toMatch(/waiting/);
});
