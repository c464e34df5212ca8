// The servers under a measurement: a Postgres and a Temporal of its own, as `npm start` runs them, or others by address.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../sandbox/start/postgres';
import { startTemporalServer } from '../sandbox/start/temporal';

export interface ServerOptions {
  /** Where their data lie. */
  folder: string;
  /** A Temporal that runs already; its namespace has the four search attributes. Else the dev server. */
  temporal?: { address: string; namespace: string };
  /** A database to use, which is filled; else the embedded one, with fsync. */
  databaseUrl?: string;
}

export interface Servers {
  databaseUrl: string;
  temporal: { address: string; namespace: string };
  /** What they are, for the record. */
  described: { postgres: string; temporal: string };
  /** Those that are ours. */
  pids: Record<string, number>;
  stop(): Promise<void>;
}

export async function startServers({ folder, temporal, databaseUrl }: ServerOptions): Promise<Servers> {
  const postgres = databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dir: join(folder, 'postgres'), durable: true });
  const engine = temporal ? undefined : await startTemporalServer({ dir: join(folder, 'temporal'), ui: false });
  const address = temporal?.address ?? (engine?.address as string);
  const url = databaseUrl ?? (postgres?.url as string);
  return {
    databaseUrl: url,
    temporal: { address, namespace: temporal?.namespace ?? 'default' },
    described: {
      postgres: `${await postgresOf(url)}${postgres ? ', embedded' : ''}`,
      temporal: `${await temporalOf(address)}${engine ? ', dev server (SQLite, WAL, kept on disk)' : ''}`,
    },
    pids: { ...(postgres ? { postgres: postgres.pid } : {}), ...(engine ? { temporal: engine.pid } : {}) },
    async stop() {
      await engine?.stop();
      await postgres?.stop();
    },
  };
}

async function postgresOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
    );
    return `Postgres ${rows[0].version}, fsync ${rows[0].fsync}, synchronous_commit ${rows[0].commit}`;
  } finally {
    await client.end();
  }
}

async function temporalOf(address: string): Promise<string> {
  const connection = await Connection.connect({ address });
  try {
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    const { version } = JSON.parse(readFileSync(require.resolve('@temporalio/client/package.json'), 'utf8'));
    return `Temporal ${serverVersion}, SDK ${version}`;
  } finally {
    await connection.close();
  }
}
