// Natural time, Russian and English: a client's words → an instant, a question, "past" or nothing.
export { agreesWithReading } from './agree';
export { FOLLOW_UP_WHEN, MEETING_WHEN } from './defaults';
export { describeInstant } from './describe';
export { resolveAll, resolveWhen } from './resolve';
export type { Precision, Purpose, WhenInput, WhenResult } from './types';
export { zoneName } from './zones';
