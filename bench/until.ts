// Waits for something to become true, and says what it waited for.
import { setTimeout as sleep } from 'node:timers/promises';

/** @throws Error naming `what` after `ms` */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  ms = 30_000,
  everyMs = 5,
): Promise<NonNullable<T>> {
  for (const end = Date.now() + ms; ; await sleep(everyMs)) {
    const seen = await look();
    if (seen) return seen as NonNullable<T>;
    if (Date.now() > end) throw new Error(`waited ${ms / 1000} s in vain for ${what}`);
  }
}
