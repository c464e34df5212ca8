// The catalog's prices as facts: each with its discounts, and with what one lesson of it comes to; and the numbers products are told apart by.
import type { Brand } from '../../brand';
import type { Per, Product } from '../../catalog';
import type { Counted } from '../checks/counts';
import { countsOfNote } from '../checks/variants';
import { amountsIn, perAfter } from '../text/amounts';
import { fold } from '../text/fold';
import { contentStems } from '../text/stems';
import { notFor } from './brand-terms';
import type { PriceFact } from './facts';
import { put } from './put';

export function readPrices(
  product: Product,
  discounts: Brand['catalog']['discounts'],
  add: (value: number, fact: PriceFact) => void,
): void {
  for (const { amount, from, to, currency, per, note: said } of product.prices) {
    const noted = fold(Object.values(said ?? {}).join(' '));
    const inNote = perAfter(noted);
    const pers = new Set<Per>([...alsoFor(per), ...(inNote ? alsoFor(inNote) : [])]);
    // a lesson of sixty minutes is paid by the hour
    if (per === 'lesson' && AN_HOUR.test(noted)) pers.add('hour');
    const note = said && new Set(contentStems(noted));
    const counts = countsOfNote(noted);
    const times = amountsIn(noted).flatMap((a) => (a.unit === 'lesson' && a.value > 1 ? [a.value] : []));
    for (const value of [amount, from, to]) {
      if (value === undefined) continue;
      add(value, { currency, pers, product: product.id, note, counts, times, isLeast: value === from });
      // what one of them comes to
      for (const n of times)
        add(Math.round((value / n) * 100) / 100, {
          currency,
          pers: new Set<Per>(['lesson']),
          product: product.id,
          reckoned: true,
        });
      for (const d of discounts) {
        if ((d.for && !d.for.includes(product.id)) || [...notFor(d)].some((p) => pers.has(p))) continue;
        const less = d.percent !== undefined ? value * (1 - d.percent / 100) : value - (d.amount ?? 0);
        add(Math.round(less * 100) / 100, { currency, pers, product: product.id, discount: d.id });
        if (d.percent !== undefined)
          add(Math.round(value * d.percent) / 100, {
            currency,
            pers,
            product: product.id,
            discount: d.id,
          });
      }
    }
  }
}

/** A house is let by the night or the day; what is paid once may be paid at a visit and by each of several people. */
export const alsoFor = (per: Per): readonly Per[] => ALSO[per] ?? [per];
const ALSO: Partial<Record<Per, Per[]>> = {
  day: ['day', 'night'],
  night: ['night', 'day'],
  once: ['once', 'visit', 'person'],
};

const AN_HOUR = /(?<!\d)60[\s-]*(?:минут|min)/u;

/** The numbers products are told apart by: bedrooms, minutes to the beach. */
export function countedAttributes({ attributes, products }: Brand['catalog']): Map<string, Counted[]> {
  const counted = new Map<string, Counted[]>();
  for (const { id, kind, name, also } of attributes) {
    if (kind !== 'number') continue;
    const stems = new Set([...Object.values(name), ...also].flatMap((text) => contentStems(fold(text)).slice(0, 1)));
    for (const product of products)
      for (const value of product.attributes[id] ?? [])
        for (const stem of stems) if (typeof value === 'number') put(counted, stem, { value, product: product.id });
  }
  return counted;
}
