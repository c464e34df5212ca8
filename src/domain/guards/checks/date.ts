// Dates and deadlines in a reply stand in the catalog, the knowledge or the plan; a day of the week fits its date; nothing is made urgent.

import { DateTime } from 'luxon';
import type { DateFact, Facts } from '../facts/facts';
import { placesSpokenOf, relativesOf } from '../facts/grounds';
import { BINDING, HANDOVER, MEETING, OFFERED } from '../text/date-words';
import { daysAloneIn, type NamedDate } from '../text/dates';
import { partAt } from '../text/parts';
import { productSpokenOf, productsMeant, productsNamed } from '../text/products';
import { nearness, onTopicOf } from '../text/topics';
import { excerptOf, type Said, sentenceAt, topicAt, type View } from '../text/view';
import { slotsIn } from '../text/week';
import type { Finding } from '../types';
import { askedAbout, NEAREST, scopeAt } from './date-scope';
import { isReckoned } from './reckoned';

const MEETING_DAYS = 62;

export function checkDates(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, at: { from: number; to: number }, advice: string): void => {
    findings.push({ guard: 'date', what, excerpt: excerptOf(view, at.from, at.to), advice });
  };
  for (const date of datesOf(view, facts)) {
    const said = view.text.slice(date.from, date.to);
    const { text, question } = sentenceAt(view, date.from);
    if (date.weekday !== undefined && !fitsWeekday(date, facts))
      find('weekday_mismatch', date, `«${said}» is not that day of the week. Check it, or leave the weekday out.`);
    // What the client wrote may be his day for a call; it moves no handover and prolongs no discount.
    const deadline = isDeadline(view.text, date.from);
    const bound =
      deadline || BINDING.test(text) || URGENT_WORD.test(text) || (facts.client.asksTime && !MEETING.test(text));
    // «Нет, 14-го будет уже …»
    if (REFUSES.test(view.text) && isSaid(date, facts.client.dates)) continue;
    // a month that was told before, asked back
    if (question && date.day === undefined && view.dates.some((d) => d !== date && d.month === date.month)) continue;
    if (question && !deadline && !URGENT_WORD.test(text) && isSaid(date, facts.client.dates)) continue;
    if (
      isSaid(date, facts.plan) ||
      (!bound && (MEETING.test(`${text} ${facts.client.last}`) || NOTED.test(text)) && isSaid(date, facts.client.dates))
    )
      continue;
    if (date.day === undefined && !bound && !isOfAnother(view, date, facts)) continue;
    const topic = topicAt(view, date.from);
    const stated = onTopicOf(
      topic,
      facts.client.stems,
      facts.dates.filter(
        (f) =>
          matches(date, f) &&
          !(
            f.holiday &&
            (OFFERED.test(text) || HANDOVER.test(text) || !OF_THE_OFFICE.test(`${text} ${facts.client.last}`))
          ) &&
          (!deadline || date.day !== undefined || f.until || f.discount) &&
          isInPart(view.text, date, f),
      ),
      facts.dates,
    );
    if (isReckoned(view, date, deadline, facts)) continue;
    if (stated.length > 0 && !isOfAsked(stated, facts) && isAnothers(topic, stated, text, facts)) {
      find('date_of_another_thing', date, `«${said}» is the date of something else. Look it up again.`);
      continue;
    }
    if (stated.length === 0) {
      if (!isForMeeting(date, text, facts) && !isOnlyOne(view, date, topic, facts))
        find(
          'unknown_date',
          date,
          `«${said}» stands in neither catalog, knowledge nor plan. Name only dates that stand there.`,
        );
      continue;
    }
    const scope =
      scopeAt(view, date, facts) ??
      (HANDOVER.test(text) || NEAREST.test(text) || facts.client.asksTime ? askedAbout(view, text, facts) : undefined);
    if (!scope) continue;
    // A handover or a start is one of the product's own dates, if it has any; else a date may stand in the knowledge too.
    const own =
      (HANDOVER.test(text) ||
        (facts.client.asksTime && !STAYS.test(text) && productsNamed(facts.client.last, facts.products).size > 0)) &&
      facts.dates.some((d) => d.product !== undefined && scope.has(d.product));
    const part = partAt(text, date.from - sentenceAt(view, date.from).from);
    const described = productsNamed(part, facts.products).size > 0 ? undefined : productsMeant(part, facts.products);
    const fits = (f: DateFact): boolean =>
      (f.discount !== undefined && OF_A_DISCOUNT.test(text)) ||
      (f.product === undefined ? !own : scope.has(f.product) || described?.has(f.product) === true);
    if (!stated.some(fits))
      find('date_of_another_product', date, `«${said}» is the date of another product than the one you name.`);
  }
  const claimed = weekdayClaimed(view, facts);
  if (claimed && !fitsWeekday(claimed, facts))
    find('weekday_mismatch', claimed, `That day is another day of the week. Check it, or leave the weekday out.`);
  return findings;
}

/** «30 июня, это будний день? — Это пятница»: the weekday of the only day the question names. */
function weekdayClaimed(view: View, { client }: Facts): NamedDate | undefined {
  const first = view.sentences[0];
  const date = client.dates.at(-1);
  if (!first || first.question || view.dates.length > 0 || date?.day === undefined) return undefined;
  const [slot] = slotsIn(first.text);
  if (slot?.days.size !== 1 || slot.isHabit || !IT_IS.test(first.text.slice(0, slot.from))) return undefined;
  return { ...date, from: first.from, to: first.to, weekday: [...slot.days][0] };
}
const IT_IS =
  /^(?:(?:да|нет|верно|именно|yes|yep|no|right)[\s,]+)?(?:(?:это|будет|как раз|выпадает|приходится|it's|it is|that's|that is|it falls|it'll be)\s+(?:будет\s+|как раз\s+)?)?(?:(?:на|a|on a|on)\s+)?$/u;

/** A day of the knowledge, where it has no other for anything the sentence and the question speak of. */
function isOnlyOne(view: View, date: NamedDate, said: Said, facts: Facts): boolean {
  const { dates, client, grounds } = facts;
  const { text } = sentenceAt(view, date.from);
  if (HANDOVER.test(text)) return false;
  const spoken = productSpokenOf(text, view.text, facts);
  if (dates.some((f) => f.product !== undefined && spoken.has(f.product))) return false;
  if (date.day === undefined || !dates.some((f) => f.topic && !f.holiday && f.day !== undefined && matches(date, f)))
    return false;
  const words = [...said.stems, ...client.asked].flatMap((s) => relativesOf(s, grounds));
  const speaks = ({ topic }: DateFact): boolean =>
    topic !== undefined && words.some((s) => topic.stems.has(s) || topic.heading.has(s));
  return !dates.some((f) => f.day !== undefined && !f.holiday && !matches(date, f) && speaks(f));
}

/** Those of the reply; where it names no month, its bare days are of the month the client named. */
function datesOf(view: View, { client }: Facts): NamedDate[] {
  const month = client.dates.at(-1)?.month;
  if (view.dates.length > 0 || month === undefined) return view.dates;
  return daysAloneIn(view.text, month).filter((d) => BINDING.test(sentenceAt(view, d.from).text));
}

/** The date is one of a product that is not spoken of, while the knowledge has another date for what is. */
function isAnothers(said: Said, stated: readonly DateFact[], text: string, facts: Facts): boolean {
  if (stated.some((f) => f.topic || f.discount) || productsNamed(text, facts.products).size > 0) return false;
  if (STARTS.test(text)) return false;
  return facts.dates.some(({ topic }) => {
    const shared = topic ? [...said.stems].filter((s) => topic.stems.has(s)).length : 0;
    return shared >= Math.min(2, said.stems.size) && shared >= said.stems.size * 0.4;
  });
}

/** «Итоговое сочинение пишут в январе»: a month of a thing that has dates, none of them in that month. */
function isOfAnother(view: View, date: NamedDate, facts: Facts): boolean {
  const { text } = sentenceAt(view, date.from);
  const named = productSpokenOf(text, view.text, facts);
  const own = facts.dates.filter(({ product }) => product !== undefined && named.has(product));
  const said = topicAt(view, date.from);
  const near = facts.dates.flatMap((f) => (f.topic ? [{ f, near: nearness(said, f.topic) }] : []));
  const best = Math.max(0, ...near.map((n) => n.near));
  const places = placesSpokenOf(view, facts);
  const told = near.some(
    ({ f, near: n }) => f.month === date.month && (n >= best * 0.6 || (f.topic && places.has(f.topic.place))),
  );
  if (named.size === 1 && own.length > 0)
    return (
      !(told && date.year === undefined) && !own.some((f) => f.month === date.month && (date.year ?? f.year) === f.year)
    );
  return best >= OF_IT && !told;
}
const OF_IT = 1.5;

/** The date of a product the client asked about by name. */
const isOfAsked = (stated: readonly DateFact[], { client, products }: Facts): boolean => {
  const named = productsNamed(client.text, products);
  const meant = named.size > 0 ? named : productsMeant(client.text, products);
  const asked = meant?.size === 1 ? meant : named;
  return stated.some(({ product }) => product !== undefined && asked.has(product));
};

// his own dates, said back
const NOTED =
  /(?<!\p{L})(?:noted|got it|so (?:you|that)\p{L}*|lovely|great|perfect|отлично|тогда|хорошо|understood|thanks|thank you|понял\p{L}*|записал\p{L}*|учту|учла|учел|значит|принято)(?!\p{L})/u;

const STARTS =
  /(?<!\p{L})(?:старт\p{L}*|начал\p{L}*|начин\p{L}*|набор\p{L}*|мест\p{L}*|свобод\p{L}*|освобо\p{L}*|передач\p{L}*|ближайш\p{L}*|free|available|starts?|handover|from)(?!\p{L})/u;

const URGENT_WORD = /(?<!\p{L})(?:скидк\p{L}*|цен\p{L}+|действует|discount|price|offer|deal|valid|expires?)(?!\p{L})/u;
/** «До середины апреля»: what stands before a date makes it a last day. */
export const isDeadline = (text: string, at: number): boolean =>
  /(?<!\p{L})(?:до|по|by|until|till)\s+(?:\p{L}+\s+){0,3}$/u.test(text.slice(Math.max(0, at - 30), at));

/** «До конца апреля» is not the first of April, and «в середине мая» is neither the third nor the last. */
function isInPart(text: string, { from, day }: NamedDate, fact: DateFact): boolean {
  if (day !== undefined || fact.day === undefined) return true;
  const part = PARTS.find(([words]) => words.test(text.slice(Math.max(0, from - 16), from)));
  return part === undefined || (fact.day >= part[1] && fact.day <= part[2]);
}
const PARTS: [words: RegExp, first: number, last: number][] = [
  [/(?<!\p{L})(?:начал\p{L}+|early|beginning of|start of)[\s-]$/u, 1, 12],
  [/(?<!\p{L})(?:середин\p{L}+|mid|middle of)[\s-]$/u, 9, 22],
  [/(?<!\p{L})(?:кон(?:ец|ца|це|цу)|late|end of)[\s-]$/u, 20, 31],
];
// What a date of the office may be said of.
const OF_THE_OFFICE =
  /(?<!\p{L})(?:кроме|except|групп\p{L}*|открыт\p{L}*|закрыт\p{L}*|работа\p{L}+|офис\p{L}*|филиал\p{L}*|праздник\p{L}*|выходн\p{L}+|заняти\p{L}+|занима\p{L}+|каникул\p{L}*|groups?|lessons?|open|closed|office|holidays?|working|reach|ответ\p{L}+|на связи)(?!\p{L})/u;
const OF_A_DISCOUNT =
  /(?<!\p{L})(?:скид\p{L}+|дешевле|минус|оплат\p{L}+|плат\p{L}+|подпис\p{L}+|договор\p{L}*|discount|off|pay\p{L}*|paid|sign\p{L}*|contract)(?!\p{L})/u;
const STAYS =
  /(?<!\p{L})(?:владел\p{L}+|owners?|скидк\p{L}*|discount|заявлени\p{L}*|запис\p{L}+|заня\p{L}+|занима\p{L}+)(?!\p{L})/u;

const REFUSES = /^(?:нет|увы|к сожалению|no|unfortunately|sorry)(?!\p{L})/u;

const isSaid = (date: NamedDate, said: readonly (DateFact | NamedDate)[]): boolean =>
  said.some((f) => matches(date, f));

function matches(date: DateFact | NamedDate, fact: DateFact | NamedDate): boolean {
  if (date.month !== fact.month) return false;
  if (date.day !== undefined && date.day !== fact.day) return false;
  return date.year === undefined || fact.year === undefined || date.year === fact.year;
}

function fitsWeekday(date: NamedDate, facts: Facts): boolean {
  const years = date.year !== undefined ? [date.year] : yearsOf(date, facts);
  return years.some((year) => DateTime.utc(year, date.month, date.day as number).weekday === date.weekday);
}

/** The years an unnamed one may be: of the facts with that day, else of its next time. */
function yearsOf(date: NamedDate, facts: Facts): number[] {
  const stated = [...facts.dates, ...facts.plan]
    .filter((f) => matches(date, f) && f.day !== undefined)
    .flatMap((f) => f.year ?? []);
  if (stated.length > 0) return stated;
  const { year } = facts.now;
  const thisYear = DateTime.utc(year, date.month, date.day ?? 1);
  return [thisYear < facts.now.minus({ days: 31 }) ? year + 1 : year];
}

/** A day soon, that a call or a viewing is offered for. */
function isForMeeting(date: NamedDate, text: string, facts: Facts): boolean {
  if (date.day === undefined || !MEETING.test(text) || URGENT_WORD.test(text) || HANDOVER.test(text)) return false;
  // «напишите в марте»: in the month he named
  if (facts.client.dates.some((d) => d.day === undefined && d.month === date.month)) return true;
  const year = date.year ?? (yearsOf(date, facts)[0] as number);
  const at = DateTime.fromObject({ year, month: date.month, day: date.day }, { zone: facts.now.zone });
  const ahead = at.startOf('day').diff(facts.now.startOf('day'), 'days').days;
  return ahead >= -1 && ahead <= MEETING_DAYS;
}
