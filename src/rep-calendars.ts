// Reps' calendars, opened with the grants they gave: read from their rows, kept fresh there, closed for who must connect again.
import type pg from 'pg';
import { openGrant, sealGrant } from './adapters/google-calendar';
import { GrantExpired, Misconfigured } from './errors';
import type { Calendars } from './ports/booking';
import type { GoogleSignIn, RepCalendar } from './ports/meetings';
import type { SessionKey } from './seal';

/** Grants are sealed with SESSION_KEY and bound to the rep. What a call finds expired is marked, so that nobody tries it again. */
export function createRepCalendars(
  pool: pg.Pool,
  { keys, google }: { keys: readonly SessionKey[]; google: () => GoogleSignIn },
): Calendars {
  return {
    async of(repId) {
      const { rows } = await pool.query('select * from rep_calendars where rep_id = $1::text', [repId]);
      const row = rows[0];
      if (!row) throw new Misconfigured('Google', `rep ${repId} has not connected a calendar`);
      if (row.status === 'expired') throw new GrantExpired('Google', `rep ${repId} must connect again`);
      const grant = openGrant(keys, repId, { cipher: row.grant_cipher, keyId: row.grant_key_id });
      const calendar = google().calendar(grant, (fresh) => {
        const { cipher, keyId } = sealGrant(keys, repId, fresh);
        // a lost refresh costs one more; it is not waited for
        pool
          .query(
            `update rep_calendars set grant_cipher = $2, grant_key_id = $3 where rep_id = $1::text and status = 'connected'`,
            [repId, cipher, keyId],
          )
          .catch(() => {});
      });
      return markingExpired(calendar, () =>
        pool.query(`update rep_calendars set status = 'expired' where rep_id = $1::text`, [repId]),
      );
    },
  };
}

function markingExpired(calendar: RepCalendar, mark: () => Promise<unknown>): RepCalendar {
  return new Proxy(calendar, {
    get(target, name: keyof RepCalendar) {
      const method = target[name] as ((...args: unknown[]) => Promise<unknown>) | undefined;
      // whoever awaits a calendar asks it for `then`
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) =>
        method.apply(target, args).catch(async (error: unknown) => {
          if (error instanceof GrantExpired) await mark();
          throw error;
        });
    },
  });
}
