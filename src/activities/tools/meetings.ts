// The model's tools for meetings with us. Times come from our rows and calendars, never from the model; a slot is taken here, in one
// statement, and what must be made outside for it is the saga's (workflows/booking).
import { dayAround } from '../../domain/booking/availability';
import type { SlotWish } from '../../domain/booking/pick';
import type { Brand, MeetingKind } from '../../domain/brand';
import { resolveWhen, type WhenResult } from '../../domain/when';
import { GrantExpired } from '../../errors';
import type { Store } from '../../ports';
import type { BookingRow } from '../../ports-booking';
import { offerText, type RepSlot, sayTime, slotsOf } from '../booking/offer';
import { type BookingDeps, buffersOf } from '../booking/steps';
import type { Tool, ToolAnswer, ToolContext } from './tool';

type Deps = Pick<BookingDeps, 'bookings' | 'calendars'> & { store: Pick<Store, 'addAlert' | 'conversation'> };

const MINUTE = 60_000;
const DAY_MS = 24 * 3600_000;
const NOBODY =
  'Meetings cannot be booked here by yourself. Offer that a colleague settles the time with him (hand_off).';
const UNREADABLE =
  'The calendar cannot be read at the moment, so no time can be promised. Tell him that a colleague will settle the time with him here (hand_off).';

const no = (content: string): ToolAnswer => ({ ok: false, content, sources: [] });

export function offerSlots(deps: Deps): Tool<'offer_slots'> {
  return async ({ words, kind }, context) => {
    const { brand, now, zone, language, conversationId, turnId } = context;
    const reps = brand.meeting.booking.enabled ? await deps.bookings.reps(conversationId) : [];
    if (reps.length === 0) return no(NOBODY);
    const wish = words ? wishOf(words, context) : undefined;
    if (typeof wish === 'string') return no(wish);
    const { slots, failed } = await slotsOf(deps, reps, brand, now);
    await tellOfExpired(deps, context, failed);
    if (slots.length === 0) return no(failed.length > 0 ? UNREADABLE : noneFree(brand));
    const { content, offered } = offerText(slots, { zone, language, now, wish });
    await deps.bookings.offer(
      conversationId,
      turnId,
      offered.map(({ start, end, rep }) => ({ start, end, repId: rep.id, kind: kind ?? kindOf(brand) })),
      now,
    );
    return {
      ok: true,
      content: `Free: ${content} Name them with the zone as in "say", two or three, and ask which suits.`,
      sources: [],
    };
  };
}

export function bookMeeting(deps: Deps): Tool<'book_meeting'> {
  return async (call, context) => {
    const { brand, now, zone, language, conversationId, callId } = context;
    const policy = brand.meeting.booking;
    const reps = policy.enabled ? await deps.bookings.reps(conversationId) : [];
    if (reps.length === 0) return no(NOBODY);
    const kind = call.kind ?? kindOf(brand);
    if (!policy.kinds.includes(kind)) return no(`There are only meetings of these kinds: ${policy.kinds.join(', ')}.`);
    const wanted = startOf(call, context);
    if (typeof wanted === 'string') return no(wanted);
    const offers = await deps.bookings.offered(conversationId);
    const offered = offers.find(({ start }) => start.getTime() === wanted.start.getTime());
    const ours = offered ? reps.filter(({ id }) => id === offered.repId) : reps;
    const { slot, answer } = await freeAt(deps, ours.length > 0 ? ours : reps, wanted.start, context);
    if (!slot) return answer;
    if (!offered && !wanted.exact) return sayItBack(deps, context, slot, kind);
    // The call's own id: run again after a crash it finds its own hold.
    const bookingId = `b:${callId}`;
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
    if (held !== 'held') return taken(deps, reps, wanted.start, context);
    const made = outside(brand, kind);
    if (policy.mode === 'manual') {
      const expiresAt = new Date(now.getTime() + policy.answerMinutes * MINUTE);
      await deps.bookings.ask({ id: `${bookingId}/confirm`, bookingId, kind: 'confirm', at: now, expiresAt });
      const content = `${slot.rep.name} has been asked whether ${sayTime(slot.start, { zone, language, now })} suits. It is not booked yet: tell him that the time will be confirmed here soon, and nothing more.`;
      return {
        ok: true,
        content,
        sources: [],
        saga: { op: 'ask', bookingId, ...made, expiresAt: expiresAt.getTime() },
      };
    }
    return { ok: true, content: '', sources: [], saga: { op: 'book', bookingId, callId, ...made } };
  };
}

export function rescheduleMeeting(deps: Deps): Tool<'reschedule_meeting'> {
  return async (call, context) => {
    const { brand, now, zone, language, conversationId, callId } = context;
    const row = await standing(deps, call.meetingId, context);
    if (!row) return no(`There is no booked meeting ${call.meetingId} to move.`);
    const rep = await deps.bookings.rep(row.repId);
    const wanted = startOf(call, context);
    if (typeof wanted === 'string') return no(wanted);
    if (wanted.start.getTime() === row.start.getTime())
      return no(`It is at that time already: ${sayTime(row.start, { zone, language, now })}.`);
    const offers = await deps.bookings.offered(conversationId);
    const offered = offers.some(({ start }) => start.getTime() === wanted.start.getTime());
    const { slot, answer } = await freeAt(deps, rep ? [rep] : [], wanted.start, context, row);
    if (!slot) return answer;
    if (!offered && !wanted.exact) return sayItBack(deps, context, slot, row.kind);
    const policy = brand.meeting.booking;
    const held = await deps.bookings.holdMove(row.id, {
      ...{ start: slot.start, end: slot.end, ...buffersOf(brand), now },
      expiresAt: new Date(now.getTime() + policy.holdMinutes * MINUTE),
      day: dayAround(slot.start, slot.rep.zone ?? brand.zone),
      maxPerDay: policy.maxPerDay,
    });
    if (held !== 'held') return taken(deps, rep ? [rep] : [], wanted.start, context);
    const saga = {
      ...{ op: 'move' as const, bookingId: row.id, callId },
      ...{ video: row.zoomId !== undefined, event: row.eventId !== undefined },
      to: { start: slot.start.getTime(), end: slot.end.getTime() },
      back: { start: row.start.getTime(), end: row.end.getTime() },
    };
    return { ok: true, content: '', sources: [], saga };
  };
}

export function cancelMeeting(deps: Deps): Tool<'cancel_meeting'> {
  return async ({ meetingId }, context) => {
    const row = await standing(deps, meetingId, context);
    if (!row) return no(`There is no booked meeting ${meetingId} to cancel.`);
    const made = { video: row.zoomId !== undefined, event: row.eventId !== undefined };
    return {
      ok: true,
      content: '',
      sources: [],
      saga: { op: 'cancel', bookingId: row.id, callId: context.callId, ...made },
    };
  };
}

/** A booking of this chat that is still to come: ids are bound by the workflow, a model cannot name another's. */
async function standing(
  { bookings }: Deps,
  id: string,
  { conversationId, now }: ToolContext,
): Promise<BookingRow | undefined> {
  const row = await bookings.bookingOf(conversationId, id);
  return row?.status === 'booked' && row.end > now ? row : undefined;
}

/** Exact: the client named day and hour himself, and we know his clock. Otherwise it is said back first. */
function startOf(
  call: { slot?: string; words?: string },
  context: ToolContext,
): { start: Date; exact: boolean } | string {
  const when = call.words ? resolved(call.words, context) : undefined;
  const said =
    when?.kind === 'instant' && when.precision === 'exact' && !when.question
      ? new Date(when.instant as string)
      : undefined;
  const slot = call.slot === undefined ? undefined : new Date(call.slot);
  if (slot && Number.isNaN(slot.getTime())) return 'slot: its start as offer_slots gave it, ISO 8601.';
  if (slot && said && slot.getTime() !== said.getTime())
    return `His words mean ${sayTime(said, context)}, that slot is ${sayTime(slot, context)}. Ask him which he means; nothing is booked.`;
  const start = slot ?? said;
  if (!start)
    return `It is not clear which time he means. ${when?.question?.text ?? 'Call offer_slots with his words and offer the times it gives.'} Nothing is booked.`;
  if (start <= context.now) return 'That time has passed. Offer another (offer_slots); nothing is booked.';
  return { start, exact: said !== undefined && (context.zoneKnown || when?.zone !== undefined) };
}

const resolved = (phrase: string, { now, zone, language, brand }: ToolContext): WhenResult =>
  resolveWhen({
    phrase,
    now,
    zone,
    lang: language,
    purpose: 'meeting',
    brandZone: brand.zone,
    defaults: brand.meeting.when,
  });

/** A wish as a span; words: what to ask instead. */
function wishOf(words: string, context: ToolContext): SlotWish | string | undefined {
  const when = resolved(words, context);
  if (when.kind === 'past') return 'That time has passed. Ask him for another.';
  if (when.kind !== 'instant' || !when.instant) return undefined; // any time, then
  const start = new Date(when.instant);
  const wide: Partial<Record<NonNullable<WhenResult['precision']>, number>> = {
    daypart: 4 * 3600_000,
    day: 12 * 3600_000,
    week: 5 * DAY_MS,
  };
  const span = wide[when.precision ?? 'exact'];
  const end = when.end ? new Date(when.end) : span ? new Date(start.getTime() + span) : undefined;
  return { start, end };
}

/** The slot at exactly that start, or what to say instead: past hours, taken, too soon. */
async function freeAt(
  deps: Deps,
  reps: Awaited<ReturnType<Deps['bookings']['reps']>>,
  start: Date,
  context: ToolContext,
  moving?: BookingRow,
): Promise<{ slot: RepSlot; answer?: undefined } | { slot?: undefined; answer: ToolAnswer }> {
  const { brand, now } = context;
  const length = brand.meeting.booking.lengthMinutes * MINUTE;
  const within = { start, end: new Date(start.getTime() + length) };
  const { slots, failed } = await slotsOf(moving ? withoutOwn(deps, moving) : deps, reps, brand, now, within);
  await tellOfExpired(deps, context, failed);
  const slot = slots.find((s) => s.start.getTime() === start.getTime());
  if (slot) return { slot };
  if (failed.length > 0) return { answer: no(UNREADABLE) };
  return { answer: await taken(deps, reps, start, context) };
}

/** What a booking holds itself does not stand in its own way when it moves; neither does its event in the calendar. */
function withoutOwn(deps: Deps, { start, end }: BookingRow): Deps {
  const own = (span: { start: Date; end: Date }) =>
    span.start.getTime() === start.getTime() && span.end.getTime() === end.getTime();
  return {
    ...deps,
    bookings: {
      ...deps.bookings,
      time: async (...args) => {
        const time = await deps.bookings.time(...args);
        return { ...time, booked: time.booked.filter(({ span }) => !own(span)) };
      },
    },
    calendars: {
      of: async (repId) => {
        const calendar = await deps.calendars.of(repId);
        return {
          ...calendar,
          freeBusy: async (from, to) => (await calendar.freeBusy(from, to)).filter((span) => !own(span)),
        };
      },
    },
  };
}

async function taken(
  deps: Deps,
  reps: Awaited<ReturnType<Deps['bookings']['reps']>>,
  start: Date,
  context: ToolContext,
): Promise<ToolAnswer> {
  const { brand, now, zone, language, conversationId, turnId } = context;
  const { slots } = await slotsOf(deps, reps, brand, now);
  if (slots.length === 0) return no(`That time cannot be had. ${noneFree(brand)}`);
  const { content, offered } = offerText(slots, { zone, language, now, wish: { start } });
  await deps.bookings.offer(
    conversationId,
    turnId,
    offered.map((s) => ({ start: s.start, end: s.end, repId: s.rep.id, kind: kindOf(brand) })),
    now,
  );
  return no(
    `That time cannot be had: it is taken, too soon, or outside the hours. Nothing is booked. Free near it: ${content} Offer these, with the zone.`,
  );
}

/** He was not exact: he hears day, hour and zone, and says yes. That counts as an offer. */
async function sayItBack(deps: Deps, context: ToolContext, slot: RepSlot, kind: MeetingKind): Promise<ToolAnswer> {
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

/** Once a day for each rep: he is asked to connect again. */
async function tellOfExpired(
  { store }: Deps,
  { conversationId, now }: ToolContext,
  failed: { rep: { id: string }; error: Error }[],
) {
  for (const { rep, error } of failed) {
    if (!(error instanceof GrantExpired)) continue;
    const { accountId } = await store.conversation(conversationId);
    await store.addAlert({
      id: `calendar_expired:${rep.id}:${now.toISOString().slice(0, 10)}`,
      kind: 'calendar_expired',
      conversationId,
      accountId,
      detail: rep.id,
    });
  }
}

const kindOf = ({ meeting }: Brand): MeetingKind => meeting.booking.kinds[0] as MeetingKind;
const outside = ({ meeting: { booking } }: Brand, kind: MeetingKind) => ({
  video: booking.mode === 'zoomCalendar' && kind === 'video',
  event: booking.mode === 'zoomCalendar' || booking.mode === 'calendar',
});
const noneFree = ({ meeting: { booking } }: Brand): string =>
  `Nothing is free in the next ${booking.horizonDays} days. Tell him that a colleague will settle the time with him here (hand_off).`;

const TITLES: Record<MeetingKind, { ru: string; en: string }> = {
  video: { ru: 'видеозвонок', en: 'video call' },
  phone: { ru: 'звонок', en: 'phone call' },
  office: { ru: 'встреча в офисе', en: 'meeting at the office' },
  onSite: { ru: 'показ', en: 'viewing' },
};
const titleOf = ({ name }: Brand, kind: MeetingKind, language: 'ru' | 'en'): string =>
  `${TITLES[kind][language]}, ${name}`;
