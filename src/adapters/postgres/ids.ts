// Opaque ids: nothing about a person can be read from them, so they may stand in logs, histories and search attributes.
import { randomBytes } from 'node:crypto';

/** `c_` + 20 characters of base32 without look-alikes: 100 random bits, easy to read out over a phone. */
export function newId(prefix: 'a' | 'c' | 'p' | 'i' | 'r'): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz0';
  return `${prefix}_${[...randomBytes(20)].map((byte) => alphabet[byte & 31]).join('')}`;
}
