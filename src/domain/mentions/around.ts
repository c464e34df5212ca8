// What is said around a meeting the client mentioned, and when: before it, after it, or with his next message.
import type { MentionedPolicy } from '../brand';
import type { ReminderKind } from '../meetings';
import type { Mention } from './types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// Nobody is reminded of what he has just said himself.
const SOONEST_MS = 5 * MINUTE;
// «3-4»: it is over at four and a little.
const AFTER_END_MS = 5 * MINUTE;
// "in the morning", "on Friday": over for certain only so much later
const LASTS: Record<NonNullable<Mention['precision']>, number> = { time: 0, daypart: 4 * HOUR, day: 15 * HOUR };
// «Как всё прошло?» is asked in these days or not at all
const ASKED_WITHIN_MS = 48 * HOUR;

interface Timed {
  start: Date;
  end?: Date;
  precision?: Mention['precision'];
}

/** The messages that leave by themselves; none whose moment has come already. */
export function remindersAround(
  { start, end, precision = 'time' }: Timed,
  { leadMinutes }: MentionedPolicy,
  now: Date,
): { kind: ReminderKind; due: Date }[] {
  const around: { kind: ReminderKind; due: Date }[] = [];
  const before = start.getTime() - leadMinutes * MINUTE;
  if (precision !== 'day' && before > now.getTime() + SOONEST_MS)
    around.push({ kind: 'preparation', due: new Date(before) });
  if (end && end.getTime() + AFTER_END_MS > now.getTime())
    around.push({ kind: 'completion', due: new Date(end.getTime() + AFTER_END_MS) });
  return around;
}

/** From when a message of his is greeted with the question; undefined: its end is known, so we ask by ourselves then. */
export function askFrom(
  { start, end, precision = 'time' }: Timed,
  { askAfterMinutes }: MentionedPolicy,
): Date | undefined {
  if (end) return undefined;
  return new Date(start.getTime() + askAfterMinutes * MINUTE + LASTS[precision]);
}

/** Whether a message said at that moment is greeted with it. */
export const isAskedAt = (from: Date, said: Date): boolean =>
  said >= from && said.getTime() < from.getTime() + ASKED_WITHIN_MS;
