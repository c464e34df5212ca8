// Days that stand nowhere and follow from those that do: so many days before or after another, a lesson's day in the week it starts,
// a day of the week people may come on.
import { DateTime } from 'luxon';
import type { DateFact, Facts } from '../facts/facts';
import { placesSpokenOf } from '../facts/grounds';
import { BINDING, HANDOVER, OFFERED } from '../text/date-words';
import type { NamedDate } from '../text/dates';
import { holds, momentsIn } from '../text/moments';
import { productSpokenOf, productsMeant } from '../text/products';
import { onTopicOf } from '../text/topics';
import { sentenceAt, topicAt, type View } from '../text/view';
import { slotsIn } from '../text/week';
import { weeksSpokenOf } from './schedule';

type Day = Pick<DateFact, 'day' | 'month' | 'year'>;

/** @param isDeadline what is said of a last day is moved by nobody's own day */
export function isReckoned(view: View, date: NamedDate, isDeadline: boolean, facts: Facts): boolean {
  if (date.day === undefined) return false;
  const { text } = sentenceAt(view, date.from);
  const said = [...view.dates.filter((d) => d !== date && d.day !== date.day), ...facts.client.dates].filter(
    (d) => d.day !== undefined,
  );
  const own = ownDates(text, view, facts);
  if (isCounted(view, date, [...said, ...own], facts) || isBound(view, date, said, facts)) return true;
  if (isLessonDay(text, view, date, said, own, facts)) return true;
  if (!isDeadline && !HANDOVER.test(text) && !OFFERED.test(text) && isOpenDay(view, date, facts)) return true;
  return !isDeadline && facts.client.moments.some((moment) => holds(moment, date));
}

/** Days of the products that are spoken of. */
function ownDates(text: string, view: View, facts: Facts): DateFact[] {
  const named = productSpokenOf(text, view.text, facts);
  const meant =
    named.size > 0 ? named : (productsMeant(text, facts.products) ?? productsMeant(facts.client.last, facts.products));
  return facts.dates.filter((f) => f.product !== undefined && f.day !== undefined && meant?.has(f.product));
}

/** «14 дней, то есть до 4 декабря», «за четыре дня до пробника, до 9-го»: so many days as the reply says, from today or a day that is stated. */
function isCounted(view: View, date: NamedDate, bases: readonly Day[], facts: Facts): boolean {
  const told = view.amounts.flatMap((a) => (a.unit === 'day' ? [a.value] : a.unit === 'week' ? [a.value * 7] : []));
  return (
    told.flatMap((n) => momentsIn(`in ${n} days`, facts.now)).some((moment) => holds(moment, date)) ||
    bases.some(
      (base) =>
        (facts.dates.some((f) => isSameDay(f, base)) || facts.client.dates.some((d) => isSameDay(d, base))) &&
        told.includes(daysBetween(base, date, facts)),
    )
  );
}

/** A last day, by the term the brand states for what is spoken of, from a day both have named: «не позднее 26 марта» where that is three days before. */
function isBound(view: View, date: NamedDate, bases: readonly Day[], facts: Facts): boolean {
  const { text } = sentenceAt(view, date.from);
  if (HANDOVER.test(text) || OFFERED.test(text)) return false;
  if (!LAST.test(view.text.slice(Math.max(0, date.from - 24), date.from)) && !ASKS_LAST.test(facts.client.last))
    return false;
  return bases.some((base) => {
    const days = daysBetween(base, date, facts);
    if (days === 0 || days > LONGEST) return false;
    const terms = [`${days} day`, ...(days % 7 === 0 ? [`${days / 7} week`] : [])].flatMap(
      (key) => facts.counts.get(key) ?? [],
    );
    const rivals = ['day', 'week'].flatMap((unit) => facts.rivals.units.get(unit) ?? []);
    return (
      onTopicOf(topicAt(view, date.from), facts.client.stems, terms, rivals, placesSpokenOf(view, facts)).length > 0
    );
  });
}
const LAST =
  /(?<!\p{L})(?:до|к|ко|не поз(?:же|днее)|by|before|until|till|no later than|latest(?: is)?)(?:\s\p{L}+,?){0,2}\s(?:the )?$/u;
const ASKS_LAST = /(?<!\p{L})(?:latest|last day|deadline|до какого|крайн\p{L}+|самое позднее|к какому)(?!\p{L})/u;
const LONGEST = 92;

/** A day of the product's own week, after the start that is spoken of: in its first week also where the start itself is told. */
function isLessonDay(
  text: string,
  view: View,
  date: NamedDate,
  said: readonly Day[],
  own: readonly DateFact[],
  facts: Facts,
): boolean {
  const at = dayOf(date, facts);
  const words = `${view.text} ${facts.client.last}`;
  return own.some((start) => {
    if (![...said, ...view.dates].some((d) => isSameDay(d, start))) return false;
    const after = Math.round(at.diff(dayOf(start, facts), 'days').days);
    const isTold = (f: DateFact): boolean =>
      f.product === start.product && f !== start && view.dates.some((d) => isSameDay(d, f));
    if (after === 0) return own.some(isTold);
    if (after < 0 || after > LONGEST || (after > 6 && HANDOVER.test(text))) return false;
    return weeksSpokenOf(words, 0, [], view, facts).some(
      (week) => week.product === start.product && week.slots.some((s) => s.days.has(at.weekday)),
    );
  });
}

/** A day soon whose weekday the reply tells people may come on, offered for them to choose; or on which it says somebody is there. */
function isOpenDay(view: View, date: NamedDate, facts: Facts): boolean {
  const at = dayOf(date, facts);
  const ahead = at.diff(facts.now.startOf('day').setZone('utc', { keepLocalTime: true }), 'days').days;
  if (ahead < 0 || ahead > SOON || isClosed(at, facts)) return false;
  const { text, from } = sentenceAt(view, date.from);
  const isOffered =
    view.sentences.at(-1)?.question === true &&
    !BINDING.test(text) &&
    !/(?<!\p{L})(?:с|со|from)\s$/u.test(view.text.slice(0, date.from));
  const told = view.sentences.filter((s) => s.text !== text).flatMap((s) => slotsIn(s.text));
  if (isOffered && told.some((slot) => slot.spans.length > 0 && slot.days.has(at.weekday))) return true;
  return (
    THERE.test(text) &&
    weeksSpokenOf(text, from, slotsIn(text), view, facts).some(
      (week) => week.topic && week.slots.some((s) => !s.isClosed && s.days.has(at.weekday)),
    )
  );
}
const THERE =
  /(?<!\p{L})(?:открыт\p{L}*|работа(?:ем|ет|ют)|открываем(?:ся)?|принимаем|на месте|we're open|we open|is open|are open|open again)(?!\p{L})/u;
const SOON = 62;

const isClosed = (at: DateTime, { closed }: Facts): boolean => {
  const day = at.year * 10_000 + at.month * 100 + at.day;
  return closed.some(({ from, to }) => day >= from && day <= to);
};

/** Of the times both come, the nearest. */
const daysBetween = (a: Day, b: Day, facts: Facts): number => {
  const to = dayOf(b, facts);
  const years = [to.year - 1, to.year, to.year + 1];
  return Math.min(...years.map((year) => Math.abs(Math.round(dayOf(a, facts, year).diff(to, 'days').days))));
};
const isSameDay = (a: Day, b: Day): boolean => a.day === b.day && a.month === b.month;

/** A year left out is that of the next time the day comes. */
function dayOf({ day, month, year }: Day, { now }: Facts, near?: number): DateTime {
  if (year !== undefined) return DateTime.utc(year, month, day ?? 1);
  const thisYear = DateTime.utc(near ?? now.year, month, day ?? 1);
  return near === undefined && thisYear < now.minus({ days: 31 }) ? thisYear.plus({ years: 1 }) : thisYear;
}
