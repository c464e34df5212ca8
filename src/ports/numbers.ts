// The figures of a period, as rows tell them. Shares are fractions, undefined where there was nothing to take a share of.
import type { Stage } from '../domain/conversation';

export interface Period {
  since: Date;
  /** not included */
  until: Date;
  /** undefined: all */
  brand?: string;
  /** IANA: whose days the days are */
  zone: string;
}

/** Middle and upper end, in the unit named beside it. */
export interface Spread {
  median: number;
  p95: number;
  max: number;
}

export interface Numbers {
  said: {
    /** people who wrote, and the conversations they wrote in */
    prospects: number;
    conversations: number;
    fromClients: number;
    fromAgent: number;
    fromReps: number;
    /** messages Telegram had before a proactive one of ours left, and we had not */
    crossings: number;
  };
  /** how many conversations entered a stage in the period, and how many stand there now */
  funnel: { stage: Stage; entered: number; now: number }[];
  followUps: {
    scheduled: number;
    sent: number;
    /** of those sent, more than a minute after what was promised */
    late: number;
    cancelledByReply: number;
    cancelled: number;
    skipped: number;
    failed: number;
    /** times nothing fit to leave was written for one: it is tried again, and fails in the end */
    held: number;
    /** seconds from the promised instant to the sent message */
    lateness?: Spread;
    /** sent within a minute, within five, within an hour, and after it */
    latenessBuckets: { minute: number; fiveMinutes: number; hour: number; more: number };
    /** what became of those cancelled otherwise, skipped or failed */
    why: { status: string; reason: string; count: number }[];
  };
  mentions: {
    /** everything read as a meeting */
    found: number;
    kept: number;
    byOutcome: Record<string, number>;
    /** share whose confidence was too low: stands in for false positives */
    belowThreshold?: number;
    /** milliseconds the extraction took for a message in which something was found */
    readMs?: Spread & { average: number };
  };
  meetings: {
    /** people of whose words at least one meeting was kept, and their share of those who wrote */
    prospects: number;
    adoption?: number;
    /** meetings made of what clients mentioned */
    made: number;
    perProspectPerWeek?: number;
    /** share of those made with an end */
    withEnd?: number;
    byStatus: Record<string, number>;
  };
  reminders: {
    /** their time came in the period and they were still wanted */
    due: number;
    sent: number;
    /** within a minute of the right time */
    onTime: number;
    late: number;
    skipped: number;
    failed: number;
    /** their time is over and nothing has become of them yet */
    waiting: number;
    /** a meeting moved or was cancelled before: nothing was due */
    cancelled: number;
    /** of those sent, the client wrote within 24 hours */
    acknowledged: number;
    /** seconds from a reminder to his first message after it */
    firstWords?: Spread;
    why: { status: string; reason: string; count: number }[];
  };
  replies: {
    /** answers of the model */
    decided: number;
    /** asked again because of guards, and then said */
    rewritten: number;
    /** not said because of guards: a human was called */
    held: number;
    /** the two as a share of all */
    guarded?: number;
    /** answers in which a guard found something */
    byGuard: Record<string, number>;
    /** asked again for other reasons, and then said */
    corrected: number;
    /** not said for other reasons */
    heldOtherwise: Record<string, number>;
    silent: number;
  };
  drafts: {
    approved: number;
    edited: number;
    discarded: number;
    expired: number;
    superseded: number;
    observed: number;
    waiting: number;
  };
  humans: { handOffs: number; takeOvers: number; byRepTyping: number; handBacks: number };
  optOuts: { all: number; byReason: Record<string, number> };
  spend: Spend & {
    /** of a conversation with decisions in the period */
    perConversation?: { tokens: Spread; costMicros?: Spread };
    byBrand: (Spend & { brand: string })[];
    /** "yyyy-MM-dd" of the zone */
    byDay: (Spend & { day: string })[];
  };
}

/** Of decisions that stood. Answers thrown away because the client wrote on are in the counters of /metrics only. */
export interface Spend {
  decisions: number;
  tokens: { input: number; output: number; cacheRead: number; cacheWrite: number };
  /** micro-dollars, of models whose price is known */
  costMicros: number;
  /** decisions whose model has no known price: their cost is not in the sum */
  unpriced: number;
}

export interface NumbersStore {
  /** One query for each figure. */
  numbers(period: Period): Promise<Numbers>;
  /** Brands that have a conversation. */
  brands(): Promise<string[]>;
}
