// What a pool promises when the server, or we ourselves, stop in the middle of a transaction.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
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

// Messages of the wire: a type, a length that counts itself, a body. https://www.postgresql.org/docs/18/protocol-message-formats.html
function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}
const AUTHENTICATION_OK = message('R', Buffer.alloc(4));
const READY_FOR_QUERY = message('Z', Buffer.from('I'));
// what a backend says whose postmaster was killed
const POSTMASTER_GONE = message(
  'E',
  Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
);

test('a server that dies in the moment a connection is ready fails the query, not the process', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.concat([AUTHENTICATION_OK, READY_FOR_QUERY, POSTMASTER_GONE])));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pool = createPool(`postgres://rapport@127.0.0.1:${port}/rapport`, { name: 'test', max: 5 });
  const unheard = jest.fn();
  process.on('uncaughtException', unheard);
  try {
    await expect(transaction(pool, (tx) => tx.query('select 1'))).rejects.toThrow();
    expect(unheard).not.toHaveBeenCalled();
  } finally {
    process.off('uncaughtException', unheard);
    await pool.end();
    server.close();
  }
});
