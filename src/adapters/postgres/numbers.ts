// The figures of a period from rows, one query for each: what was said, the funnel, follow-ups, replies, drafts, humans. Meetings and spending stand beside.
import type pg from 'pg';
import { STAGES } from '../../domain/stages';
import type { Numbers, NumbersStore, Period } from '../../ports/numbers';
import { meetingNumbers } from './numbers-meetings';
import { spendNumbers } from './numbers-spend';
import { type Ask, byName, OF_BRAND, spread, within, without } from './numbers-sql';

/** One after another: the figures of a period are no reason to take several connections from those who answer clients. */
export function createNumbersStore(pool: pg.Pool): NumbersStore {
  return {
    async numbers(period) {
      const ask: Ask = async (sql, ...more) =>
        (await pool.query(sql, [period.since, period.until, period.brand ?? null, ...more])).rows;
      const saidHere = await said(ask);
      return {
        said: saidHere,
        funnel: await funnel(ask),
        followUps: await followUps(ask),
        ...(await meetingNumbers(ask, weeks(period), saidHere.prospects)),
        replies: await replies(ask),
        drafts: await drafts(ask),
        humans: await humans(ask),
        optOuts: await optOuts(ask),
        spend: await spendNumbers(ask, period.zone),
      };
    },
    async brands() {
      const { rows } = await pool.query('select distinct brand from conversations order by brand');
      return rows.map((r) => r.brand);
    },
  };
}

const weeks = ({ since, until }: Period): number => (until.getTime() - since.getTime()) / (7 * 24 * 3600_000);

async function said(ask: Ask): Promise<Numbers['said']> {
  const [r] = await ask(
    // by conversation first: a tenth of the time of counting people among all messages
    `select count(distinct c.prospect_id) filter (where clients > 0)::int as prospects, count(*) filter (where clients > 0)::int as conversations,
       coalesce(sum(clients), 0)::int as "fromClients", coalesce(sum(agent), 0)::int as "fromAgent", coalesce(sum(reps), 0)::int as "fromReps",
       coalesce(sum(crossed), 0)::int as crossings
     from (select m.conversation_id, count(*) filter (where m.author = 'client') as clients, count(*) filter (where m.author = 'agent') as agent,
         count(*) filter (where m.author = 'rep') as reps, count(*) filter (where m.crossed) as crossed
       from messages m where ${within('m.said_at')} group by 1) m join conversations c on c.id = m.conversation_id where ${OF_BRAND}`,
  );
  return r as Numbers['said'];
}

async function funnel(ask: Ask): Promise<Numbers['funnel']> {
  const rows = await ask(
    `select stage, sum(entered)::int as entered, sum(now)::int as now from (
       select s.stage, count(distinct s.conversation_id) as entered, 0 as now from stage_changes s join conversations c on c.id = s.conversation_id
         where ${within('s.at')} and ${OF_BRAND} group by s.stage
       union all
       select c.stage, 0, count(*) from conversations c where ${OF_BRAND} group by c.stage) f group by stage`,
  );
  return STAGES.map((stage) => ({ stage, entered: 0, now: 0, ...rows.find((r) => r.stage === stage) }));
}

async function followUps(ask: Ask): Promise<Numbers['followUps']> {
  const [r] = await ask(
    `select count(*) filter (where made)::int as scheduled, count(*) filter (where left_then)::int as sent,
       count(*) filter (where left_then and late > 60)::int as late,
       count(*) filter (where ended = 'reply')::int as "cancelledByReply", count(*) filter (where ended = 'cancelled')::int as cancelled,
       count(*) filter (where ended = 'skipped')::int as skipped, count(*) filter (where ended = 'failed')::int as failed,
       ${spread('late', 'left_then')} as lateness,
       json_build_object('minute', count(*) filter (where left_then and late <= 60), 'fiveMinutes', count(*) filter (where left_then and late > 60 and late <= 300),
         'hour', count(*) filter (where left_then and late > 300 and late <= 3600), 'more', count(*) filter (where left_then and late > 3600)) as "latenessBuckets"
     from (
       select p.status <> 'draft' and ${within('p.created_at')} as made, p.status = 'sent' and ${within('p.sent_at')} as left_then,
         greatest(0, extract(epoch from p.sent_at - p.promised_for)) as late,
         case when p.status = 'cancelled' and ${within('p.cancelled_at')} then case p.cancel_reason when 'client_responded' then 'reply' else 'cancelled' end
              when p.status in ('skipped', 'failed') and ${within('p.updated_at')} then p.status end as ended
       from plan_items p join conversations c on c.id = p.conversation_id
       -- whatever happens to an item moves updated_at
       where p.kind = 'followUp' and p.updated_at >= $1::timestamptz and ${OF_BRAND}) p`,
  );
  const why = await ask(
    `select p.status, coalesce(p.cancel_reason, p.last_error, '-') as reason, count(*)::int as count
     from plan_items p join conversations c on c.id = p.conversation_id
     where p.kind = 'followUp' and p.status in ('cancelled', 'skipped', 'failed') and p.cancel_reason is distinct from 'client_responded'
       and ${within('p.updated_at')} and ${OF_BRAND} group by 1, 2 order by 3 desc, 1, 2`,
  );
  const [written] = await ask(
    `select count(*)::int as held from turns t join conversations c on c.id = t.conversation_id
     where t.task = 'followUp' and t.outcome = 'held' and ${within('t.created_at')} and ${OF_BRAND}`,
  );
  return { ...without(r, 'lateness'), ...written, why } as Numbers['followUps'];
}

async function replies(ask: Ask): Promise<Numbers['replies']> {
  // no model was asked for stop words and away messages; a holding message is what a held answer leaves behind
  const rows = await ask(
    `with answers as (
       select t.id, t.outcome, t.reason, t.findings, h.turn_id is not null as held, t.rounds, coalesce(t.rejected, '[]') as rejected
       from turns t join conversations c on c.id = t.conversation_id left join intents h on h.turn_id = t.id and h.kind = 'holding'
       where t.task = 'reply' and (t.rounds > 0 or t.reason = 'over_budget') and ${within('t.created_at')} and ${OF_BRAND})
     select count(*) filter (where rounds > 0)::int as decided, count(*) filter (where not held and findings <> '[]')::int as rewritten,
       count(*) filter (where held and reason = 'guard')::int as held,
       count(*) filter (where not held and findings = '[]' and rejected <> '[]')::int as corrected,
       count(*) filter (where outcome = 'silent')::int as silent,
       (select json_object_agg(guard, n) from (select f ->> 'guard' as guard, count(distinct a.id) as n from answers a, jsonb_array_elements(a.findings) f group by 1) g) as guards,
       (select json_object_agg(reason, n) from (select reason, count(*) as n from answers where held and reason <> 'guard' group by 1) o) as otherwise
     from answers`,
  );
  const { guards, otherwise, ...r } = rows[0] as Record<string, any>;
  return {
    ...(r as Pick<Numbers['replies'], 'decided' | 'rewritten' | 'held' | 'corrected' | 'silent'>),
    ...(r.decided > 0 ? { guarded: (r.rewritten + r.held) / r.decided } : {}),
    byGuard: guards ?? {},
    heldOtherwise: otherwise ?? {},
  };
}

async function drafts(ask: Ask): Promise<Numbers['drafts']> {
  const [r] = await ask(
    `select count(*) filter (where d.status = 'approved' and not d.edited and decided)::int as approved, count(*) filter (where d.status = 'approved' and d.edited and decided)::int as edited,
       count(*) filter (where d.status = 'discarded' and decided)::int as discarded, count(*) filter (where d.status = 'expired' and decided)::int as expired,
       count(*) filter (where d.status = 'superseded' and decided)::int as superseded,
       count(*) filter (where d.status = 'observed' and ${within('d.created_at')})::int as observed, count(*) filter (where d.status = 'waiting')::int as waiting
     from (select d.*, ${within('d.decided_at')} as decided from drafts d) d join conversations c on c.id = d.conversation_id where ${OF_BRAND}`,
  );
  return r as Numbers['drafts'];
}

async function humans(ask: Ask): Promise<Numbers['humans']> {
  const [r] = await ask(
    `select (select count(*)::int from alerts a join conversations c on c.id = a.conversation_id
         where a.kind = 'handoff' and ${within('a.created_at')} and ${OF_BRAND}) as "handOffs",
       count(*) filter (where k.control = 'human' and k.by is distinct from 'agent')::int as "takeOvers",
       count(*) filter (where k.control = 'human' and k.by = 'rep')::int as "byRepTyping", count(*) filter (where k.control = 'agent')::int as "handBacks"
     from control_changes k join conversations c on c.id = k.conversation_id where ${within('k.at')} and ${OF_BRAND}`,
  );
  return r as Numbers['humans'];
}

async function optOuts(ask: Ask): Promise<Numbers['optOuts']> {
  const rows = await ask(
    // "recorded_by:anna" is one reason
    `select split_part(s.reason, ':', 1) as reason, count(*)::int as count from suppressions s join prospects c on c.id = s.prospect_id
     where ${within('s.at')} and ${OF_BRAND} group by 1 order by 2 desc`,
  );
  return { all: rows.reduce((sum, r) => sum + r.count, 0), byReason: byName(rows, 'reason') };
}
