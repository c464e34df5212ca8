// Reps sign in at Google: the link, what comes back from it, and the grant that is kept. Beside rep-calendars.ts, which uses the grants.
import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { openGrant, sealGrant } from './adapters/google-calendar';
import type { Language } from './domain/brand';
import { PortError, Refused } from './errors';
import type { Clock } from './ports';
import type { CalendarSignIns, SignInOutcome } from './ports/booking';
import type { GoogleGrant, GoogleSignIn } from './ports/meetings';
import { type SessionKey, seal, unseal } from './seal';

const LASTS_MS = 15 * 60_000;
// Rows are kept so long that a late click hears "too late" instead of "unknown".
const KEPT_MS = 24 * 3600_000;
// Taken, and Google not asked yet: what a crash in between leaves behind.
const UNFINISHED = 'unfinished';

const verifierOf = (state: string) => ({
  bound: `google sign-in ${state}`,
  name: 'the verifier of a sign-in at Google',
});

interface Deps {
  keys: readonly SessionKey[];
  google: () => GoogleSignIn;
  clock: Pick<Clock, 'now'>;
}

/** Verifiers and grants are sealed with SESSION_KEY; a state counts once. https://datatracker.ietf.org/doc/html/rfc7636 */
export function createCalendarSignIns(pool: pg.Pool, { keys, google, clock }: Deps): CalendarSignIns {
  const end = (state: string, problem: string | null) =>
    pool.query('update google_sign_ins set problem = $2 where state = $1::text', [state, problem]);

  return {
    async begin(repId, redirectUri) {
      const now = clock.now();
      await pool.query('delete from google_sign_ins where expires_at < $1', [new Date(now.getTime() - KEPT_MS)]);
      const state = randomBytes(24).toString('base64url');
      const verifier = randomBytes(32).toString('base64url');
      const { cipher, keyId } = seal(keys, verifierOf(state), verifier);
      const expiresAt = new Date(now.getTime() + LASTS_MS);
      await pool.query(
        `insert into google_sign_ins (state, rep_id, verifier_cipher, verifier_key_id, redirect_uri, started_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [state, repId, cipher, keyId, redirectUri, now, expiresAt],
      );
      const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
      return { url: google().url({ state, codeChallenge, redirectUri }), state, expiresAt };
    },

    async finish({ state = '', code, error }) {
      if (!code && !error) return { kind: 'unknown' };
      const { rows } = await pool.query(
        `update google_sign_ins s set done_at = $2, problem = $3 from reps r
         where s.state = $1::text and s.done_at is null and s.expires_at > $2 and r.id = s.rep_id and r.status <> 'removed'
         returning s.*, r.language`,
        [state, clock.now(), UNFINISHED],
      );
      const row = rows[0];
      if (!row) return refusedState(pool, state);
      const whose = { language: row.language as Language, repId: row.rep_id as string };
      if (!code) {
        await end(state, 'denied');
        return { ...whose, kind: 'denied' };
      }
      try {
        const sealed = { cipher: row.verifier_cipher, keyId: row.verifier_key_id };
        const codeVerifier = unseal(keys, verifierOf(state), sealed);
        const grant = await google().exchange({ code, codeVerifier, redirectUri: row.redirect_uri });
        await keep(pool, keys, row.rep_id, grant, clock.now());
        await end(state, null);
        return { ...whose, kind: 'connected', email: grant.email };
      } catch (failure) {
        if (!(failure instanceof PortError)) throw failure;
        const kind = failure instanceof Refused && failure.code === 'notAllowed' ? 'unticked' : 'failed';
        await end(state, kind);
        return kind === 'failed' ? { ...whose, kind, error: failure } : { ...whose, kind };
      }
    },

    async outcome(state) {
      const { rows } = await pool.query(
        `select s.*, r.language, k.email from google_sign_ins s join reps r on r.id = s.rep_id left join rep_calendars k on k.rep_id = r.id
         where s.state = $1::text`,
        [state],
      );
      const row = rows[0];
      if (!row) return { kind: 'unknown' };
      const whose = { language: row.language as Language, repId: row.rep_id as string };
      if (row.done_at && row.problem === null) return { ...whose, kind: 'connected', email: row.email ?? '' };
      if (row.done_at && row.problem !== UNFINISHED) return { ...whose, kind: row.problem };
      return row.expires_at > clock.now() ? undefined : { ...whose, kind: 'late' };
    },

    async disconnect(repId) {
      await pool.query('delete from google_sign_ins where rep_id = $1::text and done_at is null', [repId]);
      const { rows } = await pool.query('delete from rep_calendars where rep_id = $1::text returning *', [repId]);
      const row = rows[0];
      if (!row) return undefined;
      const { email } = row;
      const shared = await pool.query(
        'select r.name from rep_calendars k join reps r on r.id = k.rep_id where k.email = $1::text order by r.created_at limit 1',
        [email],
      );
      const sharedWith: string | undefined = shared.rows[0]?.name;
      const grant = () => openGrant(keys, repId, sealedGrant(row));
      return { email, revoked: await takenBack(google, grant, row, sharedWith !== undefined), sharedWith };
    },
  };
}

interface GrantRow {
  grant_cipher: Buffer;
  grant_key_id: string;
  watch_id: string | null;
  watch_resource: string | null;
}

const sealedGrant = (row: GrantRow) => ({ cipher: row.grant_cipher, keyId: row.grant_key_id });

async function refusedState(pool: pg.Pool, state: string): Promise<SignInOutcome> {
  const { rows } = await pool.query(
    `select s.done_at, r.language, r.id from google_sign_ins s join reps r on r.id = s.rep_id where s.state = $1::text and r.status <> 'removed'`,
    [state],
  );
  const row = rows[0];
  if (!row) return { kind: 'unknown' };
  return { language: row.language, repId: row.id, kind: row.done_at ? 'spent' : 'late' };
}

/** The same calendar again is read on from where it was; of another one nothing is known yet. */
async function keep(pool: pg.Pool, keys: readonly SessionKey[], repId: string, grant: GoogleGrant, now: Date) {
  const { cipher, keyId } = sealGrant(keys, repId, grant);
  const kept = (column: string) => `${column} = case when k.email = excluded.email then k.${column} end`;
  const columns = [
    'sync_token',
    'synced_at',
    'watch_id',
    'watch_token',
    'watch_resource',
    'watch_expires_at',
    'hinted_at',
  ];
  await pool.query(
    `insert into rep_calendars as k (rep_id, email, grant_cipher, grant_key_id, status, connected_at) values ($1, $2, $3, $4, 'connected', $5)
     on conflict (rep_id) do update set email = excluded.email, grant_cipher = excluded.grant_cipher, grant_key_id = excluded.grant_key_id,
       status = 'connected', connected_at = excluded.connected_at, ${columns.map(kept).join(', ')}`,
    [repId, grant.email, cipher, keyId, now],
  );
}

/**
 * No hints any more, and no access; whatever of it cannot be done ends by itself or by the rep's hand. At Google it is the person's consent
 * that is taken back, with every access it gave: while another rep signs in with the same account, it is kept.
 * https://developers.google.com/identity/protocols/oauth2/web-server#incrementalAuth
 */
async function takenBack(
  google: () => GoogleSignIn,
  open: () => GoogleGrant,
  row: GrantRow,
  kept: boolean,
): Promise<boolean> {
  try {
    const grant = open();
    if (row.watch_id && row.watch_resource)
      await google()
        .calendar(grant, () => {})
        .stopWatch(row.watch_id, row.watch_resource)
        .catch(() => {});
    if (!kept) await google().revoke(grant);
    return !kept;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return false;
  }
}
