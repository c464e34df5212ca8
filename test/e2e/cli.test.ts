// The operator's command line against the product as it runs.
import { rapport, useBrandsFolder } from '../support/cli';
import { type SharedTemporal, shared } from '../support/servers';
import { useStack } from '../support/stack';
import { settle, until } from '../support/until';

const brands = useBrandsFolder();
const held = useStack();
let environment: Record<string, string>;

beforeAll(async () => {
  const { stack } = held;
  environment = {
    DATABASE_URL: stack.hostDeps.databaseUrl,
    TEMPORAL_ADDRESS: (await shared<SharedTemporal>('temporal')).address,
    TEMPORAL_NAMESPACE: stack.client.options.namespace,
    SESSION_KEY: Buffer.alloc(32, 7).toString('base64'),
    SANDBOX_URL: stack.sandbox.url,
    BRANDS_DIR: brands.dir,
    BRAND_DEFAULT: 'test',
  };
});

const run = (...args: string[]) => rapport(environment, args);
/** Fails with what the command said. */
async function done(...args: string[]) {
  const ran = await run(...args);
  expect(ran).toMatchObject({ code: 0, err: '' });
  return ran;
}

/** A person in the local Telegram, a prospect by the command line, one message answered. */
async function chat(name: string) {
  const { stack, account } = held;
  const username = `client_${Math.random().toString(36).slice(2, 10)}`;
  const { id: person } = await stack.control('POST', '/telegram/users', { name, username });
  await done('prospects', 'add', '--telegram', `@${username}`, '--name', name);
  await stack.script(account.id, [{ text: 'Здравствуйте!' }]);
  await stack.say(person, account.userId, 'Здравствуйте');
  await told(person, 1);
  const { id } = await stack.conversationOf(account.id, person);
  return { person, id, username };
}
const words = async (person: string) => (await held.stack.told(held.account, person)).map((m) => m.text);
const told = (person: string, n: number) =>
  until(async () => (await words(person)).length >= n, 15_000, `${n} message(s)`);

/** Asked to be written to later: one item in the plan. */
async function planned(person: string, when = 'завтра в 12:00') {
  const { stack, account } = held;
  const before = (await words(person)).length;
  await stack.script(account.id, [
    { tools: [{ name: 'schedule_follow_up', input: { words: when, message: 'Как дела?', reason: 'he asked' } }] },
    { text: 'Хорошо, напишу вам завтра в 12:00.' },
  ]);
  await stack.say(person, account.userId, `напиши ${when}`);
  await told(person, before + 1);
}

describe('prospects', () => {
  test('added once; again changes only what is new; listed', async () => {
    const first = await done('prospects', 'add', '--telegram', '@Olga_Test', '--name', 'Ольга', '--json');
    expect(first.json).toMatchObject({ outcome: 'added', prospect: { username: 'Olga_Test', brand: 'test' } });
    const again = await done('prospects', 'add', '--telegram', 't.me/olga_test');
    expect(again.out).toMatch(/is a prospect already; nothing changed/);
    const more = await done(
      'prospects',
      'add',
      '--telegram',
      '@olga_test',
      '--phone',
      '+7 999 123-45-67',
      '--zone',
      'Москва',
      '--json',
    );
    expect(more.json).toMatchObject({
      outcome: 'updated',
      changed: ['phone', 'zone'],
      prospect: { phone: '+79991234567', zone: 'Europe/Moscow', name: 'Ольга' },
    });
    const list = await done('prospects', 'list', '--brand', 'test', '--json');
    expect(list.json.filter((p: { username?: string }) => p.username === 'Olga_Test')).toHaveLength(1);
  });

  test('found by phone in any spelling, by username, by part of the name; nobody is said', async () => {
    for (const term of ['+7 999 123-45-67', '8 (999) 123-45-67', '@olga_test', 'ольг']) {
      const found = await done('find', term, '--json');
      expect(found.json).toMatchObject([{ prospect: { username: 'Olga_Test' } }]);
    }
    expect(await run('find', 'Nobody Here')).toMatchObject({ code: 1, err: expect.stringContaining('Nobody matches') });
    expect(await run('status', '@olga_test')).toMatchObject({
      code: 1,
      err: expect.stringContaining('has not written yet'),
    });
  });

  test('a stranger who was asked about: his messages are read after all', async () => {
    const { stack, account } = held;
    const { id: person } = await stack.control('POST', '/telegram/users', { name: 'Stranger' });
    await stack.say(person, account.userId, 'Добрый день');
    await until(
      async () => (await stack.pool.query('select 1 from strangers where peer_id = $1', [person])).rowCount,
      10_000,
    );
    await stack.script(account.id, [{ text: 'Здравствуйте!' }]);
    expect((await done('prospects', 'add', '--telegram', person)).out).toMatch(/has written already/);
    await told(person, 1);
  }, 40_000);

  test.each([
    [['--telegram', 'ab'], 'numeric Telegram id or an @username'],
    [['--telegram', '@someone', '--phone', '12'], 'no valid phone number'],
    [['--telegram', '@someone', '--zone', 'Nowhere'], 'no time zone is known'],
    [['--telegram', '@someone', '--brand', 'none'], 'There is: test'],
    [[], '--telegram'],
  ])('%j is refused with code 2', async (args, why) => {
    expect(await run('prospects', 'add', ...args)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(why),
    });
  });
});

describe('a conversation', () => {
  test('find gives links and commands, status asks the workflow', async () => {
    const { id } = await chat('Ivan');
    const [found] = (await done('find', id, '--json')).json;
    expect(found).toMatchObject({ conversationId: id, control: 'agent', zone: 'Asia/Makassar' });
    expect(found.webUi).toMatch(new RegExp(`/namespaces/.+/workflows/conversation%3A${id}$`));
    expect(found.commands.takeOver).toMatch(
      new RegExp(`workflow signal .*--workflow-id conversation:${id} --name takeOver --input '{"by":"you"}'$`),
    );
    const status = await done('status', id, '--json');
    expect(status.json).toMatchObject({ workflow: 'running', status: { control: 'agent', handled: 1 } });
    expect((await done('status', 'Ivan')).out).toMatch(/control +agent/);
  }, 40_000);

  test('the plan is shown in the prospect’s zone, with words only when asked; edits are applied once and by version', async () => {
    const { person, id } = await chat('Petr');
    await planned(person);
    const [item] = (await done('plan', id, '--json')).json.items;
    expect(item).toMatchObject({
      status: 'scheduled',
      reason: 'he asked',
      due: expect.stringMatching(/T04:00:00.000Z$/),
    });
    expect(item.message).toBeUndefined();
    const shown = (await done('plan', id)).out;
    expect(shown).toMatch(/12:00 .*T04:00Z +scheduled +0 +he asked/);
    expect(shown).not.toMatch(/Как дела/);
    expect((await done('plan', id, '--words')).out).toMatch(/message: Как дела\?/);

    // promised by a reply that never left: not a promise
    await held.stack.pool.query(
      `insert into plan_items (id, conversation_id, account_id, kind, due, promised_for, basis, promised_by)
       select id || '/t9/p1', id, account_id, 'followUp', now(), now(), seq, id || '/t9/r1' from conversations where id = $1`,
      [id],
    );
    expect((await done('plan', id)).out).toMatch(/1 item planned/);
    expect((await done('plan', id, '--all', '--json')).json.items).toHaveLength(2);

    const short = item.id.split('/').slice(1).join('/');
    await done('plan', 'move', id, short, '--at', '2099-01-01T00:00:00Z', '--by', 'anna');
    await done('plan', 'hold', id, short);
    expect((await done('plan', id)).out).toMatch(/1 Jan 2099 08:00 .* held/);
    await done('plan', 'rewrite', id, short, '--message', 'Новые слова');
    await done('plan', 'release', id, short);
    await done('plan', 'send-now', id, short);
    await told(person, 3);
    expect((await words(person)).at(-1)).toBe('Новые слова');
    expect(await run('plan', 'skip', id, short)).toMatchObject({ code: 1, err: expect.stringContaining('is sent') });
  }, 60_000);

  test('rewritten while it waits out a flood wait: the new words are said, and only they', async () => {
    const { stack } = held;
    const { person, id } = await chat('Oleg');
    await planned(person);
    const [item] = (await done('plan', id, '--json')).json.items;
    const short = item.id.split('/').slice(1).join('/');
    await stack.control('POST', '/faults', {
      service: 'telegram',
      method: 'messages.SendMessage',
      kind: 'flood_wait',
      seconds: 4,
      times: 1,
    });
    await done('plan', 'send-now', id, short);
    const waits = async () => (await done('plan', id, '--json')).json.items[0]?.lastError;
    await until(waits, 5_000, 'it waits');
    await done('plan', 'rewrite', id, short, '--message', 'Другие слова');
    await told(person, 3);
    await settle(1000);
    expect((await words(person)).slice(2)).toEqual(['Другие слова']);
  }, 60_000);

  test('an operator plans a message; a reply cancels it, and the plan says so', async () => {
    const { person, id } = await chat('Vera');
    await done('plan', 'add', id, '--when', 'завтра в 15:00', '--message', 'Вера, добрый день!', '--by', 'anna');
    expect((await done('plan', id, '--json')).json.items).toMatchObject([
      { status: 'scheduled', due: expect.stringMatching(/T07:00:00.000Z$/), reason: 'planned by anna' },
    ]);
    expect(await run('plan', 'add', id, '--when', 'вчера', '--message', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('past'),
    });
    expect(await run('plan', 'add', id, '--at', 'tomorrow', '--message', 'x')).toMatchObject({ code: 2 });
    await held.stack.script(held.account.id, [{ text: 'И вам.' }]);
    await held.stack.say(person, held.account.userId, 'Хорошего дня');
    await told(person, 2);
    const [item] = (await done('plan', id, '--all', '--json')).json.items;
    expect(item).toMatchObject({ status: 'cancelled', cancelReason: 'client_responded' });
  }, 40_000);

  test('take-over gives the receipt and silence; hand-back answers what is unanswered; stop cancels the plan', async () => {
    const { stack, account } = held;
    const { person, id, username } = await chat('Lena');
    const taken = await done('take-over', `@${username}`, '--by', 'anna');
    expect(taken.out).toMatch(/^human since .+, nothing in flight/);
    expect((await stack.store.conversation(id)).control).toBe('human');
    expect((await done('find', id)).out).toMatch(/control +human by anna/);
    await stack.say(person, account.userId, 'вы тут?');
    await settle(1000);
    expect(await words(person)).toHaveLength(1);
    await stack.script(account.id, [{ text: 'Да, я тут.' }]);
    const back = await done('hand-back', id, '--by', 'anna', '--json');
    expect(back.json).toMatchObject({ workflow: 'answered', status: { control: 'agent' } });
    await told(person, 2);

    await planned(person);
    expect((await done('stop', id, '--by', 'anna')).out).toMatch(/^paused, nothing in flight/);
    expect((await done('plan', id, '--all', '--json')).json.items).toMatchObject([
      { status: 'cancelled', cancelReason: 'stopped' },
    ]);
  }, 60_000);

  test('opt-out by an operator is silence for ever', async () => {
    const { stack, account } = held;
    const { person, id } = await chat('Boris');
    expect((await done('opt-out', id, '--by', 'anna')).out).toMatch(/never be written to again/);
    expect((await done('opt-out', id)).out).toMatch(/had opted out before/);
    await stack.say(person, account.userId, 'а всё-таки?');
    await settle(1500);
    expect(await words(person)).toHaveLength(1);
    expect((await done('prospects', 'add', '--telegram', person)).out).toMatch(/He has opted out/);
  }, 40_000);

  test('a switch stops claims at once, and lets them go again', async () => {
    const { stack, account } = held;
    const { person } = await chat('Gleb');
    await done('switch', 'off', 'sending', '--brand', 'test', '--by', 'anna');
    expect((await done('switch', 'list')).out).toMatch(/sending +for brand test .*anna/);
    await stack.script(account.id, [{ text: 'НЕ ДОЛЖНО УЙТИ' }]);
    await stack.say(person, account.userId, 'ау');
    await settle(1500);
    expect(await words(person)).toHaveLength(1);
    expect((await done('switch', 'on', 'sending', '--brand', 'test')).out).toBe('sending is on for brand test.');
    expect((await done('switch', 'list', '--json')).json).toEqual([]);
    expect(await run('switch', 'off', 'everything')).toMatchObject({ code: 2 });
  }, 40_000);

  test('refresh: every running conversation continues as new', async () => {
    const { id } = await chat('Nina');
    const runOf = async () =>
      (await (await held.stack.client.workflow.getHandle(`conversation:${id}`)).describe()).runId;
    const before = await runOf();
    expect((await done('refresh', id)).out).toMatch(/continues as new/);
    await until(async () => (await runOf()) !== before, 10_000, 'another run');
    const second = await runOf();
    await until(async () => (await done('refresh', '--all', '--json')).json.running > 0, 10_000, 'visible');
    await until(async () => (await runOf()) !== second, 20_000, 'another run');
    expect(await run('refresh')).toMatchObject({ code: 2 });
  }, 60_000);

  test('several matches are listed, and an action refuses to guess', async () => {
    await chat('Дубль');
    await chat('Дубль');
    expect((await done('find', 'дубль', '--json')).json).toHaveLength(2);
    expect(await run('take-over', 'дубль')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is 2 conversations'),
    });
  }, 40_000);
});

describe('accounts', () => {
  test('signed in by code, again renews the same account, parked, resumed, removed', async () => {
    const { stack } = held;
    const phone = '79995550101';
    await stack.control('POST', '/telegram/users', { name: 'Second Rep', phone });
    const code = async () => (await stack.control('GET', `/telegram/codes/${phone}`)).code;
    const login = (...args: string[]) =>
      rapport(environment, ['accounts', 'login', '--phone', `+${phone}`, ...args, '--json'], code);

    const first = await login('--label', 'Second', '--brand', 'test');
    expect(first).toMatchObject({ code: 0, json: { outcome: 'added', phone: `+${phone}` } });
    const { accountId } = first.json;
    const row = async () => (await stack.pool.query('select * from accounts where id = $1', [accountId])).rows[0];
    const { connected_since: since, session_cipher: cipher } = await row();

    expect((await done('accounts', 'park', 'Second')).out).toMatch(/is parked/);
    expect((await row()).status).toBe('parked');
    expect((await done('accounts', 'list')).out).toMatch(/Second .* parked \(operator\)/);
    expect((await login()).json).toMatchObject({ outcome: 'renewed', accountId });
    expect(await row()).toMatchObject({
      status: 'active',
      status_reason: null,
      connected_since: since,
      label: 'Second',
    });
    expect((await row()).session_cipher.equals(cipher)).toBe(false);

    // a person signed in for somebody else's account changes nothing
    const wrong = await login('--account', held.account.id);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('is not the person') });

    await done('accounts', 'park', accountId);
    await done('accounts', 'resume', accountId);
    expect((await done('accounts', 'remove', accountId, '--json')).json).toMatchObject({
      status: 'removed',
      signedIn: false,
    });
    expect((await row()).session_cipher).toBeNull();
    expect(await run('accounts', 'resume', accountId)).toMatchObject({
      code: 1,
      err: expect.stringContaining('No account'),
    });
  }, 40_000);

  test('one with conversations is removed only when that is said', async () => {
    expect(await run('accounts', 'remove', held.account.id)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/\d+ active conversations?; .*--yes/),
    });
  });
});

describe('doctor', () => {
  test('all is well: database, Temporal, worker, sandbox, brands, Claude', async () => {
    const { code, json } = await run('doctor', '--json');
    const states = json.findings.map((f: { check: string; state: string }) => `${f.check} ${f.state}`);
    expect(states).toEqual(
      expect.arrayContaining([
        'environment ok',
        'services ok',
        'sandbox ok',
        'database ok',
        'temporal ok',
        'worker ok',
        'zoom ok',
        'brands ok',
        'claude ok',
      ]),
    );
    expect(json.findings.filter((f: { state: string }) => f.state === 'failed')).toEqual([]);
    expect(code).toBe(0);
  }, 40_000);

  test('everything broken: every problem at once, each with what to do', async () => {
    const broken = {
      DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/rapport',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      SESSION_KEY: 'short',
      ALERT_CHAT: 'the boss',
      SANDBOX_URL: 'http://127.0.0.1:9',
      BRANDS_DIR: '/nowhere',
    };
    const { code, out, err } = await rapport(broken, ['doctor', '--dry-run']);
    expect(code).toBe(1);
    expect(err).toMatch(/checks failed/);
    for (const part of [
      'SESSION_KEY',
      'ALERT_CHAT',
      'FAILED +database +.*127.0.0.1:9',
      'FAILED +temporal',
      'FAILED +sandbox',
      'FAILED +brands',
      'skipped +claude',
    ]) {
      expect(out).toMatch(new RegExp(part));
    }
    expect(out).not.toMatch(/secret/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  }, 40_000);

  test('a namespace without search attributes, a database without tables', async () => {
    const { code, out } = await rapport({ ...environment, TEMPORAL_NAMESPACE: 'no-such-namespace' }, [
      'doctor',
      '--dry-run',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/has no namespace no-such-namespace/);
    expect(out).toMatch(/operator namespace create/);
  }, 40_000);
});

describe('when no worker answers', () => {
  test('status says so; take-over is a row and a signal, and counts when one runs', async () => {
    const { stack, account } = held;
    const { person, id } = await chat('Kira');
    await stack.stopWorker();
    try {
      const status = await done('status', id);
      expect(status.out).toMatch(/no worker answers/);
      const taken = await done('take-over', id, '--by', 'anna', '--json');
      expect(taken.json).toMatchObject({ workflow: 'silent' });
      expect((await stack.store.conversation(id)).control).toBe('human');
      expect((await done('stop', id, '--by', 'anna')).out).toMatch(/^paused by its row/);
      const add = await run('plan', 'add', id, '--when', 'завтра в 15:00', '--message', 'x');
      expect(add).toMatchObject({ code: 1, err: expect.stringContaining('No worker answers') });
      expect((await done('plan', id, '--all', '--json')).json.items).toEqual([]);
      expect(await run('plan', 'skip', id, 'none')).toMatchObject({ code: 1, err: expect.stringContaining('No item') });
    } finally {
      await stack.startWorker();
    }
    await until(async () => (await done('status', id, '--json')).json.status?.control === 'paused', 20_000, 'paused');
    await stack.say(person, account.userId, 'есть кто?');
    await settle(1500);
    expect(await words(person)).toHaveLength(1);
  }, 90_000);
});

test.each([
  [[], 2],
  [['nonsense'], 2],
  [['find'], 2],
  [['prospects', 'list', '--nonsense'], 2],
  [['plan', 'move', 'x'], 2],
  [['--help'], 0],
  [['plan', 'add', '--help'], 0],
])('rapport %j ends with code %i', async (args, code) => {
  const ran = await run(...args);
  expect(ran.code).toBe(code);
  expect(code === 0 ? ran.err : ran.out).toBe('');
});

test('a broken configuration: every problem by name, code 2, no stack', async () => {
  const ran = await rapport({ DATABASE_URL: 'mysql://x', HTTP_PORT: 'http' }, ['prospects', 'list']);
  expect(ran.code).toBe(2);
  expect(ran.err.split('\n').map((line) => line.split(':')[0])).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'HTTP_PORT', 'TEMPORAL_ADDRESS', 'SESSION_KEY']),
  );
});

test('a chat that a rep took by his button is shown with his name', async () => {
  const { username } = await chat('Pavel');
  const { json: rep } = await done('reps', 'add', '--name', 'Ольга', '--telegram', '@olga_sales', '--json');
  await done('take-over', `@${username}`, '--by', rep.id);
  expect((await done('status', `@${username}`)).out).toMatch(/control +human by Ольга/);
  expect((await done('find', `@${username}`)).out).toMatch(/control +human by Ольга/);
});
