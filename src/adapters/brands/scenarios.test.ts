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
