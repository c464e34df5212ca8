// Gauges from rows: one brand's figures under its name, read once a minute, and no failure of /metrics when the database is away.
import { Registry } from 'prom-client';
import { useDatabase } from '../test/support/postgres';
import { createNumbersStore } from './adapters/postgres/numbers';
import { exposeNumbers } from './numbers-metrics';
import type { NumbersStore } from './ports/numbers';

const db = useDatabase();

test('what happened in the last day, by brand; read again after a minute', async () => {
  const { pool } = db;
  await pool.query("insert into accounts (id, label, brand, connected_since) values ('a', 'Vera', 'test', now())");
  for (const [n, brand] of [
    [1, 'test'],
    [2, 'test'],
    [3, 'other'],
  ]) {
    await pool.query(`insert into prospects (id, telegram_user_id, brand, source) values ($1, $2, $3, 'added')`, [
      `p${n}`,
      n,
      brand,
    ]);
    await pool.query(
      `insert into conversations (id, prospect_id, account_id, peer_id, access_hash, brand) values ($1, $2, 'a', $3, '1', $4)`,
      [`c_${n}`, `p${n}`, n, brand],
    );
  }
  const says = (id: number, ago: string) =>
    pool.query(
      `insert into messages (conversation_id, telegram_id, author, text, said_at) values ('c_1', $1, 'client', 'x', clock_timestamp() - $2::interval)`,
      [id, ago],
    );
  await says(1, '2 days');
  await says(2, '1 hour');
  let now = Date.now() + 1000;
  const registry = new Registry();
  exposeNumbers(registry, {
    store: createNumbersStore(pool),
    clock: { now: () => new Date(now), sleep: async () => {} },
    onFailure: (error) => {
      throw error;
    },
  });
  const first = await registry.metrics();
  expect(first).toContain('rapport_messages_24h{brand="test",author="client"} 1\n');
  expect(first).toContain('rapport_messages_24h{brand="other",author="client"} 0\n');
  expect(first).toContain('rapport_conversations{brand="test",stage="new"} 2\n');
  expect(first).toContain('rapport_cost_dollars_24h{brand="other"} 0\n');
  // nobody can be told from them
  expect(first).not.toMatch(/c_1|p1/);

  await says(3, '0 seconds');
  now += 59_000;
  expect(await registry.metrics()).toBe(first);
  now += 1000;
  expect(await registry.metrics()).toContain('rapport_messages_24h{brand="test",author="client"} 2\n');
});

test('a database that is away: no samples, an answer all the same, and nobody is asked twice at once', async () => {
  const failures: unknown[] = [];
  let asked = 0;
  const away: NumbersStore = {
    brands: async () => {
      asked++;
      throw new Error('away');
    },
    numbers: async () => {
      throw new Error('never asked');
    },
  };
  const registry = new Registry();
  exposeNumbers(registry, {
    store: away,
    clock: { now: () => new Date(), sleep: async () => {} },
    onFailure: (e) => failures.push(e),
  });
  const said = await Promise.all([registry.metrics(), registry.metrics()]);
  expect(said[0]).toContain('# TYPE rapport_messages_24h gauge');
  expect(said[0]).not.toMatch(/^rapport_/m);
  expect([asked, failures.length]).toEqual([1, 1]);
});
