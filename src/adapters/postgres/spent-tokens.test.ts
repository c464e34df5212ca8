// What a day has cost, by person and brand, also where nobody was told what a call has cost.
import { useDatabase } from '../../../test/support/postgres';
import { createStore } from './store';

const db = useDatabase();
beforeAll(async () => {
  await db.pool.query(
    "insert into accounts (id, label, brand, connected_since) values ('a', 'Rep', 'test', now()), ('b', 'Rep', 'test', now())",
  );
  await db.pool.query(
    "insert into prospects (id, telegram_user_id, brand, source) values ('p', 1, 'test', 'added'), ('q', 2, 'test', 'added')",
  );
  await db.pool.query(
    `insert into conversations (id, prospect_id, account_id, peer_id, access_hash, brand, seq) values
       ('pa', 'p', 'a', 1, '1', 'test', 1), ('pb', 'p', 'b', 1, '1', 'test', 1), ('qa', 'q', 'a', 2, '1', 'test', 1), ('qb', 'q', 'b', 2, '1', 'other', 1)`,
  );
});

test('since then, of his chats on all accounts, and of all of the brand; a call that was hung up on costs as the one before', async () => {
  const store = createStore(db.pool);
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
  const since = (conversation: string) => store.tokensSince(conversation, at(12));
  expect(await since('pa')).toEqual({ prospect: 0, brand: 0 });
  await store.noteModelCall('pa', 5000, at(11)); // of yesterday
  await store.noteModelCall('pa', 100, at(12));
  await store.noteModelCall('pb', 20, at(13));
  await store.noteModelCall('qa', 3, at(13));
  await store.noteModelCall('qb', 70, at(13));
  expect(await since('pa')).toEqual({ prospect: 120, brand: 123 });
  expect(await since('qb')).toEqual({ prospect: 70, brand: 70 });
  await store.noteModelCall('pa', undefined, at(14));
  expect(await since('pb')).toEqual({ prospect: 220, brand: 223 });
});
