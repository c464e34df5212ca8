// Days told by their month: «в начале декабря», «в первую неделю января», «в последнюю пятницу месяца».
import { type PlainDate, plain } from './calendar';
import { type Dated, on, working } from './dated';
import type { Day, Edge } from './types';

export function month(said: Extract<Day, { kind: 'month' }>, today: PlainDate): Dated {
  const doubt = said.unsure ? 'vague' : undefined;
  const at = (first: PlainDate) =>
    said.week ? working(first.plus({ weeks: said.week - 1 })) : edgeOf(first, said.edge);
  if (said.months !== undefined) {
    const first = today.startOf('month').plus({ months: said.months });
    if (said.months < 0) return { past: first };
    if (said.months === 0 && said.unsure) return { problem: 'vague' };
    if (said.edge === 'last' && at(first) >= today) return { date: at(first), precision: 'day' };
    if (at(first) > today) return { date: at(first), precision: 'week', doubt };
    return {
      date: at(first.plus({ months: 1 })),
      precision: 'week',
      doubt: said.edge === 'end' ? 'whichDay' : undefined,
    };
  }
  const first = plain(said.year ?? today.year, said.month!, 1)!;
  if (said.edge === 'last' && at(first) >= today) return { date: at(first), precision: 'day' };
  if (at(first) > today) return { date: at(first), precision: 'week', doubt };
  if (said.year) return first.hasSame(today, 'month') ? { problem: 'vague' } : { past: first };
  // In November "in November" means some day soon, and only the client knows which.
  return first.hasSame(today, 'month')
    ? { problem: 'vague' }
    : { date: at(first.plus({ years: 1 })), precision: 'week', doubt };
}

export function nthWeekday(said: Extract<Day, { kind: 'nthWeekday' }>, today: PlainDate): Dated {
  const { weekday, nth, month, months, year } = said;
  const first = month ? plain(year ?? today.year, month, 1)! : today.startOf('month').plus({ months });
  const found = nthIn(first, weekday, nth);
  if (!found || found >= today || year) return found ? on(found, today) : { problem: 'noSuchDate' };
  // «в первый понедельник декабря» said in the middle of December: next year's
  const later = nthIn(month ? first.plus({ years: 1 }) : first.plus({ months: 1 }), weekday, nth);
  return later ? { date: later, precision: 'day', doubt: 'whichDay' } : { problem: 'noSuchDate' };
}

function nthIn(first: PlainDate, weekday: number, nth: number): PlainDate | undefined {
  const last = first.endOf('month').startOf('day');
  if (nth < 0) return last.minus({ days: (last.weekday - weekday + 7) % 7 });
  const date = first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * (nth - 1) });
  return date <= last ? date : undefined;
}

/** The first working day, the one at or after the 15th, the last. */
function edgeOf(first: PlainDate, edge: Edge | 'last'): PlainDate {
  if (edge === 'last') return first.endOf('month').startOf('day');
  if (edge === 'end') {
    const last = first.endOf('month').startOf('day');
    return last.weekday > 5 ? last.minus({ days: last.weekday - 5 }) : last;
  }
  return working(edge === 'mid' ? first.plus({ days: 14 }) : first);
}
