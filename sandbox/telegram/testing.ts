// What the tests of the local Telegram share: a sandbox of their own and real GramJS clients that talk to it.
import { createPublicKey } from 'node:crypto';
import bigInt from 'big-integer';
import { Api, TelegramClient } from 'telegram';
import { _serverKeys } from 'telegram/crypto/RSA';
import { Logger, PromisedNetSockets } from 'telegram/extensions';
import { LogLevel } from 'telegram/extensions/Logger';
import { type ConnectionTCPAbridged, ConnectionTCPFull } from 'telegram/network';
import { StringSession } from 'telegram/sessions';
import type { Sandbox } from '../main';
import type { ChatMessage } from './chats';

type ConnectionClass = typeof ConnectionTCPFull | typeof ConnectionTCPAbridged;

/** Trusts the sandbox's key, as the library has no option for it. */
export function trust(sandbox: Sandbox): void {
  const { n, e } = createPublicKey(sandbox.mtproto.rsaPublicPem).export({ format: 'jwk' });
  const number = (part: string) => bigInt(Buffer.from(part, 'base64url').toString('hex'), 16);
  _serverKeys.set(sandbox.mtproto.fingerprint, { n: number(n!), e: number(e!).toJSNumber() });
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
    requestRetries: 2,
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

/** Calls the control API. @throws Error with the status and the sandbox's sentence on a refusal. */
export async function control<T>(sandbox: Sandbox, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(sandbox.url + path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });
  const json = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Error(`${answer.status} ${json.error}`);
  return json;
}

/** A person made over the control API; returns the id. */
export async function person(sandbox: Sandbox, fields: object): Promise<string> {
  return (await control<{ id: string }>(sandbox, 'POST', '/telegram/users', fields)).id;
}

/** `from` writes to `to`; returns the message's id on each side. */
export async function say(sandbox: Sandbox, from: string, to: string, text: string): Promise<Record<string, number>> {
  return (await control<{ ids: Record<string, number> }>(sandbox, 'POST', '/telegram/say', { from, to, text })).ids;
}

/** A chat as the control API shows it. */
export const chat = (sandbox: Sandbox, a: string, b: string) =>
  control<ChatMessage[]>(sandbox, 'GET', `/telegram/chats/${a}/${b}`);

/** A connected client of that person, on a session of its own. */
export async function signedIn(sandbox: Sandbox, user: string): Promise<TelegramClient> {
  const { session } = await control<{ session: string }>(sandbox, 'POST', '/telegram/session', { user });
  const made = client(sandbox, session);
  await made.connect();
  return made;
}

/** Finds a person by username, as that client may address them. */
export async function peerOf(of: TelegramClient, username: string): Promise<Api.InputPeerUser> {
  const { users } = await of.invoke(new Api.contacts.ResolveUsername({ username }));
  const { id, accessHash } = users[0] as Api.User;
  return new Api.InputPeerUser({ userId: id, accessHash: accessHash! });
}

let lastRandomId = 1;

/** Sends a text; every call has its own random_id unless one is given. */
export function send(of: TelegramClient, peer: Api.TypeInputPeer, message: string, randomId?: number) {
  lastRandomId += 1;
  return of.invoke(new Api.messages.SendMessage({ peer, message, randomId: bigInt(randomId ?? lastRandomId) }));
}

/** The error that a call was answered with: '420 FLOOD_WAIT_3'; 'no error' when it went well, 'no answer' after `ms`. */
export async function refusal(call: Promise<unknown>, ms = 1000): Promise<string> {
  const waiting = new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), ms).unref());
  const told = call.then(
    () => 'no error',
    (error: { code?: number; errorMessage?: string; message: string }) =>
      error.errorMessage ? `${error.code} ${error.errorMessage}` : error.message,
  );
  return Promise.race([waiting, told]);
}
