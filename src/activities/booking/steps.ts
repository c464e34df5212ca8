// The steps of a booking: each makes one thing outside or one change in the rows, and may be run again after a crash without making it twice.
// What an undo finds gone is undone.
import type { Logger } from 'pino';
import { dayAround } from '../../domain/booking/availability';
import { eventIdOf, writeMark } from '../../domain/booking/ids';
import type { Span } from '../../domain/booking/types';
import type { Brand } from '../../domain/brand';
import type { Brands, Clock, Meter, Store } from '../../ports';
import type { BookableRep, BookingRow, BookingStore, Calendars } from '../../ports/booking';
import type { CalendarEvent, VideoMeetings } from '../../ports/meetings';
import { bookedChange, cancelledChange, declinedChange, movedChange, toldByItself } from './changes';
import { alertAbout, answer, BOOKED, CANCELLED, failed, MOVED, tellReps } from './outcome';

export interface BookingDeps {
  bookings: BookingStore;
  calendars: Calendars;
  video: VideoMeetings;
  brands: Brands;
  store: Pick<Store, 'conversation' | 'answerToolCall' | 'addAlert'>;
  clock: Clock;
  meter: Meter;
  log: Logger;
}

export interface Step {
  bookingId: string;
}

/** Instants in epoch ms: this enters a workflow's history. */
export interface Times {
  start: number;
  end: number;
}

const MINUTE = 60_000;
/** Without a room of his own a rep meets in that of the key. */
const KEYS_OWN_ROOM = 'me';

export function createBookingSteps(deps: BookingDeps) {
  const { bookings, calendars, video } = deps;
  const known = async (id: string): Promise<BookingRow> => {
    const row = await bookings.booking(id);
    if (!row) throw new Error(`no booking ${id}`);
    return row;
  };
  const repOf = async ({ repId }: BookingRow): Promise<BookableRep> => {
    const rep = await bookings.rep(repId);
    if (!rep) throw new Error(`no rep ${repId}`);
    return rep;
  };
  const brandOf = async ({ conversationId }: BookingRow): Promise<Brand> =>
    deps.brands.get((await deps.store.conversation(conversationId)).brand);

  return {
    /** Zoom takes no idempotency key: what a lost answer made is looked for first. */
    async makeVideo({ bookingId }: Step): Promise<void> {
      const row = await known(bookingId);
      if (row.zoomId) return;
      const rep = await repOf(row);
      const host = rep.zoomHost ?? KEYS_OWN_ROOM;
      const made =
        (await video.find(host, bookingId)) ??
        (await video.create({
          host,
          bookingId,
          topic: row.title,
          start: row.start,
          minutes: minutesOf(row),
        }));
      await bookings.noteVideo(bookingId, { zoomId: made.id, joinUrl: made.joinUrl });
    },

    /** Its id is made from the booking's: a second insert finds the first. */
    async makeEvent({ bookingId }: Step): Promise<void> {
      const row = await known(bookingId);
      const rep = await repOf(row);
      const brand = await brandOf(row);
      const link = linkOf(row, rep, brand);
      const calendar = await calendars.of(row.repId);
      const made = await calendar.insert({
        id: eventIdOf(bookingId),
        bookingId,
        title: row.title,
        description: link ?? '',
        location: link ?? row.place,
        start: row.start,
        end: row.end,
        zone: rep.zone ?? brand.zone,
        attendees: row.email ? [{ email: row.email }] : [],
      });
      await bookings.noteEvent(bookingId, { eventId: made.id, updatedAt: made.updated });
    },

    /** The slot is booked, the meeting stands. undefined: the hold was let go of meanwhile. */
    async confirmBooking({ bookingId, callId, tell }: Step & { callId?: string; tell: boolean }) {
      const row = await known(bookingId);
      const brand = await brandOf(row);
      const now = deps.clock.now();
      const change = bookedChange(row, brand, now);
      const link = linkOf(row, await repOf(row), brand);
      const op = await bookings.confirm(bookingId, tell ? toldByItself(change, now) : change, tell, link);
      if (!op) return { lost: true };
      if (callId) await answer(deps, callId, true, BOOKED);
      await tellReps(deps, row, 'meeting_booked');
      deps.meter.count('bookings', { what: 'booked', outcome: 'done' });
      return { op };
    },

    async undoEvent({ bookingId }: Step): Promise<void> {
      const row = await known(bookingId);
      await (await calendars.of(row.repId)).cancel(row.eventId ?? eventIdOf(bookingId));
    },

    /** Also one whose making was never answered. */
    async undoVideo({ bookingId }: Step): Promise<void> {
      const row = await known(bookingId);
      const { zoomHost = KEYS_OWN_ROOM } = await repOf(row);
      const id = row.zoomId ?? (await video.find(zoomHost, bookingId))?.id;
      if (id) await video.cancel(id);
      await bookings.noteVideo(bookingId, undefined);
    },

    /** Lets the slot go, and tells the model what is true now. */
    async releaseHold({ bookingId, callId, problem }: Step & { callId?: string; problem: string }): Promise<void> {
      const row = await known(bookingId);
      await bookings.release(bookingId, problem);
      await failed(deps, row, callId, problem, 'booked');
    },

    /** The rep said no, or nothing: the slot is free, and the client hears of it by itself. */
    async declineAsked({ bookingId, problem }: Step & { problem: string }): Promise<void> {
      const row = await known(bookingId);
      await bookings.release(bookingId, problem);
      await bookings.decline(bookingId, toldByItself(declinedChange(row), deps.clock.now()));
      deps.meter.count('bookings', { what: 'booked', outcome: problem });
    },

    /** For who has no turn: the time it is to move to is held, or why not. */
    async takeMove({ bookingId, to, force }: Step & { to: Times; force: boolean }) {
      const row = await known(bookingId);
      const brand = await brandOf(row);
      const { zone = brand.zone } = await repOf(row);
      const policy = brand.meeting.booking;
      const times = spanOf(to);
      const now = deps.clock.now();
      return bookings.holdMove(bookingId, {
        ...{ ...times, ...buffersOf(brand), now },
        expiresAt: new Date(now.getTime() + policy.holdMinutes * MINUTE),
        day: dayAround(times.start, zone),
        maxPerDay: force ? null : policy.maxPerDay,
      });
    },

    /** The slot is the booking's already (hold_move); now the outside follows. */
    async moveVideo({ bookingId, to, undo = false }: Step & { to: Times; undo?: boolean }): Promise<void> {
      const row = await known(bookingId);
      // called off meanwhile: there is nothing to move, nor to move back
      if (!row.zoomId || row.status !== 'booked' || (undo && movedOn(row, to))) return;
      await video.move(row.zoomId, new Date(to.start), (to.end - to.start) / MINUTE);
    },

    async moveEvent({ bookingId, to, undo = false }: Step & { to: Times; undo?: boolean }): Promise<void> {
      const row = await known(bookingId);
      if (row.status !== 'booked' || (undo && movedOn(row, to))) return;
      const rep = await repOf(row);
      const zone = rep.zone ?? (await brandOf(row)).zone;
      const id = row.eventId ?? eventIdOf(bookingId);
      const { start, end } = spanOf(to);
      const version = await bookings.version(bookingId);
      const calendar = await calendars.of(row.repId);
      const event = await calendar.move(id, start, end, zone, {
        mark: writeMark(version, { start, end }),
        // where a human has put it since, it stays: whoever reads the calendar takes it from there
        may: (there) => !undo || isUnsettled(there, version),
      });
      if (event.start?.getTime() === to.start && event.end?.getTime() === to.end)
        await bookings.noteEvent(bookingId, { eventId: event.id, updatedAt: event.updated });
    },

    async confirmMove({ bookingId, callId, to, tell = false }: Step & { callId?: string; to: Times; tell?: boolean }) {
      const row = await known(bookingId);
      const brand = await brandOf(row);
      const times = spanOf(to);
      if (!(await bookings.settleMove(bookingId, { ...times, ...buffersOf(brand) })))
        return { lost: true, problem: (await known(bookingId)).status === 'booked' ? 'hold_lost' : 'gone' };
      const now = deps.clock.now();
      const change = movedChange({ ...row, ...times }, brand, now);
      const op = await bookings.change(bookingId, tell ? toldByItself(change, now) : change, tell);
      if (callId) await answer(deps, callId, true, MOVED);
      await tellReps(deps, row, 'meeting_moved');
      deps.meter.count('bookings', { what: 'moved', outcome: 'done' });
      return { op };
    },

    /** The slot it had is still its own, unless another hand has moved it meanwhile. */
    async undoMove({
      bookingId,
      callId,
      problem,
      back,
    }: Step & { callId?: string; problem: string; back: Times }): Promise<void> {
      const row = await known(bookingId);
      const brand = await brandOf(row);
      if (!movedOn(row, back)) await bookings.settleMove(bookingId, { ...spanOf(back), ...buffersOf(brand) });
      await failed(deps, row, callId, problem, 'moved');
    },

    /** From here on it is off: the slot is free, nothing more is said around it. What was made outside follows. */
    async cancelBooking({ bookingId, callId, tell = false }: Step & { callId?: string; tell?: boolean }) {
      const row = await known(bookingId);
      const change = cancelledChange(row);
      const op = await bookings.change(bookingId, tell ? toldByItself(change, deps.clock.now()) : change, tell);
      if (callId) await answer(deps, callId, true, CANCELLED);
      await tellReps(deps, row, 'meeting_cancelled');
      deps.meter.count('bookings', { what: 'cancelled', outcome: 'done' });
      return { op };
    },

    /** Nobody is left hanging: what could not be undone outside is a person's work now. */
    async callForHands({ bookingId, problem }: Step & { problem: string }): Promise<void> {
      const row = await known(bookingId);
      await alertAbout(deps, row, 'meeting_needs_hands', problem);
    },
  };
}

export type BookingSteps = ReturnType<typeof createBookingSteps>;

/** Zoom's, else the rep's room, else the brand's. */
const linkOf = ({ joinUrl, kind, mode }: BookingRow, { roomUrl }: BookableRep, { meeting: { booking } }: Brand) =>
  joinUrl ?? (kind === 'video' && mode !== 'zoomCalendar' ? (roomUrl ?? booking.room ?? undefined) : undefined);
/** The booking has another time by now: nothing of an older move is to be taken back. */
const movedOn = ({ start }: BookingRow, to: Times): boolean => start.getTime() !== to.start;
/** It stands where a move of ours that was not settled has put it. */
const isUnsettled = ({ start, end, mark }: CalendarEvent, version: number): boolean =>
  start !== undefined && end !== undefined && mark === writeMark(version, { start, end });
const minutesOf = ({ start, end }: Span): number => Math.round((end.getTime() - start.getTime()) / MINUTE);
const spanOf = ({ start, end }: Times): Span => ({ start: new Date(start), end: new Date(end) });
export const buffersOf = ({ meeting: { booking } }: Brand) => ({
  bufferBeforeMinutes: booking.bufferBeforeMinutes,
  bufferAfterMinutes: booking.bufferAfterMinutes,
});
