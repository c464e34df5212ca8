// The model's tools for meetings with us. Times come from our rows and calendars, never from the model; a slot is taken here, in one
// statement, and what must be made outside for it is the saga's (workflows/booking).
import { dayAround } from '../../domain/booking/availability';
import type { Brand, MeetingKind } from '../../domain/brand';
import type { BookingRow } from '../../ports/booking';
import { offerText, sayTime, slotsOf } from '../booking/offer';
import { buffersOf } from '../booking/steps';
import { type MeetingDeps as Deps, freeAt, kindOf, no, noneFree, sayItBack, taken, UNREADABLE } from './meeting-slots';
import { startOf, wishOf } from './meeting-words';
import type { Saga, Tool, ToolAnswer, ToolContext } from './tool';

const MINUTE = 60_000;
const NOBODY =
  'Meetings cannot be booked here by yourself. Offer that a colleague settles the time with him (hand_off).';
const HIS_TO_MOVE =
  'A colleague confirms each time himself. Nothing was changed: the meeting stands as it was. Tell him that a colleague will settle the new time with him here (hand_off, with the time he wants).';
const onlyKinds = ({ meeting: { booking } }: Brand): string =>
  `There are only meetings of these kinds: ${booking.kinds.join(', ')}.`;

export function offerSlots(deps: Deps): Tool<'offer_slots'> {
  return async ({ words, kind }, context) => {
    const { brand, now, zone, language, conversationId, turnId } = context;
    const reps = brand.meeting.booking.enabled ? await deps.bookings.reps(conversationId) : [];
    if (reps.length === 0) return no(NOBODY);
    const wanted = kind ?? kindOf(brand);
    if (!brand.meeting.booking.kinds.includes(wanted)) return no(onlyKinds(brand));
    const wish = words ? wishOf(words, context) : undefined;
    if (typeof wish === 'string') return no(wish);
    const { slots, failed } = await slotsOf(deps, reps, brand, now);
    if (slots.length === 0) return no(failed.length > 0 ? UNREADABLE : noneFree(brand));
    const { content, offered } = offerText(slots, { zone, language, now, wish });
    await deps.bookings.offer(
      conversationId,
      turnId,
      offered.map(({ start, end, rep }) => ({ start, end, repId: rep.id, kind: wanted })),
      now,
    );
    return yes(`Free: ${content} Name them with the zone as in "say", two or three, and ask which suits.`);
  };
}

export function bookMeeting(deps: Deps): Tool<'book_meeting'> {
  return async (call, context) => {
    const { brand, now, zone, language, conversationId, callId } = context;
    const policy = brand.meeting.booking;
    const reps = policy.enabled ? await deps.bookings.reps(conversationId) : [];
    if (reps.length === 0) return no(NOBODY);
    if (call.kind && !policy.kinds.includes(call.kind)) return no(onlyKinds(brand));
    // The call's own id: run again after a crash it finds what it holds, and goes on from there.
    const bookingId = `b:${callId}`;
    const before = await deps.bookings.booking(bookingId);
    if (before?.status === 'held') return holding(deps, before, context);
    const wanted = startOf(call, context);
    if (typeof wanted === 'string') return no(wanted);
    if (await isBooked(deps, conversationId, wanted.start))
      return yes(`It is booked already: ${sayTime(wanted.start, { zone, language, now })}. Nothing more is needed.`);
    const offers = await deps.bookings.offered(conversationId);
    const offered = offers.find(({ start }) => start.getTime() === wanted.start.getTime());
    // who picks a time he was offered for a viewing does not mean a call
    const kind = call.kind ?? offered?.kind ?? kindOf(brand);
    const ours = offered ? reps.filter(({ id }) => id === offered.repId) : reps;
    const { slot, answer } = await freeAt(deps, ours.length > 0 ? ours : reps, { ...wanted, kind }, context);
    if (!slot) return answer;
    if (!offered && !wanted.exact) return sayItBack(deps, context, slot, kind);
    const held = await deps.bookings.hold({
      ...{ id: bookingId, conversationId, repId: slot.rep.id, kind, mode: policy.mode },
      title: call.title ?? titleOf(brand, kind, language),
      ...{ start: slot.start, end: slot.end, zone, email: call.email, ...buffersOf(brand), now },
      place: kind === 'video' ? undefined : policy.place[kind]?.[language],
      expiresAt: new Date(
        now.getTime() + (policy.mode === 'manual' ? policy.answerMinutes + 5 : policy.holdMinutes) * MINUTE,
      ),
      day: dayAround(slot.start, slot.rep.zone ?? brand.zone),
      maxPerDay: policy.maxPerDay,
    });
    if (held !== 'held') return taken(deps, reps, { ...wanted, kind }, context);
    return holding(deps, { id: bookingId, start: slot.start, kind, repId: slot.rep.id }, context);
  };
}

/** The slot is his for now; what comes next is made outside, or asked of the rep. */
async function holding(
  { bookings }: Deps,
  { id: bookingId, start, kind, repId }: Pick<BookingRow, 'id' | 'start' | 'kind' | 'repId'>,
  { brand, zone, language, now, callId }: ToolContext,
): Promise<ToolAnswer> {
  const policy = brand.meeting.booking;
  const made = outside(brand, kind);
  if (policy.mode !== 'manual') return begun({ op: 'book', bookingId, callId, ...made });
  const expiresAt = new Date(now.getTime() + policy.answerMinutes * MINUTE);
  await bookings.ask({ id: `${bookingId}/confirm`, bookingId, kind: 'confirm', at: now, expiresAt });
  const rep = await bookings.rep(repId);
  const when = sayTime(start, { zone, language, now });
  return {
    ...yes(
      `${rep?.name ?? 'The colleague'} has been asked whether ${when} suits. It is not booked yet: tell him that the time will be confirmed here soon, and nothing more.`,
    ),
    saga: { op: 'ask', bookingId, ...made, expiresAt: expiresAt.getTime() },
  };
}

export function rescheduleMeeting(deps: Deps): Tool<'reschedule_meeting'> {
  return async (call, context) => {
    const { brand, now, zone, language, conversationId } = context;
    const row = await standing(deps, call.meetingId, context);
    if (!row) return no(`There is no booked meeting ${call.meetingId} to move.`);
    // he has said yes to that time, not to any other
    if (row.mode === 'manual') return no(HIS_TO_MOVE);
    const rep = await deps.bookings.rep(row.repId);
    const { kind } = row;
    const wanted = startOf(call, context);
    if (typeof wanted === 'string') return no(wanted);
    if (wanted.start.getTime() === row.start.getTime())
      return no(`It is at that time already: ${sayTime(row.start, { zone, language, now })}.`);
    const offers = await deps.bookings.offered(conversationId);
    const offered = offers.some(({ start }) => start.getTime() === wanted.start.getTime());
    const { slot, answer } = await freeAt(deps, rep ? [rep] : [], { ...wanted, kind }, context, row);
    if (!slot) return answer;
    if (!offered && !wanted.exact) return sayItBack(deps, context, slot, kind);
    const policy = brand.meeting.booking;
    const held = await deps.bookings.holdMove(row.id, {
      ...{ start: slot.start, end: slot.end, ...buffersOf(brand), now },
      expiresAt: new Date(now.getTime() + policy.holdMinutes * MINUTE),
      day: dayAround(slot.start, slot.rep.zone ?? brand.zone),
      maxPerDay: policy.maxPerDay,
    });
    if (held === 'moving')
      return no('It is being moved at this moment, by somebody else. Nothing was changed: say so.');
    if (held !== 'held') return taken(deps, rep ? [rep] : [], { ...wanted, kind }, context, row);
    return begun({
      ...{ op: 'move', bookingId: row.id, callId: context.callId },
      ...{ video: row.zoomId !== undefined, event: row.eventId !== undefined },
      to: { start: slot.start.getTime(), end: slot.end.getTime() },
      back: { start: row.start.getTime(), end: row.end.getTime() },
    });
  };
}

export function cancelMeeting(deps: Deps): Tool<'cancel_meeting'> {
  return async ({ meetingId }, context) => {
    const row = await standing(deps, meetingId, context);
    if (!row) return no(`There is no booked meeting ${meetingId} to cancel.`);
    const made = { video: row.zoomId !== undefined, event: row.eventId !== undefined };
    return begun({ op: 'cancel', bookingId: row.id, callId: context.callId, ...made });
  };
}

/** Answered when the saga has ended. */
const begun = (saga: Saga): ToolAnswer => ({ ...yes(''), saga });
const yes = (content: string): ToolAnswer => ({ ok: true, content, sources: [] });

/** By a turn that was decided afresh: what it had booked by then stands. */
const isBooked = async ({ bookings }: Deps, conversationId: string, start: Date): Promise<boolean> =>
  (await bookings.meetingOps(conversationId)).some(
    (op) => op.op === 'keep' && op.source === 'booked' && op.start === start.getTime(),
  );

/** A booking of this chat that is still to come: ids are bound by the workflow, a model cannot name another's. */
async function standing(
  { bookings }: Deps,
  id: string,
  { conversationId, now }: ToolContext,
): Promise<BookingRow | undefined> {
  const row = await bookings.bookingOf(conversationId, id);
  return row?.status === 'booked' && row.end > now ? row : undefined;
}

const outside = ({ meeting: { booking } }: Brand, kind: MeetingKind) => ({
  video: booking.mode === 'zoomCalendar' && kind === 'video',
  event: booking.mode === 'zoomCalendar' || booking.mode === 'calendar',
});
const TITLES: Record<MeetingKind, { ru: string; en: string }> = {
  video: { ru: 'видеозвонок', en: 'video call' },
  phone: { ru: 'звонок', en: 'phone call' },
  office: { ru: 'встреча в офисе', en: 'meeting at the office' },
  onSite: { ru: 'показ', en: 'viewing' },
};
const titleOf = ({ name }: Brand, kind: MeetingKind, language: 'ru' | 'en'): string =>
  `${TITLES[kind][language]}, ${name}`;
