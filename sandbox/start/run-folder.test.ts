import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, freePorts } from './ports';
import { identify } from './process';
import { AlreadyRunning, RunFolder } from './run-folder';

let dir: string;
let said: string[];
const say = (text: string) => said.push(text);
const children: ChildProcess[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-folder-'));
  said = [];
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.kill('SIGKILL')) await once(child, 'exit');
  rmSync(dir, { recursive: true, force: true });
});

function stranger(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  children.push(child);
  return child;
}
const put = (name: string, content: unknown) => {
  mkdirSync(join(dir, 'run'), { recursive: true });
  writeFileSync(join(dir, 'run', name), JSON.stringify(content));
};

test('a second start is refused with the first one’s pid, and again possible after it', async () => {
  const first = new RunFolder(dir);
  await first.claim(say);
  expect(readFileSync(first.file('supervisor.pid'), 'utf8').trim()).toBe(String(process.pid));
  const second = new RunFolder(dir).claim(say);
  await expect(second).rejects.toThrow(AlreadyRunning);
  await expect(second).rejects.toThrow(`process ${process.pid}`);
  first.release();
  expect(readdirSync(first.folder)).toEqual([]);
  await new RunFolder(dir).claim(say);
});

test('of two starts at once, one gets the folder', async () => {
  const outcomes = await Promise.allSettled([new RunFolder(dir).claim(say), new RunFolder(dir).claim(say)]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('what a killed supervisor left: its orphans are ended, its files replaced', async () => {
  const orphan = stranger();
  put('supervisor.json', { pid: 4_000_000, born: 'before' });
  put('processes.json', { worker: { ...identify(orphan.pid as number), stopSignal: 'SIGTERM' } });
  put('ready.json', { urls: {} });
  const gone = once(orphan, 'exit');
  const folder = new RunFolder(dir);
  await folder.claim(say);
  expect((await gone)[1]).toBe('SIGTERM');
  expect(said).toEqual([`ending worker (process ${orphan.pid}), left by a start that was killed`]);
  expect(existsSync(folder.file('ready.json'))).toBe(false);
});

test('somebody else’s process that has got an old pid is left alone', async () => {
  const other = stranger();
  const born = 'another-boot:12345';
  put('supervisor.json', { pid: other.pid, born });
  put('processes.json', { worker: { pid: other.pid, born, stopSignal: 'SIGTERM' } });
  await new RunFolder(dir).claim(say);
  expect(said).toEqual([]);
  expect(identify(other.pid as number)).toBeDefined();
});

test('what holds secrets is for its owner only', async () => {
  const folder = new RunFolder(dir);
  await folder.claim(say);
  folder.write('environment.json', { env: {} }, { secret: true });
  expect(statSync(folder.file('environment.json')).mode & 0o077).toBe(0);
});

test('a taken port is stepped over, and none is given twice', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const next = await freePort(port);
  expect(next).toBeGreaterThan(port);
  expect(await freePort(next, new Set([next]))).toBeGreaterThan(next);
  expect(new Set(await freePorts(8)).size).toBe(8);
  server.close();
});
