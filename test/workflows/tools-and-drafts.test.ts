// Tools of a decision, messages that wait for a rep, answers in parts: as the workflow keeps them in order.
import { ApplicationFailure } from '@temporalio/common';
import type { Decision } from '../../src/domain/decision';
import { status } from '../../src/workflows/messages';
import { golden } from '../support/golden';
import { HOUR, useStories, World } from '../support/stories';

const { start, pass, writes, play } = useStories();
/** Long enough for everything to be done: a workflow ended in the middle of an activity keeps the server from skipping time. */
const MINUTE = 60_000;

test('the tools a decision wants are run one after the other, then it is decided on; a stage it set is the conversation’s', async () => {
  const world = new World();
  await play(world, async (handle) => {
    const run: string[] = [];
    world.runTool = (callId) => {
      run.push(callId);
      return callId === 'c2' ? { ok: true, stage: 'offering' } : { ok: true };
    };
    world.decide = (turn) => (turn === 1 ? { outcome: 'tools', calls: ['c1', 'c2'] } : world.say([]));
    await writes(world, handle);
    await pass(MINUTE);
    expect(run).toEqual(['c1', 'c2']);
    expect(await handle.query(status)).toMatchObject({ stage: 'offering', turns: 1, handled: 1 });
    await golden(handle, 'tools');
  });
}, 60_000);

test('a tool that cannot be had does not stop the answer', async () => {
  const world = new World();
  await play(world, async (handle) => {
    world.runTool = () => {
      throw ApplicationFailure.nonRetryable('down');
    };
    world.decide = (turn) => (turn === 1 ? { outcome: 'tools', calls: ['c1'] } : world.say([]));
    await writes(world, handle);
    await pass(MINUTE);
  });
}, 60_000);

// A rep's verdicts are tried in test/e2e/seller-head.
describe('draft mode', () => {
  const draft = (world: World, expiresAt: number): Decision => ({
    outcome: 'draft',
    covers: world.seq,
    intents: ['r1', 'r2'],
    plan: [],
    expiresAt,
  });
  const drafted = async (story: (world: World, handle: Awaited<ReturnType<typeof start>>) => Promise<void>) => {
    const world = new World();
    await play(world, async (handle, started) => {
      world.decide = () => draft(world, started + 2 * HOUR);
      await writes(world, handle);
      await pass(MINUTE);
      await story(world, handle);
    });
  };

  test(
    'a message of the client makes it old: it is decided anew',
    () =>
      drafted(async (world, handle) => {
        world.decide = () => world.say([]);
        await writes(world, handle);
        await pass(MINUTE);
        await pass(3 * HOUR);
        expect(world.sends).toHaveLength(1);
        expect(world.alerts).toEqual([]);
      }),
    60_000,
  );

  test(
    'left too long it expires, and a human hears of it',
    () =>
      drafted(async (world, handle) => {
        await pass(3 * HOUR);
        expect(world.sends).toEqual([]);
        expect(world.drafts).toEqual(['expired']);
        expect(world.alerts).toEqual(['draft_expired']);
        expect((await handle.query(status)).draft).toBeUndefined();
      }),
    60_000,
  );

  test(
    'a human who takes the chat has no draft sent behind him',
    () =>
      drafted(async (world, handle) => {
        await handle.signal('takeOver', { by: 'anna' });
        await pass(3 * HOUR);
        expect(world.sends).toEqual([]);
      }),
    60_000,
  );

  test('a follow-up waits for its yes, and another behind it', async () => {
    const world = new World();
    await play(world, async (handle, started) => {
      world.decide = () =>
        world.say([
          { op: 'add', id: 'p1', due: started + HOUR, basis: world.seq },
          { op: 'add', id: 'p2', due: started + HOUR + 60_000, basis: world.seq },
        ]);
      world.judge = () => ({
        verdict: 'draft',
        intent: 'f1',
        covers: world.seq,
        notAfter: Number.MAX_SAFE_INTEGER,
        overdue: false,
        expiresAt: started + 5 * HOUR,
      });
      await writes(world, handle);
      await pass(2 * HOUR);
      expect(world.sends.map((s) => s.kind)).toEqual(['reply']);
      expect(await handle.query(status)).toMatchObject({ draft: { id: expect.stringMatching(/\/t2$/) }, turns: 2 });
      await golden(handle, 'follow-up-draft');
    });
  }, 60_000);
});

test('an answer in parts leaves part by part; what the client writes between them stops the rest', async () => {
  const world = new World();
  await play(world, async (handle) => {
    const next = [1, 2].map(() => ({ pauseMs: 1_000, typingMs: 2_000 }));
    world.decide = (turn) =>
      turn === 1
        ? world.say([], { intents: ['a', 'b', 'c'], pace: { readMs: 500, thinkMs: 500, next } })
        : world.say([], { intents: ['d'] });
    world.send = async (_kind, intents) => {
      if (intents[0] !== 'b') return { status: 'sent', said: intents };
      await writes(world, handle);
      return { status: 'superseded', said: [], reason: 'client_wrote' };
    };
    await writes(world, handle);
    await pass(MINUTE);
    expect(world.sends.map((s) => s.intents)).toEqual([['a'], ['b'], ['d']]);
    expect(await handle.query(status)).toMatchObject({ handled: 2 });
    await golden(handle, 'parts');
  });
}, 60_000);
