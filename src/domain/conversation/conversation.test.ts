import fc from 'fast-check';
import {
  type Arrival,
  adopt,
  apply,
  type ConversationState,
  DORMANT_AFTER_MS,
  newConversation,
  nextStep,
  optOut,
  refuseEdit,
  sendWaitMs,
  turnWaitMs,
} from '.';

const NOW = Date.parse('2026-03-10T08:00:00Z');
const HOUR = 3600_000;
const fresh = () => newConversation({ conversationId: 'c', accountId: 'a', brand: 'b' }, NOW);
const promised = (s: ConversationState, id: string, due: number, basis = s.handled) =>
  adopt(s, [{ op: 'add', id, due, basis }]);

describe('a client writes', () => {
  test('it is answered next', () => {
    const s = fresh();
    apply(s, { type: 'clientReplied', seq: 1 }, NOW);
    expect(nextStep(s, NOW)).toEqual({ do: 'takeTurn' });
  });

  test('it cancels what was promised before it, and only that', () => {
    const s = fresh();
    s.known = s.handled = 3;
    promised(s, 'old', NOW + HOUR, 3);
    promised(s, 'later', NOW + HOUR, 4);
    expect(apply(s, { type: 'clientReplied', seq: 4 }, NOW)).toEqual({
      cancelled: ['old'],
      reason: 'client_responded',
    });
    expect(s.plan.map((i) => i.id)).toEqual(['later']);
  });

  test('an item already firing is left to its claim', () => {
    const s = fresh();
    promised(s, 'f', NOW);
    (s.plan[0] as { status: string }).status = 'firing';
    expect(apply(s, { type: 'clientReplied', seq: 1 }, NOW).cancelled).toEqual([]);
  });

  test('a decided reply that could not leave is replaced', () => {
    const s = fresh();
    s.known = 1;
    s.pendingReply = {
      intents: ['i'],
      covers: 1,
      at: NOW + HOUR,
      attempts: 1,
      reason: 'flood_wait',
      notAfter: NOW + HOUR,
      adopt: [],
      handOff: false,
    };
    apply(s, { type: 'clientReplied', seq: 2 }, NOW);
    expect(nextStep(s, NOW)).toEqual({ do: 'takeTurn' });
  });

  test('a repeated signal of something answered asks for nothing', () => {
    const s = fresh();
    s.known = s.handled = 5;
    apply(s, { type: 'clientReplied', seq: 5 }, NOW);
    expect(nextStep(s, NOW).do).toBe('wait');
  });
});

describe('a human steps in', () => {
  test('nothing automatic until he hands back; then what is unanswered is answered', () => {
    const s = fresh();
    promised(s, 'f', NOW + 1);
    apply(s, { type: 'takeOver', by: 'anna' }, NOW);
    expect(nextStep(s, NOW)).toEqual({ do: 'applyControl' });
    s.controlDirty = false;
    apply(s, { type: 'clientEdited', seq: 1 }, NOW);
    expect(nextStep(s, NOW + HOUR).do).toBe('wait');
    apply(s, { type: 'handBack', by: 'anna' }, NOW);
    s.controlDirty = false;
    expect(nextStep(s, NOW + HOUR)).toEqual({ do: 'takeTurn' });
    expect(s.plan[0]?.rejudge).toBe(true);
  });

  test('the rep typing is a takeover whose row is already written', () => {
    const s = fresh();
    apply(s, { type: 'repWrote', seq: 1, releaseAt: NOW + HOUR }, NOW);
    expect([s.control, s.controlBy, s.controlDirty, s.releaseAt]).toEqual(['human', 'rep', false, NOW + HOUR]);
    expect(nextStep(s, NOW)).toEqual({ do: 'wait', until: NOW + HOUR });
    expect(nextStep(s, NOW + HOUR)).toEqual({ do: 'release' });
  });

  test('typing on puts the release off; typing while paused does not release anything', () => {
    const s = fresh();
    apply(s, { type: 'repWrote', seq: 1, releaseAt: NOW + HOUR }, NOW);
    apply(s, { type: 'repWrote', seq: 2, releaseAt: NOW + 2 * HOUR }, NOW);
    expect(s.releaseAt).toBe(NOW + 2 * HOUR);
    apply(s, { type: 'stop', by: 'anna' }, NOW);
    apply(s, { type: 'repWrote', seq: 3, releaseAt: NOW + 3 * HOUR }, NOW);
    expect([s.control, s.releaseAt]).toEqual(['paused', undefined]);
  });

  test('stop empties the plan', () => {
    const s = fresh();
    promised(s, 'f', NOW + HOUR);
    expect(apply(s, { type: 'stop', by: 'anna' }, NOW)).toEqual({ cancelled: ['f'], reason: 'stopped' });
  });
});

describe('the plan', () => {
  test('fires by due time, not by age; held items wait', () => {
    const s = fresh();
    promised(s, 'b', NOW + 2);
    promised(s, 'a', NOW + 1);
    expect(nextStep(s, NOW + 5)).toEqual({ do: 'fireDue', id: 'a' });
    (s.plan[1] as { held: boolean }).held = true;
    expect(nextStep(s, NOW + 5)).toEqual({ do: 'fireDue', id: 'b' });
  });

  test('edits need the version they were made on, and never touch what is leaving', () => {
    const s = fresh();
    promised(s, 'a', NOW + 1);
    expect(refuseEdit(s, { itemId: 'a', planVersion: s.planVersion })).toBeUndefined();
    expect(refuseEdit(s, { itemId: 'a', planVersion: s.planVersion - 1 })).toMatch(/plan has changed/);
    expect(refuseEdit(s, { itemId: 'x', planVersion: s.planVersion })).toMatch(/no such item/);
    (s.plan[0] as { status: string }).status = 'firing';
    expect(refuseEdit(s, { itemId: 'a', planVersion: s.planVersion })).toBe('already leaving');
  });

  test('adopting twice adds once', () => {
    const s = fresh();
    promised(s, 'a', NOW + 1);
    promised(s, 'a', NOW + 1);
    expect(s.plan).toHaveLength(1);
  });
});

test('an idle conversation closes after its time, and not while anything is promised', () => {
  const s = fresh();
  expect(nextStep(s, NOW + DORMANT_AFTER_MS - 1)).toEqual({ do: 'wait', until: NOW + DORMANT_AFTER_MS });
  expect(nextStep(s, NOW + DORMANT_AFTER_MS)).toEqual({ do: 'close' });
  promised(s, 'a', NOW + 2 * DORMANT_AFTER_MS);
  expect(nextStep(s, NOW + DORMANT_AFTER_MS)).toEqual({ do: 'wait', until: NOW + 2 * DORMANT_AFTER_MS });
});

test('ladders of waiting: replies 2, 10, 60 s; proactive 1, 5, 15 min; then a human', () => {
  expect([0, 1, 2, 3].map((n) => sendWaitMs('reply', n))).toEqual([2_000, 10_000, 60_000, undefined]);
  expect([0, 1, 2, 3].map((n) => sendWaitMs('proactive', n))).toEqual([60_000, 300_000, 900_000, undefined]);
  expect(turnWaitMs(5)).toBeUndefined();
});

describe('whatever happens, in whatever order', () => {
  const arrival: fc.Arbitrary<Arrival> = fc.oneof(
    fc.record({ type: fc.constant('clientReplied' as const), seq: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ type: fc.constant('clientEdited' as const), seq: fc.integer({ min: 1, max: 12 }) }),
    fc.record({
      type: fc.constant('repWrote' as const),
      seq: fc.integer({ min: 1, max: 12 }),
      releaseAt: fc.integer({ min: NOW, max: NOW + HOUR }),
    }),
    fc.record({ type: fc.constant('optedOut' as const), seq: fc.integer({ min: 1, max: 12 }) }),
    fc.record({
      type: fc.constantFrom('takeOver' as const, 'handBack' as const, 'stop' as const),
      by: fc.constant('anna'),
    }),
  );
  const happening = fc.oneof(
    { weight: 4, arbitrary: arrival.map((a) => ({ is: 'arrival' as const, a })) },
    {
      weight: 1,
      arbitrary: fc.record({
        is: fc.constant('promise' as const),
        id: fc.string({ minLength: 1, maxLength: 2 }),
        in: fc.integer({ min: -HOUR, max: HOUR }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ is: 'answered' as const }) },
    { weight: 1, arbitrary: fc.constant({ is: 'controlWritten' as const }) },
  );

  const live = (
    happenings: fc.Arbitrary<(typeof happening extends fc.Arbitrary<infer T> ? T : never)[]>,
    check: (s: ConversationState) => void,
  ) =>
    fc.assert(
      fc.property(happenings, (all) => {
        const s = fresh();
        for (const h of all) {
          if (h.is === 'arrival') apply(s, h.a, NOW);
          else if (h.is === 'promise') adopt(s, [{ op: 'add', id: h.id, due: NOW + h.in, basis: s.clientSeq }]);
          else if (h.is === 'answered') s.handled = s.known;
          else s.controlDirty = false;
          check(s);
        }
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 2000) },
    );

  test('nothing automatic is begun while the agent lacks control', () => {
    live(fc.array(happening, { maxLength: 40 }), (s) => {
      const step = nextStep(s, NOW);
      if (s.control !== 'agent') expect(['applyControl', 'release', 'close', 'wait']).toContain(step.do);
    });
  });

  test('no follow-up older than the client’s newest message is ever in the plan', () => {
    live(fc.array(happening, { maxLength: 40 }), (s) => {
      for (const item of s.plan) expect(item.basis).toBeGreaterThanOrEqual(s.clientSeq);
    });
  });

  test('waiting is always for something in the future', () => {
    live(fc.array(happening, { maxLength: 40 }), (s) => {
      const step = nextStep(s, NOW);
      if (step.do === 'wait' && step.until !== undefined) expect(step.until).toBeGreaterThan(NOW);
    });
  });

  test('after an opt-out the plan is empty for good', () => {
    live(fc.array(happening, { maxLength: 20 }), (s) => {
      const copy = structuredClone(s);
      optOut(copy);
      expect(copy.plan).toEqual([]);
      expect(nextStep(copy, NOW).do).not.toBe('fireDue');
    });
  });

  test('signals repeated and in any order leave the same state as each once, in order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 }),
        fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 10 }),
        (seqs, again) => {
          const run = (order: number[]) => {
            const s = fresh();
            promised(s, 'a', NOW + 1, 3);
            for (const seq of order) apply(s, { type: 'clientReplied', seq }, NOW);
            return { known: s.known, clientSeq: s.clientSeq, plan: s.plan.map((i) => i.id) };
          };
          const sorted = [...seqs].sort((x, y) => x - y);
          const shuffled = [...seqs, ...again.map((i) => seqs[i % seqs.length] as number)];
          expect(run(shuffled)).toEqual(run(sorted));
        },
      ),
    );
  });
});
