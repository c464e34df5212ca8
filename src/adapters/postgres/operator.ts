// What operators look up and change, behind the OperatorStore port: plan words and kill switches here, people and accounts beside.
import type pg from 'pg';
import type { ListedPlanItem, OperatorStore } from '../../ports/operator';
import { newId } from './ids';
import { operatorAccounts } from './operator-accounts';
import { operatorDrafts } from './operator-drafts';
import { operatorMeetings } from './operator-meetings';
import { operatorPeople } from './operator-people';
import { toPlanRow } from './rows';

export function createOperatorStore(pool: pg.Pool): OperatorStore {
  return {
    ...operatorPeople(pool),
    ...operatorAccounts(pool),
    ...operatorPlan(pool),
    ...operatorDrafts(pool),
    ...operatorMeetings(pool),
    ...operatorSwitches(pool),
  };
}

type PlanMethods = Pick<OperatorStore, 'plan' | 'draftFollowUp' | 'dropDraft' | 'reword'>;

function operatorPlan(pool: pg.Pool): PlanMethods {
  return {
    async plan(conversationId, { history }) {
      const { rows } = await pool.query(
        `select * from plan_items where conversation_id = $1::text and ($2 or status = 'scheduled')
         order by status <> 'scheduled', case when status = 'scheduled' then due end, updated_at desc limit 500`,
        [conversationId, history],
      );
      return rows.map(toListedItem);
    },
    async draftFollowUp({ conversationId, due, words, message, reason }) {
      const { rows } = await pool.query(
        `insert into plan_items (id, conversation_id, account_id, kind, due, promised_for, status, words, message, reason, basis)
         select $2, c.id, c.account_id, 'followUp', $3, $3, 'draft', $4, $5, $6, c.seq from conversations c where c.id = $1::text returning id`,
        [conversationId, `${conversationId}/${newId('i').slice(0, 8)}`, due, words, message, reason],
      );
      if (!rows[0]) throw new Error(`no conversation ${conversationId}`);
      return { itemId: rows[0].id };
    },
    async dropDraft(itemId) {
      await pool.query("delete from plan_items where id = $1::text and status = 'draft' and promised_by is null", [
        itemId,
      ]);
    },
    async reword(itemId, { message, brief }) {
      // the old row is locked and read before it changes: one statement returns only the new one on Postgres 17 and older
      const { rows } = await pool.query(
        `with old as (select id, message, brief from plan_items where id = $1::text and status = 'scheduled' for update)
         update plan_items p set message = $2, brief = $3, updated_at = clock_timestamp() from old where p.id = old.id
         returning old.message, old.brief`,
        [itemId, message ?? null, brief ?? null],
      );
      return rows[0] && { message: rows[0].message ?? undefined, brief: rows[0].brief ?? undefined };
    },
  };
}

function operatorSwitches(pool: pg.Pool): Pick<OperatorStore, 'switches' | 'setSwitch'> {
  return {
    async switches() {
      const { rows } = await pool.query('select * from switches order by scope, name');
      return rows.map((r) => ({ scope: r.scope, name: r.name, by: r.by ?? undefined, at: r.at }));
    },
    async setSwitch(scope, name, on, by) {
      const { rowCount } = on
        ? await pool.query('delete from switches where scope = $1::text and name = $2::text', [scope, name])
        : await pool.query('insert into switches (scope, name, by) values ($1, $2, $3) on conflict do nothing', [
            scope,
            name,
            by,
          ]);
      return rowCount === 1;
    },
  };
}

const toListedItem = (r: Record<string, any>): ListedPlanItem => ({
  ...toPlanRow(r),
  held: r.held,
  promisedFor: r.promised_for,
  lastError: r.last_error ?? undefined,
  createdAt: r.created_at,
  sentAt: r.sent_at ?? undefined,
});
