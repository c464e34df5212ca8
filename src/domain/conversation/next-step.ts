// What to do now, and when to wake up next.
import { nextReminder } from '../meetings';
import type { ConversationState, PlanItem } from './state';

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
