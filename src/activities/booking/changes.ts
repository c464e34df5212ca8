// What a booked meeting is to be after it was made, moved or called off: the same whoever did it.
import { remindersOfBooking } from '../../domain/booking/around';
import type { Span } from '../../domain/booking/types';
import type { Brand } from '../../domain/brand';
import type { BookedChange } from '../../ports/booking';

export const bookedChange = (row: Span, { meeting }: Brand, now: Date): BookedChange => ({
  start: row.start,
  end: row.end,
  status: 'planned',
  announce: 'booked',
  reminders: remindersOfBooking(row, meeting.booking, now),
});

export const movedChange = (row: Span, brand: Brand, now: Date): BookedChange => ({
  ...bookedChange(row, brand, now),
  announce: 'moved',
});

export const cancelledChange = (row: Span): BookedChange => ({
  start: row.start,
  end: row.end,
  status: 'cancelled',
  announce: 'cancelled',
  reminders: [],
});

/** The rep could not, or did not say: it never was a meeting. */
export const declinedChange = (row: Span): BookedChange => ({ ...cancelledChange(row), announce: 'declined' });

/** Nobody's turn waits for it: what the client must hear leaves by itself, once, when it may. */
export const toldByItself = (change: BookedChange, now: Date): BookedChange => ({
  ...change,
  reminders: [{ kind: 'changed', due: now }, ...change.reminders],
});
