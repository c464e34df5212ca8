// The rules of a conversation: a pure reducer over its plain state. The workflow feeds it what happened and asks what to do next.
// Instants are epoch milliseconds here (workflow state is JSON and compares them); rows and ports carry Dates.
import { applyMeetings, livingMeetings, type Meeting, type MeetingOp, nextReminder } from './meetings';

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
  ready?: { intent: string; covers: number; notAfter: number; overdue: boolean };
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

/** Applies one arrival. Returns the ids of follow-ups it cancelled, with the reason. Mutates `s`: the workflow owns the only copy. */
export function apply(s: ConversationState, arrival: Arrival, now: number): { cancelled: string[]; reason?: string } {
  s.touchedAt = now;
  switch (arrival.type) {
    case 'clientReplied': {
      if (arrival.seq > s.known) s.known = arrival.seq;
      if (arrival.seq > s.clientSeq) s.clientSeq = arrival.seq;
      // A duplicate or late signal still cancels what was promised before it, and only that.
      const cancelled = cancelWhere(s, (item) => item.basis < arrival.seq);
      if (s.pendingReply && s.pendingReply.covers < arrival.seq) s.pendingReply = undefined;
      if (s.draft && s.draft.covers < arrival.seq) dropDraft(s);
      if (arrival.seq > s.handled) {
        s.turnFailures = 0;
        s.turnAt = undefined;
      }
      return { cancelled, reason: 'client_responded' };
    }
    case 'clientEdited':
      if (arrival.seq > s.known) s.known = arrival.seq;
      if (s.pendingReply && s.pendingReply.covers < arrival.seq) s.pendingReply = undefined;
      if (s.draft && s.draft.covers < arrival.seq) dropDraft(s);
      return { cancelled: [] };
    case 'repWrote':
      if (arrival.seq <= s.repSeq) return { cancelled: [] };
      s.repSeq = arrival.seq;
      if (arrival.seq > s.known) s.known = arrival.seq;
      dropDraft(s);
      for (const item of s.plan) judgeAgain(item);
      s.pendingReply = undefined;
      // The row was written with the message: nothing is left to write.
      if (s.control === 'agent') {
        s.control = 'human';
        s.controlBy = 'rep';
      }
      if (s.control === 'human') s.releaseAt = arrival.releaseAt;
      return { cancelled: [] };
    case 'optedOut':
      if (arrival.seq > s.known) s.known = arrival.seq;
      return { cancelled: optOut(s), reason: 'opted_out' };
    case 'calendarChanged':
      if (arrival.seq > s.known) s.known = arrival.seq;
      s.meetingsStale = true;
      return { cancelled: [] };
    case 'takeOver':
      setControl(s, 'human', arrival.by);
      return { cancelled: [] };
    case 'stop':
      setControl(s, 'paused', arrival.by);
      dropReminders(s);
      return { cancelled: cancelWhere(s, () => true), reason: 'stopped' };
    case 'handBack':
      if (s.control !== 'agent') {
        setControl(s, 'agent', arrival.by);
        for (const item of s.plan) judgeAgain(item);
        s.turnFailures = 0;
        s.turnAt = undefined;
      }
      return { cancelled: [] };
    default:
      return unreachable(arrival);
  }
}

function judgeAgain(item: PlanItem): void {
  item.rejudge = true;
  item.ready = undefined;
}

function setControl(s: ConversationState, control: Control, by: string): void {
  s.control = control;
  s.controlBy = by;
  s.controlDirty = true;
  s.releaseAt = undefined;
  if (control !== 'agent') {
    s.pendingReply = undefined;
    dropDraft(s);
  }
}

/** It answers what is no longer so. A follow-up it was of is judged again when its time comes. */
export function dropDraft(s: ConversationState): void {
  const item = s.plan.find((i) => i.id === s.draft?.itemId);
  if (item) {
    item.held = false;
    judgeAgain(item);
  }
  s.draft = undefined;
}

/** Silence for ever: nothing planned survives. Returns the cancelled ids. */
export function optOut(s: ConversationState): string[] {
  s.optedOut = true;
  s.pendingReply = undefined;
  s.draft = undefined;
  dropReminders(s);
  return cancelWhere(s, () => true);
}

/** Drops the items that match, but never one that is firing: its claim decides. */
export function cancelWhere(s: ConversationState, match: (item: PlanItem) => boolean): string[] {
  const gone = s.plan.filter((item) => item.status !== 'firing' && match(item));
  if (gone.length === 0) return [];
  s.plan = s.plan.filter((item) => !gone.includes(item));
  s.planVersion++;
  s.counters.cancelled += gone.length;
  return gone.map((item) => item.id);
}

/** A reply has left: its promises stand, unless the client wrote after what it covered. Returns the ids born cancelled. */
export function adopt(s: ConversationState, ops: PlanOp[]): { added: string[]; cancelled: string[] } {
  const added: string[] = [];
  const cancelled: string[] = [];
  for (const op of ops) {
    if (op.op === 'cancel') {
      cancelled.push(...cancelWhere(s, (item) => item.id === op.id));
    } else if (!s.plan.some((item) => item.id === op.id)) {
      s.plan.push({
        id: op.id,
        kind: 'followUp',
        due: op.due,
        promisedFor: op.due,
        basis: op.basis,
        status: 'scheduled',
        attempts: 0,
        held: false,
        rejudge: false,
      });
      s.planVersion++;
      added.push(op.id);
    }
  }
  return { added, cancelled };
}

/** Meetings that came up, moved or were called off. They stand whatever becomes of the reply. */
export function keepMeetings(s: ConversationState, ops: readonly MeetingOp[], now: number): void {
  if (ops.length === 0) return;
  s.meetings = livingMeetings(applyMeetings(s.meetings ?? [], ops), now);
  if (s.optedOut || s.control === 'paused') dropReminders(s);
}

/** The meetings are still so; nothing is said around them any more. One that is firing is left to its claim. Returns the dropped ids. */
export function dropReminders(s: ConversationState): string[] {
  const dropped: string[] = [];
  for (const meeting of s.meetings ?? []) {
    dropped.push(...meeting.reminders.filter(({ status }) => status !== 'firing').map(({ id }) => id));
    meeting.reminders = meeting.reminders.filter(({ status }) => status === 'firing');
  }
  return dropped;
}

/** Said, or not to be said any more. */
export function reminderDone(s: ConversationState, id: string, now: number): void {
  for (const meeting of s.meetings ?? []) meeting.reminders = meeting.reminders.filter((r) => r.id !== id);
  s.meetings = livingMeetings(s.meetings ?? [], now);
}

export type Step =
  | { do: 'applyControl' }
  | { do: 'readMeetings' }
  | { do: 'release' }
  | { do: 'takeTurn' }
  | { do: 'sendPending' }
  | { do: 'fireDue'; id: string }
  | { do: 'remind'; id: string }
  | { do: 'expireDraft' }
  | { do: 'close' }
  | { do: 'wait'; until?: number };

/** Idle conversations complete after this and go on from their snapshot when somebody writes. */
export const DORMANT_AFTER_MS = 30 * 24 * 3600_000;

/** What to do now. Control before answers, answers before what we say by ourselves, and that by due time. */
export function nextStep(s: ConversationState, now: number): Step {
  if (s.controlDirty) return { do: 'applyControl' };
  if (s.meetingsStale) return { do: 'readMeetings' };
  if (s.control === 'human' && s.releaseAt !== undefined && s.releaseAt <= now) return { do: 'release' };
  if (s.control === 'agent') {
    if (s.pendingReply && s.pendingReply.at <= now) return { do: 'sendPending' };
    if (s.draft && s.draft.expiresAt <= now) return { do: 'expireDraft' };
    if (needsTurn(s) && (s.turnAt === undefined || s.turnAt <= now)) return { do: 'takeTurn' };
    // one draft at a time: a follow-up due behind it waits; a reminder can't
    const due = s.draft ? undefined : nextItem(s);
    const reminder = nextReminder(s.meetings ?? [])?.reminder;
    if (reminder && reminder.due <= now && !(due && due.due < reminder.due)) return { do: 'remind', id: reminder.id };
    if (due && due.due <= now) return { do: 'fireDue', id: due.id };
  }
  if (mayClose(s) && (isOver(s) || now >= s.touchedAt + DORMANT_AFTER_MS)) return { do: 'close' };
  return { do: 'wait', until: nextWake(s) };
}

const isOver = (s: ConversationState): boolean => s.stage === 'won' || s.stage === 'lost';

/** Nothing is promised, unanswered or in a human's hands. */
function mayClose(s: ConversationState): boolean {
  if (s.plan.length > 0 || s.pendingReply || s.draft || s.control === 'human') return false;
  if (nextReminder(s.meetings ?? [])) return false;
  return s.control === 'paused' || !needsTurn(s);
}

/** Something unanswered, and no decided reply on its way or before a rep. */
export function needsTurn(s: ConversationState): boolean {
  return s.known > s.handled && !s.pendingReply && (s.draft === undefined || s.draft.itemId !== undefined);
}

/** The next item that may fire by itself. */
export function nextItem(s: ConversationState): PlanItem | undefined {
  let next: PlanItem | undefined;
  for (const item of s.plan) if (!item.held && (!next || item.due < next.due)) next = item;
  return next;
}

function nextWake(s: ConversationState): number | undefined {
  const at: number[] = [];
  if (mayClose(s)) at.push(s.touchedAt + DORMANT_AFTER_MS);
  if (s.control === 'human' && s.releaseAt !== undefined) at.push(s.releaseAt);
  if (s.control === 'agent') {
    if (s.pendingReply) at.push(s.pendingReply.at);
    if (s.draft) at.push(s.draft.expiresAt);
    if (needsTurn(s) && s.turnAt !== undefined) at.push(s.turnAt);
    const item = s.draft ? undefined : nextItem(s);
    if (item) at.push(item.due);
    const reminder = nextReminder(s.meetings ?? [])?.reminder;
    if (reminder) at.push(reminder.due);
  }
  return at.length > 0 ? Math.min(...at) : undefined;
}

// Waits between tries, by kind; the last one repeats until the tries are used up.
const REPLY_WAITS_MS = [2_000, 10_000, 60_000];
const PROACTIVE_WAITS_MS = [60_000, 5 * 60_000, 15 * 60_000];

/** Wait before try `attempt` + 1 of a send that failed without a reason to give up; undefined: give up, a human is told. */
export function sendWaitMs(kind: 'reply' | 'proactive', attempt: number): number | undefined {
  return (kind === 'reply' ? REPLY_WAITS_MS : PROACTIVE_WAITS_MS)[attempt];
}

/** Wait before deciding again when the model could not be had; undefined: only a new message or a human starts it again. */
export function turnWaitMs(failures: number): number | undefined {
  return [10_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000][failures];
}

/** Why an operator's edit of the plan is refused; undefined when it may be made. */
export function refuseEdit(s: ConversationState, edit: { itemId: string; planVersion: number }): string | undefined {
  if (edit.planVersion !== s.planVersion)
    return `the plan has changed: it is at version ${s.planVersion}, the edit was made on ${edit.planVersion}; read it again`;
  const item = s.plan.find((i) => i.id === edit.itemId);
  if (!item) return `no such item in the plan: ${edit.itemId}`;
  if (item.status === 'firing') return 'already leaving';
  return undefined;
}

function unreachable(value: never): never {
  throw new Error(`unexpected arrival ${JSON.stringify(value)}`);
}
