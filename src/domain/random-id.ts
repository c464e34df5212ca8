// Telegram's dedupe key of a send, derived from the intent: the same intent is the same message, however often it is tried.
import { createHash } from 'node:crypto';

/** Signed 64-bit integer as a decimal string; never 0, which client libraries replace by a random one. */
export function randomIdOf(intentId: string): string {
  const value = createHash('sha256').update(`rapport:${intentId}`).digest().readBigInt64BE(0);
  return String(value === 0n ? 1n : value);
}
