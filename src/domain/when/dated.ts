// What becomes of a day as said: a date, a question, or the past.
import type { PlainDate } from './calendar';
import type { QuestionCode } from './types';

export type Dated =
  | {
      date: PlainDate;
      /** The last day of a range. */
      until?: PlainDate;
      precision: 'day' | 'week';
      /** Counted in days from now: the clock stays as it is. */
      asNow?: boolean;
      /** A fair guess that could also be asked about. */
      doubt?: QuestionCode;
    }
  | { problem: QuestionCode; dates?: PlainDate[] }
  | { past: PlainDate };

export function on(date: PlainDate, today: PlainDate): Dated {
  return date < today ? { past: date } : { date, precision: 'day' };
}

/** That day, or the Monday after it. */
export function working(date: PlainDate): PlainDate {
  return date.weekday > 5 ? date.plus({ days: 8 - date.weekday }) : date;
}
