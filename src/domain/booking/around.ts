// What is said around a meeting we booked, and when. A late booking gets only what is still ahead.
import type { BookingPolicy } from '../brand';
import type { ReminderKind } from '../meetings';
import type { Span } from './types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// Nobody is reminded of what he has just agreed to.
const SOONEST_MS = 10 * MINUTE;
// The rep is asked at its end how it went; without his word the client hears a neutral one.
const COMPLETION_AFTER_MS = HOUR;

/** By the hour of the clock, not of the calendar: a day before is 24 h before, also when the clocks change in between. */
export function remindersOfBooking(
  { start, end }: Span,
  { reminders }: Pick<BookingPolicy, 'reminders'>,
  now: Date,
): { kind: ReminderKind; due: Date }[] {
  const around: { kind: ReminderKind; due: Date }[] = [
    ...(reminders.dayBefore ? [{ kind: 'dayBefore' as const, due: new Date(start.getTime() - DAY) }] : []),
    ...(reminders.hourBefore ? [{ kind: 'hourBefore' as const, due: new Date(start.getTime() - HOUR) }] : []),
    { kind: 'completion', due: new Date(end.getTime() + COMPLETION_AFTER_MS) },
  ];
  return around.filter(({ due }) => due.getTime() > now.getTime() + SOONEST_MS);
}
