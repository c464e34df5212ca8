// Pieces of time, overlapping or not, that may be asked many times whether they touch or hold another.
import type { Span } from './types';

export class Taken {
  /** ms, sorted; those that overlap or touch are one */
  private readonly spans: { start: number; end: number }[] = [];

  /** A span without length takes no time. */
  constructor(given: readonly Span[]) {
    const sorted = given
      .map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() }))
      .filter(({ start, end }) => end > start)
      .sort((a, b) => a.start - b.start);
    for (const span of sorted) {
      const last = this.spans.at(-1);
      if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
      else this.spans.push(span);
    }
  }

  /** Whether any of it lies inside; ends that only meet do not. */
  touches(start: number, end: number): boolean {
    const next = this.endingAfter(start);
    return next !== undefined && next.start < end;
  }

  /** Whether one piece of it holds all of that. */
  holds(start: number, end: number): boolean {
    const next = this.endingAfter(start);
    return next !== undefined && next.start <= start && end <= next.end;
  }

  private endingAfter(at: number): { start: number; end: number } | undefined {
    let [low, high] = [0, this.spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle] as { end: number }).end > at) high = middle;
      else low = middle + 1;
    }
    return this.spans[low];
  }
}
