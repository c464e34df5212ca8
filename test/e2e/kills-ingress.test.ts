// The process that owns the account is killed -9 at every point between a client's message and the recorded answer.
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

const sendMessage = { service: 'telegram', method: 'messages.sendMessage' } as const;

/** The call waits in front of Telegram: claimed, nothing out yet. */
const beforeTheCall = (stage: Stage) => holdCalls(stage, { ...sendMessage, phase: 'before' }, stage.provoke);

/** Telegram has it and its answer is held. */
const beforeTheAnswer = (stage: Stage) => holdCalls(stage, { ...sendMessage, phase: 'after' }, stage.provoke);

/** The answer is there, and writing it down waits at a lock. */
async function beforeTheRecord(stage: Stage) {
  const answer = await beforeTheAnswer(stage);
  return holdStatements(stage, 'messages', 'settle_sent', () => answer('go'));
}

/** Written down, and Temporal does not hear of it. */
async function beforeTheCompletion(stage: Stage) {
  const { ingress } = stage.product.proxies;
  const answer = await beforeTheAnswer(stage);
  ingress.hold('up');
  answer('go');
  await untilRows(
    stage,
    "select count(*) filter (where status <> 'sending')::int as n from (select distinct on (conversation_id) status from intents where conversation_id = any($1) order by conversation_id, created_at desc) newest",
    'settled',
  );
  await until(() => ingress.waiting('up') > 0, 5_000, 'a completion under way');
  return (fate: Fate) => ingress.release(fate);
}

/** Stored, and Temporal does not hear of it. */
async function beforeTheSignal(stage: Stage) {
  const { ingress } = stage.product.proxies;
  ingress.hold('up');
  await stage.provoke();
  await untilRows(
    stage,
    'select count(*)::int as n from arrivals where conversation_id = any($1) and signalled_at is null',
    'stored',
  );
  await until(() => ingress.waiting('up') > 0, 5_000, 'a signal under way');
  return (fate: Fate) => ingress.release(fate);
}

const points: Point[] = [
  // the account's updates are stored one after the other: the first one stands at the lock
  {
    name: 'before store',
    bring: (stage) => holdStatements(stage, 'messages', 'store_client_message', stage.provoke, 1),
  },
  { name: 'store → signal', bring: beforeTheSignal, fates: ['go', 'discard'] },
  { name: 'decide → claim', bring: (stage) => holdStatements(stage, 'switches', 'claim_send', stage.provoke) },
  { name: 'claim → call', bring: beforeTheCall, fates: ['go', 'discard'] },
  { name: 'bytes out, no acknowledgement', bring: beforeTheAnswer, fates: ['go'] },
  { name: 'acknowledgement → record', bring: beforeTheRecord },
  { name: 'record → completion', bring: beforeTheCompletion },
  { name: 'follow-up: claim → call', provoke: 'followUp', bring: beforeTheCall },
  { name: 'follow-up: bytes out, no acknowledgement', provoke: 'followUp', bring: beforeTheAnswer, fates: ['go'] },
  { name: 'follow-up: acknowledgement → record', provoke: 'followUp', bring: beforeTheRecord, fates: ['discard'] },
  { name: 'follow-up: record → completion', provoke: 'followUp', bring: beforeTheCompletion, fates: ['discard'] },
  // longer than its heartbeats may be missing (3 s): another attempt meets its own claim while the first one goes on
  { name: 'stands still 5 s: claim → call', stallMs: 5_000, bring: beforeTheCall, fates: ['go'] },
  {
    name: 'stands still 5 s: follow-up, claim → call',
    stallMs: 5_000,
    provoke: 'followUp',
    bring: beforeTheCall,
    fates: ['go'],
  },
];

killTests('ingress', points, () => held.product);
