// The schema of the environment: every variable, its form and what it is when nobody sets it.
import { z } from 'zod';

export type ServiceMode = 'sandbox' | 'live';

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

/** Meetings follow Telegram where nothing is said: real clients, real meetings. */
export const modeOf = (v: Variables, name: 'ZOOM' | 'GOOGLE'): ServiceMode => v[name] ?? v.TELEGRAM;

/** 32 bytes in base64; undefined for anything else. */
export function decodeKey(text: string): Buffer | undefined {
  const key = Buffer.from(text, 'base64');
  return key.length === 32 && /^[A-Za-z0-9+/]{43}=?$/.test(text) ? key : undefined;
}
