// What is counted and timed.

/** What is counted and timed. Labels are few and closed: kinds, outcomes, never ids. */
export interface Meter {
  count(
    what:
      | 'sends'
      | 'decisions'
      | 'stored'
      | 'ignored'
      | 'crossings'
      | 'planItems'
      | 'alerts'
      | 'modelTokens'
      | 'modelCostMicros'
      | 'takeovers'
      | 'repMessages'
      | 'repActions'
      | 'toolCalls'
      | 'drafts'
      | 'mentions'
      | 'bookings'
      | 'calendarReads',
    labels: Record<string, string>,
    by?: number,
  ): void;
  /** Seconds. */
  time(what: 'send' | 'decide' | 'followUpLateness', labels: Record<string, string>, seconds: number): void;
}
