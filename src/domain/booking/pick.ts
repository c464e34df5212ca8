// Which of the free times a client is offered: few, near what he asked for, spread over days where he asked for nothing.
import { DateTime } from 'luxon';
import type { Slot } from './types';

/** What he asked for, as instants. */
export interface SlotWish {
  start: Date;
  /** of a range or a part of the day; undefined: the hour itself */
  end?: Date;
}

// Nobody is offered a call at six in the morning who did not ask for it.
const DECENT = { from: 8, to: 21 };

/**
 * @param slots free ones, sorted
 * @param zone the client's
 */
export function pickSlots<S extends Slot>(
  slots: readonly S[],
  { wish, zone, count = 3 }: { wish?: SlotWish; zone: string; count?: number },
): S[] {
  if (wish) return nearest(slots, wish, count);
  const decent = slots.filter(({ start }) => {
    const { hour } = DateTime.fromJSDate(start, { zone });
    return hour >= DECENT.from && hour < DECENT.to;
  });
  return spread(decent.length > 0 ? decent : slots, zone, count);
}

function nearest<S extends Slot>(slots: readonly S[], { start, end = start }: SlotWish, count: number): S[] {
  const far = (slot: S) => Math.max(start.getTime() - slot.start.getTime(), slot.start.getTime() - end.getTime(), 0);
  return [...slots]
    .sort((a, b) => far(a) - far(b) || a.start.getTime() - b.start.getTime())
    .slice(0, count)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** One of a day, at another hour each day: a choice between mornings and afternoons, not between 10:00 and 10:30. */
function spread<S extends Slot>(slots: readonly S[], zone: string, count: number): S[] {
  const days = new Map<string, S[]>();
  for (const slot of slots) {
    const day = DateTime.fromJSDate(slot.start, { zone }).toISODate() as string;
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  const picked = [...days.values()].slice(0, count).map((ofDay, i) => {
    const at = Math.floor((ofDay.length * ((i % 3) + 0.5)) / 3);
    return ofDay[Math.min(at, ofDay.length - 1)] as S;
  });
  const more = slots.filter((slot) => !picked.includes(slot)).slice(0, count - picked.length);
  return [...picked, ...more].sort((a, b) => a.start.getTime() - b.start.getTime());
}
