// Which of the free times a client is offered: few, near what he asked for, spread over days where he asked for nothing.
import { DateTime } from 'luxon';
import type { Slot } from './types';

/** What he asked for, as instants. */
export interface SlotWish {
  start: Date;
  /** of a range or a part of the day; undefined: the hour itself */
  end?: Date;
}

const HOUR_MS = 3600_000;
// Nobody is offered a call at six in the morning who did not ask for it.
const DECENT = { from: 8, to: 21 };
// Whom the afternoon suits, the next afternoon suits better than the same night: another day counts as much as so many hours of the clock.
const DAY_IN_HOURS = 4;

/**
 * Sorted, at most `count` of them. Without a wish, or beside it, only hours decent by the client's clock, if there is any.
 * @param slots free ones, sorted
 * @param zone the client's
 */
export function pickSlots<S extends Slot>(
  slots: readonly S[],
  { wish, zone, count = 3 }: { wish?: SlotWish; zone: string; count?: number },
): S[] {
  const seen = slots.map((slot) => ({ slot, ...clockOf(slot.start, zone) }));
  const decent = seen.filter(({ hour }) => hour >= DECENT.from && hour < DECENT.to);
  if (!wish) return sorted(spread(decent.length > 0 ? decent : seen, count));
  const { start, end = start } = wish;
  const inside = seen.filter(({ slot }) => slot.start >= start && slot.start <= end);
  const asked = inside.filter((one) => decent.includes(one));
  // a week or a day is no wish for its nights; an hour that was named is
  const wide = end.getTime() - start.getTime() > 6 * HOUR_MS;
  const chosen = spread(wide && asked.length > 0 ? asked : inside, count);
  const others = (decent.length > 0 ? decent : seen).filter((one) => !inside.includes(one));
  return sorted([...chosen, ...nearest(others, wish, zone).slice(0, count - chosen.length)]);
}

interface Seen<S> {
  slot: S;
  /** days since some day, and hours with their fraction, by the client's clock */
  day: number;
  hour: number;
}

function clockOf(at: Date, zone: string): { day: number; hour: number } {
  const local = DateTime.fromJSDate(at, { zone });
  return {
    day: Date.UTC(local.year, local.month - 1, local.day) / (24 * HOUR_MS),
    hour: local.hour + local.minute / 60,
  };
}

/** By the day, then by the hour of the clock, as far from the wish's own as they are. */
function nearest<S extends Slot>(seen: Seen<S>[], { start, end = start }: SlotWish, zone: string): Seen<S>[] {
  const [first, last] = [clockOf(start, zone), clockOf(end, zone)];
  const outside = (at: number, from: number, to: number) => Math.max(from - at, at - to, 0);
  // over several days, or past midnight, every hour is as good
  const hours = first.day === last.day ? last : { hour: Number.POSITIVE_INFINITY };
  const from = first.day === last.day ? first.hour : Number.NEGATIVE_INFINITY;
  const far = ({ day, hour }: Seen<S>) =>
    outside(day, first.day, last.day) * DAY_IN_HOURS + outside(hour, from, hours.hour);
  return [...seen].sort((a, b) => far(a) - far(b) || a.slot.start.getTime() - b.slot.start.getTime());
}

/** As many days as there are, and of each another hour: a choice between mornings and afternoons, not between 10:00 and 10:30. */
function spread<S extends Slot>(seen: Seen<S>[], count: number): Seen<S>[] {
  const days = [...new Set(seen.map(({ day }) => day))]
    .slice(0, count)
    .map((day) => seen.filter((one) => one.day === day));
  const picked: Seen<S>[] = [];
  for (const [i, ofDay] of days.entries()) {
    const share = Math.ceil((count - picked.length) / (days.length - i));
    picked.push(
      ...(share === 1 && days.length > 1 ? [ofDay[partOf(i, ofDay.length)] as Seen<S>] : evenly(ofDay, share)),
    );
  }
  const more = seen.filter((one) => !picked.includes(one)).slice(0, count - picked.length);
  return [...picked, ...more];
}

/** Of the first day something early, of the second at its middle, of the third late, and so on. */
const partOf = (i: number, length: number): number => Math.floor((length * ((i % 3) + 0.5)) / 3);

function evenly<T>(list: T[], count: number): T[] {
  if (list.length <= count) return list;
  if (count === 1) return list.slice(0, 1);
  return Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))] as T);
}

const sorted = <S extends Slot>(seen: Seen<S>[]): S[] =>
  seen.map(({ slot }) => slot).sort((a, b) => a.start.getTime() - b.start.getTime());
