import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, type Environment, loadConfig, readEnvironment, variables } from '.';

const key = Buffer.alloc(32, 7).toString('base64');
const base: Environment = {
  DATABASE_URL: 'postgres://rapport:secret@db:5432/rapport?sslmode=require',
  TEMPORAL_ADDRESS: 'temporal:7233',
  SESSION_KEY: key,
};
const live: Environment = {
  ...base,
  TELEGRAM: 'live',
  CLAUDE: 'live',
  TELEGRAM_API_ID: '12345',
  TELEGRAM_API_HASH: '0123456789abcdef0123456789abcdef',
  ANTHROPIC_API_KEY: 'sk-ant-x',
};

function problems(env: Environment, options = {}): string[] {
  try {
    loadConfig(env, options);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
const names = (env: Environment, options = {}) => problems(env, options).map((p) => p.split(':')[0]);

describe('a sound configuration', () => {
  test('sandbox by default, with defaults filled in', () => {
    expect(loadConfig(base)).toMatchObject({
      env: 'development',
      services: { telegram: 'sandbox', claude: 'sandbox', zoom: 'sandbox', google: 'sandbox' },
      http: { host: '127.0.0.1', port: 8000, workerPort: 8001 },
      temporal: { address: 'temporal:7233', namespace: 'default' },
      claude: { model: 'claude-sonnet-5-5', baseUrl: 'http://127.0.0.1:8787/claude', apiKey: 'sandbox' },
      overdueSpacingSeconds: 5,
    });
  });

  test('live services with their credentials, in production', () => {
    const config = loadConfig({ ...live, NODE_ENV: 'production' });
    expect(config).toMatchObject({
      env: 'production',
      telegram: { apiId: 12345, apiHash: live.TELEGRAM_API_HASH, mtproto: undefined },
      claude: { apiKey: 'sk-ant-x', baseUrl: undefined },
    });
  });

  test('the local seller without a client: Claude live, Telegram sandbox', () => {
    expect(loadConfig({ ...base, CLAUDE: 'live', ANTHROPIC_API_KEY: 'x' }).services).toEqual({
      telegram: 'sandbox',
      claude: 'live',
      zoom: 'sandbox',
      google: 'sandbox',
    });
  });

  test('meetings follow Telegram; live without credentials is a team without them', () => {
    expect(loadConfig({ ...live, NODE_ENV: 'production' })).toMatchObject({
      services: { zoom: 'live', google: 'live' },
      zoom: undefined,
      google: undefined,
    });
    expect(loadConfig(base)).toMatchObject({
      zoom: { accountId: 'sandbox', apiUrl: 'http://127.0.0.1:8787/zoom/v2' },
      google: { clientId: 'sandbox', tokenUrl: 'http://127.0.0.1:8787/google/token' },
    });
    const given = { ZOOM_ACCOUNT_ID: 'a', ZOOM_CLIENT_ID: 'b', ZOOM_CLIENT_SECRET: 'c' };
    expect(loadConfig({ ...live, ...given }).zoom).toEqual({ accountId: 'a', clientId: 'b', clientSecret: 'c' });
  });

  test('older session keys follow the new one, each with an id of its own', () => {
    const old = Buffer.alloc(32, 9).toString('base64');
    const { sessionKeys } = loadConfig({
      ...base,
      SESSION_KEYS_OLD: `${old}, ${Buffer.alloc(32, 8).toString('base64')}`,
    });
    expect(sessionKeys.map((k) => k.key[0])).toEqual([7, 9, 8]);
    expect(new Set(sessionKeys.map((k) => k.id)).size).toBe(3);
    expect(loadConfig({ ...base, SESSION_KEY: old }).sessionKeys[0].id).toBe(sessionKeys[1]?.id);
  });

  test('an empty value counts as not set', () => {
    expect(loadConfig({ ...base, ANTHROPIC_MODEL: ' ', ALERT_CHAT: '' }).claude.model).toBe('claude-sonnet-5-5');
  });

  test('start brings database, Temporal and session key itself, but never a session key for real accounts', () => {
    expect(problems({}, { forStart: true })).toEqual([]);
    expect(names({ ...live, SESSION_KEY: '' }, { forStart: true })).toEqual(['SESSION_KEY']);
  });

  test('a bot asks for its updates, or is brought them at the public address', () => {
    const REGISTRY_BOT_TOKEN = `123456:${'a'.repeat(35)}`;
    expect(loadConfig(base).bot).toBeUndefined();
    expect(loadConfig({ ...base, REGISTRY_BOT_TOKEN }).bot).toEqual({ token: REGISTRY_BOT_TOKEN });
    const webhook = { ...base, REGISTRY_BOT_TOKEN, TELEGRAM_MODE: 'webhook' };
    expect(names(webhook)).toEqual(['TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL']);
    const TELEGRAM_WEBHOOK_SECRET = 's'.repeat(32);
    expect(
      loadConfig({ ...webhook, TELEGRAM_WEBHOOK_SECRET, PUBLIC_URL: 'http://localhost:8000/' }).bot?.webhook,
    ).toEqual({
      url: 'http://localhost:8000/telegram/reps',
      path: '/telegram/reps',
      secret: TELEGRAM_WEBHOOK_SECRET,
    });
    const real = { ...live, REGISTRY_BOT_TOKEN, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET };
    expect(names({ ...real, PUBLIC_URL: 'http://rapport.example.com' })).toEqual(['PUBLIC_URL']);
    expect(names({ ...real, PUBLIC_URL: 'https://rapport.example.com' })).toEqual([]);
  });

  test('the RSA key of a local server may be written on one line', () => {
    const env = { ...base, TELEGRAM_MTPROTO_ENDPOINT: '127.0.0.1:9000', TELEGRAM_MTPROTO_RSA_KEY: 'a\\nb' };
    expect(loadConfig(env).telegram.mtproto).toEqual({ endpoint: '127.0.0.1:9000', rsaKey: 'a\nb' });
  });
});

describe('problems', () => {
  const malformed: [keyof typeof variables.shape, string][] = [
    ['NODE_ENV', 'staging'],
    ['RAPPORT_PROFILE', 'demo'],
    ['TELEGRAM', 'real'],
    ['CLAUDE', 'yes'],
    ['ZOOM', 'yes'],
    ['GOOGLE', 'real'],
    ['ZOOM_API_URL', 'api.zoom.us'],
    ['GOOGLE_TOKEN_URL', 'oauth2'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_POOL_SIZE', '4'],
    ['DATABASE_POOL_SIZE', '21'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_ADDRESS', 'temporal'],
    ['HTTP_PORT', 'http'],
    ['HTTP_PORT', '70000'],
    ['WORKER_HTTP_PORT', '0'],
    ['ANTHROPIC_BASE_URL', 'api.anthropic.com'],
    ['TELEGRAM_API_ID', 'abc'],
    ['TELEGRAM_API_HASH', 'short'],
    ['TELEGRAM_MTPROTO_ENDPOINT', 'somewhere'],
    ['SESSION_KEY', 'c2hvcnQ='],
    ['SESSION_KEYS_OLD', `${key},zz`],
    ['REGISTRY_BOT_TOKEN', '12345'],
    ['TELEGRAM_BOT_API_URL', 'api.telegram.org'],
    ['TELEGRAM_MODE', 'push'],
    ['TELEGRAM_WEBHOOK_PATH', 'reps'],
    ['TELEGRAM_WEBHOOK_PATH', '/health'],
    ['TELEGRAM_WEBHOOK_SECRET', 'short'],
    ['PUBLIC_URL', 'rapport.example.com'],
    ['ALERT_CHAT', 'the boss'],
    ['ALERT_WEBHOOK_URL', 'ftp://x'],
    ['OVERDUE_SPACING_SECONDS', '-1'],
    ['BRAND_DEFAULT', 'No Such!'],
    ['SANDBOX_PORT', '1.5'],
    ['SANDBOX_URL', 'sandbox:8787'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_PRETTY', '1'],
    ['MODEL_CALLS_AT_ONCE', '0'],
    ['WORKFLOWS_CACHED', '1'],
  ];
  test.each(malformed)('%s=%s is named', (name, value) => {
    expect(names({ ...base, [name]: value })).toContain(name);
  });

  test('all are listed at once, with what to do, and none shows a value', () => {
    const found = problems({
      TELEGRAM: 'live',
      HTTP_PORT: 'hunter2',
      DATABASE_URL: 'hunter2',
      SESSION_KEY: 'hunter2',
    });
    expect(found.map((p) => p.split(':')[0])).toEqual([
      'DATABASE_URL',
      'HTTP_PORT',
      'SESSION_KEY',
      'TEMPORAL_ADDRESS',
      'TELEGRAM_API_ID',
      'TELEGRAM_API_HASH',
      'CLAUDE',
    ]);
    expect(found.join('\n')).not.toContain('hunter2');
    expect(found.join('\n')).toContain('openssl rand -base64 32');
  });

  test('live Telegram with the local seller is refused', () => {
    expect(problems({ ...live, CLAUDE: 'sandbox' })).toEqual([expect.stringContaining('CLAUDE: real clients')]);
  });

  test('real clients are never invited to a local meeting', () => {
    expect(names({ ...live, ZOOM: 'sandbox', GOOGLE: 'sandbox' })).toEqual(['ZOOM', 'GOOGLE']);
    expect(names({ ...base, ZOOM: 'live', GOOGLE: 'live' })).toEqual([]);
  });

  test('credentials of one service go together', () => {
    expect(names({ ...base, ZOOM_CLIENT_ID: 'x' })).toEqual(['ZOOM_ACCOUNT_ID', 'ZOOM_CLIENT_SECRET']);
    expect(names({ ...base, GOOGLE_CLIENT_SECRET: 'x' })).toEqual(['GOOGLE_CLIENT_ID']);
  });

  test('production never dials another Zoom or Google', () => {
    const url = 'http://10.0.0.1';
    const env = { ...live, ZOOM_API_URL: url, ZOOM_OAUTH_URL: url, GOOGLE_ROOT_URL: url, GOOGLE_TOKEN_URL: url };
    expect(names(env)).toEqual([]);
    expect(names({ ...env, NODE_ENV: 'production' })).toEqual([
      'ZOOM_API_URL',
      'ZOOM_OAUTH_URL',
      'GOOGLE_ROOT_URL',
      'GOOGLE_TOKEN_URL',
    ]);
  });

  test('live Claude needs its key', () => {
    expect(names({ ...base, CLAUDE: 'live' })).toEqual(['ANTHROPIC_API_KEY']);
  });

  test('production refuses sandbox services unless the sandbox profile was asked for', () => {
    expect(names({ ...base, NODE_ENV: 'production' })).toEqual(['TELEGRAM', 'CLAUDE']);
    expect(names({ ...base, NODE_ENV: 'production', RAPPORT_PROFILE: 'sandbox' })).toEqual([]);
  });

  test('production never dials another server than Telegram with live accounts', () => {
    const env = { ...live, TELEGRAM_MTPROTO_ENDPOINT: '10.0.0.1:443', TELEGRAM_MTPROTO_RSA_KEY: 'key' };
    expect(names(env)).toEqual([]);
    expect(names({ ...env, NODE_ENV: 'production' })).toEqual([
      'TELEGRAM_MTPROTO_ENDPOINT',
      'TELEGRAM_MTPROTO_RSA_KEY',
    ]);
  });

  test('endpoint and key go together', () => {
    expect(names({ ...base, TELEGRAM_MTPROTO_ENDPOINT: '127.0.0.1:9' })).toEqual(['TELEGRAM_MTPROTO_RSA_KEY']);
    expect(names({ ...base, TELEGRAM_MTPROTO_RSA_KEY: 'k' })).toEqual(['TELEGRAM_MTPROTO_ENDPOINT']);
  });
});

test('.env.example documents exactly the variables there are, and those of docker-compose.yml', () => {
  const documented = readFileSync('.env.example', 'utf8')
    .split('\n')
    .map((line) => /^#? ?([A-Z][A-Z_]+)=/.exec(line)?.[1])
    .filter((name) => name !== undefined);
  const interpolated = [...readFileSync('docker-compose.yml', 'utf8').matchAll(/\$\{([A-Z_]+)/g)].map(
    (match) => match[1],
  );
  expect(documented.sort()).toEqual([...new Set([...Object.keys(variables.shape), ...interpolated])].sort());
});

describe('where values come from', () => {
  let folder: string;
  const before = { ...process.env };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rapport-env-'));
  });
  afterEach(() => {
    process.env = { ...before };
    rmSync(folder, { recursive: true });
  });

  test('the real environment wins over .env', () => {
    writeFileSync(join(folder, '.env'), 'ALERT_CHAT=@from_file\nBRAND_DEFAULT=from-file\n');
    process.env.ALERT_CHAT = '@from_shell';
    expect(readEnvironment(folder)).toMatchObject({ ALERT_CHAT: '@from_shell', BRAND_DEFAULT: 'from-file' });
  });
});
