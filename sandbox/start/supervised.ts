// One child process kept alive: started, watched, started again with growing pauses when it dies, stopped for good.
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, launch, type ProcessSpec, type Running, rotate, tail, untilReady } from './process';

export interface SupervisedOptions {
  spec: ProcessSpec;
  logFile: string;
  pidFile: string;
  say: (text: string) => void;
  /** Told of each new process. */
  onStart?: (pid: number) => void;
  /** Milliseconds it may take to serve. */
  readyWithin?: number;
  backOff?: BackOff;
}

export interface BackOff {
  /** Milliseconds before the first new start; doubled each time, up to `most`. */
  first: number;
  most: number;
  /** Up this long, and the next death counts as a first one. */
  steady: number;
}

const usual: BackOff = { first: 1000, most: 30_000, steady: 60_000 };

export class Supervised {
  private running?: Running;
  private watching?: Promise<void>;
  private readonly stopping = new AbortController();
  /** How often it was started again. */
  restarts = 0;

  constructor(private readonly options: SupervisedOptions) {}

  get name(): string {
    return this.options.spec.name;
  }

  get pid(): number | undefined {
    return this.running?.pid;
  }

  /**
   * The first start; from then on it is kept alive.
   * @throws with the end of its log when it dies before it serves, or takes too long: what never worked is not retried.
   */
  async start(): Promise<void> {
    const { spec, logFile, readyWithin = 60_000 } = this.options;
    rotate(logFile);
    const running = await this.launch();
    try {
      await untilReady(spec, running, readyWithin);
    } catch (error) {
      await running.stop();
      this.forget();
      throw new Error(`${(error as Error).message}. The end of ${logFile}:\n${tail(logFile)}`, { cause: error });
    }
    if (this.stopping.signal.aborted) return; // stopped while it started
    this.watching = this.keepAlive(running);
  }

  /** Ends it, or the pause before its next start. Idempotent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running?.stop();
    await this.watching;
    this.forget();
  }

  private async launch(): Promise<Running> {
    const { spec, logFile, pidFile, onStart } = this.options;
    const running = await launch(spec, { logFile, detached: true });
    this.running = running;
    writeFileSync(pidFile, `${running.pid}\n`);
    onStart?.(running.pid);
    // a stop that came during the launch found nothing to end
    if (this.stopping.signal.aborted) await running.stop();
    return running;
  }

  private async keepAlive(first: Running): Promise<void> {
    const { spec, say, readyWithin = 60_000 } = this.options;
    const { first: firstPause, most, steady } = this.options.backOff ?? usual;
    const { signal } = this.stopping;
    let pause = firstPause;
    for (let running: Running | undefined = first; ; ) {
      const upSince = Date.now();
      if (running) {
        const exit = await running.exited;
        if (signal.aborted) return;
        if (Date.now() - upSince >= steady) pause = firstPause;
        say(`${spec.name} ended (${describeExit(exit)}), starting it again in ${pause / 1000} s`);
      }
      this.running = undefined;
      await sleep(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      pause = Math.min(pause * 2, most);
      try {
        running = await this.launch();
        this.restarts++;
        const started = running;
        void untilReady(spec, started, readyWithin).then(
          () => say(`${spec.name} is back (process ${started.pid})`),
          () => {}, // its death is said by the loop; slow is not dead
        );
      } catch (error) {
        running = undefined;
        say(`${(error as Error).message}; trying again in ${pause / 1000} s`);
      }
    }
  }

  private forget(): void {
    this.running = undefined;
    rmSync(this.options.pidFile, { force: true });
  }
}
