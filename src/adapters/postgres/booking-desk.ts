// Bookings as operators look them up.
import type pg from 'pg';
import type { BookingDesk, ListedBooking } from '../../ports/booking';
import { toBooking } from './bookings';
import { namingOutages } from './outage';

const LISTED = `select b.*, c.brand, r.name as rep_name, r.zone as rep_zone, k.outcome,
    coalesce(p.name, '@' || p.username, p.phone) as client
  from bookings b join conversations c on c.id = b.conversation_id join prospects p on p.id = c.prospect_id
    join reps r on r.id = b.rep_id left join meetings k on k.id = b.id`;
/** What a move holds meanwhile is no meeting of its own. */
const NO_MOVE = 'booking_of(b.id) = b.id';
/** A mistyped end should not list a year's. */
const MOST_FOUND = 20;
const MOST_LISTED = 1000;

export function createBookingDesk(pool: pg.Pool): BookingDesk {
  return namingOutages<BookingDesk>({
    async list({ repId, brand, from, to, all }) {
      const { rows } = await pool.query(
        `${LISTED} where ${NO_MOVE} and ($1::text is null or b.rep_id = $1) and ($2::text is null or c.brand = $2)
           and ($3::timestamptz is null or b.ends_at > $3) and ($4::timestamptz is null or b.starts_at < $4)
           and ($5 or b.status = 'booked' or b.status = 'held' and b.hold_expires_at > clock_timestamp())
         order by b.starts_at, b.id limit ${MOST_LISTED}`,
        [repId, brand, from, to, all],
      );
      return rows.map(toListed);
    },
    async find(term) {
      const { rows } = await pool.query(
        `${LISTED} where ${NO_MOVE} and (b.id = $1::text or right(b.id, length($1::text) + 1) = '/' || $1::text) order by b.id = $1::text desc, b.starts_at desc
         limit ${MOST_FOUND}`,
        [term],
      );
      return rows[0]?.id === term ? [toListed(rows[0])] : rows.map(toListed);
    },
    async giveReason(id, reason) {
      await pool.query('update bookings set reason = $2 where id = $1::text', [id, reason]);
    },
  });
}

const toListed = (r: Record<string, any>): ListedBooking => ({
  ...toBooking(r),
  brand: r.brand,
  repName: r.rep_name,
  repZone: r.rep_zone ?? undefined,
  client: r.client ?? undefined,
  outcome: r.outcome ?? undefined,
  reason: r.reason ?? undefined,
});
