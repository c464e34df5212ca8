// Whom a rehearsal's client is booked with: a rep of the brand whose calendar is the local Google's, and whom the bot may write to.
import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { sealGrant } from '../../src/adapters/google-calendar';
import { createRepActions } from '../../src/adapters/postgres/rep-actions';
import { createRepDirectory } from '../../src/adapters/postgres/rep-directory';
import type { Brand } from '../../src/domain/brand';
import type { ScenarioRep } from '../../src/domain/rehearsal/scenario';
import type { GoogleSignIn } from '../../src/ports/meetings';
import type { SessionKey } from '../../src/seal';
import type { Sandbox } from '../main';
import { putEvent } from './rep';

const REDIRECT = 'http://127.0.0.1/google/callback';

export interface BookedRep {
  id: string;
  /** of his calendar */
  email: string;
}

/** A new one for each rehearsal, so that nobody else's meetings are his. */
export async function addBookedRep(
  { pool, google, keys, sandbox }: { pool: Pool; google: GoogleSignIn; keys: readonly SessionKey[]; sandbox: Sandbox },
  { id: brand, languages }: Brand,
  accountId: string,
  at: Date,
  { zone, hours, off = [], busy = [] }: Partial<ScenarioRep> = {},
): Promise<BookedRep> {
  const directory = createRepDirectory(pool);
  const language = languages[0] ?? 'en';
  const name = language === 'ru' ? 'Анна' : 'Anna';
  const person = sandbox.telegram.world.addPerson({ firstName: name, language, bot: false, dc: 2 });
  const rep = await directory.addRep({ name, telegramUserId: person.id, brand, language, accounts: [accountId] });
  if (!rep) throw new Error('the rep of the rehearsal is one already');
  const { id } = rep;
  // he has pressed Start
  await createRepActions(pool).connect(id, { userId: person.id, chatId: person.id });
  await directory.changeRep(id, { zone, hours });
  for (const { from, to } of off)
    await directory.addTimeOff(id, { start: new Date(from), end: new Date(to), note: 'rehearsal' });
  const email = `${randomBytes(4).toString('hex')}@agency.example`;
  const sealed = sealGrant(keys, id, await signIn(google, email));
  await pool.query(
    'insert into rep_calendars (rep_id, email, grant_cipher, grant_key_id, connected_at) values ($1, $2, $3, $4, $5)',
    [id, email, sealed.cipher, sealed.keyId, at],
  );
  const iso = (instant: number) => new Date(instant).toISOString();
  for (const { from, to } of busy) await putEvent(sandbox, { email, summary: 'Busy', start: iso(from), end: iso(to) });
  return { id, email };
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
