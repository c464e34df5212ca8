// The contract of the conversation workflow: its id, queues, signals, queries and updates. Everything here is ids, enums, numbers and instants.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ConversationState, PlanItem, Stage } from '../domain/conversation';
import type { MeetingOp, MeetingSource, ReminderKind } from '../domain/meetings';

export const CONVERSATIONS_QUEUE = 'conversations';

/** Sends of one account: polled only by the process that owns it, and only while it is in sync. */
export const accountQueue = (accountId: string): string => `account:${accountId}`;

/** Read marks and typing of one account: outside the slots of its sends, so that fifty chats don't wait for each other. */
export const presenceQueue = (accountId: string): string => `presence:${accountId}`;

export const CONVERSATION_TYPE = 'conversation';

/** Built from an opaque id: no phone, name or username ever reaches Temporal. */
export const conversationWorkflowId = (conversationId: string): string => `conversation:${conversationId}`;

export interface ConversationInput {
  conversationId: string;
  accountId: string;
  brand: string;
  /** set by continue-as-new; a first start reads the snapshot row instead */
  state?: ConversationState;
}

export const BOOKING_TYPE = 'booking';

/** Of the tool call that asked for it: run again after a crash it is the same one. */
export const bookingWorkflowId = (bookingId: string, call: string): string => `booking:${bookingId}/${call}`;

/** The rep's word about a time he is asked for (`ask`). */
export const repAnswered = defineSignal<[{ yes: boolean; by: string }]>('repAnswered');

/** Ids, flags and instants (epoch ms) only. */
export interface BookingInput {
  /** ask: a rep says yes first. cancel, restore: only what is outside is brought in line with our rows */
  op: 'book' | 'move' | 'ask' | 'cancel' | 'restore';
  bookingId: string;
  /** the model's tool call that is told how it ended */
  callId?: string;
  /** what there is to make, or was made, outside */
  video: boolean;
  event: boolean;
  /** an operator's doing, no turn's: the client hears of it by itself */
  tell?: boolean;
  /** an operator's: also on a day that is full by the brand's rules */
  force?: boolean;
  /** of a move */
  to?: { start: number; end: number };
  back?: { start: number; end: number };
  /** of restore: it takes back a move of ours, and nothing a human has done since */
  undo?: boolean;
  /** of ask: no answer by then is a no */
  expiresAt?: number;
}

export interface BookingResult {
  ops: MeetingOp[];
  /** why it could not be done; nothing is left of it */
  problem?: string;
  /** what could not be undone while the client waited: to be gone on with, however long it takes */
  leftover?: BookingInput;
}

// Facts from outside, in the past tense; each carries the seq its row got.
export const clientReplied = defineSignal<[{ seq: number }]>('clientReplied');
export const clientEdited = defineSignal<[{ seq: number }]>('clientEdited');
export const repWrote = defineSignal<[{ seq: number; releaseAt?: number }]>('repWrote');
export const optedOut = defineSignal<[{ seq: number }]>('optedOut');
/** Its meetings are other than it knows: a human moved one in his calendar, a rep said yes. The rows have it. */
export const calendarChanged = defineSignal<[{ seq: number }]>('calendarChanged');

// Commands. By hand: temporal workflow signal --workflow-id … --name takeOver --input '{"by":"anna"}'
export const takeOver = defineSignal<[{ by: string }]>('takeOver');
export const handBack = defineSignal<[{ by: string }]>('handBack');
/** Stops everything automatic in this chat until handBack; cancels the plan. */
export const stop = defineSignal<[{ by: string }]>('stop');
/** Continue as new at the next quiet moment: before an old code branch is removed. */
export const refresh = defineSignal<[]>('refresh');

export interface ConversationStatus {
  conversationId: string;
  accountId: string;
  brand: string;
  /** 'human (settling)': taken over, but a send begun before may still be under way */
  control: 'agent' | 'human' | 'human (settling)' | 'paused' | 'paused (settling)';
  controlBy?: string;
  releaseAt?: string;
  stage: Stage;
  known: number;
  handled: number;
  optedOut: boolean;
  turns: number;
  planVersion: number;
  doing?: string;
  /** a message that waits for a rep's yes */
  draft?: { id: string; seq: number; expiresAt: string };
  next?: { kind: 'followUp' | 'reminder' | 'reply' | 'turn'; due: string; id?: string };
  counters: ConversationState['counters'];
}

export const status = defineQuery<ConversationStatus>('status');
export interface PlannedMeeting {
  id: string;
  source: MeetingSource;
  start: string;
  end?: string;
  version: number;
  reminders: { id: string; kind: ReminderKind; due: string }[];
}
export const plan = defineQuery<{
  version: number;
  items: (Omit<PlanItem, 'due'> & { due: string })[];
  meetings: PlannedMeeting[];
}>('plan');

/** Returns when the row is written and nothing is in flight: from then on nothing automatic leaves. */
export const takeOverUpdate = defineUpdate<ConversationStatus, [{ by: string }]>('takeOver');
export const handBackUpdate = defineUpdate<ConversationStatus, [{ by: string }]>('handBack');

/** `itemId` names a plan_items row (status draft) that holds the words. */
export const scheduleFollowUp = defineUpdate<{ planVersion: number }, [{ by: string; itemId: string; due: string }]>(
  'scheduleFollowUp',
);

export type PlanEdit = { by: string; itemId: string; planVersion: number } & (
  | { edit: 'move'; due: string }
  /** the new words are in the row already */
  | { edit: 'rewrite' }
  | { edit: 'skip' }
  | { edit: 'sendNow' }
  | { edit: 'hold' }
  | { edit: 'release' }
);
export const editPlan = defineUpdate<{ planVersion: number }, [PlanEdit]>('editPlan');
export const setStage = defineUpdate<ConversationStatus, [{ by: string; stage: Stage }]>('setStage');
export interface DraftVerdict {
  by: string;
  draftId: string;
  /** the seq it answers, as whoever decides has seen it */
  seq: number;
  verdict: 'send' | 'discard';
  /** his words are in the first part's row; the other parts are gone */
  edited?: boolean;
}
/** A rep's yes or no to a message that waits for it. Refused when it waits no longer: the client wrote, it expired, somebody was first. */
export const approveDraft = defineUpdate<ConversationStatus, [DraftVerdict]>('approveDraft');
/** A human records that the person wants no more messages. */
export const optOutUpdate = defineUpdate<ConversationStatus, [{ by: string }]>('optOut');
