// A rep's grant at rest, sealed as Telegram's sessions are: with SESSION_KEY, and bound to the rep.

import type { GoogleGrant } from '../../ports/meetings';
import { type Sealed, type SessionKey, seal, unseal } from '../../seal';

const grantOf = (repId: string) => ({ bound: `google ${repId}`, name: `the Google grant of rep ${repId}` });

/** Seals with the first key, which is the newest. */
export function sealGrant(keys: readonly SessionKey[], repId: string, grant: GoogleGrant): Sealed {
  return seal(keys, grantOf(repId), JSON.stringify(grant));
}

/** @throws Misconfigured naming rep and key: the key is not configured, or does not open this rep's grant */
export function openGrant(keys: readonly SessionKey[], repId: string, sealed: Sealed): GoogleGrant {
  const { accessExpiresAt, ...grant } = JSON.parse(unseal(keys, grantOf(repId), sealed)) as Omit<
    GoogleGrant,
    'accessExpiresAt'
  > & { accessExpiresAt?: string };
  return { ...grant, accessExpiresAt: accessExpiresAt ? new Date(accessExpiresAt) : undefined };
}
