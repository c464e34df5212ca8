// From a day as said to a date: every rule about weekdays, weeks, months and dates that lack a year.
import type { Holiday, Language } from '../brand';
import { type PlainDate, plain } from './calendar';
import { type Dated, on, working } from './dated';
import { afterHolidays, isHolidayOn } from './holidays';
import { month, nthWeekday } from './months';
import type { Day } from './types';

/** A date without a year that went by so recently is taken as gone, not as next year's. */
const RECENT_DAYS = 92;

/** What a day is read by. */
export interface Seen {
  today: PlainDate;
  lang: Language;
  holidays?: Holiday[];
  /** Where he lives 12/5 is the fifth of December. */
  monthFirst?: boolean;
}

export function dateOf(day: Day, seen: Seen): Dated {
  const { today } = seen;
  switch (day.kind) {
    case 'relative':
      return on(today.plus({ days: day.days }), today);
    case 'weekday':
      return weekday(day, today);
    case 'date':
      return yearless(day, today);
    case 'dayOrMonth':
      return dayOrMonth(day, seen);
    case 'week':
      return week(day, today);
    case 'weekend':
      return weekend(day.weeks, today);
    case 'month':
      return month(day, today);
    case 'nthWeekday':
      return nthWeekday(day, today);
    case 'holidays':
      return afterHolidays(day.name, today, seen.holidays);
    case 'ahead':
      return ahead(day, seen);
    case 'weeksFrom':
      return shifted(dateOf(day.from, seen), (date) => date.plus({ weeks: day.weeks }));
    case 'after':
      return after(day.day, seen);
    case 'nearest':
      return shifted({ ...dateOf(day.to, seen), asNow: false } as Dated, (date) => nearest(date, day.weekday));
    case 'both':
      return both(day, seen);
  }
}

function shifted(dated: Dated, move: (date: PlainDate) => PlainDate): Dated {
  return 'date' in dated ? { ...dated, date: move(dated.date) } : dated;
}

const monday = (date: PlainDate) => date.minus({ days: date.weekday - 1 });

function nearest(date: PlainDate, weekday: number): PlainDate {
  const days = (weekday - date.weekday + 7) % 7;
  return date.plus({ days: days > 3 ? days - 7 : days });
}

function weekday({ weekday, which }: Extract<Day, { kind: 'weekday' }>, today: PlainDate): Dated {
  const ahead = (weekday - today.weekday + 7) % 7;
  const inWeek = (weeks: number) => monday(today).plus({ weeks, days: weekday - 1 });
  switch (which) {
    case 'coming':
      // Nobody calls today by its weekday: on a Sunday "on Sunday" is the next one, and it does no harm to ask.
      return ahead === 0
        ? { date: today.plus({ weeks: 1 }), precision: 'day', doubt: 'whichDay' }
        : on(today.plus({ days: ahead }), today);
    case 'this':
      return on(today.plus({ days: ahead }), today);
    case 'last':
      return { past: today.minus({ days: 7 - ahead }) };
    default:
      return on(inWeek({ inThisWeek: 0, next: 1, afterNext: 2 }[which]), today);
  }
}

function yearless(said: Extract<Day, { kind: 'date' }>, today: PlainDate): Dated {
  if (said.year) return dated(plain(said.year, said.month!, said.day), said, today);
  if (said.months !== undefined) {
    const month = today.startOf('month').plus({ months: said.months });
    return dated(plain(month.year, month.month, said.day), said, today);
  }
  if (!said.month) {
    const month = said.day < today.day ? today.startOf('month').plus({ months: 1 }) : today;
    return dated(plain(month.year, month.month, said.day), said, today);
  }
  const [current, next] = [today.year, today.year + 1].map((year) => plain(year, said.month!, said.day));
  if (current && current < today && today.diff(current, 'days').days <= RECENT_DAYS) return { past: current };
  return dated(current && current >= today ? current : next, said, today);
}

function dated(date: PlainDate | undefined, said: Extract<Day, { kind: 'date' }>, today: PlainDate): Dated {
  if (!date) return { problem: 'noSuchDate' };
  const until = said.until && plain(date.year, date.month, said.until);
  const found = on(date, today);
  return 'date' in found && until && until > date ? { ...found, until } : found;
}

/** 05/12: the day first in Russian, the month first in the United States; of two that can be meant the one to come. */
function dayOrMonth(said: Extract<Day, { kind: 'dayOrMonth' }>, { today, lang, monthFirst }: Seen): Dated {
  const { first, second, year } = said;
  const dayFirst = yearless({ kind: 'date', day: first, month: second, year }, today);
  if (lang === 'ru' || first === second) return dayFirst;
  const american = yearless({ kind: 'date', day: second, month: first, year }, today);
  if (monthFirst) return american;
  const dates = [dayFirst, american].flatMap((found) => ('date' in found ? [found.date] : []));
  if (dates.length === 2) return { problem: 'dayOrMonth', dates: dates.sort((a, b) => a.toMillis() - b.toMillis()) };
  return 'date' in dayFirst ? dayFirst : american;
}

const IN_WEEK = { start: 1, mid: 3, end: 5 };

function week({ weeks, edge }: Extract<Day, { kind: 'week' }>, today: PlainDate): Dated {
  if (edge) {
    const date = monday(today).plus({ weeks, days: IN_WEEK[edge] - 1 });
    if (date > today) return { date, precision: 'week' };
    if (weeks < 0) return { past: date };
    return { date: date.plus({ weeks: 1 }), precision: 'week', doubt: edge === 'end' ? 'whichDay' : undefined };
  }
  if (weeks < 0) return { past: monday(today).plus({ weeks }) };
  if (weeks > 0) return { date: monday(today).plus({ weeks }), precision: 'week' };
  if (today.weekday === 7) return { problem: 'vague' };
  return { date: today.plus({ days: 1 }), precision: 'week', doubt: 'whichDay' };
}

function weekend(weeks: number | undefined, today: PlainDate): Dated {
  if (weeks !== undefined && weeks < 0) return { past: monday(today).plus({ weeks, days: 5 }) };
  if (weeks) return { date: monday(today).plus({ weeks, days: 5 }), precision: 'week' };
  const saturday = today.plus({ days: (6 - today.weekday + 7) % 7 });
  if (today.weekday < 6) return { date: saturday, precision: 'week' };
  return { date: today.weekday === 6 ? today.plus({ days: 1 }) : saturday, precision: 'week', doubt: 'whichDay' };
}

function ahead({ amount, unit, unsure, until }: Extract<Day, { kind: 'ahead' }>, { today, holidays }: Seen): Dated {
  const add = (count: number) =>
    unit === 'workday' ? workdays(today, count, holidays ?? []) : today.plus({ [`${unit}s`]: count });
  const date = add(amount);
  if (date < today) return { past: date };
  return {
    date,
    until: until && until > amount ? add(until) : undefined,
    precision: 'day',
    asNow: true,
    doubt: unsure ? 'whichDay' : undefined,
  };
}

function workdays(from: PlainDate, count: number, holidays: Holiday[]): PlainDate {
  let date = from;
  for (let left = Math.min(Math.abs(count), 20_000); left > 0; left--) {
    date = count < 0 ? date.minus({ days: 1 }) : working(date.plus({ days: 1 }));
    while (count > 0 && isHolidayOn(holidays, date)) date = working(date.plus({ days: 1 }));
  }
  return date;
}

/** «после пятницы» is Monday, «после выходных» too, «после 5 декабря» the working day after it. */
function after(day: Day, seen: Seen): Dated {
  const { today } = seen;
  if (day.kind === 'weekend' && !day.weeks) return { date: monday(today).plus({ weeks: 1 }), precision: 'day' };
  const of = day.kind === 'month' && day.edge === 'start' ? { ...day, edge: 'end' as const } : day;
  const base = dateOf(of, seen);
  if (!('date' in base)) return base;
  if (day.kind === 'week' && !day.edge) return { date: monday(base.date).plus({ weeks: 1 }), precision: 'day' };
  return { date: working(base.date.plus({ days: 1 })), precision: 'day' };
}

function both({ first, second }: { first: Day; second: Day }, seen: Seen): Dated {
  const [byName, other] = first.kind === 'weekday' ? [first, second] : [second, first];
  const known = dateOf(other, seen);
  if (!('date' in known)) return known;
  if (byName.kind === 'weekday' && byName.weekday === known.date.weekday) return known;
  const named = dateOf(byName, seen);
  if (!('date' in named)) return known;
  if (named.date.hasSame(known.date, 'day')) return { ...known, asNow: false };
  return { problem: 'twoTimes', dates: [known.date, named.date].sort((a, b) => a.toMillis() - b.toMillis()) };
}
