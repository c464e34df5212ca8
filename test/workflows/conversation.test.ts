// The conversation over weeks, in seconds: real workflow code, a server that skips time, activities that answer as the real ones' types demand.
import { ApplicationFailure } from '@temporalio/common';
import { CONVERSATION_TYPE, CONVERSATIONS_QUEUE } from '../../src/workflows/messages';
import { golden } from '../support/golden';
import { DAY, useStories, World } from '../support/stories';

const { time, pass, writes, play } = useStories();

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
      args: [{ conversationId: handle.workflowId.replace('conversation:', ''), accountId: 'a', brand: 'b' }],
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
