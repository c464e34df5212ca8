// Reps as operators see them: added, listed, changed, removed.
import type pg from 'pg';
import type { RepChanges, RepDirectory } from '../../ports/reps';
import { newId } from './ids';
import { LISTED_REP, toListedRep, toTimeOff } from './rep-rows';
import { transaction } from './transaction';

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const UNIQUE_VIOLATION = '23505';

export function createRepDirectory(pool: pg.Pool): RepDirectory {
  const one = async (db: Pick<pg.PoolClient, 'query'>, id: string) => {
    const { rows } = await db.query(`${LISTED_REP} where r.id = $1::text`, [id]);
    if (!rows[0]) throw new Error(`no rep ${id}`);
    return toListedRep(rows[0]);
  };
  const join = async (tx: pg.PoolClient, id: string, accounts: string[]) => {
    await tx.query('delete from rep_accounts where rep_id = $1::text and account_id <> all($2::text[])', [
      id,
      accounts,
    ]);
    await tx.query(
      'insert into rep_accounts (rep_id, account_id) select $1, a from unnest($2::text[]) a on conflict do nothing',
      [id, accounts],
    );
  };
  return {
    async addRep({ name, telegramUserId, username, brand, language, accounts }) {
      try {
        return await transaction(pool, async (tx) => {
          const id = newId('r');
          await tx.query(
            'insert into reps (id, name, telegram_user_id, username, brand, language) values ($1, $2, $3, $4, $5, $6)',
            [id, name, telegramUserId, username, brand, language],
          );
          await join(tx, id, accounts);
          return one(tx, id);
        });
      } catch (error) {
        if ((error as { code?: string }).code === UNIQUE_VIOLATION) return undefined;
        throw error;
      }
    },
    async reps({ removed }) {
      const { rows } = await pool.query(`${LISTED_REP} where $1 or r.status <> 'removed' order by r.created_at, r.id`, [
        removed,
      ]);
      return rows.map(toListedRep);
    },
    changeRep: (id, { name, status, brand, language, accounts, ...booking }) =>
      transaction(pool, async (tx) => {
        await tx.query(
          `update reps set name = coalesce($2, name), status = coalesce($3, status), brand = coalesce($4, brand), language = coalesce($5, language)
           where id = $1::text and status <> 'removed'`,
          [id, name ?? null, status ?? null, brand ?? null, language ?? null],
        );
        for (const [column, value] of bookingColumns(booking))
          await tx.query(`update reps set ${column} = $2 where id = $1::text and status <> 'removed'`, [id, value]);
        if (accounts) await join(tx, id, accounts);
        return one(tx, id);
      }),
    removeRep: (id) =>
      transaction(pool, async (tx) => {
        await tx.query("update reps set status = 'removed' where id = $1::text", [id]);
        await tx.query('delete from rep_accounts where rep_id = $1::text', [id]);
        await tx.query(
          `update rep_messages set status = 'failed', last_error = 'rep removed', settled_at = clock_timestamp()
           where rep_id = $1::text and status = 'queued'`,
          [id],
        );
      }),
    async timeOff(id, after) {
      const { rows } = await pool.query(
        'select * from rep_time_off where rep_id = $1::text and ends_at > $2 order by starts_at, id',
        [id, after],
      );
      return rows.map(toTimeOff);
    },
    async addTimeOff(id, { start, end, note }) {
      const { rows } = await pool.query(
        'insert into rep_time_off (rep_id, starts_at, ends_at, note) values ($1, $2, $3, $4) returning *',
        [id, start, end, note],
      );
      return toTimeOff(rows[0]);
    },
    async removeTimeOff(id, timeOffId) {
      const { rowCount } = await pool.query(
        'delete from rep_time_off where rep_id = $1::text and id::text = $2::text',
        [id, timeOffId],
      );
      return rowCount === 1;
    },
  };
}

/** Those that are named; null goes into the row. */
const bookingColumns = ({ hours, zone, roomUrl, zoomHost }: Partial<RepChanges>): [column: string, value: unknown][] =>
  Object.entries({
    hours: hours && JSON.stringify(hours),
    zone,
    room_url: roomUrl,
    zoom_host: zoomHost,
  }).filter(([, value]) => value !== undefined);
