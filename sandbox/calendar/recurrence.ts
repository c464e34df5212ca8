// Events that repeat: rules as Google takes them, and the times they mean. https://developers.google.com/workspace/calendar/api/concepts/events-calendars#recurrence_rule
import { DateTime } from 'luxon';
import { instantOf } from './times';
import { badRequest, type WireEvent } from './wire';

const UNITS = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Ten years of days: who asks for more is told what there is. */
const MOST = 3_660;

interface Rule {
  unit: (typeof UNITS)[keyof typeof UNITS];
  interval: number;
  count?: number;
  until?: number;
  /** ISO weekdays, of a weekly one */
  days: number[];
}

/**
 * One rule in the words of RFC 5545, section 3.3.10: how often, until when, on which days of the week.
 * @throws Refusal 400, also for parts of the RFC that this calendar does not work out
 */
export function checkRecurrence(lines: readonly string[]): void {
  // "DTSTART and DTEND lines are not allowed in this field": https://developers.google.com/workspace/calendar/api/v3/reference/events#recurrence
  if (lines.length !== 1 || !lines[0]?.startsWith('RRULE:')) throw badRequest('Invalid recurrence rule.');
  ruleOf(lines[0]);
}

function ruleOf(line: string): Rule {
  const parts = new Map(
    line
      .slice('RRULE:'.length)
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const take = (name: string, form: RegExp): string | undefined => {
    const value = parts.get(name);
    parts.delete(name);
    if (value !== undefined && !form.test(value)) throw badRequest('Invalid recurrence rule.');
    return value;
  };
  const freq = take('FREQ', /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/) as keyof typeof UNITS | undefined;
  const interval = Number(take('INTERVAL', /^[1-9]\d{0,3}$/) ?? 1);
  const count = take('COUNT', /^[1-9]\d{0,4}$/);
  const until = take('UNTIL', /^\d{8}(T\d{6}Z)?$/);
  const days = take('BYDAY', /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/)?.split(',') ?? [];
  take('WKST', /^(MO|TU|WE|TH|FR|SA|SU)$/);
  if (!freq || parts.size > 0 || (count && until) || (days.length > 0 && freq !== 'WEEKLY'))
    throw badRequest('Invalid recurrence rule.');
  return {
    ...{ unit: UNITS[freq], interval, count: count ? Number(count) : undefined },
    until:
      until &&
      DateTime.fromISO(until, { zone: 'utc' })
        .endOf(until.includes('T') ? 'second' : 'day')
        .toMillis(),
    days: days.map((day) => DAYS.indexOf(day) + 1),
  } as Rule;
}

/** When an event takes place, in ms; one that repeats, each time that begins before `to`, by the clock of its zone. */
export function timesOf(event: WireEvent, zone: string, to: number): { start: number; end: number }[] {
  const first = instantOf(event.start, zone) ?? 0;
  const length = (instantOf(event.end, zone) ?? 0) - first;
  const line = event.recurrence?.[0];
  if (!line) return [{ start: first, end: first + length }];
  const rule = ruleOf(line);
  const begin = DateTime.fromMillis(first, { zone: event.start.timeZone ?? zone });
  const starts: number[] = [];
  for (let n = 0; n < MOST; n++) {
    const base = begin.plus({ [rule.unit]: n * rule.interval });
    const all = rule.days.length > 0 ? rule.days.map((weekday) => base.set({ weekday: weekday as 1 })) : [base];
    const next = all.map((one) => one.toMillis()).sort((a, b) => a - b);
    for (const start of next) {
      if (start < first) continue;
      if (start >= to || start > (rule.until ?? Infinity) || starts.length >= (rule.count ?? Infinity))
        return starts.map((one) => ({ start: one, end: one + length }));
      starts.push(start);
    }
  }
  return starts.map((start) => ({ start, end: start + length }));
}

/** One time of a series, apart from it: https://developers.google.com/workspace/calendar/api/concepts/events-calendars#instances_exceptions */
export function occurrenceOf(series: WireEvent, at: number, zone: string): Omit<WireEvent, 'etag'> {
  const length = (instantOf(series.end, zone) ?? 0) - (instantOf(series.start, zone) ?? 0);
  if (!series.recurrence || !timesOf(series, zone, at + 1).some(({ start }) => start === at))
    throw badRequest('No such instance.');
  const { recurrence, ...rest } = series;
  const when = (ms: number) => ({ dateTime: new Date(ms).toISOString(), timeZone: series.start.timeZone ?? zone });
  return {
    ...rest,
    id: `${series.id}_${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    recurringEventId: series.id,
    originalStartTime: when(at),
    start: when(at),
    end: when(at + length),
  };
}
