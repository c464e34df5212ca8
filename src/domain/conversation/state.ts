// The state of a conversation, as the workflow keeps it, and what may happen to it.
// Instants are epoch milliseconds here (workflow state is JSON and compares them); rows and ports carry Dates.
import type { Meeting } from '../meetings';

export type Control = 'agent' | 'human' | 'paused';

export type Stage =
  | 'new'
  | 'qualifying'
  | 'offering'
  | 'booking'
  | 'booked'
  | 'afterMeeting'
  | 'won'
  | 'lost'
  | 'dormant';

/** A later message if the client stays silent. Its words are a row (`plan_items`); here is only what the rules need. */
export interface PlanItem {
  id: string;
  kind: 'followUp';
  due: number;
  /** what was promised; `due` moves away from it when a send has to wait */
  promisedFor: number;
  /** newest seq the promise was made with: a client's message after it cancels the item */
  basis: number;
  /** firing: a send may be under way; edits are refused */
  status: 'scheduled' | 'firing';
  /** tries that came back with `later` */
  attempts: number;
  /** an operator holds it: it does not fire until released */
  held: boolean;
  /** a human spoke in the chat since it was promised: judged again before it goes */
  rejudge: boolean;
  /** judged and written, waiting for its turn (flood wait, pacing): claimed again as it is */
  ready?: { intent: string; covers: number; notAfter: number; overdue: boolean; typed?: Typed };
}

/** A decided reply that could not leave yet (`later`). Any arrival of the client replaces it. */
export interface PendingReply {
  intents: string[];
  covers: number;
  at: number;
  attempts: number;
  reason: string;
  notAfter: number;
  adopt: PlanOp[];
  handOff: boolean;
  typed?: Typed;
}

/** How a rep's yes arrives, as if he typed it: he has read and thought. Histories of before 2026-11-22 have none. */
export interface Typed {
  ms: number;
  /** for each part after the first */
  next: { pauseMs: number; typingMs: number }[];
}

/** Decided, and waiting for a rep's yes. Whatever the client writes replaces it. */
export interface WaitingDraft {
  /** of the turn it was decided in */
  id: string;
  covers: number;
  intents: string[];
  expiresAt: number;
  adopt: PlanOp[];
  handOff: boolean;
  typed?: Typed;
  /** it is a follow-up's; that item is held meanwhile */
  itemId?: string;
}

/** What a reply promises; stands once the reply has left. */
export type PlanOp = { op: 'add'; id: string; due: number; basis: number } | { op: 'cancel'; id: string };

export interface ConversationState {
  v: 1;
  conversationId: string;
  accountId: string;
  brand: string;
  control: Control;
  controlBy?: string;
  /** a control change the row may not show yet */
  controlDirty: boolean;
  /** when the agent takes the chat back by itself */
  releaseAt?: number;
  stage: Stage;
  /** highest seq heard of, highest seq answered (or judged not to need an answer) */
  known: number;
  handled: number;
  /** highest seq of something the client wrote */
  clientSeq: number;
  /** highest seq of something the rep wrote himself */
  repSeq: number;
  optedOut: boolean;
  /** decisions made so far: numbers the turns across runs */
  turns: number;
  /** decisions that failed in a row, and when to try again (also: a reply that waits for the sending window) */
  turnFailures: number;
  turnAt?: number;
  pendingReply?: PendingReply;
  draft?: WaitingDraft;
  plan: PlanItem[];
  /** mentioned by the client or booked by us, with what is to be said around them; states of before 2026-11-21 have none */
  meetings?: Meeting[];
  /** other hands have changed them: read anew before anything is said */
  meetingsStale?: boolean;
  /** grows with each change of the plan; the dedupe of operators' edits */
  planVersion: number;
  /** last thing that happened, for going dormant */
  touchedAt: number;
  counters: { sent: number; superseded: number; cancelled: number; skipped: number; failed: number };
}

export type Arrival =
  | { type: 'clientReplied'; seq: number }
  | { type: 'clientEdited'; seq: number }
  | { type: 'repWrote'; seq: number; releaseAt?: number }
  | { type: 'optedOut'; seq: number }
  | { type: 'calendarChanged'; seq: number }
  | { type: 'takeOver'; by: string }
  | { type: 'handBack'; by: string }
  | { type: 'stop'; by: string };

export function newConversation(
  input: { conversationId: string; accountId: string; brand: string },
  now: number,
): ConversationState {
  return {
    v: 1,
    ...input,
    control: 'agent',
    controlDirty: false,
    stage: 'new',
    known: 0,
    handled: 0,
    clientSeq: 0,
    repSeq: 0,
    optedOut: false,
    turns: 0,
    turnFailures: 0,
    plan: [],
    planVersion: 0,
    touchedAt: now,
    counters: { sent: 0, superseded: 0, cancelled: 0, skipped: 0, failed: 0 },
  };
}
