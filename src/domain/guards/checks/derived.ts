// Sums worked out of amounts that are stated: so many nights, two courses together, a share of a price, a price told roundly. They may be
// said when they come out; what they are worked out of has to be a price of the catalog or the knowledge.

import type { Facts } from '../facts/facts';
import { placesSpokenOf } from '../facts/grounds';
import type { Amount } from '../text/amounts';
import { anyOf } from '../text/patterns';
import { says, sentenceAt, type View } from '../text/view';
import {
  askedPrices,
  equals,
  isTotal,
  knownOfThis,
  NEAR,
  notedPrices,
  otherPricesOf,
  pricesOfNamed,
  pricesOfWhatIsMeant,
  statedAmounts,
} from './derived-from';
import { hasPriceOf, implied, isPerItself, YEARLY } from './derived-periods';

const PARTS = anyOf`
  рассроч\p{L}*|част\p{L}*|платеж\p{L}*|взнос\p{L}*|приема|дел\p{L}+|раздел\p{L}*|поровну|равны\p{L}*|за (?:одну )?(?:сотку|метр|квадрат\p{L}*)|a (?:square )?(?:metre|meter)|за (?:одно |каждое )?(?:занятие|час|урок|ночь|месяц|неделю|человека)
  в месяц|в неделю|в день|за ночь|instal\p{L}*|payments?|parts?|split\p{L}*|divid\p{L}*|equal\p{L}*|each|per|a (?:month|night|week|lesson|day|person)
  выходит|выйдет|получается|comes? to|works out
`;
const DIFFERENCE = anyOf`
  разниц\p{L}*|дешевле|дороже|экономи\p{L}*|сэконом\p{L}*|меньше|больше|выгод\p{L}*|оста[ен]\p{L}*|остальн\p{L}*|доплат\p{L}*|вернем|возвращ\p{L}*
  difference|cheaper|less|more|sav(?:e|es|ing|ings)|rest|remain\p{L}*|over|above|balance|left|back|returned
`;
const HALVED = anyOf`половин\p{L}+|полмесяц\p{L}*|пополам|half|halves`;
const ROUGHLY = anyOf`
  около|примерно|порядка|приблизительно|где-то|почти|чуть (?:меньше|больше|дороже|дешевле)|с небольшим|с лишним|в районе|округл\p{L}*|плюс-минус
  about|around|roughly|approximately|approx|some|nearly|almost|just (?:under|over)|a little (?:over|under|more|less)|close to|or so|circa
`;
const UNDER = anyOf`почти|чуть (?:меньше|дешевле)|nearly|almost|just under|a little (?:under|less)`;
const OVER = anyOf`чуть (?:больше|дороже)|с небольшим|с лишним|just over|a little (?:over|more)`;

const MOST_PARTS = 60;
/** What a price is never multiplied or divided by. */
const NO_TIMES = new Set(['hour', 'minute', 'second', 'metre', 'area', 'bedroom']);

/**
 * Whether an amount comes out of stated ones. What is worked out of one price by one step (so many times, a part, a share) may be any figure;
 * two steps and more only where the figure is a telling one: of round figures too many come out of something.
 * @param amount one that is no fact itself
 */
export function isDerived(view: View, amount: Amount, facts: Facts): boolean {
  const { text } = sentenceAt(view, amount.from);
  const near = view.amounts.filter((a) => Math.abs(a.from - amount.from) <= NEAR);
  const others = statedAmounts(view, amount, facts);
  const telling = significantDigits(amount.value) >= TELLING;
  const roughly = ROUGHLY.test(view.text.slice(Math.max(0, amount.from - BESIDE), amount.to + BESIDE));
  const differs = says(view, DIFFERENCE) || DIFFERENCE.test(facts.client.text);
  const meant = pricesOfWhatIsMeant(view, facts);
  const beside = telling || differs ? otherPricesOf(others, facts) : [];
  const known = differs ? knownOfThis(view, amount, facts) : [];
  const bases = [
    ...new Set([
      ...others,
      ...meant,
      ...askedPrices(facts),
      ...notedPrices(text, facts),
      ...supposedBases(view, near, facts),
      ...beside,
      ...known,
    ]),
  ];
  const comesOut = (value: number): boolean => equals(amount.value, value);

  const said = countsSaid(near, amount, `${text} ${facts.client.last}`, facts);
  const counts = [...said, ...(telling ? countsNoted(bases, facts) : [])];
  const shares = sharesSaid(near, facts);
  const multiples = bases.flatMap((b) => [...counts, ...implied(b, 'larger', view, facts)].map((n) => b * n));
  const divides = telling || roughly || PARTS.test(text);
  const parts = divides
    ? bases
        .filter((b) => !isPerItself(b, amount, facts) && (others.includes(b) || !hasPriceOf(amount, b, facts)))
        .flatMap((b) => [...counts, ...areasSaid(near), ...implied(b, 'smaller', view, facts)].map((n) => b / n))
    : [];
  const halves = says(view, HALVED) ? bases.map((b) => b / 2) : [];
  const portions = shares.flatMap(({ percent, isDiscount }) =>
    [...bases, ...(telling ? multiples : [])].flatMap((b) => {
      const share = (b * percent) / 100;
      return [share, ...(isDiscount || differs ? [b - share] : []), ...(isDiscount ? [] : [b + share])];
    }),
  );
  const once = [...multiples, ...parts, ...halves, ...portions];
  if (once.some(comesOut) || parts.some((p) => Math.abs(amount.value - p) <= 1)) return true;
  if (roughly && [...bases, ...parts].some((b) => isRounded(text, amount.value, b))) return true;
  if (isTotal(amount.value, [...new Set([...others, ...shares.flatMap((p) => others.map((b) => less(b, p.percent)))])]))
    return true;
  const own = [...others, ...meant];
  // of what is only meant, with nothing said of it, too many sums come out
  const isReckoned = others.length > 0 || near.some((a) => a.percent);
  if (telling && isReckoned && isTwoOf(amount.value, [...new Set([...own, ...multiples, ...portions])], differs))
    return true;
  if (isShareOfPassage(amount.value, [...(telling ? bases : others), ...bigOnes(facts.client.numbers)], view, facts))
    return true;
  if (differs && isTwoOf(amount.value, pricesOfNamed(facts.client.last, facts), true)) return true;
  if (isRangeOfPrices(view, amount, facts)) return true;
  if (telling && isFractionOf(amount.value, bases, said, counts)) return true;
  if (!differs) return false;
  const whole = [...bases, ...multiples];
  // «за 150»: thousands are understood
  const clients = [...facts.client.numbers].map((n) => (n >= 20 && n < 1000 ? n * 1000 : n));
  const taken = [...others, ...beside, ...clients.filter((n) => n >= 500)];
  return taken.some((a) => whole.some((b) => comesOut(Math.abs(b - a))));
}

/** Figures that seldom come out by chance: three digits that count, as 24 020 or 17 900, and not 40 000. */
const TELLING = 3;
/** In characters: «около» belongs to the figure it stands by. */
const BESIDE = 24;
const significantDigits = (value: number): number => String(Math.round(value * 100)).replace(/0+$/, '').length;

const less = (value: number, percent: number): number => value * (1 - percent / 100);

/** The sum or the difference of two: «группа и четыре занятия», "the year contract saves you …". */
const isTwoOf = (value: number, of: readonly number[], differs: boolean): boolean =>
  of.some((a) => of.some((b) => equals(value, a + b) || (differs && a !== b && equals(value, Math.abs(a - b)))));

/** «Пять из восьми»: a price times one count, divided by another. */
const isFractionOf = (
  value: number,
  bases: readonly number[],
  said: readonly number[],
  counts: readonly number[],
): boolean => bases.some((b) => said.some((c) => counts.some((d) => c < d && Math.abs(value - (b * c) / d) <= 1)));

/** Whole numbers said here or by the client, which a price may be taken so many times. */
function countsSaid(near: readonly Amount[], amount: Amount, text: string, { client }: Facts): number[] {
  const said = near.filter((a) => a !== amount && !a.percent && !a.currency && !NO_TIMES.has(a.unit ?? ''));
  const spans = SPANS.flatMap(([words, n]) => (words.test(text) ? [n] : []));
  return [...new Set([...said.map((a) => a.value), ...client.numbers, ...spans])].filter(
    (n) => n >= 2 && n <= MOST_PARTS && Number.isInteger(n),
  );
}

const SPANS: [words: RegExp, months: number][] = [
  [/(?<!\p{L})(?:полгода|half a year)(?!\p{L})/u, 6],
  [/(?<!\p{L})(?:квартал|quarter)(?!\p{L})/u, 3],
];

/** «84 000 за шесть соток, то есть 14 тысяч за сотку» */
const areasSaid = (near: readonly Amount[]): number[] =>
  near.filter((a) => a.unit !== undefined && AREAS.has(a.unit) && a.value >= 2).map((a) => a.value);
const AREAS = new Set(['area', 'm2']);

/** «8 занятий по 90 минут»: what a price is for, by its own note. */
const countsNoted = (bases: readonly number[], { prices }: Facts): number[] => [
  ...new Set(bases.flatMap((b) => (prices.get(b) ?? []).flatMap((f) => f.times ?? []))),
];

const bigOnes = (numbers: ReadonlySet<number>): number[] => [...numbers].filter((n) => n >= 500);

/** «Первый взнос от 82 800»: a share the passage spoken of names. */
function isShareOfPassage(value: number, bases: readonly number[], view: View, facts: Facts): boolean {
  const places = placesSpokenOf(view, facts);
  return [...facts.percents].some(
    ([percent, stated]) =>
      stated.some(({ topic }) => topic && places.has(topic.place)) &&
      bases.some((b) => equals(value, (b * percent) / 100)),
  );
}

/** «По 40–65 с человека»: both ends of a stated range, divided by one number. */
function isRangeOfPrices(view: View, amount: Amount, { products, prices, client }: Facts): boolean {
  const other = amount.rangeTo ?? view.amounts.find((a) => a.rangeTo?.from === amount.from);
  if (!other) return false;
  const [low, high] = [amount.value, other.value].sort((a, b) => a - b) as [number, number];
  const ofProduct = (id: string): number[] =>
    [...prices].filter(([, stated]) => stated.some((f) => f.product === id && !f.discount)).map(([value]) => value);
  if (
    YEARLY.test(`${view.text} ${client.last}`) &&
    [low, high].every((n) => prices.get(n / 12)?.some((f) => f.topic && f.pers.has('month')))
  )
    return true;
  return [...products.names.keys()]
    .map(ofProduct)
    .some((values) =>
      values.some((a) =>
        values.some((b) => a < b && equals((a / low) * high, b) && Number.isInteger(a / low) && a / low <= MOST_PARTS),
      ),
    );
}

/** Shares that are stated: named here or by the client. */
function sharesSaid(near: readonly Amount[], { percents, client }: Facts): { percent: number; isDiscount: boolean }[] {
  const said = new Set([...near.filter((a) => a.percent).map((a) => a.value), ...client.percents]);
  return [...percents]
    .filter(([percent]) => said.has(percent))
    .map(([percent, stated]) => ({ percent, isDiscount: stated.some((f) => f.discount) }));
}

/** «На 100 000 это 30 в день»: a sum somebody supposes, where a share that is stated is worked out of it. */
function supposedBases(view: View, near: readonly Amount[], { percents, client }: Facts): number[] {
  const said = [...near.filter((a) => a.percent).map((a) => a.value), ...client.percents];
  const known = said.some((p) => percents.get(p)?.some((f) => f.topic));
  if (!known) return [];
  const supposed = near.filter(
    (a) => !a.percent && SUPPOSED.test(view.text.slice(Math.max(0, a.from - 12), a.from)) && !a.per,
  );
  return [...supposed.map((a) => a.value), ...client.numbers].filter((n) => n >= 500);
}
const SUPPOSED = /(?<!\p{L})(?:на|от|с|при|если|скажем|допустим|on|of|from|say|if|with)\s+[$€£₽]?\s?$/u;

/** A sum the share of which is worked out beside it: «0,03 % от 65 000 — 19,5». */
export function isSupposed(view: View, amount: Amount, facts: Facts): boolean {
  const near = view.amounts.filter((a) => Math.abs(a.from - amount.from) <= NEAR);
  const isHis = facts.client.numbers.has(amount.value);
  if (isHis && near.some((a) => a !== amount && !a.percent && isShareOfPassage(a.value, [amount.value], view, facts)))
    return true;
  if (!supposedBases(view, near, facts).includes(amount.value)) return false;
  const shares = [...near.filter((a) => a.percent).map((a) => a.value), ...facts.client.percents];
  return shares.some((p) => near.some((a) => a !== amount && !a.percent && equals(a.value, (amount.value * p) / 100)));
}

/** «Чуть меньше 250 тысяч» for 245 000: two figures that count, and in the direction that is said. */
function isRounded(text: string, value: number, price: number): boolean {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(price)) - 1);
  const [down, up] = [Math.floor(price / unit) * unit, Math.ceil(price / unit) * unit];
  if (UNDER.test(text)) return equals(value, up);
  if (OVER.test(text)) return equals(value, down);
  return [unit, unit / 10].some((u) => equals(value, Math.round(price / u) * u));
}
