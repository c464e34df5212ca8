// Reading reps' calendars, as rows: whose turn it is, from where it goes on, and what a human changed in one.
import type pg from 'pg';
import type { BookedChange, CalendarDesk, DueCalendar, SyncedBooking } from '../../ports/booking';
import { toBooking, versionOf, writeChange } from './bookings';
import { ANNOUNCED } from './meetings';
import { namingOutages } from './outage';
import { insertRepMessages } from './rep-rows';
import type { Queryable } from './rows';
import { transaction } from './transaction';
import { insertAlert } from './turns';

// A booking that moves holds its new time by a row of its own.
const SYNCED = `select b.*, c.account_id, c.brand,
    b.status = 'held' and b.hold_expires_at > $2
      or exists (select 1 from bookings m where m.id = b.id || '/move' and m.status = 'held' and m.hold_expires_at > $2) as settling,
    coalesce((select k.version from meetings k where k.id = b.id), 0) as version
  from bookings b join conversations c on c.id = b.conversation_id
  where b.rep_id = $1::text and (b.status in ('held', 'booked') or b.status = 'cancelled' and b.ends_at > $2) and booking_of(b.id) = b.id`;
// A reading that outlived its claim, or belongs to an earlier grant, settles nothing.
const CLAIMED = "rep_id = $1::text and claimed_at::text || '/' || connected_at::text = $2::text";

export function createCalendarDesk(pool: pg.Pool): CalendarDesk {
  return namingOutages<CalendarDesk>({
    async claim(now, until) {
      const { rows } = await pool.query(
        `with next as (
           select k.rep_id from rep_calendars k join reps r on r.id = k.rep_id
           where k.status = 'connected' and r.status <> 'removed' and (k.claimed_until is null or k.claimed_until <= $1)
             and (k.read_after is null or k.read_after <= $1 or k.hinted_at is not null and k.failures = 0 or k.connected_at > k.claimed_at)
           order by k.read_after nulls first limit 1 for update of k skip locked)
         update rep_calendars k set claimed_at = $1, claimed_until = $2, hinted_at = null from next where k.rep_id = next.rep_id
         returning k.*, k.claimed_at::text || '/' || k.connected_at::text as claim`,
        [now, until],
      );
      return rows[0] && toDue(rows[0]);
    },
    async keep({ repId, claim }, until) {
      await pool.query(`update rep_calendars set claimed_until = $3 where ${CLAIMED} and claimed_until is not null`, [
        repId,
        claim,
        until,
      ]);
    },
    async read({ repId, claim }, syncToken, next) {
      await pool.query(
        `update rep_calendars set sync_token = $3, synced_at = claimed_at, read_after = $4, claimed_until = null, failures = 0 where ${CLAIMED}`,
        [repId, claim, syncToken, next],
      );
    },
    failed: ({ repId, claim }, next, alert) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query(
          `update rep_calendars set failures = failures + 1, read_after = $3, claimed_until = null where ${CLAIMED}
           returning coalesce(synced_at, connected_at)::text as since, (select r.name from reps r where r.id = rep_id) as name`,
          [repId, claim, next],
        );
        if (!alert || !rows[0]) return;
        const { since, name } = rows[0];
        await insertAlert(tx, { id: `calendar_unread:${repId}:${since}`, kind: 'calendar_unread', detail: name });
      }),
    async watched({ repId }, { id, token, resourceId, expiresAt }) {
      await pool.query(
        'update rep_calendars set watch_id = $2, watch_token = $3, watch_resource = $4, watch_expires_at = $5 where rep_id = $1::text',
        [repId, id, token, resourceId, expiresAt],
      );
    },
    async watchToken(channelId) {
      const { rows } = await pool.query('select watch_token from rep_calendars where watch_id = $1::text', [channelId]);
      return rows[0]?.watch_token ?? undefined;
    },
    async hint(channelId, at) {
      await pool.query('update rep_calendars set hinted_at = $2 where watch_id = $1::text', [channelId, at]);
    },
    async bookings(repId, of, now) {
      const [where, values] =
        'standingAt' in of
          ? [`b.status = 'booked' and b.event_id is not null and b.ends_at > $3`, [of.standingAt]]
          : ['(b.event_id = any($3::text[]) or b.id = any($4::text[]))', [of.eventIds, of.bookingIds]];
      const { rows } = await pool.query(`${SYNCED} and ${where}`, [repId, now, ...values]);
      return rows.map(toSynced);
    },
    noteSeen: (row, updated, alert) =>
      transaction(pool, async (tx) => {
        await seen(tx, row.id, updated);
        if (alert) await tell(tx, row, alert);
      }),
    change: (row, updated, { quiet = false, ...change }, { bufferBeforeMinutes, bufferAfterMinutes }) =>
      transaction(pool, async (tx) => {
        const off = change.status === 'cancelled';
        const { rows } = await tx.query(
          `select * from bookings where id = $1::text and status = 'booked' and ($3 or event_updated_at is null or event_updated_at < $2) for update`,
          [row.id, updated, off],
        );
        if (!rows[0]) return false;
        await seen(tx, row.id, updated);
        if (off) {
          await tx.query(
            `update bookings set status = 'cancelled', reason = 'in_calendar', updated_at = clock_timestamp() where id = $1::text`,
            [row.id],
          );
        } else {
          const put = await tx.query(
            'select put_booking($1, $2, $3, make_interval(mins => $4), make_interval(mins => $5)) as overlaps',
            [row.id, change.start, change.end, bufferBeforeMinutes, bufferAfterMinutes],
          );
          // whatever came of it at its old time
          await tx.query('update meetings set outcome = null, outcome_by = null where id = $1::text', [row.id]);
          if (put.rows[0].overlaps) await tell(tx, row, 'meeting_overlaps');
        }
        const told = quiet ? withNewsOfBefore(change, await untold(tx, row.id)) : change;
        await writeChange(tx, toBooking(rows[0]), told, true);
        return true;
      }),
    async expired(limit) {
      const { rows } = await pool.query(
        `select r.id, r.name, r.language, r.status = 'active' and r.chat_id is not null and r.unreachable_since is null as reachable
         from rep_calendars k join reps r on r.id = k.rep_id
         where k.status = 'expired' and r.status <> 'removed' and (k.expired_told_at is null or k.expired_told_at < k.connected_at) limit $1::int`,
        [limit],
      );
      return rows.map(({ id, ...rest }) => ({ repId: id, ...rest }));
    },
    tellExpired: (repId, text, at) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query(
          `update rep_calendars k set expired_told_at = $2 from reps r where k.rep_id = $1::text and r.id = k.rep_id and k.status = 'expired'
             and (k.expired_told_at is null or k.expired_told_at < k.connected_at) returning k.connected_at::text as of_grant, r.name`,
          [repId, at],
        );
        if (!rows[0]) return;
        const id = `calendar_expired:${repId}:${rows[0].of_grant}`;
        await insertAlert(tx, { id, kind: 'calendar_expired', detail: rows[0].name });
        if (!text) return;
        await tx.query(`update alerts set routed_to = 'reps', routed_at = clock_timestamp() where id = $1::text`, [id]);
        await insertRepMessages(tx, [{ id: `alert:${id}:${repId}`, repId, kind: 'alert', alertId: id, text }]);
      }),
  });
}

/** What he has not heard yet of the version there is. */
async function untold(tx: Queryable, id: string): Promise<BookedChange['announce']> {
  const { rows } = await tx.query(`select announce from meetings k where k.id = $1::text and not ${ANNOUNCED}`, [id]);
  return rows[0]?.announce ?? undefined;
}

/** Nothing to tell by itself; but the version that was to be told is an older one from now on. */
const withNewsOfBefore = (change: BookedChange, announce: BookedChange['announce']): BookedChange =>
  announce
    ? { ...change, announce }
    : { ...change, announce, reminders: change.reminders.filter(({ kind }) => kind !== 'changed') };

/** `updated` undefined: the event is not there. */
const seen = (tx: Queryable, id: string, updated: Date | undefined) =>
  tx.query('update bookings set event_updated_at = greatest(event_updated_at, $2::timestamptz) where id = $1::text', [
    id,
    updated,
  ]);

/** Once for each version of the meeting. */
async function tell(
  tx: pg.PoolClient,
  { id, conversationId, accountId, start }: SyncedBooking,
  kind: Parameters<typeof insertAlert>[1]['kind'],
): Promise<void> {
  const version = await versionOf(tx, id);
  await insertAlert(tx, {
    ...{ id: `${id}/v${version}/${kind}`, kind, conversationId, accountId },
    detail: start.toISOString(),
  });
}

const toDue = (r: Record<string, any>): DueCalendar => ({
  repId: r.rep_id,
  claim: r.claim,
  syncToken: r.sync_token ?? undefined,
  failures: r.failures,
  watch: r.watch_id ? { id: r.watch_id, resourceId: r.watch_resource, expiresAt: r.watch_expires_at } : undefined,
});

const toSynced = (r: Record<string, any>): SyncedBooking => ({
  ...toBooking(r),
  accountId: r.account_id,
  brand: r.brand,
  settling: r.settling,
  version: r.version,
});
