// The session string: data centre, its address and the authorization key. GramJS's own format, so that a session made
// elsewhere can be brought along. Whoever has the string has the account.
import { Misconfigured } from '../../errors';
import type { Endpoint } from './endpoints';
import { type AuthKey, StringSession } from './vendor';

export interface StoredSession {
  endpoint: Endpoint;
  authKey: AuthKey;
}

// The format keeps the port in a signed 16-bit field; a higher one cannot be written, and 443 is what Telegram listens on.
const PORT = 443;

/** @throws Misconfigured when the string is no session */
export async function readSession(text: string): Promise<StoredSession> {
  try {
    const session = new StringSession(text);
    await session.load();
    const authKey = session.authKey;
    if (!authKey?.getKey()) throw new Error('it holds no key');
    return { endpoint: { dcId: session.dcId, host: session.serverAddress, port: session.port }, authKey };
  } catch (error) {
    throw new Misconfigured('telegram', `SESSION_UNREADABLE: ${(error as Error).message}`, { cause: error });
  }
}

/** The string to be encrypted at once; see session-cipher.ts. */
export function writeSession({ endpoint, authKey }: StoredSession): string {
  const session = new StringSession('');
  session.setDC(endpoint.dcId, endpoint.host, endpoint.port < 32_768 ? endpoint.port : PORT);
  session.setAuthKey(authKey);
  return session.save();
}
