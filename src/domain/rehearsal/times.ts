// The times of a rehearsal: "2026-12-01 12:00", "18:30" (the next one), "2 days", in the local time of one zone.
import { DateTime, type DurationLikeObject } from 'luxon';

const MOMENT = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)$/;
const CLOCK = /^\d{2}:\d{2}(:\d{2})?$/;
const LENGTH = /(\d+)\s*(seconds?|secs?|s|minutes?|min|m|hours?|h|days?|d|weeks?|w)(?![a-z])/g;
const UNITS: Record<string, keyof DurationLikeObject> = {
  s: 'seconds',
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
};

export type Read = { at: number } | { problem: string };

/** A date and an hour, or an hour alone: then the first one at or after `previous`. */
export function moment(text: string, zone: string, previous?: number): Read {
  const dated = MOMENT.exec(text);
  if (dated) return local(dated[1] as string, dated[2] as string, zone);
  if (!CLOCK.test(text)) return { problem: `"${text}" is no time: write 2026-12-01 12:00, or 18:30 for the next one` };
  if (previous === undefined) return { problem: `"${text}" needs a date: write 2026-12-01 ${text}` };
  const from = DateTime.fromMillis(previous, { zone });
  for (const day of [0, 1, 2]) {
    const read = local(from.plus({ days: day }).toISODate() as string, text, zone);
    if ('problem' in read || read.at >= previous) return read;
  }
  return { problem: `"${text}" does not come` };
}

/** `length` after `from`, by the clocks of the zone: a day later is the same hour, also when the clocks change. */
export function after(length: string, zone: string, from: number): Read {
  const parts = [...length.matchAll(LENGTH)];
  const rest = length.replace(LENGTH, '').replace(/[\s,]|and/g, '');
  if (parts.length === 0 || rest !== '')
    return { problem: `"${length}" is no length of time: write 30 s, 5 min, 2 hours, 3 days or 2 weeks` };
  let at = DateTime.fromMillis(from, { zone });
  for (const [, n, unit] of parts) at = at.plus({ [UNITS[(unit as string)[0] as string] as string]: Number(n) });
  return { at: at.toMillis() };
}

/** A whole day of the zone's clock, which may have 23 or 25 hours. */
export function day(text: string, zone: string): { from: number; to: number } | { problem: string } {
  const begins = DateTime.fromISO(text, { zone }).startOf('day');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { problem: `"${text}" is no day: write 2026-12-01` };
  if (!begins.isValid) return { problem: `there is no ${text} in the calendar` };
  return { from: begins.toMillis(), to: begins.plus({ days: 1 }).toMillis() };
}

function local(date: string, clock: string, zone: string): Read {
  const day = DateTime.fromISO(date, { zone });
  if (!day.isValid) return { problem: `there is no ${date} in the calendar` };
  const [hour, minute, second = 0] = clock.split(':').map(Number) as [number, number, number?];
  if (hour > 23 || minute > 59 || second > 59) return { problem: `there is no ${clock} on a clock` };
  const at = DateTime.fromISO(`${date}T${clock}`, { zone });
  if (at.hour !== hour || at.minute !== minute)
    return { problem: `there is no ${clock} on ${date} in ${zone}: the clocks go forward` };
  return { at: at.toMillis() };
}
