// Questions to reps about their meetings, as rows: which are due, what was answered, and what follows from an answer.
import type pg from 'pg';

import type { QuestionState } from '../../domain/reps/words';
import type { QuestionAnswer, QuestionDesk, RepQuestion } from '../../ports/rep-messages';
import { toBooking, writeChange } from './bookings';
import { namingOutages } from './outage';
import { insertRepMessages, toRep } from './rep-rows';
import { transaction } from './transaction';
import { insertAlert } from './turns';

// A rep is asked for a day after a meeting, and may answer for two.
const ASKED_FOR = "interval '24 h'";
const ANSWERED_FOR = "interval '48 h'";

/** $1: now. null: it waits for an answer. */
const STATE = `case when q.answer is not null then q.answer
  when q.kind = 'outcome' and (k.version is distinct from q.version or b.status <> 'booked') then 'over'
  when q.expires_at <= $1 then 'expired'
  when q.kind = 'confirm' and b.status <> 'held' then 'over' end`;
const FROM = 'from rep_questions q join bookings b on b.id = q.booking_id left join meetings k on k.id = b.id';

const ANSWER = { yes: 'yes', no: 'no', held: 'held', absent: 'noShow' } as const;

export function createQuestionDesk(pool: pg.Pool): QuestionDesk {
  return namingOutages<QuestionDesk>({
    async openOutcomes(now) {
      await pool.query(
        `insert into rep_questions (id, booking_id, kind, asked_at, expires_at, version)
         select b.id || '/v' || k.version || '/outcome', b.id, 'outcome', b.ends_at, b.ends_at + ${ANSWERED_FOR}, k.version
         from bookings b join meetings k on k.id = b.id
         where b.status = 'booked' and b.ends_at <= $1 and b.ends_at > $1 - ${ASKED_FOR} and k.status = 'planned' and k.outcome is null
           and not exists (select 1 from rep_questions q where q.booking_id = b.id and q.version = k.version)
         on conflict do nothing`,
        [now],
      );
    },
    async toAsk(now, limit) {
      const { rows } = await pool.query(
        `select q.*, b.conversation_id, b.title, b.starts_at, r.zone,
           case when r.status = 'active' and r.chat_id is not null and r.unreachable_since is null then to_jsonb(r) end as rep
         ${FROM} join reps r on r.id = b.rep_id
         where q.offered_at is null and q.asked_at <= $1 and ${STATE} is null order by q.asked_at limit $2::int`,
        [now, limit],
      );
      return rows.map(toQuestion);
    },
    asked: ({ id, kind, bookingId, conversationId, start }, messages, now) =>
      transaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          'update rep_questions set offered_at = $2 where id = $1::text and offered_at is null',
          [id, now],
        );
        if (rowCount === 0) return;
        await insertRepMessages(tx, messages);
        if (messages.length > 0 || kind === 'outcome') return;
        await insertAlert(tx, {
          ...{ id: `${bookingId}/unasked`, kind: 'meeting_needs_hands', conversationId },
          detail: start.toISOString(),
        });
      }),
    async changed(now, limit) {
      const { rows } = await pool.query(
        `select * from (select q.id, q.asked_at, q.shown_state, q.answered_by, ${STATE} as state ${FROM}
           where q.offered_at is not null and q.asked_at > $1 - interval '7 days') q
         where state is not null and state is distinct from shown_state order by asked_at limit $2::int`,
        [now, limit],
      );
      return rows.map((r) => ({ id: r.id, state: r.state, by: r.answered_by ?? undefined }));
    },
    async shown(id, state) {
      await pool.query('update rep_questions set shown_state = $2 where id = $1::text', [id, state]);
    },
    answer: ({ questionId, repId, verb }, now) =>
      transaction(pool, async (tx) => {
        const { rows } = await tx.query(
          `select q.kind, q.answered_by, q.answer, b.*, c.account_id, ${STATE} as state ${FROM} join conversations c on c.id = b.conversation_id
           where q.id = $2::text for update of q, b`,
          [now, questionId],
        );
        const r = rows[0];
        if (!r) throw new Error(`no question ${questionId}`);
        const about = { bookingId: r.id as string, accountId: r.account_id as string };
        const answer = ANSWER[verb];
        if (r.state !== null) {
          const again = r.answer === answer && r.answered_by === repId;
          return { ...about, accepted: again, state: r.state as QuestionState };
        }
        await tx.query('update rep_questions set answer = $2, answered_by = $3, answered_at = $4 where id = $1::text', [
          questionId,
          answer,
          repId,
          now,
        ]);
        if (answer === 'held' || answer === 'noShow') await writeOutcome(tx, r, answer, repId, now);
        return { ...about, accepted: true, state: answer } satisfies QuestionAnswer & typeof about;
      }),
    async tooLate(id, now) {
      const { rowCount } = await pool.query(
        `update rep_questions q set answer = null, answered_by = null, answered_at = null, expires_at = least(q.expires_at, $2)
         from bookings b where q.id = $1::text and b.id = q.booking_id and q.answer = 'yes' and b.status <> 'booked'`,
        [id, now],
      );
      return rowCount === 1;
    },
  });
}

/** From here on it is said what fits: thanks, or another time. Thanks are not said twice. */
async function writeOutcome(
  tx: pg.PoolClient,
  r: Record<string, any>,
  outcome: 'held' | 'noShow',
  repId: string,
  now: Date,
): Promise<void> {
  const row = toBooking(r);
  const { rowCount: thanked } = await tx.query(
    "select 1 from plan_items where meeting_id = $1::text and reminder = 'completion' and status = 'sent'",
    [row.id],
  );
  const kind = outcome === 'held' ? ('thanks' as const) : ('noShow' as const);
  const reminders = outcome === 'held' && thanked ? [] : [{ kind, due: now }];
  await writeChange(
    tx,
    row,
    { start: row.start, end: row.end, status: 'planned', announce: undefined, reminders },
    true,
  );
  await tx.query('update meetings set outcome = $2, outcome_by = $3 where id = $1::text', [row.id, outcome, repId]);
}

const toQuestion = (r: Record<string, any>): RepQuestion => ({
  id: r.id,
  bookingId: r.booking_id,
  conversationId: r.conversation_id,
  kind: r.kind,
  title: r.title,
  start: r.starts_at,
  expiresAt: r.expires_at ?? undefined,
  rep: r.rep ? toRep(r.rep) : undefined,
  zone: r.zone ?? undefined,
});
