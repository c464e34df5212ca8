// What a discount is taken off and until when: its own products, prices of the periods it is for, one at a time, off the one of two it
// is for, not after its last day.

import type { DiscountFact, Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { clauseAt, denies } from '../text/denial';
import { namesPeriod } from '../text/lexicon';
import { anyOf } from '../text/patterns';
import { productSpokenOf, productsNamed } from '../text/products';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';

const ABOUT = anyOf`скид\p{L}+|скин\p{L}+|минус|дешевле|снима\p{L}+|сним(?:ем|у|ут)|уход(?:ит|ят)|discount\p{L}*|off(?!er| the| of)|less|minus|cheaper|reduction`;
const SUPPOSED = anyOf`если бы|спрошу|узнаю|уточню|передам|даже если|would|could|even if|ask|pass on`;

export function checkDiscountScope(view: View, facts: Facts): Finding[] {
  const told = view.sentences.filter(({ text, question }) => !question && !SUPPOSED.test(text));
  for (const sentence of told) {
    const named = namedIn(sentence, view, facts);
    const what = problemOf(named, sentence, view, facts);
    if (what)
      return [
        {
          guard: 'discount',
          what,
          excerpt: excerptOf(view, sentence.from, sentence.to),
          advice:
            'The catalog has no discount of that kind for this. Name one only for what it is for, one at a time, until its last day.',
        },
      ];
  }
  return [];
}

/** The discounts a figure of the sentence may be: none, where its clause denies. */
function namedIn({ text, from, to }: Sentence, view: View, { discounts, client }: Facts): DiscountFact[] {
  const isAsked = (d: DiscountFact): boolean => d.percent !== undefined && client.percents.includes(d.percent);
  const figures = view.amounts.filter(
    (a) => a.from >= from && a.to <= to + 1 && !denies(clauseAt(text, a.from - from)),
  );
  const spokenOf = ABOUT.test(`${text} ${client.last}`);
  const meant = ABOUT.test(text) && !denies(text) && !figures.some((a) => a.percent);
  return discounts.filter(
    (d) =>
      (meant && isAsked(d)) ||
      figures.some((a) =>
        a.percent ? a.value === d.percent && (spokenOf || isAsked(d)) : a.value === d.amount && isMoney(a),
      ),
  );
}
const isMoney = (a: Amount): boolean => a.currency !== undefined || a.value >= 1000;

function problemOf(named: readonly DiscountFact[], sentence: Sentence, view: View, facts: Facts): string | undefined {
  const { text } = sentence;
  const near = named.length > 0 || ABOUT.test(text);
  if (near && !denies(text) && facts.discounts.length > 0 && isOffTheOther(text, named, facts))
    return 'discount_off_another';
  if (named.length === 0) return undefined;
  const spoken = productSpokenOf(text, view.text, facts);
  const asked = spoken.size === 0 ? productsNamed(facts.client.text, facts.products) : spoken;
  const isFor = (d: DiscountFact): boolean =>
    !d.products || asked.size === 0 || [...asked].some((p) => d.products?.has(p));
  if (!named.some(isFor)) return 'discount_of_another_product';
  if (named.every((d) => isOffOther(d, sentence, view, facts))) return 'discount_of_another_price';
  return isAdded(view, facts) ? 'added_discounts' : undefined;
}

/** A price that is left of one it is not for, or that price itself by its period: «на год тоже». */
function isOffOther(d: DiscountFact, { text }: Sentence, { amounts }: View, facts: Facts): boolean {
  const said = text
    .replace(A_YEAR, ' ')
    .split(/[,;:()]/u)
    .filter((clause) => !denies(clause));
  if ([...d.notPer].some((per) => said.some((clause) => namesPeriod(clause, per)))) return true;
  const told = new Set(amounts.filter((a) => !a.percent).map((a) => a.value));
  return [...facts.prices].some(([base, stated]) => {
    const own = stated.filter((f) => f.product !== undefined && !f.discount && !f.reckoned);
    if (own.length === 0 || !told.has(lessOf(base, d)) || facts.prices.has(lessOf(base, d))) return false;
    return own.every((f) => [...f.pers].some((per) => d.notPer.has(per)) || (told.has(base) && !isOf(d, f.product)));
  });
}
const A_YEAR = /\d{4}(?: года?| г)(?!\p{L})|\p{L}+н(?:ый|ого|ом) год\p{L}*/gu;
const isOf = ({ products }: DiscountFact, product = ''): boolean => !products || products.has(product);
const lessOf = (price: number, { percent, amount = 0 }: DiscountFact): number =>
  Math.round(percent === undefined ? price - amount : price * (100 - percent)) / (percent === undefined ? 1 : 100);

/** What is left of a price of the reply when two are taken off it. */
function isAdded({ amounts }: View, { discounts, prices, client }: Facts): boolean {
  const told = new Set(amounts.filter((a) => !a.percent).map((a) => a.value));
  const bases = [...told, ...client.numbers].filter((n) => prices.get(n)?.some((f) => f.product && !f.discount));
  return bases.some((base) =>
    discounts.some((d) =>
      discounts.some((e) => {
        if (d === e || (d.products && e.products && ![...d.products].some((p) => e.products?.has(p)))) return false;
        const both = (d.percent ?? 0) + (e.percent ?? 0);
        const left = [lessOf(lessOf(base, d), e), d.percent && e.percent ? (base * (100 - both)) / 100 : base];
        return left.some((n) => n !== base && told.has(n) && !prices.has(n));
      }),
    ),
  );
}

const OFF = '(?:на|от|со?|с того|за|off|on|from|of)\\s+(?:\\p{L}+,?\\s+){0,3}';
const DEAR = new RegExp(
  `(?<!\\p{L})${OFF}(?:более )?(?:дорог\\p{L}+|дороже|(?:more expensive|dearer|pricier|costlier|higher))(?!\\p{L})`,
  'u',
);
const CHEAP = /(?<!\p{L})(?:дешев\p{L}+|недорог\p{L}+|cheap\p{L}*|lower|less expensive)(?!\p{L})/u;
const IS_DEAR = /(?<!\p{L})(?:дорог\p{L}+|expensive|dear\p{L}*)(?!\p{L})/u;

/** Off the dearer of two, where it is told to be off the cheaper. */
const isOffTheOther = (text: string, named: readonly DiscountFact[], { discounts }: Facts): boolean =>
  DEAR.test(text) &&
  !CHEAP.test(text) &&
  (named.length > 0 ? named : discounts).some((d) => CHEAP.test(d.text) && !IS_DEAR.test(d.text));
