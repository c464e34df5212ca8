// The session string: data centre, its address and the authorization key. GramJS's own format, so that a session made
// elsewhere can be brought along. Whoever has the string has the account.
import { Misconfigured } from '../../errors';
import type { Endpoint } from './endpoints';
import { type AuthKey, StringSession } from './vendor';

export interface StoredSession {
  endpoint: Endpoint;
  authKey: AuthKey;
}

/** https://core.telegram.org/mtproto/auth_key: 2048 bits */
const KEY_BYTES = 256;

/** @throws Misconfigured when the string is no session */
export async function readSession(text: string): Promise<StoredSession> {
  try {
    const session = new StringSession(text);
    await session.load();
    const authKey = session.authKey;
    if (authKey?.getKey()?.length !== KEY_BYTES) throw new Error('it holds no whole key');
    const { dcId, serverAddress: host, port } = session;
    return { endpoint: { dcId, host, port: port & 0xffff }, authKey };
  } catch (error) {
    throw new Misconfigured('telegram', `SESSION_UNREADABLE: ${(error as Error).message}`, { cause: error });
  }
}

/** The string to be encrypted at once; see session-cipher.ts. */
export function writeSession({ endpoint, authKey }: StoredSession): string {
  const session = new StringSession('');
  // The format has 16 bits for the port and the library takes them for signed: it refuses to write a port above 32767.
  session.setDC(endpoint.dcId, endpoint.host, (endpoint.port << 16) >> 16);
  session.setAuthKey(authKey);
  return session.save();
}
