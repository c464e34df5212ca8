// Tokens and their cost: in all, of a conversation, of a brand, of a day.
import type { Numbers, Spend } from '../../ports/numbers';
import { type Ask, OF_BRAND, spread, within } from './numbers-sql';

const SUMS = `count(*)::int as decisions, coalesce(sum(t.input_tokens), 0)::float8 as input, coalesce(sum(t.output_tokens), 0)::float8 as output,
  coalesce(sum(t.cache_read_tokens), 0)::float8 as "cacheRead", coalesce(sum(t.cache_write_tokens), 0)::float8 as "cacheWrite",
  coalesce(sum(t.cost_micros), 0)::float8 as "costMicros", count(*) filter (where t.cost_micros is null)::int as unpriced`;
// decisions that asked a model
const ASKED = `from turns t join conversations c on c.id = t.conversation_id where t.rounds > 0 and ${within('t.created_at')} and ${OF_BRAND}`;

export async function spendNumbers(ask: Ask, zone: string): Promise<Numbers['spend']> {
  const byBrand = await ask(`select c.brand, ${SUMS} ${ASKED} group by 1 order by 1`);
  const byDay = await ask(
    `select (t.created_at at time zone $4::text)::date::text as day, ${SUMS} ${ASKED} group by (t.created_at at time zone $4::text)::date order by 1`,
    zone,
  );
  const [each] = await ask(
    `select ${spread('tokens')} as tokens, ${spread('cost')} as cost from (
       select sum(t.input_tokens + t.output_tokens + t.cache_read_tokens + t.cache_write_tokens)::float8 as tokens, sum(t.cost_micros)::float8 as cost
       ${ASKED} group by c.id) s`,
  );
  return {
    ...sum(byBrand.map(toSpend)),
    ...(each?.tokens
      ? { perConversation: { tokens: each.tokens, ...(each.cost ? { costMicros: each.cost } : {}) } }
      : {}),
    byBrand: byBrand.map((r) => ({ brand: r.brand, ...toSpend(r) })),
    byDay: byDay.map((r) => ({ day: r.day, ...toSpend(r) })),
  };
}

const toSpend = ({
  decisions,
  costMicros,
  unpriced,
  input,
  output,
  cacheRead,
  cacheWrite,
}: Record<string, any>): Spend => ({
  decisions,
  tokens: { input, output, cacheRead, cacheWrite },
  costMicros,
  unpriced,
});

const sum = (all: Spend[]): Spend =>
  all.reduce(
    (a, b) => ({
      decisions: a.decisions + b.decisions,
      tokens: {
        input: a.tokens.input + b.tokens.input,
        output: a.tokens.output + b.tokens.output,
        cacheRead: a.tokens.cacheRead + b.tokens.cacheRead,
        cacheWrite: a.tokens.cacheWrite + b.tokens.cacheWrite,
      },
      costMicros: a.costMicros + b.costMicros,
      unpriced: a.unpriced + b.unpriced,
    }),
    { decisions: 0, tokens: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, costMicros: 0, unpriced: 0 },
  );
