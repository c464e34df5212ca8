// Login codes: five random digits, good for five minutes and one sign-in. https://core.telegram.org/api/auth
import crypto from 'node:crypto';
import type { SandboxClock } from '../clock';
import { digits } from './people';
import { RpcError } from './tl';

const LIFETIME_S = 300;

export interface LoginCode {
  phone: string;
  code: string;
  hash: string;
  /** Seconds since the epoch. */
  sentAt: number;
  expired: boolean;
}

export class LoginCodes {
  private readonly byHash = new Map<string, LoginCode>();

  constructor(private readonly clock: SandboxClock) {}

  /** A new code for the phone; older ones stop working. */
  issue(phone: string): LoginCode {
    this.expire(phone);
    const code: LoginCode = {
      phone: digits(phone),
      code: String(crypto.randomInt(0, 100_000)).padStart(5, '0'),
      hash: crypto.randomBytes(9).toString('hex'),
      sentAt: this.clock.seconds(),
      expired: false,
    };
    this.byHash.set(code.hash, code);
    return code;
  }

  /** @throws RpcError PHONE_CODE_EMPTY, PHONE_CODE_EXPIRED, PHONE_CODE_INVALID. https://core.telegram.org/method/auth.signIn */
  check(phone: string, hash: string, code: string | undefined): LoginCode {
    if (!code) throw new RpcError(400, 'PHONE_CODE_EMPTY');
    const issued = this.byHash.get(hash);
    const old = !issued || issued.expired || this.clock.seconds() - issued.sentAt > LIFETIME_S;
    if (old || issued.phone !== digits(phone)) throw new RpcError(400, 'PHONE_CODE_EXPIRED');
    if (issued.code !== code) throw new RpcError(400, 'PHONE_CODE_INVALID');
    return issued;
  }

  /** Makes a phone's codes useless. False: it had none. */
  expire(phone: string): boolean {
    const live = [...this.byHash.values()].filter((code) => code.phone === digits(phone) && !code.expired);
    for (const code of live) code.expired = true;
    return live.length > 0;
  }

  /** The newest code sent to a phone. */
  latest(phone: string): LoginCode | undefined {
    return [...this.byHash.values()].filter((code) => code.phone === digits(phone)).at(-1);
  }
}
