// The supervised processes as one: stages started in order, stopped in reverse, and written down for others to find.
import { join } from 'node:path';
import type { ProcessSpec } from './process';
import type { RunFolder } from './run-folder';
import type { Ready } from './services';
import { type BackOff, Supervised } from './supervised';

export class Stack {
  private readonly stages: Supervised[][] = [];
  private ready?: Ready;
  private stopping?: Promise<void>;

  constructor(
    private readonly run: RunFolder,
    private readonly logs: string,
    private readonly say: (text: string) => void,
    private readonly backOff?: BackOff,
  ) {}

  /** Starts these at the same time and waits until all serve. @throws when one does not come up. */
  async startStage(specs: ProcessSpec[]): Promise<void> {
    if (this.stopping) return;
    const stage = specs.map(
      (spec) =>
        new Supervised({
          spec,
          logFile: join(this.logs, `${spec.name}.log`),
          pidFile: this.run.file(`${spec.name}.pid`),
          say: this.say,
          backOff: this.backOff,
          onStart: (pid) => {
            this.run.remember(spec.name, pid, spec.stopSignal);
            if (this.ready) this.writeReady(this.ready);
          },
        }),
    );
    this.stages.push(stage);
    const outcomes = await Promise.allSettled(
      stage.map(async (one) => {
        const from = Date.now();
        await one.start();
        this.say(`  ${one.name.padEnd(9)} up in ${((Date.now() - from) / 1000).toFixed(1)} s`);
      }),
    );
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  }

  pids(): Record<string, number> {
    const running = this.stages.flat().flatMap((one) => (one.pid === undefined ? [] : [[one.name, one.pid] as const]));
    return Object.fromEntries([['supervisor', process.pid], ...running]);
  }

  /** With the processes as they are now. */
  current(ready: Ready): Ready {
    return { ...ready, pids: this.pids() };
  }

  /** Writes ready.json (for everybody) and environment.json (with secrets, for the CLI beside us); again whenever a process is new. */
  writeReady(ready: Ready): void {
    this.ready = ready;
    const { env, ...open } = this.current(ready);
    this.run.write('environment.json', { pid: process.pid, env }, { secret: true });
    this.run.write('ready.json', open);
  }

  /** Stops in reverse order, those of one stage at the same time. Idempotent. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    this.ready = undefined;
    this.run.remove('ready.json');
    this.run.remove('environment.json');
    for (const stage of [...this.stages].reverse()) await Promise.all(stage.map((one) => one.stop()));
  }
}
