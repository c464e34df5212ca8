// The harness itself: its servers serve, clocks jump, and what is left behind is noticed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporal, useTimeSkipping } from './temporal';

if (process.env.RAPPORT_NESTED_TEST) throw new Error('a test run started by this file must not run this file');
jest.setTimeout(120_000);

describe('Temporal', () => {
  const temporal = useTemporal();
  const skipping = useTimeSkipping();

  test('the dev server has our search attributes', async () => {
    const { customAttributes } = await temporal.client.connection.operatorService.listSearchAttributes({
      namespace: 'default',
    });
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(['Brand', 'Stage', 'Control', 'Account']));
  });

  test('a week passes in an instant on the time-skipping server', async () => {
    const before = Date.now();
    const from = await skipping.env.currentTimeMs();
    await skipping.env.sleep('7 days');
    expect((await skipping.env.currentTimeMs()) - from).toBeGreaterThanOrEqual(7 * 86_400_000);
    expect(Date.now() - before).toBeLessThan(5000);
  });
});

describe('a test file that leaves a process behind', () => {
  const root = join(__dirname, '..', '..');
  let folder: string;
  beforeAll(() => {
    mkdirSync(join(root, 'test', 'scratch'), { recursive: true });
    folder = mkdtempSync(join(root, 'test', 'scratch', 'leak-'));
  });
  afterAll(() => rmSync(join(root, 'test', 'scratch'), { recursive: true, force: true }));

  test('fails, and the process is ended', () => {
    const marker = `rapport_leak_${process.pid}`;
    writeFileSync(
      join(folder, 'leak.test.ts'),
      `import { spawn } from 'node:child_process';
       test('passes', () => { spawn('sleep', ['300'], { argv0: '${marker}', stdio: 'ignore' }).unref(); });`,
    );
    // by path: any other way of choosing could choose this very file, and so on without end
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const { status, stderr } = spawnSync(process.execPath, [jest, '--runTestsByPath', join(folder, 'leak.test.ts')], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, RAPPORT_NESTED_TEST: 'yes' },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('This file left processes behind');
    expect(stderr).toContain(marker);
    expect(() => execFileSync('pgrep', ['-f', `^${marker} `])).toThrow();
  });
});
