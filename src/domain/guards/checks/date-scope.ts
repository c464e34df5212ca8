// Whose date is told: of the product its own words name, or of what the question is about.

import type { Facts } from '../facts/facts';
import type { NamedDate } from '../text/dates';
import { partAt } from '../text/parts';
import { narrowed, productSpokenOf, productsMeant, productsNamed, scopeOf } from '../text/products';
import { sentenceAt, type View } from '../text/view';

/** Whose date it is: of what its own part of the sentence names, else of anything the reply does when the sentence names more than one thing. */
export function scopeAt(view: View, date: NamedDate, { products }: Facts): ReadonlySet<string> | undefined {
  const { text, from } = sentenceAt(view, date.from);
  const part = partAt(text, date.from - from);
  const named = productsNamed(part, products);
  if (named.size > 0) return named;
  const meant = scopeOf(text, view.text, products);
  const scope = meant && narrowed(meant, products);
  const described = view.sentences.map((s) => productsMeant(s.text, products));
  const all =
    view.dates.length > 1 && !productsMeant(part, products) ? described.flatMap((set) => [...(set ?? [])]) : [];
  return scope && new Set([...scope, ...all]);
}

/** What the question names or describes, where the answer names nothing; undefined: too many to tell. */
export function askedAbout(view: View, text: string, facts: Facts): ReadonlySet<string> | undefined {
  const asked = productSpokenOf(text, view.text, facts);
  const described = productsMeant(facts.client.last, facts.products);
  const meant = asked.size > 0 ? asked : described && narrowed(described, facts.products);
  return meant && meant.size <= FEW ? meant : undefined;
}
const FEW = 6;
export const NEAREST = /(?<!\p{L})(?:набор|ближайш\p{L}+|next (?:start|intake|group))(?!\p{L})/u;
