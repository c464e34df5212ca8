// Whom a rehearsal's client is booked with: a rep of the brand whose calendar is the local Google's.
import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { sealGrant } from '../../src/adapters/google-calendar';
import type { Brand } from '../../src/domain/brand';
import type { GoogleSignIn } from '../../src/ports-meetings';
import type { SessionKey } from '../../src/seal';

const REDIRECT = 'http://127.0.0.1/google/callback';

/** A new one for each rehearsal, so that nobody else's meetings are his; the others of the brand are booked no more. */
export async function addBookedRep(
  { pool, google, keys }: { pool: Pool; google: GoogleSignIn; keys: readonly SessionKey[] },
  { id: brand, languages }: Brand,
  accountId: string,
  at: Date,
): Promise<void> {
  const id = `rehearsal-${randomBytes(4).toString('hex')}`;
  const email = `${id}@agency.example`;
  const language = languages[0] ?? 'en';
  await pool.query('insert into reps (id, name, username, brand, language) values ($1, $2, $1, $3, $4)', [
    id,
    language === 'ru' ? 'Анна' : 'Anna',
    brand,
    language,
  ]);
  await pool.query('insert into rep_accounts (rep_id, account_id) values ($1, $2)', [id, accountId]);
  const sealed = sealGrant(keys, id, await signIn(google, email));
  await pool.query(
    'insert into rep_calendars (rep_id, email, grant_cipher, grant_key_id, connected_at) values ($1, $2, $3, $4, $5)',
    [id, email, sealed.cipher, sealed.keyId, at],
  );
}

/** As a browser would: the page's form is posted, and the code is in the address it sends to. */
async function signIn(google: GoogleSignIn, email: string) {
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const url = google.url({ state: 's', codeChallenge, redirectUri: REDIRECT });
  const { headers } = await fetch(url, { method: 'POST', body: new URLSearchParams({ email }), redirect: 'manual' });
  const code = new URL(headers.get('location') ?? REDIRECT).searchParams.get('code') ?? '';
  return google.exchange({ code, codeVerifier, redirectUri: REDIRECT });
}
