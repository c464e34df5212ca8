// Bookings as rows: held, booked, moved, let go of; and the meeting each of them is for the conversation.
import type pg from 'pg';
import { reminderId } from '../../domain/meetings';
import type { BookedChange, BookingRow, BookingStore, NewHold } from '../../ports/booking';
import { meetingOps, writeMeeting } from './meetings';
import { namingOutages } from './outage';
import { repTime, toBookableRep } from './rep-time';
import type { Queryable } from './rows';
import { transaction } from './transaction';

export function createBookings(pool: pg.Pool): BookingStore {
  return namingOutages<BookingStore>({
    async reps(conversationId) {
      const { rows } = await pool.query(
        `with mine as (select c.account_id, c.brand from conversations c where c.id = $1::text),
           active as (select r.*, k.status as calendar, exists (select 1 from rep_accounts a, mine where a.rep_id = r.id and a.account_id = mine.account_id) as of_account
             from reps r left join rep_calendars k on k.rep_id = r.id where r.status = 'active' and r.brand = (select brand from mine))
         select * from active where of_account or not exists (select 1 from active where of_account) order by created_at, id`,
        [conversationId],
      );
      return rows.map(toBookableRep);
    },
    async rep(repId) {
      const { rows } = await pool.query(
        'select r.*, k.status as calendar from reps r left join rep_calendars k on k.rep_id = r.id where r.id = $1::text',
        [repId],
      );
      return rows[0] && toBookableRep(rows[0]);
    },
    time: (...asked) => repTime(pool, ...asked),
    async offer(conversationId, turnId, offers, at) {
      for (const { start, end, repId, kind } of offers) {
        await pool.query(
          `insert into slot_offers (conversation_id, starts_at, ends_at, rep_id, kind, turn_id, offered_at) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict do nothing`,
          [conversationId, start, end, repId, kind, turnId, at],
        );
      }
    },
    async offered(conversationId) {
      const { rows } = await pool.query(
        `select o.* from slot_offers o where o.conversation_id = $1::text and exists
           (select 1 from intents i where i.turn_id = o.turn_id and i.status in ('sending', 'sent')) order by o.offered_at desc, o.starts_at limit 60`,
        [conversationId],
      );
      return rows.map((r) => ({ start: r.starts_at, end: r.ends_at, repId: r.rep_id, kind: r.kind }));
    },
    async hold(h) {
      const { rows } = await pool.query(
        `select hold_slot($1, $2, $3, $4, $5, $6, $7, $8, make_interval(mins => $9), make_interval(mins => $10), $11, $12, $13, $14, $15, $16, $17, $18) as answer`,
        [
          h.id,
          h.conversationId,
          h.repId,
          h.kind,
          h.mode,
          h.title,
          h.start,
          h.end,
          h.bufferBeforeMinutes,
          h.bufferAfterMinutes,
          h.zone,
          h.email,
          h.place,
          h.now,
          h.expiresAt,
          ...dayOf(h),
        ],
      );
      return rows[0].answer;
    },
    async holdMove(id, h) {
      const { rows } = await pool.query(
        'select hold_move($1, $2, $3, make_interval(mins => $4), make_interval(mins => $5), $6, $7, $8, $9, $10) as answer',
        [id, h.start, h.end, h.bufferBeforeMinutes, h.bufferAfterMinutes, h.now, h.expiresAt, ...dayOf(h)],
      );
      return rows[0].answer;
    },
    async settleMove(id, { start, end, bufferBeforeMinutes, bufferAfterMinutes }) {
      const { rows } = await pool.query(
        'select settle_move($1, $2, $3, make_interval(mins => $4), make_interval(mins => $5)) as there',
        [id, start, end, bufferBeforeMinutes, bufferAfterMinutes],
      );
      return rows[0].there;
    },
    booking: (id) => booking(pool, id),
    async bookingOf(conversationId, id) {
      const found = await booking(pool, id);
      return found?.conversationId === conversationId ? found : undefined;
    },
    async noteVideo(id, video) {
      await pool.query(
        'update bookings set zoom_id = $2, join_url = $3, updated_at = clock_timestamp() where id = $1::text',
        [id, video?.zoomId, video?.joinUrl],
      );
    },
    async noteEvent(id, event) {
      await pool.query(
        'update bookings set event_id = $2, event_updated_at = $3, updated_at = clock_timestamp() where id = $1::text',
        [id, event?.eventId, event?.updatedAt],
      );
    },
    confirm: (id, meeting, tell, link) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query('select * from bookings where id = $1::text for update', [id]);
        const row = rows[0] && toBooking(rows[0]);
        if (row?.status !== 'held' && row?.status !== 'booked') return undefined;
        // a second try of the same confirmation: it is written
        const done = row.status === 'booked';
        if (!done) {
          await tx.query(
            `update bookings set status = 'booked', hold_expires_at = null, join_url = coalesce(join_url, $2), updated_at = clock_timestamp()
             where id = $1::text`,
            [id, link],
          );
          await writeChange(tx, row, meeting, tell);
        }
        return opOf(tx, row);
      }),
    change: (id, meeting, tell) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query('select * from bookings where id = $1::text for update', [id]);
        const row = toBooking(rows[0]);
        const { rows: known } = await tx.query('select status, starts_at, ends_at from meetings where id = $1::text', [
          id,
        ]);
        const same =
          known[0]?.status === meeting.status &&
          Number(known[0].starts_at) === meeting.start.getTime() &&
          Number(known[0].ends_at) === meeting.end?.getTime();
        if (meeting.status === 'cancelled')
          await tx.query(
            `update bookings set status = 'cancelled', updated_at = clock_timestamp() where id = $1::text`,
            [id],
          );
        if (!same) await writeChange(tx, row, meeting, tell);
        return opOf(tx, row);
      }),
    async release(id, reason) {
      await pool.query(
        `update bookings set status = 'released', reason = $2, updated_at = clock_timestamp() where id = $1::text and status = 'held'`,
        [id, reason],
      );
    },
    decline: (id, meeting) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query('select * from bookings where id = $1::text for update', [id]);
        if ((await versionOf(tx, id)) === 0) await writeChange(tx, toBooking(rows[0]), meeting, true);
      }),
    version: (id) => versionOf(pool, id),
    async outcome(conversationId, now) {
      const { rows } = await pool.query(
        `select coalesce(bool_or(status = 'planned' and outcome is null and ends_at > $2), false) as standing,
           (array_agg(outcome order by starts_at desc) filter (where outcome is not null))[1] as last
         from meetings where conversation_id = $1::text and source = 'booked'`,
        [conversationId, now],
      );
      return { standing: rows[0].standing, last: rows[0].last ?? undefined };
    },
    meetingOps: (conversationId) => meetingOps(pool, conversationId),
    async ask({ id, bookingId, kind, at, expiresAt }) {
      await pool.query(
        'insert into rep_questions (id, booking_id, kind, asked_at, expires_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
        [id, bookingId, kind, at, expiresAt],
      );
    },
    async questionAnswer(id) {
      const { rows } = await pool.query('select answer from rep_questions where id = $1::text', [id]);
      return rows[0]?.answer ?? undefined;
    },
  });
}

const dayOf = ({ day, maxPerDay }: Pick<NewHold, 'day' | 'maxPerDay'>) => [day.start, day.end, maxPerDay];

async function booking(db: Queryable, id: string): Promise<BookingRow | undefined> {
  const { rows } = await db.query('select * from bookings where id = $1::text', [id]);
  return rows[0] && toBooking(rows[0]);
}

export async function versionOf(db: Queryable, id: string): Promise<number> {
  const { rows } = await db.query('select version from meetings where id = $1::text', [id]);
  return rows[0]?.version ?? 0;
}

/** Inside a transaction that holds the booking's row. */
export async function writeChange(tx: Queryable, row: BookingRow, change: BookedChange, tell: boolean): Promise<void> {
  const { rows } = await tx.query('select account_id, seq from conversations where id = $1::text for update', [
    row.conversationId,
  ]);
  const version = (await versionOf(tx, row.id)) + 1;
  const { announce, reminders, ...rest } = change;
  await writeMeeting(tx, {
    ...rest,
    id: row.id,
    source: 'booked',
    title: row.title,
    zone: row.zone,
    version,
    reminders: reminders.map((r) => ({ ...r, id: reminderId(row.id, version, r.kind) })),
    conversationId: row.conversationId,
    accountId: rows[0].account_id,
    basis: rows[0].seq,
  });
  await tx.query('update meetings set announce = $2 where id = $1::text', [row.id, announce]);
  if (!tell) return;
  await tx.query(
    `with heard as (update conversations c set seq = c.seq + 1 where c.id = $1::text returning c.seq)
     insert into arrivals (conversation_id, seq, kind) select $1::text, h.seq, 'calendarChanged' from heard h`,
    [row.conversationId],
  );
}

async function opOf(tx: Queryable, { conversationId, id }: BookingRow) {
  const ops = await meetingOps(tx, conversationId);
  return ops.find((op) => op.id === id) ?? { op: 'drop' as const, id };
}

export const toBooking = (r: Record<string, any>): BookingRow => ({
  id: r.id,
  conversationId: r.conversation_id,
  repId: r.rep_id,
  kind: r.kind,
  mode: r.mode,
  title: r.title,
  start: r.starts_at,
  end: r.ends_at,
  zone: r.zone,
  email: r.email ?? undefined,
  place: r.place ?? undefined,
  status: r.status,
  zoomId: r.zoom_id ?? undefined,
  joinUrl: r.join_url ?? undefined,
  eventId: r.event_id ?? undefined,
  eventUpdatedAt: r.event_updated_at ?? undefined,
});
