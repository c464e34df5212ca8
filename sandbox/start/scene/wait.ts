// Waiting that ends when the scene is broken off.
import { setTimeout as sleep } from 'node:timers/promises';

/** @throws the signal's reason when it is aborted */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, ms), undefined, { signal }).catch(() => signal.throwIfAborted());
}

/** Asks again and again until it gets something. What `look` throws counts as "not yet". @throws Error after `seconds` */
export async function until<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  signal: AbortSignal,
): Promise<T> {
  let problem = '';
  for (const deadline = Date.now() + seconds * 1000; ; await pause(250, signal)) {
    signal.throwIfAborted();
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      problem = '';
    } catch (error) {
      problem = ` (${(error as Error).message.split('\n')[0]})`;
    }
    if (Date.now() > deadline) throw new Error(`${what} not within ${seconds} s${problem}`);
  }
}
