// What a message of the client or the rep did: found by what carries its seq, and by what its transaction wrote.
import type { Effects } from '../../ports/explain';
import { readMentions } from './explain-turn';
import { known, type Queryable } from './rows';

/** @param messageId the row's */
export async function effectsOf(db: Queryable, messageId: string): Promise<Effects> {
  // Its transaction wrote between its own row and the next one of the same chat: an account hears one message at a time.
  const { rows } = await db.query(
    `with this as (select m.*, c.prospect_id,
         coalesce((select max(a.seq) from arrivals a where a.conversation_id = m.conversation_id and a.seq < m.seq), 0) as seq_before,
         coalesce((select min(n.stored_at) from messages n where n.conversation_id = m.conversation_id and n.author <> 'agent' and n.seq > m.seq), 'infinity') as next_stored
       from messages m join conversations c on c.id = m.conversation_id where m.id = $1::bigint)
     select m.seq, m.author, m.stored_at, m.crossed, m.edited_at, m.deleted_at, m.conversation_id,
       (select coalesce(jsonb_agg(v.text order by v.version), '[]') from message_versions v where v.message_id = m.id) as versions,
       (select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'due', p.due, 'reason', p.reason) order by p.due) from plan_items p
         where p.conversation_id = m.conversation_id and p.status = 'cancelled' and p.cancel_reason in ('client_responded', 'opted_out')
           and p.basis < m.seq and p.cancelled_at >= m.stored_at and p.cancelled_at < m.next_stored and m.author = 'client') as cancelled,
       (select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'text', i.text, 'reason', i.reason) order by i.id) from intents i join turns t on t.id = i.turn_id
         where i.conversation_id = m.conversation_id and i.status = 'superseded' and i.reason in ('client_wrote', 'human_in_control')
           and t.covers < m.seq and t.covers >= m.seq_before) as superseded,
       (select jsonb_agg(d.id) from drafts d where d.conversation_id = m.conversation_id and d.status = 'superseded'
           and d.decided_by in ('clientReplied', 'repWrote') and d.covers < m.seq and d.covers >= m.seq_before) as drafts,
       (select jsonb_build_object('id', i.id, 'kind', i.kind, 'sentAt', s.said_at) from messages s join intents i on i.id = s.intent_id
         where s.conversation_id = m.conversation_id and s.telegram_id < m.telegram_id and i.kind in ('followUp', 'reminder') and m.author = 'client'
           and s.said_at > m.said_at - interval '24 hours' and not exists (select 1 from messages b where b.conversation_id = m.conversation_id
             and b.author = 'client' and b.telegram_id > s.telegram_id and b.telegram_id < m.telegram_id)
         order by s.telegram_id desc limit 1) as after,
       (select jsonb_build_object('reason', o.reason, 'at', o.at) from suppressions o where o.prospect_id = m.prospect_id
           and o.conversation_id = m.conversation_id and o.at >= m.stored_at and o.at < m.next_stored) as opted_out,
       (select jsonb_build_object('from', k.from_control, 'to', k.control, 'by', k.by, 'at', k.at) from control_changes k
         where k.conversation_id = m.conversation_id and m.author = 'rep' and k.control = 'human' and k.at >= m.stored_at and k.at < m.next_stored
         order by k.at limit 1) as control,
       (select jsonb_build_object('by', k.by, 'at', k.at) from control_changes k where k.conversation_id = m.conversation_id
           and m.author = 'rep' and k.control = 'agent' and k.at >= m.stored_at order by k.at limit 1) as handed_back,
       (select jsonb_build_object('turnId', t.id, 'outcome', t.outcome, 'reason', t.reason, 'decidedAt', t.created_at, 'messages',
           (select coalesce(jsonb_agg(i.id order by i.part), '[]') from intents i where i.turn_id = t.id and i.status = 'sent')) from turns t
         where t.conversation_id = m.conversation_id and m.author = 'client' and t.task = 'reply' and t.covers >= m.seq
         order by t.outcome <> 'silent' and not exists (select 1 from intents i where i.turn_id = t.id and i.kind <> 'away' and i.status = 'sent'), t.created_at
         limit 1) as answered
     from this m`,
    [messageId],
  );
  const r = rows[0];
  return {
    ...(known({ seq: r.seq, editedAt: r.edited_at, deletedAt: r.deleted_at }) as Partial<Effects>),
    storedAt: r.stored_at,
    crossed: r.crossed,
    versions: r.versions,
    cancelled: list(r.cancelled).map((p) => dated(p, 'due')) as Effects['cancelled'],
    superseded: list(r.superseded).map(known) as Effects['superseded'],
    supersededDrafts: r.drafts ?? [],
    ...(r.after ? { after: dated(r.after, 'sentAt') as Effects['after'] } : {}),
    ...(r.opted_out ? { optedOut: dated(r.opted_out, 'at') as Effects['optedOut'] } : {}),
    mentions: await readMentions(db, 'message_id', messageId),
    ...(r.control ? { control: dated(r.control, 'at') as Effects['control'] } : {}),
    ...(r.handed_back ? { handedBack: dated(r.handed_back, 'at') as Effects['handedBack'] } : {}),
    ...(r.answered ? { answeredBy: dated(r.answered, 'decidedAt') as Effects['answeredBy'] } : {}),
  };
}

type Raw = Record<string, unknown>;

const list = (value: Raw[] | null): Raw[] => value ?? [];

/** JSON has no dates. */
function dated(row: Raw, ...columns: string[]): Raw {
  const dates = columns.filter((c) => typeof row[c] === 'string').map((c) => [c, new Date(row[c] as string)]);
  return { ...known(row), ...Object.fromEntries(dates) };
}
