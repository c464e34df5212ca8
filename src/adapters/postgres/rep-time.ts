// A rep's time as far as we know it ourselves: his hours, his days off, what is held or booked.
import type { BookableRep, BookingStore } from '../../ports/booking';
import type { Queryable } from './rows';

export async function repTime(
  db: Queryable,
  repId: string,
  { start, end }: { start: Date; end: Date },
  now: Date,
  except?: string,
): ReturnType<BookingStore['time']> {
  const off = await db.query(
    'select starts_at, ends_at from rep_time_off where rep_id = $1::text and starts_at < $3 and ends_at > $2 order by starts_at',
    [repId, start, end],
  );
  const booked = await db.query(
    `select starts_at, ends_at, lower(blocked) as blocked_from, upper(blocked) as blocked_to from bookings
     where rep_id = $1::text and (status = 'booked' or status = 'held' and hold_expires_at > $4) and blocked && tstzrange($2, $3)
       and ($5::text is null or booking_of(id) <> $5::text) order by starts_at`,
    [repId, start, end, now, except],
  );
  return {
    timeOff: off.rows.map((r) => ({ start: r.starts_at, end: r.ends_at })),
    booked: booked.rows.map((r) => ({
      span: { start: r.starts_at, end: r.ends_at },
      blocked: { start: r.blocked_from, end: r.blocked_to },
    })),
  };
}

export const toBookableRep = (r: Record<string, any>): BookableRep => ({
  id: r.id,
  name: r.name,
  language: r.language,
  zone: r.zone ?? undefined,
  hours: r.hours ?? undefined,
  roomUrl: r.room_url ?? undefined,
  zoomHost: r.zoom_host ?? undefined,
  calendar: r.calendar ?? 'none',
});
