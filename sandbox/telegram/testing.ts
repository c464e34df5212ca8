// What the tests of the local Telegram share: a sandbox of their own and real GramJS clients that talk to it.
import bigInt from 'big-integer';
import { type Api, TelegramClient } from 'telegram';
import { _serverKeys } from 'telegram/crypto/RSA';
import { Logger, PromisedNetSockets } from 'telegram/extensions';
import { LogLevel } from 'telegram/extensions/Logger';
import { type ConnectionTCPAbridged, ConnectionTCPFull } from 'telegram/network';
import { StringSession } from 'telegram/sessions';
import type { Sandbox } from '../main';

type ConnectionClass = typeof ConnectionTCPFull | typeof ConnectionTCPAbridged;

/** Trusts the sandbox's key, as the library has no option for it. */
export function trust(sandbox: Sandbox): void {
  const jwk = require('node:crypto').createPublicKey(sandbox.mtproto.rsaPublicPem).export({ format: 'jwk' });
  const number = (part: string) => bigInt(Buffer.from(part, 'base64url').toString('hex'), 16);
  _serverKeys.set(sandbox.mtproto.fingerprint, { n: number(jwk.n), e: number(jwk.e).toJSNumber() });
}

/** A real client; `session` '' starts at DC 2 without a key. It is not connected yet. */
export function client(sandbox: Sandbox, session = '', Connection: ConnectionClass = ConnectionTCPFull) {
  // The library always dials port 80: the socket below goes to the port of the data centre it was meant for.
  const stored = new StringSession(session);
  if (!session) stored.setDC(2, '127.0.0.1', 443);
  const made = new TelegramClient(stored, 12345, '0123456789abcdef0123456789abcdef', {
    connection: Connection as typeof ConnectionTCPFull,
    connectionRetries: 3,
    retryDelay: 50,
    autoReconnect: false,
    floodSleepThreshold: 0,
    requestRetries: 1,
    baseLogger: new Logger(LogLevel.NONE),
    networkSocket: class extends PromisedNetSockets {
      override async connect(_port: number, host: string) {
        const dc = sandbox.mtproto.dcs.find(({ id }) => id === stored.dcId)!;
        return super.connect(dc.port, host);
      }
    } as never,
  });
  made.onError = async () => {};
  return made;
}

/** Everything a client is pushed, raw and in order. */
export function updatesOf(of: TelegramClient): Api.TypeUpdate[] {
  const seen: Api.TypeUpdate[] = [];
  of.addEventHandler((update: Api.TypeUpdate) => {
    if (update.className) seen.push(update);
  });
  return seen;
}

/** Waits until `done` is true. @throws Error after `ms`. */
export async function until(done: () => boolean | Promise<boolean>, ms = 3000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await done())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Calls the control API. @throws Error with the sandbox's sentence on a refusal. */
export async function control<T = any>(sandbox: Sandbox, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(sandbox.url + path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });
  const json = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Error(`${answer.status} ${json.error}`);
  return json;
}
