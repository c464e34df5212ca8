// Transactions by callback: nobody forgets to commit, roll back or release.
import type pg from 'pg';

export async function transaction<T>(
  pool: pg.Pool,
  work: (tx: pg.PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // While it is out of the pool nobody else listens: a server that dies between two statements would end this process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken ??= e; // the connection is gone: the pool must not hand it out again
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
