// `npm start` as a person runs it: everything comes up, one at a time in a folder, a kill leaves nothing that a next start does not mend.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify } from '../../sandbox/start/process';

jest.setTimeout(240_000);

const root = resolve(__dirname, '..', '..');
interface Ready {
  urls: Record<'sandbox' | 'ingress' | 'worker' | 'temporalUi' | 'database', string>;
  pids: Record<string, number>;
  ports: Record<string, number>;
}

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

let dir: string;
let occupied: Server;
const started: ChildProcess[] = [];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-start-'));
  occupied = createServer().listen(0, '127.0.0.1');
  await once(occupied, 'listening');
});
afterAll(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  occupied.close();
  rmSync(dir, { recursive: true, force: true });
});

function start(...args: string[]): Started {
  const { port } = occupied.address() as { port: number };
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-scene', '--dir', dir, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', HTTP_PORT: String(port), DATABASE_URL: '', TEMPORAL_ADDRESS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return { child, output: () => text, ended: once(child, 'close').then(([code]) => code) };
}

const ready = () => JSON.parse(readFileSync(join(dir, 'run', 'ready.json'), 'utf8')) as Ready;
async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { child, output }: Started,
): Promise<void> {
  for (const deadline = Date.now() + 120_000; !(await condition()); await sleep(100)) {
    if (Date.now() > deadline || child.exitCode !== null)
      throw new Error(`${what} did not happen; it said:\n${output()}`);
  }
}
const isUp = async (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );
const alive = (pids: Record<string, number>) => Object.entries(pids).filter(([, pid]) => identify(pid));

test('starts, is restarted piece by piece, survives a kill, and leaves nothing', async () => {
  const first = start();
  await until('ready.json', () => existsSync(join(dir, 'run', 'ready.json')), first);
  const { urls, pids, ports } = ready();
  expect(Object.keys(pids).sort()).toEqual(['ingress', 'postgres', 'sandbox', 'supervisor', 'temporal', 'worker']);
  expect(first.output()).toContain(`is taken: ingress is on ${ports.ingress}`);
  expect(first.output()).toMatch(/telegram +sandbox/);
  for (const url of [`${urls.ingress}/health`, `${urls.worker}/health`, `${urls.worker}/metrics`, urls.temporalUi]) {
    expect([url, await isUp(url)]).toEqual([url, true]);
  }
  // one kind of process shows the figures of the rows
  const figures = async (url: string) => (await (await fetch(`${url}/metrics`)).text()).includes('rapport_replies_24h');
  expect([await figures(urls.ingress), await figures(urls.worker)]).toEqual([true, false]);
  expect(readFileSync(join(dir, 'run', 'ready.json'), 'utf8')).not.toMatch(/postgres:\/\/rapport:[^*]/);

  const second = start();
  expect(await second.ended).toBe(2);
  expect(second.output()).toContain(`already runs in ${dir} (process ${pids.supervisor})`);

  process.kill(pids.worker as number, 'SIGKILL');
  await until(
    'a new worker',
    async () => ready().pids.worker !== pids.worker && (await isUp(`${urls.worker}/health`)),
    first,
  );

  const before = ready().pids;
  first.child.kill('SIGKILL');
  await first.ended;
  expect(alive(before).length).toBeGreaterThan(0);
  const third = start();
  await until('the next start', () => third.output().includes('Running.'), third);
  expect(alive(before)).toEqual([]);
  expect(third.output()).toContain(`ending worker (process ${before.worker}), left by a start that was killed`);

  const last = ready().pids;
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  expect(third.output()).toContain('Stopped; nothing is left running.');
  expect(alive(last)).toEqual([]);
  expect(readdirSync(join(dir, 'run'))).toEqual([]);
  expect(existsSync(join(dir, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a configuration with problems starts nothing: every one is listed, exit code 2', async () => {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--dir', dir], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', TELEGRAM: 'live', HTTP_PORT: 'x' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  let said = '';
  child.stderr?.on('data', (chunk) => (said += chunk));
  expect((await once(child, 'close'))[0]).toBe(2);
  const named = said.split('\n').map((line) => line.split(':')[0]);
  expect(named).toEqual(
    expect.arrayContaining(['HTTP_PORT', 'TELEGRAM_API_ID', 'TELEGRAM_API_HASH', 'CLAUDE', 'SESSION_KEY']),
  );
});
