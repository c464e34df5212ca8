// Today's workflow code against the histories of every situation: a change that would break running conversations fails here, not at a client's.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { bundleWorkflowCode, Worker, type WorkflowBundle } from '@temporalio/worker';
import { workflowBundle } from '../support/bundle';
import { quietRuntime } from '../support/runtime';

const FOLDER = join(__dirname, 'histories');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const read = (name: string) => historyFromJSON(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));

beforeAll(quietRuntime);

async function replay(bundle: { codePath: string } | WorkflowBundle, which: string[]): Promise<Record<string, string>> {
  const outcome: Record<string, string> = {};
  const histories = which.map((name) => ({ workflowId: name, history: read(name) }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories)) {
    outcome[workflowId] = error ? error.name : 'ok';
  }
  return outcome;
}

test('every situation has a history', () => {
  expect(names).toEqual(
    expect.arrayContaining(
      [
        'reply',
        'reply-cancels',
        'message-during-model-call',
        'takeover',
        'hand-back',
        'roll-over',
        'retry-ladder',
        'overdue-after-downtime',
        'opt-out',
        'dormant',
      ].map((n) => `${n}.json`),
    ),
  );
});

test('all of them replay', async () => {
  expect(await replay(await workflowBundle(), names)).toEqual(Object.fromEntries(names.map((name) => [name, 'ok'])));
}, 120_000);

test('workflow code whose commands come in another order does not', async () => {
  // The same workflow, which types before it asks the model: what a careless change looks like.
  const bundle = await bundleWorkflowCode({
    workflowsPath: require.resolve('./reordered'),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
  const outcome = await replay(bundle, ['reply.json']);
  expect(outcome).toEqual({ 'reply.json': 'DeterminismViolationError' });
}, 120_000);

test('no history holds a word anybody said', () => {
  for (const name of names) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const payloads = [...text.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
      Buffer.from(data as string, 'base64').toString('utf8'),
    );
    for (const payload of payloads)
      expect([name, /\p{Script=Cyrillic}/u.test(payload) ? payload : '']).toEqual([name, '']);
  }
});
