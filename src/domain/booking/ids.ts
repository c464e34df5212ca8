// The names an outside service knows a booking by: made from its id, so that making it again finds it.
import { createHash } from 'node:crypto';
import type { Span } from './types';

/** Google takes base32hex, 5 to 1024 letters: https://developers.google.com/workspace/calendar/api/v3/reference/events/insert (id). */
export function eventIdOf(bookingId: string): string {
  const digits = '0123456789abcdefghijklmnopqrstuv';
  const bytes = createHash('sha256').update(`booking ${bookingId}`).digest().subarray(0, 20);
  return [...bytes].map((byte) => digits.charAt(byte >> 3) + digits.charAt(byte & 31)).join('');
}

/**
 * What an event of ours is marked with when we move it: the version of the meeting that was to change, and where to. An event that stands
 * where its own mark says, marked with the version that still is, was put there by us and not settled: our answer was lost, or our undoing
 * failed. A human who moves it leaves the mark behind; whatever is settled makes another version.
 */
export const writeMark = (version: number, { start, end }: Span): string =>
  `v${version} ${start.toISOString()}/${end.toISOString()}`;
