// Authorisation keys: which exist at which data centre, whose they are, and which are dead.
import crypto from 'node:crypto';
import { AppendLog } from '../append-log';
import { authKeyId, random64 } from './crypto';

/** How a key died: the person ended that session, or two clients used it at once. */
export type KeyEnd = 'revoked' | 'unregistered' | 'duplicated';

export interface AuthKey {
  id: string;
  key: Buffer;
  dc: number;
  salt: bigint;
  /** Signed in as this person. */
  userId?: string;
  /** The code was right; the 2FA password is still owed. Not stored: a restart asks for the code again. */
  passwordOwedBy?: string;
  ended?: KeyEnd;
}

type KeyEvent =
  | { t: 'key'; key: string; dc: number; salt: string }
  | { t: 'bind'; id: string; userId?: string }
  | { t: 'end'; id: string; how: KeyEnd }
  | { t: 'forget'; id: string };

export class AuthKeys {
  private readonly keys = new Map<string, AuthKey>();
  private readonly log: AppendLog<KeyEvent>;

  constructor(file?: string) {
    this.log = new AppendLog<KeyEvent>(file, (event) => this.apply(event));
  }

  get(id: string): AuthKey | undefined {
    return this.keys.get(id);
  }

  of(userId: string): AuthKey[] {
    return [...this.keys.values()].filter((key) => key.userId === userId);
  }

  /** Keeps a key made by an exchange, or makes one. */
  add(dc: number, key: Buffer = freshKey()): AuthKey {
    this.record({ t: 'key', key: key.toString('base64'), dc, salt: random64().toString() });
    return this.keys.get(authKeyId(key))!;
  }

  /** Signs the key in as a person, or out. */
  bind(key: AuthKey, userId: string | undefined): void {
    key.passwordOwedBy = undefined;
    this.record({ t: 'bind', id: key.id, userId });
  }

  end(key: AuthKey, how: KeyEnd): void {
    this.record({ t: 'end', id: key.id, how });
  }

  /** The server no longer knows the key at all: the transport answers -404. */
  forget(key: AuthKey): void {
    this.record({ t: 'forget', id: key.id });
  }

  close(): void {
    this.log.close();
  }

  private record(event: KeyEvent): void {
    this.log.append(event);
    this.apply(event);
  }

  private apply(event: KeyEvent): void {
    if (event.t === 'key') {
      const key = Buffer.from(event.key, 'base64');
      const id = authKeyId(key);
      this.keys.set(id, { id, key, dc: event.dc, salt: BigInt(event.salt) });
      return;
    }
    const key = this.keys.get(event.id);
    if (!key) return;
    if (event.t === 'bind') key.userId = event.userId;
    else if (event.t === 'end') key.ended = event.how;
    else this.keys.delete(event.id);
  }
}

/** Its first byte is never zero: GramJS drops leading zeros. */
function freshKey(): Buffer {
  const key = crypto.randomBytes(256);
  key[0]! |= 0x80;
  return key;
}
