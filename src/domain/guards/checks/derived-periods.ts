// Periods of prices: which a price is turned into (27 000 a year is 2 250 a month), and which it is not, because it has one of its own.

import type { Per } from '../../catalog';
import type { Facts, PriceFact } from '../facts/facts';
import type { Amount } from '../text/amounts';
import type { View } from '../text/view';

export const YEARLY = /(?<!\p{L})(?:в год|за год|годовы\p{L}+|per year|a year|yearly|annual\p{L}*)(?!\p{L})/u;

/** How many of the smaller make the larger: «27 000 в год, это 2 250 в месяц» needs nobody to say twelve. */
const IMPLIED: [smaller: Per, larger: Per, count: number][] = [
  ['month', 'year', 12],
  ['day', 'week', 7],
  ['week', 'month', 4],
];
/** «12 400 — это за два месяца, в месяц 6200»: a price per month is divided into no months. */
export const isPerItself = (base: number, { per }: Amount, { prices }: Facts): boolean =>
  per !== undefined && (prices.get(base) ?? []).every((f) => f.pers.has(per));

/** «Помесячно выходит 2 250», where a month has a price of its own: a year is divided only where the reply names the year's. */
export function hasPriceOf({ per }: Amount, base: number, { prices }: Facts): boolean {
  const products = prices.get(base)?.flatMap((f) => f.product ?? []) ?? [];
  const isOwn = (f: PriceFact): boolean => !f.reckoned && f.product !== undefined && products.includes(f.product);
  return per !== undefined && [...prices.values()].some((stated) => stated.some((f) => isOwn(f) && f.pers.has(per)));
}

/** Into what else the period of a stated price may be turned. */
export function implied(base: number, to: 'smaller' | 'larger', view: View, facts: Facts): number[] {
  const stated = facts.prices.get(base) ?? [];
  const pers = new Set(stated.filter((f) => f.product).flatMap((f) => [...f.pers]));
  // a price for many years, «если разложить по годам»
  const years = view.amounts.filter((a) => a.unit === 'year' && a.value > 1).map((a) => a.value);
  if (to === 'larger' && YEARLY.test(`${view.text} ${facts.client.last}`) && stated.some((f) => f.pers.has('month')))
    return [12];
  if (to === 'smaller' && pers.has('lease')) return years;
  return IMPLIED.filter(([smaller, larger]) => pers.has(to === 'smaller' ? larger : smaller)).map(([, , n]) => n);
}
