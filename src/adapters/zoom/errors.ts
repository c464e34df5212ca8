// Zoom's refusals in our words. https://developers.zoom.us/docs/api/errors/, https://developers.zoom.us/docs/api/rate-limits/
import { Misconfigured, NeverLeft, type PortError, RateLimited, Refused, Unreachable } from '../../errors';
import type { Answer } from './client';

const SERVICE = 'Zoom';
/** The connection was never made, so nothing can have been done. https://nodejs.org/api/errors.html#common-system-errors */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
// Limits are per second; where none is said, this is over.
const DEFAULT_WAIT_MS = 2_000;

/** fetch failed. Its own error is not passed on: it may hold the request with the key in it. */
export function networkError(what: string, error: unknown): PortError {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  if (name === 'TimeoutError' || name === 'AbortError') return new Unreachable(SERVICE, `${what}: no answer in time`);
  const code = cause?.code;
  const detail = `${what}: no answer${code ? ` (${code})` : ''}`;
  return code && NEVER_LEFT.includes(code) ? new NeverLeft(SERVICE, detail) : new Unreachable(SERVICE, detail);
}

/** Any answer but 2xx. Zoom's messages name users and meetings: only its code goes on. */
export function answerError(what: string, answer: Answer, now: Date, { token = false } = {}): PortError {
  const { status } = answer;
  const { code, message = '' } = fields(answer.body);
  const detail = `${what}: ${status}${code === undefined ? '' : ` (code ${code})`}`;
  if (status === 429) {
    const daily = isDaily(answer.headers, message);
    const wait = retryAfterMs(answer.headers, now) ?? (daily ? untilMidnight(now) : DEFAULT_WAIT_MS);
    return new RateLimited(SERVICE, wait, daily ? { code: 'daily' } : undefined);
  }
  if (status >= 500 || status === 408) return new Unreachable(SERVICE, detail);
  if (token) {
    const names = 'ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET';
    return new Misconfigured(SERVICE, `${detail}: ${names} are refused, or the app is not active`);
  }
  // https://developers.zoom.us/docs/integrations/oauth-error-messages/: 4711 names the scopes that would do
  const scopes = /scopes:\s*\[([\w:, -]+)\]/.exec(message)?.[1];
  if (code === 4711 || code === 4700 || scopes)
    return new Misconfigured(SERVICE, `${detail}: the app lacks a scope${scopes ? `, one of ${scopes}` : ''}`);
  if (status === 404 && code === 1001) return new Refused(SERVICE, 'other', `${detail}: no such user of this account`);
  return new Refused(SERVICE, status === 404 ? 'gone' : 'other', detail);
}

function fields(body: unknown): { code?: number; message?: string } {
  const { code, message } = (typeof body === 'object' && body ? body : {}) as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'number' ? code : undefined,
    message: typeof message === 'string' ? message : undefined,
  };
}

/**
 * The documented header, or the sentence: for the 100 meetings of a user and day Zoom has been seen to send no such header.
 * https://devforum.zoom.us/t/zoom-api-create-meeting-api-rate-limit-sample-error-when-breaching-limit/18928
 */
const isDaily = (headers: Headers, message: string): boolean =>
  /daily/i.test(headers.get('x-ratelimit-type') ?? '') || /\bdaily\b/i.test(message);

/** Seconds, or the instant (2026-05-31T00:00:00Z) that Zoom's pages show. */
function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}

/** A user's day begins at 00:00 UTC. */
const untilMidnight = (now: Date): number =>
  Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1) - now.getTime();
