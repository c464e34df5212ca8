// The conversations' worker is killed -9: before it hears of a message, in the model call, and before Temporal hears of what it decided.
import { holdCalls, holdStatements, killTests, type Point, type Stage, untilRows } from '../support/kills';
import { useProduct } from '../support/processes';
import type { Fate } from '../support/proxy';
import { until } from '../support/until';

const held = useProduct();
beforeAll(async () => {
  await held.product.addAccount();
  await Promise.all([held.product.start('worker'), held.product.start('ingress')]);
  await held.product.ready('worker', 'ingress');
}, 120_000);

const signalled = (stage: Stage) =>
  untilRows(
    stage,
    'select count(*)::int as n from conversations c where id = any($1) and exists (select 1 from arrivals a where a.conversation_id = c.id and a.seq = c.seq and a.signalled_at is not null)',
    'signalled',
  );

const inTheModelCall = (stage: Stage) => holdCalls(stage, { service: 'claude', method: 'messages' }, stage.provoke);

/** The workflow task is on its way to the worker. */
async function beforeTheTask(stage: Stage) {
  const { worker } = stage.product.proxies;
  worker.hold('down');
  await stage.provoke();
  await signalled(stage);
  await until(() => worker.waiting('down') > 0, 5_000, 'a workflow task under way');
  return (fate: Fate) => worker.release(fate);
}

/** What the workflow wants done is on its way to Temporal. */
async function beforeTheCommands(stage: Stage) {
  const { worker } = stage.product.proxies;
  worker.hold('up');
  await stage.provoke();
  await signalled(stage);
  await until(() => worker.waiting('up') > 0, 5_000, 'a workflow task completion under way');
  return (fate: Fate) => worker.release(fate);
}

/** The decision is written down, and Temporal does not hear of it. */
async function beforeTheDecision(stage: Stage) {
  const { worker } = stage.product.proxies;
  const answer = await inTheModelCall(stage);
  worker.hold('up');
  const { rows } = await stage.product.pool.query(
    'select count(*)::int as n from turns where conversation_id = any($1)',
    [stage.talks.talks.map((t) => t.conversationId)],
  );
  answer('go');
  await untilRows(
    stage,
    'select count(*)::int as n from turns where conversation_id = any($1)',
    'decided',
    rows[0].n + stage.talks.talks.length,
  );
  await until(() => worker.waiting('up') > 0, 5_000, 'a completion under way');
  return (fate: Fate) => worker.release(fate);
}

/** The model has asked for a tool, its answer so far is a row, and the tool is on its way to the database. */
const inATool = (stage: Stage) => holdStatements(stage, 'prospects', 'update prospects', stage.provoke);

const points: Point[] = [
  { name: 'signal → decide', bring: beforeTheTask, fates: ['discard'] },
  { name: 'workflow task → its completion', bring: beforeTheCommands },
  { name: 'in the model call', bring: inTheModelCall, fates: ['discard'] },
  { name: 'decision recorded → completion', bring: beforeTheDecision },
  { name: 'a tool of the model is being run', provoke: 'tool', bring: inATool },
  { name: 'a due follow-up is being judged', provoke: 'briefFollowUp', bring: inTheModelCall, fates: ['discard'] },
  // longer than its heartbeats may be missing (5 s): two attempts at one decision
  { name: 'stands still 7 s: in the model call', stallMs: 7_000, bring: inTheModelCall, fates: ['go'] },
];

killTests('worker', points, () => held.product);
