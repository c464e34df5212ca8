// The fact check over the real SDK against the local Claude: what it sends, and what it makes of every answer.
import { join } from 'node:path';
import { checkReplyCommand } from '../../src/cli/check-reply';
import type { Io } from '../../src/cli/io';
import { Misconfigured, RateLimited } from '../../src/errors';
import { BRAND, NOW, startClaude } from './claude-fixture';

let server: Awaited<ReturnType<typeof startClaude>>;
beforeEach(async () => {
  server = await startClaude();
});
afterEach(() => server.close());

const KEY = 'conversation:k1';
const asked = {
  conversationId: KEY,
  accountId: 'acc1',
  brand: BRAND,
  clientSaid: ['Сколько стоит?'],
  times: [NOW],
  found: [],
  parts: ['Ночь стоит 90 долларов.'],
  now: NOW,
};
const script = (turn: object) =>
  server.app.inject({
    method: 'POST',
    url: '/claude/script',
    payload: { conversationOrAccount: KEY, of: 'factCheck', turns: [turn] },
  });

test('the company stands in the cached part, what changes behind it; the form is asked for', async () => {
  await server.checker.check(asked);
  await server.checker.check({ ...asked, parts: ['Вилла тихая.'] });
  const [first, second] = (await server.calls()).map(({ request }) => request as unknown as Record<string, any>);
  expect(first).toMatchObject({
    model: 'claude-haiku-5-5',
    output_config: { format: { type: 'json_schema', schema: { additionalProperties: false } } },
    metadata: { user_id: `${KEY}:acc1` },
  });
  expect(first?.system.at(-1)).toMatchObject({ cache_control: { type: 'ephemeral' } });
  expect(first?.system.at(-1).text).toMatch(/Вилла на двоих \/ Villa for two/);
  expect(first?.system.at(-1).text).toMatch(/90 \$/);
  expect(second?.system).toEqual(first?.system);
  expect(JSON.parse(first?.messages[0].content)).toEqual({
    now: NOW.toISOString(),
    times: [NOW.toISOString()],
    found: [],
    client: asked.clientSaid,
    answer: asked.parts,
  });
});

test('the local model knows figures: one that stands nowhere is unsupported', async () => {
  expect(await server.checker.check(asked)).toMatchObject({ unsupported: [], model: 'claude-haiku-5-5' });
  const wrong = await server.checker.check({ ...asked, parts: ['Тихо. Ночь стоит 75 долларов.'] });
  expect(wrong.unsupported).toEqual([{ quote: 'Ночь стоит 75 долларов.', why: expect.stringContaining('75') }]);
  expect(wrong.usage).toMatchObject({ inputTokens: expect.any(Number), costMicros: expect.any(Number) });
});

test.each([
  ['cut off', { text: '{"unsupported": [', stop: 'max_tokens' }],
  ['refused', { text: '', stop: 'refusal' }],
  ['of another form', { text: '{"claims": []}' }],
  ['no JSON', { text: 'All is well.' }],
])('%s is no verdict', async (_what, turn) => {
  await script(turn);
  expect((await server.checker.check(asked)).unsupported).toBeUndefined();
});

test('the brand’s own small model goes before that of the environment', async () => {
  await server.checker.check({ ...asked, brand: { ...BRAND, models: { extraction: 'claude-haiku-4-5' } } });
  expect((await server.calls()).at(-1)?.request).toMatchObject({ model: 'claude-haiku-4-5' });
});

test('errors are those of the dialogue', async () => {
  server.fault('rate_limited_429', { seconds: 7 });
  await expect(server.checker.check(asked)).rejects.toThrow(RateLimited);
  await expect(
    server.checker.check({ ...asked, brand: { ...BRAND, models: { extraction: 'claude-none' } } }),
  ).rejects.toThrow(Misconfigured);
});

test('`check-reply --fact-check` adds what the model finds to what the guards do; without a key it says which one', async () => {
  const printed: string[] = [];
  const run = (environment: object, text: string) => {
    const io = {
      print: (line: string) => void printed.push(line),
      environment: () => ({ BRANDS_DIR: join(__dirname, '../../brands'), ...environment }),
    };
    return checkReplyCommand(io as unknown as Io)
      .exitOverride()
      .parseAsync(['--brand', 'bali-villas', '--fact-check', '--json', text], { from: 'user' });
  };
  const claim = { quote: 'the neighbour cooks for our guests', why: 'Nothing is stated about a neighbour.' };
  await server.app.inject({
    method: 'POST',
    url: '/claude/script',
    payload: {
      conversationOrAccount: 'check-reply',
      of: 'factCheck',
      turns: [{ text: JSON.stringify({ unsupported: [claim] }) }],
    },
  });
  await run({ ANTHROPIC_BASE_URL: server.baseUrl }, 'Palm Villa is $245,000, and the neighbour cooks for our guests.');
  process.exitCode = 0;
  expect(JSON.parse(printed.join())).toMatchObject({
    verdict: 'rewrite',
    findings: [{ guard: 'facts', excerpt: claim.quote }],
  });
  await expect(run({ CLAUDE: 'live' }, 'Hello!')).rejects.toThrow(/ANTHROPIC_API_KEY/);
});
