// Which drafts the reps have not seen as they are now, behind the DraftDesk port.
import type pg from 'pg';
import type { DraftState } from '../../domain/reps/words';
import type { DraftDesk } from '../../ports/rep-messages';
import { insertAlert } from './turns';

// An approved one is under way until its messages have left or one was refused: then the others don't leave either.
const STATE = `case d.status
  when 'approved' then (select case
    when bool_or(i.status = 'sent') then 'sent'
    when bool_or(i.status = 'superseded' and i.reason = 'client_wrote') then 'superseded'
    when bool_or(i.status = 'superseded' and i.reason in ('human_in_control', 'opted_out')) then 'withdrawn'
    when bool_and(i.status in ('draft', 'sending') or i.reason = 'edited') then 'sending'
    else 'failed' end from intents i where i.turn_id = d.id)
  when 'superseded' then case
    when d.decided_by in ('clientReplied', 'clientEdited', 'newer') then 'superseded'
    when d.decided_by = 'calendarChanged' then 'outdated'
    else 'withdrawn' end
  when 'waiting' then null when 'observed' then null else d.status end`;

/** A rep's id or an operator's name; what made one old is no person. */
const DECIDED_BY = "case when d.status in ('approved', 'discarded') then d.decided_by end as decided_by";

// Nobody has it: shown to none yet, or whoever was shown it is gone, paused, or has blocked the bot. The next rep who is there gets it.
const NOBODY_HAS_IT = `d.status = 'waiting' and d.offered_at < clock_timestamp() - interval '3 seconds' and not exists (
  select 1 from rep_messages m join reps r on r.id = m.rep_id where m.draft_id = d.id and m.kind = 'draft' and m.status <> 'failed'
    and r.status = 'active' and r.unreachable_since is null)`;

export function createDraftDesk(pool: pg.Pool): DraftDesk {
  return {
    async toOffer(limit) {
      const { rows } = await pool.query(
        `select d.id, d.conversation_id, d.status, d.expires_at,
           (select string_agg(i.text, E'\\n\\n' order by i.part) from intents i where i.turn_id = d.id) as text
         from drafts d where d.offered_at is null and d.status in ('waiting', 'observed') or ${NOBODY_HAS_IT}
         order by d.offered_at nulls first, d.created_at limit $1::int`,
        [limit],
      );
      return rows.map((r) => ({
        draftId: r.id,
        conversationId: r.conversation_id,
        text: r.text ?? '',
        expiresAt: r.status === 'waiting' ? r.expires_at : undefined,
        mode: r.status === 'waiting' ? ('draft' as const) : ('observe' as const),
      }));
    },
    async offered(id) {
      await pool.query('update drafts set offered_at = clock_timestamp() where id = $1::text', [id]);
    },
    nobodyThere: ({ draftId, conversationId }) =>
      insertAlert(pool, { id: `draft:${draftId}`, kind: 'draft_waits', conversationId, detail: draftId }),
    async changed(limit) {
      const { rows } = await pool.query(
        `select * from (select d.id, ${DECIDED_BY}, d.shown_state, d.created_at, ${STATE} as state from drafts d
           where d.offered_at is not null and d.created_at > clock_timestamp() - interval '3 days') d
         where state is not null and state is distinct from shown_state order by created_at limit $1::int`,
        [limit],
      );
      return rows.map((r) => ({ draftId: r.id, state: r.state, by: r.decided_by ?? undefined }));
    },
    async shown(id, state) {
      await pool.query('update drafts set shown_state = $2 where id = $1::text', [id, state]);
    },
    async stateOf(id) {
      const { rows } = await pool.query(`select ${STATE} as state, ${DECIDED_BY} from drafts d where d.id = $1::text`, [
        id,
      ]);
      const r = rows[0];
      return r?.state ? { state: r.state as DraftState, by: r.decided_by ?? undefined } : undefined;
    },
  };
}
