// The session strings of Telegram accounts at rest. A session is the account.
import { type Sealed, type SessionKey, seal, unseal } from '../../seal';

export { isSealedWithNewest, type SessionKey } from '../../seal';
export type SealedSession = Sealed;

const sessionOf = (accountId: string) => ({ bound: accountId, name: `the session of account ${accountId}` });

/** Seals with the first key, which is the newest. */
export function sealSession(keys: readonly SessionKey[], accountId: string, session: string): SealedSession {
  return seal(keys, sessionOf(accountId), session);
}

/**
 * Opens with whichever key sealed it.
 * @throws Misconfigured naming account and key: the key is not configured, or does not open this account's session
 */
export function openSession(keys: readonly SessionKey[], accountId: string, sealed: SealedSession): string {
  return unseal(keys, sessionOf(accountId), sealed);
}
