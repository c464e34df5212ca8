// A decision is written whole and once, whoever else is at it.
import { useDatabase } from '../../../test/support/postgres';
import type { Decision } from '../../domain/decision';
import type { TurnRecord } from '../../ports';
import { createStore } from './store';

type Say = Extract<Decision, { outcome: 'say' }>;
const db = useDatabase();
const NO_USAGE = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

beforeAll(async () => {
  await db.pool.query("insert into accounts (id, label, brand, connected_since) values ('a', 'Rep', 'test', now())");
  await db.pool.query("insert into prospects (id, telegram_user_id, brand, source) values ('p', 1, 'test', 'added')");
  await db.pool.query(
    "insert into conversations (id, prospect_id, account_id, peer_id, access_hash, brand, seq) values ('c', 'p', 'a', 1, '1', 'test', 3)",
  );
});

const turn = (n: number, covers: number, text: string, planned: number): TurnRecord => ({
  id: `c/t${n}`,
  conversationId: 'c',
  task: 'reply',
  at: new Date(),
  covers,
  outcome: 'say',
  brandVersion: 'v1',
  toolCalls: [],
  rules: [],
  findings: [],
  rejected: [],
  planBefore: [],
  rounds: 1,
  usage: NO_USAGE,
  decision: {
    outcome: 'say',
    intents: [`c/t${n}/r1`],
    covers,
    notAfter: 0,
    typingMs: 0,
    plan: Array(planned).fill({ op: 'add' }),
  } as never,
  intents: [{ id: `c/t${n}/r1`, kind: 'reply', part: 1, text, randomId: String(n * 10) }],
  planItems: Array.from({ length: planned }, (_, i) => ({
    id: `c/t${n}/p${i + 1}`,
    due: new Date(0),
    words: 'later',
    reason: 'r',
    basis: covers,
    promisedBy: `c/t${n}/r1`,
  })),
  cancelItems: [],
});

test('two attempts at one decision: the first that writes has decided, and the other says the same', async () => {
  const store = createStore(db.pool);
  const [one, other] = [turn(1, 3, 'first words', 0), turn(1, 3, 'second words', 2)];
  const said = await Promise.all([store.saveTurn(one), store.saveTurn(other)]);
  expect(said[0]).toEqual(said[1]);
  const { rows } = await db.pool.query(
    "select i.text, (select count(*)::int from plan_items) as planned from intents i where i.id = 'c/t1/r1'",
  );
  const winner = (said[0] as Say).plan.length === 0 ? one : other;
  expect(rows).toEqual([{ text: winner.intents[0]?.text, planned: winner.planItems.length }]);
});

test('what is stale is not written', async () => {
  const store = createStore(db.pool);
  expect(await store.saveTurn(turn(2, 2, 'too late', 1))).toBeUndefined();
  expect((await db.pool.query("select 1 from turns where id = 'c/t2'")).rowCount).toBe(0);
});
