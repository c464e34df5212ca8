// Which drafts the reps have not seen as they are now, behind the DraftDesk port.
import type pg from 'pg';
import type { DraftDesk, DraftState } from '../../ports/rep-messages';
import { insertAlert } from './turns';

// An approved one is under way until its messages have left or were refused.
const STATE = `case d.status
  when 'approved' then case
    when exists (select 1 from intents i where i.turn_id = d.id and i.status = 'sent') then 'sent'
    when exists (select 1 from intents i where i.turn_id = d.id and i.status in ('draft', 'sending')) then 'sending'
    else 'failed' end
  when 'discarded' then 'discarded' when 'expired' then 'expired' when 'superseded' then 'superseded' end`;

export function createDraftDesk(pool: pg.Pool): DraftDesk {
  return {
    async toOffer(limit) {
      const { rows } = await pool.query(
        `select d.id, d.conversation_id, d.status, d.expires_at,
           (select string_agg(i.text, E'\\n\\n' order by i.part) from intents i where i.turn_id = d.id) as text
         from drafts d where d.offered_at is null and d.status in ('waiting', 'observed') order by d.created_at limit $1::int`,
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
      await pool.query('update drafts set offered_at = clock_timestamp() where id = $1::text and offered_at is null', [
        id,
      ]);
    },
    nobodyThere: ({ draftId, conversationId }) =>
      insertAlert(pool, { id: `draft:${draftId}`, kind: 'draft_waits', conversationId, detail: draftId }),
    async changed(limit) {
      const { rows } = await pool.query(
        `select * from (select d.id, d.decided_by, d.shown_state, d.created_at, ${STATE} as state from drafts d
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
      const { rows } = await pool.query(`select ${STATE} as state, decided_by from drafts d where d.id = $1::text`, [
        id,
      ]);
      const r = rows[0];
      return r?.state ? { state: r.state as DraftState, by: r.decided_by ?? undefined } : undefined;
    },
  };
}
