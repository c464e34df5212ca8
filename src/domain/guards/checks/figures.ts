// Terms and sizes: so many days, minutes, metres, people. A number with its unit stands in the catalog or the knowledge for the thing spoken of.

import type { CountFact, Facts } from '../facts/facts';
import { placesSpokenOf } from '../facts/grounds';
import type { Amount } from '../text/amounts';
import { isDenied } from '../text/denial';
import { holds, momentsIn } from '../text/moments';
import { productSpokenOf, productsNamed, scopeOf } from '../text/products';
import { nearness, onTopicOf } from '../text/topics';
import { unitOf } from '../text/units';
import { excerptOf, type Said, sentenceAt, topicAt, type View } from '../text/view';
import type { Finding } from '../types';
import { differencesIn } from './clocks';
import { boundOf } from './counts';

/** The same span in other words: two weeks are fourteen days. */
const SAME: [unit: string, other: string, times: number][] = [
  ['week', 'day', 7],
  ['month', 'day', 30],
  ['month', 'week', 4],
  ['year', 'month', 12],
  ['day', 'hour', 24],
  ['hour', 'minute', 60],
  ['night', 'day', 1],
  ['area', 'm2', 100],
  ['hectare', 'area', 100],
  ['hectare', 'm2', 10_000],
  ['km', 'metre', 1000],
  // «42 метра» of a flat are square ones
  ['metre', 'm2', 1],
];
const UNITS = new Set(
  'second minute hour day week month year person area m2 metre hectare acre foot mile km'.split(' '),
);
/** Sizes are of a thing: of the product spoken of, when it has any. */
const FOREIGN = new Set('hectare acre foot mile'.split(' '));
const SIZES = new Set('area m2 metre hectare acre foot mile km'.split(' '));
const MEETING =
  /(?<!\p{L})(?:звон\p{L}*|созвон\p{L}*|напиш\p{L}*|напомн\p{L}*|перезвон\p{L}*|вернусь|call\p{L}*|write|text you|remind|get back|in touch)(?!\p{L})/u;
// Time that passes, of a call, a promise or the client's own plans: nothing the company owes.
const PASSING =
  /(?<!\p{L})(?:звон\p{L}*|созвон\p{L}*|напиш\p{L}*|напомн\p{L}*|отвеч\p{L}*|вернусь|уточн\p{L}*|перезвон\p{L}*|call\p{L}*|write|text|remind|come back|get back|in touch|check|vacation|ваш\p{L}*|вам|вы|you|your|ищете|планиру\p{L}+)(?!\p{L})/u;
const BARE_SPAN =
  /(?<!\p{L})(?:на|за|через|в течение|within|in|for|after)\s+(?:целый\s+|целую\s+|a\s+|an\s+|one\s+|the\s+next\s+)?(года?|месяца?|недел[юи]|сутки|суток|день|дня|часа?|year|month|week|day|hour)(?!\p{L})/gu;
const BARE_UNIT: Record<string, string> = {
  года: 'year',
  месяца: 'month',
  недели: 'week',
  суток: 'day',
  дня: 'day',
  часа: 'hour',
  год: 'year',
  месяц: 'month',
  неделю: 'week',
  сутки: 'day',
  день: 'day',
  час: 'hour',
};
const TERM =
  /(?<!\p{L})(?:держ(?:им|у|ите)|hold(?:ing)?|рассроч\p{L}*|перен[ео]с\p{L}*|остат\p{L}+|лизхолд\p{L}*|гаранти\p{L}*|возвра\p{L}*|верн\p{L}*|брон\p{L}*|заморо\p{L}*|заморажива\p{L}*|срок\p{L}*|остальн\p{L}+|внес\p{L}*|строи\p{L}*|стройк\p{L}*|инстал\p{L}*|отмен\p{L}*|откаж\p{L}*|отказ\p{L}*|деньги|придут|залог\p{L}*|предоплат\p{L}*|instal\p{L}*|lease\p{L}*|leasehold|warrant\p{L}*|guarant\p{L}*|refund\p{L}*|return\p{L}*|reserv\p{L}*|handover|contract|term|build|construct\p{L}*|the rest|cancel\p{L}*|deposit|prepayment|back|covered|отдых\p{L}*|перерыв\p{L}*|каникул\p{L}*|break|enough|applies|хватит|достаточно|действует)(?!\p{L})/u;

export function checkFigures(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (from: number, to: number): void => {
    findings.push({
      guard: 'date',
      what: 'unknown_term',
      excerpt: excerptOf(view, from, to),
      advice: `«${view.text.slice(from, to)}» is no figure of the catalog or the knowledge for that. Name only figures that stand there.`,
    });
  };
  const clocks = differencesIn(view.text);
  for (const a of view.amounts) {
    if (!a.unit || !UNITS.has(a.unit) || a.percent || a.currency || isYear(a)) continue;
    const { text, question } = sentenceAt(view, a.from);
    // «9400 в месяц»: the unit is what it is paid for
    if (
      unitOf(/^\s*-?(\p{L}+)/u.exec(view.text.slice(a.to))?.[1]) === undefined &&
      !/^\s*\p{L}+(?:х|ых|их|ing|ess|ar)\s/u.test(view.text.slice(a.to))
    )
      continue;
    if (isClockTime(view, a) || isDifference(view, a, facts)) continue;
    if (isMultiplier(view, a, facts)) continue;
    if (leadsToDate(view, a, facts) || clocks.some((d) => a.from >= d.from && a.to <= d.to)) continue;
    const asked = facts.client.asksTime && TIMES.has(a.unit) && !MEETING.test(text);
    const term = TERM.test(text) || asked || (!question && !PASSING.test(text) && isNowhere(a, facts));
    if (!term && (question || PASSING.test(text))) continue;
    if (isDenied(view, a.from) || isStated(view, a, a.unit, a.value, term, facts) || isSpan(view, a)) continue;
    find(a.from, a.to + (/^\s*-?\p{L}+/u.exec(view.text.slice(a.to))?.[0].length ?? 0));
  }
  for (const m of view.text.matchAll(BARE_SPAN)) {
    const { text, question } = sentenceAt(view, m.index);
    const unit = BARE_UNIT[m[1] as string] ?? (m[1] as string);
    if (question || !TERM.test(text) || isDenied(view, m.index)) continue;
    if (/^\s+(?:or|и|или)\s+(?:longer|more|дольше|больше|более)/u.test(view.text.slice(m.index + m[0].length)))
      continue;
    // "after day three" is one
    if (
      /^\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|fourteen)(?!\p{L})/u.test(
        view.text.slice(m.index + m[0].length),
      )
    )
      continue;
    // «четыре недели за год» has its figure
    if (
      /(?:недел|дн|раз|час|занят|месяц|рубл|[$€₽%\d])\p{L}*\s*$/u.test(
        view.text.slice(Math.max(0, m.index - 12), m.index),
      )
    )
      continue;
    const said = topicAt(view, m.index);
    if (isStated(view, { from: m.index }, unit, 1, true, facts) || isToldSo(m[0], said, facts)) continue;
    find(m.index, m.index + m[0].length);
  }
  return findings;
}

/** "38 minutes nearer": the difference of what two products have of it. */
function isDifference(view: View, { value }: Amount, { counted, products, client }: Facts): boolean {
  const named = productsNamed(`${view.text} ${client.last}`, products);
  if (named.size < 2) return false;
  return [...counted.values()].some((facts) => {
    const own = facts.filter((f) => f.product !== undefined && named.has(f.product)).map((f) => f.value);
    return own.some((a) => own.some((b) => a - b === value));
  });
}

/** A span that stands nowhere in the brand's texts, of anything, and that the client has not named. */
const isNowhere = ({ unit, value }: Amount, { counts, client }: Facts): boolean =>
  ['day', 'week', 'month'].includes(unit as string) &&
  !client.numbers.has(value) &&
  [[unit as string, value] as const, ...converted(unit as string, value)].every(([u, v]) => !counts.has(`${v} ${u}`));

const TIMES = new Set(['minute', 'hour', 'day', 'week', 'month', 'year']);

/** «30 июня, через семь месяцев»: how far off a day is that the reply names or that is the product's own. */
function leadsToDate(view: View, a: Amount, facts: Facts): boolean {
  const sentence = sentenceAt(view, a.from);
  const span = `in ${a.value} ${a.unit}s`;
  const [moment] = momentsIn(span, facts.now);
  if (!moment || !['day', 'week', 'month', 'year'].includes(a.unit as string)) return false;
  const i = view.sentences.indexOf(sentence);
  const near = view.sentences.slice(Math.max(0, i - 1), i + 2);
  const told = view.dates.filter((d) => near.some((s) => d.from >= s.from && d.from < s.to));
  const products = productSpokenOf(sentence.text, view.text, facts);
  const own = facts.dates.filter((d) => d.product !== undefined && products.has(d.product) && d.day !== undefined);
  return [...told, ...own].some((d) => d.day !== undefined && holds(moment, d));
}

const isToldSo = (span: string, said: Said, facts: Facts): boolean =>
  facts.statements.some((s) => s.text.includes(span) && [...said.stems].filter((x) => s.stems.has(x)).length >= 2);

function isStated(
  view: View,
  at: Pick<Amount, 'from'>,
  unit: string,
  value: number,
  term: boolean,
  facts: Facts,
): boolean {
  const stated = [[unit, value] as const, ...converted(unit, value)].flatMap(
    ([u, v]) => facts.counts.get(`${v} ${u}`) ?? [],
  );
  const bound = boundOf(view.text, at.from);
  const fitting = stated.filter((f) => bound === undefined || f.bound === undefined || f.bound === bound);
  const topic = topicAt(view, at.from);
  const rivals = (DIMENSIONS.find((d) => d.includes(unit)) ?? [unit]).flatMap((u) => facts.rivals.units.get(u) ?? []);
  if (!term) {
    // a fact of the very thing is the one to be right; where none speaks of it, nothing is contradicted
    const best = Math.max(0, ...rivals.map((f) => (f.topic ? nearness(topic, f.topic) : 0)));
    return (
      (best < Math.min(1, topic.stems.size * 0.6) && !isMissized(view, at, unit, stated, facts)) ||
      fitting.some(
        (f) => !f.topic || nearness(topic, f.topic) >= best * 0.5 || placesSpokenOf(view, facts).has(f.topic.place),
      )
    );
  }
  const spoken = sentenceAt(view, at.from).text;
  const asked = productSpokenOf(spoken, view.text, facts);
  const scope = scopeOf(spoken, view.text, facts.products) ?? (asked.size > 0 ? asked : dated(view, facts));
  return onTopicOf(topic, facts.client.stems, fitting as CountFact[], rivals, placesSpokenOf(view, facts)).some(
    (f) => f.product === undefined || (scope ? scope.has(f.product) : !facts.client.asksTime),
  );
}

/** Products one of whose days the reply names. */
function dated(view: View, { dates }: Facts): ReadonlySet<string> | undefined {
  const told = dates.filter((f) =>
    view.dates.some((d) => d.day !== undefined && d.day === f.day && d.month === f.month),
  );
  const products = told.flatMap(({ product }) => product ?? []);
  return products.length > 0 ? new Set(products) : undefined;
}

/** The product spoken of has another size in that unit: a pool of 12 metres is none of 12 ares. */
function isMissized(
  view: View,
  at: Pick<Amount, 'from'>,
  unit: string,
  stated: readonly CountFact[],
  facts: Facts,
): boolean {
  if (!SIZES.has(unit)) return isOtherTermOf(view, at, unit, stated, facts);
  // a measure the brand never uses, and into none of its own
  if (FOREIGN.has(unit) && stated.length === 0 && !facts.rivals.units.has(unit)) return true;
  const { text } = sentenceAt(view, at.from);
  const asked = productSpokenOf(text, view.text, facts);
  const scope = asked.size === 1 ? asked : scopeOf(text, view.text, facts.products);
  return scope !== undefined && !stated.some((f) => f.product === undefined || scope.has(f.product));
}

/** A product named in the sentence has terms of its own in that unit, and this is none of them. */
function isOtherTermOf(
  view: View,
  at: Pick<Amount, 'from'>,
  unit: string,
  stated: readonly CountFact[],
  facts: Facts,
): boolean {
  const named = productSpokenOf(sentenceAt(view, at.from).text, view.text, facts);
  if (named.size !== 1) return false;
  const has = (f: CountFact): boolean => f.product !== undefined && named.has(f.product);
  return (facts.rivals.units.get(unit) ?? []).some(has) && !stated.some((f) => has(f) || f.topic !== undefined);
}

const DIMENSIONS = [
  ['second', 'minute', 'hour'],
  ['day', 'night', 'week', 'month', 'year'],
];

function converted(unit: string, value: number): [string, number][] {
  return SAME.flatMap(([larger, smaller, times]): [string, number][] =>
    unit === larger ? [[smaller, value * times]] : unit === smaller ? [[larger, value / times]] : [],
  );
}

const isYear = ({ unit, value }: Amount): boolean => unit === 'year' && value >= 1900;

/** «С двух дня до девяти вечера», «с двух часов дня» */
const isClockTime = (view: View, { from, to, value }: Amount): boolean =>
  value <= 12 &&
  /^\s(?:час(?:а|ов)?\s)?(?:дня|ночи|утра|вечера)/.test(view.text.slice(to)) &&
  /(?:^|\s)(?:с|до|к|в|после)\s$/.test(view.text.slice(Math.max(0, from - 6), from));

/** «За четыре месяца выйдет 35 600»: how often a stated price is paid. */
const isMultiplier = (view: View, a: Amount, facts: Facts): boolean =>
  view.amounts.some((m) => m !== a && !m.percent && !m.unit && facts.prices.has(m.value / a.value));

/** The difference or sum of two figures of the reply: «с 12 до 20 — восемь часов». */
function isSpan(view: View, a: Amount): boolean {
  const others = view.amounts.filter((b) => b !== a && !b.currency && !b.percent).map((b) => b.value);
  return others.some((b, i) => others.some((c, j) => j !== i && (b * c === a.value || (j > i && b + c === a.value))));
}
