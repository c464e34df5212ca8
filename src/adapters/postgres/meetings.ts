// Meetings and their reminders. A change writes the meeting and rewrites its reminders in one go: none of an older version is left.
import type { MeetingOp } from '../../domain/meetings';
import type { MeetingChange, Store, TurnRecord } from '../../ports';
import { type Queryable, toMeeting, toPlanRow } from './rows';

/** A message that tells of this version is on its way, or was sent. */
export const ANNOUNCED =
  "exists (select 1 from intents q where q.meeting_id = k.id and q.announces >= k.version and q.status in ('sending', 'sent'))";

/** Meetings with what a message about one may say. */
export const MEETINGS_OF = `select k.*, b.join_url, b.place, r.name as rep_name, ${ANNOUNCED} as announced,
    exists (select 1 from intents q where q.meeting_id = k.id and q.kind = 'reply' and q.announces is null and q.status in ('sending', 'sent')) as asked
  from meetings k left join bookings b on b.id = k.id left join reps r on r.id = b.rep_id`;

interface WrittenMeeting extends MeetingChange {
  conversationId: string;
  accountId: string;
  /** the newest seq it was heard of with */
  basis: number;
}

/** Inside a transaction. An older version than the one there changes nothing; to who has asked us to stop nothing is said around it. */
export async function writeMeeting(tx: Queryable, m: WrittenMeeting): Promise<void> {
  const { rowCount } = await tx.query(
    `insert into meetings as k (id, conversation_id, source, title, starts_at, ends_at, zone, status, version, confidence, basis, ask_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at, zone = excluded.zone,
       status = excluded.status, version = excluded.version, confidence = coalesce(excluded.confidence, k.confidence),
       basis = excluded.basis, ask_from = excluded.ask_from, updated_at = clock_timestamp()
     where k.version < excluded.version`,
    [
      m.id,
      m.conversationId,
      m.source,
      m.title,
      m.start,
      m.end,
      m.zone,
      m.status,
      m.version,
      m.confidence,
      m.basis,
      m.askFrom,
    ],
  );
  if (rowCount === 0) return;
  await tx.query(
    `update plan_items set status = 'cancelled', cancel_reason = $2, cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
     where meeting_id = $1::text and status = 'scheduled'`,
    [m.id, m.status === 'cancelled' ? 'meeting_cancelled' : 'meeting_moved'],
  );
  for (const r of m.reminders) {
    await tx.query(
      `insert into plan_items (id, conversation_id, account_id, kind, due, promised_for, status, reason, basis, meeting_id, meeting_version, reminder)
       select $1, $2, $3, 'reminder', $4, $4, 'scheduled', $5, $6, $7, $8, $9
       where not exists (select 1 from suppressions s join conversations c on c.prospect_id = s.prospect_id where c.id = $2::text)
       on conflict (id) do nothing`,
      [r.id, m.conversationId, m.accountId, r.due, `${r.kind} of a meeting`, m.basis, m.id, m.version, r.kind],
    );
  }
}

export async function writeMentions(tx: Queryable, { id, conversationId, mentions = [] }: TurnRecord): Promise<void> {
  for (const m of mentions) {
    // a message that is decided on afresh is read again and tells nothing new
    await tx.query(
      `insert into mentions (conversation_id, turn_id, message_id, title, starts_at, ends_at, confidence, read_by, outcome, meeting_id, read_ms)
       select $1, $2, g.id, $4, $5, $6, $7, $8, $9, $10, $11
       from (select (select id from messages where conversation_id = $1::text and telegram_id = $3::int) as id) g
       where not exists (select 1 from mentions o where o.conversation_id = $1::text and o.message_id = g.id and o.title = $4::text
         and o.starts_at is not distinct from $5::timestamptz)`,
      [
        conversationId,
        id,
        m.telegramId,
        m.title,
        m.start,
        m.end,
        m.confidence,
        m.readBy,
        m.outcome,
        m.meetingId,
        m.readMs,
      ],
    );
  }
}

export async function reminder(db: Queryable, itemId: string): ReturnType<Store['reminder']> {
  const { rows } = await db.query('select * from plan_items where id = $1::text', [itemId]);
  if (!rows[0]) return undefined;
  const { rows: meetings } = await db.query(`${MEETINGS_OF} where k.id = $1::text`, [rows[0].meeting_id]);
  return { item: toPlanRow(rows[0]), kind: rows[0].reminder, meeting: toMeeting(meetings[0]) };
}

/** All that is planned, as changes of a conversation's state: an older version than it knows changes nothing. */
export async function meetingOps(db: Queryable, conversationId: string): Promise<MeetingOp[]> {
  const { rows } = await db.query(
    `select id from meetings k where conversation_id = $1::text and status <> 'planned'
       and not exists (select 1 from plan_items p where p.meeting_id = k.id and p.status = 'scheduled') order by updated_at desc limit 50`,
    [conversationId],
  );
  const planned = await meetingsWithReminders(db, conversationId);
  return [
    ...rows.map(({ id }) => ({ op: 'drop' as const, id })),
    ...planned.map((meeting) => ({
      ...meeting,
      op: 'keep' as const,
      reminders: meeting.reminders.map(({ id, kind, due }) => ({ id, kind, due })),
    })),
  ];
}

/** What a run without state goes on from: those still to come, and those something is still to be said of. */
export async function meetingsWithReminders(
  db: Queryable,
  conversationId: string,
): Promise<Awaited<ReturnType<Store['standing']>>['meetings']> {
  const { rows } = await db.query(
    `select k.*, coalesce(r.reminders, '[]') as reminders from meetings k
       left join lateral (select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.reminder, 'due', p.due, 'attempts', p.attempts) order by p.due) as reminders
         from plan_items p where p.meeting_id = k.id and p.status = 'scheduled') r on true
     where k.conversation_id = $1::text and (r.reminders is not null or k.status = 'planned' and k.source = 'booked') order by k.starts_at desc limit 20`,
    [conversationId],
  );
  return rows.map((r) => ({
    id: r.id,
    source: r.source,
    start: r.starts_at.getTime(),
    ...(r.ends_at ? { end: r.ends_at.getTime() } : {}),
    version: r.version,
    reminders: r.reminders.map((item: { id: string; kind: never; due: string; attempts: number }) => ({
      ...item,
      due: Date.parse(item.due),
    })),
  }));
}
