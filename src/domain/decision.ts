// What activities answer the workflow: ids, enums, numbers and instants only. Words stay in rows.
import type { PlanOp, Typed } from './conversation';
import type { MeetingOp } from './meetings';

export type SilentReason = 'said_nothing' | 'answered' | 'opted_out' | 'deleted' | 'nothing_new' | 'observed';

/** What a person does before and between the parts of an answer, in ms. */
export interface Pace {
  readMs: number;
  thinkMs: number;
  /** for each part after the first */
  next: { pauseMs: number; typingMs: number }[];
}

export type Decision =
  | {
      outcome: 'say';
      covers: number;
      intents: string[];
      /** of the first part; 0: typing is off */
      typingMs: number;
      pace?: Pace;
      plan: PlanOp[];
      /** epoch ms after which saying it no longer makes sense */
      notAfter: number;
      /** the agent gives up to a human once this is said; names the alert row */
      handOff?: string;
      /** the person said stop: after this confirmation, silence for ever */
      optOut?: boolean;
      /** an away message: the answer itself follows at this instant */
      thenAt?: number;
      stage?: 'qualifying';
      /** meetings the client's messages spoke of */
      meetings?: MeetingOp[];
    }
  | {
      outcome: 'silent';
      covers: number;
      reason: SilentReason;
      plan: PlanOp[];
      handOff?: string;
      optOut?: boolean;
      meetings?: MeetingOp[];
    }
  | { outcome: 'later'; at: number; reason: 'outside_hours' | 'client_writes' }
  /** A rep approves it first. `intents` are written; nothing leaves by itself. */
  | {
      outcome: 'draft';
      covers: number;
      intents: string[];
      plan: PlanOp[];
      expiresAt: number;
      typed?: Typed;
      handOff?: string;
      meetings?: MeetingOp[];
    }
  /** The model asked for tools: each is run, then it is decided on. */
  | { outcome: 'tools'; calls: string[] }
  | { outcome: 'superseded'; reason: 'human_in_control' };

export type Verdict =
  | { verdict: 'send'; intent: string; covers: number; notAfter: number; overdue: boolean; typingMs: number }
  /** A rep approves it first. */
  | {
      verdict: 'draft';
      intent: string;
      covers: number;
      notAfter: number;
      overdue: boolean;
      expiresAt: number;
      typed?: Typed;
    }
  | { verdict: 'skip'; reason: SkipReason }
  | { verdict: 'tools'; calls: string[] }
  | { verdict: 'later'; at: number; reason: 'outside_hours' | 'over_budget' };

export type SkipReason =
  | 'client_responded'
  | 'too_late'
  | 'no_longer_needed'
  | 'opted_out'
  | 'human_in_control'
  | 'switched_off'
  | 'no_longer_planned'
  | 'not_wanted'
  | 'outside_hours'
  | 'observed';

export type RefusedReason =
  | 'client_wrote'
  | 'human_in_control'
  | 'opted_out'
  | 'switched_off'
  | 'too_late'
  | 'no_longer_planned'
  | 'superseded'
  | 'failed';

export type SendOutcome =
  | { status: 'sent'; said: string[] }
  | { status: 'superseded'; said: string[]; reason: RefusedReason }
  /** `at` is exact where somebody said so (flood wait, pacing); without it the workflow's ladder decides */
  | { status: 'later'; said: string[]; reason: string; at?: number }
  | { status: 'failed'; said: string[]; reason: string }
  | { status: 'unknown'; said: string[]; reason: string };

export type PlanRecord = {
  id: string;
  status: 'scheduled' | 'sent' | 'cancelled' | 'failed' | 'skipped';
  reason?: string;
  due?: number;
  /** only when an operator has moved it */
  promisedFor?: number;
  attempts?: number;
  held?: boolean;
};

export type AlertKind =
  | 'handoff'
  | 'model_unavailable'
  | 'not_sent'
  | 'client_gone'
  | 'opted_out_wrote'
  | 'unknown_person'
  | 'account_parked'
  | 'peer_flood'
  | 'auto_release'
  | 'plan_failed'
  | 'not_stored'
  | 'meeting_booked'
  | 'meeting_moved'
  | 'meeting_cancelled'
  | 'meeting_needs_hands'
  | 'meeting_not_made'
  | 'meeting_declined'
  | 'meeting_overlaps'
  | 'calendar_expired'
  | 'calendar_unread'
  | 'brand_invalid'
  | 'draft_waits'
  | 'draft_expired';
