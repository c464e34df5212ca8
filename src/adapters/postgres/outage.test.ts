// Told apart on real errors: a server that is not there, one that goes away, and a statement that is wrong.
import { useDatabase } from '../../../test/support/postgres';
import { Refused, Unreachable } from '../../errors';
import { namingOutages } from './outage';
import { createPool } from './pool';

const db = useDatabase();
const on = (url: string, port?: string) => {
  const changed = new URL(url);
  if (port) changed.port = port;
  const pool = createPool(changed.toString(), { name: 'test', max: 5 });
  const ask = namingOutages({ ask: (sql: string) => pool.query(sql) }).ask;
  return { pool, ask };
};

test('nobody listens', async () => {
  const { pool, ask } = on(db.url, '1');
  await expect(ask('select 1')).rejects.toMatchObject({
    name: 'Unreachable',
    service: 'Postgres',
    what: 'ECONNREFUSED',
  });
  await pool.end();
});

test('the server goes away in the middle', async () => {
  const { pool, ask } = on(db.url);
  const asked = ask('select pg_sleep(20)').catch((error: unknown) => error);
  const kill = "select count(pg_terminate_backend(pid)) from pg_stat_activity where query = 'select pg_sleep(20)'";
  while ((await db.pool.query(kill)).rows[0].count === '0');
  expect(await asked).toBeInstanceOf(Unreachable);
  await pool.end();
});

test('a wrong statement, and what a port threw on purpose, stay what they are', async () => {
  const { pool, ask } = on(db.url);
  await expect(ask('select nonsense')).rejects.toMatchObject({ code: '42703' });
  await pool.end();
  const refused = new Refused('telegram', 'blocked', 'USER_IS_BLOCKED');
  const port = namingOutages({ call: () => Promise.reject(refused) });
  await expect(port.call()).rejects.toBe(refused);
});
