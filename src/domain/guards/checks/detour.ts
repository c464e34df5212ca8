// A price told by a detour: an operation left to the client, a part of the price, the price of something else.

import type { Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { clauseAt, denies } from '../text/denial';
import { PRICE_WORDS } from '../text/price-words';
import { productsNamed } from '../text/products';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';
import { isDerived } from './derived';

const OPERATION =
  /(?<!\p{L})(?:минус|minus|less|плюс|plus|(?:по|раз)?делить(?:те)? на|умножить(?:те)? на|помножить на|divided by|multiplied by|times|take away)(?!\p{L})|[×÷*+]/gu;
const PART_OF =
  /(?<!\p{L})(?:половин[аеуы]|треть|четверть|две трети|half|a third|two thirds|a quarter|пол)\s*(?:от|of)?\s*(?:the\s+|этой\s+|нашей\s+|полной\s+|full\s+|usual\s+|listed\s+|обычной\s+)*(?:цен|стоимост|суммы|месяц|price|cost|amount)/u;

// «как за одного», "last year's price": a price by way of another one
const LIKENED =
  /(?<!\p{L})(?:(?:плат\p{L}+|заплат\p{L}+|стоит|отда[дм]\p{L}+|сдела[юе]\p{L}*|цен\p{L}+|обойд\p{L}+)[^.!?\n]{0,40}(?:столько же|как за |как одн\p{L}+|по цене (?:одн|прошл|участк|квартир|курс)\p{L}*|прошл\p{L}+ (?:год\p{L}*|сезон\p{L}*))|(?:pay|price|costs?|charge|rate)\p{L}*[^.!?\n]{0,40}(?:as (?:for|if) (?:just )?one|as much as (?:for )?(?:the|a|one)|last (?:year|season)|old price|price of (?:one|a|the smaller))|last (?:year|season)'?s (?:price|rate)s?)/u;

const SAME =
  /(?<!\p{L})(?:(?:цен|деньг|стои|плат|бюджет)\p{L}*[^.!?]{0,25}(?:то же|та же|столько же|так же|одинаков\p{L}*)|(?:то же|та же|столько же|так же|одинаков\p{L}*)[^.!?]{0,25}(?:цен|деньг|стои)\p{L}*|(?:costs?|price\p{L}*|pay|money)[^.!?]{0,25}(?:the same|as much as|identical)|(?:the same|identical) (?:price|cost|money))/u;

export function checkDetours(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'price', what, excerpt: excerptOf(view, from, to), advice });
  };
  const likened = LIKENED.exec(view.text);
  if (likened) {
    const sentence = sentenceAt(view, likened.index);
    const isTold = view.amounts.some(
      (a) => a.from >= sentence.from && a.to <= likened.index + likened[0].length && facts.prices.has(a.value),
    );
    if (!isTold && !denies(clauseAt(sentence.text, likened.index - sentence.from)))
      find(
        'likened_price',
        likened.index,
        likened.index + likened[0].length,
        'Name the price of the catalog itself, and liken it to no other price.',
      );
  }
  for (const sentence of view.sentences) {
    const m = SAME.exec(sentence.text);
    if (!m || sentence.question || denies(clauseAt(sentence.text, m.index))) continue;
    const named = productsNamed(sentence.text, facts.products);
    const two = [
      ...(named.size === 1 ? new Set([...named, ...productsNamed(facts.client.last, facts.products)]) : named),
    ];
    const of = (id: string | undefined): number[] =>
      [...facts.prices].filter(([, f]) => f.some((p) => p.product === id && !p.discount && !p.topic)).map(([n]) => n);
    if (two.length === 2 && of(two[0]).every((n) => !of(two[1]).includes(n)))
      find('likened_price', sentence.from, sentence.to, 'They do not cost the same. Name the price of each.');
  }
  const sum = arithmetic(view, facts);
  if (sum)
    find(
      'arithmetic',
      sum.from,
      sum.to,
      'Do not let the client work a price out. Name the price of the catalog as it stands.',
    );
  return findings;
}

/** «245 000 минус 40 процентов», "245 thousand divided by two", «половина цены»: a price nobody has to say. */
function arithmetic(view: View, facts: Facts): { from: number; to: number } | undefined {
  const part = PART_OF.exec(view.text);
  if (part) return { from: part.index, to: part.index + part[0].length };
  for (const m of view.text.matchAll(OPERATION)) {
    const [from, to] = [m.index, m.index + m[0].length];
    const before = view.amounts.find((a) => a.to <= from && from - a.to <= 14);
    const after = view.amounts.find((a) => a.from >= to && a.from - to <= 4);
    if (!before || !after || after.unit || before.unit || (after.counted && !after.currency && !after.percent))
      continue;
    if (isWorkedOut(view, m[0], before, after, facts) || isReckoned(view, m[0], before, after, facts)) continue;
    // a discount of the catalog, taken off what it is for
    if (/минус|minus|less/.test(m[0]) && isDiscountOf(before, after, view, facts)) continue;
    // «245 000 плюс 1 %» of stated figures may be worked out; taking away may not
    if (
      /плюс|plus|[+]/.test(m[0]) &&
      [before, after].every((a) => isStatedFigure(a, facts) || isDerived(view, a, facts))
    )
      continue;
    if (after.percent || before.value >= 500 || PRICE_WORDS.test(sentenceAt(view, from).text)) return { from, to };
  }
  return undefined;
}

/** «Два других с минус 10 %», «3 900 минус 10 %» */
function isDiscountOf(before: Amount, off: Amount, view: View, { percents, prices, products }: Facts): boolean {
  const ids = (off.percent ? percents : prices).get(off.value)?.flatMap((f) => f.discount ?? []) ?? [];
  const sold = (prices.get(before.value) ?? []).flatMap((f) => f.product ?? []);
  const named =
    sold.length > 0
      ? sold
      : [...(productsNamed(view.text, products).size > 0 ? productsNamed(view.text, products) : [])];
  return ids.some(
    (d) => typeof d === 'string' || !d.products || named.length === 0 || named.some((p) => d.products?.includes(p)),
  );
}

/** «4900 минус 10 % — 4410»: a discount of the catalog taken off, and what comes out said at once. */
const isWorkedOut = (view: View, operation: string, price: Amount, off: Amount, facts: Facts): boolean =>
  /минус|minus|less|-/.test(operation) &&
  facts.prices.has(price.value) &&
  (off.percent ? facts.percents : facts.prices)
    .get(off.value)
    ?.some((f: { discount?: unknown }) => f.discount !== undefined) === true &&
  view.amounts.some(
    (a) =>
      a.from > off.to &&
      a.from - off.to < RESULT_WITHIN &&
      Math.abs(a.value - (off.percent ? price.value * (1 - off.value / 100) : price.value - off.value)) < 1,
  );
const RESULT_WITHIN = 24;

/** «52 000 разделить на три, по 17 333»: nothing is left to the client, and what goes in is stated or counted. */
function isReckoned(view: View, operation: string, a: Amount, b: Amount, facts: Facts): boolean {
  const isKnown = (x: Amount): boolean =>
    x.percent
      ? facts.percents.has(x.value)
      : facts.prices.has(x.value) ||
        facts.client.numbers.has(x.value) ||
        (x.value <= MOST_PARTS && Number.isInteger(x.value));
  if (!isKnown(a) || !isKnown(b)) return false;
  const share = b.percent ? (a.value * b.value) / 100 : b.value;
  const result = /дел|divid|÷/.test(operation)
    ? a.value / b.value
    : /множ|multip|times|[×*]/.test(operation)
      ? a.value * b.value
      : /плюс|plus|[+]/.test(operation)
        ? a.value + share
        : a.value - share;
  return view.amounts.some((x) => x !== a && x !== b && Math.abs(x.value - result) <= 1);
}
const MOST_PARTS = 60;

const isStatedFigure = ({ value, percent }: Amount, facts: Facts): boolean =>
  percent ? facts.percents.has(value) : facts.prices.has(value);
