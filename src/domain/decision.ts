// What activities answer the workflow: ids, enums, numbers and instants only. Words stay in rows.
import type { PlanOp } from './conversation';

export type SilentReason = 'said_nothing' | 'answered' | 'opted_out' | 'deleted' | 'nothing_new';

export type Decision =
  | {
      outcome: 'say';
      covers: number;
      intents: string[];
      /** 0: typing is off */
      typingMs: number;
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
    }
  | { outcome: 'silent'; covers: number; reason: SilentReason; plan: PlanOp[]; handOff?: string; optOut?: boolean }
  | { outcome: 'later'; at: number; reason: 'outside_hours' | 'client_writes' }
  | { outcome: 'superseded'; reason: 'human_in_control' };

export type Verdict =
  | { verdict: 'send'; intent: string; covers: number; notAfter: number; overdue: boolean; typingMs: number }
  | { verdict: 'skip'; reason: SkipReason }
  | { verdict: 'later'; at: number; reason: 'outside_hours' };

export type SkipReason =
  | 'client_responded'
  | 'too_late'
  | 'no_longer_needed'
  | 'opted_out'
  | 'human_in_control'
  | 'switched_off'
  | 'no_longer_planned';

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
  | 'not_stored';
