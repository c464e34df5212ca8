// What a brand sells, as its catalog.yaml says it. Plain data; prices are what replies may name.
import type { LocalizedText } from './brand';

/** Local calendar date, "yyyy-MM-dd". */
export type LocalDate = string;

/** What a price is for. */
export const PER = [
  'once',
  'day',
  'night',
  'week',
  'month',
  'year',
  'lease',
  'lesson',
  'course',
  'hour',
  'visit',
  'person',
] as const;
export type Per = (typeof PER)[number];

/** `amount` alone: exactly that; `from` with or without `to`: a range. Whole or decimal units of `currency` (ISO 4217). */
export interface Price {
  amount?: number;
  from?: number;
  to?: number;
  currency: string;
  per: Per;
  note?: LocalizedText;
}

export interface AttributeValue {
  id: string;
  name: LocalizedText;
  /** other words clients use */
  also: string[];
}

export interface Attribute {
  id: string;
  name: LocalizedText;
  also: string[];
  kind: 'choice' | 'number';
  /** of a number: for how many people one of it is enough, as a bedroom for two; undefined: it has nothing to do with them */
  people?: number;
  /** of a choice, in the brand's order */
  values: AttributeValue[];
}

export interface Product {
  id: string;
  name: LocalizedText;
  about: LocalizedText;
  usp: LocalizedText;
  /** none: the price is told on request */
  prices: Price[];
  /** dates it begins or becomes free, ascending; 'anytime' */
  starts: LocalDate[] | 'anytime';
  link?: string;
  /** attribute id → ids of values, or numbers */
  attributes: Record<string, (string | number)[]>;
}

export interface Discount {
  id: string;
  percent?: number;
  amount?: number;
  currency?: string;
  until?: LocalDate;
  /** product ids; undefined: all */
  for?: string[];
  when: LocalizedText;
}

export interface Catalog {
  attributes: Attribute[];
  products: Product[];
  discounts: Discount[];
}

/** What a client wants, as far as he has said. */
export interface ProductWish {
  /** attribute → value, by ids or by the client's words */
  attributes?: Record<string, string | number | (string | number)[]>;
  /** his own words */
  query?: string;
  budget?: { max: number; currency?: string; per?: Per };
}

/** What match_products answers and `rapport products` prints: seed S0's shape. Texts in the client's language. */
export interface ProductMatch {
  id: string;
  name: string;
  why_match: string;
  price_text: string;
  next_start_text: string;
  usp: string;
  link?: string;
  /** where it stands: "catalog.yaml#canggu-palm" */
  source: string;
}
