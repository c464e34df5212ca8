// What a pool promises when the server, or we ourselves, stop in the middle of a transaction.
import { useDatabase } from '../../../test/support/postgres';
import { createPool } from './pool';
import { transaction } from './transaction';

const db = useDatabase();
const open = () => createPool(db.url, { name: 'test', max: 5 });

test('a host that stops in the middle of a transaction keeps its locks for 15 s at most', async () => {
  const pool = open();
  expect((await pool.query('show idle_in_transaction_session_timeout')).rows).toEqual([
    { idle_in_transaction_session_timeout: '15s' },
  ]);
  await pool.end();
});

test('a connection lost between two statements fails its transaction, not the process, and is replaced', async () => {
  const pool = open();
  const work = transaction(pool, async (tx) => {
    const { pid } = (await tx.query('select pg_backend_pid() as pid')).rows[0];
    const lost = new Promise((resolve) => tx.once('end', resolve));
    await db.pool.query('select pg_terminate_backend($1)', [pid]);
    await lost; // a message is leaving meanwhile
    await tx.query('select 1');
  });
  await expect(work).rejects.toThrow();
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect(pool.totalCount).toBe(1);
  await pool.end();
});
