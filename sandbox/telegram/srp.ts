// The second factor: SRP-6a as Telegram does it, server side. https://core.telegram.org/api/srp
import crypto from 'node:crypto';
import { sha256 } from './crypto';

/** What the server keeps of a password: salts and the verifier, never the password. Hex. */
export interface PasswordRecord {
  salt1: string;
  salt2: string;
  verifier: string;
  hint?: string;
}

/** One sign-in in progress. */
export interface SrpChallenge {
  id: bigint;
  /** srp_B as sent to the client. */
  publicB: Buffer;
  privateB: bigint;
}

export const SRP_G = 3;
/** The prime that clients accept without testing it. */
export const SRP_PRIME = Buffer.from(
  'c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f642477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b',
  'hex',
);

const P = toBig(SRP_PRIME);
const G = BigInt(SRP_G);
const K = toBig(sha256(SRP_PRIME, fixed(G)));

/** Salts and verifier for a new password. */
export function passwordRecord(password: string, hint?: string): PasswordRecord {
  const salt1 = crypto.randomBytes(16);
  const salt2 = crypto.randomBytes(16);
  const first = salted(salted(Buffer.from(password, 'utf8'), salt1), salt2);
  const slow = crypto.pbkdf2Sync(first, salt1, 100_000, 64, 'sha512');
  const verifier = power(G, toBig(salted(slow, salt2)), P);
  return {
    salt1: salt1.toString('hex'),
    salt2: salt2.toString('hex'),
    verifier: fixed(verifier).toString('hex'),
    hint,
  };
}

export function srpChallenge(record: PasswordRecord): SrpChallenge {
  const privateB = toBig(crypto.randomBytes(256));
  const publicB = (K * big(record.verifier) + power(G, privateB, P)) % P;
  return { id: toBig(crypto.randomBytes(7)), publicB: fixed(publicB), privateB };
}

/** True when the client's proof M1 shows that it knows the password. */
export function srpProves(record: PasswordRecord, challenge: SrpChallenge, a: Buffer, m1: Buffer): boolean {
  const publicA = toBig(a);
  if (publicA <= 0n || publicA >= P) return false;
  const u = toBig(sha256(fixed(publicA), challenge.publicB));
  const shared = power((publicA * power(big(record.verifier), u, P)) % P, challenge.privateB, P);
  const mixed = sha256(SRP_PRIME);
  const g = sha256(fixed(G));
  for (let i = 0; i < mixed.length; i++) mixed[i]! ^= g[i]!;
  const salts = [sha256(Buffer.from(record.salt1, 'hex')), sha256(Buffer.from(record.salt2, 'hex'))];
  const expected = sha256(mixed, ...salts, fixed(publicA), challenge.publicB, sha256(fixed(shared)));
  return expected.equals(m1);
}

const salted = (data: Buffer, salt: Buffer): Buffer => sha256(salt, data, salt);

function toBig(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

const big = (hex: string): bigint => BigInt(`0x${hex}`);

/** Big-endian, 256 bytes. */
function fixed(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(512, '0'), 'hex');
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
