// Notes what has changed since the last look: rows of one conversation, and the chat as the local Telegram has it.
import type { Pool } from 'pg';
import type { Control, Stage } from '../../src/domain/conversation';
import type { Kind, QuestionKind } from '../../src/domain/rehearsal/scenario';
import type { MessageShown, Shown, Standing, Why } from '../../src/domain/rehearsal/timeline';
import { type ChatMessage, chatBetween } from '../telegram/chats';
import type { World } from '../telegram/world';

interface Rows {
  conversation: { id: string; stage: Stage; control: Control; control_by: string | null } | null;
  suppressed: string | null;
  plan: PlanRow[];
  turns: {
    id: string;
    task: string;
    outcome: string;
    reason: string | null;
    rules: string[];
    tools: string[];
    held: string[];
  }[];
  intents: { telegram_id: number; turn_id: string | null; kind: Kind }[];
  alerts: { id: string; kind: string; detail: string }[];
  drafts: { id: string; status: string }[];
  meetings: { id: string; title: string; starts_at: string; status: string; version: number }[];
  questions: { id: string; kind: QuestionKind; starts_at: string; answer: string | null; shown_state: string | null }[];
  booked: string[];
}

interface PlanRow {
  id: string;
  kind: string;
  due: string;
  status: 'draft' | 'scheduled' | 'sent' | 'cancelled' | 'failed' | 'skipped';
  words: string | null;
  reason: string | null;
  cancel_reason: string | null;
  last_error: string | null;
}

const ROWS = `
  select (select jsonb_build_object('id', c.id, 'stage', c.stage, 'control', c.control, 'control_by', c.control_by) from c) as conversation,
    (select s.reason from suppressions s join prospects p on p.id = s.prospect_id where p.telegram_user_id = $2::bigint) as suppressed,
    (select coalesce(jsonb_agg(to_jsonb(i) order by i.created_at, i.id), '[]') from plan_items i join c on c.id = i.conversation_id) as plan,
    (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'task', t.task, 'outcome', t.outcome, 'reason', t.reason, 'rules', t.rules,
        'tools', coalesce((select jsonb_agg(x->>'name') from jsonb_array_elements(t.tool_calls) x), '[]'),
        'held', coalesce((select jsonb_agg(concat_ws(' ', f->>'guard', f->>'what') || coalesce(' «' || (f->>'excerpt') || '»', '')) from jsonb_array_elements(t.findings) f), '[]')) order by length(t.id), t.id), '[]')
      from turns t join c on c.id = t.conversation_id
      -- the client has said nothing: others changed a meeting, and what he hears of it is a reminder
      where not (t.outcome = 'silent' and exists (select 1 from arrivals r where r.conversation_id = c.id and r.seq = t.covers and r.kind = 'calendarChanged'))
    ) as turns,
    (select coalesce(jsonb_agg(jsonb_build_object('telegram_id', i.telegram_id, 'turn_id', i.turn_id, 'kind', i.kind)), '[]')
      from intents i join c on c.id = i.conversation_id where i.status = 'sent') as intents,
    (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'detail', a.detail) order by a.created_at), '[]') from alerts a
      where a.conversation_id in (select id from c) or a.id = 'stranger:' || $1 || ':' || $2) as alerts,
    (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'status', d.status) order by d.created_at), '[]') from drafts d join c on c.id = d.conversation_id) as drafts,
    (select coalesce(jsonb_agg(to_jsonb(m) order by m.created_at), '[]') from meetings m join c on c.id = m.conversation_id) as meetings,
    (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'starts_at', b.starts_at, 'answer', q.answer, 'shown_state', q.shown_state)
        order by q.asked_at), '[]') from rep_questions q join bookings b on b.id = q.booking_id join c on c.id = b.conversation_id
      where q.offered_at is not null) as questions,
    (select coalesce(jsonb_agg(b.starts_at order by b.starts_at), '[]') from bookings b join c on c.id = b.conversation_id
      where b.status = 'booked') as booked`;

export class Watch {
  readonly timeline: Shown[] = [];
  conversationId?: string;
  private seenMessages = 0;
  private readonly answers = new Map<string, MessageShown>();
  private readonly why = new Map<string, Why>();
  private readonly plan = new Map<string, PlanRow>();
  private readonly noted = new Set<string>();
  private state: { stage: Stage; control: Control; optedOut: boolean };
  private booked: number[] = [];
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: {
      pool: Pool;
      world: World;
      accountId: string;
      /** in the local Telegram */
      rep: string;
      client: string;
      stage: Stage;
      now: () => number;
    },
  ) {
    this.state = { stage: parts.stage, control: 'agent', optedOut: false };
  }

  /** Something done in the rehearsal itself. */
  note(shown: Shown): void {
    this.timeline.push(shown);
  }

  /** One look at a time. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => this.compare());
    return this.looking;
  }

  standing(): Standing {
    const plan = [...this.plan.values()]
      .filter(({ status }) => status === 'scheduled')
      .map(({ due }) => Date.parse(due));
    return { ...this.state, plan: plan.sort((a, b) => a - b), meetings: this.booked };
  }

  private async compare(): Promise<void> {
    const { pool, accountId, client, now } = this.parts;
    const { rows } = await pool.query<Rows>(
      `with c as (select * from conversations where account_id = $1::text and peer_id = $2::bigint) ${ROWS}`,
      [accountId, client],
    );
    const seen = rows[0] as Rows;
    const at = now();
    this.conversationId = seen.conversation?.id;
    for (const { id, task, outcome, reason, rules, tools, held } of seen.turns) {
      if (this.why.has(id)) continue;
      const why = { turn: id, outcome, reason: reason ?? undefined, rules, tools, held };
      this.why.set(id, why);
      if (outcome === 'silent' || (task !== 'reply' && outcome !== 'send' && outcome !== 'draft'))
        this.timeline.push({ at, type: 'silence', why });
    }
    this.messages(seen);
    this.changes(seen, at);
  }

  private messages({ intents }: Rows): void {
    const { world, rep, client } = this.parts;
    const chat = chatBetween(world, rep, client);
    const fresh = chat
      .slice(this.seenMessages)
      .filter((m) => m.from === rep && intents.some((i) => i.telegram_id === m.messageId));
    // a message whose row is not settled yet is noted with the next look
    const unsettled = chat.findIndex(
      (m, i) => i >= this.seenMessages && m.from === rep && m.randomId !== undefined && !fresh.includes(m),
    );
    const until = unsettled < 0 ? chat.length : unsettled;
    for (const m of chat.slice(this.seenMessages, until)) if (fresh.includes(m)) this.message(m, intents);
    this.seenMessages = until;
  }

  private message(m: ChatMessage, intents: Rows['intents']): void {
    const { turn_id, kind } = intents.find((i) => i.telegram_id === m.messageId) as Rows['intents'][number];
    const earlier = turn_id ? this.answers.get(`${turn_id} ${kind}`) : undefined;
    if (earlier) return void earlier.parts.push(m.text);
    const shown: MessageShown = {
      at: m.date * 1000,
      type: 'message',
      kind,
      parts: [m.text],
      why: turn_id ? this.why.get(turn_id) : undefined,
    };
    if (turn_id) this.answers.set(`${turn_id} ${kind}`, shown);
    this.timeline.push(shown);
  }

  private changes(
    { conversation, suppressed, plan, alerts, drafts, meetings, questions, booked }: Rows,
    at: number,
  ): void {
    this.booked = booked.map((start) => Date.parse(start));
    for (const row of plan) this.planned(row, at);
    const once = (key: string, shown: Shown) => {
      if (this.noted.has(key)) return;
      this.noted.add(key);
      this.timeline.push(shown);
    };
    for (const { id, kind, detail } of alerts) once(`alert ${id}`, { at, type: 'alert', kind, detail });
    for (const { id, status } of drafts) once(`draft ${id} ${status}`, { at, type: 'draft', id, status });
    for (const { id, kind, starts_at, answer, shown_state: state } of questions) {
      once(`question ${id}`, { at, type: 'question', id, kind, starts: Date.parse(starts_at) });
      if (state && answer === null) once(`question ${id} over`, { at, type: 'unanswered', id, kind, state });
    }
    for (const m of meetings)
      once(`meeting ${m.id} ${m.version} ${m.status}`, {
        at,
        type: 'meeting',
        id: m.id,
        title: m.title,
        starts: Date.parse(m.starts_at),
        status: m.status,
      });
    if (suppressed && !this.state.optedOut) {
      this.state.optedOut = true;
      this.timeline.push({ at, type: 'optedOut', reason: suppressed });
    }
    if (!conversation) return;
    if (conversation.control !== this.state.control) {
      this.state.control = conversation.control;
      this.timeline.push({ at, type: 'control', is: conversation.control, by: conversation.control_by ?? undefined });
    }
    if (conversation.stage !== this.state.stage) {
      this.state.stage = conversation.stage;
      this.timeline.push({ at, type: 'stage', is: conversation.stage });
    }
  }

  private planned(row: PlanRow, at: number): void {
    const before = this.plan.get(row.id);
    this.plan.set(row.id, row);
    const { id, kind, status, words, reason } = row;
    const due = Date.parse(row.due);
    const stood = before?.status === 'scheduled';
    if (status === 'draft' || (before && !stood && before.status !== 'draft')) return;
    if (!stood)
      this.timeline.push({
        at,
        type: 'promised',
        id,
        kind,
        due,
        words: words ?? undefined,
        reason: reason ?? undefined,
      });
    if (status === 'scheduled') {
      if (stood && before.due !== row.due)
        this.timeline.push({ at, type: 'moved', id, due, reason: row.last_error ?? undefined });
    } else if (status === 'sent') this.timeline.push({ at, type: 'kept', id });
    else
      this.timeline.push({ at, type: 'dropped', id, kind, status, reason: row.cancel_reason ?? row.last_error ?? '' });
  }
}
