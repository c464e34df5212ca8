// The figures of meetings that clients mention and of what is said around them; the success metrics of mentioned meetings among them.
import type { Numbers } from '../../ports/numbers';
import { type Ask, byName, OF_BRAND, spread, within, without } from './numbers-sql';

// what came of a mention that was believed
const BELIEVED = "('kept', 'moved', 'cancelled', 'duplicate')";

/** @param writers people who wrote in the period */
export async function meetingNumbers(
  ask: Ask,
  weeks: number,
  writers: number,
): Promise<Pick<Numbers, 'mentions' | 'meetings' | 'reminders'>> {
  const outcomes = await ask(
    `select n.outcome, count(*)::int as count, count(*) filter (where n.outcome in ${BELIEVED})::int as believed
     from mentions n join conversations c on c.id = n.conversation_id where ${within('n.created_at')} and ${OF_BRAND} group by 1 order by 2 desc`,
  );
  const [read] = await ask(
    `select ${spread('ms')} as spread, avg(ms)::float8 as average from (select max(n.read_ms) as ms from mentions n join conversations c on c.id = n.conversation_id
       where ${within('n.created_at')} and ${OF_BRAND} group by n.conversation_id, coalesce(n.message_id::text, n.turn_id)) m`,
  );
  const [who] = await ask(
    `select count(distinct c.prospect_id)::int as prospects from mentions n join conversations c on c.id = n.conversation_id
     where n.outcome in ${BELIEVED} and ${within('n.created_at')} and ${OF_BRAND}`,
  );
  const made = await ask(
    `select k.status, count(*)::int as count, count(k.ends_at)::int as "withEnd" from meetings k join conversations c on c.id = k.conversation_id
     where k.source = 'mentioned' and ${within('k.created_at')} and ${OF_BRAND} group by 1 order by 2 desc`,
  );
  const byOutcome = byName(outcomes, 'outcome');
  const found = outcomes.reduce((sum, r) => sum + r.count, 0);
  const all = made.reduce((sum, r) => sum + r.count, 0);
  const prospects = who?.prospects ?? 0;
  return {
    mentions: {
      found,
      kept: byOutcome.kept ?? 0,
      byOutcome,
      ...(found > 0 ? { belowThreshold: (byOutcome.below_threshold ?? 0) / found } : {}),
      ...(read?.spread ? { readMs: { ...read.spread, average: read.average } } : {}),
    },
    meetings: {
      prospects,
      ...(writers > 0 ? { adoption: prospects / writers, perProspectPerWeek: all / writers / weeks } : {}),
      made: all,
      ...(all > 0 ? { withEnd: made.reduce((sum, r) => sum + r.withEnd, 0) / all } : {}),
      byStatus: byName(made, 'status'),
    },
    reminders: await reminders(ask),
  };
}

async function reminders(ask: Ask): Promise<Numbers['reminders']> {
  const [r] = await ask(
    `select count(*) filter (where status <> 'cancelled')::int as due, count(*) filter (where status = 'sent')::int as sent,
       count(*) filter (where status = 'sent' and abs(late) <= 60)::int as "onTime", count(*) filter (where status = 'sent' and abs(late) > 60)::int as late,
       count(*) filter (where status = 'skipped')::int as skipped, count(*) filter (where status = 'failed')::int as failed,
       count(*) filter (where status = 'scheduled')::int as waiting, count(*) filter (where status = 'cancelled')::int as cancelled,
       count(wrote)::int as acknowledged, ${spread('wrote')} as "firstWords"
     from (select p.status, extract(epoch from p.sent_at - p.promised_for) as late, extract(epoch from a.at - p.sent_at) as wrote
       from plan_items p join conversations c on c.id = p.conversation_id
         left join lateral (select m.said_at as at from messages m where p.status = 'sent' and m.conversation_id = p.conversation_id
           and m.author = 'client' and m.said_at > p.sent_at and m.said_at <= p.sent_at + interval '24 hours' order by m.said_at limit 1) a on true
       where p.kind = 'reminder' and ${within('p.promised_for')} and ${OF_BRAND}) p`,
  );
  const why = await ask(
    `select p.status, coalesce(p.cancel_reason, p.last_error, '-') as reason, count(*)::int as count
     from plan_items p join conversations c on c.id = p.conversation_id
     where p.kind = 'reminder' and p.status in ('cancelled', 'skipped', 'failed') and ${within('p.promised_for')} and ${OF_BRAND}
     group by 1, 2 order by 3 desc, 1, 2`,
  );
  return { ...without(r, 'firstWords'), why } as Numbers['reminders'];
}
