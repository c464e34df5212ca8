// Holding a process at a point from inside Postgres: a table is locked, and whoever needs it waits.
import { Client, type Pool } from 'pg';
import { until } from './until';

export interface Held {
  release(): Promise<void>;
}

/** Locks a table until it is released. */
export const holdTable = (
  databaseUrl: string,
  table: string,
  mode: 'access exclusive' | 'share' = 'access exclusive',
): Promise<Held> => hold(databaseUrl, `lock table ${table} in ${mode} mode`);

/** Locks rows until they are released: `holdRow(url, 'bookings where id = $1', [id])`. */
export const holdRow = (databaseUrl: string, row: string, values: (string | number)[]): Promise<Held> =>
  hold(databaseUrl, `select 1 from ${row} for no key update`, values);

/** In a transaction of its own. */
async function hold(databaseUrl: string, statement: string, values: (string | number)[] = []): Promise<Held> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'test lock' });
  await client.connect();
  await client.query('begin');
  await client.query(statement, values);
  let released = false;
  return {
    async release() {
      if (released) return;
      released = true;
      await client.query('rollback');
      await client.end();
    },
  };
}

/** Waits until `count` statements that contain `text` stand still at a lock. */
export async function untilBlocked(pool: Pool, text: string, count: number): Promise<void> {
  await until(
    async () => {
      const { rows } = await pool.query(
        `select count(*)::int as n from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock' and query like '%' || $1 || '%'`,
        [text],
      );
      return rows[0].n >= count;
    },
    15_000,
    `${count} × ${text} at a lock`,
  );
}

/** Connections of one process, by the names it gives them. */
export async function backendsOf(pool: Pool, name: 'worker' | 'ingress'): Promise<number[]> {
  const { rows } = await pool.query(
    `select pid from pg_stat_activity where datname = current_database()
       and (application_name like 'rapport ' || $1 || '%' or $1 = 'ingress' and application_name like 'rapport owner%')`,
    [name],
  );
  return rows.map((r) => r.pid);
}

/**
 * Ends what a killed process had asked for: Postgres would otherwise finish a statement that waits at a lock, and commit it,
 * before it looks whether anybody is there to hear of it.
 */
export async function endBackends(pool: Pool, pids: number[]): Promise<void> {
  await pool.query('select pg_terminate_backend(pid, 5000) from unnest($1::int[]) as pid', [pids]);
}
