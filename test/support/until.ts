// Waits for something to become true, and says what it waited for.
import { PATIENCE } from './patience';

export async function until<T>(
  look: () => T | Promise<T>,
  ms = 15_000,
  what = 'condition',
  everyMs = 25,
): Promise<NonNullable<T>> {
  const end = Date.now() + PATIENCE * ms;
  for (;;) {
    const seen = await look();
    if (seen) return seen as NonNullable<T>;
    if (Date.now() > end) throw new Error(`waited ${PATIENCE * ms} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** For what must not happen: gives it the time to. */
export const settle = (ms = 600): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
