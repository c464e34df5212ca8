import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { said } from './problem';
import { inspectScenario, scenarioFiles } from './scenarios';

const samples = resolve(__dirname, '..', '..', '..', 'brands');
let dir: string;
beforeAll(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'rapport-scenarios-')), 'brands');
  for (const file of ['brand.yaml', 'persona.md'])
    cpSync(join(samples, 'bali-villas', file), join(dir, 'villas', file));
  mkdirSync(join(dir, 'villas', 'scenarios'));
});
afterAll(() => rmSync(resolve(dir, '..'), { recursive: true, force: true }));

const HEAD = 'title: t\nstarts: 2026-12-01 12:00\nclient: { name: Ann, language: en }\n';
const inspect = async (text: string, brand = 'villas') => {
  const file = join(dir, brand, 'scenarios', 'x.yaml');
  mkdirSync(join(dir, brand, 'scenarios'), { recursive: true });
  writeFileSync(file, text);
  const { rehearsable, problems } = await inspectScenario(dir, file);
  return { scenario: rehearsable?.scenario, brand: rehearsable?.brand, problems: problems.map(said) };
};

test('times become instants by the client’s clock, several messages stand two seconds apart', async () => {
  const { scenario, problems } = await inspect(`${HEAD}steps:
  - client: [a, b]
    expect: [reply]
  - at: 18:30
    client: c
    expect:
      - followUp: { at: 2026-12-02 10:00, has: x }
`);
  expect(problems).toEqual([]);
  const iso = (at: number) => new Date(at).toISOString();
  expect(scenario?.steps.map((step) => [step.line, iso(step.at), step.action])).toEqual([
    [5, '2026-12-01T04:00:00.000Z', { do: 'say', text: 'a' }],
    [5, '2026-12-01T04:00:02.000Z', { do: 'say', text: 'b' }],
    [7, '2026-12-01T10:30:00.000Z', { do: 'say', text: 'c' }],
  ]);
  const [due] = scenario?.steps[2]?.expect ?? [];
  expect([due?.line, iso(due?.from ?? 0), iso(due?.to ?? 0)]).toEqual([
    10,
    '2026-12-02T02:00:00.000Z',
    '2026-12-02T02:01:00.000Z',
  ]);
});

test('the rep’s days off are days of his own clock; his hours are the client’s like all others', async () => {
  const { scenario, problems } = await inspect(`${HEAD}rep:
  zone: Europe/Berlin
  hours: "mon-fri 9-17"
  off: [2027-03-28, { from: 2026-12-02 12:00, to: 13:00 }]
  busy: [{ from: 2026-12-03 09:00, to: 10:30 }]
steps:
  - client: a
    questions: none
  - answers: held
  - calendar: { move: 18:00 }
`);
  expect(problems).toEqual([]);
  const iso = ({ from, to }: { from: number; to: number }) => [from, to].map((at) => new Date(at).toISOString());
  expect(scenario?.rep).toMatchObject({ line: 4, zone: 'Europe/Berlin', hours: [{ days: [1, 2, 3, 4, 5] }] });
  // 23 hours: the clocks go forward
  expect(scenario?.rep?.off.map(iso)).toEqual([
    ['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z'],
    ['2026-12-02T04:00:00.000Z', '2026-12-02T05:00:00.000Z'],
  ]);
  expect(scenario?.rep?.busy.map(iso)).toEqual([['2026-12-03T01:00:00.000Z', '2026-12-03T02:30:00.000Z']]);
  expect(scenario?.steps.map(({ action }) => action)).toEqual([
    { do: 'say', text: 'a' },
    { do: 'answer', answer: 'held' },
    { do: 'calendar', change: { edit: 'move', to: Date.parse('2026-12-01T10:00:00Z') } },
  ]);
});

test('a rehearsal may change its brand, and a change the brand would not take is refused', async () => {
  const changed = await inspect(`${HEAD}brand: { followUp: { ambiguousTime: default } }\nsteps: [{ client: a }]\n`);
  expect([changed.brand?.followUp.ambiguousTime, changed.brand?.followUp.lateRewriteHours]).toEqual(['default', 24]);
  const wrong = await inspect(`${HEAD}brand: { followUps: {} }\nsteps: [{ client: a }]\n`);
  expect(wrong.problems).toEqual([
    expect.stringMatching(/^brands\/villas\/scenarios\/x.yaml:4: brand: followUps: no such key here/),
  ]);
});

test.each([
  ['steps: [{ client: a, expects: [] }]', /:4: steps.0.expects: no such key here/],
  ['steps: [{ client: a, expect: [{ answer: hi }] }]', /:4: steps.0.expect.0.answer: no such key here/],
  ['steps: [{ client: a, expect: [{ reply: hi, away: hi }] }]', /:4: steps.0.expect.0: must be one of reply/],
  ['steps: [{ at: 2027-06-31 12:00, client: a }]', /:4: steps.0.at: there is no 2027-06-31 in the calendar/],
  ['steps: [{ at: 2026-12-01 25:00, client: a }]', /:4: steps.0.at: there is no 25:00 on a clock/],
  [
    'steps:\n  - client: a\n  - at: 2026-12-01 11:00\n    client: b',
    /:6: steps.1.at: 2026-12-01 11:00 comes before the step above it/,
  ],
  ['steps: [{ client: a, rep: b }]', /:4: steps.0: one thing happens in a step/],
  ['steps: [{ client: a, expect: [{ reply: "/(/" }] }]', /:4: .*[Ii]nvalid regular expression/],
  ['steps: []', /:4: steps: nobody says anything/],
  ['ends: 2026-11-30 12:00\nsteps: [{ client: a }]', /:4: ends: 2026-11-30 12:00 comes before the last step/],
  ['steps: [{ answers: perhaps }]', /:4: steps.0.answers: must be one of/],
  ['steps: [{ answers: yes }]', /:4: answers: yes: in mode zoomCalendar a rep is not asked for his yes/],
  ['steps:\n  - calendar: rename', /:5: steps.0.calendar: must be delete, decline, move/],
  ['steps:\n  - calendar: { move: 2026-06-31 12:00 }', /:5: steps.0.calendar.move: there is no 2026-06-31/],
  [
    'steps:\n  - calendar: { busy: { from: 2026-12-02 12:00, to: 2026-12-02 11:00 } }',
    /:5: steps.0.calendar.busy: ends before it begins/,
  ],
  [
    'brand: { meeting: { booking: { mode: manual } } }\nsteps:\n  - calendar: delete',
    /:6: calendar: in mode manual nothing is put into Google/,
  ],
  [
    'brand: { meeting: { booking: { enabled: false } } }\nsteps: [{ answers: held }]',
    /:5: answers: the brand books no meetings/,
  ],
  ['rep: { off: [2026-12-32] }\nsteps: [{ client: a }]', /:4: rep.off.0: there is no 2026-12-32 in the calendar/],
  ['rep: { off: [tomorrow] }\nsteps: [{ client: a }]', /:4: rep.off.0: "tomorrow" is no day: write 2026-12-01/],
  ['rep: { hours: always }\nsteps: [{ client: a }]', /:4: rep.hours: "always" is no day/],
  ['rep: { day: off }\nsteps: [{ client: a }]', /:4: rep.day: no such key here/],
  ['steps: [{ client: a, questions: [why] }]', /:4: steps.0.questions.0: must be one of/],
  ['end: { meetings: [soon] }\nsteps: [{ client: a }]', /:4: end.meetings.0: "soon" is no time/],
  ['steps: [{ operator: fire }]', /:4: steps.0.operator: must be takeOver/],
])('%s', async (text, problem) => {
  const { scenario, problems } = await inspect(`${HEAD}${text}\n`);
  expect(scenario).toBeUndefined();
  expect(problems).toContainEqual(expect.stringMatching(problem));
});

test('a file that belongs to no brand, and paths that name nothing', async () => {
  expect((await inspect(`${HEAD}steps: [{ client: a }]`, 'nobody')).problems).toEqual([
    expect.stringMatching(/nobody\/scenarios\/x.yaml:1: there is no brand nobody/),
  ]);
  const stray = join(dir, 'stray.yaml');
  writeFileSync(stray, HEAD);
  expect((await inspectScenario(dir, stray)).problems.map(said)).toEqual([
    expect.stringContaining('belongs to no brand'),
  ]);
  await expect(scenarioFiles(dir, [join(dir, 'missing')])).rejects.toThrow('there is no such file or folder');
  await expect(scenarioFiles(dir, [join(dir, 'villas', 'knowledge')])).rejects.toThrow('no such file or folder');
});
