// Which end of the price list a client asks for, «самый дешёвый», "the most expensive", and what stands there.
import type { LocalizedText } from './brand';
import type { Per, Product } from './catalog';

export type PriceEnd = 'lowest' | 'highest';

const SAID: [PriceEnd, string][] = [
  [
    'lowest',
    String.raw`(?:сам\p{L}{2,3}|наиболее)\s+(?:дешев|недорог|бюджетн|доступн)\p{L}*|дешевле\s+вс\p{L}+|(?:минимальн|наименьш|сам\p{L}{2,3}\s+(?:низк|маленьк))\p{L}*\s+цен\p{L}*|cheapest|least\s+expensive|most\s+affordable|lowest[\s-]+price[sd]?`,
  ],
  [
    'highest',
    String.raw`(?:сам\p{L}{2,3}|наиболее)\s+дорог\p{L}*|дороже\s+вс\p{L}+|(?:максимальн|наибольш|сам\p{L}{2,3}\s+высок)\p{L}*\s+цен\p{L}*|most\s+expensive|dearest|priciest|highest[\s-]+price[sd]?`,
  ],
];
const NOT = String.raw`(?<!(?<!\p{L})(?:не|not|not\s+the|nothing)\s+)(?<!\p{L})`;
const ENDS = SAID.map(([end, words]) => [end, new RegExp(`${NOT}(?:${words})(?!\\p{L})`, 'iu')] as const);

/** undefined: neither is asked for. `rest`: the words without it. */
export function priceEndIn(text: string): { end: PriceEnd | undefined; rest: string } {
  const plain = text.replace(/ё/gi, 'е');
  for (const [end, words] of ENDS) if (words.test(plain)) return { end, rest: plain.replace(words, ' ') };
  return { end: undefined, rest: text };
}

export interface AtEnd {
  products: Product[];
  /** all that have a price of this currency and period, those among them */
  compared: Product[];
  currency: string;
  per: Per;
  note: LocalizedText | undefined;
}

/**
 * For each currency and period that several have prices of, the most first: nothing is converted. Without discounts.
 * What is paid once has no period, so its note says what it is for: a supplement is not the price of a tour.
 */
export function atEnd(products: Product[], end: PriceEnd): AtEnd[] {
  const kinds = new Map<string, Pick<AtEnd, 'currency' | 'per' | 'note'> & { own: Map<Product, number> }>();
  for (const product of products)
    for (const { amount, from, to, currency, per, note: said } of product.prices) {
      const note = per === 'once' ? said : undefined;
      const key = JSON.stringify([currency, per, note]);
      const kind = kinds.get(key) ?? { currency, per, note, own: new Map() };
      const value = amount ?? (end === 'highest' && to !== undefined ? to : (from as number));
      kind.own.set(product, further(end, value, kind.own.get(product)));
      kinds.set(key, kind);
    }
  return [...kinds.values()]
    .filter(({ own }) => own.size > 1)
    .sort((a, b) => b.own.size - a.own.size)
    .map(({ own, ...kind }) => {
      const last = [...own.values()].reduce((a, b) => further(end, a, b));
      return { ...kind, products: [...own.keys()].filter((one) => own.get(one) === last), compared: [...own.keys()] };
    });
}

const further = (end: PriceEnd, a: number, b = a): number => (end === 'lowest' ? Math.min(a, b) : Math.max(a, b));
