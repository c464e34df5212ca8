// Whom to tell of an alert or a draft, and what they need to know of the conversation.
import type pg from 'pg';
import { decidedLine, draftMessage } from '../../domain/reps/message';
import { repWords } from '../../domain/reps/words';
import type { RepChat, RepRouting, Subject } from '../../ports/rep-messages';
import type { Rep } from '../../ports/reps';
import { createRepOutbox } from './rep-outbox';
import { insertRepMessages, toRep } from './rep-rows';
import { transaction } from './transaction';

const LAST_WORDS = 5;
const OFFERS = 3;

export function createRepRouting(pool: pg.Pool): RepRouting {
  return {
    repsFor: (about) => repsFor(pool, about),
    subject: (conversationId) => subject(pool, conversationId),
    async accountBrand(accountId) {
      const { rows } = await pool.query('select label, brand from accounts where id = $1::text', [accountId]);
      return rows[0];
    },
    async unrouted(limit) {
      const { rows } = await pool.query(
        `select id, kind, conversation_id, account_id, detail from alerts
         where routed_to is null and chat_sent_at is null and created_at > clock_timestamp() - interval '2 days' order by created_at limit $1::int`,
        [limit],
      );
      return rows.map((r) => ({
        id: r.id,
        kind: r.kind,
        conversationId: r.conversation_id ?? undefined,
        accountId: r.account_id ?? undefined,
        detail: r.detail,
      }));
    },
    route: (alertId, to, messages) =>
      transaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          'update alerts set routed_to = $2, routed_at = clock_timestamp() where id = $1::text and routed_to is null',
          [alertId, to],
        );
        if (rowCount === 1) await insertRepMessages(tx, messages);
      }),
  };
}

/** @param zoneOf the brand's zone, for the time a draft waits; a rep who has one of his own reads that */
export function createRepChat(pool: pg.Pool, zoneOf: (brand: string) => Promise<string>): RepChat {
  const routing = createRepRouting(pool);
  const outbox = createRepOutbox(pool);
  return {
    async offerDraft({ draftId, conversationId, ...draft }) {
      const about = await routing.subject(conversationId);
      if (!about) throw new Error(`no conversation ${conversationId}`);
      const reps = await routing.repsFor(about);
      const zone = await zoneOf(about.brand);
      const messages = reps.map((rep) => ({
        id: `draft:${draftId}:${rep.id}`,
        repId: rep.id,
        kind: 'draft' as const,
        conversationId,
        draftId,
        ...draftMessage(rep.language, draft, about, rep.zone ?? zone),
      }));
      return transaction(pool, async (tx) => {
        await insertRepMessages(tx, messages);
        // refused while he had blocked the bot, so it never arrived; what is refused for another reason is not tried for ever
        await tx.query(
          `update rep_messages set status = 'queued', settled_at = null where id = any($1::text[]) and status = 'failed' and attempts < ${OFFERS}`,
          [messages.map(({ id }) => id)],
        );
        const { rows } = await tx.query(
          "select count(*)::int as told from rep_messages where id = any($1::text[]) and status <> 'failed'",
          [messages.map(({ id }) => id)],
        );
        return rows[0].told;
      });
    },
    async showDraft(draftId, state, by) {
      const { rows } = await pool.query('select name from reps where id = $1::text', [by]);
      await outbox.showDraft(draftId, ({ language }) => ({
        state: decidedLine(language, repWords(language).drafts[state], rows[0]?.name ?? by),
        buttons: [],
      }));
    },
  };
}

async function repsFor(pool: pg.Pool, about: { accountId?: string; brand?: string }): Promise<Rep[]> {
  const { rows } = await pool.query(
    `with reachable as (
       select r.*, exists (select 1 from rep_accounts ra where ra.rep_id = r.id and ra.account_id = $1::text) as of_account
       from reps r where r.status = 'active' and r.chat_id is not null and r.unreachable_since is null)
     select * from reachable where of_account
       or (brand = $2::text and not exists (select 1 from reachable where of_account)) order by created_at, id`,
    [about.accountId ?? null, about.brand ?? null],
  );
  return rows.map(toRep);
}

async function subject(pool: pg.Pool, conversationId: string): Promise<Subject | undefined> {
  const { rows } = await pool.query(
    `select c.account_id, c.brand, c.stage, c.control, c.control_by, coalesce(r.name, c.control_by) as control_name, a.label,
       p.name, p.username, p.telegram_user_id, p.zone,
       coalesce((select array_agg(w.text order by w.id) from (
         select m.id, coalesce(nullif(m.text, ''), '[' || m.media || ']', '') as text from messages m
         where m.conversation_id = c.id and m.author = 'client' and m.deleted_at is null
           and m.id > least(
             coalesce((select max(o.id) from messages o where o.conversation_id = c.id and o.author <> 'client'), 0),
             coalesce((select max(n.id) - 1 from messages n where n.conversation_id = c.id and n.author = 'client' and n.deleted_at is null), 0))
         order by m.id desc limit ${LAST_WORDS}) w), '{}') as last_words
     from conversations c join prospects p on p.id = c.prospect_id join accounts a on a.id = c.account_id
       left join reps r on r.id = c.control_by
     where c.id = $1::text`,
    [conversationId],
  );
  const r = rows[0];
  return (
    r && {
      conversationId,
      accountId: r.account_id,
      brand: r.brand,
      account: r.label,
      client: {
        name: r.name ?? undefined,
        username: r.username ?? undefined,
        telegramUserId: r.telegram_user_id === null ? undefined : String(r.telegram_user_id),
        zone: r.zone ?? undefined,
      },
      stage: r.stage,
      control: r.control,
      controlBy: r.control_by ?? undefined,
      controlName: r.control_name ?? undefined,
      lastWords: r.last_words,
    }
  );
}
