// One timer. An armed one is kept unless an earlier instant is needed: re-arming on each turn would cost two events a turn.
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

export class Alarm {
  private armed?: { at: number; scope: CancellationScope };
  /** set when the timer fired; the loop clears it by arming again */
  rang = false;

  /** Makes sure the alarm rings at `at` (epoch ms) or earlier. */
  set(at: number, summary: string): void {
    if (this.armed && this.armed.at <= at) return;
    this.armed?.scope.cancel();
    const armed = { at, scope: new CancellationScope() };
    this.armed = armed;
    void armed.scope
      .run(() => sleep(Math.max(1, at - Date.now()), { summary }))
      .then(() => {
        this.rang = true;
        if (this.armed === armed) this.armed = undefined;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  /** Heard: looks at the plan again. */
  clear(): void {
    this.rang = false;
  }
}
