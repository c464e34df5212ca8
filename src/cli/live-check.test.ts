// The walk against the local Telegram and the local Claude: only the person is scripted.
import { TelegramBench } from '../../test/support/telegram';
import { createClaude } from '../adapters/claude/claude';
import { credentials } from './live-check';
import { liveCheck } from './live-check-steps';

let bench: TelegramBench;
beforeAll(async () => {
  bench = await TelegramBench.start();
}, 20_000);
afterAll(() => bench.close());
afterEach(() => bench.reset());

async function walk(consent: string, options: { claude?: boolean } = {}) {
  const anna = await bench.person('Anna');
  const said: string[] = [];
  const answers = [
    async () => `+${anna.phone}`,
    async () => (await bench.get<{ code: string }>(`/telegram/codes/${anna.phone}`)).code,
    async () => consent,
  ];
  const io = { say: (line: string) => void said.push(line), ask: async () => (await answers.shift()?.()) ?? '' };
  const log = { debug: () => undefined, warn: () => undefined };
  const model = 'claude-haiku-5-5';
  const claude = options.claude
    ? createClaude({ apiKey: 'sandbox', model, baseUrl: `${bench.sandbox.url}/claude`, log })
    : undefined;
  const well = await liveCheck({ io, users: bench.users, testServers: false, claude });
  const lines = said.filter((line) => /^ {2}(ok|FAILED|left out)/.test(line)).map((line) => line.trim());
  return { anna, well, lines, saved: await bench.chat(anna, anna) };
}

test('all is well: one message, once, and the device signed out', async () => {
  const { anna, well, lines, saved } = await walk('y', { claude: true });
  expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([]);
  expect(well).toBe(true);
  expect(saved.filter((line) => line.text.startsWith('Rapport live check'))).toHaveLength(1);
  expect(lines).toContain('ok      the repeat was answered with the original message');
  expect(lines).toContain('ok      the difference names our random id for it');
  expect(lines.at(-1)).toContain('claude-haiku-5-5 answers');
  expect(bench.calls(anna, 'auth.logOut')).toHaveLength(1);
});

test('a repeat refused as known is well too', async () => {
  await bench.post('/telegram/settings', { duplicates: 'error' });
  const { well, lines } = await walk('yes');
  expect(well).toBe(true);
  expect(lines).toContain('ok      the repeat was refused as known (RANDOM_ID_DUPLICATE)');
});

test('without consent nothing is sent', async () => {
  const { well, lines, saved } = await walk('');
  expect(well).toBe(true);
  expect(saved).toEqual([]);
  expect(lines.some((line) => line.startsWith('left out  sending'))).toBe(true);
  expect(lines).toContain('left out  Claude: ANTHROPIC_API_KEY is not set');
});

test('a failure is told, and the rest still tried', async () => {
  await bench.fault({ kind: 'flood_wait', method: 'messages.sendMessage', seconds: 60 });
  const { well, lines } = await walk('y', { claude: true });
  expect(well).toBe(false);
  expect(lines).toContain('FAILED  Telegram: telegram asks to wait 60 s');
  expect(lines.at(-1)).toContain('answers');
});

test('what is missing or malformed is named, all at once', () => {
  expect(credentials({}).problems).toEqual([
    'TELEGRAM_API_ID: missing; shown at https://my.telegram.org/apps',
    'TELEGRAM_API_HASH: missing; shown at https://my.telegram.org/apps',
  ]);
  const { problems, found } = credentials({
    TELEGRAM_API_ID: 'abc',
    TELEGRAM_API_HASH: '12',
    TELEGRAM_TEST_DC: 'maybe',
  });
  expect(found).toBeUndefined();
  expect(problems.map((line) => line.split(':')[0])).toEqual([
    'TELEGRAM_API_ID',
    'TELEGRAM_API_HASH',
    'TELEGRAM_TEST_DC',
  ]);
  expect(credentials({ TELEGRAM_API_ID: '1', TELEGRAM_API_HASH: 'a'.repeat(32) }).found).toMatchObject({ apiId: 1 });
});
