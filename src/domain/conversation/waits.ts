// Waits between tries, by kind; the last one repeats until the tries are used up.
const REPLY_WAITS_MS = [2_000, 10_000, 60_000];
const PROACTIVE_WAITS_MS = [60_000, 5 * 60_000, 15 * 60_000];

/** Wait before try `attempt` + 1 of a send that failed without a reason to give up; undefined: give up, a human is told. */
export function sendWaitMs(kind: 'reply' | 'proactive', attempt: number): number | undefined {
  return (kind === 'reply' ? REPLY_WAITS_MS : PROACTIVE_WAITS_MS)[attempt];
}

/** Wait before deciding again when the model could not be had; undefined: only a new message or a human starts it again. */
export function turnWaitMs(failures: number): number | undefined {
  return [10_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000][failures];
}
