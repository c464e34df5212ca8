// The saga of a booking: what it makes, what it undoes and in which order, and who waits for what. Steps answer as the real ones' types demand.
import { ApplicationFailure } from '@temporalio/common';
import type { BookingInput } from '../../src/workflows/messages';
import { plan, status } from '../../src/workflows/messages';
import { golden } from '../support/golden';
import { DAY, HOUR, useStories, World } from '../support/stories';

const { time, pass, writes, play } = useStories();
const MINUTE = 60_000;

const failing =
  (name: string, type = 'Refused') =>
  (step: string) => {
    if (step === name) throw ApplicationFailure.nonRetryable('no', type);
  };

/** A world whose model asks for one meeting tool and then answers. */
function booking(saga: Partial<BookingInput> & Pick<BookingInput, 'op'>): World {
  const world = new World();
  world.runTool = (callId) => ({
    ok: true,
    saga: { bookingId: `${world.id}/b1`, callId, video: true, event: true, ...saga },
  });
  world.decide = (turn) => (turn === 1 ? { outcome: 'tools', calls: ['c1'] } : world.say([]));
  return world;
}

test('made, confirmed, said; the meeting is the conversation’s', async () => {
  const world = booking({ op: 'book' });
  await play(world, async (handle) => {
    await writes(world, handle);
    await pass(MINUTE);
    expect(world.done).toEqual(['makeVideo', 'makeEvent', 'confirmBooking']);
    expect((await handle.query(plan)).meetings).toMatchObject([{ id: 'b1', source: 'booked' }]);
    expect(await handle.query(status)).toMatchObject({ stage: 'booked', handled: 1 });
    expect(world.sends.map(({ kind }) => kind)).toEqual(['reply']);
    await golden(handle, 'booking');
  });
}, 60_000);

test.each([
  ['makeVideo', ['undoEvent', 'undoVideo', 'releaseHold']],
  ['makeEvent', ['makeVideo', 'undoEvent', 'undoVideo', 'releaseHold']],
  ['confirmBooking', ['makeVideo', 'makeEvent', 'undoEvent', 'undoVideo', 'releaseHold']],
])(
  'what %s cannot finish is undone in order, and the client is answered',
  async (step, expected) => {
    const world = booking({ op: 'book' });
    world.steps = failing(step);
    await play(world, async (handle) => {
      await writes(world, handle);
      await pass(5 * MINUTE);
      expect(world.done).toEqual(expected);
      expect((await handle.query(plan)).meetings).toEqual([]);
      expect(world.sends).toHaveLength(1);
      if (step === 'makeEvent') await golden(handle, 'booking-undone');
    });
  },
  60_000,
);

test('what is hard to undo does not keep the client waiting: it goes on after he has his answer', async () => {
  const world = booking({ op: 'book' });
  let tries = 0;
  world.steps = (step) => {
    if (step === 'makeEvent') throw ApplicationFailure.nonRetryable('no', 'Refused');
    // not tried again while the client waits (proxies: bookingUndo), but after that it is
    if (step === 'undoVideo' && ++tries === 1) throw ApplicationFailure.retryable('no key', 'Misconfigured');
  };
  await play(world, async (handle) => {
    await writes(world, handle);
    await pass(2 * MINUTE);
    expect(world.sends).toHaveLength(1);
    expect(world.done).toEqual(['makeVideo', 'undoEvent', 'releaseHold', 'undoEvent', 'undoVideo']);
  });
}, 60_000);

test('a move that fails outside is taken back: its old time was never let go of', async () => {
  const times = { to: { start: 2, end: 3 }, back: { start: 0, end: 1 } };
  const world = booking({ op: 'move', ...times });
  let tries = 0;
  world.steps = (step) => {
    if (step === 'moveEvent' && ++tries === 1) throw ApplicationFailure.nonRetryable('no', 'Refused');
  };
  await play(world, async (handle) => {
    await writes(world, handle);
    await pass(5 * MINUTE);
    // the event is moved back as well: whether the failed call had its effect nobody knows
    expect(world.done).toEqual(['moveVideo', 'moveEvent', 'moveVideo', 'undoMove']);
    expect(world.sends).toHaveLength(1);
  });
  const moved = booking({ op: 'move', ...times });
  await play(moved, async (handle) => {
    await writes(moved, handle);
    await pass(MINUTE);
    expect(moved.done).toEqual(['moveVideo', 'moveEvent', 'confirmMove']);
    await golden(handle, 'booking-moved');
  });
}, 60_000);

test('called off at once; what was made outside goes after it, and what cannot go is a person’s work', async () => {
  const world = booking({ op: 'cancel' });
  await play(world, async (handle) => {
    await writes(world, handle);
    await pass(MINUTE);
    expect(world.done).toEqual(['cancelBooking', 'undoEvent', 'undoVideo']);
    expect(world.sends).toHaveLength(1);
    await golden(handle, 'booking-cancelled');
  });
  const stuck = booking({ op: 'cancel' });
  stuck.steps = failing('undoVideo');
  await play(stuck, async (handle) => {
    await writes(stuck, handle);
    await pass(MINUTE);
    expect(stuck.done).toEqual(['cancelBooking', 'undoEvent', 'callForHands']);
  });
}, 60_000);

test('the last that is to come is called off: one that is over keeps nobody booked', async () => {
  const world = booking({ op: 'cancel' });
  world.stage = 'booked';
  const afterTools = world.decide;
  world.decide = (turn) =>
    turn === 1 ? { outcome: 'silent', covers: world.seq, reason: 'deleted', plan: [] } : afterTools(turn - 1);
  await play(world, async (handle, started) => {
    const over = { op: 'keep' as const, id: 'b0', source: 'booked' as const, version: 1 };
    const [start, due] = [started + HOUR, started + DAY];
    world.meetings = [
      { ...over, start, end: start + HOUR, reminders: [{ id: 'b0/v1/completion', kind: 'completion', due }] },
      { ...over, id: 'b1', start: started + 5 * DAY, reminders: [] },
    ];
    await handle.signal('calendarChanged', { seq: ++world.seq });
    await pass(3 * HOUR);
    expect(await handle.query(status)).toMatchObject({ stage: 'booked' });
    await writes(world, handle);
    await pass(MINUTE);
    expect(world.done).toEqual(['cancelBooking', 'undoEvent', 'undoVideo']);
    expect((await handle.query(plan)).meetings).toMatchObject([{ id: 'b0' }]);
    expect(await handle.query(status)).toMatchObject({ stage: 'booking' });
    await golden(handle, 'booking-cancelled-after-another');
  });
}, 60_000);

describe('a rep is asked first', () => {
  const asked = (now: number) => booking({ op: 'ask', video: false, event: false, expiresAt: now + 2 * HOUR });
  const saga = (world: World) => {
    const { saga: input } = world.runTool('c1') as { saga: BookingInput };
    return time.env.client.workflow.getHandle(`booking:${input.bookingId}/${input.callId}`);
  };

  test('his yes books it; nobody’s turn has waited', async () => {
    const world = asked(await time.env.currentTimeMs());
    await play(world, async (handle) => {
      await writes(world, handle);
      await pass(MINUTE);
      expect(world.sends).toHaveLength(1);
      await saga(world).signal('repAnswered', { yes: true, by: 'r_anna' });
      await pass(MINUTE);
      expect(world.done).toEqual(['confirmBooking']);
      await golden(handle, 'booking-asked');
    });
  }, 60_000);

  test('his no, and his silence, let it go', async () => {
    for (const answer of [{ yes: false, by: 'r_anna' }, undefined]) {
      const world = asked(await time.env.currentTimeMs());
      await play(world, async (handle) => {
        await writes(world, handle);
        await pass(MINUTE);
        if (answer) await saga(world).signal('repAnswered', answer);
        await pass(3 * HOUR);
        expect(world.done).toEqual(['declineAsked']);
        if (answer) await golden(handle, 'booking-declined');
      });
    }
  }, 60_000);
});

test('a meeting changed by other hands is read anew, told once, and its reminders follow it', async () => {
  const world = new World();
  await play(world, async (handle, started) => {
    world.decide = () => ({ outcome: 'silent', covers: world.seq, reason: 'deleted', plan: [] });
    const start = started + 2 * DAY;
    world.meetings = [
      {
        ...{ op: 'keep', id: 'b1', source: 'booked', start, version: 2 },
        reminders: [
          { id: 'b1/v2/changed', kind: 'changed', due: started },
          { id: 'b1/v2/dayBefore', kind: 'dayBefore', due: start - DAY },
        ],
      },
    ];
    await handle.signal('calendarChanged', { seq: ++world.seq });
    await pass(MINUTE);
    expect(world.sends.map(({ intents }) => intents[0])).toEqual(['b1/v2/changed']);
    await handle.signal('calendarChanged', { seq: world.seq });
    await pass(3 * DAY);
    expect(world.sends.map(({ intents }) => intents[0])).toEqual(['b1/v2/changed', 'b1/v2/dayBefore']);
    await golden(handle, 'calendar-changed');
  });
}, 60_000);
