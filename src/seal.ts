// Secrets at rest: AES-256-GCM, bound to whom they belong. A database dump alone, or a row copied to another owner, opens nothing.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Misconfigured } from './errors';

export interface SessionKey {
  id: string;
  /** 32 bytes */
  key: Buffer;
}

export interface Sealed {
  /** Which key opens it. */
  keyId: string;
  /** version (1 byte) · nonce (12) · tag (16) · ciphertext */
  cipher: Buffer;
}

/** What is sealed: `bound` is authenticated with it (two kinds of secrets never share one), `name` is for messages. */
export interface SealedThing {
  bound: string;
  /** "the session of account 7" */
  name: string;
}

const VERSION = 1;
const NONCE_BYTES = 12; // what NIST SP 800-38D recommends for GCM
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Seals with the first key, which is the newest. */
export function seal(keys: readonly SessionKey[], { bound, name }: SealedThing, text: string): Sealed {
  const newest = keys[0];
  if (!newest) throw new Misconfigured('session', `no session key is configured, so ${name} can't be kept`);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', newest.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { keyId: newest.id, cipher: Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]) };
}

/**
 * Opens with whichever key sealed it.
 * @throws Misconfigured naming thing and key: the key is not configured, or does not open it
 */
export function unseal(keys: readonly SessionKey[], { bound, name }: SealedThing, sealed: Sealed): string {
  const { keyId, cipher } = sealed;
  const known = keys.find((key) => key.id === keyId);
  if (!known) throw new Misconfigured('session', `${name} is sealed with key ${keyId}, which is not configured`);
  try {
    if (cipher.length <= HEAD_BYTES || cipher[0] !== VERSION) throw new Error('unknown format');
    const nonce = cipher.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', known.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(cipher.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    return Buffer.concat([decipher.update(cipher.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
  } catch (error) {
    const detail = `${name} does not open with key ${keyId}: wrong key, altered, or another's`;
    throw new Misconfigured('session', detail, { cause: error });
  }
}

/** Whether sealing it afresh would use another key: the sign that a rotation is not finished. */
export function isSealedWithNewest(keys: readonly SessionKey[], sealed: Pick<Sealed, 'keyId'>): boolean {
  return keys[0]?.id === sealed.keyId;
}
