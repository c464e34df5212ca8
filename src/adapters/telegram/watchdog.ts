// Notices a link that is open in name only: no packet comes, no reset either (a dropped route, a sleeping laptop).
import type { PortError } from '../../errors';
import { toPortError } from './errors';
import type { Link } from './link';

/** Silence that asks for a ping, and the patience for its answer, ms: together at most 14 s from the last packet. */
const CHECK_EVERY_MS = 4_000;
const ANSWER_WITHIN_MS = 6_000;

export class Watchdog {
  private timer?: NodeJS.Timeout;
  private asking = false;

  /** Calls `onSilent` once, when a ping stays without answer; the owner ends the link. */
  start(link: Link, onSilent: (cause: PortError) => void): void {
    this.timer = setInterval(() => void this.check(link, onSilent), CHECK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async check(link: Link, onSilent: (cause: PortError) => void): Promise<void> {
    if (this.asking || Date.now() - link.lastHeard < CHECK_EVERY_MS) return;
    this.asking = true;
    try {
      await link.ping(ANSWER_WITHIN_MS);
    } catch (error) {
      if (!this.timer) return; // ended meanwhile, and reported by whoever ended it
      this.stop();
      onSilent(toPortError(error, 'ping'));
    } finally {
      this.asking = false;
    }
  }
}
