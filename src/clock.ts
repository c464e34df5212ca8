// The real clock behind the Clock port.
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './ports';

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(Math.max(0, ms), undefined, { signal }),
};
