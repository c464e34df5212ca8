// One owner per account: a Postgres session advisory lock on a connection of its own. kill -9 frees it at once; losing the connection is losing the account.
import pg from 'pg';
import type { Logger } from 'pino';
import type { AccountRow, Clock, InboundStore } from '../ports';

export interface Ownership {
  /** Aborted when the lock is lost. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface OwnerDeps {
  databaseUrl: string;
  store: Pick<InboundStore, 'heartbeat' | 'release'> & {
    account(id: string): Promise<Pick<AccountRow, 'owner' | 'heartbeatAt'> | undefined>;
  };
  clock: Clock;
  /** this host: its own restarts need not wait */
  host: string;
  log: Logger;
}

// First number of the lock's key, so that account locks never meet another lock of the database.
const LOCK_SPACE = 0x72617070;
const TRY_MS = 500;
const BEAT_MS = 2_000;
const BEAT_TIMEOUT_MS = 3_000;
// Two processes on one MTProto key cost the account for good; a minute of silence costs little.
const FOREIGN_SILENCE_MS = 60_000;

/** Waits until the account is ours: the lock, and a minute of silence from another host's heartbeat. */
export async function own(deps: OwnerDeps, accountId: string, stop: AbortSignal): Promise<Ownership> {
  const connection = new pg.Client({
    connectionString: deps.databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    application_name: `rapport owner ${accountId}`,
    // A process that dies is noticed at once; a host that is lost says no goodbye, and Postgres would keep its lock for two
    // hours. Asked for by the session: https://www.postgresql.org/docs/18/runtime-config-connection.html#GUC-TCP-KEEPALIVES-IDLE
    options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
  });
  const lost = new AbortController();
  const lose = (why: string) => {
    if (lost.signal.aborted) return;
    deps.log.warn({ accountId, why }, 'ownership of the account lost');
    lost.abort(new Error(why));
  };
  connection.on('error', () => lose('connection'));
  connection.on('end', () => lose('connection'));
  await connection.connect();
  try {
    for (;;) {
      stop.throwIfAborted();
      const { rows } = await connection.query('select pg_try_advisory_lock($1::int, hashtext($2::text)) as locked', [
        LOCK_SPACE,
        accountId,
      ]);
      if (rows[0].locked) break;
      await deps.clock.sleep(TRY_MS, stop);
    }
    for (;;) {
      const account = await deps.store.account(accountId);
      const silentFor = deps.clock.now().getTime() - (account?.heartbeatAt?.getTime() ?? 0);
      if (!account?.owner || account.owner === deps.host || silentFor >= FOREIGN_SILENCE_MS) break;
      deps.log.info(
        { accountId, owner: account.owner, waitMs: FOREIGN_SILENCE_MS - silentFor },
        'another host was here: waiting before dialling',
      );
      await deps.clock.sleep(Math.min(5_000, FOREIGN_SILENCE_MS - silentFor), stop);
    }
    await deps.store.heartbeat(accountId, deps.host, deps.clock.now());
  } catch (error) {
    await connection.end().catch(() => {});
    throw error;
  }

  const beat = setInterval(() => {
    const answered = AbortSignal.timeout(BEAT_TIMEOUT_MS);
    answered.addEventListener('abort', () => !done && lose('the lock connection does not answer'), { once: true });
    let done = false;
    connection
      .query('select 1')
      .then(() => {
        done = true;
        return deps.store.heartbeat(accountId, deps.host, deps.clock.now());
      })
      .catch(() => lose('connection'));
  }, BEAT_MS);
  lost.signal.addEventListener('abort', () => clearInterval(beat), { once: true });

  return {
    lost: lost.signal,
    async release() {
      clearInterval(beat);
      await deps.store.release(accountId, deps.host).catch(() => {});
      connection.removeAllListeners('end');
      await connection.end().catch(() => {});
    },
  };
}
