// What a human did in the rep's calendar to an event of ours. The calendar is the truth; our own writes come back from it too.
import { writeMark } from './ids';
import type { Span } from './types';

/** An event as the calendar shows it now. */
export interface SeenEvent {
  status: 'confirmed' | 'tentative' | 'cancelled';
  start?: Date;
  end?: Date;
  declinedBy: readonly ('organizer' | 'attendee')[];
  /** the mark of our last move of it */
  mark?: string;
  updated: Date;
  /** one time of a series, and when the series has it: somebody has made the event a recurring one */
  occurrence?: { of: string; start?: Date };
}

export type CalendarChange =
  /** ours, or nothing that matters to the meeting */
  | { what: 'nothing' }
  | { what: 'moved'; to: Span }
  /** deleted; `stays`: the rep said no, and the event is still there for the client */
  | { what: 'off'; stays: boolean }
  /** the client said no to the invitation: a person asks him what he means */
  | { what: 'declined' }
  /** nothing a meeting can be, a person looks at it: a whole day, no time at all, one time of a series, or back again after it was called off */
  | { what: 'unclear' };

/**
 * @param row the booking as we know it; `eventUpdatedAt`: its event as we last saw or wrote it; `version`: of its meeting
 * @param now a meeting that is over is not called off by tidying up; moved to another day it is a new appointment
 */
export function calendarChange(
  row: Span & { status: 'held' | 'booked' | 'cancelled' | 'released'; eventUpdatedAt?: Date; version: number },
  event: SeenEvent,
  now: Date,
): CalendarChange {
  const nothing = { what: 'nothing' } as const;
  const over = row.end <= now;
  const { start, end, occurrence } = event;
  // the other times of a series are not this meeting
  if (occurrence)
    return row.status === 'booked' && !over && occurrence.start?.getTime() === row.start.getTime()
      ? { what: 'unclear' }
      : nothing;
  const deleted = event.status === 'cancelled';
  // Older than what we know is our own writing. Not so of a deleted one: that it is gone is all Google promises to say of it, not when.
  if (!deleted && row.eventUpdatedAt && event.updated <= row.eventUpdatedAt) return nothing;
  const off = deleted || event.declinedBy.includes('organizer');
  if (row.status === 'cancelled') return off || !end || end <= now ? nothing : { what: 'unclear' };
  if (off) return over ? nothing : { what: 'off', stays: !deleted };
  if (!start || !end || end <= start) return over ? nothing : { what: 'unclear' };
  const there = { start, end };
  if (start.getTime() !== row.start.getTime() || end.getTime() !== row.end.getTime())
    // a move of ours that did not come to its end: it is still being undone, or a person has been called
    return event.mark === writeMark(row.version, there) ? nothing : { what: 'moved', to: there };
  return event.declinedBy.includes('attendee') && !over ? { what: 'declined' } : nothing;
}
