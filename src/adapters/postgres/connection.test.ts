import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../sandbox/start/postgres';
import { certificate, privateKey } from '../../../test/support/self-signed';
import { Misconfigured, Unreachable } from '../../errors';
import { connectFailure, libpqUrl, placeOf } from './connection';
import { createPool } from './pool';

test('sslmode keeps the meaning libpq gives it, also among other parameters', () => {
  expect(libpqUrl('postgres://db/x?sslmode=require')).toBe('postgres://db/x?sslmode=require&uselibpqcompat=true');
  expect(libpqUrl('postgres://db/x?a=b&sslmode=require')).toMatch(/&uselibpqcompat=true$/);
  expect(libpqUrl('postgres://db/x')).toBe('postgres://db/x');
});

test.each([
  ['postgres://rapport:s3cret@db.example:6543/sales', 'db.example:6543/sales'],
  ['postgres://rapport:s3cret@db.example/sales?sslmode=require', 'db.example:5432/sales'],
  ['postgres://rapport:s3cret@/sales?host=/var/run/postgresql', '/var/run/postgresql:5432/sales'],
])('%s is named without user and password', (url, place) => expect(placeOf(url)).toBe(place));

test('a failure says whose it is', () => {
  const url = 'postgres://rapport:s3cret@db/sales';
  expect(connectFailure({ code: 'ECONNREFUSED', message: 'connect' }, url)).toBeInstanceOf(Unreachable);
  expect(connectFailure({ code: '28P01', message: 'no' }, url)).toBeInstanceOf(Misconfigured);
  expect(connectFailure({ code: '28P01', message: 'no' }, url).message).not.toContain('s3cret');
});

describe('a server with a certificate that nobody vouches for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-tls-'));
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    const dir = join(folder, 'data');
    postgres = await startEmbeddedPostgres({ dir, durable: false });
    const { uid, gid } = statSync(dir);
    for (const [name, pem] of Object.entries({ 'server.crt': certificate, 'server.key': privateKey })) {
      writeFileSync(join(dir, name), pem, { mode: 0o600 });
      chownSync(join(dir, name), uid, gid); // a key that is not its own is refused
    }
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query('alter system set ssl = on');
    await client.query('select pg_reload_conf()');
    await client.end();
  }, 60_000);
  afterAll(async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function encrypted(sslmode: string): Promise<boolean> {
    const pool = createPool(`${postgres.url}?sslmode=${sslmode}`, { name: 'test', max: 5 });
    try {
      return (await pool.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()')).rows[0].ssl;
    } finally {
      await pool.end();
    }
  }

  test('sslmode=require encrypts; verify-full refuses it; disable does without', async () => {
    for (let tries = 0; !(await encrypted('require').catch(() => false)) && tries < 20; tries++); // the reload is not immediate
    expect(await encrypted('require')).toBe(true);
    await expect(encrypted('verify-full')).rejects.toThrow(/self-signed certificate/);
    expect(await encrypted('disable')).toBe(false);
  });
});
