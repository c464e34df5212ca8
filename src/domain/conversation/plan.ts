// What is planned: promised, cancelled, waiting for a rep, said around meetings.
import { applyMeetings, livingMeetings, type MeetingOp } from '../meetings';
import type { ConversationState, PlanItem, PlanOp } from './state';

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

/** It answers what is no longer so. A follow-up it was of is judged again when its time comes. */
export function dropDraft(s: ConversationState): void {
  const item = s.plan.find((i) => i.id === s.draft?.itemId);
  if (item) {
    item.held = false;
    judgeAgain(item);
  }
  s.draft = undefined;
}

export function judgeAgain(item: PlanItem): void {
  item.rejudge = true;
  item.ready = undefined;
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
