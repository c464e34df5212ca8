// The way a conversation goes, and what may follow what unless a brand says otherwise.
import type { Stage } from './conversation';

export const STAGES = [
  'new',
  'qualifying',
  'offering',
  'booking',
  'booked',
  'afterMeeting',
  'won',
  'lost',
  'dormant',
] as const satisfies readonly Stage[];

/** Forward one step or a skip that sales knows; back when the client starts over. `dormant` is the clock's, never the model's. */
export const DEFAULT_STAGES: Record<Stage, Stage[]> = {
  new: ['qualifying', 'offering', 'lost'],
  qualifying: ['offering', 'booking', 'lost'],
  offering: ['qualifying', 'booking', 'won', 'lost'],
  booking: ['offering', 'booked', 'won', 'lost'],
  booked: ['booking', 'afterMeeting', 'won', 'lost'],
  afterMeeting: ['offering', 'booking', 'won', 'lost'],
  won: ['qualifying', 'offering'],
  lost: ['qualifying', 'offering'],
  dormant: ['qualifying', 'offering'],
};

/** May the model move a conversation from one stage to the other? */
export const mayFollow = (stages: Record<Stage, Stage[]>, from: Stage, to: Stage): boolean =>
  from === to || stages[from].includes(to);
