// What is said around meetings, over days: once, at its time, gone with the meeting, never stopped by a reply.
import type { MeetingOp } from '../../src/domain/meetings';
import { plan, status } from '../../src/workflows/messages';
import { golden } from '../support/golden';
import { DAY, HOUR, useStories, World } from '../support/stories';

const { pass, writes, play } = useStories();
const MINUTE = 60_000;

const meeting = (start: number, version = 1, end?: number): Extract<MeetingOp, { op: 'keep' }> => ({
  op: 'keep',
  id: 'm1',
  source: 'mentioned',
  start,
  end,
  version,
  reminders: [
    { id: `m1/v${version}/preparation`, kind: 'preparation', due: start - HOUR },
    ...(end ? [{ id: `m1/v${version}/completion`, kind: 'completion' as const, due: end + 5 * MINUTE }] : []),
  ],
});
const reminders = (world: World) => world.sends.filter(({ kind }) => kind === 'reminder');

test('one before, one after; what the client writes in between stops neither', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    const start = started + 2 * DAY;
    world.decide = (turn) => world.say([], turn === 1 ? { meetings: [meeting(start, 1, start + HOUR)] } : {});
    await writes(world, handle);
    await pass(DAY);
    await writes(world, handle);
    await pass(MINUTE);
    const { meetings } = await handle.query(plan);
    expect(meetings).toMatchObject([{ id: 'm1', start: new Date(start).toISOString(), reminders: [{}, {}] }]);
    expect((await handle.query(status)).next).toMatchObject({ kind: 'reminder', id: 'm1/v1/preparation' });
    await pass(2 * DAY);
    expect(reminders(world).map(({ intents, at }) => [intents[0], Math.round((at - start) / MINUTE)])).toEqual([
      ['m1/v1/preparation', -60],
      ['m1/v1/completion', 65],
    ]);
    await pass(5 * DAY);
    expect(reminders(world)).toHaveLength(2);
    await golden(handle, 'mentioned-meeting');
  });
}, 60_000);

test('a meeting that moves takes its reminders along; one that is off is silent', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    const ops: MeetingOp[][] = [
      [meeting(started + 2 * DAY)],
      [meeting(started + 4 * DAY, 2)],
      [{ op: 'drop', id: 'm1' }],
      [meeting(started + 2 * DAY, 1)],
    ];
    world.decide = (turn) => world.say([], { meetings: ops[turn - 1] });
    await writes(world, handle);
    await pass(HOUR);
    await writes(world, handle);
    await pass(3 * DAY);
    expect(reminders(world)).toEqual([]);
    await pass(DAY);
    expect(reminders(world).map(({ intents }) => intents[0])).toEqual(['m1/v2/preparation']);
    await writes(world, handle);
    await pass(3 * DAY);
    expect(reminders(world)).toHaveLength(1);
    await golden(handle, 'meeting-moved');
  });
}, 60_000);

test('none while a human has the chat, none after a stop; what has become useless is skipped and said so', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    const start = started + DAY;
    world.decide = () => world.say([], { meetings: [meeting(start, 1, start + HOUR)] });
    world.remind = (id) =>
      id.endsWith('preparation')
        ? { verdict: 'skip', reason: 'too_late' }
        : { verdict: 'send', intent: id, covers: 9, notAfter: Number.MAX_SAFE_INTEGER, overdue: true, typingMs: 0 };
    await writes(world, handle);
    await pass(MINUTE);
    await handle.signal('takeOver', { by: 'anna' });
    await pass(2 * DAY);
    expect(reminders(world)).toEqual([]);
    await handle.signal('handBack', { by: 'anna' });
    await pass(10 * MINUTE);
    expect(reminders(world).map(({ intents }) => intents[0])).toEqual(['m1/v1/completion']);
    expect(world.plan).toContainEqual(
      expect.objectContaining({ id: 'm1/v1/preparation', status: 'skipped', reason: 'too_late' }),
    );
  });
  const stopped = new World();
  await play(stopped, async (handle, started) => {
    stopped.decide = () => stopped.say([], { meetings: [meeting(started + DAY)] });
    await writes(stopped, handle);
    await pass(MINUTE);
    await handle.signal('stop', { by: 'anna' });
    await handle.signal('handBack', { by: 'anna' });
    await pass(2 * DAY);
    expect(reminders(stopped)).toEqual([]);
  });
}, 60_000);

test('one that cannot leave is tried after 1, 5 and 15 minutes, then a human hears of it', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    world.decide = () => world.say([], { meetings: [meeting(started + DAY)] });
    world.send = (kind, intents) =>
      kind === 'reply' ? { status: 'sent', said: intents } : { status: 'later', said: [], reason: 'unreachable' };
    await writes(world, handle);
    await pass(2 * DAY);
    const tries = reminders(world).map(({ at }) => at);
    expect(tries.slice(1).map((at, i) => Math.round((at - (tries[i] as number)) / MINUTE))).toEqual([1, 5, 15]);
    expect(world.alerts).toEqual(['plan_failed']);
  });
}, 60_000);
