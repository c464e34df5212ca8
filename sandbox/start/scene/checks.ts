// What the scene has found to be so, and not so.
import type { Transcript } from './transcript';

/** A check failed that the rest of its act stands on. */
export class ActOver extends Error {}

export class Checks {
  passed = 0;
  readonly failures: string[] = [];

  constructor(
    private readonly transcript: Transcript,
    private readonly signal: AbortSignal,
  ) {}

  /** True or not; the act goes on. */
  that(ok: boolean, text: string): void {
    if (ok) this.passed++;
    else this.failures.push(text);
    this.transcript.check(ok, text);
  }

  /**
   * Something that must come about; `words` says what it was once it did.
   * @throws ActOver when it does not
   */
  async comes<T>(what: string, work: () => Promise<T>, words: (found: T) => string = () => what): Promise<T> {
    try {
      const found = await work();
      this.that(true, words(found));
      return found;
    } catch (error) {
      this.signal.throwIfAborted();
      this.that(false, `${what}: ${(error as Error).message}`);
      throw new ActOver(what);
    }
  }
}
