// Meetings of a conversation, mentioned by the client or booked by us, and what is said around them. What is said is derived from the
// meeting and carried with it: a meeting that is moved or dropped takes its reminders along.

export type MeetingSource = 'mentioned' | 'booked';

/**
 * preparation belongs to a meeting the client mentioned, completion to any. The others to one we booked: changed tells of what other hands
 * than the chat's did to it, noShow and thanks follow the rep's word about how it went.
 */
export type ReminderKind = 'preparation' | 'completion' | 'dayBefore' | 'hourBefore' | 'changed' | 'noShow' | 'thanks';

/** Instants are epoch ms. Its words are a row (`plan_items`). */
export interface Reminder {
  /** `<meeting>/v<version>/<kind>`: another version's is another reminder */
  id: string;
  kind: ReminderKind;
  due: number;
  /** firing: a send may be under way */
  status: 'scheduled' | 'firing';
  attempts: number;
  /** written, waiting for its turn (flood wait): claimed again as it is */
  ready?: { intent: string; covers: number; notAfter: number; overdue: boolean };
}

export interface Meeting {
  id: string;
  source: MeetingSource;
  start: number;
  end?: number;
  /** grows with each change */
  version: number;
  reminders: Reminder[];
}

/** What a decision, an operator or the calendar changed. Stands at once: it is so whether or not a reply leaves. */
export type MeetingOp =
  | {
      op: 'keep';
      id: string;
      source: MeetingSource;
      start: number;
      end?: number;
      version: number;
      reminders: { id: string; kind: ReminderKind; due: number }[];
    }
  | { op: 'drop'; id: string };

export const reminderId = (meetingId: string, version: number, kind: ReminderKind): string =>
  `${meetingId}/v${version}/${kind}`;

/** Applies the changes; an older version than the one known changes nothing. What is firing is left to its claim. */
export function applyMeetings(meetings: Meeting[], ops: readonly MeetingOp[]): Meeting[] {
  let now = meetings;
  for (const op of ops) {
    const known = now.find((m) => m.id === op.id);
    if (op.op === 'keep' && known && known.version >= op.version) continue;
    now = now.filter((m) => m.id !== op.id);
    if (op.op === 'drop') continue;
    const { op: _, ...meeting } = op;
    now = [
      ...now,
      { ...meeting, reminders: op.reminders.map((r) => ({ ...r, status: 'scheduled' as const, attempts: 0 })) },
    ];
  }
  return now;
}

/** Those with something still to be said of them, or still to come. */
export const livingMeetings = (meetings: readonly Meeting[], now: number): Meeting[] =>
  meetings.filter((m) => m.reminders.length > 0 || m.start > now);

/** The reminder that is due first. */
export function nextReminder(meetings: readonly Meeting[]): { meeting: Meeting; reminder: Reminder } | undefined {
  let next: { meeting: Meeting; reminder: Reminder } | undefined;
  for (const meeting of meetings)
    for (const reminder of meeting.reminders)
      if (!next || reminder.due < next.reminder.due) next = { meeting, reminder };
  return next;
}
