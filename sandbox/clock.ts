// The sandbox's idea of "now". Rehearsals move it so that every emulated service agrees with the workflow's clock.

export class SandboxClock {
  private offset = 0;
  private source?: () => Date;

  /** Real time, shifted by the last `set`; it goes on running from there. */
  now(): Date {
    return this.source?.() ?? new Date(Date.now() + this.offset);
  }

  /** Whole seconds since the epoch, as Telegram dates things. */
  seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  /** Moves "now" to the instant; undefined returns to real time. */
  set(now: Date | undefined): void {
    this.source = undefined;
    this.offset = now ? now.getTime() - Date.now() : 0;
  }

  /** From here on this is the time: it may stand still and jump. */
  follow(source: () => Date): void {
    this.source = source;
  }

  get shifted(): boolean {
    return this.source !== undefined || this.offset !== 0;
  }
}
