// MTProto 2.0 cryptography, the server's half.
import crypto from 'node:crypto';
import { type Long, long, tlBytes } from './tl';

export const sha1 = (...parts: Buffer[]): Buffer => crypto.createHash('sha1').update(Buffer.concat(parts)).digest();
export const sha256 = (...parts: Buffer[]): Buffer => crypto.createHash('sha256').update(Buffer.concat(parts)).digest();

/** AES-256 in IGE mode (Node has no such cipher). `data` is a multiple of 16 bytes, `iv` is 32. */
export function ige(data: Buffer, key: Buffer, iv: Buffer, encrypt: boolean): Buffer {
  const cipher = encrypt
    ? crypto.createCipheriv('aes-256-ecb', key, null)
    : crypto.createDecipheriv('aes-256-ecb', key, null);
  cipher.setAutoPadding(false);
  let before = iv.subarray(encrypt ? 0 : 16, encrypt ? 16 : 32);
  let after = iv.subarray(encrypt ? 16 : 0, encrypt ? 32 : 16);
  const out = Buffer.alloc(data.length);
  const mixed = Buffer.alloc(16);
  for (let at = 0; at < data.length; at += 16) {
    const block = data.subarray(at, at + 16);
    for (let i = 0; i < 16; i++) mixed[i] = block[i]! ^ before[i]!;
    const coded = cipher.update(mixed);
    for (let i = 0; i < 16; i++) out[at + i] = coded[i]! ^ after[i]!;
    before = out.subarray(at, at + 16);
    after = block;
  }
  return out;
}

/** The server's RSA key. Clients choose it by `fingerprint`. */
export interface RsaKey {
  private: crypto.KeyObject;
  publicPem: string;
  fingerprint: Long;
}

/** A new key, or the one in `pem`. */
export function rsaKey(pem?: string): RsaKey {
  const key = pem
    ? crypto.createPrivateKey(pem)
    : crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const { n, e } = key.export({ format: 'jwk' });
  // The 64 lower-order bits of SHA1 of the bare rsa_public_key. https://core.telegram.org/mtproto/auth_key
  const digest = sha1(tlBytes(Buffer.from(n!, 'base64url')), tlBytes(Buffer.from(e!, 'base64url')));
  return {
    private: key,
    publicPem: crypto.createPublicKey(key).export({ type: 'pkcs1', format: 'pem' }).toString(),
    fingerprint: long(digest.subarray(12).readBigInt64LE()),
  };
}

export const rsaPem = (key: RsaKey): string => key.private.export({ type: 'pkcs1', format: 'pem' }).toString();

/** Undoes RSA_PAD. https://core.telegram.org/mtproto/auth_key#presenting-proof-of-work-server-authentication */
export function rsaPadDecode(encrypted: Buffer, key: RsaKey): Buffer {
  const padded = crypto.privateDecrypt({ key: key.private, padding: crypto.constants.RSA_NO_PADDING }, encrypted);
  const body = padded.subarray(32);
  const tempKey = Buffer.from(padded.subarray(0, 32));
  const mask = sha256(body);
  for (let i = 0; i < 32; i++) tempKey[i]! ^= mask[i]!;
  const plain = ige(body, tempKey, Buffer.alloc(32), false);
  const data = Buffer.from(plain.subarray(0, 192)).reverse();
  if (!sha256(tempKey, data).equals(plain.subarray(192))) throw new Error('RSA_PAD: the hash does not match');
  return data;
}

/** AES key and IV of one message. https://core.telegram.org/mtproto/description#defining-aes-key-and-initialization-vector */
export function messageKeys(authKey: Buffer, msgKey: Buffer, fromClient: boolean): { key: Buffer; iv: Buffer } {
  const x = fromClient ? 0 : 8;
  const a = sha256(msgKey, authKey.subarray(x, x + 36));
  const b = sha256(authKey.subarray(40 + x, 76 + x), msgKey);
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
    iv: Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
  };
}

export const messageKey = (authKey: Buffer, plain: Buffer, fromClient: boolean): Buffer =>
  sha256(authKey.subarray(fromClient ? 88 : 96, fromClient ? 120 : 128), plain).subarray(8, 24);

/** The 64 lower-order bits of the key's SHA1, in hex. */
export const authKeyId = (key: Buffer): string => sha1(key).subarray(12, 20).toString('hex');

export const random64 = (): bigint => crypto.randomBytes(8).readBigInt64LE();

/** A keyed 64-bit number: access hashes that differ per viewer and survive a restart without being stored. */
export const keyedLong = (secret: string, ...parts: string[]): bigint =>
  crypto.createHmac('sha256', secret).update(parts.join(':')).digest().readBigInt64LE();
