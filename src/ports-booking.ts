// Meetings with a rep: whose time there is, holding a piece of it, and what was made outside for it. Beside ports/, which is about chats.
import type { Span } from './domain/booking/types';
import type { BookingMode, Language, MeetingKind, OpenHours } from './domain/brand';
import type { MeetingOp } from './domain/meetings';
import type { MeetingChange } from './ports';
import type { CalendarEvent, RepCalendar } from './ports-meetings';

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

export interface BookingRow extends Span {
  id: string;
  conversationId: string;
  repId: string;
  kind: MeetingKind;
  mode: BookingMode;
  title: string;
  zone: string;
  email?: string;
  place?: string;
  status: 'held' | 'booked' | 'cancelled' | 'released';
  zoomId?: string;
  joinUrl?: string;
  eventId?: string;
  eventUpdatedAt?: Date;
}

export interface NewHold extends Span {
  id: string;
  conversationId: string;
  repId: string;
  kind: MeetingKind;
  mode: BookingMode;
  title: string;
  zone: string;
  email?: string;
  place?: string;
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
  /** Time off, and what is held or booked by us, that touches the span. A hold that has run out counts no more. */
  time(repId: string, within: Span, now: Date): Promise<{ timeOff: Span[]; booked: { span: Span; blocked: Span }[] }>;
  offer(conversationId: string, turnId: string, offers: SlotOffer[], at: Date): Promise<void>;
  /** Those of turns whose message has left, the newest first. */
  offered(conversationId: string): Promise<SlotOffer[]>;
  /** Held before by the same id for the same time: held. */
  hold(hold: NewHold): Promise<HoldAnswer>;
  holdMove(
    id: string,
    move: Pick<
      NewHold,
      'start' | 'end' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'now' | 'expiresAt' | 'day' | 'maxPerDay'
    >,
  ): Promise<HoldAnswer | 'gone'>;
  /** The booking stands at these times from now on; false: it is gone. */
  settleMove(id: string, to: Span & { bufferBeforeMinutes: number; bufferAfterMinutes: number }): Promise<boolean>;
  booking(id: string): Promise<BookingRow | undefined>;
  /** The booking and its meeting by the id of either, of this conversation only. */
  bookingOf(conversationId: string, id: string): Promise<BookingRow | undefined>;
  noteVideo(id: string, video: { zoomId: string; joinUrl: string } | undefined): Promise<void>;
  noteEvent(id: string, event: { eventId: string; updatedAt: Date } | undefined): Promise<void>;
  /**
   * The held slot is booked, its meeting and what is said around it are written. `tell`: the conversation hears of it by a seq, for what no
   * turn waits for. undefined: the hold was let go of meanwhile and nothing was written.
   */
  confirm(id: string, meeting: BookedChange, tell: boolean): Promise<MeetingOp | undefined>;
  /** A change of a booked meeting: moved or cancelled. The version is the next one. */
  change(id: string, meeting: BookedChange, tell: boolean): Promise<MeetingOp>;
  /** Lets go of a hold; nothing when it is booked. */
  release(id: string, reason: string): Promise<void>;
  /** A time a rep was asked for and is not to be: written down for the conversation, once. */
  decline(id: string, meeting: BookedChange): Promise<void>;
  /** Of its meeting; 0: none yet. */
  version(id: string): Promise<number>;
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
  announce: 'booked' | 'moved' | 'cancelled' | undefined;
  reminders: { kind: MeetingChange['reminders'][number]['kind']; due: Date }[];
};

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
  /** Also takes the grant back at Google; `revoked` false: that could not be done. undefined: nothing was connected. */
  disconnect(repId: string): Promise<{ email: string; revoked: boolean } | undefined>;
}
