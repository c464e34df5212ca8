// Lengths of time: «полтора часа», "2 and a half hours", «пару дней» → how far ahead, as a Piece.
import type { Groups } from './pattern';
import type { Piece, Unit } from './types';

interface Length {
  amount: number;
  unit: Unit;
  loose: boolean;
}

const MS: Partial<Record<Unit, number>> = { sec: 1000, min: 60_000, hour: 3_600_000 };
/** "A few" of these; of minutes people mean five rather than three. */
const FEW_MINUTES = 5;

/** Reads `n`, `half`, `plus`, `n2` of a matched `{dur}`. */
export function readLength(g: Groups, alias = ''): Length {
  const unit = g[`${alias}unit`] as Unit;
  const [amount, loose] = readCount(g[`${alias}n`], unit);
  const half = g[`${alias}plus`] || (g[`${alias}half`] && g[`${alias}n`]) ? 0.5 : 0;
  const only = g[`${alias}half`] && !g[`${alias}n`] ? 0.5 : amount;
  const rest = g[`${alias}n2`]
    ? (Number(g[`${alias}n2`]) * MS[g[`${alias}unit2`] as Unit]!) / (MS[unit] ?? Number.POSITIVE_INFINITY)
    : 0;
  return { amount: only + half + rest, unit, loose };
}

export function readCount(text: string | undefined, unit: Unit): [number, boolean] {
  if (text === undefined) return [1, false];
  if (text === 'half') return [0.5, false];
  if (text === 'quarter') return [0.25, false];
  if (text === '~3' && unit === 'min') return [FEW_MINUTES, true];
  return [Number(text.replace('~', '')), text.startsWith('~')];
}

/**
 * That far from now; `until`: the later end of "2–3 hours", in the same unit.
 * Seconds to hours are elapsed time; days and more keep the wall clock. Parts of days become hours, of weeks days, of years months.
 */
export function ahead({ amount, unit, loose }: Length, until?: number): Piece | undefined {
  const ms = MS[unit];
  if (ms) return { type: 'elapse', ms: amount * ms, untilMs: until && until * ms, loose };
  const whole = Number.isInteger(amount);
  if (unit === 'day' && !whole) return { type: 'elapse', ms: amount * 24 * MS.hour!, loose: true };
  if (unit === 'week' && !whole) return days(Math.round(amount * 7), 'day');
  if (unit === 'month' && !whole) return days(Math.round(amount * 30), 'day');
  if (unit === 'year' && !whole) return days(Math.round(amount * 12), 'month');
  return days(amount, unit as 'day', until);
}

function days(amount: number, unit: 'day' | 'workday' | 'week' | 'month' | 'year', until?: number): Piece | undefined {
  // Farther than a lifetime is not a promise anybody makes; it would also leave the calendar's range.
  const years = { day: 1 / 365, workday: 1 / 250, week: 1 / 52, month: 1 / 12, year: 1 }[unit] * amount;
  return years > 50 ? undefined : { type: 'day', day: { kind: 'ahead', amount, unit, until } };
}
