// The names an outside service knows a booking by: made from its id, so that making it again finds it.
import { createHash } from 'node:crypto';

/** Google takes base32hex, 5 to 1024 letters: https://developers.google.com/workspace/calendar/api/v3/reference/events/insert (id). */
export function eventIdOf(bookingId: string): string {
  const digits = '0123456789abcdefghijklmnopqrstuv';
  const bytes = createHash('sha256').update(`booking ${bookingId}`).digest().subarray(0, 20);
  return [...bytes].map((byte) => digits.charAt(byte >> 3) + digits.charAt(byte & 31)).join('');
}
