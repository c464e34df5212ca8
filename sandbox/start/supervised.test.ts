import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type ProcessSpec } from './process';
import { type BackOff, Supervised } from './supervised';

let dir: string;
let said: string[];
const held: Supervised[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-supervised-'));
  said = [];
});
afterEach(async () => {
  for (const one of held.splice(0)) await one.stop();
  rmSync(dir, { recursive: true, force: true });
});

const quick: BackOff = { first: 100, most: 400, steady: 60_000 };

function supervise(script: string, options: Partial<ProcessSpec> & { backOff?: BackOff; readyWithin?: number } = {}) {
  const { backOff = quick, readyWithin, ...spec } = options;
  const one = new Supervised({
    spec: { name: 'child', command: process.execPath, args: ['-e', script], ready: async () => {}, ...spec },
    logFile: join(dir, 'child.log'),
    pidFile: join(dir, 'child.pid'),
    say: (text) => said.push(text),
    backOff,
    readyWithin,
  });
  held.push(one);
  return one;
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !condition(); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`did not happen in 10 s; said: ${said.join(' | ')}`);
  }
}
const stay = 'setInterval(() => {}, 1000)';
const pidOnFile = () => Number(readFileSync(join(dir, 'child.pid'), 'utf8'));

test('a killed child is started again, with its new pid on file', async () => {
  const one = supervise(stay);
  await one.start();
  const first = one.pid as number;
  expect(pidOnFile()).toBe(first);
  process.kill(first, 'SIGKILL');
  await until(() => one.restarts === 1 && said.length === 2);
  expect(one.pid).not.toBe(first);
  expect(pidOnFile()).toBe(one.pid);
  expect(said).toEqual([
    'child ended (signal SIGKILL), starting it again in 0.1 s',
    `child is back (process ${one.pid})`,
  ]);
});

test('pauses double up to the most, and a steady time makes it a first death again', async () => {
  // dies at once from the second start on
  const marker = join(dir, 'started');
  const script = `const fs = require('fs');
    if (fs.existsSync(${JSON.stringify(marker)})) process.exit(3);
    fs.writeFileSync(${JSON.stringify(marker)}, ''); ${stay}`;
  const one = supervise(script, {
    ready: async () => {
      if (!existsSync(marker)) throw new Error('not yet');
    },
  });
  await one.start();
  process.kill(one.pid as number, 'SIGKILL');
  const pauses = () => said.flatMap((line) => /again in ([\d.]+) s/.exec(line)?.[1] ?? []);
  await until(() => pauses().length >= 5);
  expect(pauses().slice(0, 5)).toEqual(['0.1', '0.2', '0.4', '0.4', '0.4']);
  await one.stop();

  said.length = 0;
  rmSync(marker);
  const steady = supervise(stay, { backOff: { ...quick, steady: 0 } });
  await steady.start();
  for (const nth of [1, 2, 3]) {
    process.kill(steady.pid as number, 'SIGKILL');
    await until(() => steady.restarts === nth);
  }
  expect(pauses()).toEqual(['0.1', '0.1', '0.1']);
});

test('what dies before it ever served is an error with the end of its log, and is not retried', async () => {
  const one = supervise(`console.error('DATABASE_URL: missing'); process.exit(2)`, {
    ready: async () => {
      throw new Error('no answer');
    },
  });
  await expect(one.start()).rejects.toThrow(/child ended \(exit code 2\) before it was ready.*DATABASE_URL: missing/s);
  await sleep(300);
  expect(one.restarts).toBe(0);
  expect(existsSync(join(dir, 'child.pid'))).toBe(false);
});

test('what never serves is ended', async () => {
  const one = supervise(stay, {
    ready: async () => {
      throw new Error('no answer');
    },
    readyWithin: 300,
  });
  await expect(one.start()).rejects.toThrow('child was not ready within 0.3 s: no answer');
  expect(one.pid).toBeUndefined();
});

test('a program that is not there is named', async () => {
  await expect(supervise('', { command: '/no/such/program' }).start()).rejects.toThrow('child could not be started: ');
});

test('stopping leaves no process and no pid file, also of a child that ignores it, with what it started', async () => {
  const grandchild = `require('child_process').spawn(process.execPath, ['-e', '${stay}'], { stdio: 'inherit' })`;
  const script = `process.on('SIGTERM', () => {}); const c = ${grandchild};
    require('fs').writeFileSync(${JSON.stringify(join(dir, 'grandchild'))}, String(c.pid)); ${stay}`;
  const one = supervise(script, {
    stopWithin: 200,
    ready: async () => void readFileSync(join(dir, 'grandchild')),
  });
  await one.start();
  const pid = one.pid as number;
  const inner = identify(Number(readFileSync(join(dir, 'grandchild'), 'utf8')));
  await one.stop();
  expect(identify(pid)).toBeUndefined();
  await until(() => !inner || !isAlive(inner));
  expect(existsSync(join(dir, 'child.pid'))).toBe(false);
});

test('stopping during the pause starts nothing any more', async () => {
  const one = supervise(stay, { backOff: { ...quick, first: 60_000, most: 60_000 } });
  await one.start();
  process.kill(one.pid as number, 'SIGKILL');
  await until(() => said.length === 1);
  await one.stop();
  expect(one.restarts).toBe(0);
  expect(one.pid).toBeUndefined();
});

test('its output is kept, an older one put aside when it has grown', async () => {
  writeFileSync(join(dir, 'child.log'), 'x'.repeat(10_000_001));
  const one = supervise(`console.log('hello'); ${stay}`);
  await one.start();
  await until(() => readFileSync(join(dir, 'child.log'), 'utf8') === 'hello\n');
  expect(existsSync(join(dir, 'child.log.1'))).toBe(true);
});
