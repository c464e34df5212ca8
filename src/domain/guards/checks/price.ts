// A price in a reply is one of the catalog or the knowledge: the same amount, its currency, its period, its product.

import type { Per } from '../../catalog';
import type { Facts, PriceFact } from '../facts/facts';
import { placesSpokenOf } from '../facts/grounds';
import type { Amount } from '../text/amounts';
import type { NamedDate } from '../text/dates';
import { NUMBER_WORDS } from '../text/lexicon';
import { partAt } from '../text/parts';
import { anyOf } from '../text/patterns';
import { productSpokenOf, productsMeant, productsNamed, scopeOf } from '../text/products';
import { contentStems } from '../text/stems';
import { onTopicOf, unopposed } from '../text/topics';
import { unitOf } from '../text/units';
import { excerptOf, sentenceAt, topicAt, type View } from '../text/view';
import type { Finding } from '../types';
import { isClients } from './clients-own';
import { isDerived, isSupposed } from './derived';
import { checkDetours } from './detour';
import { isClientsThousands, isMoney } from './money';
import { isOtherVariant } from './variants';

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
    else if (problem === 'several')
      find('wrong_period', amount, `«${said}» is the price of one of them, not of so many.`);
    else if (problem === 'least')
      find('least_price', amount, `«${said}» is where the prices begin. Say so, and what it depends on.`);
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

/** A sum with its currency, in a sentence about no house and no course. */
const isOfNoProduct = (view: View, amount: Amount, facts: Facts): boolean =>
  amount.currency !== undefined && productSpokenOf(sentenceAt(view, amount.from).text, view.text, facts).size === 0;

type Problem = 'unknown' | 'currency' | 'per' | 'several' | 'least' | 'product' | 'discount' | undefined;

function judge(view: View, amount: Amount, facts: Facts): Problem {
  const said = topicAt(view, amount.from);
  const all = facts.prices.get(amount.value) ?? [];
  const near = onTopicOf(said, facts.client.stems, all, facts.rivals.money, placesSpokenOf(view, facts));
  const stated =
    near.length > 0
      ? near
      : isOfNoProduct(view, amount, facts)
        ? unopposed(said, facts.client.stems, all, facts.rivals.money)
        : [];
  const problem = stated.length > 0 ? best(view, amount, facts, stated) : 'unknown';
  if (problem === undefined) return undefined;
  // «Пальма за 245»: thousands are understood where prices are thousands
  if (
    !amount.magnitude &&
    (amount.value >= 20 || !Number.isInteger(amount.value) || isClientsThousands(amount, facts)) &&
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
    (f) => per === undefined || f.pers.has(per) || (f.product === undefined && f.pers.size === 0 && OF_ITSELF.has(per)),
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
  const part = partAt(text, amount.from - sentenceAt(view, amount.from).from);
  const described = productsNamed(part, facts.products).size > 0 ? undefined : productsMeant(part, facts.products);
  const ofProduct = inPeriod.filter(
    (f) =>
      f.product === undefined ||
      !scope ||
      scope.has(f.product) ||
      asked.has(f.product) ||
      isNoted(f, view, amount, facts) ||
      noted.includes(f) ||
      described?.has(f.product),
  );
  if (ofProduct.length === 0) return 'product';
  if (ofProduct.every((f) => isOfOne(f, view, amount))) return 'several';
  if (ANY.test(part) && ofProduct.every((f) => f.isLeast)) return 'least';
  if (ofProduct.every((f) => isOtherVariant(view, amount, f, facts))) return 'product';
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

/** What a figure of the knowledge that names no period may be for. */
const OF_ITSELF: ReadonlySet<Per> = new Set(['course', 'visit', 'person']);

/** «Любой за 128»: of the price where a range begins. */
const ANY = anyOf`люб\p{L}{2,3}|кажд\p{L}+|все|независимо|any|every|each|all|whichever|regardless`;

/** "2,300 covers both months": the price of one, said of several. */
function isOfOne({ pers, product }: PriceFact, view: View, amount: Amount): boolean {
  if (amount.per || product === undefined) return false;
  const { text, from } = sentenceAt(view, amount.from);
  const rest = text.slice(amount.to - from);
  const [, said, word] = FOR_SEVERAL.exec(rest) ?? [];
  const count = said && (/^(?:both|оба|обе)$/.test(said) ? 2 : (NUMBER_WORDS.get(said) ?? Number(said)));
  const unit = unitOf(word);
  return count !== undefined && Number(count) >= 2 && unit !== undefined && pers.has(unit as Per);
}
const FOR_SEVERAL =
  /^[^.,;\d]{0,24}?\s(?:for|за|на|covers?)\s(?:(?:you|for|all|the|все|всех|целых)\s){0,3}(\d{1,2}|\p{L}+)\s(?:full\s|полных\s)?(\p{L}+)(?![^.,;]{0,12}(?:or more|и больше|и более|кажд|each))/u;

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
function isNoted({ note }: PriceFact, view: View, amount: Amount, { client }: Facts): boolean {
  if (note === undefined) return false;
  const said = contentStems(sentenceAt(view, amount.from).text).filter((s) => note.has(s));
  const asked = said.length > 0 ? contentStems(client.last).filter((s) => note.has(s)) : [];
  return new Set([...said, ...asked]).size >= 2;
}

const isNotedOf = (product: string, view: View, amount: Amount, facts: Facts): boolean =>
  (facts.prices.get(amount.value) ?? []).some((f) => f.product === product && isNoted(f, view, amount, facts));

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
