// A planned message from promise to send, and the meeting a reminder belongs to.
import type { ExplainedIntent, ExplainedMeeting, ExplainedPlanItem } from '../../ports/explain';
import { readIntents } from './explain-turn';
import { known, type Queryable } from './rows';

export async function readPlanItem(db: Queryable, id: string): Promise<ExplainedPlanItem | undefined> {
  const { rows } = await db.query('select * from plan_items where id = $1::text', [id]);
  const r = rows[0];
  if (!r) return undefined;
  const [promisedBy] = r.promised_by === null ? [] : await readIntents(db, 'id', r.promised_by);
  const intents = await readIntents(db, 'plan_item_id', id);
  const turns = await db.query(
    `select id as "turnId", outcome, reason, created_at as "decidedAt" from turns where plan_item_id = $1::text or id = any($2::text[]) order by created_at`,
    [id, intents.map(({ turnId }) => turnId)],
  );
  const judged = turns.rows.map((t) => {
    const made = intents.find(({ turnId }) => turnId === t.turnId);
    return { ...known(t), ...(made ? { intent: withoutTurn(made) } : {}) };
  });
  const alone = intents.filter(({ turnId }) => turnId === undefined).map((intent) => ({ intent: withoutTurn(intent) }));
  return {
    ...(known({
      id: r.id,
      kind: r.kind,
      status: r.status,
      due: r.due,
      promisedFor: r.promised_for,
      words: r.words,
      message: r.message,
      brief: r.brief,
      reason: r.reason,
      cancelReason: r.cancel_reason,
      lastError: r.last_error,
      createdAt: r.created_at,
      sentAt: r.sent_at,
      cancelledAt: r.cancelled_at,
      reminder: r.reminder,
      meetingVersion: r.meeting_version,
      promisedBy,
      meeting: r.meeting_id === null ? undefined : await meetingRow(db, r.meeting_id),
    }) as ExplainedPlanItem),
    attempts: r.attempts,
    held: r.held,
    judged: [...judged, ...alone],
  };
}

const withoutTurn = ({ turnId: _, ...intent }: ExplainedIntent & { turnId?: string }): ExplainedIntent => intent;

export async function readMeeting(
  db: Queryable,
  id: string,
): Promise<(ExplainedMeeting & { planItems: ExplainedPlanItem[] }) | undefined> {
  const meeting = await meetingRow(db, id);
  if (!meeting) return undefined;
  const { rows } = await db.query('select id from plan_items where meeting_id = $1::text order by promised_for', [id]);
  const items = await Promise.all(rows.map((r) => readPlanItem(db, r.id)));
  return { ...meeting, planItems: items.flatMap((item) => item ?? []) };
}

async function meetingRow(db: Queryable, id: string): Promise<ExplainedMeeting | undefined> {
  const { rows } = await db.query(
    `select id, source, title, starts_at as "startsAt", ends_at as "endsAt", zone, status, version, confidence
     from meetings where id = $1::text`,
    [id],
  );
  return rows[0] && (known(rows[0]) as ExplainedMeeting);
}
