// A discount in a reply is one of the catalog, for the product it is named of.

import type { Facts } from '../facts/facts';
import { placesSpokenOf } from '../facts/grounds';
import type { Amount } from '../text/amounts';
import { clauseAt, denies, isDenied } from '../text/denial';
import { anyOf } from '../text/patterns';
import { scopeOf } from '../text/products';
import { contentStems } from '../text/stems';
import { onTopicOf } from '../text/topics';
import { excerptOf, sentenceAt, topicAt, type View } from '../text/view';
import type { Finding } from '../types';

const DISCOUNT = anyOf`
  скид\p{L}+|скин[уе]\p{L}*|уступ\p{L}*|discount\p{L}*|off(?!er| the| of|-plan)|rebate|cashback|кэшбэк\p{L}*
  кешбек\p{L}*|промокод\p{L}*|promo(?:\s?code)?|купон\p{L}*|coupon|voucher|ваучер\p{L}*|бонус\p{L}*|bonus\p{L}*
  дешевле на|reduc\p{L}*|price cut|knock \p{L}+|сброс\p{L}*|снизи(?!ться|тся|лись|лся|вшись)\p{L}*|снижу|снижаем|акци[яиюей]{1,2}
  распродаж\p{L}*|sale price|special (?:price|offer|deal)|спеццен\p{L}*|особ\p{L}+ цен\p{L}*
  спец\p{L}* (?:предложени|услови|цен)\p{L}*|персональн\p{L}+ (?:цен|услови|предложени)\p{L}*
  личн\p{L}+ (?:цен|скидк)\p{L}*|для своих|по-дружески|по-свойски|mates'? rates?|friends'? (?:price|rate)
  insider price|skidk\p{L}*
`;
const WITHOUT_DISCOUNT =
  /(?<!\p{L})(?:without|before|без|до)(?: the| any| учета)? (?:discounts?|скид\p{L}+)(?!\p{L})/gu;
const CHEAPER = anyOf`дешев\p{L}+|меньше|минус|вместо|выгодне\p{L}*|instead|less|cheaper|sav(?:e|es|ing)|minus`;
const NEGATED =
  /(?<!\p{L})(?:нет|не|без|никак\p{L}+|никто|ни|no|not|n't|don't|doesn't|can't|cannot|never|without|neither|nor|isn't|aren't|none|nothing)(?!\p{L})/u;
const GIVES = anyOf`
  дам|дадим|даем|даю|сдела[юе]\p{L}*|делаем|предлага\p{L}+|предлож\p{L}+|готов\p{L}*|оформ\p{L}+|получ\p{L}+
  верн\p{L}+|плат\p{L}+|оформлю|прим[её]н\p{L}+|разрешил\p{L}*|для вас|вам|специально|только|договор\p{L}+|можем
  могу|будет|действует|есть|скинем|скину|уступ\p{L}+|сниж\p{L}+|give|giving|offer\p{L}*|get|can|for you|just for
  only for|we'll|i'll|will|have|arrange\p{L}*|apply|applied|special|get|allowed|comes? back|pay|make|made|give
  knock
`;
const HALF = anyOf`
  полцены|пол-цены|половин\p{L}+ (?:цены|стоимости)|за половину|вполовину|вдвое дешевле
  в (?:два|три|2|3) раза дешевле|half[- ](?:off|price)|half the (?:price|cost)|two for one|2 for 1|по цене одного
  half (?:of )?(?:what|its|the|our) ?(?:'s|is|are)? ?(?:listed|list|asking|posted|published|catalogue|catalog|usual|normal|full)
  for the price of one|не оплачивается|second one free|(?:50|пятьдесят) на (?:50|пятьдесят)
`;
export function checkDiscounts(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'discount', what, excerpt: excerptOf(view, from, to), advice });
  };
  for (const a of view.amounts.filter((x) => x.percent)) {
    const topic = topicAt(view, a.from);
    // a percentage of the catalog is one of a discount, and of nothing else
    const discounted =
      (facts.client.percents.includes(a.value) && view.amounts.some((b) => !b.percent && facts.prices.has(b.value))) ||
      [view.text, facts.client.text].some((said) => DISCOUNT.test(said) || CHEAPER.test(said));
    const stated = onTopicOf(
      topic,
      facts.client.stems,
      facts.percents.get(a.value) ?? [],
      facts.rivals.percents,
      placesSpokenOf(view, facts),
    ).filter((f) => !f.discount || discounted || isTold(f.discount.id, view, facts));
    const { text } = sentenceAt(view, a.from);
    const said = view.text.slice(a.from, a.to);
    const scope = scopeOf(text, view.text, facts.products);
    const ofDiscount = stated.filter((f) => f.discount);
    if (stated.length === 0 && facts.client.percents.includes(a.value) && denies(text) && AS_WELL.test(text)) continue;
    if (
      stated.length === 0 &&
      (isDenied(view, a.from) ||
        isBareAnswer(view, a, facts) ||
        isBesideStated(view, a, facts) ||
        isShareSaid(view, a, facts))
    )
      continue;
    if (stated.length === 0)
      find(
        'unknown_percent',
        a.from,
        a.to,
        `«${said} %» stands nowhere in the catalog or the knowledge. Leave it out.`,
      );
    else if (
      DISCOUNT.test(text.replace(WITHOUT_DISCOUNT, ' ')) &&
      !isNegated(clauseAt(text, a.from - sentenceAt(view, a.from).from)) &&
      ofDiscount.length === 0
    )
      find(
        'unknown_discount',
        a.from,
        a.to,
        `There is no discount of «${said} %». Name only a discount of the catalog, with its condition and last day.`,
      );
    else if (
      (DISCOUNT.test(text) || ofDiscount.length === stated.length) &&
      scope &&
      !ofDiscount.some((f) => !f.discount?.products || f.discount.products.some((p) => scope.has(p)))
    )
      find('discount_of_another_product', a.from, a.to, `The discount of «${said} %» is not for the product you name.`);
  }
  for (const sentence of view.sentences) {
    if (sentence.question) continue;
    const words = [...sentence.text.matchAll(ALL_DISCOUNTS)].filter(
      (m) => !isNegated(clauseAt(sentence.text, m.index)),
    );
    const word = words[0];
    if (!word) continue;
    const from = view.text.indexOf(word[0], sentence.from);
    const inside = view.amounts.filter((a) => a.from >= sentence.from && a.to <= sentence.to);
    const bare = inside.find((a) => isBareDiscount(a, facts) && isBeside(a, words, sentence.from));
    if (bare)
      find(
        'unknown_discount',
        bare.from,
        bare.to,
        'There is no such discount. Name only one of the catalog, with its condition and last day.',
      );
    else if (
      GIVES.test(sentence.text) &&
      !ONLY_STATED.test(sentence.text) &&
      !inside.some((a) => isDiscount(a.value, facts)) &&
      !statesDiscount(view, facts)
    )
      find(
        'promised_discount',
        from,
        from + word[0].length,
        'Promise no discount, bonus or special terms. Name only a discount of the catalog, with its condition and last day, or none.',
      );
  }
  const half = HALF.exec(view.text);
  if (half)
    find(
      'unknown_discount',
      half.index,
      half.index + half[0].length,
      'There is no such discount. Name only one of the catalog.',
    );
  return findings;
}

// «ни 12 %, ни другой», "12% or otherwise"
const AS_WELL = /(?<!\p{L})(?:ни|тоже|в том числе|nor|or otherwise|either|included|as well)(?!\p{L})/u;

/** Its condition is told with it («от трёх месяцев», "the whole price on the day of signing"), or a price it leaves. */
function isTold(id: string, view: View, { dates, discountTerms, prices }: Facts): boolean {
  if (view.amounts.some((a) => !a.percent && prices.get(a.value)?.some((f) => f.discount === id && f.product)))
    return true;
  if (view.dates.some((d) => dates.some((f) => f.discount === id && f.day === d.day && f.month === d.month)))
    return true;
  const stems = new Set(contentStems(view.text));
  return (
    view.amounts.some((a) => a.unit && discountTerms.figures.has(`${a.value} ${a.unit}`)) ||
    [...discountTerms.stems].filter((s) => stems.has(s)).length >= 3
  );
}

/** It stands in one sentence of the knowledge with another share that is spoken of: «0,03 % в день, но не больше 10 %». */
const isBesideStated = (view: View, { value }: Amount, { percents, statements, client }: Facts): boolean => {
  const others = [...view.amounts.filter((b) => b.percent).map((b) => b.value), ...client.percents].filter(
    (p) => p !== value && percents.has(p),
  );
  return statements.some((s) => s.numbers.has(value) && others.some((p) => s.numbers.has(p)));
};

/** «0,03 % от 65 000 — 19,5»: a share of the knowledge by itself, worked out of what the client named. */
const isBareAnswer = (view: View, { value }: Amount, { percents, client }: Facts): boolean =>
  percents.get(value)?.some((f) => f.topic) === true &&
  view.amounts.some(
    (b) =>
      !b.percent &&
      view.amounts.some((c) => c !== b && Math.abs((b.value * value) / 100 - c.value) < 1) &&
      (client.numbers.has(b.value) || b.value >= 1000),
  );

/** «Первые 30 % — 31 200»: a share the knowledge names, with what it makes of a price named before. */
const isShareSaid = (view: View, share: Amount, { percents, prices }: Facts): boolean =>
  (percents.get(share.value) ?? []).some((f) => !f.discount) &&
  view.amounts.some(
    (part) =>
      part.from > share.to &&
      part.from - share.to < RESULT_WITHIN &&
      view.amounts.some((a) => prices.has(a.value) && Math.abs((a.value * share.value) / 100 - part.value) < 1),
  );
const RESULT_WITHIN = 24;

const ALL_DISCOUNTS = new RegExp(DISCOUNT.source, 'gu');

// «Скидки только те, что указаны у дома»: a reference to the brand's own
const ONLY_STATED =
  /(?<!\p{L})(?:только|лишь|only|just)(?:[^.!?]{0,20}(?<!\p{L})(?:те|которые|опубликован\p{L}+|указан\p{L}+|из каталога|those|published|listed|in the (?:catalog|catalogue))(?!\p{L}))/u;

/** «скидка двадцать», «скинем двадцатку»: a number by itself beside the word. */
const isBareDiscount = (a: Amount, facts: Facts): boolean =>
  !a.percent &&
  !a.currency &&
  !a.counted &&
  a.noun === undefined &&
  a.value >= 2 &&
  a.value < 1000 &&
  !facts.prices.has(a.value) &&
  !facts.percents.get(a.value)?.some((f) => f.discount);

const isBeside = (a: Amount, words: readonly RegExpMatchArray[], start: number): boolean =>
  words.some((m) => {
    const [from, to] = [start + (m.index as number), start + (m.index as number) + m[0].length];
    return a.from >= from ? a.from - to <= BESIDE : from - a.to <= BESIDE;
  });
const BESIDE = 25;

const isNegated = (text: string): boolean => NEGATED.test(text);

const isDiscount = (value: number, facts: Facts): boolean =>
  (facts.percents.get(value)?.some((f) => f.discount) ?? false) ||
  (facts.prices.get(value)?.some((f) => f.discount) ?? false);

/** The reply names a discount of the catalog somewhere: its other sentences explain it. */
const statesDiscount = (view: View, facts: Facts): boolean =>
  view.dates.some((d) => facts.dates.some((f) => f.discount && f.day === d.day && f.month === d.month)) ||
  view.amounts.some((a) => isDiscount(a.value, facts) && (a.percent || a.currency !== undefined || a.value >= 1000));
