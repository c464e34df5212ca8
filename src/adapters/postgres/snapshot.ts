// What a decision reads, in one statement: Postgres gives one statement one snapshot, so `seq` is exactly what the messages show.
import type { Snapshot } from '../../ports';
import { ANNOUNCED, MEETINGS_OF } from './meetings';
import { type Queryable, toConversation, toMeeting, toMessage, toOpenTurn, toPlanRow, toProspect } from './rows';

// the newest: what lies months back is nobody's business any more
const MEETINGS = 20;
const ALL_WANTED = { preparation: true, completion: true, question: true };

export async function readSnapshot(
  db: Queryable,
  conversationId: string,
  limit: number,
  handled: number,
  turnId?: string,
): Promise<Snapshot> {
  const { rows } = await db.query({
    // by name: planned once for each connection, which costs Postgres more than running it
    name: 'snapshot',
    text: `select to_jsonb(c) - 'snapshot' as conversation, to_jsonb(p) as prospect,
       (select coalesce(jsonb_agg(to_jsonb(m) order by m.telegram_id), '[]') from
         (select * from messages m where m.conversation_id = c.id and m.deleted_at is null order by m.telegram_id desc limit $2::int) m) as messages,
       (select coalesce(jsonb_agg(to_jsonb(i) order by i.due), '[]') from plan_items i where i.conversation_id = c.id and i.kind = 'followUp' and (i.status = 'scheduled'
         -- what the messages not answered yet have cancelled: the model may keep it
         or (i.status = 'cancelled' and i.cancel_reason = 'client_responded' and i.cancelled_at >= (select min(n.stored_at) from messages n
               where n.conversation_id = c.id and n.author = 'client' and n.seq > $3::int)))) as plan,
       (select coalesce(jsonb_agg(to_jsonb(g) order by g.starts_at), '[]') from (${MEETINGS_OF} where k.conversation_id = c.id
          and (k.status = 'planned' or k.announce is not null and not ${ANNOUNCED}) order by k.starts_at desc limit $4::int) g) as meetings,
       (select to_jsonb(w) from greeting_preferences w where w.prospect_id = p.id) as preferences,
       (select coalesce(jsonb_agg(distinct o.starts_at), '[]') from (select starts_at from slot_offers where conversation_id = c.id
          order by offered_at desc limit 60) o) as offered,
       (s.prospect_id is not null) as opted_out, coalesce(s.conversation_id = c.id, false) as opt_out_here,
       (s.prospect_id is not null and s.reason not in ('client_said_stop', 'client_meant_stop', 'wrong_person') or exists
         (select 1 from intents o where o.id = 'optout:' || p.id and o.status <> 'draft')) as opt_out_confirmed,
       (select max(claimed_at) from intents a where a.conversation_id = c.id and a.kind = 'away' and a.status = 'sent') as away_said_at,
       (select coalesce(array_agg(distinct n), '{}') from conversations o join intents i on i.conversation_id = o.id, unnest(i.notices) n
         where o.prospect_id = c.prospect_id and i.status in ('sending', 'sent')) as notices_said,
       -- what has read less than is there now is worthless
       (select to_jsonb(t) from open_turns t where t.turn_id = $5::text and t.covers = c.seq) as open
     from conversations c join prospects p on p.id = c.prospect_id left join suppressions s on s.prospect_id = p.id
     where c.id = $1::text`,
    values: [conversationId, limit, handled, MEETINGS, turnId],
  });
  const r = rows[0];
  if (!r) throw new Error(`no conversation ${conversationId}`);
  return {
    conversation: toConversation(dated(r.conversation, 'release_at')),
    prospect: toProspect(r.prospect),
    messages: r.messages.map((m: Record<string, unknown>) => toMessage(dated(m, 'said_at'))),
    plan: r.plan.map((i: Record<string, unknown>) => toPlanRow(dated(i, 'due', 'cancelled_at'))),
    optedOut: r.opted_out,
    optOutHere: r.opt_out_here,
    optOutConfirmed: r.opt_out_confirmed,
    awaySaidAt: r.away_said_at ?? undefined,
    noticesSaid: r.notices_said,
    meetings: r.meetings.map((m: Record<string, unknown>) => toMeeting(dated(m, 'starts_at', 'ends_at', 'ask_from'))),
    preferences: r.preferences ?? ALL_WANTED,
    offered: r.offered.map((at: string) => new Date(at)),
    open: r.open ? toOpenTurn(dated(r.open, 'decided_at')) : undefined,
  };
}

/** JSON has no dates. */
function dated(row: Record<string, unknown>, ...columns: string[]): Record<string, unknown> {
  for (const column of columns) if (row[column] !== null) row[column] = new Date(row[column] as string);
  return row;
}
