// All that is known of a rep's time: our rows and, where a calendar is used, what it says. A calendar that can't be read is never taken for free.
import type { RepTime, Span } from '../../domain/booking/types';
import type { Brand } from '../../domain/brand';
import type { BookableRep, BookingStore, Calendars } from '../../ports-booking';

/** @throws GrantExpired, Misconfigured (no calendar connected), Unreachable, RateLimited: as the calendar's port does */
export async function timeOf(
  { bookings, calendars }: { bookings: BookingStore; calendars: Calendars },
  rep: BookableRep,
  { meeting: { booking }, zone, hours }: Brand,
  within: Span,
  now: Date,
): Promise<RepTime> {
  const usesCalendar = booking.mode === 'zoomCalendar' || booking.mode === 'calendar';
  const [own, busy] = await Promise.all([
    bookings.time(rep.id, within, now),
    usesCalendar ? calendars.of(rep.id).then((calendar) => calendar.freeBusy(within.start, within.end)) : [],
  ]);
  return { zone: rep.zone ?? zone, hours: rep.hours ?? hours, busy, ...own };
}
