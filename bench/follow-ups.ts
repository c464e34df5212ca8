// How late a promised message is: from its due instant to the decision to send (the claim), and to Telegram's acceptance.
import { createConversations } from '../src/console/conversations';
import { type Figure, spread } from './figures';
import type { Bench, Measure } from './setup';
import { until } from './until';

const AT_ONCE = 20;
// 2,000 in a minute, and the same rate in the short form
const PER_SECOND = 2000 / 60;

export const followUps: Measure = {
  name: 'follow-ups',
  title: 'lateness of follow-ups, ms: words given beforehand, so that no model is asked',
  async run(bench) {
    const lone = bench.quick ? 20 : 200;
    const burst = bench.quick ? 200 : 2000;
    const spacing = bench.quick ? 400 : 1000;
    return [
      // at random within its second: not in step with anything that ticks
      ...(await late(bench, `${lone} lone ones`, lone, (i) => (i + Math.random()) * spacing)),
      ...(await late(
        bench,
        `${burst} within ${Math.round(burst / PER_SECOND)} s`,
        burst,
        () => (Math.random() * burst * 1000) / PER_SECOND,
      )),
    ];
  },
};

async function late(bench: Bench, what: string, count: number, dueAfter: (i: number) => number): Promise<Figure[]> {
  const { world, account, pool } = bench;
  const conversations = createConversations(bench.client, { answerMs: 60_000 });
  const plan = async (client: string, at: number): Promise<void> => {
    const row = await world.openConversation(account, client);
    const { itemId } = await world.draftFollowUp(row.id, new Date(at), 'Как и обещала: вилла ещё свободна.');
    await conversations.scheduleFollowUp(row, { by: 'bench', itemId, due: new Date(at).toISOString() });
  };
  const planAll = (of: Map<string, number>) => inParallel([...of], ([client, at]) => plan(client, at));

  // a few that never fall due show how long planning them all will take
  const trial = Math.min(count, 2 * AT_ONCE);
  const began = Date.now();
  await planAll(new Map((await world.addClients(trial)).map((client) => [client, began + 24 * 3600_000])));
  const planningMs = 5_000 + 1.5 * (Date.now() - began) * (count / trial);

  const clients = await world.addClients(count);
  const mark = world.mark();
  const start = Date.now() + planningMs;
  const due = new Map(clients.map((client, i) => [client, Math.round(start + dueAfter(i))]));
  await planAll(due);
  if (Date.now() > start) throw new Error('planning took longer than thought: the machine is too busy to measure this');
  const last = Math.max(...due.values());
  await until('the first', () => Date.now() > start, planningMs + 1000, 100);
  await until(`${count} follow-ups`, () => arrived().size >= count, last - Date.now() + 120_000, 250);

  const accepted = arrived();
  const { rows } = await pool.query(
    `select c.peer_id::text as client, i.claimed_at from intents i join conversations c on c.id = i.conversation_id
     where i.kind = 'followUp' and i.status = 'sent' and c.peer_id = any($1::bigint[])`,
    [clients],
  );
  const claimed = new Map<string, number>(rows.map((r) => [r.client, r.claimed_at.getTime()]));
  const lateness = (at: (client: string) => number) =>
    clients.map((client) => at(client) - (due.get(client) as number));
  return [
    spread(
      `${what}: due → claimed`,
      'ms',
      lateness((client) => claimed.get(client) as number),
    ),
    spread(
      `${what}: due → accepted`,
      'ms',
      lateness((client) => accepted.get(client) as number),
    ),
  ];

  function arrived(): Map<string, number> {
    const instants = [...world.instants(mark, 'accepted', account)];
    const wrong = instants.find(([, at]) => at.length !== 1);
    if (wrong) throw new Error(`${wrong[1].length} messages where one was due`);
    return new Map(instants.map(([client, [at]]) => [client, at as number]));
  }
}

async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
