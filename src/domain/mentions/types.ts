// A meeting as a client's message speaks of it.

export interface Mention {
  /** the client's own words for it, as a sentence would name it: «встреча с юристом», "standup" */
  title: string;
  /** ISO 8601 with the offset of the zone it was said in */
  start: string;
  end?: string;
  /** 0 to 1: how sure it is a meeting of his, at that time */
  confidence: number;
  /** how much of the time was said; of a mere day nothing is said beforehand. Left out: a time */
  precision?: 'time' | 'daypart' | 'day';
  /** set: it takes place. moved: it was known at another time. cancelled: it does not take place. */
  change: 'set' | 'moved' | 'cancelled';
  /** where in the text it stands: [from, to) */
  span: [from: number, to: number];
}
