// A discount in a reply is one of the catalog; what is free is free in the knowledge too.

import type { Amount } from './amounts';
import { clauseAt, isDenied } from './denial';
import type { Facts } from './facts';
import { anyOf, everyOf } from './patterns';
import { scopeOf } from './products';
import { freeWindow, onTopicOf } from './topics';
import type { Finding } from './types';
import { excerptOf, sentenceAt, topicAt, type View } from './view';

const DISCOUNT = anyOf`
  скид\p{L}+|скин[уе]\p{L}*|уступ\p{L}*|discount\p{L}*|off(?!er| the| of|-plan)|rebate|cashback|кэшбэк\p{L}*
  кешбек\p{L}*|промокод\p{L}*|promo(?:\s?code)?|купон\p{L}*|coupon|voucher|ваучер\p{L}*|бонус\p{L}*|bonus\p{L}*
  дешевле на|reduc\p{L}*|price cut|knock \p{L}+|сброс\p{L}*|снизи(?!ться|тся|лись|лся|вшись)\p{L}*|снижу|снижаем|акци[яиюей]{1,2}
  распродаж\p{L}*|sale price|special (?:price|offer|deal)|спеццен\p{L}*|особ\p{L}+ цен\p{L}*
  спец\p{L}* (?:предложени|услови|цен)\p{L}*|персональн\p{L}+ (?:цен|услови|предложени)\p{L}*
  личн\p{L}+ (?:цен|скидк)\p{L}*|для своих|по-дружески|по-свойски|mates'? rates?|friends'? (?:price|rate)
  insider price|skidk\p{L}*
`;
const NEGATED =
  /(?<!\p{L})(?:нет|не|без|никак\p{L}+|никто|ни|no|not|n't|don't|doesn't|can't|cannot|never|without|neither|nor|isn't|aren't|none)(?!\p{L})/u;
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
const FREE = everyOf`
  бесплатн\p{L}*|даром|задаром|безвозмездно|в подарок|подар(?:ю|им|ок|ки|ков|ком)\p{L}*|дар(?:им|ю)(?!\p{L})
  за наш счет|бонусом|в придачу|thr[eo]wn? in|(?:платить )?не прид[её]тся платить
  платить (?:\p{L}+ )?не прид[её]тся|(?:won't|don't|do not|will not) have to pay|не возьм[её]м
  no (?:\p{L}+ )?(?:charge|fees?|commission)
  (?:мы|компания|агентство|школа) (?:\p{L}+ )?(?:оплатим|оплачива\p{L}+|оплатит|берем на себя|возьмем на себя)
  we (?:will |'ll )?(?:pay|cover|bear|sponsor)(?: for)?|(?:school|agency|company) (?:pays|covers)
  оплатим мы|(?:оплатим|заплатим) за вас|платим мы|за счет (?:школы|компании|агентства)|ничего не (?:стоит|стоят|стоить|платите|нужно платить|надо платить)
  не нужно платить|платить не (?:нужно|надо)|free|for nothing|gratis|complimentary|on the house|on us|gift\p{L}*
  no charge|at no (?:cost|charge|extra cost)|costs? (?:you )?nothing
  zero (?:cost|fee|fees|charge|commission|dollars)|nothing to pay|besplatno
  (?<!\d)0\s?(?:₽|руб\p{L}*|р\.|\$|долл\p{L}*|usd|dollars?|%)|\$\s?0(?![.,\d])|ноль (?:руб|долл)\p{L}*
  нулев\p{L}+ (?:цен|стоимост|взнос)\p{L}*
`;
const NOT_FREE_OF_COST =
  /feel free|free to |(?:if|when|once) [^.!?]{0,30}(?:is|are) free|(?:from|on|after|since|until) [^.!?]{0,30}(?:it's|it is|they are|is) free|free (?:on|from|by|until|till|at|in|again|for (?:your|those|these|the|that)) |become\p{L}* free|is free (?:on|from)|are you free|you're free|when free|free (?:time|day|days|slot|slots|date|dates|place|places|evening|weekend)|hassle-free|interest-free|rent-free|carefree|free hour|free this|free next|free tomorrow|free today|(?:you|i|we) (?:are|am|be) free/u;

export function checkDiscounts(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'discount', what, excerpt: excerptOf(view, from, to), advice });
  };
  for (const a of view.amounts.filter((x) => x.percent)) {
    const topic = topicAt(view, a.from);
    // a percentage of the catalog is one of a discount, and of nothing else
    const discounted = DISCOUNT.test(view.text) || DISCOUNT.test(facts.client.text);
    const stated = onTopicOf(
      topic,
      facts.client.stems,
      facts.percents.get(a.value) ?? [],
      facts.rivals.percents,
    ).filter((f) => !f.discount || discounted);
    const { text } = sentenceAt(view, a.from);
    const said = view.text.slice(a.from, a.to);
    const scope = scopeOf(text, view.text, facts.products);
    const ofDiscount = stated.filter((f) => f.discount);
    if (stated.length === 0 && isDenied(view, a.from)) continue;
    if (stated.length === 0)
      find(
        'unknown_percent',
        a.from,
        a.to,
        `«${said} %» stands nowhere in the catalog or the knowledge. Leave it out.`,
      );
    else if (
      DISCOUNT.test(text) &&
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
      DISCOUNT.test(text) &&
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
  for (const m of view.text.matchAll(FREE)) {
    const sentence = sentenceAt(view, m.index);
    if (
      NOT_FREE_OF_COST.test(`${sentence.text} `) &&
      /free/.test(m[0]) &&
      !/(?:for|is) free (?:when|if|with|for)/.test(sentence.text)
    )
      continue;
    if (/(?:не|not|isn't|нет|no|aren't)\s+(?:\p{L}+\s+)?$/u.test(view.text.slice(Math.max(0, m.index - 20), m.index)))
      continue;
    if (!isFree(view.text, m.index, m[0], facts))
      find(
        'unknown_gift',
        m.index,
        m.index + m[0].length,
        `Nothing says that this is free («${m[0]}»). Call free only what the knowledge calls free.`,
      );
  }
  return findings;
}

const ALL_DISCOUNTS = new RegExp(DISCOUNT.source, 'gu');

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
  view.amounts.some((a) => isDiscount(a.value, facts) && (a.percent || a.currency !== undefined || a.value >= 1000));

/**
 * Free in the knowledge: most of what is said round the word is said round it there too, two words of it at least, or the one word
 * that stands next to it there. A present is free only where the knowledge speaks of a present.
 */
function isFree(text: string, at: number, word: string, facts: Facts): boolean {
  if (GIFT.test(word)) return facts.free.some((f) => GIFT.test(f.text));
  const window = freeWindow(text, at, word);
  if (OURS.test(word))
    return facts.statements.some(
      (s) => s.text.includes(word) && window.stems.filter((x) => s.stems.has(x)).length >= 2,
    );
  const russian = /[а-я]/.test(text);
  const words = [...new Set(window.stems)].filter((s) => !GENERIC.test(s));
  return facts.free.some(({ stems, nearest, deeds, related, text: stated }) => {
    const toldInOther = /[а-я]/.test(stated) !== russian;
    const exact = words.filter((s) => stems.includes(s)).length;
    const matched = exact + (toldInOther ? words.filter((s) => !stems.includes(s) && related.has(s)).length / 2 : 0);
    // «бесплатная диагностика»: the thing itself, whatever else the sentence lists
    if (
      ATTRIBUTE.test(word) &&
      window.following &&
      nearest.includes(window.following) &&
      !GENERIC.test(window.following)
    )
      return true;
    if (!ATTRIBUTE.test(word) && !/бесплатный/.test(word) && exact >= 3 && exact >= words.length * 0.45) return true;
    if (deeds.length > 0 && !deeds.some((d) => words.includes(d))) return false;
    if (nearest.length > 0 && !words.some((s) => nearest.includes(s))) return false;
    return (
      matched >= words.length * (nearest.length + deeds.length > 0 ? 0.5 : 0.6) &&
      matched >= Math.min(2, nearest.length > 0 ? 1 : 2)
    );
  });
}
const ATTRIBUTE = /^(?:бесплатн(?:ая|ую|ой|ый|ое|ого|ые|ых)|free|complimentary)$/;
// somebody else pays: told so or not at all
const OURS =
  /за наш счет|за счет|on us|on the house|we (?:pay|cover|bear|sponsor|will|'ll)|оплатим|оплачива|берем на себя|возьмем на себя|в придачу|бонусом/;
const GIFT = /подар|дар(?:им|ю|ом)|gift/;
const GENERIC =
  /^(?:бесплатн|минут|minut|free|complimentari|даром|подарок|gift|charg|cost|мож|буд|предлага|offer|нужн|over|норма)/;
