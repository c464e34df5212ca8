// The servers under a measurement: a Postgres and a Temporal of its own, as `npm start` runs them, or others by address.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../sandbox/start/postgres';
import { searchAttributes, startTemporalServer } from '../sandbox/start/temporal';
import { until } from './until';

// Each service of the server keeps its own list of namespaces and their attributes, and renews it well within this.
const NAMESPACE_MS = 15_000;

export interface ServerOptions {
  /** Where our own lie. */
  folder: string;
  /** A Temporal that runs already: it gets a namespace of ours. Else the dev server. */
  temporalAddress?: string;
  /** Any database of a Postgres that runs already: it gets another one, for the time of the measurement. Else the embedded one. */
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

export async function startServers({ folder, temporalAddress, databaseUrl }: ServerOptions): Promise<Servers> {
  const name = `rapport_bench_${Date.now()}`;
  const postgres = databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dir: join(folder, 'postgres'), durable: true });
  const engine = temporalAddress ? undefined : await startTemporalServer({ dir: join(folder, 'temporal'), ui: false });
  const address = temporalAddress ?? (engine?.address as string);
  if (databaseUrl) await inPostgres(databaseUrl, `create database ${name}`);
  if (temporalAddress) await makeNamespace(address, name);
  const url = databaseUrl ? withDatabase(databaseUrl, name) : (postgres?.url as string);
  return {
    databaseUrl: url,
    temporal: { address, namespace: temporalAddress ? name : 'default' },
    described: {
      postgres: `${await postgresOf(url)}${postgres ? ', embedded' : ''}`,
      temporal: `${await temporalOf(address)}${engine ? ', dev server (SQLite, WAL, kept on disk)' : ''}`,
    },
    pids: { ...(postgres ? { postgres: postgres.pid } : {}), ...(engine ? { temporal: engine.pid } : {}) },
    async stop() {
      if (databaseUrl) await inPostgres(databaseUrl, `drop database ${name} with (force)`);
      await engine?.stop();
      await postgres?.stop();
    },
  };
}

function withDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function inPostgres(url: string, sql: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** Left behind with what is in it: servers that are not ours may not let namespaces be deleted. */
async function makeNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: (24 * 3600) as never },
    });
    // A fresh namespace needs a moment before it takes attributes, and another until they can be used. Keyword is 2.
    const attributes = Object.fromEntries(searchAttributes.map((name) => [name, 2]));
    const add = () => connection.operatorService.addSearchAttributes({ namespace, searchAttributes: attributes });
    const added = () => add().then(Boolean, () => false);
    await until('the search attributes', added, 60_000, 500);
    await sleep(NAMESPACE_MS);
  } finally {
    await connection.close();
  }
}

async function postgresOf(url: string): Promise<string> {
  const { version, fsync, commit } = await inPostgres(
    url,
    "select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
  );
  return `Postgres ${version}, fsync ${fsync}, synchronous_commit ${commit}`;
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
