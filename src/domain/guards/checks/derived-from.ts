// What a sum may be worked out of: prices said in the reply, and those of what it and the question speak of.

import type { Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { narrowed, productsMeant, productsNamed } from '../text/products';
import { contentStems } from '../text/stems';
import { nearness } from '../text/topics';
import { says, topicAt, type View } from '../text/view';

/** Amounts of the reply that are facts, or come out of facts said before them. */
export function statedAmounts(view: View, amount: Amount, facts: Facts): number[] {
  const stated: number[] = [];
  for (const a of view.amounts) {
    if (
      a === amount ||
      stated.includes(a.value) ||
      Math.abs(a.from - amount.from) > NEAR ||
      a.percent ||
      (!a.per && (a.counted || a.unit))
    )
      continue;
    if (facts.prices.has(a.value) || isTotal(a.value, stated)) stated.push(a.value);
  }
  return stated;
}

/** The prices of the products that the reply, or the question it answers, names or describes; less a discount where one is spoken of. */
export function pricesOfWhatIsMeant(view: View, facts: Facts): number[] {
  const meant = new Set(
    [view.text, facts.client.text].flatMap((text) => {
      const named = productsNamed(text, facts.products);
      const described = productsMeant(text, facts.products);
      return [...(named.size > 0 ? named : described ? narrowed(described, facts.products) : [])];
    }),
  );
  const reduced = says(view, REDUCED);
  return [...facts.prices]
    .filter(([, stated]) =>
      stated.some((f) => f.product && !f.reckoned && meant.has(f.product) && (!f.discount || reduced) && !f.topic),
    )
    .map(([value]) => value);
}
const REDUCED = /(?<!\p{L})(?:скид\p{L}+|минус|discount\p{L}*|off|less)(?!\p{L})|%/u;

/** What else the products cost whose price is stated: by the year, where the month was told. */
export function otherPricesOf(stated: readonly number[], { prices }: Facts): number[] {
  const products = new Set(
    stated.flatMap((n) => (prices.get(n) ?? []).flatMap((f) => (f.discount ? [] : (f.product ?? [])))),
  );
  if (products.size > MOST_OTHERS) return [];
  return [...prices]
    .filter(([, facts]) => facts.some((f) => f.product && !f.reckoned && products.has(f.product) && !f.discount))
    .map(([value]) => value);
}
const MOST_OTHERS = 3;

/** Of products named by name. */
export function pricesOfNamed(text: string, { prices, products }: Facts): number[] {
  const named = productsNamed(text, products);
  return [...prices]
    .filter(([, stated]) => stated.some((f) => f.product && named.has(f.product) && !f.discount))
    .map(([value]) => value);
}

/** «Пакет из 20 занятий»: a price spoken of in the words of its own note. */
export function notedPrices(text: string, facts: Facts): number[] {
  const said = contentStems(text);
  return [...facts.prices]
    .filter(([, stated]) =>
      stated.some(({ note, discount }) => !discount && note && said.filter((s) => note.has(s)).length >= 2),
    )
    .map(([value]) => value);
}

export const askedPrices = (facts: Facts): number[] =>
  [...facts.client.numbers].filter((n) => n >= 500 && facts.prices.has(n));

/** Sums the knowledge names where it speaks of the same thing. */
export function knownOfThis(view: View, amount: Amount, facts: Facts): number[] {
  const said = topicAt(view, amount.from);
  const stems = new Set([...said.stems, ...facts.client.stems]);
  return [...facts.prices]
    .filter(([, stated]) => stated.some((f) => f.topic && nearness({ ...said, stems }, f.topic) >= 1.4))
    .map(([value]) => value);
}

/** What a sum is worked out of is said no further from it, in characters: a whole reply, and bounded for an endless one. */
export const NEAR = 600;

/** Two or three of the stated amounts together; two of the same are two children. */
export function isTotal(value: number, stated: readonly number[]): boolean {
  return stated.some((a, i) =>
    stated.some(
      (b, j) => j >= i && (equals(value, a + b) || stated.some((c, k) => k >= j && equals(value, a + b + c))),
    ),
  );
}

export const equals = (a: number, b: number): boolean => Math.abs(a - b) < 1;
