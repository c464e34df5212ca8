// Days of the week and hours of what is spoken of; and days nobody is there.

import type { Facts } from '../facts/facts';
import { isDenying, placesSpokenOf } from '../facts/grounds';
import { HANDOVER, MEETING } from '../text/date-words';
import { datesIn, type NamedDate } from '../text/dates';
import { clauseAt, denies } from '../text/denial';
import { productSpokenOf, productsMeant } from '../text/products';
import { stem, topicStems } from '../text/stems';
import { nearness, type Topic } from '../text/topics';
import { excerptOf, type Sentence, sentenceAt, topicAt, type View } from '../text/view';
import { hoursOf, type Slot, type Span, slotsIn } from '../text/week';
import type { Finding } from '../types';
import { shiftsIn } from './clocks';

/** Days and hours a sentence of the brand tells. */
export interface Week {
  slots: readonly (Slot & { isClosed: boolean })[];
  /** of the knowledge; else of a product */
  topic?: Topic;
  product?: string;
  /** none: the hours we write at */
  text: string;
}

const DAY = 24 * 60;

const wrongIn = (view: View, { from, to }: { from: number; to: number }, what: string, advice: string): Finding => ({
  ...{ guard: 'date', what, advice },
  excerpt: excerptOf(view, from, to),
});

export function checkSchedules(view: View, facts: Facts): Finding[] {
  const wrong = view.sentences.find((s) => isOtherWeek(s, view, facts));
  if (wrong)
    return [
      wrongIn(view, wrong, 'unknown_schedule', 'These are not its days or hours. Name only those of the catalog.'),
    ];
  return [...unknownHours(view, facts), ...openWhenClosed(view, facts)].slice(0, 1);
}

/** An hour that stands nowhere in the brand's texts, and that nobody proposes to meet at. */
function unknownHours(view: View, facts: Facts): Finding[] {
  const said = new Set(slotsIn(facts.client.text).flatMap(hoursOf));
  for (const s of view.sentences) {
    if (s.question || MEETING.test(s.text) || denies(s.text) || CLOCKS.test(s.text)) continue;
    const shifts = shiftsIn(view, facts);
    const isKnown = (h: number): boolean =>
      facts.client.numbers.has(h / 60) ||
      [h, ...shifts.map((by) => (h + by + DAY) % DAY)].some((x) => facts.hours.has(x) || said.has(x));
    const told = slotsIn(s.text).flatMap(({ spans }) => spans.flatMap(({ from, to, at }) => [from, to, at]));
    if (told.some((hours) => hours !== undefined && hours.length > 0 && !hours.some(isKnown)))
      return [
        wrongIn(
          view,
          s,
          'unknown_hour',
          'That hour stands nowhere in the catalog or the knowledge. Name only those that do.',
        ),
      ];
  }
  return [];
}
const CLOCKS =
  /(?<!\p{L})(?:по (?:вашему|вашим|москов|балий|лондон)\p{L}*|моск\p{L}+|у вас|у нас|london|времени|time|clock|utc|gmt|slot\p{L}*|свободн\p{L}+|начало)(?!\p{L})/u;

/** What is spoken of has days and hours of its own, and those that are told are not among them. */
function isOtherWeek({ text, from, question }: Sentence, view: View, facts: Facts): boolean {
  // the date beside it is judged itself
  const dates = view.dates.filter((d) => sentenceAt(view, d.from).text === text);
  if (question || HANDOVER.test(text) || dates.some((d) => d.weekday === undefined || !OPEN.test(text))) return false;
  const near = TODAY.test(text) ? facts.now.weekday : TOMORROW.test(text) ? (facts.now.weekday % 7) + 1 : undefined;
  const told = slotsIn(text)
    .map((slot) =>
      near && slot.days.size === 0 && slot.spans.some(({ to }) => to) ? { ...slot, days: new Set([near]) } : slot,
    )
    .filter(
      (slot) =>
        !slot.spans.some((span) => isNow(span, facts)) &&
        !isDenying(clauseAt(text, slot.from).replace(NO_DAYS_OFF, ' ')) &&
        (slot.isHabit || !MEETING.test(text)) &&
        // «это понедельник»: of a date, unless days are asked for
        (slot.isHabit || slot.days.size + slot.spans.length > 1 || ASKED.test(facts.client.last)) &&
        (slot.days.size > 0 || ASKED.test(facts.client.last)),
    );
  if (told.length === 0) return false;
  const shifts = shiftsIn(view, facts);
  const slots = told.map((slot) => ({ ...slot, spans: slot.spans.map((span) => shifted(span, shifts)) }));
  const weeks = weeksSpokenOf(text, from, slots, view, facts);
  if (weeks.length === 0 || facts.weeks.some((week) => isAllOf(slots, week, text))) return false;
  return !slots
    .flatMap((slot) => (slot.spans.length > 0 ? slot.spans.map((span) => ({ ...slot, spans: [span] })) : [slot]))
    .every((slot) => weeks.some((week) => isWithin(slot, week, view, facts)));
}
/** «На Бали сейчас пять вечера» */
const isNow = ({ at }: Span, { now }: Facts): boolean =>
  at?.some((h) => Math.abs(h - now.hour * 60 - now.minute) < 60) ?? false;
const TODAY = /(?<!\p{L})(?:сегодня|today|tonight)(?!\p{L})/u;
const TOMORROW = /(?<!\p{L})(?:завтра|tomorrow)(?!\p{L})/u;
const NO_DAYS_OFF = /без (?:выходных|перерывов?)/gu;
const ASKED =
  /(?<!\p{L})(?:во сколько|в какие|какие дни|по каким|расписани\p{L}*|когда|what (?:time|days)|which days|when|schedule|до скольки|со скольки|часы|hours)(?!\p{L})/u;

const shifted = ({ from, to, at }: Span, shifts: readonly number[]): Span => {
  const by = (hours: readonly number[] | undefined): number[] | undefined =>
    hours?.flatMap((h) => [h, ...shifts.map((shift) => (h + shift + DAY) % DAY)]);
  return { from: by(from), to: by(to), at: by(at) };
};

/** The weeks of the products that are meant, and those of the knowledge that are spoken of best. */
export function weeksSpokenOf(text: string, from: number, slots: readonly Slot[], view: View, facts: Facts): Week[] {
  const named = productSpokenOf(text, view.text, facts);
  const meant =
    named.size > 0 ? named : (productsMeant(text, facts.products) ?? productsMeant(facts.client.last, facts.products));
  const own = facts.weeks.filter((w) => w.product !== undefined && meant?.has(w.product));
  const said = topicAt(view, from + 1);
  const stems = new Set([...said.stems, ...facts.client.asked].filter((s) => !DAY_STEMS.has(s)));
  const near = facts.weeks.flatMap((week) =>
    week.topic ? [{ week, near: nearness({ ...said, stems }, week.topic) }] : [],
  );
  const best = Math.max(0, ...near.map((n) => n.near));
  const places = placesSpokenOf(view, facts);
  const least = own.length === 0 && slots.some((s) => s.days.size > 0) ? NEAR : SURELY;
  const told = near.filter(
    (n) => n.near >= Math.max(least, best * NEARLY) || (best < least && places.has(n.week.topic?.place as string)),
  );
  return own.length > MOST ? [] : [...own, ...told.map((n) => n.week)];
}
const MOST = 6;
const NEAR = 1;
const SURELY = 1.5;
const NEARLY = 0.85;
const DAY_STEMS = new Set(
  'понедельник вторник среда четверг пятница суббота воскресенье понедельникам вторникам средам четвергам пятницам субботам воскресеньям воскресеньях monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays'
    .split(' ')
    .map(stem),
);

/** Every day of it is one of the week's, with its hours; an hour between them is one a person may come at. */
function isWithin(slot: Slot, { slots, product }: Week, view: View, { client }: Facts): boolean {
  const said = new Set([...topicStems(view.text), ...client.asked]);
  const isSaid = ({ lead }: Slot): boolean => topicStems(lead).some((s) => said.has(s));
  // «…, физика — пятница»: of what is spoken of, where each has a day of its own
  const own = slots.some(isSaid) ? slots.filter((s) => isSaid(s) || topicStems(s.lead).length === 0) : slots;
  const days = slot.days.size > 0 ? [...slot.days] : [undefined];
  return days.every((day) =>
    own.some(
      (s) =>
        !s.isClosed &&
        (day === undefined || s.days.has(day)) &&
        slot.spans.every((span) =>
          s.spans.some((hours) => isSpanOf(span, hours, slot.isHabit || product !== undefined)),
        ),
    ),
  );
}

/** Told as the brand tells them, in two days' hours at least, or in the other language, or as the hours we answer at. */
const isAllOf = (told: readonly Slot[], { slots, text }: Week, said: string): boolean =>
  (told.length > 1 || told[0]!.days.size > 2 || text === '' || isRussian(text) !== isRussian(said)) &&
  told.every(({ days, spans }) =>
    slots.some(
      (s) =>
        !s.isClosed &&
        days.size === s.days.size &&
        [...days].every((d) => s.days.has(d)) &&
        spans.every((span) => s.spans.some((own) => isSpanOf(span, own, true))),
    ),
  );
const isRussian = (text: string): boolean => /[а-я]/.test(text);

function isSpanOf(said: Span, own: Span, isExact: boolean): boolean {
  const same = (a: readonly number[] | undefined, b: readonly number[] | undefined): boolean =>
    a === undefined || b === undefined || a.some((h) => b.includes(h));
  const [opens, closes] = [own.from ?? own.at, own.to];
  if (isExact || said.to !== undefined)
    return (
      same(said.from, opens) &&
      same(said.to, closes) &&
      (same(said.at, opens) || (closes !== undefined && same(said.at, closes)))
    );
  return (said.from ?? said.at ?? []).some(
    (h) => (opens === undefined || h >= (opens[0] as number)) && (closes === undefined || h <= (closes[0] as number)),
  );
}

const OPEN =
  /(?<!\p{L})(?:открыт\p{L}*|работаем|работает|работают|учимся|занимаемся|ждем|приходите|приезжайте|open|in the office|come by|we're (?:here|there)|available|as usual|как обычно|from \d)(?!\p{L})/u;

/** «8 марта учимся как обычно», "open as usual" to a question for a holiday. */
function openWhenClosed(view: View, facts: Facts): Finding[] {
  const { closed, client, now } = facts;
  const asked = client.last.includes('?') || view.dates.length > 0 ? client.dates.slice(-1) : [];
  for (const date of [...view.dates, ...(view.dates.length === 0 ? asked : [])]) {
    if (date.day === undefined) continue;
    const own = view.dates.includes(date) ? sentenceAt(view, date.from) : view.sentences[0];
    if (
      !own ||
      own.question ||
      denies(own.text) ||
      !OPEN.test(own.text) ||
      CLOSED.test(own.text) ||
      HANDOVER.test(own.text)
    )
      continue;
    const years = date.year === undefined ? [now.year, now.year + 1] : [date.year];
    const isClosed = years.some((y) =>
      closed.some((c) => isIn(y * 10_000 + date.month * 100 + (date.day as number), c)),
    );
    if (isClosed && !isToldOpen(date, facts))
      return [wrongIn(view, own, 'closed_day', 'Nobody works on that day. Say so, and name the next one.')];
  }
  return [];
}
/** «С 4 по 9 января открыт только один»: days off of which the knowledge says otherwise. */
const isToldOpen = ({ day, month }: NamedDate, { grounds }: Facts): boolean =>
  grounds.clauses.some(({ text }) => {
    if (!OPEN.test(text) || CLOSED.test(text)) return false;
    const days = datesIn(text).flatMap((d) => (d.day === undefined ? [] : [d.month * 100 + d.day]));
    const at = month * 100 + (day as number);
    return days.length > 0 && at >= Math.min(...days) && at <= Math.max(...days);
  });
const isIn = (day: number, { from, to }: { from: number; to: number }): boolean => day >= from && day <= to;
/** Of a sentence that tells of days off. */
const CLOSED =
  /(?<!\p{L})(?:закрыт\p{L}*|не занима\p{L}+|не работа\p{L}+|занятий нет|нет занятий|closed|кроме|except)(?!\p{L})/u;
