// Connections to Postgres: bounded in number and time, closed aloud.
import { Pool } from 'pg';
import { libpqUrl } from './connection';

export interface PoolOptions {
  /** Shown in pg_stat_activity: `rapport worker`, `rapport sends` … */
  name: string;
  /** 5 to 20 connections. */
  max: number;
  /** What a statement may take, in milliseconds; 10 s if not given. */
  statementTimeout?: number;
}

interface PoolLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

const IDLE_IN_TRANSACTION_MS = 15_000;

/** Opens nothing yet: the first query connects, and waits 5 s for it at most. */
export function createPool(
  databaseUrl: string,
  { name, max, statementTimeout = 10_000 }: PoolOptions,
  log?: PoolLog,
): Pool {
  const pool = new Pool({
    connectionString: libpqUrl(databaseUrl),
    application_name: `rapport ${name}`,
    max: Math.min(Math.max(max, 5), 20),
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeout,
    // the server's own cancel does not come when the link is dead
    query_timeout: statementTimeout + 2000,
    // A host that is stopped or lost in the middle of a transaction must not keep its locks: with a conversation's row locked,
    // nothing that its client writes can be stored. Longer than a call to Telegram may take with the row locked.
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
  });
  // An idle connection that breaks (the server restarts) is dropped and replaced; without a listener it would end the process.
  pool.on('error', (error) => log?.warn({ pool: name, error: error.message }, 'a database connection was lost'));
  // Between "ready" and whoever asked for it a connection has no listener of the pool's own. A server that dies in that moment
  // (both messages in one read) would end the process; whoever has it learns of it from his query.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Waits for running queries, at most `within` milliseconds, and says so. */
export async function closePool(pool: Pool, name: string, log: PoolLog, within = 10_000): Promise<void> {
  const connections = pool.totalCount;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), within);
  });
  const outcome = await Promise.race([pool.end(), late]);
  clearTimeout(timer);
  if (outcome === 'late') log.warn({ pool: name, connections }, 'database pool did not close in time');
  else log.info({ pool: name, connections }, 'database pool closed');
}
