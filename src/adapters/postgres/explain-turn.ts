// One decision with all it read and made, from its rows.
import type { PlanOp } from '../../domain/conversation';
import type { MeetingOp } from '../../domain/meetings';
import type {
  ChatLine,
  ExplainedIntent,
  ExplainedMention,
  ExplainedToolCall,
  ExplainedTurn,
  PlannedThen,
} from '../../ports/explain';
import { known, type Queryable } from './rows';

/** A ChatLine of `messages m`. */
export const LINE = `m.conversation_id || '/' || m.telegram_id as id, m.author, m.said_at as at, m.text, m.media,
  nullif(m.edited_at is not null, false) as edited,
  nullif(m.forwarded, false) as forwarded, nullif(m.deleted_at is not null, false) as deleted`;

/** An ExplainedIntent of `intents i`. */
const INTENT = `i.id, i.kind, i.part, i.text, i.status, i.reason, i.notices, i.attempts, i.plan_item_id as "planItemId", i.meeting_id as "meetingId",
  i.claimed_at as "claimedAt", i.settled_at as "settledAt", i.settled_by as "settledBy", i.telegram_id as "telegramId", m.said_at as "sentAt",
  case when m.id is not null then c.client_read_max_id >= m.telegram_id end as "readByClient",
  (select min(n.said_at) from messages n where n.conversation_id = i.conversation_id and n.author = 'client' and n.telegram_id > m.telegram_id) as "answeredAt"`;
const FROM_INTENTS = `from intents i join conversations c on c.id = i.conversation_id
  left join messages m on m.conversation_id = i.conversation_id and m.telegram_id = i.telegram_id`;

export async function readIntents(
  db: Queryable,
  by: 'id' | 'turn_id' | 'plan_item_id',
  value: string,
): Promise<(ExplainedIntent & { turnId?: string })[]> {
  const { rows } = await db.query(
    `select ${INTENT}, i.turn_id as "turnId" ${FROM_INTENTS} where i.${by} = $1::text order by i.created_at, i.part`,
    [value],
  );
  return rows.map(known) as (ExplainedIntent & { turnId?: string })[];
}

export async function readMentions(
  db: Queryable,
  by: 'turn_id' | 'message_id',
  value: string,
): Promise<ExplainedMention[]> {
  const { rows } = await db.query(
    `select title, starts_at as "startsAt", ends_at as "endsAt", confidence, read_by as "readBy", outcome, meeting_id as "meetingId"
     from mentions where ${by}::text = $1::text order by id`,
    [value],
  );
  return rows.map(known) as ExplainedMention[];
}

export async function readTurn(db: Queryable, turnId: string): Promise<ExplainedTurn | undefined> {
  const { rows } = await db.query(
    `select t.*, (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'detail', a.detail)) from alerts a
         where a.conversation_id = t.conversation_id and a.id like replace(t.id, '_', '\\_') || '/%') as alerts,
       d.status as draft_status, d.edited, d.expires_at, d.decided_at, d.decided_by
     from turns t left join drafts d on d.id = t.id where t.id = $1::text`,
    [turnId],
  );
  const t = rows[0];
  if (!t) return undefined;
  const ops: PlanOp[] = t.decision.plan ?? [];
  const before = t.plan_before?.map(toPlanned) as PlannedThen[] | undefined;
  return {
    ...(known({
      id: t.id,
      task: t.task,
      outcome: t.outcome,
      reason: t.reason,
      decidedAt: t.created_at,
      covers: t.covers,
      brandVersion: t.brand_version,
      model: t.model,
      promptVersion: t.prompt_version,
      costMicros: t.cost_micros === null ? null : Number(t.cost_micros),
      rejected: t.rejected,
      planBefore: before,
    }) as ExplainedTurn),
    rules: t.rules,
    rounds: t.rounds,
    tokens: {
      input: t.input_tokens,
      output: t.output_tokens,
      cacheRead: t.cache_read_tokens,
      cacheWrite: t.cache_write_tokens,
    },
    toolCalls: await toolCalls(db, t.id, t.tool_calls),
    findings: t.findings,
    ...(before ? { planAfter: await planAfter(db, before, ops, t.decision.meetings ?? []) } : {}),
    covered: await coveredBy(db, t.conversation_id, t.id, t.covers),
    intents: await readIntents(db, 'turn_id', t.id),
    mentions: await readMentions(db, 'turn_id', t.id),
    ...(t.draft_status === null
      ? {}
      : {
          draft: known({
            status: t.draft_status,
            edited: t.edited,
            expiresAt: t.expires_at,
            decidedAt: t.decided_at,
            decidedBy: t.decided_by,
          }) as ExplainedTurn['draft'],
        }),
    alerts: t.alerts ?? [],
  };
}

type StoredCall = { name: string; answer?: { ok: boolean; content: string } | { row: string } } & Record<
  string,
  unknown
>;

/** As the model made them. Those of before their answers were kept find their rows by name, in order. */
async function toolCalls(db: Queryable, turnId: string, calls: StoredCall[]): Promise<ExplainedToolCall[]> {
  const { rows } = await db.query(
    `select id, tool, ok, content, sources, asked_at, answered_at from tool_calls where turn_id = $1::text order by asked_at, id`,
    [turnId],
  );
  return calls.map(({ name, answer, ...asked }) => {
    const row = answer && 'row' in answer ? rows.find((r) => r.id === answer.row) : undefined;
    const of = row ?? (answer ? undefined : rows.find((r) => r.tool === name));
    if (of) rows.splice(rows.indexOf(of), 1);
    return {
      tool: name,
      asked,
      sources: of?.sources ?? [],
      ...(answer && 'ok' in answer ? { answer } : {}),
      ...(of && of.ok !== null ? { answer: { ok: of.ok, content: of.content ?? '' } } : {}),
      ...(of ? { askedAt: of.asked_at } : {}),
      ...(of?.answered_at ? { answeredAt: of.answered_at } : {}),
    };
  });
}

/** Reminders go with their meeting: a newer version of it has its own. */
async function planAfter(
  db: Queryable,
  before: PlannedThen[],
  ops: PlanOp[],
  meetings: MeetingOp[],
): Promise<PlannedThen[]> {
  const added = [
    ...ops.flatMap((op) => (op.op === 'add' ? [{ id: op.id, kind: 'followUp', due: op.due }] : [])),
    ...meetings.flatMap((m) => (m.op === 'keep' ? m.reminders.map((r) => ({ ...r, kind: 'reminder' })) : [])),
  ];
  const { rows } = await db.query('select id, reason from plan_items where id = any($1::text[])', [
    added.map(({ id }) => id),
  ]);
  const gone = ({ id }: PlannedThen) =>
    ops.some((op) => op.op === 'cancel' && op.id === id) || meetings.some((m) => id.startsWith(`${m.id}/`));
  return [
    ...before.filter((item) => item.status === 'scheduled' && !gone(item)),
    ...added.map(({ id, kind, due }) => {
      const reason = rows.find((r) => r.id === id)?.reason;
      return known({ id, kind, due: new Date(due), status: 'scheduled', reason }) as PlannedThen;
    }),
  ].sort((a, b) => a.due.getTime() - b.due.getTime());
}

const toPlanned = (item: PlannedThen & { due: string | Date }): PlannedThen => ({ ...item, due: new Date(item.due) });

/** What arrived after the decision before that stood, and what this one had read of it. */
async function coveredBy(
  db: Queryable,
  conversationId: string,
  turnId: string,
  covers: number,
): Promise<ExplainedTurn['covered']> {
  const { rows } = await db.query(
    `with before as (select coalesce(max(t.covers), 0) as covers from turns t where t.conversation_id = $1::text and t.covers < $3::int and t.task = 'reply'
         and t.id <> $2::text and (t.outcome = 'silent' or exists (select 1 from intents i where i.turn_id = t.id and i.kind <> 'away' and i.status in ('sending', 'sent'))))
     select ${LINE} from messages m where m.id in (select a.message_id from arrivals a, before b
       where a.conversation_id = $1::text and a.seq > b.covers and a.seq <= $3::int) order by m.telegram_id`,
    [conversationId, turnId, covers],
  );
  return rows.map(known) as ChatLine[];
}
