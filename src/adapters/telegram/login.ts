// Signing an account in: phone number, code, second password. Each step is one call; who asks again, and when, is the caller.
import { Misconfigured, Refused, Unreachable } from '../../errors';
import type { TelegramLogin, TelegramPerson } from '../../ports';
import { type Endpoint, type Endpoints, FIRST_DC } from './endpoints';
import { rpcAnswer } from './errors';
import { Link, type Method } from './link';
import { writeSession } from './session';
import { toPerson } from './to-person';
import { Api, type AuthKey, computeCheck } from './vendor';

export interface LoginOptions {
  apiId: number;
  apiHash: string;
  endpoints: Endpoints;
}

/** How Telegram says it sent the code. https://core.telegram.org/type/auth.SentCodeType */
const VIA: Record<string, string> = {
  'auth.SentCodeTypeApp': 'app',
  'auth.SentCodeTypeSms': 'sms',
  'auth.SentCodeTypeSmsWord': 'sms',
  'auth.SentCodeTypeSmsPhrase': 'sms',
  'auth.SentCodeTypeFirebaseSms': 'sms',
  'auth.SentCodeTypeFragmentSms': 'fragment',
  'auth.SentCodeTypeCall': 'call',
  'auth.SentCodeTypeFlashCall': 'call',
  'auth.SentCodeTypeMissedCall': 'missedCall',
  'auth.SentCodeTypeEmailCode': 'email',
};

// One key in 256 comes out with a leading zero byte, which the library drops, so that the exchange fails its last check.
const KEY_EXCHANGE_ATTEMPTS = 3;

export class Login implements TelegramLogin {
  private link?: Link;
  /** Telegram ties the code to the key it was asked with, so a lost connection is dialled again with the same one. */
  private authKey?: AuthKey;
  private dcId = FIRST_DC;
  private me?: TelegramPerson;

  constructor(private readonly options: LoginOptions) {}

  /** @throws Refused (PHONE_NUMBER_INVALID, PHONE_NUMBER_BANNED …), RateLimited, Misconfigured (API_ID_INVALID) */
  async sendCode(phone: string): Promise<{ phoneCodeHash: string; via: string }> {
    const { apiId, apiHash } = this.options;
    const settings = new Api.CodeSettings({});
    const request = new Api.auth.SendCode({ phoneNumber: phone, apiId, apiHash, settings });
    try {
      return this.readSentCode(await this.call(request));
    } catch (error) {
      const home = homeOf(error);
      if (home === undefined) throw error;
      await this.moveTo(home);
      return this.readSentCode(await this.call(request));
    }
  }

  async signIn(phone: string, phoneCodeHash: string, code: string): Promise<'done' | 'passwordNeeded'> {
    try {
      this.take(await this.call(new Api.auth.SignIn({ phoneNumber: phone, phoneCodeHash, phoneCode: code })));
      return 'done';
    } catch (error) {
      if ((error as Misconfigured).detail === 'SESSION_PASSWORD_NEEDED') return 'passwordNeeded';
      throw error;
    }
  }

  /** The password itself never leaves: SRP proves it is known. https://core.telegram.org/api/srp */
  async password(password: string): Promise<void> {
    const asked = await this.call(new Api.account.GetPassword());
    let proof: Api.InputCheckPasswordSRP;
    try {
      proof = await computeCheck(asked, password);
    } catch (error) {
      throw new Misconfigured('telegram', `SRP_FAILED: ${(error as Error).message}`, { cause: error });
    }
    this.take(await this.call(new Api.auth.CheckPassword({ password: proof })));
  }

  async session(): Promise<{ session: string; me: TelegramPerson }> {
    if (!this.authKey || !this.me) throw new Unreachable('telegram', 'nobody is signed in yet');
    const endpoint = this.options.endpoints.find(this.dcId);
    return { session: writeSession({ endpoint, authKey: this.authKey }), me: this.me };
  }

  async destroy(): Promise<void> {
    await this.link?.close();
  }

  private async call<R>(request: Method<R>): Promise<R> {
    return (await this.open()).call(request);
  }

  /** The link of this sign-in, dialled when there is none: a person may take minutes over a code. */
  private async open(): Promise<Link> {
    if (this.link && !this.link.endedBy) return this.link;
    const { apiId, endpoints } = this.options;
    const endpoint = endpoints.find(this.dcId);
    this.link = this.authKey
      ? await Link.open({ endpoint, apiId, authKey: this.authKey })
      : await openWithNewKey(endpoint, apiId);
    this.authKey = this.link.authKey;
    const config = await this.link.call(new Api.help.GetConfig());
    endpoints.learn(usable(config.dcOptions));
    return this.link;
  }

  /** Each data centre has keys of its own. */
  private async moveTo(dcId: number): Promise<void> {
    await this.link?.close();
    this.link = undefined;
    this.authKey = undefined;
    this.dcId = dcId;
  }

  private readSentCode(answer: Api.auth.TypeSentCode): { phoneCodeHash: string; via: string } {
    if (answer instanceof Api.auth.SentCode) {
      return { phoneCodeHash: answer.phoneCodeHash, via: VIA[answer.type.className] ?? 'other' };
    }
    // Known by a token of an earlier session, which we never send; or a number Telegram wants money for.
    throw new Refused('telegram', 'other', answer.className);
  }

  private take(answer: Api.auth.TypeAuthorization): void {
    if (!(answer instanceof Api.auth.Authorization)) throw new Refused('telegram', 'other', 'PHONE_NUMBER_UNOCCUPIED');
    const me = toPerson(answer.user);
    if (!me) throw new Refused('telegram', 'other', 'USER_EMPTY');
    this.me = me;
  }
}

async function openWithNewKey(endpoint: Endpoint, apiId: number): Promise<Link> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await Link.open({ endpoint, apiId });
    } catch (error) {
      const badLuck = /nonce hash|DhGenRetry|Step 3\.2/.test((error as Error).message);
      if (!badLuck || attempt === KEY_EXCHANGE_ATTEMPTS) throw error;
    }
  }
}

/** "You live in data centre n." https://core.telegram.org/api/datacenter#user-migration */
function homeOf(error: unknown): number | undefined {
  const answer = rpcAnswer((error as Error).cause);
  return answer && /^(PHONE|NETWORK|USER)_MIGRATE$/.test(answer.name) ? answer.value : undefined;
}

/** Plain IPv4 addresses that serve the API. https://core.telegram.org/constructor/dcOption */
function usable(options: Api.DcOption[]): Endpoint[] {
  return options
    .filter((dc) => !dc.ipv6 && !dc.mediaOnly && !dc.cdn && !dc.tcpoOnly && !dc.secret)
    .map((dc) => ({ dcId: dc.id, host: dc.ipAddress, port: dc.port }));
}
