// A time the client wants, against what is free: had, said back to him first, or answered with others near it.
import type { Brand, MeetingKind } from '../../domain/brand';
import type { BookableRep } from '../../ports/booking';
import { offerText, type RepSlot, sayTime, slotsOf } from '../booking/offer';
import type { Own } from '../booking/rep-time';
import type { BookingDeps } from '../booking/steps';
import type { ToolAnswer, ToolContext } from './tool';

export type MeetingDeps = Pick<BookingDeps, 'bookings' | 'calendars'>;
type Deps = MeetingDeps;

const MINUTE = 60_000;
export const UNREADABLE =
  'The calendar cannot be read at the moment, so no time can be promised. Tell him that a colleague will settle the time with him here (hand_off).';

export const no = (content: string): ToolAnswer => ({ ok: false, content, sources: [] });

export const kindOf = ({ meeting }: Brand): MeetingKind => meeting.booking.kinds[0] as MeetingKind;
export const noneFree = ({ meeting: { booking } }: Brand): string =>
  `Nothing is free in the next ${booking.horizonDays} days. Tell him that a colleague will settle the time with him here (hand_off).`;

/** What a client has asked for. */
interface Wanted {
  start: Date;
  kind: MeetingKind;
}

/** The slot at exactly that start, or what to say instead: past hours, taken, too soon. */
export async function freeAt(
  deps: Deps,
  reps: readonly BookableRep[],
  { start, kind }: Wanted,
  context: ToolContext,
  moving?: Own,
): Promise<{ slot: RepSlot; answer?: undefined } | { slot?: undefined; answer: ToolAnswer }> {
  const { brand, now } = context;
  const length = brand.meeting.booking.lengthMinutes * MINUTE;
  const within = { start, end: new Date(start.getTime() + length) };
  const { slots, failed } = await slotsOf(deps, reps, brand, now, within, moving);
  const slot = slots.find((s) => s.start.getTime() === start.getTime());
  if (slot) return { slot };
  if (failed.length > 0) return { answer: no(UNREADABLE) };
  return { answer: await taken(deps, reps, { start, kind }, context, moving) };
}

export async function taken(
  deps: Deps,
  reps: readonly BookableRep[],
  { start, kind }: Wanted,
  context: ToolContext,
  moving?: Own,
): Promise<ToolAnswer> {
  const { brand, now, zone, language, conversationId, turnId } = context;
  const { slots, failed } = await slotsOf(deps, reps, brand, now, undefined, moving);
  if (slots.length === 0) return no(failed.length > 0 ? UNREADABLE : `That time cannot be had. ${noneFree(brand)}`);
  const { content, offered } = offerText(slots, { zone, language, now, wish: { start } });
  await deps.bookings.offer(
    conversationId,
    turnId,
    offered.map((s) => ({ start: s.start, end: s.end, repId: s.rep.id, kind })),
    now,
  );
  return no(
    `That time cannot be had: it is taken, too soon, or outside the hours. Nothing is booked. Free near it: ${content} Offer these, with the zone.`,
  );
}

/** He was not exact: he hears day, hour and zone, and says yes. That counts as an offer. */
export async function sayItBack(
  deps: Deps,
  context: ToolContext,
  slot: RepSlot,
  kind: MeetingKind,
): Promise<ToolAnswer> {
  const { conversationId, turnId, now } = context;
  await deps.bookings.offer(
    conversationId,
    turnId,
    [{ start: slot.start, end: slot.end, repId: slot.rep.id, kind }],
    now,
  );
  return no(
    `It is free, and not booked yet: say it back to him, ${sayTime(slot.start, context)}, and ask whether that is right. Book it when he says yes.`,
  );
}
