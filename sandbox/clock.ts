// The sandbox's idea of "now". Rehearsals move it so that every emulated service agrees with the workflow's clock.

export class SandboxClock {
  private offset = 0;

  /** Real time, shifted by the last `set`; it goes on running from there. */
  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Whole seconds since the epoch, as Telegram dates things. */
  seconds(): number {
    return Math.floor((Date.now() + this.offset) / 1000);
  }

  /** Moves "now" to the instant; undefined returns to real time. */
  set(now: Date | undefined): void {
    this.offset = now ? now.getTime() - Date.now() : 0;
  }

  get shifted(): boolean {
    return this.offset !== 0;
  }
}
