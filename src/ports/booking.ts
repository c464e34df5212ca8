// Meetings with a rep: whose time there is, holding a piece of it, and what was made outside for it. Beside ports/, which is about chats.
import type { Span } from '../domain/booking/types';
import type { BookingMode, Language, MeetingKind, OpenHours } from '../domain/brand';
import type { MeetingOp } from '../domain/meetings';
import type { MeetingChange, MeetingRow } from '.';
import type { CalendarEvent, RepCalendar } from './meetings';

export interface BookableRep {
  id: string;
  name: string;
  language: Language;
  /** IANA; undefined: the brand's */
  zone?: string;
  /** undefined: the brand's */
  hours?: OpenHours[];
  roomUrl?: string;
  /** whose Zoom room; undefined: that of the key */
  zoomHost?: string;
  calendar: 'none' | 'connected' | 'expired';
}

/** What is booked, with whom and how. */
export interface BookingTerms extends Span {
  id: string;
  conversationId: string;
  repId: string;
  kind: MeetingKind;
  mode: BookingMode;
  title: string;
  zone: string;
  email?: string;
  place?: string;
}

export interface BookingRow extends BookingTerms {
  status: 'held' | 'booked' | 'cancelled' | 'released';
  zoomId?: string;
  joinUrl?: string;
  eventId?: string;
  eventUpdatedAt?: Date;
}

export interface NewHold extends BookingTerms {
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  now: Date;
  expiresAt: Date;
  /** the rep's local day it lies on */
  day: Span;
  maxPerDay: number | null;
}

export type HoldAnswer = 'held' | 'taken' | 'day_full';

/** A time the client was offered. */
export interface SlotOffer extends Span {
  repId: string;
  kind: MeetingKind;
}

/** Every method is one transaction; all times come from the caller. */
export interface BookingStore {
  /** Who may be booked in this chat: the reps of its account, else of its brand; in the order they came. */
  reps(conversationId: string): Promise<BookableRep[]>;
  rep(repId: string): Promise<BookableRep | undefined>;
  /**
   * Time off, and what is held or booked by us, that touches the span. A hold that has run out counts no more.
   * `except`: a booking that may have its own time, and the time it is moving to.
   */
  time(
    repId: string,
    within: Span,
    now: Date,
    except?: string,
  ): Promise<{ timeOff: Span[]; booked: { span: Span; blocked: Span }[] }>;
  offer(conversationId: string, turnId: string, offers: SlotOffer[], at: Date): Promise<void>;
  /** Those of turns whose message has left, the newest first. */
  offered(conversationId: string): Promise<SlotOffer[]>;
  /** Held before by the same id for the same time: held. */
  hold(hold: NewHold): Promise<HoldAnswer>;
  /** Both times are the booking's until it is settled. Asked again for the same time: held; for another one: moving. */
  holdMove(
    id: string,
    move: Pick<
      NewHold,
      'start' | 'end' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'now' | 'expiresAt' | 'day' | 'maxPerDay'
    >,
  ): Promise<HoldAnswer | 'gone' | 'moving'>;
  /** The booking stands at these times from now on; false: it is gone, or its hold had run out and the time is another's. */
  settleMove(id: string, to: Span & { bufferBeforeMinutes: number; bufferAfterMinutes: number }): Promise<boolean>;
  booking(id: string): Promise<BookingRow | undefined>;
  /** The booking and its meeting by the id of either, of this conversation only. */
  bookingOf(conversationId: string, id: string): Promise<BookingRow | undefined>;
  noteVideo(id: string, video: { zoomId: string; joinUrl: string } | undefined): Promise<void>;
  noteEvent(id: string, event: { eventId: string; updatedAt: Date } | undefined): Promise<void>;
  /**
   * The held slot is booked, its meeting and what is said around it are written. `tell`: the conversation hears of it by a seq, for what no
   * turn waits for. `link`: where it takes place, if none was made for it. undefined: the hold was let go of meanwhile and nothing was written.
   */
  confirm(id: string, meeting: BookedChange, tell: boolean, link?: string): Promise<MeetingOp | undefined>;
  /** A change of a booked meeting: moved or cancelled. The version is the next one. */
  change(id: string, meeting: BookedChange, tell: boolean): Promise<MeetingOp>;
  /** Lets go of a hold; nothing when it is booked. */
  release(id: string, reason: string): Promise<void>;
  /** A time a rep was asked for and is not to be: written down for the conversation, once. */
  decline(id: string, meeting: BookedChange): Promise<void>;
  /** Of its meeting; 0: none yet. */
  version(id: string): Promise<number>;
  /** Whether a booked meeting is still to come or under way, and how the newest one with an outcome went. */
  outcome(conversationId: string, now: Date): Promise<{ standing: boolean; last?: 'held' | 'noShow' }>;
  /** Meetings with their reminders as a conversation holds them. */
  meetingOps(conversationId: string): Promise<MeetingOp[]>;
  ask(question: {
    id: string;
    bookingId: string;
    kind: 'confirm' | 'outcome';
    at: Date;
    expiresAt?: Date;
  }): Promise<void>;
  questionAnswer(id: string): Promise<string | undefined>;
}

/** What is to be so of a booked meeting; instants of reminders are the whole set. */
export type BookedChange = Omit<MeetingChange, 'id' | 'source' | 'version' | 'zone' | 'title' | 'reminders'> & {
  announce: MeetingRow['announce'];
  reminders: { kind: MeetingChange['reminders'][number]['kind']; due: Date }[];
};

/** A rep's calendar whose turn it is to be read; nobody else reads it meanwhile. */
export interface DueCalendar {
  repId: string;
  /** of this claim and this grant: what is settled for another one is not written */
  claim: string;
  /** undefined: from the beginning */
  syncToken?: string;
  /** in a row */
  failures: number;
  watch?: { id: string; resourceId: string; expiresAt: Date };
}

/** A booking whose event has changed in the rep's calendar. */
export interface SyncedBooking extends BookingRow {
  accountId: string;
  brand: string;
  /** it is being booked or moved by us at this moment: what the calendar shows may be our own doing */
  settling: boolean;
  /** of its meeting; 0: none yet */
  version: number;
}

/** What is kept of reading reps' calendars. Every method is one transaction; all times come from the caller. */
export interface CalendarDesk {
  /** The next calendar that is due or hinted at; ours until that instant at the latest. */
  claim(now: Date, until: Date): Promise<DueCalendar | undefined>;
  /** Still being read: ours until then. Nothing once it was settled. */
  keep(due: DueCalendar, until: Date): Promise<void>;
  /** Read: goes on from there, not before `next`. */
  read(due: DueCalendar, syncToken: string | undefined, next: Date): Promise<void>;
  /** `alert`: it has failed for so long that a human is told, once until it is read again. */
  failed(due: DueCalendar, next: Date, alert: boolean): Promise<void>;
  watched(due: DueCalendar, watch: { id: string; token: string; resourceId: string; expiresAt: Date }): Promise<void>;
  /** The token a channel was opened with; undefined: none of ours. */
  watchToken(channelId: string): Promise<string | undefined>;
  hint(channelId: string, at: Date): Promise<void>;
  /** Those that stand at that instant; or those of these events, also called off ones that are not over. */
  bookings(
    repId: string,
    of: { eventIds: string[]; bookingIds: string[] } | { standingAt: Date },
    now: Date,
  ): Promise<SyncedBooking[]>;
  /** The event was seen as it was then; `alert`: what a human is told of it, once. */
  noteSeen(row: SyncedBooking, updated: Date | undefined, alert?: BookingAlert): Promise<void>;
  /**
   * What a human did to a booking in the calendar is so: times, meeting, what is said around it, and the conversation hears of it by a seq.
   * false: it was known. Over another booking of that rep: a human is told. `quiet`: nothing he must hear, unless he has not heard the last news.
   */
  change(
    row: SyncedBooking,
    updated: Date,
    change: BookedChange & { end: Date; quiet?: boolean },
    buffers: { bufferBeforeMinutes: number; bufferAfterMinutes: number },
  ): Promise<boolean>;
  /** Reps whose grant is over and who were not told. */
  expired(limit: number): Promise<{ repId: string; name: string; language: Language; reachable: boolean }[]>;
  /** `text`: what the bot tells him; undefined: others are told that he must connect again. Once for each grant. */
  tellExpired(repId: string, text: string | undefined, at: Date): Promise<void>;
}

export type BookingAlert = 'meeting_declined' | 'meeting_needs_hands';

/** A booking as operators see it. */
export interface ListedBooking extends BookingRow {
  brand: string;
  repName: string;
  /** undefined: the brand's */
  repZone?: string;
  /** by name, @username or phone; undefined: none of them is known */
  client?: string;
  /** of the rep, once he has marked it */
  outcome?: 'held' | 'noShow';
  /** why it was called off or let go of */
  reason?: string;
}

/** What operators look up of bookings, and write beside them. */
export interface BookingDesk {
  /** By start; only what is or was agreed, a hold that ran out is none. `all`: also what was called off or let go of. */
  list(which: { repId?: string; brand?: string; from?: Date; to?: Date; all: boolean }): Promise<ListedBooking[]>;
  /** By the whole id or its end, from a slash on. */
  find(term: string): Promise<ListedBooking[]>;
  /** Why an operator calls it off: for colleagues, the client does not read it. */
  giveReason(id: string, reason: string): Promise<void>;
}

/** The calendars of reps who gave their grant. */
export interface Calendars {
  /** @throws Misconfigured when he has not connected one; GrantExpired when he must connect again */
  of(repId: string): Promise<RepCalendar>;
}

export type { CalendarEvent };

/** How a sign-in at Google ended; `language` is the rep's, where it is known whose it was. */
export type SignInOutcome = { language?: Language; repId?: string } & (
  | { kind: 'connected'; email: string }
  /** denied: he said no. unticked: not to all that is needed. unknown, spent, late: of the link. failed: Google or our key, see `error` */
  | { kind: 'denied' | 'unticked' | 'unknown' | 'spent' | 'late' }
  | { kind: 'failed'; error?: Error }
);

/** Reps sign in at Google: a link each, for one use and a quarter of an hour. */
export interface CalendarSignIns {
  begin(repId: string, redirectUri: string): Promise<{ url: string; state: string; expiresAt: Date }>;
  /** What Google's page sent back. Never throws for what a person or Google did. */
  finish(answer: { state?: string; code?: string; error?: string }): Promise<SignInOutcome>;
  /** undefined: not ended yet */
  outcome(state: string): Promise<SignInOutcome | undefined>;
  /**
   * Also takes the grant back at Google; `revoked` false: that could not be done, or `sharedWith`, another rep, uses the same account.
   * undefined: nothing was connected.
   */
  disconnect(repId: string): Promise<{ email: string; revoked: boolean; sharedWith?: string } | undefined>;
}
