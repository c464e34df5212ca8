// All that is known of a rep's time: our rows and, where a calendar is used, what it says. A calendar that can't be read is never taken for free.
import type { RepTime, Span } from '../../domain/booking/types';
import type { Brand } from '../../domain/brand';
import type { BookableRep, BookingStore, Calendars } from '../../ports/booking';

/** A booking that is to move: what it holds, and its event in the calendar, do not stand in its own way. */
export type Own = Span & { id: string };

/** @throws GrantExpired, Misconfigured (no calendar connected), Unreachable, RateLimited: as the calendar's port does */
export async function timeOf(
  { bookings, calendars }: { bookings: BookingStore; calendars: Calendars },
  rep: BookableRep,
  { meeting: { booking }, zone, hours }: Brand,
  within: Span,
  now: Date,
  own?: Own,
): Promise<RepTime> {
  const usesCalendar = booking.mode === 'zoomCalendar' || booking.mode === 'calendar';
  const [ours, busy] = await Promise.all([
    bookings.time(rep.id, within, now, own?.id),
    usesCalendar ? calendars.of(rep.id).then((calendar) => calendar.freeBusy(within.start, within.end)) : [],
  ]);
  return {
    zone: rep.zone ?? zone,
    hours: rep.hours ?? hours,
    busy: own ? busy.flatMap((span) => without(span, own)) : busy,
    ...ours,
  };
}

/** What Google merges with a neighbour's time is still the neighbour's. */
const without = (span: Span, { start, end }: Span): Span[] =>
  span.start < end && start < span.end
    ? [
        { start: span.start, end: start },
        { start: end, end: span.end },
      ].filter((rest) => rest.start < rest.end)
    : [span];
