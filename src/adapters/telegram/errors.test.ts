import { RPCMessageToError } from 'telegram/errors';
import { AlreadyDone, Misconfigured, type PortError, RateLimited, Refused, Unreachable } from '../../errors';
import { endsSignIn, rpcAnswer, toPortError, transportError } from './errors';
import { Api } from './vendor';

/** An error answer as the library itself builds it from the wire. */
const answer = (errorCode: number, errorMessage: string): unknown =>
  RPCMessageToError(
    new Api.RpcError({ errorCode, errorMessage }) as never,
    new Api.messages.SendMessage({ message: 'secret words' } as never) as never,
  );
const translate = (code: number, message: string): PortError =>
  toPortError(answer(code, message), 'messages.SendMessage');

test.each([
  [420, 'FLOOD_WAIT_37', 37_000],
  [420, 'FLOOD_PREMIUM_WAIT_5', 5_000],
  [420, 'SLOWMODE_WAIT_12', 12_000],
  [420, 'FLOOD_TEST_PHONE_WAIT_3', 3_000],
  [420, 'FLOOD_WAIT_0', 0],
])('%i %s asks to wait exactly that long', (code, message, ms) => {
  const error = translate(code, message);
  expect(error).toBeInstanceOf(RateLimited);
  expect((error as RateLimited).retryAfterMs).toBe(ms);
});

test.each([
  [400, 'USER_IS_BLOCKED', 'blocked'],
  [400, 'YOU_BLOCKED_USER', 'blocked'],
  [403, 'USER_PRIVACY_RESTRICTED', 'blocked'],
  [403, 'CHAT_WRITE_FORBIDDEN', 'blocked'],
  [406, 'PRIVACY_PREMIUM_REQUIRED', 'blocked'],
  [403, 'ALLOW_PAYMENT_REQUIRED_50', 'blocked'],
  [400, 'INPUT_USER_DEACTIVATED', 'deactivated'],
  [400, 'PEER_FLOOD', 'peerFlood'],
  [400, 'PEER_ID_INVALID', 'peerInvalid'],
  [400, 'USER_ID_INVALID', 'peerInvalid'],
  [400, 'MESSAGE_TOO_LONG', 'tooLong'],
  [400, 'MESSAGE_EMPTY', 'empty'],
  [400, 'PHONE_CODE_INVALID', 'other'],
  [400, 'SOMETHING_NEW', 'other'],
])('%i %s is refused as %s', (code, message, refusal) => {
  const error = translate(code, message);
  expect(error).toBeInstanceOf(Refused);
  expect(error).toMatchObject({ code: refusal, detail: message });
});

test.each([
  [401, 'AUTH_KEY_UNREGISTERED'],
  [401, 'SESSION_REVOKED'],
  [401, 'SESSION_EXPIRED'],
  [401, 'USER_DEACTIVATED'],
  [401, 'USER_DEACTIVATED_BAN'],
  [406, 'AUTH_KEY_DUPLICATED'],
])('%i %s ends the sign-in', (code, message) => {
  const error = translate(code, message);
  expect(error).toMatchObject({ name: 'Misconfigured', detail: message });
  expect(endsSignIn(error)).toBe(true);
});

test.each([
  [400, 'API_ID_INVALID'],
  [420, 'FROZEN_METHOD_INVALID'],
])('%i %s is for a person to mend, and the link lives on', (code, message) => {
  const error = translate(code, message);
  expect(error).toMatchObject({ name: 'Misconfigured', detail: message });
  expect(endsSignIn(error)).toBe(false);
});

test.each([
  [500, 'INTERNAL'],
  [-503, 'Timeout'],
  [500, 'RPC_CALL_FAIL'],
  [400, 'MSG_WAIT_FAILED'],
  [500, 'WORKER_BUSY_TOO_LONG_RETRY'],
])('%i %s may pass', (code, message) => {
  const error = translate(code, message);
  expect(error).toBeInstanceOf(Unreachable);
  expect(error).not.toBeInstanceOf(AlreadyDone);
});

test('a repeat while the first is in flight is known to be there', () => {
  expect(translate(500, 'RANDOM_ID_DUPLICATE')).toBeInstanceOf(AlreadyDone);
});

test.each([
  [303, 'PHONE_MIGRATE_4', { name: 'PHONE_MIGRATE', value: 4 }],
  [303, 'NETWORK_MIGRATE_1', { name: 'NETWORK_MIGRATE', value: 1 }],
  [303, 'USER_MIGRATE_5', { name: 'USER_MIGRATE', value: 5 }],
])('%i %s names the data centre', (code, message, expected) => {
  expect(rpcAnswer(answer(code, message))).toMatchObject(expected);
});

test('what is no answer of Telegram is an outage, and port errors pass as they are', () => {
  expect(toPortError(new TypeError('boom'), 'ping')).toMatchObject({ name: 'Unreachable', what: 'ping: boom' });
  const refused = new Refused('telegram', 'blocked', 'X');
  expect(toPortError(refused, 'ping')).toBe(refused);
  expect(rpcAnswer(new Error('FLOOD_WAIT_3'))).toBeUndefined();
});

test.each([
  [404, Misconfigured],
  [444, Misconfigured],
  [429, RateLimited],
  [500, Unreachable],
])('transport error -%i', (code, kind) => {
  expect(transportError(code)).toBeInstanceOf(kind);
});

test('no error carries what was said', () => {
  for (const message of ['PEER_FLOOD', 'FLOOD_WAIT_3', 'INTERNAL', 'AUTH_KEY_UNREGISTERED']) {
    const error = translate(400, message);
    const cause = error.cause as Error;
    expect(JSON.stringify({ ...error, ...cause }) + error.message + error.stack + cause.message).not.toContain(
      'secret',
    );
  }
});
