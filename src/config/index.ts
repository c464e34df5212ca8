// The only reader of the environment: one schema, every problem collected, a typed Config for everybody else.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type Environment, projectRoot, readEnvironment } from './environment';
import { ruleProblems } from './rules';
import { decodeKey, modeOf, type ServiceMode, type Variables, variables } from './variables';

export { type Environment, projectRoot, readEnvironment } from './environment';
export { variables } from './variables';

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
  problems.push(...ruleProblems(read, set, options.forStart ?? false));
  return { config: shape(read), problems };
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

function sessionKey(text: string): SessionKey {
  const key = decodeKey(text) as Buffer;
  return { id: createHash('sha256').update('rapport session key').update(key).digest('hex').slice(0, 8), key };
}
