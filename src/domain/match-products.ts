// Which products fit what a client wants: at most three, each with what fits and what does not.
import type { Language } from './brand';
import type { Catalog, Per, Product, ProductMatch, ProductWish } from './catalog';
import { atEnd, type PriceEnd, priceEndIn } from './price-end';
import { dateIn, inLanguage, moneyText, onRequest, PER_WORDS, pricesText, startText } from './product-texts';
import { isStopWord } from './stop-words';
import { type Understood, understand, type Wanted } from './wish';
import { stemsOf } from './words';

const MOST = 3;
/** Worse than this beside the best one: not worth the client's time. */
const LEAST_SHARE = 0.5;
/** A little over the budget is worth naming, and named as over. */
const NEARLY = 1.1;
/** So many are named that a price is compared with; more are counted. */
const NAMED = 5;
/** A price this many times below the budget is the price of something else. */
const FAR_BELOW = 20;

/** Paid again and again. */
const RECURRING: Per[] = ['hour', 'day', 'night', 'week', 'month', 'year', 'lesson', 'visit'];

interface Judged {
  product: Product;
  score: number;
  fits: string[];
  misses: string[];
}

/**
 * The best first; none when nothing of the wish is met. Without a wish: the first of the catalog.
 * The cheapest and the dearest are those of what fits. Amounts are compared within one currency and period only; what cannot be compared is said, never converted.
 * @param zone whose calendar says what today is: the brand's
 */
export function matchProducts(
  catalog: Catalog,
  wish: ProductWish,
  { language, now, zone }: { language: Language; now: Date; zone: string },
): ProductMatch[] {
  const today = dateIn(zone, now);
  const { end, rest } = priceEndIn(wish.query ?? '');
  const understood = understand(catalog, { ...wish, query: rest });
  const judged = catalog.products.map((product) => judge(catalog, product, understood, language));
  const asked = understood.wanted.length > 0 || understood.budget || understood.rest.some((word) => !isStopWord(word));
  const best = Math.max(...judged.map(({ score }) => score));
  const fitting = judged
    .filter(({ score }) => (asked ? score > 0 && score >= best * LEAST_SHARE : understood.unknown.length === 0))
    .sort((a, b) => b.score - a.score);
  const byPrice = end ? judgedByPrice(judged, understood, end, language) : [];
  if (end && byPrice.length === 0) for (const { misses } of fitting) misses.push(NOT_COMPARABLE[language]);
  return (byPrice.length > 0 ? byPrice : fitting).slice(0, MOST).map(({ product, fits, misses }) => ({
    id: product.id,
    name: inLanguage(product.name, language),
    why_match: why(fits, [...misses, ...understood.unknown.map((words) => unknownText(words, language))], language),
    price_text: pricesText(catalog, product, language, today),
    next_start_text: startText(product, language, today),
    usp: inLanguage(product.usp, language),
    ...(product.link && { link: product.link }),
    source: `catalog.yaml#${product.id}`,
  }));
}

function judge(catalog: Catalog, product: Product, { wanted, budget, rest }: Understood, language: Language): Judged {
  const judged: Judged = { product, score: 0, fits: [], misses: [] };
  for (const one of wanted) judgeAttribute(judged, one, language);
  if (budget) judgeBudget(judged, budget, language);
  judged.score += wordsShared(catalog, product, rest);
  return judged;
}

/** The cheapest or the dearest of those that have all that is wanted. Words that name no attribute do not choose: chance would leave the cheapest out. */
function judgedByPrice(judged: Judged[], { unknown }: Understood, end: PriceEnd, language: Language): Judged[] {
  const wanted = unknown.length > 0 ? [] : judged.filter(({ misses }) => misses.length === 0);
  const among = wanted.map(({ product }) => product);
  const named = (list: Product[]) =>
    list.length > NAMED ? list.length : list.map(({ name }) => inLanguage(name, language)).join(', ');
  const beside = new Map<Judged, Product[]>();
  for (const { products, compared, currency, per, note } of atEnd(among, end)) {
    const of = [currency, PER_WORDS[per][language], note && inLanguage(note, language)].filter(Boolean).join(' ');
    for (const one of wanted.filter(({ product }) => products.includes(product))) {
      one.fits.push(`${PRICE_END[end][language]} (${of}): ${named(compared)}`);
      beside.set(one, [...(beside.get(one) ?? []), ...compared]);
    }
  }
  // «самый дорогой» of two is not that of three
  for (const [{ misses }, compared] of beside) {
    const left = among.filter((product) => !compared.includes(product));
    if (left.length > 0) misses.push(`${NOT_COMPARED[language]}: ${named(left)}`);
  }
  return [...beside.keys()];
}

const NOT_COMPARED = {
  ru: 'другая валюта, срок или условие, не сравнить',
  en: 'another currency, period or term, not comparable',
};
const NOT_COMPARABLE = {
  ru: 'какая цена ниже или выше других, не сказать: валюты, сроки или условия разные',
  en: 'which price is the lowest or the highest cannot be said: currencies, periods or terms differ',
};
const PRICE_END: Record<PriceEnd, Record<Language, string>> = {
  lowest: { ru: 'самая низкая цена без скидок среди', en: 'the lowest price before discounts among' },
  highest: { ru: 'самая высокая цена без скидок среди', en: 'the highest price before discounts among' },
};

function judgeAttribute(judged: Judged, { attribute, values, not, atLeast }: Wanted, language: Language): void {
  const own = judged.product.attributes[attribute.id] ?? [];
  const said = (list: (string | number)[]) =>
    list
      .map((value) =>
        inLanguage(attribute.values.find(({ id }) => id === value)?.name ?? { [language]: String(value) }, language),
      )
      .join(', ');
  const label = inLanguage(attribute.name, language);
  if (own.length === 0) {
    judged.misses.push(`${label}: ${language === 'ru' ? 'не указано' : 'not stated'}`);
    return;
  }
  const fitting = own.filter((value) => !not.includes(String(value)) && fits(value, values, atLeast));
  if (fitting.length > 0) {
    judged.score += 1;
    judged.fits.push(`${label}: ${said(fitting)}`);
    return;
  }
  const near =
    attribute.kind === 'number' &&
    own.some((value) => values.some((wish) => Math.abs(Number(wish) - Number(value)) === 1));
  judged.score += near ? 0.3 : -0.5;
  judged.misses.push(`${label}: ${said(own)}`);
}

const fits = (value: string | number, wanted: (string | number)[], atLeast: boolean): boolean =>
  wanted.length === 0 || wanted.some((one) => (atLeast ? Number(value) >= Number(one) : value === one));

function judgeBudget(
  judged: Judged,
  { max, currency, per }: NonNullable<ProductWish['budget']>,
  language: Language,
): void {
  const ru = language === 'ru';
  const { prices } = judged.product;
  const inCurrency = prices.filter((price) => !currency || price.currency === currency);
  const whole = inCurrency.filter((price) => !RECURRING.includes(price.per));
  // who names no period means the whole of it: 450 000 at 15 000 a month is not within 25 000
  const comparable = per ? inCurrency.filter((price) => price.per === per) : whole.length > 0 ? whole : inCurrency;
  const cheapest = comparable
    .map((price) => ({ value: (price.amount ?? price.from) as number, currency: price.currency }))
    .sort((a, b) => a.value - b.value)[0];
  if (prices.length === 0) {
    judged.misses.push(onRequest(language));
    return;
  }
  if (!cheapest) {
    const own = [...new Set(prices.map((price) => price.currency))].join(', ');
    if (inCurrency.length > 0)
      judged.misses.push(
        ru ? 'бюджет назван за другой срок, чем цена' : 'the budget is for another period than the price',
      );
    else
      judged.misses.push(
        ru
          ? `бюджет в ${currency}, а цена в ${own}: не сравнить без курса`
          : `the budget is in ${currency}, the price in ${own}: not comparable without a rate`,
      );
    return;
  }
  const over = cheapest.value - max;
  if (over <= 0) {
    // Of what fits, what comes near first; who names 150 000 does not mean a night for 90.
    judged.score += cheapest.value * FAR_BELOW >= max ? 1 + 0.1 * (cheapest.value / max) : 0.3;
    judged.fits.push(
      ru
        ? `в бюджет до ${moneyText(max, cheapest.currency, language)}`
        : `within ${moneyText(max, cheapest.currency, language)}`,
    );
    return;
  }
  judged.score += cheapest.value <= max * NEARLY ? 0.3 : -0.5;
  const money = moneyText(over, cheapest.currency, language);
  judged.misses.push(ru ? `дороже бюджета на ${money}` : `${money} over the budget`);
}

/** 0 to 0.9: less than any attribute, enough to order what is otherwise alike. Rarer words weigh more. */
function wordsShared(catalog: Catalog, product: Product, rest: string[]): number {
  const words = rest.filter((word) => !isStopWord(word));
  if (words.length === 0) return 0;
  const texts = catalog.products.map(stemsOfTexts);
  const own = texts[catalog.products.indexOf(product)] as Set<string>;
  const weight = (word: string) => {
    const having = texts.filter((text) => text.has(word)).length;
    return having === 0 ? 0 : Math.log(1 + catalog.products.length / having);
  };
  const most = words.reduce((sum, word) => sum + weight(word), 0);
  return most === 0
    ? 0
    : (0.9 * words.filter((word) => own.has(word)).reduce((sum, word) => sum + weight(word), 0)) / most;
}

const stemsOfTexts = ({ name, about, usp }: Product): Set<string> =>
  new Set([name, about, usp].flatMap((text) => Object.values(text)).flatMap(stemsOf));

function why(fits: string[], misses: string[], language: Language): string {
  const [yes, no, none] =
    language === 'ru' ? ['Подходит', 'Не совпадает', 'Пожелания не названы'] : ['Fits', 'Differs', 'No wish was named'];
  const parts = [fits.length > 0 && `${yes}: ${fits.join('; ')}`, misses.length > 0 && `${no}: ${misses.join('; ')}`];
  return parts.filter(Boolean).join('. ') || (none as string);
}

const unknownText = (words: string, language: Language): string =>
  language === 'ru' ? `нет в каталоге: ${words}` : `not in the catalogue: ${words}`;
