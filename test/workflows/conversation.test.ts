// The conversation over weeks, in seconds: real workflow code, a server that skips time, activities that answer as the real ones' types demand.
import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../src/activities';
import type { Stage } from '../../src/domain/conversation';
import type { Decision, PlanRecord, SendOutcome, Verdict } from '../../src/domain/decision';
import { accountQueue, CONVERSATION_TYPE, CONVERSATIONS_QUEUE } from '../../src/workflows/messages';
import { workflowBundle } from '../support/bundle';
import { golden } from '../support/golden';
import { useTimeSkipping } from '../support/temporal';

let workers: Worker[] = [];
let running: Promise<unknown> = Promise.resolve();
// registered before the server's own end: its connection may not be in use then
afterAll(async () => {
  for (const worker of workers) worker.shutdown();
  await running;
});
const time = useTimeSkipping();
const DAY = 24 * 3600_000;

/** What the outside world would have seen, with the workflow's clock. */
class World {
  seq = 0;
  sends: { kind: string; intents: string[]; at: number }[] = [];
  plan: PlanRecord[] = [];
  alerts: string[] = [];
  control: 'agent' | 'human' | 'paused' = 'agent';
  stage: Stage = 'new';
  snapshot: unknown;
  decide: (turn: number) => Decision | Promise<Decision> = () => this.say([]);
  judge: () => Verdict = () => ({
    verdict: 'send',
    intent: 'f',
    covers: this.seq,
    notAfter: Number.MAX_SAFE_INTEGER,
    overdue: false,
    typingMs: 0,
  });
  send: (kind: string, intents: string[]) => SendOutcome | Promise<SendOutcome> = (_kind, intents) => ({
    status: 'sent',
    said: intents,
  });
  releaseAfterMs?: number;
  turns = 0;

  say(
    plan: { op: 'add'; id: string; due: number; basis: number }[],
    more: Partial<Extract<Decision, { outcome: 'say' }>> = {},
  ): Decision {
    return {
      outcome: 'say',
      covers: this.seq,
      intents: [`r${this.turns}`],
      typingMs: 0,
      plan,
      notAfter: Number.MAX_SAFE_INTEGER,
      ...more,
    };
  }
  async now(): Promise<number> {
    return time.env.currentTimeMs();
  }
  activities(): Activities {
    return {
      decide: async () => this.decide(++this.turns),
      judgeDue: async () => this.judge(),
      loadConversation: async () => ({
        seq: this.seq,
        control: this.control,
        optedOut: false,
        stage: this.stage,
        snapshot: this.snapshot,
        answered: 0,
        turns: 0,
        plan: [],
      }),
      writeControl: async ({ control, now }) => {
        this.control = control;
        return {
          releaseAt: control === 'human' && this.releaseAfterMs !== undefined ? now + this.releaseAfterMs : undefined,
        };
      },
      recordPlan: async ({ items }) => void this.plan.push(...items),
      writeSnapshot: async ({ snapshot }) => {
        this.snapshot = snapshot;
        this.stage = snapshot.stage;
      },
      writeStage: async ({ stage }) => {
        this.stage = stage;
      },
      recordOptOut: async () => {},
      notifyHuman: async ({ kind }) => void this.alerts.push(kind),
      send: async ({ kind, intents }) => {
        this.sends.push({ kind, intents, at: await this.now() });
        return this.send(kind, intents);
      },
      typeAhead: async () => {},
    };
  }
}

// One pair of workers for the file; each conversation has its world.
const worlds = new Map<string, World>();
const activities = new Proxy({} as Activities, {
  get: (_, name: keyof Activities) => (input: { conversationId: string }) =>
    ((worlds.get(input.conversationId) as World).activities()[name] as (input: unknown) => unknown)(input),
  ownKeys: () => Object.keys(new World().activities()),
  getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
});
beforeAll(async () => {
  await time.env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: { Brand: 2, Stage: 2, Control: 2, Account: 2 },
  });
  const common = { connection: time.env.nativeConnection, activities };
  workers = [
    await Worker.create({ ...common, taskQueue: CONVERSATIONS_QUEUE, workflowBundle: await workflowBundle() }),
    await Worker.create({ ...common, taskQueue: accountQueue('a') }),
  ];
  running = Promise.all(workers.map((worker) => worker.run()));
}, 120_000);

let n = 0;
async function play(
  world: World,
  story: (handle: Awaited<ReturnType<typeof start>>, started: number) => Promise<void>,
): Promise<void> {
  const id = `c${++n}`;
  worlds.set(id, world);
  const handle = await start(id);
  await story(handle, await world.now());
  await time.env.client.workflow
    .getHandle(handle.workflowId)
    .terminate('end of the test')
    .catch(() => {});
}

async function start(id: string) {
  return time.env.client.workflow.start(CONVERSATION_TYPE, {
    workflowId: `conversation:${id}`,
    taskQueue: CONVERSATIONS_QUEUE,
    args: [{ conversationId: id, accountId: 'a', brand: 'b' }],
  });
}

const writes = async (world: World, handle: { signal: (name: string, arg: object) => Promise<void> }) =>
  handle.signal('clientReplied', { seq: ++world.seq });
const pass = (ms: number) => time.env.sleep(ms);

test('a promise of three weeks fires once, to the minute', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    world.decide = () => world.say([{ op: 'add', id: 'p1', due: started + 21 * DAY, basis: world.seq }]);
    await writes(world, handle);
    await pass(20 * DAY);
    expect(world.sends.map((s) => s.kind)).toEqual(['reply']);
    await pass(2 * DAY);
    expect(world.sends.map((s) => s.kind)).toEqual(['reply', 'followUp']);
    expect(Math.abs((world.sends[1]?.at ?? 0) - (started + 21 * DAY))).toBeLessThan(60_000);
    await pass(20 * DAY);
    expect(world.sends).toHaveLength(2);
  });
}, 60_000);

test('a proactive send that fails for no reason is tried after 1, 5 and 15 minutes, then given up aloud', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    world.decide = () => world.say([{ op: 'add', id: 'p1', due: started + DAY, basis: world.seq }]);
    world.send = (kind, intents) =>
      kind === 'reply' ? { status: 'sent', said: intents } : { status: 'later', said: [], reason: 'unreachable' };
    await writes(world, handle);
    await pass(2 * DAY);
    const tries = world.sends.filter((s) => s.kind === 'followUp').map((s) => s.at);
    expect(tries.slice(1).map((at, i) => Math.round((at - (tries[i] as number)) / 60_000))).toEqual([1, 5, 15]);
    expect(world.plan.at(-1)).toMatchObject({ id: 'p1', status: 'failed', reason: 'unreachable' });
    expect(world.alerts).toEqual(['plan_failed']);
    await golden(handle, 'retry-ladder');
  });
}, 60_000);

test('a reply that can’t leave is replaced when the client writes, and never sent beside the new one', async () => {
  const world = new World();
  await play(world, async (handle) => {
    let asleep = true;
    world.send = (_kind, intents) =>
      asleep
        ? { status: 'later', said: [], reason: 'flood_wait', at: Date.now() + 3650 * DAY }
        : { status: 'sent', said: intents };
    await writes(world, handle);
    await pass(60_000);
    asleep = false;
    await writes(world, handle);
    await pass(60_000);
    expect(world.sends.map((s) => s.intents)).toEqual([['r1'], ['r2']]);
  });
}, 60_000);

test('the model can’t be had: a human is called once, the turn is tried again and answered', async () => {
  const world = new World();
  await play(world, async (handle) => {
    world.decide = (turn) => {
      if (turn <= 2) throw ApplicationFailure.nonRetryable('down', 'Unreachable');
      return world.say([]);
    };
    await writes(world, handle);
    await pass(10 * 60_000);
    expect(world.alerts).toEqual(['model_unavailable']);
    expect(world.sends).toHaveLength(1);
  });
}, 60_000);

test('timed auto-release: the agent takes back a chat and answers what is unanswered', async () => {
  const world = new World();
  world.releaseAfterMs = 2 * 3600_000;
  await play(world, async (handle) => {
    await handle.signal('takeOver', { by: 'anna' });
    await pass(60_000);
    await writes(world, handle);
    await pass(3600_000);
    expect(world.sends).toEqual([]);
    await pass(2 * 3600_000);
    expect(world.sends).toHaveLength(1);
    expect(world.alerts).toEqual(['auto_release']);
    await golden(handle, 'auto-release');
  });
}, 60_000);

test('a month of silence: completed with a snapshot, from which the next run goes on', async () => {
  const world = new World();
  await play(world, async (handle) => {
    await writes(world, handle);
    await pass(31 * DAY);
    await handle.result();
    await golden(handle, 'dormant');
    expect(world.snapshot).toMatchObject({ stage: 'dormant', handled: 1, known: 1 });
    const again = await time.env.client.workflow.signalWithStart(CONVERSATION_TYPE, {
      workflowId: handle.workflowId,
      taskQueue: CONVERSATIONS_QUEUE,
      args: [{ conversationId: `c${n}`, accountId: 'a', brand: 'b' }],
      signal: 'clientReplied',
      signalArgs: [{ seq: ++world.seq }],
    });
    await pass(60_000);
    expect(await again.query('status')).toMatchObject({ handled: 2, stage: 'qualifying' });
    expect(world.sends).toHaveLength(2);
  });
}, 60_000);

test('without a snapshot the stage is the row’s: Temporal may have been lost', async () => {
  const world = new World();
  world.stage = 'offering';
  await play(world, async (handle) => {
    await pass(1_000);
    expect(await handle.query('status')).toMatchObject({ stage: 'offering' });
  });
}, 60_000);

test('refresh: the next run has the plan, the numbers and the human in control', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    world.decide = () => world.say([{ op: 'add', id: 'p1', due: started + 5 * DAY, basis: world.seq }]);
    await writes(world, handle);
    await pass(60_000);
    const current = time.env.client.workflow.getHandle(handle.workflowId);
    const before = (await current.describe()).runId;
    await current.signal('refresh');
    await pass(60_000);
    await golden(time.env.client.workflow.getHandle(handle.workflowId, before), 'roll-over');
    await golden(current, 'rolled-over');
    expect((await current.describe()).runId).not.toBe(before);
    expect(await current.query('plan')).toMatchObject({ items: [{ id: 'p1' }] });
    await pass(6 * DAY);
    expect(world.sends.map((s) => s.kind)).toEqual(['reply', 'followUp']);
  });
}, 60_000);

test('an edit of the plan carries the version it saw; a stale one is refused with the reason', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    world.decide = () => world.say([{ op: 'add', id: 'p1', due: started + 5 * DAY, basis: world.seq }]);
    await writes(world, handle);
    await pass(60_000);
    const plan: any = await handle.query('plan');
    const edit = { by: 'anna', itemId: 'p1', planVersion: plan.version };
    await handle.executeUpdate('editPlan', {
      args: [{ ...edit, edit: 'move', due: new Date(started + DAY).toISOString() }],
    });
    await expect(handle.executeUpdate('editPlan', { args: [{ ...edit, edit: 'skip' }] })).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/plan has changed/) },
    });
    await expect(handle.executeUpdate('editPlan', { args: ['nonsense'] })).rejects.toThrow();
    await pass(2 * DAY);
    expect(world.sends.map((s) => s.kind)).toEqual(['reply', 'followUp']);
  });
}, 60_000);

test('hold keeps an item back past its time; release lets it go', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    world.decide = () => world.say([{ op: 'add', id: 'p1', due: started + DAY, basis: world.seq }]);
    await writes(world, handle);
    await pass(60_000);
    const edit = async (name: string) =>
      handle.executeUpdate('editPlan', {
        args: [{ by: 'anna', itemId: 'p1', planVersion: ((await handle.query('plan')) as any).version, edit: name }],
      });
    await edit('hold');
    await pass(2 * DAY);
    expect(world.sends).toHaveLength(1);
    await edit('release');
    await pass(60_000);
    expect(world.sends).toHaveLength(2);
  });
}, 60_000);
