// Which numbers are money: those with a currency, and those that stand where a price is told or asked for.

import type { Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { PRICE_WORDS } from '../text/price-words';
import { productSpokenOf, productsNamed } from '../text/products';
import { sentenceAt, type View } from '../text/view';

const DIRECT =
  /(?<!\p{L})(?:за|по|for|at|call it|low as|в|до|от|is|it's|only|just|всего|ровно|будет|стоит|цена|price|cost|costs)[\s:=-]*(?:всего\s+|ровно\s+|just\s+|only\s+|примерно\s+|около\s+|about\s+|around\s+)?$/u;
/** Is this number a sum of money? In doubt, where a price is spoken of, it is. */
export function isMoney(view: View, amount: Amount, facts: Facts): boolean {
  if (amount.currency) return !isItsCents(view, amount);
  if (amount.counted || isYear(view, amount)) return false;
  const known = amount.noun !== undefined && facts.counts.has(`${amount.value} ${amount.noun}`);
  if (known) return false;
  if (amount.magnitude && amount.value >= 500) return true;
  if (isClientsThousands(amount, facts)) return true;
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

/** «Someone told me 19 grand» — "nineteen, yes": his sum, said back without its thousands; from twenty on a bare figure is told by what stands round it. */
export const isClientsThousands = ({ value, noun, unit, per }: Amount, { client }: Facts): boolean =>
  value < 20 && !noun && !unit && !per && client.numbers.has(value * 1000) && !client.numbers.has(value);

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
  const sentence = sentenceAt(view, amount.from);
  return (
    amount.noun === undefined &&
    view.amounts.some(
      (before) =>
        before.unit !== undefined &&
        before.from < amount.from &&
        before.from >= sentence.from &&
        before.currency === undefined &&
        counts.has(`${amount.value} ${before.unit}`),
    )
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
