import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from './postgres';
import { identify } from './process';

jest.setTimeout(60_000);

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'rapport-pg-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

async function ask<T extends object>(url: string, sql: string): Promise<T | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

test('serves, keeps its data over a restart, and leaves no process', async () => {
  const dir = join(folder(), 'data');
  const first = await startEmbeddedPostgres({ dir, durable: false });
  await ask(first.url, "create table kept as select 'Привет' as word");
  await first.stop();
  expect(identify(first.pid)).toBeUndefined();
  expect(existsSync(join(dir, 'postmaster.pid'))).toBe(false);

  const second = await startEmbeddedPostgres({ dir, durable: false });
  expect(await ask(second.url, 'select lower(word) as word from kept')).toEqual({ word: 'привет' });
  await second.stop();
});

test('a folder closed to other users serves too, as when a clone lies below /root', async () => {
  const closed = folder(); // mkdtemp makes it 0700
  const postgres = await startEmbeddedPostgres({ dir: join(closed, 'inner', 'data'), durable: false });
  expect(await ask(postgres.url, 'select 1 as one')).toEqual({ one: 1 });
  await postgres.stop();
});

test('comes back after kill -9', async () => {
  const dir = join(folder(), 'data');
  const first = await startEmbeddedPostgres({ dir, durable: false });
  await ask(first.url, 'create table kept as select 1 as one');
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const second = await startEmbeddedPostgres({ dir, durable: false });
  expect(await ask(second.url, 'select one from kept')).toEqual({ one: 1 });
  await second.stop();
});

test('a wrong password is refused', async () => {
  const postgres = await startEmbeddedPostgres({ dir: join(folder(), 'data'), durable: false, password: 'a/b@c' });
  expect(await ask(postgres.url, 'select 1 as one')).toEqual({ one: 1 });
  await expect(ask(postgres.url.replace('a%2Fb%40c', 'guess'), 'select 1')).rejects.toThrow('password');
  await postgres.stop();
});
