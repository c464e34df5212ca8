// Calls of Zoom's REST API with a server-to-server key: the token, the timeout, one try. https://developers.zoom.us/docs/internal-apps/s2s-oauth/
import { z } from 'zod';
import { Misconfigured, Unreachable } from '../../errors';
import { answerError, networkError } from './errors';

export interface ZoomOptions {
  accountId: string;
  clientId: string;
  clientSecret: string;
  /** Default https://api.zoom.us/v2. */
  apiUrl?: string;
  /** Default https://zoom.us/oauth/token. */
  oauthUrl?: string;
  /** Of one call, with the token it may have to wait for; default 10 s. */
  timeoutMs?: number;
  now?: () => Date;
}

interface Token {
  value: string;
  scopes: ReadonlySet<string>;
  /** ms since the epoch */
  until: number;
}

const SERVICE = 'Zoom';
const EARLY_MS = 60_000;
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().default(''),
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export function createClient(options: ZoomOptions) {
  const { timeoutMs = 10_000, now = () => new Date() } = options;
  const apiUrl = (options.apiUrl ?? 'https://api.zoom.us/v2').replace(/\/+$/, '');
  const oauthUrl = options.oauthUrl ?? 'https://zoom.us/oauth/token';
  let held: Token | undefined;
  let fetching: Promise<Token> | undefined;

  /** The one held, or a fresh one; parallel callers share one request. `spoiled` was refused. */
  function token(spoiled?: Token): Promise<Token> {
    if (held && held !== spoiled && held.until > now().getTime()) return Promise.resolve(held);
    fetching ??= fetchToken().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  async function fetchToken(): Promise<Token> {
    const { clientId, clientSecret, accountId } = options;
    const answer = await send('the token', oauthUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw answerError('the token', answer, now(), { token: true });
    const { access_token, expires_in, scope } = read('the token', tokenAnswer, answer.body);
    held = {
      value: access_token,
      scopes: new Set(scope.split(/[\s,]+/)),
      until: now().getTime() + expires_in * 1000 - EARLY_MS,
    };
    return held;
  }

  /**
   * One call; a 401 fetches another token once.
   * @param schema of the answer; undefined where there is none
   * @throws RateLimited, Unreachable, NeverLeft, Misconfigured, Refused
   */
  async function call(schema: undefined, method: Method, path: string, body?: object): Promise<undefined>;
  async function call<T>(schema: z.ZodType<T>, method: Method, path: string, body?: object): Promise<T>;
  async function call<T>(schema: z.ZodType<T> | undefined, method: Method, path: string, body?: object) {
    // ids and addresses stay out of messages
    const what = `${method} ${path.replace(/\?.*/, '').replace(/(users|meetings)\/[^/]+/, '$1/…')}`;
    const signal = AbortSignal.timeout(timeoutMs);
    const attempt = async ({ value }: Token) =>
      send(what, apiUrl + path, {
        method,
        signal,
        headers: { authorization: `Bearer ${value}`, ...(body && { 'content-type': 'application/json' }) },
        body: body && JSON.stringify(body),
      });
    const first = await token();
    let answer = await attempt(first);
    if (answer.status === 401) answer = await attempt(await token(first));
    if (answer.status === 401)
      throw new Misconfigured(SERVICE, `${what}: a fresh token is refused; is the app active?`);
    if (!answer.ok) throw answerError(what, answer, now());
    return schema && read(what, schema, answer.body);
  }

  return { call, scopes: async () => (await token()).scopes };
}

export interface Answer {
  ok: boolean;
  status: number;
  headers: Headers;
  /** undefined: none, or no JSON */
  body: unknown;
}

async function send(what: string, url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, init);
    const { ok, status, headers } = response;
    return { ok, status, headers, body: parsed(await response.text()) };
  } catch (error) {
    throw networkError(what, error);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws Unreachable naming the fields that are not as they should be, never what stood in them */
export function read<T>(what: string, schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.') || 'all of it'))].join(', ');
  throw new Unreachable(SERVICE, `${what}: the answer makes no sense (${fields})`);
}
