// Sums worked out of amounts that are stated: so many nights, two courses together, a share of a price, a price told roundly. They may be
// said when they come out; what they are worked out of has to be a price of the catalog or the knowledge.

import type { Per } from '../catalog';
import type { Amount } from './amounts';
import type { Facts } from './facts';
import { placesSpokenOf } from './grounds';
import { anyOf } from './patterns';
import { productsMeant, productsNamed } from './products';
import { contentStems } from './stems';
import { nearness } from './topics';
import { says, sentenceAt, topicAt, type View } from './view';

const PARTS = anyOf`
  рассроч\p{L}*|част\p{L}*|платеж\p{L}*|взнос\p{L}*|приема|дел\p{L}+|раздел\p{L}*|поровну|равны\p{L}*|за (?:одно |каждое )?(?:занятие|час|урок|ночь|месяц|неделю|человека)
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

/** How many of the smaller make the larger: «27 000 в год, это 2 250 в месяц» needs nobody to say twelve. */
const IMPLIED: [smaller: Per, larger: Per, count: number][] = [
  ['month', 'year', 12],
  ['night', 'week', 7],
  ['week', 'month', 4],
];
const MOST_PARTS = 60;
/** What a sum is worked out of is said no further from it, in characters: a whole reply, and bounded for an endless one. */
const NEAR = 600;
/** What a price is never multiplied or divided by. */
const NO_TIMES = new Set(['hour', 'minute', 'second', 'metre', 'area', 'bedroom']);

/** @param amount one that is no fact itself */
export function isDerived(view: View, amount: Amount, facts: Facts): boolean {
  const { text } = sentenceAt(view, amount.from);
  const others = statedAmounts(view, amount, facts);
  const bases = [
    ...new Set([...others, ...listedPrices(view, facts), ...askedPrices(facts), ...notedPrices(text, facts)]),
  ];
  const comesOut = (value: number): boolean => equals(amount.value, value);
  const roughly = ROUGHLY.test(text);
  if (roughly && bases.some((b) => isRounded(text, amount.value, b))) return true;
  const near = view.amounts.filter((a) => Math.abs(a.from - amount.from) <= NEAR);
  const reduced = near
    .filter((a) => a.percent && facts.percents.get(a.value)?.some((f) => f.discount))
    .flatMap((p) => others.map((b) => b * (1 - p.value / 100)));
  if (isTotal(amount.value, [...others, ...reduced])) return true;
  const said = new Set([
    ...near.filter((a) => a !== amount && !a.percent && !a.currency && !NO_TIMES.has(a.unit ?? '')).map((a) => a.value),
    ...facts.client.numbers,
  ]);
  const counts = [...said].filter((n) => n >= 2 && n <= MOST_PARTS && Number.isInteger(n));
  const multiples = bases.flatMap((b) => [...counts, ...implied(b, 'larger', facts)].map((n) => b * n));
  if (multiples.some(comesOut)) return true;
  if (PARTS.test(text) || roughly) {
    const parts = bases
      .filter((b) => !isPerItself(b, amount, facts))
      .flatMap((b) => [...counts, ...implied(b, 'smaller', facts)].map((n) => b / n));
    if (parts.some((p) => Math.abs(amount.value - p) <= 1 || (roughly && isRounded(text, amount.value, p))))
      return true;
  }
  const differs = says(view, DIFFERENCE);
  if (differs || DIFFERENCE.test(facts.client.text)) {
    const whole = [...bases, ...multiples, ...knownOfThis(view, amount, facts)];
    const less = [...others, ...[...facts.client.numbers].filter((n) => n >= 500)];
    if (less.some((a) => whole.some((b) => comesOut(Math.abs(b - a))))) return true;
  }
  if (says(view, HALVED) && bases.some((b) => comesOut(b / 2))) return true;
  // «30 percent of the Steps is how much?»: he asks for a share of a price the answer names
  if (others.some((b) => facts.client.percents.some((p) => comesOut((b * p) / 100)))) return true;
  // «первый взнос от 82 800»: a share the passage spoken of names
  const places = placesSpokenOf(view, facts);
  for (const [percent, stated] of facts.percents)
    if (
      stated.some(({ topic }) => topic && places.has(topic.place)) &&
      others.some((b) => comesOut((b * percent) / 100))
    )
      return true;
  const shares = new Map(near.filter((a) => a.percent && facts.percents.has(a.value)).map((a) => [a.value, a]));
  return [...shares.values()].some((p) =>
    bases.some((b) => {
      const share = (b * p.value) / 100;
      const isDiscount = facts.percents.get(p.value)?.every((f) => f.discount);
      return comesOut(share) || (!isDiscount && (comesOut(b + share) || (differs && comesOut(b - share))));
    }),
  );
}

/** «12 400 — это за два месяца, в месяц 6200»: a price per month is divided into no months. */
const isPerItself = (base: number, { per }: Amount, { prices }: Facts): boolean =>
  per !== undefined && (prices.get(base) ?? []).every((f) => f.pers.has(per));

/** Amounts of the reply that are facts, or come out of facts said before them. */
function statedAmounts(view: View, amount: Amount, facts: Facts): number[] {
  const stated: number[] = [];
  for (const a of view.amounts) {
    if (
      a === amount ||
      stated.includes(a.value) ||
      Math.abs(a.from - amount.from) > NEAR ||
      a.percent ||
      (!a.per && (a.counted || a.unit))
    )
      continue;
    if (facts.prices.has(a.value) || isTotal(a.value, stated)) stated.push(a.value);
  }
  return stated;
}

/** The full prices of the products that the reply, or the question it answers, names or describes. */
function listedPrices(view: View, facts: Facts): number[] {
  const meant = new Set(
    [view.text, facts.client.text].flatMap((text) => {
      const named = productsNamed(text, facts.products);
      return [...(named.size > 0 ? named : (productsMeant(text, facts.products) ?? []))];
    }),
  );
  return [...facts.prices]
    .filter(([, stated]) => stated.some((f) => f.product && meant.has(f.product) && !f.discount && !f.topic))
    .map(([value]) => value);
}

/** «Пакет из 20 занятий»: a price spoken of in the words of its own note. */
function notedPrices(text: string, facts: Facts): number[] {
  const said = contentStems(text);
  return [...facts.prices]
    .filter(([, stated]) =>
      stated.some(({ note, discount }) => !discount && note && said.filter((s) => note.has(s)).length >= 2),
    )
    .map(([value]) => value);
}

const askedPrices = (facts: Facts): number[] =>
  [...facts.client.numbers].filter((n) => n >= 500 && facts.prices.has(n));

/** Sums the knowledge names where it speaks of the same thing. */
function knownOfThis(view: View, amount: Amount, facts: Facts): number[] {
  const said = topicAt(view, amount.from);
  const stems = new Set([...said.stems, ...facts.client.stems]);
  return [...facts.prices]
    .filter(([, stated]) => stated.some((f) => f.topic && nearness({ ...said, stems }, f.topic) >= 1.4))
    .map(([value]) => value);
}

/** Into what else the period of a stated price may be turned. */
function implied(base: number, to: 'smaller' | 'larger', facts: Facts): number[] {
  const pers = new Set((facts.prices.get(base) ?? []).filter((f) => f.product).flatMap((f) => [...f.pers]));
  return IMPLIED.filter(([smaller, larger]) => pers.has(to === 'smaller' ? larger : smaller)).map(([, , n]) => n);
}

/** Two or three of the stated amounts together; two of the same are two children. */
function isTotal(value: number, stated: readonly number[]): boolean {
  return stated.some((a, i) =>
    stated.some(
      (b, j) => j >= i && (equals(value, a + b) || stated.some((c, k) => k >= j && equals(value, a + b + c))),
    ),
  );
}

/** «Чуть меньше 250 тысяч» for 245 000: two figures that count, and in the direction that is said. */
function isRounded(text: string, value: number, price: number): boolean {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(price)) - 1);
  const [down, up] = [Math.floor(price / unit) * unit, Math.ceil(price / unit) * unit];
  if (UNDER.test(text)) return equals(value, up);
  if (OVER.test(text)) return equals(value, down);
  return equals(value, Math.round(price / unit) * unit);
}

const equals = (a: number, b: number): boolean => Math.abs(a - b) < 1;
