// Child processes: starting them with their output in a file, knowing them again by pid and birth, ending them for sure.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program to run and how to tell that it is up. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  /** Added to our own environment. */
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** What asks it to stop in good order; SIGTERM if not given. */
  stopSignal?: NodeJS.Signals;
  /** Milliseconds it may take to stop before it is killed. */
  stopWithin?: number;
  /** Resolves when it serves, throws while it does not. Asked again and again until it has resolved. */
  ready: () => Promise<void>;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Running {
  pid: number;
  exited: Promise<Exit>;
  /** Asks it to stop, kills it after `stopWithin`. Idempotent. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** Its output is added here. */
  logFile: string;
  /** In a process group of its own: a Ctrl-C in the terminal then reaches only us, and we stop things in order. */
  detached?: boolean;
}

/** Starts the program. @throws when it can't be started at all (not found, not allowed). */
export async function launch(spec: ProcessSpec, { logFile, detached = false }: LaunchOptions): Promise<Running> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: { ...process.env, ...spec.env },
    uid: spec.uid,
    gid: spec.gid,
    detached,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => reject(new Error(`${spec.name} could not be started: ${cause.message}`, { cause })));
  });
  const pid = child.pid as number;
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(spec.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(() => killHard(pid, detached), spec.stopWithin ?? 10_000);
    await exited;
    clearTimeout(timer);
  };
  return {
    pid,
    exited,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * Launches and waits until it serves.
 * @throws with the end of its log when it dies or is not ready within `readyWithin` milliseconds.
 */
export async function launchReady(
  spec: ProcessSpec,
  options: LaunchOptions & { readyWithin?: number },
): Promise<Running> {
  const running = await launch(spec, options);
  try {
    await untilReady(spec, running, options.readyWithin ?? 60_000);
    return running;
  } catch (error) {
    await running.stop();
    throw new Error(`${(error as Error).message}\n${tail(options.logFile)}`, { cause: error });
  }
}

/** Asks `spec.ready` until it resolves. @throws when the process ends first or time is up. */
export async function untilReady(spec: ProcessSpec, running: Running, within: number): Promise<void> {
  const deadline = Date.now() + within;
  let ended: Exit | undefined;
  void running.exited.then((exit) => {
    ended = exit;
  });
  for (let wait = 50; ; wait = Math.min(wait * 1.5, 500)) {
    try {
      await spec.ready();
      return;
    } catch (cause) {
      if (ended) throw new Error(`${spec.name} ended (${describeExit(ended)}) before it was ready`, { cause });
      if (Date.now() > deadline) {
        throw new Error(`${spec.name} was not ready within ${within / 1000} s: ${(cause as Error).message}`, { cause });
      }
    }
    await sleep(wait);
  }
}

export const describeExit = ({ code, signal }: Exit): string => (signal ? `signal ${signal}` : `exit code ${code}`);

/** The last lines of a log, for an error message. */
export function tail(file: string, lines = 15): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** Keeps one older log when the file has grown past `limit` bytes. */
export function rotate(file: string, limit = 10_000_000): void {
  if (existsSync(file) && statSync(file).size > limit) renameSync(file, `${file}.1`);
}

/** A pid alone may be somebody else's tomorrow; a pid and its birth are not. */
export interface ProcessId {
  pid: number;
  born: string;
}

/** The process as it is now; undefined when there is none with that pid. */
export function identify(pid: number): ProcessId | undefined {
  const born = process.platform === 'linux' ? bornOnLinux(pid) : bornByPs(pid);
  return born === undefined ? undefined : { pid, born };
}

export const isAlive = ({ pid, born }: ProcessId): boolean => identify(pid)?.born === born;

/** Ends a process we know by pid and birth, with its group: asked first, killed after `within` milliseconds. */
export async function end(id: ProcessId, signal: NodeJS.Signals = 'SIGTERM', within = 5000): Promise<void> {
  if (!isAlive(id)) return;
  process.kill(id.pid, signal);
  for (const deadline = Date.now() + within; Date.now() < deadline; await sleep(50)) if (!isAlive(id)) return;
  killHard(id.pid, true);
  while (isAlive(id)) await sleep(20);
}

function killHard(pid: number, group: boolean): void {
  for (const target of group ? [-pid, pid] : [pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // gone, or no leader of a group
    }
  }
}

// Field 22 of /proc/<pid>/stat is the start in clock ticks since boot; field 3 the state, Z being dead but not yet collected.
// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
function bornOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${bootId()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

function bornByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
