// A database of its own for a test file, copied from the migrated template and dropped after it.
import { Client, Pool } from 'pg';
import { databaseUrl, type SharedPostgres, shared, unique } from './servers';

export interface TestDatabase {
  /** Known from beforeAll on. */
  readonly url: string;
  readonly pool: Pool;
}

/** Call it at the top of a test file or describe block. `empty`: without any migration. */
export function useDatabase({ empty = false }: { empty?: boolean } = {}): TestDatabase {
  const database = { url: '', pool: undefined as unknown as Pool };
  const name = unique('test');
  let server: SharedPostgres;

  beforeAll(async () => {
    server = await shared<SharedPostgres>('postgres');
    await admin(server, `create database ${name} template ${empty ? 'template0' : server.template}`);
    database.url = databaseUrl(server.url, name);
    database.pool = new Pool({ connectionString: database.url, max: 10 });
    database.pool.on('error', () => {}); // tests that cut connections
  }, 120_000);

  afterAll(async () => {
    await database.pool?.end();
    if (server) await admin(server, `drop database if exists ${name} with (force)`);
  });

  return database;
}

async function admin(server: SharedPostgres, sql: string): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
