// What a company decides about how it is represented. Read from brands/<brand>/, validated there; plain data here.

import type { Catalog } from './catalog';
import type { Stage } from './conversation';
import type { Passage } from './knowledge';
import type { Rule } from './rule';

export type Language = 'ru' | 'en';

/** The same words in each language the brand speaks; one that is missing is said in the brand's first. */
export type LocalizedText = Partial<Record<Language, string>>;

/** Local wall-clock time, "HH:mm". */
export type LocalTime = string;

export interface OpenHours {
  /** ISO weekdays, 1 = Monday. */
  days: number[];
  from: LocalTime;
  to: LocalTime;
}

/** Hours a vague word stands for. The brand decides, never a parsing library. */
export interface WhenDefaults {
  /** A bare date («завтра») means this hour. */
  dayStart: LocalTime;
  morning: LocalTime;
  noon: LocalTime;
  afternoon: LocalTime;
  evening: LocalTime;
  night: LocalTime;
}

/** Days on which nothing proactive leaves, both ends included; local dates ("yyyy-MM-dd") of the client's zone. */
export interface Holiday {
  from: string;
  to: string;
  name: string;
}

/** auto: what the agent writes is sent. draft: a rep approves it first. observe: it is written down and nobody sees it but the rep. */
export type Mode = 'auto' | 'draft' | 'observe';

/** A span to draw from, in seconds. */
export interface SecondsSpan {
  min: number;
  max: number;
}

/** What is said around a meeting the client mentions. The texts hold {title}, {time} and {day}. */
export interface MentionedPolicy {
  enabled: boolean;
  /** Read with less confidence than this, nothing is planned; 0 to 1. */
  threshold: number;
  /** `preparation` leaves so long before the start. */
  leadMinutes: number;
  /** A message of his so long after the start of a meeting without a known end is greeted with `question`. */
  askAfterMinutes: number;
  preparation: Record<Language, string>;
  completion: Record<Language, string>;
  question: Record<Language, string>;
}

export type MeetingKind = 'video' | 'phone' | 'office' | 'onSite';

/**
 * How a meeting is made, declared and never guessed. zoomCalendar: a Zoom meeting and an event in the rep's Google calendar.
 * calendar: the event alone. link: a fixed room, nothing is made outside. manual: the rep says yes in Telegram.
 */
export type BookingMode = 'zoomCalendar' | 'calendar' | 'link' | 'manual';

/** Which times are offered for a meeting with a rep, and what is said about one. Minutes unless named otherwise. */
export interface BookingPolicy {
  /** false: the agent offers no times; a person is called */
  enabled: boolean;
  mode: BookingMode;
  kinds: MeetingKind[];
  lengthMinutes: number;
  /** starts lie on this grid of the rep's clock, counted from the full hour */
  gridMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** nothing sooner than this from now */
  noticeMinutes: number;
  maxPerDay: number | null;
  horizonDays: number;
  /** only these starts, by the rep's clock, instead of the grid (seed S0's sales_slots) */
  slots: { days: number[]; times: LocalTime[] }[];
  /** where a meeting that is no video call takes place */
  place: Partial<Record<'phone' | 'office' | 'onSite', LocalizedText>>;
  /** where a video call takes place that has no link of its own, and whose rep has no room (`reps set --room-url`); null: nowhere */
  room: string | null;
  /** a held slot is let go of after this */
  holdMinutes: number;
  /** how long a rep may take to say yes in mode `manual` */
  answerMinutes: number;
  /** {title}, {day}, {time}, {zone}, {link}, {place}, {rep} may stand in these */
  texts: Record<
    'booked' | 'moved' | 'cancelled' | 'declined' | 'dayBefore' | 'hourBefore' | 'completion' | 'noShow' | 'thanks',
    Record<Language, string>
  >;
  reminders: { dayBefore: boolean; hourBefore: boolean };
}

export interface Brand {
  id: string;
  /** Hash of the files it was read from; stored with every reply. */
  version: string;
  name: string;
  /** IANA zone, used for prospects whose own is unknown. */
  zone: string;
  languages: Language[];
  /** persona.md, given to the model as it is. */
  persona: string;
  /** When proactive messages may leave, in the prospect's zone. */
  hours: OpenHours[];
  repliesOutsideHours: 'now' | 'nextWindow' | 'awayMessage';
  awayMessage: Record<Language, string>;
  unknownInbound: 'ask' | 'answer' | 'ignore';
  burst: { quietSeconds: number; maxSeconds: number };
  typing: { enabled: boolean; charactersPerSecond: number; minSeconds: number; maxSeconds: number };
  followUp: {
    when: WhenDefaults;
    ambiguousTime: 'ask' | 'default';
    /** Up to this late a follow-up goes out as it is. */
    lateAsIsMinutes: number;
    /** Up to this late it is rewritten for the new moment; later it is skipped. */
    lateRewriteHours: number;
  };
  meeting: { when: WhenDefaults; mentioned: MentionedPolicy; booking: BookingPolicy };
  takeover: { autoReleaseMinutes: number | null };
  optOut: { confirmation: Record<Language, string> };
  /** What the client hears when no answer can be made and a human is called. */
  holding: Record<Language, string>;
  holidays: Holiday[];
  /** That an AI writes: said by code. `asked`: when the client wants to know. */
  disclosure: { say: 'never' | 'first' | 'asked'; text: Record<Language, string> };
  /** Said by code once, before a reply asks for a phone, an e-mail address or documents. */
  consent: { ask: 'never' | 'beforePersonalData'; text: Record<Language, string> };
  /** Instead of those of the environment. `extraction`: the small one, for the fact check and the search of the web. */
  models: { dialogue?: string; extraction?: string };
  tone: { address: 'formal' | 'informal' | 'follow'; maxCharacters: number; maxEmoji: number; never: string[] };
  delivery: {
    /** until the client's message is marked read, and from there until "typing…" */
    readAfterSeconds: SecondsSpan;
    thinkSeconds: SecondsSpan;
    /** An answer longer than this leaves in parts. */
    partCharacters: number;
    maxParts: number;
    pauseBetweenSeconds: SecondsSpan;
  };
  /** Domains a reply may name beside those in catalog and knowledge. */
  links: string[];
  /** Whether a second, small model reads each answer against all the brand states before it leaves. */
  factCheck: { enabled: boolean };
  budget: { prospectTokensPerDay: number; brandTokensPerDay: number };
  mode: Mode;
  modeByStage: Partial<Record<Stage, Mode>>;
  drafts: { expireMinutes: number };
  /** Which stages may follow which. */
  stages: Record<Stage, Stage[]>;
  rules: Rule[];
  catalog: Catalog;
  knowledge: { passages: Passage[]; web: { enabled: boolean; domain?: string } };
}
