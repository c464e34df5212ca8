// How long a discount holds: its last day is its own, whatever other dates the brand has.

import type { Facts } from '../facts/facts';
import { relativesOf } from '../facts/grounds';
import type { NamedDate } from '../text/dates';
import { clauseAt, denies } from '../text/denial';
import { productSpokenOf } from '../text/products';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

const CHEAPER =
  /(?<!\p{L})(?:скид\p{L}+|снима\p{L}+|дешевле|минус|акци\p{L}+|льгот(?!н)\p{L}+|discount\p{L}*|off(?!er| the)|cheaper|less|reduction)(?!\p{L})/u;
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
    if (
      question ||
      !(
        isLastDay(view.text, date) ||
        GOES_ON.test(text) ||
        (facts.client.asksTime && CHEAPER.test(facts.client.last))
      ) ||
      denies(clause) ||
      OF_A_PRODUCT.test(clause)
    )
      continue;
    if (/^(?:нет|no)(?!\p{L})/u.test(view.text) && facts.client.dates.some((d) => d.day === date.day)) continue;
    if (isItsOwnDay(date, text, view, facts)) continue;
    const ids = idsIn(view, text, from, facts);
    if (ids.size === 0 && !CHEAPER.test(`${text} ${facts.client.asksTime ? facts.client.last : ''}`)) continue;
    const last = facts.dates.filter((d) => d.discount !== undefined && (ids.size === 0 || ids.has(d.discount)));
    const isLast = (said: NamedDate): boolean =>
      last.some((d) => d.month === said.month && (said.day === undefined || d.day === said.day));
    // its last day told elsewhere: a sentence without a word of it speaks of something else
    if (isLast(date) || (!CHEAPER.test(text) && view.dates.some(isLast))) continue;
    findings.push({
      guard: 'discount',
      what: 'another_last_day',
      excerpt: excerptOf(view, date.from, date.to),
      advice: 'That is not the last day of this discount. Name the day that stands in the catalog.',
    });
  }
  return findings;
}

// «девять тысяч оставляем и в январе»
const GOES_ON =
  /(?<!\p{L})(?:оставля\p{L}+|остав(?:им|лю)|сохран\p{L}+|продл\p{L}+|держится|действует|valid|good|holds|keep|keeps|stays?|extend\p{L}*)(?!\p{L})/u;

/** The discounts whose figure he names, or whose condition he asks after in its own words. */
function clientsDiscounts({ client, percents, prices, grounds, dates }: Facts): string[] {
  const figures = [
    ...client.percents.flatMap((p) => (percents.get(p) ?? []).flatMap((f) => f.discount?.id ?? [])),
    ...[...client.numbers].flatMap((n) => (prices.get(n) ?? []).flatMap((f) => f.discount ?? [])),
  ];
  if (figures.length > 0) return figures;
  if (!CHEAPER.test(client.last)) return [];
  const asked = [...client.asked].flatMap((s) => relativesOf(s, grounds));
  const near = new Map<string, number>();
  for (const { discount, topic } of dates)
    if (discount && topic) near.set(discount, asked.filter((s) => topic.stems.has(s)).length);
  const best = Math.max(0, ...near.values());
  return best === 0 ? [] : [...near].filter(([, n]) => n === best).map(([id]) => id);
}

const isLastDay = (text: string, { from, to }: NamedDate): boolean =>
  LAST_DAY.test(text.slice(Math.max(0, from - 32), from)) ||
  /^(?:до|by|before|until|till)\s/u.test(text.slice(from, to));

/** «Лофт, если подождёте до 30 сентября»: the day it is handed over, in a clause that speaks of no discount. */
function isItsOwnDay(date: NamedDate, text: string, view: View, facts: Facts): boolean {
  const products = productSpokenOf(text, view.text, facts);
  return (
    !CHEAPER.test(text) &&
    facts.dates.some((d) => d.product && products.has(d.product) && d.month === date.month && d.day === date.day)
  );
}

/** The discounts whose figure the sentence names; else those of the products spoken of. */
function idsIn(view: View, text: string, from: number, facts: Facts): Set<string> {
  const amounts = view.amounts.filter((a) => a.from >= from && a.from < from + text.length);
  const clients = facts.client.last.includes('?') || facts.client.asksTime ? clientsDiscounts(facts) : [];
  const named = amounts.flatMap((a) =>
    a.percent
      ? (facts.percents.get(a.value) ?? []).flatMap((f) => f.discount?.id ?? [])
      : (facts.prices.get(a.value) ?? []).flatMap((f) => f.discount ?? []),
  );
  if (named.length > 0) return new Set(named);
  if (clients.length > 0) return new Set(clients);
  if (!CHEAPER.test(`${text} ${facts.client.last}`)) return new Set();
  const products = productSpokenOf(text, view.text, facts);
  return new Set(
    [...facts.prices.values()].flat().flatMap((f) => (f.product && products.has(f.product) && f.discount) || []),
  );
}
