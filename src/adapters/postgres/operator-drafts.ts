// Drafts as a rep or an operator sees them, and his words in place of the agent's.
import type pg from 'pg';
import type { ListedDraft, OperatorStore } from '../../ports/operator';
import { transaction } from './transaction';

const SELECT = `select d.*, c.brand, c.account_id, p.name as client, p.id as prospect_id,
   (select coalesce(string_agg(i.text, E'\\n\\n' order by i.part), '') from intents i where i.turn_id = d.id and i.status <> 'superseded') as text,
   (select m.text from messages m where m.conversation_id = d.conversation_id and m.author = 'client' and m.deleted_at is null
      order by m.telegram_id desc limit 1) as asked
 from drafts d join conversations c on c.id = d.conversation_id join prospects p on p.id = c.prospect_id`;

export function operatorDrafts(pool: pg.Pool): Pick<OperatorStore, 'drafts' | 'draft' | 'rewordDraft'> {
  return {
    async drafts({ all }) {
      const { rows } = await pool.query(
        `${SELECT} where $1 or d.status = 'waiting' order by d.status <> 'waiting', d.created_at desc limit 200`,
        [all],
      );
      return rows.map(toDraft);
    },
    async draft(id) {
      const { rows } = await pool.query(`${SELECT} where d.id = $1::text`, [id]);
      return rows[0] && toDraft(rows[0]);
    },
    rewordDraft: (id, text) =>
      transaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          "update drafts set edited = true where id = $1::text and status = 'waiting'",
          [id],
        );
        if (rowCount === 0) return false;
        // One message of his: the first part carries it, the others are gone, what they promised is promised by it.
        const { rows } = await tx.query(
          "select id from intents where turn_id = $1::text and status = 'draft' order by part",
          [id],
        );
        const [first, ...rest] = rows.map((r) => r.id as string);
        if (first === undefined) return false;
        await tx.query('update intents set text = $2, notices = $3::text[] where id = $1::text', [first, text, []]);
        await tx.query(
          `update intents set status = 'superseded', reason = 'edited', settled_at = clock_timestamp(), settled_by = 'rep' where id = any($1::text[])`,
          [rest],
        );
        await tx.query('update plan_items set promised_by = $1 where promised_by = any($2::text[])', [first, rest]);
        return true;
      }),
  };
}

const toDraft = (r: Record<string, any>): ListedDraft => ({
  id: r.id,
  conversationId: r.conversation_id,
  prospectId: r.prospect_id,
  accountId: r.account_id,
  brand: r.brand,
  task: r.task,
  seq: r.covers,
  status: r.status,
  edited: r.edited,
  client: r.client ?? undefined,
  asked: r.asked ?? undefined,
  text: r.text,
  expiresAt: r.expires_at,
  createdAt: r.created_at,
  decidedAt: r.decided_at ?? undefined,
  decidedBy: r.decided_by ?? undefined,
});
