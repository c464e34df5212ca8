// What may be said of one moment and what makes it another: a day, a time, or a distance joined to what was said before.
import { inPart } from './clocks';
import type { Day, Moment, Piece, Time } from './types';

/** A moment of which only this piece is known. */
export function begin(
  piece: Piece,
  deadline: boolean | undefined,
): Pick<Moment, 'day' | 'time' | 'elapse' | 'deadline'> {
  if (piece.type === 'day') return { day: piece.day, deadline: deadline ? 'day' : undefined };
  if (piece.type === 'time') return { time: piece.time, deadline: deadline ? 'time' : undefined };
  if (piece.type === 'elapse') return { elapse: piece };
  return {};
}

/**
 * The moment with the piece in it, or undefined: it is another moment.
 * @param linked nothing but commas and the like stands between the two
 */
export function merge(
  moment: Moment,
  piece: Piece,
  { deadline, linked }: { deadline: boolean | undefined; linked: boolean },
): Moment | undefined {
  if (piece.type === 'time') {
    if (moment.elapse) return piece.time.kind === 'any' ? moment : undefined;
    if (deadline && linked && moment.time?.kind === 'clock' && piece.time.kind === 'clock' && !moment.deadline)
      return { ...moment, time: { kind: 'range', from: moment.time.clock, to: piece.time.clock } };
    const time = moment.time ? mergeTimes(moment.time, piece.time) : piece.time;
    return time && { ...moment, time, deadline: deadline ? 'time' : moment.deadline };
  }
  if (piece.type === 'day') {
    if (moment.elapse) return isToday(piece.day) ? moment : undefined;
    // «с понедельника по среду»: beside a day to begin with, the day to end by
    if (deadline && linked && moment.day && !moment.time && !moment.deadline) return { ...moment, until: piece.day };
    const day = moment.day ? mergeDays(moment.day, piece.day, linked && !moment.time) : piece.day;
    const trailing = moment.day ? moment.trailing : moment.time !== undefined;
    return day && { ...moment, day, trailing, deadline: deadline ? 'day' : moment.deadline };
  }
  if (piece.type === 'elapse') {
    const free = !moment.time && !moment.elapse && (!moment.day || isToday(moment.day));
    return free ? { ...moment, day: undefined, elapse: piece } : undefined;
  }
  return undefined;
}

const isToday = (day: Day) => day.kind === 'relative' && day.days === 0;

/** «завтра вечером в 8»: the part of the day settles the clock. */
function mergeTimes(a: Time, b: Time): Time | undefined {
  if (a.kind === 'any' || b.kind === 'any') return a.kind === 'any' ? b : a;
  if (a.kind === 'part' && b.kind === 'part') return a.part === b.part ? a : undefined;
  if (a.kind === 'part' && (b.kind === 'clock' || b.kind === 'range')) return mergeTimes(b, a);
  if (b.kind !== 'part') return undefined;
  const settle = (clock: Extract<Time, { kind: 'clock' }>['clock']) =>
    clock.fixed ? clock : inPart(clock.hour, clock.minute, b.part);
  if (a.kind === 'clock') return { ...a, clock: settle(a.clock) };
  return a.kind === 'range' ? { ...a, from: settle(a.from), to: settle(a.to) } : undefined;
}

const BY_WEEKS: Record<number, 'last' | 'inThisWeek' | 'next' | 'afterNext'> = {
  [-1]: 'last',
  0: 'inThisWeek',
  1: 'next',
  2: 'afterNext',
};

/** «на следующей неделе в среду», «5-го в декабре», "tomorrow, 22 November"; undefined: two different days. */
function mergeDays(a: Day, b: Day, linked: boolean): Day | undefined {
  if ((b.kind === 'week' && a.kind !== 'week') || b.kind === 'ahead' || (b.kind === 'month' && a.kind === 'date'))
    return combine(b, a, linked);
  return combine(a, b, linked);
}

function combine(a: Day, b: Day, linked: boolean): Day | undefined {
  if (a.kind === 'week' && !a.edge && b.kind === 'weekday') return { ...b, which: BY_WEEKS[a.weeks]! };
  if (a.kind === 'week' && !a.edge && b.kind === 'week' && b.weeks === 0) return { ...b, weeks: a.weeks };
  if (a.kind === 'week' && !a.edge && b.kind === 'weekend') return { ...b, weeks: a.weeks };
  if (a.kind === 'week' && !a.edge && b.kind === 'date') return b;
  if (a.kind === 'ahead' && a.unit === 'week' && b.kind === 'weekday')
    return { kind: 'nearest', weekday: b.weekday, to: a };
  if (a.kind === 'month' && b.kind === 'date' && !b.month) return { ...b, month: a.month, months: a.months };
  if (a.kind === 'weekend' && b.kind === 'weekday' && b.weekday > 5) return b;
  const checkable = (day: Day) => ['relative', 'weekday', 'date', 'ahead', 'both'].includes(day.kind);
  return linked && checkable(a) && checkable(b) && a.kind !== b.kind
    ? { kind: 'both', first: a, second: b }
    : undefined;
}
