// Claude's errors in our words. https://platform.claude.com/docs/en/api/errors
import Anthropic from '@anthropic-ai/sdk';
import { Misconfigured, RateLimited, Refused, Unreachable } from '../../errors';

const SERVICE = 'Claude';
// Where a 429 does not say how long to wait.
const DEFAULT_WAIT_MS = 10_000;
// A 429 without retry-after: the month's money is spent, waiting seconds is of no use.
const SPENT = new Set(['enforced_spend_limit_reached', 'contract_spend_limit_reached']);

/** Answers that are steps, not errors: the request does not fit, or the answer can't be read. */
export function stepForError(error: unknown): 'contextFull' | 'malformed' | undefined {
  if (nameOf(error) === 'SyntaxError') return 'malformed';
  if (!(error instanceof Anthropic.APIError)) return undefined;
  if (error.status === 413) return 'contextFull';
  if (error.status === 400 && /prompt is too long|exceeds? (?:the )?(?:model's )?context/i.test(error.apiMessage ?? ''))
    return 'contextFull';
  return undefined;
}

/** Translates what the SDK threw. An abort by the caller is not for here: the caller's own reason is thrown. */
export function toPortError(error: unknown): Error {
  const options = { cause: error };
  if (error instanceof Anthropic.APIConnectionTimeoutError)
    return new Unreachable(SERVICE, 'no answer in time', options);
  if (error instanceof Anthropic.APIConnectionError) return new Unreachable(SERVICE, 'connection failed', options);
  if (error instanceof Anthropic.APIError && error.status !== undefined) {
    const { status } = error;
    const detail = [error.type ?? `HTTP ${status}`, error.apiMessage].filter(Boolean).join(': ').slice(0, 300);
    if (status === 429) {
      if (error.errorCode && SPENT.has(error.errorCode)) return new Misconfigured(SERVICE, detail, options);
      return new RateLimited(SERVICE, retryAfterMs(error.headers) ?? DEFAULT_WAIT_MS, options);
    }
    if (status === 408 || status === 409 || status >= 500) return new Unreachable(SERVICE, detail, options);
    // 402 billing, 404 unknown model; a spend limit one has set oneself comes as 400.
    if ([401, 402, 403, 404].includes(status) || /spend limit|usage limits|credit balance/i.test(detail)) {
      return new Misconfigured(SERVICE, detail, options);
    }
    return new Refused(SERVICE, 'other', detail, options);
  }
  // fetch fails with a TypeError when the connection breaks inside the body.
  if (['TypeError', 'AbortError', 'TimeoutError'].includes(nameOf(error))) {
    return new Unreachable(SERVICE, 'the answer broke off', options);
  }
  return error instanceof Error ? error : new Unreachable(SERVICE, String(error), options);
}

// By name: errors of fetch and JSON may come from another realm than ours (tests run in one of their own).
const nameOf = (error: unknown): string => (error as Error | undefined)?.name ?? '';

/** `retry-after` is seconds or a date. https://platform.claude.com/docs/en/api/rate-limits */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
