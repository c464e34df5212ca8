// On what terms a discount holds: for whom, from how many, until when. The figure may be the catalog's and the terms may not.

import { entailment } from '../facts/entailed';
import type { Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { denies } from '../text/denial';
import { anyOf, everyOf } from '../text/patterns';
import { productSpokenOf, productsMeant } from '../text/products';
import { contentStems } from '../text/stems';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';

const CHEAPER = anyOf`
  скид\p{L}+|скин\p{L}+|дешевле|минус|акци\p{L}+|уступ\p{L}+|discount\p{L}*|off(?! the)|cheaper|reduction|minus
`;
const WITHOUT = /(?<!\p{L})(?:without|before|без|до)(?: the| any| учета)? (?:discounts?|скид\p{L}+)(?!\p{L})/gu;
// Groups of people a discount is often for.
const GROUP = everyOf`
  многодетн\p{L}+|пенсионер\p{L}*|опекун\p{L}*|инвалид\p{L}*|студент\p{L}*|семейн\p{L}+|друзь\p{L}+|друг(?:а|у|ом)|постоянн\p{L}+|нов(?:ым|ых|ичк\p{L}+)|свои(?:м|х) клиент\p{L}*|военн\p{L}+|медик\p{L}*|учител\p{L}+|отличник\p{L}*|именинник\p{L}*|аккуратн\p{L}+|сотрудник\p{L}*
  families|large famil\p{L}+|pensioners?|seniors?|students|friends?|referr?\p{L}*|loyal|returning|new (?:students|clients|customers|guests)|regulars?|military|teachers|veterans?|expats?|nomads?|early birds?
`;
const TERMS = new Set(['day', 'week', 'month', 'year', 'night', 'lesson', 'person']);
const BOUND =
  /(?<!\p{L})(?:от|с|со|при|за|на|начиная с|уже с|from|for|after|over|if you (?:stay|take|pay)|at)\s+(?:\p{L}+\s+)?$/u;
const ENOUGH = /(?<!\p{L})(?:enough|already|хватит|хватает|достаточно|уже)(?!\p{L})/u;
/** Of a sentence about a discount, told by the brand's texts about discounts. */
const TOLD = 0.3;
/** the heading the catalog's discounts are read under */
export const DISCOUNTS = 'скидка, discount';

export function checkDiscountTerms(view: View, facts: Facts, agreed = false): Finding[] {
  for (const [i, sentence] of view.sentences.entries()) {
    const text = sentence.text.replace(WITHOUT, ' ');
    if (sentence.question || !isOffer(text, sentence, view.sentences[i - 1], view, facts)) continue;
    const what = problemOf(text, sentence, view.sentences[i - 1], view, facts, agreed);
    if (what)
      return [
        {
          guard: 'discount',
          what,
          excerpt: excerptOf(view, sentence.from, sentence.to),
          advice:
            'The catalog has no discount on these terms. Name one only as it stands there, for whom, from when and until when.',
        },
      ];
  }
  return [];
}

const isBareNumber = (a: Amount): boolean =>
  !a.percent && !a.currency && !a.magnitude && !a.unit && !a.counted && !a.ordinal && a.value >= 2 && a.value < 100;
const isBare = (a: Amount): boolean => isBareNumber(a) && a.noun === undefined;
// «три по 2300», "6 x 2,300"
const TIMES = /^\s*(?:по|раз\p{L}*|x|х|×|\*|times|at)\s*[$€£]?\d/u;

/** It speaks of a discount by a word or by the figure of one, and denies none. */
function isOffer(text: string, sentence: Sentence, before: Sentence | undefined, view: View, facts: Facts): boolean {
  if (denies(text) || HEDGED.test(text)) return false;
  if (CHEAPER.test(text)) return true;
  if (before && CHEAPER.test(before.text.replace(WITHOUT, ' ')) && GIVES.test(text))
    return amountsOf(sentence, view).some(isBare);
  if (!OF_DISCOUNT.test(facts.client.last) && !facts.client.percents.some((p) => idsOf(p, facts).length > 0))
    return false;
  return amountsOf(sentence, view).some((a) => (a.percent && idsOf(a.value, facts).length > 0) || isBare(a));
}
const COUNTING = /(?<!\p{L})(?:(?:из|of|for|за|на|on|по|у)(?: the)?)\s$/u;
const GIVES = anyOf`сдела(?:ем|ю)|дад(?:им|ут)|дам|будет|даже|go(?:es)? to|do|make it|give|even`;
const HEDGED = anyOf`если бы|спрошу|узнаю|уточню|передам|только|лишь|ask|pass on|only|if there`;

const amountsOf = (sentence: Sentence, view: View): View['amounts'] =>
  view.amounts.filter((a) => a.from >= sentence.from && a.to <= sentence.to + 1);

const idsOf = (value: number, { percents, prices }: Facts): string[] => [
  ...(percents.get(value) ?? []).flatMap((f) => f.discount?.id ?? []),
  ...(prices.get(value) ?? []).flatMap((f) => (f.discount && f.product === undefined ? f.discount : [])),
];

function problemOf(
  text: string,
  sentence: Sentence,
  before: Sentence | undefined,
  view: View,
  facts: Facts,
  agreed: boolean,
): string | undefined {
  const amounts = amountsOf(sentence, view);
  const terms = facts.discountTerms;
  for (const m of text.matchAll(GROUP))
    if (!contentStems(m[0]).every((s) => terms.stems.has(s))) return 'discount_for_whom';
  for (const a of amounts) {
    const lead = view.text.slice(Math.max(0, a.from - 16), a.from);
    if (
      a.unit &&
      TERMS.has(a.unit) &&
      (BOUND.test(lead) || ENOUGH.test(text)) &&
      !terms.figures.has(`${a.value} ${a.unit}`)
    ) {
      const full = amounts.some((b) => !b.percent && facts.prices.get(b.value)?.some((f) => f.product && !f.discount));
      if (!full) return 'discount_from_when';
    }
  }
  // «и ещё пять», "we go to fifteen": a share by a bare number beside one that is told as such
  const told =
    (before && CHEAPER.test(before.text.replace(WITHOUT, ' '))) ||
    facts.client.percents.some((p) => idsOf(p, facts).length > 0);
  const bare = amounts.find(
    (a) =>
      isBareNumber(a) &&
      !TIMES.test(view.text.slice(a.to, a.to + 8)) &&
      !COUNTING.test(view.text.slice(Math.max(0, a.from - 9), a.from)) &&
      (a.noun === undefined || /^\s\p{L}+ых(?!\p{L})/u.test(view.text.slice(a.to, a.to + 20))) &&
      !isNamed(a.value, text, view, facts),
  );
  if (bare && (told || amounts.some((a) => a.percent))) return 'unknown_discount';
  const figured = amounts.some((a) => idsOf(a.value, facts).length > 0);
  if (agreed && !figured && entailment(text, facts) < TOLD) return 'promised_discount';
  return undefined;
}
const OF_DISCOUNT = /(?<!\p{L})(?:скид\p{L}+|discount\p{L}*|per ?cent|процент\p{L}*)(?!\p{L})|%/u;

/** A discount of that many per cent is there for what is spoken of. */
function isNamed(value: number, text: string, view: View, facts: Facts): boolean {
  const scope = productSpokenOf(text, view.text, facts);
  const products = scope.size > 0 ? scope : productsMeant(view.text, facts.products);
  return (facts.percents.get(value) ?? []).some(
    (f) => f.discount && (!products || !f.discount.products || f.discount.products.some((p) => products.has(p))),
  );
}
