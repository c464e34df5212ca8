// The real SDK against the local Claude: what the adapter makes of every answer, error and silence.
import { setTimeout as sleep } from 'node:timers/promises';
import { createWebSearch } from '../../src/adapters/claude/web-search';
import type { AgentStep, ToolResult } from '../../src/domain/agent';
import { Misconfigured, RateLimited, Refused, Unreachable } from '../../src/errors';
import { agent, BRAND, client, NOW, rep, startClaude, turnOf } from './claude-fixture';

let server: Awaited<ReturnType<typeof startClaude>>;
beforeEach(async () => {
  server = await startClaude();
});
afterEach(() => server.close());

const KEY = 'conversation:k1';
const SCHEDULE = {
  name: 'schedule_follow_up',
  input: { words: 'завтра в 10', message: 'Здравствуйте!', reason: 'asked' },
};
const answered = (step: AgentStep, content = 'Scheduled for tomorrow.', ok = true): ToolResult[] =>
  step.toolCalls.map((c) => ({ callId: c.id, ok, content }));
type Sent = {
  messages: {
    role: string;
    content: { type: string; text?: string; signature?: string; tool_use_id?: string; is_error?: boolean }[];
  }[];
};
const lastRequest = async () => (await server.calls()).at(-1)?.request as unknown as Sent;

test('a tool turn goes out and comes back exactly, thinking included', async () => {
  await server.script(
    KEY,
    { thinking: 'He wants tomorrow.', tools: [SCHEDULE] },
    { text: 'Хорошо, напишу завтра в 10:00.' },
  );
  const turn = turnOf([client('напишите завтра в 10')]);
  const first = await server.claude.next(turn);
  expect(first).toMatchObject({
    stop: 'tools',
    text: '',
    toolCalls: [{ name: 'schedule_follow_up', words: 'завтра в 10', message: 'Здравствуйте!', reason: 'asked' }],
    model: 'claude-sonnet-5-5',
    promptVersion: expect.stringMatching(/^[0-9a-f]{12}$/),
    requestId: expect.stringMatching(/^req_/),
  });
  // As it comes back from a store: through JSON.
  const stored = JSON.parse(JSON.stringify(first)) as AgentStep;
  const second = await server.claude.next({ ...turn, rounds: [{ step: stored, results: answered(first) }] });
  expect(second).toMatchObject({
    stop: 'end',
    text: 'Хорошо, напишу завтра в 10:00.',
    toolCalls: [],
    promptVersion: first.promptVersion,
  });
  const { messages } = await lastRequest();
  expect(messages.at(-2)).toEqual({ role: 'assistant', content: first.raw });
  expect(messages.at(-1)).toEqual({
    role: 'user',
    content: [
      { type: 'tool_result', tool_use_id: first.toolCalls[0]?.id, content: 'Scheduled for tomorrow.', is_error: false },
    ],
  });
});

test('a changed thinking block is refused, as by the real service', async () => {
  await server.script(KEY, { thinking: 'x', tools: [SCHEDULE] });
  const turn = turnOf([client('завтра')]);
  const step = await server.claude.next(turn);
  const raw = (step.raw as { type: string }[]).map((b) => (b.type === 'thinking' ? { ...b, thinking: 'y' } : b));
  await expect(
    server.claude.next({ ...turn, rounds: [{ step: { ...step, raw }, results: answered(step) }] }),
  ).rejects.toThrow(Refused);
});

test('several calls are all answered, in order, results before words', async () => {
  await server.script(
    KEY,
    { tools: [SCHEDULE, { name: 'update_profile', input: { city: 'Казань' } }] },
    { text: 'Готово.' },
  );
  const turn = turnOf([client('я в Казани, напишите завтра')]);
  const step = await server.claude.next(turn);
  // A result that is missing is answered for, so that the request stays valid.
  await server.claude.next({
    ...turn,
    rounds: [{ step, results: answered(step).slice(0, 1) }],
    correction: 'Say it shorter.',
  });
  const content = (await lastRequest()).messages.at(-1)?.content ?? [];
  expect(content.map((b) => b.type)).toEqual(['tool_result', 'tool_result', 'text']);
  expect(content.map((b) => b.is_error)).toEqual([false, true, undefined]);
});

test('the prefix is cached for the second prospect of one brand, and the transcript for the second turn', async () => {
  const first = await server.claude.next(turnOf([client('Привет')]));
  expect(first.usage).toMatchObject({ cacheReadTokens: 0 });
  expect(first.usage.cacheWriteTokens).toBeGreaterThan(1024);
  const other = await server.claude.next(
    turnOf([client('Hello')], { conversationId: 'conversation:k2', prospect: { name: 'Ann', facts: {} } }),
  );
  expect(other.usage.cacheReadTokens).toBeGreaterThan(1024);
  expect(other.promptVersion).toBe(first.promptVersion);
  const later = turnOf([client('Привет'), agent(first.text), client('Для работы')], {
    now: new Date(NOW.getTime() + 60_000),
  });
  const second = await server.claude.next(later);
  expect(second.usage.cacheReadTokens).toBeGreaterThan(other.usage.cacheReadTokens);
  expect(second.usage.costMicros).toBeLessThan((first.usage.costMicros as number) / 3);
  const changed = await server.claude.next(turnOf([client('Привет')], { brand: { ...BRAND, persona: 'Another.' } }));
  expect(changed.usage.cacheReadTokens).toBe(0);
  expect(changed.promptVersion).not.toBe(first.promptVersion);
});

test('the cache forgets after five minutes without use', async () => {
  await server.claude.next(turnOf([client('Привет')]));
  server.clock.set(new Date(Date.now() + 4 * 60_000));
  expect((await server.claude.next(turnOf([client('Привет')]))).usage.cacheReadTokens).toBeGreaterThan(0);
  server.clock.set(new Date(Date.now() + 8 * 60_000));
  expect((await server.claude.next(turnOf([client('Привет')]))).usage.cacheReadTokens).toBeGreaterThan(0);
  server.clock.set(new Date(Date.now() + 14 * 60_000));
  expect((await server.claude.next(turnOf([client('Привет')]))).usage.cacheReadTokens).toBe(0);
});

describe('stop reasons', () => {
  test.each<[object, Partial<AgentStep>]>([
    [{ text: 'Да.' }, { stop: 'end', text: 'Да.' }],
    [{ text: 'Да.', stop: 'stop_sequence' }, { stop: 'end' }],
    [
      { text: 'Нет…', stop: 'refusal' },
      { stop: 'refusal', text: '', toolCalls: [] },
    ],
    [
      { text: 'Длинный отв', stop: 'max_tokens' },
      { stop: 'maxTokens', text: 'Длинный отв' },
    ],
    [
      { tools: [SCHEDULE], stop: 'max_tokens' },
      { stop: 'maxTokens', toolCalls: [] },
    ],
    [{ text: 'x', stop: 'model_context_window_exceeded' }, { stop: 'contextFull' }],
    [{ text: 'x', stop: 'pause_turn' }, { stop: 'paused' }],
    [{}, { stop: 'empty', text: '' }],
    [{ text: '   ' }, { stop: 'empty', text: '' }],
    [{ thinking: 'hm' }, { stop: 'empty', text: '' }],
    [{ text: 'x', stop: 'tool_use' }, { stop: 'malformed' }],
    [
      { text: 'Сейчас.', tools: [SCHEDULE] },
      { stop: 'tools', text: 'Сейчас.' },
    ],
  ])('%j', async (scripted, expected) => {
    await server.script(KEY, scripted);
    expect(await server.claude.next(turnOf([client('?')]))).toMatchObject(expected);
  });
});

test.each<[string, unknown, RegExp]>([
  ['schedule_follow_up', { words: 7, message: 'm', reason: 'r' }, /words/],
  ['schedule_follow_up', { words: 'завтра', reason: 'r' }, /message or brief/],
  ['schedule_follow_up', { message: 'm', reason: 'r' }, /words/],
  ['cancel_follow_up', {}, /planItemId/],
  ['update_profile', { name: '', city: null }, /nothing to update/],
  ['update_profile', { language: 'de' }, /language/],
  ['say_nothing', { reason: 'r', loud: true }, /loud/],
  ['give_discount', { percent: 90 }, /no such tool/],
])('arguments that break the schema make an invalid call, not an error: %s %j', async (name, input, problem) => {
  await server.script(KEY, { tools: [{ name, input }] }, { text: 'Понял.' });
  const turn = turnOf([client('завтра')]);
  const step = await server.claude.next(turn);
  expect(step).toMatchObject({
    stop: 'tools',
    toolCalls: [{ name: 'invalid', tool: name, problem: expect.stringMatching(problem) }],
  });
  const next = await server.claude.next({
    ...turn,
    rounds: [{ step, results: answered(step, 'bad arguments', false) }],
  });
  expect(next.stop).toBe('end');
});

describe('faults', () => {
  const next = () => server.claude.next(turnOf([client('Привет')]));

  test.each<[Parameters<typeof server.fault>[0], new (...args: never[]) => Error]>([
    ['error_500', Unreachable],
    ['overloaded_529', Unreachable],
    ['drop_before', Unreachable],
    ['drop_after', Unreachable],
    ['rate_limited_429', RateLimited],
    ['revoked', Misconfigured],
  ])('%s once, and the next call goes well; nothing retries inside', async (kind, type) => {
    server.fault(kind);
    await expect(next()).rejects.toThrow(type);
    expect(await server.calls()).toHaveLength(1);
    expect((await next()).stop).toBe('end');
  });

  test('429 says exactly how long to wait', async () => {
    server.fault('rate_limited_429', { seconds: 7 });
    await expect(next()).rejects.toMatchObject({ retryAfterMs: 7000 });
  });

  test.each<[Parameters<typeof server.fault>[0], AgentStep['stop']]>([
    ['malformed', 'malformed'],
    ['refusal', 'refusal'],
    ['empty', 'empty'],
    ['max_tokens', 'maxTokens'],
    ['context_exceeded', 'contextFull'],
    ['pause_turn', 'paused'],
    ['malformed_tool', 'tools'],
  ])('%s is a step', async (kind, stop) => {
    server.fault(kind);
    const step = await next();
    expect(step.stop).toBe(stop);
    if (kind === 'malformed') expect(step.usage.costMicros).toBeUndefined();
    if (kind === 'malformed_tool') expect(step.toolCalls).toMatchObject([{ name: 'invalid' }]);
  });

  test('a fault may be for one account or one conversation', async () => {
    server.fault('error_500', { account: 'acc2' });
    server.fault('error_500', { account: 'conversation:k9' });
    expect((await next()).stop).toBe('end');
    await expect(server.claude.next(turnOf([client('Hi')], { accountId: 'acc2' }))).rejects.toThrow(Unreachable);
    await expect(server.claude.next(turnOf([client('Hi')], { conversationId: 'conversation:k9' }))).rejects.toThrow(
      Unreachable,
    );
  });

  test('a hung call is let go by its signal at once, with the caller’s own reason', async () => {
    server.fault('hang', { times: 'always' });
    const controller = new AbortController();
    const pending = server.claude.next(turnOf([client('Привет')]), controller.signal);
    await sleep(100);
    const reason = new Error('he wrote again');
    const aborted = performance.now();
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
    expect(performance.now() - aborted).toBeLessThan(300);
  });

  test('an already aborted signal never reaches the server', async () => {
    await expect(server.claude.next(turnOf([client('Привет')]), AbortSignal.abort(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await server.calls()).toHaveLength(0);
  });

  test('silence ends in Unreachable after the timeout, before the headers and inside the body', async () => {
    server.fault('hang');
    await expect(server.create({ timeoutMs: 150 }).next(turnOf([client('Привет')]))).rejects.toThrow(Unreachable);
    const { createServer } = await import('node:http');
    const half = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":');
    });
    await new Promise<void>((resolve) => half.listen(0, '127.0.0.1', resolve));
    const { port } = half.address() as { port: number };
    await expect(
      server.create({ timeoutMs: 150, baseUrl: `http://127.0.0.1:${port}` }).next(turnOf([client('Привет')])),
    ).rejects.toThrow(Unreachable);
    half.closeAllConnections();
    half.close();
  });

  test('a held call goes on when the fault is lifted', async () => {
    const fault = server.fault('hang');
    const pending = next();
    while (fault.view().holding === 0) await sleep(10);
    server.faults.remove(fault.id, 'go');
    expect((await pending).stop).toBe('end');
  });

  test('nobody there, and a page instead of an answer', async () => {
    await expect(server.create({ baseUrl: 'http://127.0.0.1:9' }).next(turnOf([client('Hi')]))).rejects.toThrow(
      Unreachable,
    );
    const { createServer } = await import('node:http');
    const proxy = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>'),
    );
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as { port: number };
    expect(await server.create({ baseUrl: `http://127.0.0.1:${port}` }).next(turnOf([client('Hi')]))).toMatchObject({
      stop: 'malformed',
    });
    proxy.closeAllConnections();
    proxy.close();
  });
});

describe('check', () => {
  test('names the model it proved', async () => {
    expect(await server.claude.check()).toEqual({ model: 'claude-sonnet-5-5' });
  });
  test('an unknown model, for the dialogue or for extraction, is a matter of settings', async () => {
    await expect(server.create({ model: 'claude-unknown-1' }).check()).rejects.toThrow(Misconfigured);
    await expect(server.create({ extractionModel: 'claude-unknown-2' }).check()).rejects.toThrow(/claude-unknown-2/);
  });
  test('a revoked key too', async () => {
    server.fault('revoked');
    await expect(server.claude.check()).rejects.toThrow(Misconfigured);
  });
});

test.each([
  'claude-sonnet-5-5',
  'claude-haiku-5-5',
  'claude-opus-5-5',
  'claude-haiku-4-5',
  'claude-sonnet-4-5-20250929',
])('requests are valid for %s', async (model) => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => {});
  expect((await server.create({ model }).next(turnOf([client('Привет')]))).stop).toBe('end');
  warned.mockRestore();
});

test('a prompt that does not fit is a step, so that the caller can shorten it', async () => {
  const huge = Array.from({ length: 60 }, () => client('ж'.repeat(40_000)));
  expect(await server.create({ model: 'claude-haiku-4-5' }).next(turnOf(huge))).toMatchObject({
    stop: 'contextFull',
    usage: { costMicros: 0 },
  });
});

test('a follow-up is written from its brief, and not when it has lost its point', async () => {
  const talk = [client('напишите завтра про пробный урок', 1500), agent('Хорошо, напишу завтра в 10:00.', 1499)];
  const task = { kind: 'followUp' as const, brief: 'пробный урок', lateByMinutes: 0, humanSpokeSince: false };
  const written = await server.claude.next(turnOf(talk, { task, prospect: { name: 'Олег', facts: {} } }));
  expect(written).toMatchObject({ stop: 'end', text: expect.stringMatching(/Олег.*пробный урок/s) });
  const lost = await server.claude.next(
    turnOf([...talk, client('Мне уже не нужно, спасибо'), rep('Понял вас')], { task }),
  );
  expect(lost).toMatchObject({ stop: 'tools', toolCalls: [{ name: 'say_nothing' }] });
});

test('the journal has the shape of each call and none of its words', async () => {
  await server.claude.next(turnOf([client('моя тайна')]));
  const [record] = server.journal.read({ service: 'claude' });
  expect(record).toMatchObject({
    kind: 'call',
    method: 'messages',
    account: 'acc1',
    outcome: 'ok',
    args: { userId: 'conversation:k1:acc1' },
  });
  expect(JSON.stringify(record)).not.toContain('тайна');
});

test('scripts wait under a conversation or an account, the conversation first; then the seller answers', async () => {
  await server.script('acc1', { text: 'for the account' });
  await server.script(KEY, { text: 'for the chat' });
  const say = async (conversationId: string) =>
    (await server.claude.next(turnOf([client('Hi')], { conversationId }))).text;
  expect(await say(KEY)).toBe('for the chat');
  expect(await say('conversation:other')).toBe('for the account');
  expect(await say(KEY)).toContain('Lingua');
  expect((await server.script('', {})).statusCode).toBe(400);
});

describe('the web search', () => {
  const web = () =>
    createWebSearch({
      apiKey: 'k',
      model: 'claude-sonnet-5-5',
      baseUrl: server.baseUrl,
      log: { debug() {}, warn() {} },
    });
  const put = (pages: object[]) =>
    fetch(`${server.baseUrl}/web`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pages }),
    });
  const page = (url: string, text: string) => ({ url, title: 'Parking', text });

  test('quotes pages of the domain and its subdomains, and no others', async () => {
    await put([
      page('https://villas.example/parking', 'There is parking for two cars.'),
      page('https://help.villas.example/parking', 'Parking is free for guests.'),
      page('https://other.example/parking', 'Parking costs 5 dollars.'),
      page('https://villas.example.evil.example/parking', 'Parking is a trap.'),
    ]);
    expect(await web().search('Is there parking?', 'villas.example')).toEqual([
      { url: 'https://villas.example/parking', title: 'Parking', text: 'There is parking for two cars.' },
      { url: 'https://help.villas.example/parking', title: 'Parking', text: 'Parking is free for guests.' },
    ]);
  });

  test('nothing found is nothing', async () => {
    await put([{ url: 'https://villas.example/a', title: 'Breakfast', text: 'It is served at eight.' }]);
    expect(await web().search('Is there parking?', 'villas.example')).toEqual([]);
  });
});

test('a brand may name its own model', async () => {
  await server.claude.next(
    turnOf([client('Привет')], { brand: { ...BRAND, models: { dialogue: 'claude-haiku-5-5' } } }),
  );
  expect((await server.calls()).at(-1)?.request).toMatchObject({ model: 'claude-haiku-5-5' });
});
