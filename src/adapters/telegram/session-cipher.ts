// Session strings at rest: AES-256-GCM, bound to their account. A session is the account, so a database dump alone, or a
// row copied to another account, opens nothing.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Misconfigured } from '../../errors';

export interface SessionKey {
  id: string;
  /** 32 bytes */
  key: Buffer;
}

export interface SealedSession {
  /** Which key opens it. */
  keyId: string;
  /** version (1 byte) · nonce (12) · tag (16) · ciphertext */
  cipher: Buffer;
}

const VERSION = 1;
const NONCE_BYTES = 12; // what NIST SP 800-38D recommends for GCM
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Seals with the first key, which is the newest. */
export function sealSession(keys: readonly SessionKey[], accountId: string, session: string): SealedSession {
  const newest = keys[0];
  if (!newest) throw new Misconfigured('session', 'no session key is configured');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', newest.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(accountId));
  const body = Buffer.concat([cipher.update(session, 'utf8'), cipher.final()]);
  return { keyId: newest.id, cipher: Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]) };
}

/**
 * Opens with whichever key sealed it.
 * @throws Misconfigured naming account and key: the key is not configured, or does not open this account's session
 */
export function openSession(keys: readonly SessionKey[], accountId: string, sealed: SealedSession): string {
  const { keyId, cipher } = sealed;
  const known = keys.find((key) => key.id === keyId);
  if (!known) {
    throw new Misconfigured('session', `account ${accountId} is sealed with key ${keyId}, which is not configured`);
  }
  try {
    if (cipher.length <= HEAD_BYTES || cipher[0] !== VERSION) throw new Error('unknown format');
    const nonce = cipher.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', known.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(accountId));
    decipher.setAuthTag(cipher.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    return Buffer.concat([decipher.update(cipher.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
  } catch (error) {
    const detail = `the session of account ${accountId} does not open with key ${keyId}: wrong key, altered, or another account's`;
    throw new Misconfigured('session', detail, { cause: error });
  }
}

/** Whether sealing it afresh would use another key: the sign that a rotation is not finished. */
export function isSealedWithNewest(keys: readonly SessionKey[], sealed: Pick<SealedSession, 'keyId'>): boolean {
  return keys[0]?.id === sealed.keyId;
}
