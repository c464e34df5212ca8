// The time of a rehearsal: it stands still while anybody works, and jumps to the next thing anybody waits for. Temporal's time-skipping
// server keeps the workflow's part of it; the pauses inside activities (a burst, typing) are passed here, because the server's clock
// cannot be moved while an activity runs. Before either moves on, the other has caught up.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Clock } from '../../src/ports';

/** Who has things to do at certain times and keeps no timer of his own. */
export interface Attendant {
  /** When there is something for him to do, as far as it is known by now; it may have passed. In ms. */
  next(): Promise<number | undefined>;
  /** Does what is due. */
  work(): Promise<void>;
}

interface Sleeper {
  at: number;
  wake(): void;
}

/** A jump longer than this is announced: what has happened until then is noted under its own time. */
const JUMP_MS = 30_000;
const LOOK_MS = 5;
/** An attendant who comes to no end in so many rounds at one instant is waited for no longer: he goes on later. */
const ROUNDS = 10;
const LATER_MS = 3600_000;

export class RehearsalTime implements Clock {
  /** What the server's clock is behind (or ahead of) ours, in ms: a rehearsal may play in any year. */
  offset = 0;
  private t = Date.now();
  private sleepers: Sleeper[] = [];
  private busy = 0;
  private moving?: { to: number; done: Promise<void> };
  /** activities that have ended */
  private left = 0;
  private rounds = { at: 0, count: 0 };
  private waiting: (() => void)[] = [];
  /** From then on nobody is kept waiting: everything is being stopped. */
  private over = false;

  constructor(
    private readonly env: TestWorkflowEnvironment,
    /** Called before a jump. */
    private readonly beforeJump: () => Promise<void>,
  ) {}

  now(): Date {
    return new Date(this.over ? Date.now() : this.t);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (this.over) return new Promise((resolve) => setTimeout(resolve, Math.min(ms, 10)));
    return new Promise((resolve, reject) => {
      const aborted = () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason as Error);
      };
      const sleeper: Sleeper = {
        at: this.t + Math.max(0, ms),
        wake: () => {
          signal?.removeEventListener('abort', aborted);
          resolve();
        },
      };
      signal?.addEventListener('abort', aborted, { once: true });
      this.sleepers.push(sleeper);
      this.changed();
    });
  }

  /** Calls of this port (all, or those named) are work: time stands still until they have answered. */
  standingFor<T extends object>(port: T, named?: readonly (keyof T)[]): T {
    return new Proxy(port, {
      get: (target, name, self) => {
        const value = Reflect.get(target, name, self) as unknown;
        if (typeof value !== 'function') return value;
        if (named && !named.includes(name as keyof T)) return value.bind(target);
        return (...args: unknown[]) => {
          const answer = (value as (...a: unknown[]) => unknown).apply(target, args);
          return answer instanceof Promise ? this.during(answer) : answer;
        };
      },
    });
  }

  /** Begins a rehearsal at that instant, whatever year the server has come to. */
  async begin(at: number): Promise<void> {
    this.t = at;
    this.offset = at - (await this.env.currentTimeMs());
  }

  /** An activity begins: it was given out at this time of the server. */
  async enter(serverMs: number): Promise<void> {
    await this.to(serverMs + this.offset);
  }

  /** An activity ends. What it did may have given the attendant something to do before the time the server is moving to. */
  async leave(): Promise<void> {
    this.left++;
    const { moving } = this;
    if (!moving) return;
    const next = await this.attended();
    if (next !== undefined && next < moving.to && this.moving === moving) await this.halt();
  }

  /** Passes until `until`: everything due by then happens, in its order. */
  async pass(until: number): Promise<void> {
    for (;;) {
      await this.still();
      const next = this.earliest();
      if (next !== undefined) {
        if (next > until) break;
        await this.wake(next);
        continue;
      }
      if (!this.moving) {
        const { left } = this;
        const due = await this.attended();
        const server = (await this.env.currentTimeMs()) + this.offset;
        if (left !== this.left) continue; // what ended meanwhile may have changed that
        const to = Math.min(until, due ?? until);
        if (server < to) this.move(to, server);
        else if (await this.idle()) {
          if (due === undefined || due > until) break;
          await this.to(due);
          this.rounds = { at: this.t, count: this.rounds.at === this.t ? this.rounds.count + 1 : 1 };
          await this.during((this.attendant as Attendant).work());
          continue;
        }
      }
      await Promise.race([this.moving?.done ?? pause(), this.change()]);
    }
    await this.to(until);
  }

  /** Waits for `work` of ours; meanwhile pauses that end by `until` go by. */
  async whileDoing<T>(work: Promise<T>, until: number): Promise<T> {
    let done = false;
    const settled = work.finally(() => {
      done = true;
      this.changed();
    });
    settled.catch(() => {}); // awaited below
    while (!done) {
      await this.still();
      const next = this.earliest();
      if (!done && next !== undefined && next <= until) await this.wake(next);
      else if (!done) await Promise.race([pause(), this.change(), settled.catch(() => {})]);
    }
    return settled;
  }

  /** Jumps there while the server stands still: nothing of ours runs meanwhile. */
  skip(to: number): Promise<void> {
    return this.to(to);
  }

  end(): void {
    this.over = true;
    for (const { wake } of this.sleepers.splice(0)) wake();
  }

  attendant?: Attendant;

  /** Set by whoever knows what is still given out. */
  idle: () => Promise<boolean> = async () => true;

  private async attended(): Promise<number | undefined> {
    const due = await this.attendant?.next();
    const { at, count } = this.rounds;
    return due !== undefined && count >= ROUNDS && due <= at + LATER_MS ? at + LATER_MS : due;
  }

  private move(to: number, server: number): void {
    const moving = { to, done: this.env.sleep(to - server) };
    moving.done = moving.done.finally(() => {
      if (this.moving === moving) this.moving = undefined;
    });
    this.moving = moving;
  }

  /**
   * The server stops where it is, although it was told to move on. It counts locks and takes one back when the time it was to move to has come:
   * that one is ours to give back then.
   */
  private async halt(): Promise<void> {
    const { testService } = this.env.connection;
    if (!this.moving || !testService) return;
    void this.moving.done.then(() => testService.unlockTimeSkipping({})).catch(() => {});
    this.moving = undefined;
    await testService.lockTimeSkipping({});
  }

  private async to(at: number): Promise<void> {
    if (at > this.t + JUMP_MS) await this.beforeJump();
    this.t = Math.max(this.t, at);
  }

  private earliest(): number | undefined {
    return this.sleepers.length > 0 ? Math.min(...this.sleepers.map(({ at }) => at)) : undefined;
  }

  private async wake(at: number): Promise<void> {
    await this.to(at);
    const due = this.sleepers.filter((sleeper) => sleeper.at <= this.t);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper.at > this.t);
    for (const { wake } of due) wake();
  }

  private async during<T>(work: Promise<T>): Promise<T> {
    this.busy++;
    try {
      return await work;
    } finally {
      this.busy--;
      this.changed();
    }
  }

  /** Returns when nothing of ours is under way: what goes on after an answer has had its turn to begin the next thing. */
  private async still(): Promise<void> {
    for (let quiet = 0; quiet < 2; ) {
      if (this.busy > 0) {
        await Promise.race([this.change(), pause()]);
        quiet = 0;
      } else {
        await new Promise(setImmediate);
        quiet = this.busy > 0 ? 0 : quiet + 1;
      }
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private changed(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, LOOK_MS));
