// grammY's errors in our words. Theirs are never passed on, not even as a cause: they carry the address with the token, and the texts of messages.
import { GrammyError, HttpError } from 'grammy';
import {
  Misconfigured,
  NeverLeft,
  type PortError,
  RateLimited,
  type RefusalCode,
  Refused,
  Unreachable,
} from '../../errors';

const SERVICE = 'Telegram Bot API';

/** The connection was never made, so nothing can have been done. https://nodejs.org/api/errors.html#common-system-errors */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** @param token what must not stand in any message */
export function toPortError(error: unknown, method: string, token: string): PortError {
  if (error instanceof GrammyError) return ofAnswer(error, method, token);
  const { code, name } = rootOf(error);
  const what = `${method} got no answer${code || name ? ` (${code ?? name})` : ''}`;
  return code && NEVER_LEFT.includes(code) ? new NeverLeft(SERVICE, what) : new Unreachable(SERVICE, what);
}

function ofAnswer(error: GrammyError, method: string, token: string): PortError {
  const { error_code: code, parameters } = error;
  const description = error.description.replaceAll(token, '[token]');
  // https://core.telegram.org/bots/api#responseparameters: retry_after is in seconds
  if (code === 429) return new RateLimited(SERVICE, (parameters.retry_after ?? 5) * 1000);
  // 404: Telegram does not know such a token at all
  if (code === 401 || code === 404) {
    return new Misconfigured(
      SERVICE,
      `${code} ${description}: REGISTRY_BOT_TOKEN is not a bot's token (any more); ask @BotFather`,
    );
  }
  if (code === 409) return new Misconfigured(SERVICE, `409 ${description}`);
  if (code >= 500 || typeof code !== 'number') return new Unreachable(SERVICE, `${method} was answered with ${code}`);
  return new Refused(SERVICE, refusalOf(code, description), description);
}

function refusalOf(code: number, description: string): RefusalCode {
  if (/deactivated/i.test(description)) return 'deactivated';
  if (/blocked by the user/i.test(description)) return 'blocked';
  // he has not pressed Start, or there is no such person
  if (code === 403 || /chat not found|PEER_ID_INVALID/i.test(description)) return 'peerInvalid';
  if (/too long/i.test(description)) return 'tooLong';
  if (/text is empty/i.test(description)) return 'empty';
  return 'other';
}

/** node-fetch's FetchError, or an abort; its message holds the address, so only code and name are looked at. */
function rootOf(error: unknown): { code?: string; name?: string } {
  const inner = error instanceof HttpError ? error.error : error;
  const { code, name } = (inner ?? {}) as { code?: unknown; name?: unknown };
  return {
    code: typeof code === 'string' ? code : undefined,
    name: typeof name === 'string' ? name : undefined,
  };
}
