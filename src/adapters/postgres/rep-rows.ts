// Rows about reps ↔ our words.
import type pg from 'pg';
import type { RepButton } from '../../domain/reps/message';
import { tagOf } from '../../domain/reps/message';
import type { NewRepMessage } from '../../ports/rep-messages';
import type { ListedRep, Rep, TimeOff } from '../../ports/reps';

type Raw = Record<string, any>;

const some = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
const id = (value: unknown): string | undefined => (value === null || value === undefined ? undefined : String(value));

export const toRep = (r: Raw): Rep => ({
  id: r.id,
  name: r.name,
  telegramUserId: id(r.telegram_user_id),
  username: some(r.username),
  brand: r.brand,
  language: r.language,
  status: r.status,
  zone: some(r.zone),
  chatId: id(r.chat_id),
  unreachable: some(r.unreachable_reason),
});

export const toListedRep = (r: Raw): ListedRep => ({
  ...toRep(r),
  hours: some(r.hours),
  roomUrl: some(r.room_url),
  zoomHost: some(r.zoom_host),
  calendar: r.calendar_email ? { email: r.calendar_email, status: r.calendar_status } : undefined,
  accounts: r.accounts ?? [],
  createdAt: r.created_at,
  unknown: r.unknown,
  queued: r.queued,
});

export const toTimeOff = (r: Raw): TimeOff => ({ id: r.id, start: r.starts_at, end: r.ends_at, note: r.note });

export const LISTED_REP = `select r.*, k.email as calendar_email, k.status as calendar_status,
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'label', a.label) order by a.created_at), '[]') from rep_accounts ra
     join accounts a on a.id = ra.account_id and a.status <> 'removed' where ra.rep_id = r.id) as accounts,
  (select count(*)::int from rep_messages m where m.rep_id = r.id and m.status = 'unknown'
     and m.created_at > clock_timestamp() - interval '7 days') as unknown,
  (select count(*)::int from rep_messages m where m.rep_id = r.id and m.status = 'queued') as queued
  from reps r left join rep_calendars k on k.rep_id = r.id`;

/** The same id twice is the same message. */
export async function insertRepMessages(
  db: Pick<pg.Pool | pg.PoolClient, 'query'>,
  messages: NewRepMessage[],
): Promise<void> {
  for (const m of messages) {
    await db.query(
      `insert into rep_messages (id, rep_id, kind, alert_id, conversation_id, draft_id, text, summary, buttons, tag, force_reply, reply_to, question_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13) on conflict (id) do nothing`,
      [
        m.id,
        m.repId,
        m.kind,
        m.alertId,
        m.conversationId,
        m.draftId,
        m.text,
        m.summary ?? '',
        JSON.stringify(m.buttons ?? []),
        tagOf(m.id),
        m.forceReply ?? false,
        m.replyTo,
        m.questionId,
      ],
    );
  }
}

export const toButtons = (value: unknown): RepButton[][] => (value as RepButton[][] | null) ?? [];
