// `rapport rehearse` as an operator meets it: what it prints, and its exit codes.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Runtime } from '@temporalio/worker';
import { Client } from 'pg';
import { workflowBundle } from '../support/bundle';
import { rapport } from '../support/cli';
import { type SharedPostgres, shared } from '../support/servers';
import { brandsDir } from './support';

let dir: string;
const file = (name: string) => join(dir, 'bali-villas', 'scenarios', name);
const write = (name: string, text: string) => writeFileSync(file(name), text);
const run = (...args: string[]) => rapport({ BRANDS_DIR: dir }, ['rehearse', ...args]);

const HEAD = 'title: Asks for a house\nstarts: 2026-12-01 12:00\nclient: { name: Ann, language: en }\n';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-rehearse-'));
  cpSync(join(brandsDir, 'bali-villas'), join(dir, 'bali-villas'), { recursive: true });
  rmSync(join(dir, 'bali-villas', 'scenarios'), { recursive: true });
  mkdirSync(join(dir, 'bali-villas', 'scenarios'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
afterEach(() => {
  process.exitCode = undefined;
});

test('what cannot be played is said before anything is', async () => {
  expect(await run(join(dir, 'nowhere'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no such file or folder'),
  });
  expect(await run(dir)).toMatchObject({ code: 2, err: expect.stringContaining('there are no scenarios') });
  write('bad.yaml', `${HEAD}steps:\n  - at: 2027-06-31 12:00\n    client: Hi\n    expected: [reply]\n`);
  const bad = await run(file('bad.yaml'));
  expect(bad).toMatchObject({ code: 2, out: '' });
  expect(bad.err).toContain('bali-villas/scenarios/bad.yaml:7: steps.0.expected: no such key here');
  write('played.yaml', `${HEAD}play: { who: Ann, goal: a house }\n`);
  expect(await run(file('played.yaml'))).toMatchObject({
    code: 2,
    err: expect.stringContaining(':4: its client is played by a model: add --live-model'),
  });
  expect(await run('--live-model', file('played.yaml'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('set CLAUDE=live and ANTHROPIC_API_KEY'),
  });
});

test('without a stage it says why, and leaves nothing that keeps the process', async () => {
  write('holds.yaml', `${HEAD}steps:\n  - client: Do you have something in Ubud?\n    expect: [reply]\n`);
  const ran = await rapport({ BRANDS_DIR: dir, DATABASE_URL: 'postgres://127.0.0.1:1/x' }, [
    'rehearse',
    file('holds.yaml'),
  ]);
  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('no scratch database could be made') });
  expect(Runtime._instance).toBeUndefined();
}, 120_000);

test('what did not hold is said with its line and what came instead; no database is left behind', async () => {
  await workflowBundle();
  const { url } = await shared<SharedPostgres>('postgres');
  write('holds.yaml', `${HEAD}steps:\n  - client: Do you have something in Ubud?\n    expect: [reply]\n`);
  write(
    'fails.yaml',
    `${HEAD}steps:\n  - client: Do you have something in Ubud?\n    expect:\n      - reply: Atlantis\n`,
  );
  const ran = await rapport({ BRANDS_DIR: dir, DATABASE_URL: url }, [
    'rehearse',
    '--json',
    file('holds.yaml'),
    file('fails.yaml'),
  ]);
  expect(ran).toMatchObject({ code: 1, err: '' });
  expect(ran.json).toMatchObject([
    {
      title: 'Asks for a house',
      held: false,
      differences: [{ line: 7, words: expect.stringMatching(/^"Atlantis" was expected; reply at Tue 1 Dec 12:00/) }],
    },
    {
      held: true,
      differences: [],
      timeline: [{ at: '2026-12-01T04:00:00.000Z', type: 'client' }, { type: 'message', kind: 'reply' }, {}],
    },
  ]);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select datname from pg_database where datname like 'rapport_rehearsal%'");
  await client.end();
  expect(rows).toEqual([]);
}, 120_000);
