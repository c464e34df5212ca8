// The only reader of the environment: one schema, every problem collected, a typed Config for everybody else.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** The project's folder: what is named relative to it is found from wherever a command is called. */
export const projectRoot = findRoot(__dirname);

export type ServiceMode = 'sandbox' | 'live';
export type Environment = Record<string, string | undefined>;

export interface SessionKey {
  /** Derived from the key itself, so that it can't be mixed up; stored beside each ciphertext. */
  id: string;
  /** 32 bytes, AES-256. */
  key: Buffer;
}

export interface Config {
  env: 'development' | 'production' | 'test';
  databaseUrl: string;
  /** Connections of one process's pool, 5 to 20. */
  databasePoolSize: number;
  /** `cli`: the `temporal` program, for npm start and for commands to paste; from PATH, a download or a build if not given. */
  temporal: { address: string; namespace: string; uiUrl: string; cli?: string };
  http: { host: string; port: number; workerPort: number };
  /** Where the outside reaches the HTTP server of the ingress; without a slash at its end. */
  publicUrl?: string;
  services: { telegram: ServiceMode; claude: ServiceMode; zoom: ServiceMode; google: ServiceMode };
  claude: { apiKey: string; model: string; extractionModel: string; baseUrl?: string };
  telegram: { apiId: number; apiHash: string; mtproto?: { endpoint: string; rsaKey: string }; testServers: boolean };
  /** The reps' bot; not given: there is none, and humans are called in `alert`. */
  bot?: {
    token: string;
    /** Another Bot API server. */
    apiUrl?: string;
    /** Not given: updates are asked for (polling). */
    webhook?: { url: string; path: string; secret: string };
  };
  /** Not given: live without credentials; what needs it says so. */
  zoom?: { accountId: string; clientId: string; clientSecret: string; apiUrl?: string; oauthUrl?: string };
  /** As for zoom. */
  google?: { clientId: string; clientSecret: string; rootUrl?: string; tokenUrl?: string };
  /** The first one encrypts; all decrypt, so that a key can be changed without losing a session. */
  sessionKeys: [SessionKey, ...SessionKey[]];
  /** Where humans are called: a Telegram chat (numeric id or @username), and an HTTP endpoint. */
  alert: { chat?: string; webhookUrl?: string };
  /** Least time between two overdue messages of one account after downtime. */
  overdueSpacingSeconds: number;
  /** Where `npm start` keeps its data. */
  dataDir: string;
  brandDefault: string;
  brandsDir: string;
  sandbox: { port: number; url: string };
  log: { level: string; pretty: boolean };
  worker: { modelCallsAtOnce: number; workflowsCached: number };
}

/** Every problem of a configuration at once. Entries print `problems` and exit 2. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const port = (fallback: number) =>
  z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(1, 'must be 1 to 65535')
    .max(65535, 'must be 1 to 65535')
    .default(fallback);
const count = (fallback: number, least: number, most: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(least, `must be ${least} to ${most}`)
    .max(most, `must be ${least} to ${most}`)
    .default(fallback);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });
const mode = z.enum(['sandbox', 'live'], 'must be sandbox or live');
const service = mode.default('sandbox');

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host:5432/database');
const address = z.string().regex(/^[^\s:/]+:\d+$/, 'must be host:port');
const keyText = z.string().refine((text) => decodeKey(text) !== undefined, {
  error: 'must be 32 bytes in base64; make one with: openssl rand -base64 32',
});

/** Every variable there is. `.env.example` documents exactly these (a test compares them). */
export const variables = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('development'),
  RAPPORT_PROFILE: z.enum(['sandbox'], 'must be sandbox or not set').optional(),
  RAPPORT_DIR: z.string().default('.rapport'),
  TELEGRAM: service,
  CLAUDE: service,
  ZOOM: mode.optional(),
  GOOGLE: mode.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL_SIZE: count(10, 5, 20),
  TEMPORAL_ADDRESS: address.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_CLI: z.string().optional(),
  TEMPORAL_UI_URL: httpUrl.default('http://localhost:8233'),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: port(8000),
  WORKER_HTTP_PORT: z.coerce.number('must be a port number').int('must be a whole number').min(1).max(65535).optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_MODEL: z.string().default('claude-sonnet-5-5'),
  ANTHROPIC_EXTRACTION_MODEL: z.string().default('claude-haiku-5-5'),
  ANTHROPIC_BASE_URL: httpUrl.optional(),
  TELEGRAM_API_ID: count(0, 1, 2_147_483_647).optional(),
  TELEGRAM_API_HASH: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, 'must be the 32 hex digits shown at https://my.telegram.org/apps')
    .optional(),
  TELEGRAM_TEST_DC: z.enum(['true', 'false'], 'must be true or false').default('false'),
  TELEGRAM_MTPROTO_ENDPOINT: address.optional(),
  TELEGRAM_MTPROTO_RSA_KEY: z.string().optional(),
  REGISTRY_BOT_TOKEN: z
    .string()
    .regex(/^\d{5,16}:[\w-]{30,64}$/, 'must be a token as @BotFather gives it, 123456:ABC…')
    .optional(),
  TELEGRAM_BOT_API_URL: httpUrl.optional(),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], 'must be polling or webhook').default('polling'),
  TELEGRAM_WEBHOOK_PATH: z
    .string()
    .regex(/^\/[\w/-]{2,}$/, 'must be a path such as /telegram/reps')
    .refine((path) => !/^\/(health|metrics)$/.test(path), 'is taken')
    .default('/telegram/reps'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .optional(),
  PUBLIC_URL: httpUrl.optional(),
  ZOOM_ACCOUNT_ID: z.string().optional(),
  ZOOM_CLIENT_ID: z.string().optional(),
  ZOOM_CLIENT_SECRET: z.string().optional(),
  ZOOM_API_URL: httpUrl.optional(),
  ZOOM_OAUTH_URL: httpUrl.optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_ROOT_URL: httpUrl.optional(),
  GOOGLE_TOKEN_URL: httpUrl.optional(),
  SESSION_KEY: keyText.optional(),
  SESSION_KEYS_OLD: z
    .string()
    .transform((list) => list.split(',').map((key) => key.trim()))
    .pipe(z.array(keyText))
    .optional(),
  ALERT_CHAT: z
    .string()
    .regex(/^(@\w{4,}|me)$/, 'must be an @username, or me for the Saved Messages of the account')
    .optional(),
  ALERT_WEBHOOK_URL: httpUrl.optional(),
  OVERDUE_SPACING_SECONDS: count(5, 0, 3600),
  BRAND_DEFAULT: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be the name of a folder in brands/')
    .default('bali-villas'),
  BRANDS_DIR: z.string().default('brands'),
  SANDBOX_PORT: port(8787),
  SANDBOX_URL: httpUrl.optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be a pino level')
    .default('info'),
  LOG_PRETTY: z.enum(['true', 'false'], 'must be true or false').default('false'),
  MODEL_CALLS_AT_ONCE: count(16, 1, 500),
  WORKFLOWS_CACHED: count(1000, 10, 100_000),
});
export type Variables = z.infer<typeof variables>;

export interface LoadOptions {
  /** `start` brings database, Temporal, sandbox and session key itself where they are not given. */
  forStart?: boolean;
}

/**
 * Checks and shapes an environment. An empty value counts as not set.
 * @throws ConfigError with every problem, each opening with the variable's name.
 */
export function loadConfig(env: Environment = readEnvironment(), options: LoadOptions = {}): Config {
  const { config, problems } = inspectConfig(env, options);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** As loadConfig, but with what could be read beside the problems: `rapport doctor` goes on to check that. */
export function inspectConfig(env: Environment, options: LoadOptions = {}): { config: Config; problems: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = variables.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  // The rules below look at what could be read, so that one malformed value does not hide the other problems.
  const read = parsed.success ? parsed.data : readable(set);
  problems.push(...ruleProblems(read, set, options));
  return { config: shape(read), problems };
}

function ruleProblems(v: Variables, set: Record<string, unknown>, { forStart = false }: LoadOptions): string[] {
  const problems: string[] = [];
  const need = (name: keyof Variables, why: string) => {
    if (set[name] === undefined) problems.push(`${name}: missing; ${why}`);
  };
  const allSandbox = v.TELEGRAM === 'sandbox' && v.CLAUDE === 'sandbox';
  if (!forStart) {
    need('DATABASE_URL', 'the Postgres to use, postgres://user:password@host:5432/database (npm start brings its own)');
    need('TEMPORAL_ADDRESS', 'the Temporal server to use, host:7233 (npm start brings its own)');
  }
  if (!forStart || !allSandbox) {
    need('SESSION_KEY', 'encrypts the Telegram sessions; make one with: openssl rand -base64 32');
  }
  if (v.TELEGRAM === 'live') {
    need('TELEGRAM_API_ID', 'shown at https://my.telegram.org/apps');
    need('TELEGRAM_API_HASH', 'shown at https://my.telegram.org/apps');
    if (v.CLAUDE === 'sandbox') {
      problems.push('CLAUDE: real clients may not be answered by the local seller; set CLAUDE=live with TELEGRAM=live');
    }
  }
  for (const name of ['ZOOM', 'GOOGLE'] as const) {
    if (v.TELEGRAM === 'live' && v[name] === 'sandbox') {
      problems.push(`${name}: real clients may not be invited to a local meeting; remove it, or set ${name}=live`);
    }
  }
  problems.push(...incomplete(v));
  if (v.CLAUDE === 'live') need('ANTHROPIC_API_KEY', 'made at https://console.anthropic.com');
  if (v.TELEGRAM_MODE === 'webhook' && v.REGISTRY_BOT_TOKEN !== undefined) {
    need('TELEGRAM_WEBHOOK_SECRET', 'Telegram shows it with each update; make one with: openssl rand -hex 24');
    need('PUBLIC_URL', 'where Telegram reaches this HTTP server, https://…');
    // https://core.telegram.org/bots/api#setwebhook; a server of one's own takes plain HTTP too
    if (v.TELEGRAM === 'live' && !v.TELEGRAM_BOT_API_URL && v.PUBLIC_URL && !v.PUBLIC_URL.startsWith('https:'))
      problems.push('PUBLIC_URL: Telegram brings updates to https:// addresses only; or set TELEGRAM_MODE=polling');
  }
  const endpoint = v.TELEGRAM_MTPROTO_ENDPOINT !== undefined;
  if (endpoint !== (v.TELEGRAM_MTPROTO_RSA_KEY !== undefined)) {
    problems.push(
      `${endpoint ? 'TELEGRAM_MTPROTO_RSA_KEY' : 'TELEGRAM_MTPROTO_ENDPOINT'}: missing; endpoint and key are set together or not at all`,
    );
  }
  if (v.NODE_ENV === 'production') {
    for (const name of ['TELEGRAM', 'CLAUDE'] as const) {
      if (v[name] === 'sandbox' && v.RAPPORT_PROFILE !== 'sandbox') {
        problems.push(
          `${name}: sandbox is refused in production; set ${name}=live, or ask for it with RAPPORT_PROFILE=sandbox`,
        );
      }
    }
    const addresses = [
      ...(modeOf(v, 'ZOOM') === 'live' ? (['ZOOM_API_URL', 'ZOOM_OAUTH_URL'] as const) : []),
      ...(modeOf(v, 'GOOGLE') === 'live' ? (['GOOGLE_ROOT_URL', 'GOOGLE_TOKEN_URL'] as const) : []),
    ];
    for (const name of addresses) {
      if (v[name] !== undefined) problems.push(`${name}: refused in production with the live service; remove it`);
    }
    if (v.TELEGRAM === 'live') {
      if (v.TELEGRAM_TEST_DC === 'true') problems.push('TELEGRAM_TEST_DC: refused in production; remove it');
      for (const name of ['TELEGRAM_MTPROTO_ENDPOINT', 'TELEGRAM_MTPROTO_RSA_KEY'] as const) {
        if (v[name] !== undefined) problems.push(`${name}: refused in production with live Telegram; remove it`);
      }
    }
  }
  return problems;
}

/** Meetings follow Telegram where nothing is said: real clients, real meetings. */
const modeOf = (v: Variables, name: 'ZOOM' | 'GOOGLE'): ServiceMode => v[name] ?? v.TELEGRAM;

/** Credentials are given together or not at all: half of them is a slip, none of them is a team without that service. */
function incomplete(v: Variables): string[] {
  const sets = [
    ['ZOOM_ACCOUNT_ID', 'ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET'],
    ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ] as const;
  return sets.flatMap((names) => {
    const missing = names.filter((name) => v[name] === undefined);
    if (missing.length === names.length) return [];
    return missing.map((name) => `${name}: missing; ${names.join(', ')} are set together or not at all`);
  });
}

function shape(v: Variables): Config {
  const keys = [v.SESSION_KEY, ...(v.SESSION_KEYS_OLD ?? [])].filter((key) => key !== undefined).map(sessionKey);
  const sandboxUrl = v.SANDBOX_URL ?? `http://127.0.0.1:${v.SANDBOX_PORT}`;
  const mtproto =
    v.TELEGRAM_MTPROTO_ENDPOINT && v.TELEGRAM_MTPROTO_RSA_KEY
      ? // one line in .env files: newlines of the PEM may be written as \n
        { endpoint: v.TELEGRAM_MTPROTO_ENDPOINT, rsaKey: v.TELEGRAM_MTPROTO_RSA_KEY.replaceAll('\\n', '\n') }
      : undefined;
  return {
    env: v.NODE_ENV,
    databaseUrl: v.DATABASE_URL ?? '',
    databasePoolSize: v.DATABASE_POOL_SIZE,
    temporal: {
      address: v.TEMPORAL_ADDRESS ?? '',
      namespace: v.TEMPORAL_NAMESPACE,
      uiUrl: v.TEMPORAL_UI_URL.replace(/\/+$/, ''),
      cli: v.TEMPORAL_CLI,
    },
    http: { host: v.HTTP_HOST, port: v.HTTP_PORT, workerPort: v.WORKER_HTTP_PORT ?? v.HTTP_PORT + 1 },
    publicUrl: v.PUBLIC_URL?.replace(/\/+$/, ''),
    services: { telegram: v.TELEGRAM, claude: v.CLAUDE, zoom: modeOf(v, 'ZOOM'), google: modeOf(v, 'GOOGLE') },
    claude: {
      // the local seller wants a key too, as the real one does; any will do
      apiKey: v.CLAUDE === 'live' ? (v.ANTHROPIC_API_KEY ?? '') : 'sandbox',
      model: v.ANTHROPIC_MODEL,
      extractionModel: v.ANTHROPIC_EXTRACTION_MODEL,
      baseUrl: v.CLAUDE === 'live' ? v.ANTHROPIC_BASE_URL : (v.ANTHROPIC_BASE_URL ?? `${sandboxUrl}/claude`),
    },
    telegram: {
      // the sandbox accepts any application
      apiId: v.TELEGRAM_API_ID ?? 1,
      apiHash: v.TELEGRAM_API_HASH ?? '0'.repeat(32),
      mtproto,
      testServers: v.TELEGRAM_TEST_DC === 'true',
    },
    bot: botOf(v),
    zoom: zoomOf(v, sandboxUrl),
    google: googleOf(v, sandboxUrl),
    sessionKeys: keys as [SessionKey, ...SessionKey[]],
    alert: { chat: v.ALERT_CHAT, webhookUrl: v.ALERT_WEBHOOK_URL },
    overdueSpacingSeconds: v.OVERDUE_SPACING_SECONDS,
    dataDir: resolve(projectRoot, v.RAPPORT_DIR),
    brandDefault: v.BRAND_DEFAULT,
    brandsDir: resolve(projectRoot, v.BRANDS_DIR),
    sandbox: { port: v.SANDBOX_PORT, url: sandboxUrl },
    log: { level: v.LOG_LEVEL, pretty: v.LOG_PRETTY === 'true' },
    worker: { modelCallsAtOnce: v.MODEL_CALLS_AT_ONCE, workflowsCached: v.WORKFLOWS_CACHED },
  };
}

function botOf(v: Variables): Config['bot'] {
  if (!v.REGISTRY_BOT_TOKEN) return undefined;
  const { TELEGRAM_WEBHOOK_PATH: path, TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: publicUrl } = v;
  const webhook =
    v.TELEGRAM_MODE === 'webhook' && secret && publicUrl
      ? { url: publicUrl.replace(/\/+$/, '') + path, path, secret }
      : undefined;
  return { token: v.REGISTRY_BOT_TOKEN, apiUrl: v.TELEGRAM_BOT_API_URL?.replace(/\/+$/, ''), webhook };
}

// What the sandbox knows its only application by.
const LOCAL = 'sandbox';

function zoomOf(v: Variables, sandboxUrl: string): Config['zoom'] {
  const local = modeOf(v, 'ZOOM') === 'sandbox';
  const accountId = v.ZOOM_ACCOUNT_ID ?? (local ? LOCAL : undefined);
  const clientId = v.ZOOM_CLIENT_ID ?? (local ? LOCAL : undefined);
  const clientSecret = v.ZOOM_CLIENT_SECRET ?? (local ? LOCAL : undefined);
  if (!accountId || !clientId || !clientSecret) return undefined;
  return {
    ...{ accountId, clientId, clientSecret },
    apiUrl: v.ZOOM_API_URL ?? (local ? `${sandboxUrl}/zoom/v2` : undefined),
    oauthUrl: v.ZOOM_OAUTH_URL ?? (local ? `${sandboxUrl}/zoom/oauth/token` : undefined),
  };
}

function googleOf(v: Variables, sandboxUrl: string): Config['google'] {
  const local = modeOf(v, 'GOOGLE') === 'sandbox';
  const clientId = v.GOOGLE_CLIENT_ID ?? (local ? LOCAL : undefined);
  const clientSecret = v.GOOGLE_CLIENT_SECRET ?? (local ? LOCAL : undefined);
  if (!clientId || !clientSecret) return undefined;
  return {
    ...{ clientId, clientSecret },
    // Google's own paths follow at the root of the server: /calendar/v3/…
    rootUrl: v.GOOGLE_ROOT_URL ?? (local ? `${sandboxUrl}/` : undefined),
    tokenUrl: v.GOOGLE_TOKEN_URL ?? (local ? `${sandboxUrl}/google/token` : undefined),
  };
}

/** What could be read of a partly malformed environment: malformed variables count as not set. */
function readable(set: Record<string, unknown>): Variables {
  const good = Object.fromEntries(
    Object.entries(set).filter(([name, value]) => {
      const schema = variables.shape[name as keyof Variables];
      return schema?.safeParse(value).success;
    }),
  );
  return variables.parse(good);
}

function decodeKey(text: string): Buffer | undefined {
  const key = Buffer.from(text, 'base64');
  return key.length === 32 && /^[A-Za-z0-9+/]{43}=?$/.test(text) ? key : undefined;
}

function sessionKey(text: string): SessionKey {
  const key = decodeKey(text) as Buffer;
  return { id: createHash('sha256').update('rapport session key').update(key).digest('hex').slice(0, 8), key };
}

/**
 * The real environment, completed by `.env`, completed by the local system that `npm start` runs from this folder
 * (so that `rapport status` beside it needs no settings). What is set earlier in that order wins.
 */
export function readEnvironment(folder: string = projectRoot, { running = true } = {}): Environment {
  const dotenv = resolve(folder, '.env');
  // parseEnv, not process.loadEnvFile: reading must not change process.env, or children would inherit what they read themselves.
  const file = existsSync(dotenv) ? parseEnv(readFileSync(dotenv, 'utf8')) : {};
  const given = { ...file, ...process.env };
  return running && given.NODE_ENV !== 'production' ? { ...runningEnvironment(folder, given), ...given } : given;
}

function runningEnvironment(folder: string, given: Environment): Environment {
  const file = resolve(folder, given.RAPPORT_DIR || '.rapport', 'run', 'environment.json');
  try {
    const { pid, env } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; env: Environment };
    process.kill(pid, 0);
    return env;
  } catch {
    return {}; // nothing runs here
  }
}

// src/ in the sources, dist/src/ in what is built
function findRoot(from: string): string {
  return existsSync(join(from, 'package.json')) || from === dirname(from) ? from : findRoot(dirname(from));
}
