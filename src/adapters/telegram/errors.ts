// Telegram's error codes in our words. https://core.telegram.org/api/errors
import {
  AlreadyDone,
  Misconfigured,
  PortError,
  RateLimited,
  type RefusalCode,
  Refused,
  Unreachable,
} from '../../errors';
import { RPCError } from './vendor';

const SERVICE = 'telegram';

/** 400, 403 and 406 answers of messages.sendMessage and its kin. https://core.telegram.org/method/messages.sendMessage#possible-errors */
const REFUSALS: Record<string, RefusalCode> = {
  USER_IS_BLOCKED: 'blocked',
  YOU_BLOCKED_USER: 'blocked',
  USER_PRIVACY_RESTRICTED: 'blocked',
  CHAT_WRITE_FORBIDDEN: 'blocked',
  CHAT_RESTRICTED: 'blocked',
  PRIVACY_PREMIUM_REQUIRED: 'blocked',
  INPUT_USER_DEACTIVATED: 'deactivated',
  USER_DELETED: 'deactivated',
  PEER_FLOOD: 'peerFlood',
  PEER_ID_INVALID: 'peerInvalid',
  USER_ID_INVALID: 'peerInvalid',
  INPUT_USER_INVALID: 'peerInvalid',
  PEER_ID_NOT_SUPPORTED: 'peerInvalid',
  MESSAGE_TOO_LONG: 'tooLong',
  ENTITIES_TOO_LONG: 'tooLong',
  MESSAGE_EMPTY: 'empty',
};

/** The sign-in itself is over: the account must be signed in again by a person. Everything with code 401 counts too. */
const SIGN_IN_LOST = new Set([
  'AUTH_KEY_DUPLICATED',
  'AUTH_KEY_UNREGISTERED',
  'AUTH_KEY_INVALID',
  'AUTH_KEY_PERM_EMPTY',
  'SESSION_REVOKED',
  'SESSION_EXPIRED',
  'USER_DEACTIVATED',
  'USER_DEACTIVATED_BAN',
]);

/** A setting of ours is wrong, or Telegram froze the account; the link itself goes on. */
const SETTINGS = new Set([
  'API_ID_INVALID',
  'API_ID_PUBLISHED_FLOOD',
  'CONNECTION_API_ID_INVALID',
  'CONNECTION_LAYER_INVALID',
  'FROZEN_METHOD_INVALID',
]);

/** Answers with another code than 5xx that nevertheless mean "not now": the same call may succeed. */
const TRANSIENT = new Set(['RPC_CALL_FAIL', 'RPC_MCGET_FAIL', 'CONNECTION_NOT_INITED', 'TIMEOUT', 'AUTH_RESTART']);

/** An error answer, read alike from both libraries: GramJS drops the code where it has a class of its own for it. */
export interface RpcAnswer {
  /** "FLOOD_WAIT", "PHONE_MIGRATE", "PEER_FLOOD" … without the number */
  name: string;
  /** the number at its end: seconds, or a data centre */
  value?: number;
  code: number;
}

/** The library's own error → name, number and code; undefined for anything that is no answer of Telegram. */
export function rpcAnswer(error: unknown): RpcAnswer | undefined {
  if (!(error instanceof RPCError)) return undefined;
  const known = error as RPCError & { seconds?: number; newDc?: number };
  const code = known.code ?? 0;
  const said = String(known.errorMessage ?? '');
  const numbered = /^([A-Z0-9_]+?)_(\d+)$/.exec(said);
  if (numbered) return { name: numbered[1]!, value: Number(numbered[2]), code };
  if (/^[A-Z0-9_]+$/.test(said) && said !== 'FLOOD') return { name: said, code };
  const byClass = /^(Flood|FloodTestPhone|SlowMode)WaitError$/.exec(known.constructor.name);
  if (byClass) return { name: 'FLOOD_WAIT', value: known.seconds ?? 0, code: 420 };
  const migrate = /^(Phone|Network|User|File)MigrateError$/.exec(known.constructor.name);
  if (migrate) return { name: `${migrate[1]!.toUpperCase()}_MIGRATE`, value: known.newDc ?? 0, code: 303 };
  if (known.constructor.name.startsWith('MsgWait')) return { name: 'MSG_WAIT_FAILED', code: 400 };
  return { name: said || 'UNKNOWN', code };
}

/**
 * Any failure of a call → the error the port promises.
 * @param what the method's name, for the message; never an argument of it
 */
export function toPortError(error: unknown, what: string): PortError {
  if (error instanceof PortError) return error;
  const answer = rpcAnswer(error);
  const cause = { cause: error };
  if (!answer) return new Unreachable(SERVICE, `${what}: ${(error as Error)?.message ?? 'unknown failure'}`, cause);
  const { name, value, code } = answer;
  const detail = value === undefined ? name : `${name}_${value}`;
  if (/(^|_)WAIT$/.test(name) && value !== undefined) return new RateLimited(SERVICE, value * 1000, cause);
  // Never seen as a plain answer to a repeat by others, but while the first is still being worked on. The message exists
  // or is about to; which id it has is not said, and text and time cannot tell it from an equal one. So: not guessed here.
  if (name === 'RANDOM_ID_DUPLICATE') return new AlreadyDone(SERVICE, `${what}: ${name}`, cause);
  if (SIGN_IN_LOST.has(name)) return new Misconfigured(SERVICE, name, cause);
  if (SETTINGS.has(name)) return new Misconfigured(SERVICE, name, cause);
  if (TRANSIENT.has(name) || name.startsWith('MSG_WAIT') || Math.abs(code) >= 500) {
    return new Unreachable(SERVICE, `${what}: ${detail}`, cause);
  }
  if (name.startsWith('ALLOW_PAYMENT_REQUIRED')) return new Refused(SERVICE, 'blocked', detail, cause);
  return new Refused(SERVICE, REFUSALS[name] ?? 'other', detail, cause);
}

/** True when the account has to be signed in again: no further call on this key can succeed. */
export function endsSignIn(error: PortError): boolean {
  return error instanceof Misconfigured && !SETTINGS.has(error.detail);
}

/**
 * Negative four-byte packets outside the protocol. https://core.telegram.org/mtproto/mtproto-transports#transport-errors
 * @param code the number without its sign: 404, 429, 444
 */
export function transportError(code: number): PortError {
  if (code === 404) return new Misconfigured(SERVICE, 'AUTH_KEY_UNKNOWN (transport error -404)');
  if (code === 444) return new Misconfigured(SERVICE, 'DC_INVALID (transport error -444)');
  // "Too many transport connections in a too short lapse of time": no figure is given, half a minute is ours.
  if (code === 429) return new RateLimited(SERVICE, 30_000);
  return new Unreachable(SERVICE, `transport error -${code}`);
}
