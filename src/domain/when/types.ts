// The vocabulary of natural time: what goes into the resolver, what comes out, and the parts a phrase is read into.
import type { Holiday, Language, WhenDefaults } from '../brand';
import type { HolidayName } from './holidays';

export type Purpose = 'followUp' | 'meeting';

export interface WhenInput {
  /** The client's own words, Russian, English or both. */
  phrase: string;
  now: Date;
  /** IANA zone of the person who said it. */
  zone: string;
  /** Language of the question, and the reading of 05/12. Default: Russian if the phrase has Cyrillic letters. */
  lang?: Language;
  /** A meeting may lie anywhere in the day; a bare hour is guessed alike for both. */
  purpose: Purpose;
  /** The hours vague words stand for: the brand's, never ours. */
  defaults: WhenDefaults;
  /** The brand's, for «после праздников»; without them those words are asked about. */
  holidays?: Holiday[];
  /** The company's zone, for "your time" / «по вашему времени». Without it those words are asked about. */
  brandZone?: string;
}

/**
 * How much of the instant was said, from a clock time to a mere week:
 * exact — a full clock time; minute — counted from now; hour — a guessed half of the day, "about", "after", a range;
 * daypart — «вечером»; day — a date without a time; week — a week, its part, a month.
 */
export type Precision = 'exact' | 'minute' | 'hour' | 'daypart' | 'day' | 'week';

export type QuestionCode =
  | 'daypart' // «вечером»: which hour
  | 'today' // "today": which hour
  | 'whichDay' // a weekday that is today's, «в конце недели» on a Saturday
  | 'halfOfDay' // «в 9» when 9:00 has passed and 21:00 has not
  | 'twoTimes'
  | 'noSuchDate' // 31 June
  | 'noSuchTime' // 25:00
  | 'dayOrMonth' // 05/12 in English
  | 'deadline' // «до пятницы»: an end without a beginning
  | 'negated' // "not on Friday"
  | 'recurring' // «по вторникам»
  | 'vague' // «как-нибудь потом»
  | 'zone' // "your time" and nobody knows whose
  | 'past';

export interface Question {
  code: QuestionCode;
  /** Ready to be sent, in the language asked for. */
  text: string;
  /** UTC instants to choose from, earliest first. */
  options?: string[];
}

export interface WhenResult {
  /**
   * instant — use it (with a `question`: a fair guess, the brand's `ambiguousTime` chooses between using and asking);
   * question — ask; past — understood and gone by; none — the phrase names no time.
   */
  kind: 'instant' | 'question' | 'past' | 'none';
  /** UTC, ISO 8601. For `past`: what was understood, where it can be computed. */
  instant?: string;
  /** The end of a range ("between 3 and 4"), UTC, ISO 8601. */
  end?: string;
  precision?: Precision;
  question?: Question;
  /** Where in the phrase the time stands, [from, to). */
  span?: [number, number];
  /** The IANA zone the phrase itself named ("at 3 pm Moscow time"). */
  zone?: string;
  /** The wall-clock time said does not exist that night (clocks went forward) and was moved ahead, or exists twice (the first is taken). */
  clockChange?: 'moved' | 'first';
}

export type Daypart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';
export type Unit = 'sec' | 'min' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year';
export type Edge = 'start' | 'mid' | 'end';

/** Which day was said. */
export type Day =
  /** `later`: "later today", not this very hour. */
  | { kind: 'relative'; days: number; later?: boolean }
  | { kind: 'weekday'; weekday: number; which: 'coming' | 'this' | 'inThisWeek' | 'next' | 'last' | 'afterNext' }
  | { kind: 'date'; day: number; month?: number; months?: number; year?: number; until?: number }
  | { kind: 'dayOrMonth'; first: number; second: number; year?: number }
  | { kind: 'week'; weeks: number; edge?: Edge }
  | { kind: 'weekend'; weeks?: number }
  | {
      kind: 'month';
      month?: number;
      months?: number;
      year?: number;
      edge: Edge | 'last';
      week?: number;
      unsure?: boolean;
    }
  /** «в первый понедельник декабря»; -1: the last of the month. */
  | { kind: 'nthWeekday'; weekday: number; nth: number; month?: number; months?: number; year?: number }
  /** «после праздников» */
  | { kind: 'holidays'; name: HolidayName }
  /** Counted in days or more: the clock stays as it is now unless a time is said too. */
  | {
      kind: 'ahead';
      amount: number;
      unit: 'day' | 'workday' | 'week' | 'month' | 'year';
      unsure?: boolean;
      until?: number;
    }
  | { kind: 'weeksFrom'; weeks: number; from: Day }
  /** The first working day after it. */
  | { kind: 'after'; day: Day }
  /** «через две недели в среду»: the Wednesday nearest to it. */
  | { kind: 'nearest'; weekday: number; to: Day }
  /** "Tomorrow, 22 November": said twice, must agree. */
  | { kind: 'both'; first: Day; second: Day };

/** A clock time as said. `fixed`: no half of the day is left to guess. */
export interface Clock {
  hour: number;
  minute: number;
  fixed: boolean;
  /** «8 вечера»: the part of the day said with the hour. */
  part?: Daypart;
  /** 24:00, 12 ночи: the midnight that ends the day. */
  endOfDay?: boolean;
  /** Said in words or as 12 am: beside a date it may be the midnight at either end of that day. */
  midnight?: boolean;
}

export type Time =
  | { kind: 'clock'; clock: Clock; loose?: boolean; offset?: string }
  | { kind: 'range'; from: Clock; to: Clock }
  | { kind: 'part'; part: Daypart; closing?: boolean }
  | { kind: 'same' }
  | { kind: 'any' };

/** One thing recognised in the phrase. */
export type Piece =
  | { type: 'day'; day: Day; deadline?: boolean }
  | { type: 'time'; time: Time; deadline?: boolean }
  | { type: 'elapse'; ms: number; untilMs?: number; loose?: boolean }
  /** A time only beside a day. */
  | { type: 'beside'; time: Time }
  /** A length without «через»: a time only if nothing else in the phrase is one. */
  | { type: 'length'; piece: Piece; clock?: Clock }
  /** Asked about; `weak` only when nothing clearer was said. */
  | { type: 'unclear'; code: QuestionCode; weak?: boolean };

/** Day and time that belong together: one answer to "when?". */
export interface Moment {
  day?: Day;
  time?: Time;
  elapse?: { ms: number; untilMs?: number; loose?: boolean };
  /** «с понедельника по среду»: the last day. */
  until?: Day;
  /** «до пятницы», "before 6": what it bounds. */
  deadline?: 'day' | 'time';
  negated: boolean;
  /** Its day was said after its time: "2pm call tomorrow". */
  trailing?: boolean;
  /** The end of a busy time: «занят до 18:00». */
  opened?: boolean;
  /** Nothing but "or", "and", a comma stands between it and the one before. */
  linked: boolean;
  /** Which sentence it ends in, counted from 0. */
  sentence: number;
  /** Place in the phrase, [from, to). */
  span: [number, number];
}
