// Free times of the reps who may be booked in a chat, and how they are shown to the model: with the words a client may be told.
import { freeSlots } from '../../domain/booking/availability';
import { pickSlots, type SlotWish } from '../../domain/booking/pick';
import type { Span } from '../../domain/booking/types';
import type { Brand, Language } from '../../domain/brand';
import { describeInstant, zoneName } from '../../domain/when';
import { PortError } from '../../errors';
import type { BookableRep, BookingStore, Calendars } from '../../ports/booking';
import { type Own, timeOf } from './rep-time';

export interface RepSlot extends Span {
  rep: BookableRep;
}

const DAY_MS = 24 * 3600_000;

/** Of all reps, sorted; the first rep who has a time gives it. `failed`: whose calendar could not be read, and why. */
export async function slotsOf(
  deps: { bookings: BookingStore; calendars: Calendars },
  reps: readonly BookableRep[],
  brand: Brand,
  now: Date,
  within?: Span,
  own?: Own,
): Promise<{ slots: RepSlot[]; failed: { rep: BookableRep; error: PortError }[] }> {
  const policy = brand.meeting.booking;
  const from = within?.start ?? now;
  const to = within?.end ?? new Date(now.getTime() + policy.horizonDays * DAY_MS);
  // the whole of the rep's first and last day, which may have 25 hours: the day's maximum is counted in them
  const around = { start: new Date(from.getTime() - 2 * DAY_MS), end: new Date(to.getTime() + 2 * DAY_MS) };
  const slots = new Map<number, RepSlot>();
  const failed: { rep: BookableRep; error: PortError }[] = [];
  for (const rep of reps) {
    try {
      const time = await timeOf(deps, rep, brand, around, now, own);
      for (const slot of freeSlots({ policy, rep: time, holidays: brand.holidays, now, from, to }))
        if (!slots.has(slot.start.getTime())) slots.set(slot.start.getTime(), { ...slot, rep });
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      failed.push({ rep, error });
    }
  }
  return { slots: [...slots.values()].sort((a, b) => a.start.getTime() - b.start.getTime()), failed };
}

/** What the model reads of them: the start to book by, and the words to say. */
export function offerText(
  slots: readonly RepSlot[],
  view: { zone: string; language: Language; now: Date; wish?: SlotWish; count?: number },
): { content: string; offered: RepSlot[] } {
  const offered = pickSlots(slots, view);
  const lines = offered.map(({ start }) => ({ slot: start.toISOString(), say: sayTime(start, view) }));
  return { content: JSON.stringify(lines), offered };
}

/** «в четверг, 26 ноября, в 15:00 (по Москве)» */
export const sayTime = (at: Date, { zone, language, now }: { zone: string; language: Language; now: Date }): string =>
  `${describeInstant(at.toISOString(), zone, language, now)} (${zoneName(zone, language, at)})`;
