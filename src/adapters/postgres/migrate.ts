// Brings the database's schema up to this code: migrations/*.sql, in order, each once, all or nothing.
import { readdir } from 'node:fs/promises';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import { Misconfigured } from '../../errors';
import { connectFailure, libpqUrl, placeOf } from './connection';

export interface MigrateOptions {
  databaseUrl: string;
  /** The folder of `0001_name.sql` files. */
  dir: string;
}

// node-pg-migrate keeps its record here, in its own column names; people and doctor read the view schema_migrations.
const record = 'applied_migrations';
// Any number, the same in every Rapport process: whoever starts second waits here and then finds nothing to do.
const lockId = 7_246_201;

/**
 * Applies what is missing and gives its names. Safe to run from several processes at once.
 * @throws Unreachable or Misconfigured naming the host; Misconfigured when the database is newer than this code.
 */
export async function migrate({ databaseUrl, dir }: MigrateOptions): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lockId]);
    // `if not exists` still says a notice; the table is made ahead for its type: theirs has no time zone
    await client.query(
      `create table if not exists ${record} (id serial primary key, name varchar(255) not null unique, run_on timestamptz not null)`,
    );
    await client.query(
      `create or replace view schema_migrations as select name as version, run_on as applied_at from ${record} order by id`,
    );
    await refuseNewer(client, databaseUrl, dir);
    const applied = await runner({
      dbClient: client,
      dir,
      ignorePattern: '(?!.*\\.sql$).*',
      direction: 'up',
      migrationsTable: record,
      // ours waits, theirs gives up
      noLock: true,
      singleTransaction: true,
      // it complains of every prefix that is no timestamp
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
    return applied.map(({ name }) => name);
  });
}

/** Names of the migrations the code has and the database lacks. @throws as `migrate`. */
export async function pendingMigrations({ databaseUrl, dir }: MigrateOptions): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ there: string | null }>(`select to_regclass($1)::text as there`, [record]);
    const applied = rows[0]?.there ? await appliedNames(client) : [];
    return (await namesIn(dir)).filter((name) => !applied.includes(name));
  });
}

async function refuseNewer(client: Client, databaseUrl: string, dir: string): Promise<void> {
  const known = await namesIn(dir);
  const unknown = (await appliedNames(client)).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Misconfigured(
    'Postgres',
    `${placeOf(databaseUrl)} is newer than this code: it has ${unknown.join(', ')}. Run the newer Rapport, or restore an older backup`,
  );
}

async function appliedNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select name from ${record} order by id`);
  return rows.map(({ name }) => name);
}

async function namesIn(dir: string): Promise<string[]> {
  return (await readdir(dir))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}

/** A connection of its own: closing it also gives the lock back, whatever happened. */
async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: libpqUrl(databaseUrl),
    application_name: 'rapport migrate',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {}); // shows in the query
  try {
    await client.connect();
  } catch (cause) {
    throw connectFailure(cause, databaseUrl);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
