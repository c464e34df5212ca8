import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { useDatabase } from '../../../test/support/postgres';
import { Misconfigured, Unreachable } from '../../errors';
import { migrate, pendingMigrations } from './migrate';
import { closePool, createPool } from './pool';

const migrations = resolve(__dirname, '../../../migrations');
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-migrations-'));
});
afterEach(() => rmSync(dir, { recursive: true }));
const add = (name: string, sql: string) => writeFileSync(join(dir, `${name}.sql`), sql);

describe('on an empty database', () => {
  const db = useDatabase({ empty: true });

  test('applies in order, once, also from two processes at once, and records it', async () => {
    add('0001_first', 'create table one (n int);');
    add('0002_second', 'insert into one values (2);');
    writeFileSync(join(dir, 'README.md'), 'not a migration');
    expect(await pendingMigrations({ databaseUrl: db.url, dir })).toEqual(['0001_first', '0002_second']);

    const both = await Promise.all([migrate({ databaseUrl: db.url, dir }), migrate({ databaseUrl: db.url, dir })]);
    expect(both.flat()).toEqual(['0001_first', '0002_second']);
    expect(await migrate({ databaseUrl: db.url, dir })).toEqual([]);
    expect(await pendingMigrations({ databaseUrl: db.url, dir })).toEqual([]);
    expect((await db.pool.query('select n from one')).rows).toEqual([{ n: 2 }]);
    const { rows } = await db.pool.query('select version, applied_at from schema_migrations');
    expect(rows.map((row) => row.version)).toEqual(['0001_first', '0002_second']);
    expect(Math.abs(Date.now() - rows[0].applied_at.getTime())).toBeLessThan(60_000);
  });

  test('a failing migration leaves nothing of its run', async () => {
    add('0001_first', 'create table one (n int);');
    add('0002_second', 'insert into one values (2);');
    add('0003_fine', 'create table three (n int);');
    add('0004_broken', 'create table four (n int); select nonsense;');
    await expect(migrate({ databaseUrl: db.url, dir })).rejects.toThrow('nonsense');
    const { rows } = await db.pool.query(`select to_regclass('three') as three, to_regclass('four') as four`);
    expect(rows).toEqual([{ three: null, four: null }]);
  });

  test('a database that is newer than the code is refused by name', async () => {
    add('0001_first', '');
    const failing = migrate({ databaseUrl: db.url, dir });
    await expect(failing).rejects.toThrow(Misconfigured);
    await expect(failing).rejects.toThrow(/newer than this code: it has 0002_second/);
  });
});

describe('the real migrations', () => {
  const db = useDatabase();

  test('are all applied in the template that tests start from', async () => {
    expect(await pendingMigrations({ databaseUrl: db.url, dir: migrations })).toEqual([]);
    cpSync(migrations, dir, { recursive: true });
    expect(await migrate({ databaseUrl: db.url, dir })).toEqual([]);
  });

  test('a slow statement is ended', async () => {
    const pool = createPool(db.url, { name: 'test', max: 5, statementTimeout: 100 });
    await expect(pool.query('select pg_sleep(5)')).rejects.toThrow('statement timeout');
    await pool.end();
  });

  test('closing a pool is said', async () => {
    const pool = createPool(db.url, { name: 'test', max: 5 });
    const { rows } = await pool.query(`select current_setting('application_name') as name`);
    expect(rows).toEqual([{ name: 'rapport test' }]);
    const info = jest.fn();
    await closePool(pool, 'test', { info, warn: jest.fn() });
    expect(info).toHaveBeenCalledWith({ pool: 'test', connections: 1 }, 'database pool closed');
  });

  test('a wrong password and a missing database are for a person to put right', async () => {
    const wrong = new URL(db.url);
    wrong.password = 'guessed';
    await expect(migrate({ databaseUrl: wrong.toString(), dir })).rejects.toThrow(
      /^Postgres: 127.0.0.1:\d+\/test_.*password/,
    );
    const missing = new URL(db.url);
    missing.pathname = '/nowhere';
    await expect(migrate({ databaseUrl: missing.toString(), dir })).rejects.toThrow(
      /nowhere: this database does not exist/,
    );
  });

  test('encryption asked for where there is none is said', async () => {
    await expect(migrate({ databaseUrl: `${db.url}?sslmode=require`, dir })).rejects.toThrow(/offers no encryption/);
  });
});

test('a database that is down is named, without its password', async () => {
  const failing = migrate({ databaseUrl: 'postgres://rapport:s3cret@127.0.0.1:9/rapport', dir });
  await expect(failing).rejects.toThrow(Unreachable);
  await expect(failing).rejects.toThrow(/127\.0\.0\.1:9\/rapport/);
  await expect(failing).rejects.not.toThrow(/s3cret/);
});
