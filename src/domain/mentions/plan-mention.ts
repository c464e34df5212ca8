// What becomes of a meeting that was read in a message: new, known already, moved, called off, or not sure enough to plan.
import type { MentionedPolicy } from '../brand';
import { type MeetingSource, type ReminderKind, reminderId } from '../meetings';
import { askFrom, remindersAround } from './around';
import { sameMeeting } from './same';
import type { Mention } from './types';

export interface KnownMeeting {
  id: string;
  source: MeetingSource;
  title: string;
  start: Date;
  end?: Date;
  version: number;
  askFrom?: Date;
}

// Within it a day and an hour of that day may be the same appointment.
const DAY_MS = 15 * 3600_000;

export type MentionOutcome = 'kept' | 'moved' | 'cancelled' | 'duplicate' | 'below_threshold' | 'past' | 'unclear';

/** A meeting as the message leaves it: its reminders are the whole set of this version. */
export interface ChangedMeeting extends KnownMeeting {
  status: 'planned' | 'cancelled';
  confidence: number;
  reminders: { id: string; kind: ReminderKind; due: Date }[];
}

/**
 * One meeting against those known. What we booked ourselves is never changed by words about it: that has tools of its own.
 * @param newId the id it gets when it is new
 * @param now when it is planned, not when it was said
 */
export function planMention(
  mention: Mention,
  known: readonly KnownMeeting[],
  { policy, newId, now }: { policy: MentionedPolicy; newId: string; now: Date },
): { outcome: MentionOutcome; meetingId?: string; change?: ChangedMeeting } {
  if (mention.confidence < policy.threshold) return { outcome: 'below_threshold' };
  const said = { ...mention, start: new Date(mention.start), end: mention.end ? new Date(mention.end) : undefined };
  const { meeting: old, how } = closest(said, known, policy) ?? {};
  if (mention.change === 'cancelled') {
    if (!old || old.source === 'booked') return { outcome: 'cancelled', meetingId: old?.id };
    const change = { ...old, version: old.version + 1, status: 'cancelled' as const, reminders: [] };
    return { outcome: 'cancelled', meetingId: old.id, change: { ...change, confidence: mention.confidence } };
  }
  if (old?.source === 'booked') return { outcome: 'duplicate', meetingId: old.id };
  const moved = how === 'moved';
  if (old && !moved && !(said.end && !old.end)) return { outcome: 'duplicate', meetingId: old.id };
  // the length of one that was moved is as long as he said before
  const lasts = old?.end && moved && !said.end ? old.end.getTime() - old.start.getTime() : undefined;
  const start = old && !moved ? old.start : said.start;
  const end = lasts === undefined ? said.end : new Date(start.getTime() + lasts);
  if ((end ?? start) <= now) return { outcome: 'past', meetingId: old?.id };
  const id = old?.id ?? newId;
  const version = (old?.version ?? 0) + 1;
  const timed = { start, end, precision: mention.precision };
  return {
    outcome: moved ? 'moved' : 'kept',
    meetingId: id,
    change: {
      id,
      source: 'mentioned',
      title: old?.title ?? mention.title,
      start,
      end,
      version,
      status: 'planned',
      confidence: mention.confidence,
      askFrom: askFrom(timed, policy),
      reminders: remindersAround(timed, policy, now).map((r) => ({ ...r, id: reminderId(id, version, r.kind) })),
    },
  };
}

interface Said extends Omit<Mention, 'start' | 'end'> {
  start: Date;
  end?: Date;
}

/** The meeting a message speaks of; the same hour before the same name. */
function closest(
  said: Said,
  known: readonly KnownMeeting[],
  policy: MentionedPolicy,
): { meeting: KnownMeeting; how: 'same' | 'moved' } | undefined {
  const found = known.flatMap((meeting) => {
    const how = compare(said, meeting, policy);
    return how === 'other' ? [] : [{ meeting, how }];
  });
  return found.find(({ how }) => how === 'same') ?? found[0];
}

function compare(said: Said, meeting: KnownMeeting, policy: MentionedPolicy): 'same' | 'moved' | 'other' {
  const plainly = sameMeeting(meeting, said);
  if (plainly !== 'other') return plainly;
  // one that is off is often named by its day alone
  if (said.change === 'cancelled')
    return sameMeeting(meeting, { ...said, change: 'moved' }) === 'other' ? 'other' : 'same';
  const near = Math.abs(said.start.getTime() - meeting.start.getTime()) < DAY_MS;
  const named = sameMeeting(meeting, { title: said.title, start: meeting.start }) === 'same';
  if (!near || !named) return 'other';
  // «завтра встреча» after «завтра в 14:30» tells nothing new; the other way round it tells the hour
  if (said.precision === 'day' || said.precision === 'daypart') return 'same';
  const vague =
    meeting.askFrom && meeting.askFrom.getTime() - meeting.start.getTime() > policy.askAfterMinutes * 60_000;
  return vague ? 'moved' : 'other';
}
