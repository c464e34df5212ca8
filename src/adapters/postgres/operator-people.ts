// Prospects as operators see them: adding, listing, finding by whatever is known of a person, silencing.
import type pg from 'pg';
import type { AddedProspect, Found, NewProspect, OperatorStore } from '../../ports/operator';
import { newId } from './ids';
import { toConversation, toProspect } from './rows';
import { transaction } from './transaction';

type People = Pick<OperatorStore, 'addProspect' | 'prospects' | 'find' | 'suppress'>;

const AT_MOST = 50;

export function operatorPeople(pool: pg.Pool): People {
  return {
    addProspect: (given) => transaction(pool, (tx) => addProspect(tx, given)),
    async prospects({ brand }) {
      const { rows } = await pool.query(
        `select p.*, exists (select 1 from suppressions s where s.prospect_id = p.id) as opted_out,
           (select count(*)::int from conversations c where c.prospect_id = p.id) as conversations
         from prospects p where $1::text is null or p.brand = $1::text order by p.created_at, p.id`,
        [brand ?? null],
      );
      return rows.map((r) => ({
        ...toProspect(r),
        source: r.source,
        createdAt: r.created_at,
        optedOut: r.opted_out,
        conversations: r.conversations,
      }));
    },
    async find(term) {
      const { rows } = await pool.query(
        `select to_jsonb(p) as prospect, c.*, c.id as conversation_id, a.label, a.username as account_username,
           coalesce((select r.name from reps r where r.id = c.control_by), c.control_by) as control_name,
           exists (select 1 from suppressions s where s.prospect_id = p.id) as opted_out, n.id as next_id, n.kind as next_kind, n.due as next_due
         from prospects p left join conversations c on c.prospect_id = p.id left join accounts a on a.id = c.account_id
           left join lateral (select i.id, i.kind, i.due from plan_items i
             where i.conversation_id = c.id and i.status = 'scheduled' and not i.held order by i.due limit 1) n on true
         where c.id = $1::text or p.id = $2::text or p.telegram_user_id = $3::bigint or lower(p.username) = lower($4::text)
           or regexp_replace(p.phone, '\\D', '', 'g') like '%' || $5::text or strpos(lower(p.name), lower($6::text)) > 0
         order by c.newest_client_at desc nulls last, p.created_at desc, c.created_at limit ${AT_MOST}`,
        [term.conversationId, term.prospectId, term.telegramUserId, term.username, term.phone, term.name].map(
          (value) => value ?? null,
        ),
      );
      return rows.map(toFound);
    },
    suppress: (prospectId, reason) =>
      transaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          'insert into suppressions (prospect_id, reason) values ($1, $2) on conflict do nothing',
          [prospectId, reason],
        );
        if (rowCount === 0) return false;
        // the conversations hear of it as of anything else: by a seq, which the sweep brings them
        await tx.query(
          `with his as (update conversations c set seq = c.seq + 1 where c.prospect_id = $1::text returning c.id, c.seq)
           insert into arrivals (conversation_id, seq, kind) select h.id, h.seq, 'optedOut' from his h`,
          [prospectId],
        );
        await tx.query(
          `update plan_items p set status = 'cancelled', cancel_reason = 'opted_out', cancelled_at = clock_timestamp(), updated_at = clock_timestamp()
           from conversations c where c.id = p.conversation_id and c.prospect_id = $1::text and p.status in ('scheduled', 'draft')`,
          [prospectId],
        );
        return true;
      }),
  };
}

async function addProspect(tx: pg.PoolClient, given: NewProspect & { defaultBrand: string }): Promise<AddedProspect> {
  const { telegramUserId, username, phone, name, brand, zone, defaultBrand } = given;
  const inserted = await tx.query(
    `insert into prospects (id, telegram_user_id, username, phone, name, brand, zone, source)
     select $1, $2::bigint, $3::text, $4, $5, $6, $7, 'added'
     where not exists (select 1 from prospects where telegram_user_id = $2::bigint or lower(username) = lower($3::text))
     on conflict do nothing returning *`,
    [
      newId('p'),
      telegramUserId ?? null,
      username ?? null,
      phone ?? null,
      name ?? null,
      brand ?? defaultBrand,
      zone ?? null,
    ],
  );
  const before =
    inserted.rows[0] ??
    (
      await tx.query(
        'select * from prospects where telegram_user_id = $1::bigint or lower(username) = lower($2::text) for update',
        [telegramUserId ?? null, username ?? null],
      )
    ).rows[0];
  const wanted = { phone, name, brand, zone };
  const changed = Object.entries(wanted)
    .filter(([field, value]) => value !== undefined && value !== before[field])
    .map(([field]) => field);
  const row =
    changed.length === 0
      ? before
      : (
          await tx.query(
            `update prospects set phone = coalesce($2, phone), name = coalesce($3, name), brand = coalesce($4, brand), zone = coalesce($5, zone)
             where id = $1::text returning *`,
            [before.id, phone, name, brand, zone],
          )
        ).rows[0];
  const { rows } = await tx.query(
    `select exists (select 1 from suppressions where prospect_id = $1::text) as opted_out,
       exists (select 1 from strangers where peer_id = $2::bigint and status = 'asked') as wrote`,
    [row.id, row.telegram_user_id],
  );
  return {
    prospect: toProspect(row),
    outcome: inserted.rows[0] ? 'added' : changed.length > 0 ? 'updated' : 'unchanged',
    changed,
    optedOut: rows[0].opted_out,
    wroteBefore: rows[0].wrote,
  };
}

function toFound(r: Record<string, any>): Found {
  const found: Found = { prospect: toProspect(r.prospect), optedOut: r.opted_out };
  if (r.conversation_id === null) return found;
  const { snapshot: _, ...conversation } = toConversation({ ...r, id: r.conversation_id });
  return {
    ...found,
    conversation,
    controlName: r.control_name ?? undefined,
    account: { id: r.account_id, label: r.label, username: r.account_username ?? undefined },
    next: r.next_id === null ? undefined : { id: r.next_id, kind: r.next_kind, due: r.next_due },
  };
}
