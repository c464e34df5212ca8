// Silence for ever, on every conversation of a person.
import type { Queryable } from './rows';

/** Idempotent. His other conversations hear of it as of anything else: by a seq. */
export async function suppress(tx: Queryable, conversationId: string, reason: string): Promise<void> {
  await tx.query('select suppress_person($1::text, $2::text)', [conversationId, reason]);
}
