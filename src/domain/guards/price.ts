// A price in a reply is one of the catalog or the knowledge: the same amount, its currency, its period, its product.

import type { Amount } from './amounts';
import { isClients } from './clients-own';
import type { NamedDate } from './dates';
import { isDerived, isSupposed } from './derived';
import { checkDetours } from './detour';
import type { Facts, PriceFact } from './facts';
import { placesSpokenOf } from './grounds';
import { PRICE_WORDS } from './price-words';
import { productSpokenOf, productsMeant, productsNamed, scopeOf } from './products';
import { contentStems } from './stems';
import { onTopicOf, unopposed } from './topics';
import type { Finding } from './types';
import { excerptOf, sentenceAt, topicAt, type View } from './view';

const DIRECT =
  /(?<!\p{L})(?:за|по|for|at|call it|low as|в|до|от|is|it's|only|just|всего|ровно|будет|стоит|цена|price|cost|costs)[\s:=-]*(?:всего\s+|ровно\s+|just\s+|only\s+|примерно\s+|около\s+|about\s+|around\s+)?$/u;
export function checkPrices(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, amount: Pick<Amount, 'from' | 'to'>, advice: string): void => {
    findings.push({ guard: 'price', what, excerpt: excerptOf(view, amount.from, amount.to), advice });
  };
  for (const amount of view.amounts) {
    if (amount.percent || !isMoney(view, amount, facts)) continue;
    const said = view.text.slice(amount.from, amount.to);
    const problem = judge(view, amount, facts);
    if (problem === 'unknown')
      find(
        'unknown_price',
        amount,
        `«${said}» is no amount of the catalog or the knowledge. Name only amounts that stand there, or none.`,
      );
    else if (problem === 'currency')
      find(
        'wrong_currency',
        amount,
        `«${said}» stands there in another currency. Keep the currency as it stands and convert nothing.`,
      );
    else if (problem === 'per')
      find(
        'wrong_period',
        amount,
        `«${said}» is the price for something else than a ${amount.per}. Say what it is for, as the catalog does.`,
      );
    else if (problem === 'product')
      find(
        'other_product_price',
        amount,
        `«${said}» is the price of another product than the one you name. Look it up again.`,
      );
    else if (problem === 'discount')
      find(
        'price_without_its_discount',
        amount,
        `«${said}» holds only with a discount: name the discount and its condition, or the full price.`,
      );
  }
  findings.push(...checkDetours(view, facts));
  return findings;
}

/** Is this number a sum of money? In doubt, where a price is spoken of, it is. */
function isMoney(view: View, amount: Amount, facts: Facts): boolean {
  if (amount.currency) return !isItsCents(view, amount);
  if (amount.counted || isYear(view, amount)) return false;
  const known = amount.noun !== undefined && facts.counts.has(`${amount.value} ${amount.noun}`);
  if (known) return false;
  if (amount.magnitude && amount.value >= 500) return true;
  if (amount.value < 1000 && !amount.per && (COUNTED_ASKED.test(facts.client.last) || isOneMore(view, amount, facts)))
    return false;
  const sentence = sentenceAt(view, amount.from);
  if (amount.value < 1000 && !amount.per && isSizeOf(sentence.text, view, amount, facts)) return false;
  const before = view.text.slice(sentence.from, amount.from);
  if (amount.per && (amount.value >= 20 || !Number.isInteger(amount.value))) return true;
  if (amount.value >= 1000) return true;
  const asked = amount.noun === undefined && !isTold(view, amount) && asksPrice(sentence.text, facts);
  const priced =
    asked || PRICE_WORDS.test(context(view, amount)) || productsNamed(sentence.text, facts.products).size > 0;
  if (amount.value >= 500) return priced || amount.noun === undefined;
  if (!priced) return false;
  // «отдаём за восемь с половиной»: thousands are understood
  if (!Number.isInteger(amount.value) && amount.noun === undefined && FOR.test(before)) return true;
  return amount.value >= 20 && (DIRECT.test(before) || amount.noun === undefined);
}

/** A number the product spoken of has for something else (its metres, its years), where no price is asked for. */
const isSizeOf = (text: string, view: View, { value }: Amount, facts: Facts): boolean => {
  if (PRICE_ASKED.test(facts.client.last) || PRICE_WORDS.test(text)) return false;
  const named = productSpokenOf(text, view.text, facts);
  return [...facts.rivals.units.keys()].some((unit) =>
    facts.counts.get(`${value} ${unit}`)?.some((f) => f.product !== undefined && named.has(f.product)),
  );
};

/** «1112 рублей 50 копеек» */
const isItsCents = (view: View, amount: Amount): boolean =>
  amount.currency === 'CENT' &&
  view.amounts.some((a) => a.currency !== undefined && a.to < amount.from && amount.from - a.to <= BESIDE);
const BESIDE = 14;

/** «„Пальма“ на 25 лет, „Гребень“ на 28»: the unit of the figure before it goes on. */
function isOneMore(view: View, amount: Amount, { counts }: Facts): boolean {
  const before = view.amounts[view.amounts.indexOf(amount) - 1];
  return (
    before?.unit !== undefined &&
    amount.noun === undefined &&
    before.currency === undefined &&
    sentenceAt(view, before.from) === sentenceAt(view, amount.from) &&
    counts.has(`${amount.value} ${before.unit}`)
  );
}

const FOR = /(?<!\p{L})(?:за|for|at|стоит|costs?|is)\s$/u;
const PRICE_ASKED =
  /(?<!\p{L})(?:сколько|почем|цен[аеуы]|стоит|стоимость|прайс|how much|price|costs?|starts? (?:at|from))(?!\p{L})/u;
/** A question so short is for the price of what it names: «Лофт?» */
const SHORT_QUESTION = 3;

/** The client asked what something costs, and what answers is a number by itself: «двести двадцать». */
function asksPrice(sentence: string, { client, products }: Facts): boolean {
  if (sentence.split(/\s+/).length > SHORT_ANSWER) return false;
  if (COUNTED_ASKED.test(client.last)) return false;
  return (
    PRICE_ASKED.test(client.last) ||
    (productsNamed(client.last, products).size > 0 &&
      (client.last.split(/\s+/).length <= SHORT_QUESTION || FIGURE_ALONE.test(client.last)))
  );
}
/** «Террасу за 350?», "under 80 a night": he names a figure of money himself. */
const FIGURE_ALONE =
  /(?<![\p{L}\d.,:])\d{2,3}(?:\s?(?:k|к|тыс\p{L}*))?(?=\s*(?:[,?!.]|$|a night|a month|per|за|в мес))/u;
const COUNTED_ASKED =
  /(?<!\p{L})(?:сколько (?:\p{L}+ )?(?:времен\p{L}|человек|люд\p{L}+|дн\p{L}+|лет|месяц\p{L}+|недел\p{L}+|минут|час\p{L}+|занят\p{L}+|спален|мест\p{L}*|групп|учен\p{L}+|метров|раз|ехать|идти|балл\p{L}*|длит\p{L}*|идет|процент\p{L}+|осталось|ждать|ночей)|how much (?:time|land|space)|how many|how long)(?!\p{L})/u;
const SHORT_ANSWER = 14;

/** «За 12 из 20», «№ 45»: what a preposition of time or place makes of it is no price. */
const isTold = (view: View, { from }: Amount): boolean =>
  /(?<!\p{L})(?:через|№|room|in|within)\s$/u.test(view.text.slice(Math.max(0, from - 12), from));

/** The sentence; a bare «90» of a part of its own is read with what came before it. */
function context(view: View, amount: Amount): string {
  const sentence = sentenceAt(view, amount.from);
  const i = view.sentences.indexOf(sentence);
  const short = sentence.text.split(/\s+/).length <= 4;
  return short && i > 0 ? `${(view.sentences[i - 1] as { text: string }).text} ${sentence.text}` : sentence.text;
}

function isYear(view: View, { value, from, to, magnitude }: Amount): boolean {
  if (magnitude || value < 1990 || value > 2060 || !/^\d{4}$/.test(view.text.slice(from, to))) return false;
  return (
    /^\s?(?:г(?!\p{L})|год|-|–)/u.test(view.text.slice(to, to + 5)) ||
    /(?:^|[\s(])(?:в|с|до|к|на|по|от|in|since|by|from|of|until|till|built|year|late|early|end|and|и|-|▒)[\s-]*$/u.test(
      view.text.slice(Math.max(0, from - 10), from),
    ) ||
    (/\p{L}{3,}\s$/u.test(view.text.slice(Math.max(0, from - 12), from)) &&
      !DIRECT.test(view.text.slice(Math.max(0, from - 30), from)))
  );
}

type Problem = 'unknown' | 'currency' | 'per' | 'product' | 'discount' | undefined;

function judge(view: View, amount: Amount, facts: Facts): Problem {
  const said = topicAt(view, amount.from);
  const all = facts.prices.get(amount.value) ?? [];
  const near = onTopicOf(said, facts.client.stems, all, facts.rivals.money, placesSpokenOf(view, facts));
  const stated = near.length > 0 ? near : unopposed(said, facts.client.stems, all, facts.rivals.money);
  const problem = stated.length > 0 ? best(view, amount, facts, stated) : 'unknown';
  if (problem === undefined) return undefined;
  // «Пальма за 245»: thousands are understood where prices are thousands
  if (
    !amount.magnitude &&
    (amount.value >= 20 || !Number.isInteger(amount.value)) &&
    amount.value < 1000 &&
    !amount.per &&
    !amount.currency
  ) {
    const meant = { ...amount, value: amount.value * 1000 };
    if (
      facts.client.numbers.has(meant.value) ||
      (facts.prices.get(meant.value) ?? []).some((f) => f.product && !f.discount)
    )
      return judge(view, meant, facts);
  }
  return isClients(view, amount, facts) || isDerived(view, amount, facts) || isSupposed(view, amount, facts)
    ? undefined
    : problem;
}

/** The least that is wrong with it, over all facts of that amount. */
function best(view: View, amount: Amount, facts: Facts, stated: readonly PriceFact[]): Problem {
  const currency = amount.currency ?? foreignNearby(view, amount, facts);
  const inCurrency = stated.filter(
    (f) => currency === undefined || f.currency === undefined || f.currency === currency,
  );
  if (inCurrency.length === 0) return 'currency';
  const { per } = amount;
  const inPeriod = inCurrency.filter(
    (f) => per === undefined || f.pers.has(per) || (f.product === undefined && f.pers.size === 0 && per === 'course'),
  );
  if (inPeriod.length === 0) return 'per';
  const { text } = sentenceAt(view, amount.from);
  // "prices run from … to …" speaks of many
  const asked = askedFor(text, facts);
  const scope = SPAN_OF_PRICES.test(text)
    ? undefined
    : (scopeOf(text, view.text, facts.products) ?? whatIsAsked(view, facts));
  // «пакет из 20 онлайн … вместо 2 900»: the product one price of which the sentence has told in its own words
  const noted = inPeriod.filter(
    (f) => f.product && view.amounts.some((a) => isNotedOf(f.product as string, view, a, facts)),
  );
  const ofProduct = inPeriod.filter(
    (f) =>
      f.product === undefined ||
      !scope ||
      scope.has(f.product) ||
      asked.has(f.product) ||
      isNoted(f, view, amount) ||
      noted.includes(f),
  );
  if (ofProduct.length === 0) return 'product';
  if (
    ofProduct.every((f) => f.discount !== undefined) &&
    !view.dates.some((d) => ofProduct.some((f) => isLastDayOf(d, f.discount as string, facts))) &&
    !/скид|discount|вместо|instead|off(?!\p{L})|дешевле|при оплате|при подписании|экономи|sav(?:e|ing)|less|если (?:\p{L}+ )?(?:оплат|заплат|подпис)|if (?:you )?(?:pay|sign)/u.test(
      `${view.text} ${facts.client.text}`,
    ) &&
    !view.amounts.some((a) => a.percent && facts.percents.get(a.value)?.some((f) => f.discount))
  )
    return 'discount';
  return undefined;
}

/** «Если оплатить до 31 мая, 6952»: its last day is its condition. */
const isLastDayOf = ({ day, month }: NamedDate, discount: string, { dates }: Facts): boolean =>
  dates.some((f) => f.discount === discount && f.day === day && f.month === month);

/** What the client asked about, where the answer names no product itself: «онлайн-группа — 8900» of the course he asked for. */
function askedFor(text: string, facts: Facts): ReadonlySet<string> {
  if (productsNamed(text, facts.products).size > 1) return new Set();
  const named = productsNamed(facts.client.text, facts.products);
  return named.size > 0 ? named : (productsMeant(facts.client.text, facts.products) ?? new Set());
}

/** What the question names or describes, where the whole reply names nothing: a price that answers it is of that. */
function whatIsAsked(view: View, { client, products }: Facts): ReadonlySet<string> | undefined {
  if (productsNamed(view.text, products).size > 0 || productsMeant(view.text, products)) return undefined;
  const named = productsNamed(client.last, products);
  return named.size > 0 ? named : productsMeant(client.last, products);
}

const SPAN_OF_PRICES =
  /(?<!\p{L})(?:prices?\s+(?:run|range|start|go)|цены\s+(?:\p{L}+\s+)?(?:от|начина\p{L}+))(?!\p{L})/u;

/** «Пакет из 20 занятий онлайн»: said in the words of that price's own note, it is that price. */
function isNoted({ note }: PriceFact, view: View, amount: Amount): boolean {
  const said = contentStems(sentenceAt(view, amount.from).text);
  return note !== undefined && said.filter((s) => note.has(s)).length >= 2;
}

const isNotedOf = (product: string, view: View, amount: Amount, { prices }: Facts): boolean =>
  (prices.get(amount.value) ?? []).some((f) => f.product === product && isNoted(f, view, amount));

/** «198 000, можно в евро»: a currency that follows in the sentence is the amount's, unless ways to pay are spoken of. */
function foreignNearby(view: View, amount: Amount, facts: Facts): string | undefined {
  const after = view.text.slice(amount.to, amount.to + 14);
  const code =
    /^[\s,(]*(?:в|in)\s+(евро|рублях|долларах|рупиях|юанях|euros?|roubles|rubles|dollars|rupiah|yuan|pounds|usdt|btc)/u.exec(
      after,
    )?.[1];
  if (!code) return undefined;
  const currency = {
    ев: 'EUR',
    ру: code.startsWith('руб') ? 'RUB' : 'IDR',
    до: 'USD',
    юа: 'CNY',
    eu: 'EUR',
    ro: 'RUB',
    ru: code.startsWith('rub') ? 'RUB' : 'IDR',
    do: 'USD',
    yu: 'CNY',
    po: 'GBP',
    us: 'USDT',
    bt: 'BTC',
  }[code.slice(0, 2)];
  return currency && !facts.currencies.has(currency) ? currency : currency;
}
