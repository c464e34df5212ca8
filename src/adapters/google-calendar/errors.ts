// Google's refusals in our words. https://developers.google.com/workspace/calendar/api/guides/errors
// The library's errors are never passed on, not even as a cause: they carry the request, with its token and the event's title.
import type { z } from 'zod';
import {
  GrantExpired,
  Misconfigured,
  NeverLeft,
  type PortError,
  RateLimited,
  Refused,
  Unreachable,
} from '../../errors';

export const SERVICE = 'Google Calendar';
/** The connection was never made, so nothing can have been done. https://nodejs.org/api/errors.html#common-system-errors */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
// Quotas are counted by the minute; those of a calendar by the day, with no end that is said.
// https://developers.google.com/workspace/calendar/api/guides/quota, https://support.google.com/a/answer/2905486
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const PER_MINUTE = new Set(['rateLimitExceeded', 'userRateLimitExceeded']);
const PER_DAY = new Set(['quotaExceeded', 'dailyLimitExceeded', 'calendarUsageLimitsExceeded']);

interface Failure {
  status?: number;
  /** undefined: there was no answer */
  response?: { status: number; headers?: Headers; data?: unknown };
}

/** A call of the calendar's API failed. `what` names the method, never an argument. */
export function apiError(error: unknown, what: string): PortError {
  const { response } = error as Failure;
  if (!response) return networkError(error, what);
  const { status } = response;
  const reason = reasonOf(response.data);
  const detail = `${what}: ${status}${reason ? ` ${reason}` : ''}`;
  if (status === 401) return new GrantExpired(SERVICE, `${detail}: the rep has to connect his calendar again`);
  if (status === 429 || (status === 403 && reason && PER_MINUTE.has(reason)))
    return new RateLimited(SERVICE, retryAfterMs(response.headers) ?? MINUTE_MS);
  if (status === 403 && reason && PER_DAY.has(reason))
    return new RateLimited(SERVICE, retryAfterMs(response.headers) ?? HOUR_MS, { code: 'daily' });
  if (status === 403 && (reason === 'insufficientPermissions' || reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'))
    return new GrantExpired(SERVICE, `${detail}: the rep has to connect his calendar again and tick every box`);
  if (status === 403 && reason === 'accessNotConfigured')
    return new Misconfigured(SERVICE, `${detail}: switch the Calendar API on in the Google Cloud project`);
  if (status >= 500 || status === 408) return new Unreachable(SERVICE, detail);
  // somebody changed the event in that moment; nothing was done, and with what is now there it may be done
  if (status === 412) return new Unreachable(SERVICE, `${detail}: changed in the meantime`);
  if (status === 404 || status === 410) return new Refused(SERVICE, 'gone', detail);
  return new Refused(SERVICE, status === 409 ? 'taken' : 'other', detail);
}

/**
 * A call of the OAuth server failed. https://datatracker.ietf.org/doc/html/rfc6749#section-5.2
 * @param code the call brought a code, not a grant
 */
export function oauthError(error: unknown, what: string, { code = false } = {}): PortError {
  const { response } = error as Failure;
  if (!response) return networkError(error, what);
  const { status } = response;
  const name = (response.data as { error?: unknown } | undefined)?.error;
  const detail = `${what}: ${status}${typeof name === 'string' && /^\w+$/.test(name) ? ` ${name}` : ''}`;
  if (status === 429) return new RateLimited(SERVICE, retryAfterMs(response.headers) ?? MINUTE_MS);
  if (status >= 500 || status === 408) return new Unreachable(SERVICE, detail);
  if (name === 'invalid_grant' && code)
    return new Refused(SERVICE, 'other', `${detail}: the code is spent, too old or another sign-in's; start again`);
  // withdrawn, unused for six months, or a week old while the project is "in testing":
  // https://developers.google.com/identity/protocols/oauth2#expiration
  if (name === 'invalid_grant' || name === 'invalid_token')
    return new GrantExpired(SERVICE, `${detail}: the rep has to connect his calendar again`);
  return new Misconfigured(
    SERVICE,
    `${detail}: are GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and the redirect address right?`,
  );
}

/** @throws Unreachable naming the fields that are not as they should be, never what stood in them */
export function readAnswer<T>(what: string, schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.') || 'all of it'))].slice(0, 5);
  throw new Unreachable(SERVICE, `${what}: the answer makes no sense (${fields.join(', ')})`);
}

function networkError(error: unknown, what: string): PortError {
  const codes = chain(error).map(({ code, name }) => (typeof code === 'string' ? code : name));
  if (codes.some((code) => code === 'TimeoutError' || code === 'AbortError'))
    return new Unreachable(SERVICE, `${what}: no answer in time`);
  const code = codes.find((one) => one && /^E[A-Z_]+$|^UND_/.test(one));
  const detail = `${what}: no answer${code ? ` (${code})` : ''}`;
  return code && NEVER_LEFT.includes(code) ? new NeverLeft(SERVICE, detail) : new Unreachable(SERVICE, detail);
}

/** An error and what caused it: the library wraps fetch's, which wraps the socket's. */
function chain(error: unknown): { code?: unknown; name?: string }[] {
  const links: { code?: unknown; name?: string; cause?: unknown }[] = [];
  let link = error;
  while (typeof link === 'object' && link !== null && links.length < 5) {
    links.push(link);
    link = (link as { cause?: unknown }).cause;
  }
  return links;
}

/** `error.errors[0].reason`, a word such as rateLimitExceeded; newer answers have it in `error.details`. */
function reasonOf(data: unknown): string | undefined {
  const { error } = (typeof data === 'object' && data !== null ? data : {}) as {
    error?: { errors?: { reason?: unknown }[]; details?: { reason?: unknown }[] };
  };
  const reason = error?.errors?.[0]?.reason ?? error?.details?.[0]?.reason;
  return typeof reason === 'string' && /^\w{1,60}$/.test(reason) ? reason : undefined;
}

function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  const seconds = value ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
