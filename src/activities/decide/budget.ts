// What a person and a brand may cost in a day, asked before the model is.
import type { Brand } from '../../domain/brand';
import { startOfDay } from '../../domain/day';
import type { Store } from '../../ports';

/** true: the day's tokens are spent, his or the brand's. The day is the brand's own. */
export async function overBudget(
  { store }: { store: Pick<Store, 'tokensSince'> },
  conversationId: string,
  { zone, budget }: Brand,
  now: Date,
): Promise<boolean> {
  const spent = await store.tokensSince(conversationId, startOfDay(now, zone));
  return spent.prospect >= budget.prospectTokensPerDay || spent.brand >= budget.brandTokensPerDay;
}
