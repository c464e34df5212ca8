// Which row an id means, and all that hangs on it: behind the ExplainStore port.
import type pg from 'pg';
import type { ChatLine, ExplainStore, Explanation } from '../../ports/explain';
import { effectsOf } from './explain-effects';
import { readMeeting, readPlanItem } from './explain-plan';
import { LINE, readTurn } from './explain-turn';
import { known, type Queryable } from './rows';

export function createExplainStore(pool: pg.Pool): ExplainStore {
  return {
    explain: (id) => explain(pool, id.trim().replace(/^conversation:/, '')),
    async messagesNumbered(telegramId) {
      const { rows } = await pool.query(
        `select ${LINE} from messages m where m.telegram_id = $1::int order by m.said_at desc limit 20`,
        [telegramId],
      );
      return rows.map(known) as ChatLine[];
    },
    chat: (conversationId, limit) => chat(pool, conversationId, limit),
  };
}

async function explain(db: Queryable, id: string): Promise<Explanation | undefined> {
  const numbered = /^(.+)\/(\d{1,9})$/.exec(id);
  if (numbered) return message(db, numbered[1] as string, Number(numbered[2]));
  const { rows } = await db.query(
    `select conversation_id, turn_id, plan_item_id, 'intent' as is, id from intents where id = $1::text
     union all select conversation_id, id, plan_item_id, 'turn', id from turns where id = $1::text
     union all select conversation_id, null, id, 'planItem', id from plan_items where id = $1::text
     union all select conversation_id, null, null, 'meeting', id from meetings where id = $1::text
     -- what a turn has made carries its id: tool calls, alerts
     union all select conversation_id, id, plan_item_id, 'turn', id from turns where id = substring($1::text from '^(.+/t[0-9]+)/')`,
    [id],
  );
  const found = rows[0];
  if (!found) return undefined;
  const about = await aboutOf(db, found.conversation_id);
  switch (found.is) {
    case 'planItem':
      return { id, what: 'planItem', ...about, planItem: await readPlanItem(db, id) };
    case 'meeting':
      return { id, what: 'meeting', ...about, meeting: await readMeeting(db, id) };
    default:
      return {
        id: found.id,
        what: found.is === 'turn' ? 'decision' : 'message',
        ...about,
        ...(found.is === 'intent' ? { intentId: id } : {}),
        ...(await made(db, found.turn_id, found.plan_item_id)),
      };
  }
}

async function message(db: Queryable, conversationId: string, telegramId: number): Promise<Explanation | undefined> {
  const { rows } = await db.query(
    `select ${LINE}, m.id as row, m.intent_id, i.turn_id, i.plan_item_id from messages m left join intents i on i.id = m.intent_id
     where m.conversation_id = $1::text and m.telegram_id = $2::int`,
    [conversationId, telegramId],
  );
  if (!rows[0]) return undefined;
  const { row, intent_id, turn_id, plan_item_id, ...line } = rows[0];
  return {
    id: line.id,
    what: 'message',
    ...(await aboutOf(db, conversationId)),
    message: known(line) as ChatLine,
    ...(line.author === 'agent' ? {} : { effects: await effectsOf(db, row) }),
    ...(intent_id === null ? {} : { intentId: intent_id }),
    ...(await made(db, turn_id, plan_item_id)),
  };
}

/** The decision behind a message, and the plan item it was. */
async function made(db: Queryable, turnId: string | null, planItemId: string | null) {
  return {
    ...(turnId === null ? {} : { turn: await readTurn(db, turnId) }),
    ...(planItemId === null ? {} : { planItem: await readPlanItem(db, planItemId) }),
  };
}

async function aboutOf(db: Queryable, conversationId: string): Promise<Pick<Explanation, 'conversation' | 'prospect'>> {
  const { rows } = await db.query(
    `select json_build_object('id', c.id, 'brand', c.brand, 'stage', c.stage, 'account', a.label) as conversation,
       json_build_object('id', p.id, 'name', p.name, 'username', p.username, 'telegramUserId', p.telegram_user_id::text, 'zone', p.zone, 'brand', p.brand) as prospect
     from conversations c join accounts a on a.id = c.account_id join prospects p on p.id = c.prospect_id where c.id = $1::text`,
    [conversationId],
  );
  return { conversation: rows[0].conversation, prospect: known(rows[0].prospect) as Explanation['prospect'] };
}

async function chat(db: Queryable, conversationId: string, limit: number): Promise<ChatLine[]> {
  const { rows } = await db.query(
    `select * from (
       select ${LINE}, m.stored_at as heard from messages m where m.conversation_id = $1::text
       union all
       select t.id, 'decision', t.created_at, concat_ws(': ', t.outcome, t.reason), null, null, null, null,
           -- after what it has read, by the same clock
           coalesce((select a.stored_at from arrivals a where a.conversation_id = t.conversation_id and a.seq = t.covers), t.created_at) from turns t
         where t.conversation_id = $1::text and not exists (select 1 from intents i where i.turn_id = t.id and i.status = 'sent')
     ) line order by heard desc limit $2::int`,
    [conversationId, limit],
  );
  return rows.reverse().map(({ heard: _, ...line }) => known(line)) as ChatLine[];
}
