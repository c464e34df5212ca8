// The reducer: what an arrival changes. It mutates the state, of which the workflow owns the only copy.
import { cancelWhere, dropDraft, dropReminders, judgeAgain } from './plan';
import type { Arrival, Control, ConversationState } from './state';

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

/** Silence for ever: nothing planned survives. Returns the cancelled ids. */
export function optOut(s: ConversationState): string[] {
  s.optedOut = true;
  s.pendingReply = undefined;
  s.draft = undefined;
  dropReminders(s);
  return cancelWhere(s, () => true);
}

function unreachable(value: never): never {
  throw new Error(`unexpected arrival ${JSON.stringify(value)}`);
}
