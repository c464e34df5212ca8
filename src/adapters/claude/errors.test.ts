// Whose fault it is, and whether waiting helps.
import Anthropic from '@anthropic-ai/sdk';
import { Misconfigured, RateLimited, Refused, Unreachable } from '../../errors';
import { stepForError, toPortError } from './errors';

const api = (status: number, type: string, message = 'm', headers: Record<string, string> = {}, code?: string) =>
  Anthropic.APIError.generate(
    status,
    { type: 'error', error: { type, message, details: code ? { error_code: code } : null } },
    message,
    new Headers(headers),
  );

test.each<[Error, new (...args: never[]) => Error]>([
  [api(401, 'authentication_error'), Misconfigured],
  [api(402, 'billing_error'), Misconfigured],
  [api(403, 'permission_error'), Misconfigured],
  [api(404, 'not_found_error', 'model: x'), Misconfigured],
  [api(400, 'invalid_request_error', 'You have reached your specified API usage limits.'), Misconfigured],
  [api(400, 'invalid_request_error', 'messages: at least one message is required'), Refused],
  [api(422, 'invalid_request_error'), Refused],
  [api(408, 'timeout_error'), Unreachable],
  [api(409, 'conflict_error'), Unreachable],
  [api(500, 'api_error'), Unreachable],
  [api(529, 'overloaded_error'), Unreachable],
  [new Anthropic.APIConnectionError({ message: 'x' }), Unreachable],
  [new Anthropic.APIConnectionTimeoutError(), Unreachable],
  [new TypeError('terminated'), Unreachable],
  [api(429, 'rate_limit_error'), RateLimited],
  [api(429, 'rate_limit_error', 'm', {}, 'enforced_spend_limit_reached'), Misconfigured],
])('%s', (error, type) => {
  const translated = toPortError(error);
  expect(translated).toBeInstanceOf(type);
  expect(translated.cause).toBe(error);
});

test.each<[Record<string, string>, number]>([
  [{ 'retry-after': '12' }, 12_000],
  [{ 'retry-after': '0.5' }, 500],
  [{}, 10_000],
  [{ 'retry-after': 'soon' }, 10_000],
])('429 with %j waits', (headers, ms) =>
  expect(toPortError(api(429, 'rate_limit_error', 'm', headers))).toMatchObject({ retryAfterMs: ms }),
);

test('what is a step and not an error', () => {
  expect(stepForError(new SyntaxError('x'))).toBe('malformed');
  expect(stepForError(api(400, 'invalid_request_error', 'prompt is too long: 9 tokens > 8 maximum'))).toBe(
    'contextFull',
  );
  expect(stepForError(api(413, 'request_too_large'))).toBe('contextFull');
  expect(stepForError(api(500, 'api_error'))).toBeUndefined();
});

test('our own bug stays itself', () => {
  const bug = new RangeError('x');
  expect(toPortError(bug)).toBe(bug);
});
