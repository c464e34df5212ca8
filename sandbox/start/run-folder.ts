// .rapport/run: who runs here. One supervisor at a time; what a killed one left alive is found again and ended.
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, identify, isAlive, type ProcessId } from './process';

interface Child extends ProcessId {
  stopSignal: NodeJS.Signals;
}

/** Another start runs in the same folder. */
export class AlreadyRunning extends Error {
  constructor(
    readonly pid: number,
    folder: string,
  ) {
    super(`Rapport already runs in ${folder} (process ${pid}). Stop it with: kill ${pid}`);
  }
}

export class RunFolder {
  readonly folder: string;
  private readonly children = new Map<string, Child>();

  constructor(private readonly dir: string) {
    this.folder = join(dir, 'run');
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Makes the folder ours and ends what a killed supervisor left.
   * @throws AlreadyRunning with the pid of the one that runs.
   */
  async claim(say: (text: string) => void): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const mine = JSON.stringify(identify(process.pid));
    const draft = this.file(`supervisor.${process.pid}`);
    writeFileSync(draft, mine);
    try {
      // a link appears whole or not at all, and only where nothing was: of two starts at once, one gets it
      while (!tryLink(draft, this.file('supervisor.json'))) {
        const holder = this.read<ProcessId>('supervisor.json');
        if (holder && isAlive(holder)) throw new AlreadyRunning(holder.pid, this.dir);
        rmSync(this.file('supervisor.json'), { force: true });
      }
    } finally {
      rmSync(draft, { force: true });
    }
    await this.endOrphans(say);
    for (const name of readdirSync(this.folder)) if (name !== 'supervisor.json') rmSync(this.file(name));
    writeFileSync(this.file('supervisor.pid'), `${process.pid}\n`);
  }

  /** Remembers a child for the case that we are killed. */
  remember(name: string, pid: number, stopSignal: NodeJS.Signals = 'SIGTERM'): void {
    const id = identify(pid);
    if (!id) return; // already gone
    this.children.set(name, { ...id, stopSignal });
    this.write('processes.json', Object.fromEntries(this.children));
  }

  /** Put in place whole: readers never see half of it. `secret`: for its owner only. */
  write(name: string, content: unknown, { secret = false } = {}): void {
    const draft = this.file(`${name}.draft`);
    writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: secret ? 0o600 : 0o644 });
    renameSync(draft, this.file(name));
  }

  remove(name: string): void {
    rmSync(this.file(name), { force: true });
  }

  /** Everything is stopped: nothing stays in the folder. */
  release(): void {
    for (const name of readdirSync(this.folder)) if (name !== 'supervisor.json') this.remove(name);
    this.remove('supervisor.json');
  }

  private async endOrphans(say: (text: string) => void): Promise<void> {
    const left = Object.entries(this.read<Record<string, Child>>('processes.json') ?? {}).reverse();
    for (const [name, child] of left) {
      if (!isAlive(child)) continue;
      say(`ending ${name} (process ${child.pid}), left by a start that was killed`);
      await end(child, child.stopSignal, 10_000);
    }
  }

  private read<T>(name: string): T | undefined {
    try {
      return JSON.parse(readFileSync(this.file(name), 'utf8')) as T;
    } catch {
      return undefined;
    }
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
