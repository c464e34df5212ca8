// How long a discount holds: its last day is its own, whatever other dates the brand has.
import type { NamedDate } from './dates';
import { clauseAt, denies } from './denial';
import type { Facts } from './facts';
import { productSpokenOf } from './products';
import type { Finding } from './types';
import { excerptOf, sentenceAt, type View } from './view';

const CHEAPER =
  /(?<!\p{L})(?:скид\p{L}+|снима\p{L}+|дешевле|минус|акци\p{L}+|discount\p{L}*|off(?!er)|cheaper|less|reduction)(?!\p{L})/u;
const LAST_DAY =
  /(?<!\p{L})(?:до|по|by|until|till|through|before|ends?(?: on)?|expires?(?: on)?|заканчива\p{L}+|истека\p{L}+|последний день)\s+(?:\p{L}+\s+){0,3}$/u;
// Dates of other things in the same sentence.
const OF_A_PRODUCT =
  /(?<!\p{L})(?:переда\p{L}+|сдач\p{L}*|старт\p{L}*|начина\p{L}+|начал\p{L}*|начн\p{L}+|звон\p{L}*|показ\p{L}*|записат\p{L}*|handover|hand(?:ed)? over|starts?|begins?|ready|free|call|viewing)(?!\p{L})/u;

export function checkDiscountDays(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const date of view.dates) {
    const { text, from, question } = sentenceAt(view, date.from);
    const clause = clauseAt(text, date.from - from);
    if (question || !isLastDay(view.text, date) || denies(clause) || OF_A_PRODUCT.test(clause)) continue;
    const ids = idsIn(view, text, from, facts);
    if (ids.size === 0 && !CHEAPER.test(text)) continue;
    const last = facts.dates.filter((d) => d.discount !== undefined && (ids.size === 0 || ids.has(d.discount)));
    if (last.some((d) => d.month === date.month && (date.day === undefined || d.day === date.day))) continue;
    findings.push({
      guard: 'discount',
      what: 'another_last_day',
      excerpt: excerptOf(view, date.from, date.to),
      advice: 'That is not the last day of this discount. Name the day that stands in the catalog.',
    });
  }
  return findings;
}

const isLastDay = (text: string, { from, to }: NamedDate): boolean =>
  LAST_DAY.test(text.slice(Math.max(0, from - 32), from)) ||
  /^(?:до|by|before|until|till)\s/u.test(text.slice(from, to));

/** The discounts whose figure the sentence names; else those of the products spoken of. */
function idsIn(view: View, text: string, from: number, facts: Facts): Set<string> {
  const amounts = view.amounts.filter((a) => a.from >= from && a.from < from + text.length);
  const named = amounts.flatMap((a) =>
    a.percent
      ? (facts.percents.get(a.value) ?? []).flatMap((f) => f.discount?.id ?? [])
      : (facts.prices.get(a.value) ?? []).flatMap((f) => f.discount ?? []),
  );
  if (named.length > 0) return new Set(named);
  const products = productSpokenOf(text, view.text, facts);
  return new Set(
    [...facts.prices.values()].flat().flatMap((f) => (f.product && products.has(f.product) && f.discount) || []),
  );
}
