// The control API: every refusal is a 4xx with a sentence that names the field.
import { type Sandbox, startSandbox } from './main';
import { control, person } from './telegram/testing';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  await person(sandbox, { name: 'Rep', username: 'rep_one', phone: '+79990000001' });
});
afterAll(() => sandbox.close());

test.each([
  ['/telegram/users', {}, '400 name: '],
  ['/telegram/users', { name: 'X', nick: 'y' }, '400 nick: no such field'],
  ['/telegram/users', { name: 'X', username: '1x' }, '400 username: '],
  ['/telegram/users', { name: 'X', username: '@Rep_One' }, '409 username: "@Rep_One" is taken'],
  ['/telegram/users', { name: 'X', phone: '7 999 000-00-01' }, '409 phone: "7 999 000-00-01" is taken'],
  ['/telegram/users', { name: 'X', contactOf: ['nobody'] }, '404 contactOf: '],
  ['/telegram/say', { from: 'rep_one', to: 'nobody', text: 'x' }, '404 to: there is nobody "nobody"'],
  ['/telegram/say', { from: 'rep_one', to: 'rep_one' }, '400 text: a message needs text or media'],
  ['/telegram/edit', { from: 'rep_one', to: 'rep_one', messageId: 5, text: 'x' }, '404 messageId: '],
  ['/telegram/session', { user: 'nobody' }, '404 user: '],
  ['/telegram/latency', { upMs: -1 }, '400 upMs: '],
  ['/faults', { service: 'fax', kind: 'hang' }, '400 service: "fax" is not one of '],
  ['/faults', { service: 'telegram', kind: 'overloaded_529' }, '400 kind: telegram has no "overloaded_529"'],
  ['/faults', { service: 'telegram', kind: 'flood_wait', times: 0 }, '400 times: '],
  ['/clock', { now: 'tomorrow' }, '400 now: '],
])('POST %s %j is refused', async (path, body, sentence) => {
  await expect(control(sandbox, 'POST', path, body)).rejects.toThrow(sentence);
});

test.each([
  ['GET', '/telegram/codes/+70000000000', '404 phone: no code was sent'],
  ['GET', '/telegram/chats/rep_one/nobody', '404 b: '],
  ['DELETE', '/faults/fault99', '404 id: '],
  ['GET', '/journal?since=yesterday', '400 since: '],
  ['GET', '/nothing', '404 '],
])('%s %s is refused', async (method, path, sentence) => {
  await expect(control(sandbox, method, path)).rejects.toThrow(sentence);
});

test('a body that is not JSON is refused', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/telegram/say`, { method: 'POST', headers, body: '{' });
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'body: is not JSON' }]);
});

test('the clock moves and goes on', async () => {
  const set = await control<{ now: string }>(sandbox, 'POST', '/clock', { now: '2026-12-01T10:00:00Z' });
  expect(set.now).toMatch(/^2026-12-01T10:00:0/);
  const { date } = await control<{ date: number }>(sandbox, 'POST', '/telegram/say', {
    from: 'rep_one',
    to: '777000',
    text: 'x',
  });
  expect(new Date(date * 1000).toISOString()).toMatch(/^2026-12-01T10:00:0/);
  expect(await control(sandbox, 'POST', '/clock', { now: null })).toMatchObject({ shifted: false });
});

test('the journal is read from a place on', async () => {
  const { journal } = sandbox;
  journal.call({ service: 'zoom', method: 'a', args: { apiKey: 'k', nested: { password: 'p', text: 't' } } }).end('ok');
  const [first] = journal.read({ service: 'zoom' });
  expect(first).toMatchObject({ args: { apiKey: '[removed]', nested: { password: '[removed]', text: 't' } } });
  journal.call({ service: 'zoom', method: 'b', args: {} }).end('ok');
  const later = await control<{ method: string }[]>(sandbox, 'GET', `/journal?service=zoom&since=${first!.n}`);
  expect(later.map(({ method }) => method)).toEqual(['b']);
});

test('the page, its list of chats and its stream of events are served', async () => {
  for (const file of ['/', '/page.js', '/page.css', '/words.js'])
    expect((await fetch(sandbox.url + file)).status).toBe(200);
  await person(sandbox, { name: 'Анна', username: 'anna_k' });
  await control(sandbox, 'POST', '/telegram/session', { user: 'rep_one' });
  const rows = () => control<object[]>(sandbox, 'GET', '/telegram/inbox/anna_k');
  expect(await rows()).toMatchObject([{ name: 'Rep', account: true, unread: 0 }]);

  const events = (await fetch(`${sandbox.url}/telegram/events`)).body!.pipeThrough(new TextDecoderStream()).getReader();
  const { messageId } = await control<{ messageId: number }>(sandbox, 'POST', '/telegram/say', {
    from: 'rep_one',
    to: 'anna_k',
    text: 'Добрый день',
  });
  expect(messageId).toBeGreaterThan(0);
  expect(await rows()).toMatchObject([{ unread: 1, last: { text: 'Добрый день', out: false } }]);
  await control(sandbox, 'POST', '/telegram/typing', { from: 'rep_one', to: 'anna_k' });
  let seen = '';
  while (!seen.includes('typing')) seen += (await events.read()).value;
  expect(seen).toContain('"type":"chat"');
  await events.cancel();
});
