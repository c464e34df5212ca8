// Meetings as operators see them: with what was and will be said around each, and what the person wants to hear.
import type pg from 'pg';
import type { OperatorStore } from '../../ports/operator';
import { toMeeting, toPlanRow } from './rows';

export function operatorMeetings(pool: pg.Pool): Pick<OperatorStore, 'meetings' | 'preferences' | 'setPreferences'> {
  return {
    async meetings(conversationId, { since }) {
      const { rows } = await pool.query(
        `select k.*, exists (select 1 from intents q where q.meeting_id = k.id and q.kind = 'reply' and q.status in ('sending', 'sent')) as asked,
           coalesce((select jsonb_agg(to_jsonb(p) order by p.due) from plan_items p where p.meeting_id = k.id and p.meeting_version = k.version), '[]') as reminders
         from meetings k where k.conversation_id = $1::text and ($2::timestamptz is null or coalesce(k.ends_at, k.starts_at) > $2 and k.status = 'planned')
         order by k.starts_at limit 200`,
        [conversationId, since],
      );
      return rows.map((r) => ({
        ...toMeeting(r),
        reminders: r.reminders.map((p: Record<string, string>) => ({
          ...toPlanRow({ ...p, due: new Date(p.due as string) }),
          reminder: p.reminder,
        })),
      }));
    },
    async preferences(prospectId) {
      const { rows } = await pool.query(
        'select preparation, completion, question from greeting_preferences where prospect_id = $1::text',
        [prospectId],
      );
      return rows[0] ?? { preparation: true, completion: true, question: true };
    },
    async setPreferences(prospectId, { preparation, completion, question }) {
      await pool.query(
        `insert into greeting_preferences as g (prospect_id, preparation, completion, question)
         values ($1, coalesce($2, true), coalesce($3, true), coalesce($4, true))
         on conflict (prospect_id) do update set preparation = coalesce($2, g.preparation), completion = coalesce($3, g.completion),
           question = coalesce($4, g.question), updated_at = clock_timestamp()`,
        [prospectId, preparation, completion, question],
      );
    },
  };
}
