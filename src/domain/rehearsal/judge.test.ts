import { judge } from './judge';
import type { Expected, Scenario, Step } from './scenario';
import type { Shown, Standing } from './timeline';

const T = Date.parse('2026-12-01T12:00:00Z');
const MIN = 60_000;
const standing: Standing = { stage: 'new', control: 'agent', optedOut: false, plan: [], meetings: [] };
const reply = (at: number, text: string): Shown => ({ at, type: 'message', kind: 'reply', parts: [text] });
const expected = (more: Partial<Expected> = {}): Expected => ({
  line: 5,
  kind: 'reply',
  from: T,
  to: T + 2 * MIN,
  has: [],
  not: [],
  ...more,
});
const step = (more: Partial<Step> = {}): Step => ({
  line: 4,
  at: T,
  action: { do: 'look' },
  agent: [],
  expect: [],
  ...more,
});
const scenario = (steps: Step[], more: Partial<Scenario> = {}): Scenario => ({
  file: 'x.yaml',
  brand: 'b',
  title: 't',
  zone: 'UTC',
  starts: T,
  ends: T + 60 * MIN,
  client: { name: 'n', facts: {}, stranger: false },
  stage: 'new',
  overrides: {},
  overridesLine: 1,
  steps,
  never: [],
  end: {},
  ...more,
});
const found = (s: Scenario, timeline: Shown[], last: Partial<Standing> = {}) =>
  judge(s, { timeline, undone: [], outside: [], afterStep: s.steps.map(() => ({ ...standing, ...last })) }).map(
    ({ line, words }) => `${line}: ${words}`,
  );

test('what was expected and nothing else', () => {
  const s = scenario([
    step({
      expect: [
        expected({
          has: [
            { line: 5, words: 'Вёсна' },
            { line: 5, words: '/ab+c/' },
          ],
        }),
      ],
    }),
  ]);
  expect(found(s, [reply(T + MIN, 'весна  ABBC')])).toEqual([]);
});

test.each<[string, Step, Shown[], RegExp]>([
  ['nothing came', step({ expect: [expected()] }), [], /^5: expected a reply between .* nothing was sent until/],
  [
    'one too many',
    step(),
    [reply(T, 'hi')],
    /^4: nothing was expected here, but there was a reply at Tue 1 Dec 12:00:00: «hi»/,
  ],
  [
    'too late',
    step({ expect: [expected()] }),
    [reply(T + 3 * MIN, 'hi')],
    /^5: expected between .* it came at Tue 1 Dec 12:03:00/,
  ],
  [
    'another kind',
    step({ expect: [expected({ kind: 'away' })] }),
    [reply(T, 'hi')],
    /^5: expected a away, there was a reply/,
  ],
  [
    'words missing',
    step({ expect: [expected({ has: [{ line: 6, words: 'price' }] })] }),
    [reply(T, 'hi')],
    /^6: "price" was expected/,
  ],
  [
    'words unwanted',
    step({ expect: [expected({ not: [{ line: 7, words: 'HI' }] })] }),
    [reply(T, 'hi')],
    /^7: "HI" must not be said/,
  ],
  [
    'an alert',
    step({ alerts: { line: 8, kinds: [] } }),
    [{ at: T, type: 'alert', kind: 'handoff', detail: '' }],
    /^8: alerts: expected none; there were handoff/,
  ],
  [
    'a question to the rep',
    step({ questions: { line: 8, kinds: ['outcome'] } }),
    [],
    /^8: questions: expected outcome; there were none/,
  ],
  [
    'a promise',
    step({ promises: { line: 9, due: [T] } }),
    [],
    /^9: promises: expected Tue 1 Dec 12:00:00; there were none/,
  ],
  ['a drop', step({ drops: { line: 9, reasons: ['too_late'] } }), [], /^9: drops: expected too_late; there were none/],
  ['the stage', step({ stage: { line: 3, is: 'won' } }), [], /^3: stage: expected won, it is new/],
])('%s is said with its line', (_, one, timeline, words) => {
  expect(found(scenario([one]), timeline)).toEqual([expect.stringMatching(words)]);
});

test('what stands at the end', () => {
  const end: Scenario['end'] = {
    optedOut: { line: 11, is: true },
    plan: { line: 12, due: [] },
    messages: { line: 13, count: 2 },
    control: { line: 14, is: 'human' },
    alerts: { line: 15, kinds: ['handoff'] },
    meetings: { line: 17, starts: [T] },
  };
  const lines = found(scenario([step()], { end, never: [{ line: 16, words: 'x' }] }), [], { plan: [T] });
  expect(lines.map((line) => line.split(':')[0])).toEqual(['14', '11', '12', '17', '15', '13']);
});

test('an answer belongs to the step after which it came', () => {
  const second = step({ line: 8, at: T + 10 * MIN });
  expect(found(scenario([step({ expect: [expected()] }), second]), [reply(T + 11 * MIN, 'late')])).toEqual([
    expect.stringMatching(/^5: expected a reply/),
    expect.stringMatching(/^8: nothing was expected/),
  ]);
});

test('what the outside world holds otherwise is a difference whatever was expected', () => {
  const played = { timeline: [], undone: [], outside: ['Zoom: still there'], afterStep: [standing] };
  expect(judge(scenario([step()]), played)).toEqual([{ line: 1, words: 'Zoom: still there' }]);
});
