// Everything the scene draws anew each time, from one seed: the same seed plays the same scene.
import { createHash, randomBytes } from 'node:crypto';

export const newSeed = (): string => randomBytes(3).toString('hex');

/** Draws that depend on the seed and on how many were drawn before, nothing else. */
export class Chance {
  private drawn = 0;

  constructor(readonly seed: string) {}

  /** A source of its own: acts played side by side don't change each other's draws. */
  of(part: string): Chance {
    return new Chance(`${this.seed}/${part}`);
  }

  /** From `from` to `to`, both included. */
  int(from: number, to: number): number {
    const bytes = createHash('sha256')
      .update(`${this.seed}:${this.drawn++}`)
      .digest();
    return from + (bytes.readUInt32BE() % (to - from + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[this.int(0, from.length - 1)] as T;
  }

  /** In a random order. */
  shuffle<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.map(() => left.splice(this.int(0, left.length - 1), 1)[0] as T);
  }
}
