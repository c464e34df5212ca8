// Node's test environment, and: limits are stretched, and a test file that leaves a child process behind fails.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { PATIENCE } from './patience';

export default class LeakCheckingEnvironment extends TestEnvironment {
  private before = new Set<number>();
  private readonly stretched = new WeakSet<Circus.Hook | Circus.TestEntry>();

  override async setup(): Promise<void> {
    await super.setup();
    this.before = new Set(children());
  }

  handleTestEvent(event: Circus.AsyncEvent | Circus.SyncEvent, state: Circus.State): void {
    const one = event.name === 'hook_start' ? event.hook : event.name === 'test_start' ? event.test : undefined;
    // a beforeEach starts many times
    if (!one || this.stretched.has(one)) return;
    this.stretched.add(one);
    one.timeout = PATIENCE * (one.timeout ?? state.testTimeout);
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    let left: number[] = [];
    // what was told to stop may still be about to
    for (let attempt = 0; attempt < 20; attempt++) {
      const shared = sharedServers();
      left = children().filter((pid) => !this.before.has(pid) && !shared.has(pid));
      if (left.length === 0) return;
      await sleep(100);
    }
    const described = left.map((pid) => `${pid} ${commandOf(pid)}`);
    for (const pid of left) process.kill(pid, 'SIGKILL');
    throw new Error(`This file left processes behind:\n  ${described.join('\n  ')}`);
  }
}

/** Children of this process that are alive. Zombies (dead, not yet collected) don't count. */
function children(): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc/self/task')
      .flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8').trim().split(' '))
      .filter((pid) => pid !== '' && stateOf(pid) !== 'Z')
      .map(Number);
  }
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, state, name]) => Number(parent) === process.pid && !state?.startsWith('Z') && name !== 'ps')
    .map(([pid]) => Number(pid));
}

function stateOf(pid: string): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2)[0];
  } catch {
    return 'Z';
  }
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '(gone)';
  }
}

/** The run's own servers are children of this process when jest runs everything in one. */
function sharedServers(): Set<number> {
  return (globalThis as { rapportTestServers?: Set<number> }).rapportTestServers ?? new Set();
}
