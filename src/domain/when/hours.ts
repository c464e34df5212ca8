// From a time as said, on a date or on none, to the instant. The rules for a half of the day nobody named:
//   1–7 mean the afternoon and evening (13–19), 8–12 are taken as said; so no message goes out at night by a guess;
//   in the evening (from 18:00) "at 9" today is 21:00; earlier in the day it is tomorrow's 9:00 and worth a question;
//   hours after midnight said for "today" belong to the coming night.

import type { Zone } from 'luxon';
import type { Holiday, LocalTime, WhenDefaults } from '../brand';
import { instantOf, type Local, localOf, type Placed, type PlainDate, zoneOf } from './calendar';
import type { Clock, Daypart, Precision, QuestionCode, Time } from './types';

export interface Context {
  nowMs: number;
  now: Local;
  zone: Zone;
  defaults: WhenDefaults;
  holidays?: Holiday[];
  /** Now by the clock of whoever speaks, and his zone: `now` and `zone` are those the phrase named. */
  own: Local;
  ownZone: Zone;
}

export interface Timed extends Placed {
  precision: Precision;
  endMs?: number;
  doubt?: QuestionCode;
  part?: Daypart;
  /** Other instants that could be meant. */
  options?: number[];
}

export type Outcome = Timed | { past: number; options?: number[] } | { problem: QuestionCode };

const HOUR = 3_600_000;
/** When a part of the day is over. */
const ENDS: Record<Daypart, number> = { morning: 12, noon: 14, afternoon: 18, evening: 23, night: 24 };
/** From here on an hour nobody qualified means tonight. */
const EVENING = 18;
/** Nobody is written to later than this by a guess; 22:00 is taken only in the evening itself, earlier it is not even asked about. */
const LATEST = 23;
const LATEST_GUESS = 22;
const LATEST_ASKED = 21;

/** @param date undefined: no day was said. */
export function at(time: Exclude<Time, { kind: 'same' | 'any' }>, date: PlainDate | undefined, ctx: Context): Outcome {
  if (time.kind === 'part') return atPart(time.part, time.closing === true, date, ctx);
  if (time.kind === 'clock') return atClock(time.clock, time.loose === true, date, inOffset(time.offset, ctx));
  return atRange(time.from, time.to, date, ctx);
}

export function place(date: PlainDate, time: LocalTime | { hour: number; minute: number }, ctx: Context): Placed {
  const [hour, minute] =
    typeof time === 'string' ? (time.split(':').map(Number) as [number, number]) : [time.hour, time.minute];
  return instantOf(date, { hour, minute, second: 0, millisecond: 0 }, ctx.zone, ctx.nowMs);
}

/** 2026-12-05T15:30+08:00 is read by its own offset. */
function inOffset(offset: string | undefined, ctx: Context): Context {
  const zone = offset && zoneOf(offset);
  return zone ? { ...ctx, zone, now: localOf(ctx.nowMs, zone) } : ctx;
}

/** The same time on the clock as now. */
export function sameTime(date: PlainDate, ctx: Context): Placed {
  return instantOf(date, ctx.now, ctx.zone, ctx.nowMs);
}

/** A date and nothing else: the brand's first hour; today what is left of the day. */
export function atNoTime(date: PlainDate, precision: Precision, ctx: Context): Outcome {
  const start = place(date, ctx.defaults.dayStart, ctx);
  return start.ms >= ctx.nowMs ? { ...start, precision } : laterToday(date, ctx, precision);
}

/** "Later today": the next of the brand's hours, an hour from now at the earliest; it is worth a question. */
export function laterToday(date: PlainDate, ctx: Context, precision: Precision = 'day'): Outcome {
  const { noon, afternoon, evening } = ctx.defaults;
  const later = [noon, afternoon, evening]
    .map((time) => place(date, time, ctx))
    .find(({ ms }) => ms >= ctx.nowMs + HOUR);
  if (later) return { ...later, precision, doubt: 'today' };
  const soon = within(LATEST, date, ctx);
  return soon ? { ...soon, precision, doubt: 'today' } : { problem: 'today' };
}

/** Any time that day: the brand's first hour, today within the hour. */
export function atAnyTime(date: PlainDate, precision: Precision, ctx: Context): Outcome {
  const start = place(date, ctx.defaults.dayStart, ctx);
  if (start.ms >= ctx.nowMs) return { ...start, precision };
  return { ms: ctx.nowMs + HOUR, precision };
}

/** About an hour from now, on the half hour, if that is before `hour`. */
function within(hour: number, date: PlainDate, ctx: Context): Placed | undefined {
  const half = HOUR / 2;
  const ms = Math.ceil((ctx.nowMs + HOUR) / half) * half;
  return ms <= date.plus({ hours: hour }).toMillis() - ctx.zone.offset(ms) * 60_000 ? { ms } : undefined;
}

function atPart(part: Daypart, closing: boolean, date: PlainDate | undefined, ctx: Context): Outcome {
  const bare = date === undefined && !closing;
  const doubt: QuestionCode | undefined = bare ? 'daypart' : undefined;
  const day = date ?? ctx.now.date;
  const usual = place(day, ctx.defaults[part], ctx);
  if (usual.ms >= ctx.nowMs) return { ...usual, precision: 'daypart', doubt, part };
  const soon = day.hasSame(ctx.now.date, 'day') ? within(ENDS[part], day, ctx) : undefined;
  // The evening has begun and is not over: an hour from now is still this evening.
  if (soon && !(bare && part === 'morning')) return { ...soon, precision: 'daypart', doubt, part };
  if (!bare) return { past: usual.ms };
  return { ...place(day.plus({ days: 1 }), ctx.defaults[part], ctx), precision: 'daypart', doubt, part };
}

/** The likelier half of the day for an hour nobody qualified. */
function likely(clock: Clock): Clock {
  return clock.fixed || clock.hour > 7 ? clock : { ...clock, hour: clock.hour + 12 };
}

function put(date: PlainDate, clock: Clock, ctx: Context): Placed {
  return place(clock.endOfDay ? date.plus({ days: 1 }) : date, clock, ctx);
}

function atClock(clock: Clock, loose: boolean, date: PlainDate | undefined, ctx: Context): Outcome {
  const said = likely(clock);
  const precision: Precision = clock.fixed && !loose ? 'exact' : 'hour';
  const day = date ?? ctx.now.date;
  const first = put(day, said, ctx);
  if (date && clock.midnight) {
    const ends = [place(date, said, ctx).ms, place(date.plus({ days: 1 }), said, ctx).ms];
    if (ends[0]! >= ctx.nowMs) return { ...first, precision, doubt: 'whichDay', options: ends };
  }
  if (first.ms >= ctx.nowMs) return { ...first, precision };
  const today = day.hasSame(ctx.now.date, 'day');
  if (!today) return { past: first.ms };
  const tonight = secondHalf(clock, said, day, ctx);
  if (tonight && ctx.now.hour >= EVENING) return { ...tonight, precision };
  const tomorrow = put(day.plus({ days: 1 }), said, ctx);
  if (date !== undefined) {
    const night = said.fixed && said.hour < 5 && ctx.now.hour >= 5;
    return night ? { ...tomorrow, precision } : { past: first.ms, options: tonight && [tonight.ms] };
  }
  const ask = tonight && said.hour + 12 <= LATEST_ASKED;
  return ask
    ? { ...tomorrow, precision, doubt: 'halfOfDay', options: [tonight.ms, tomorrow.ms] }
    : { ...tomorrow, precision };
}

/** «в 9» after nine in the morning may mean 21:00. */
function secondHalf(clock: Clock, said: Clock, day: PlainDate, ctx: Context): Placed | undefined {
  if (clock.fixed || said.hour >= 12 || said.hour + 12 > LATEST_GUESS) return undefined;
  const later = place(day, { hour: said.hour + 12, minute: said.minute }, ctx);
  return later.ms >= ctx.nowMs ? later : undefined;
}

/** "Between 3 and 4": from the beginning, or from now if it has begun. */
function atRange(from: Clock, to: Clock, date: PlainDate | undefined, ctx: Context): Outcome {
  const [a, b] = agree(from, to);
  const day = date ?? ctx.now.date;
  const ends = (base: PlainDate) => put(after(a, b) ? base : base.plus({ days: 1 }), b, ctx);
  const start = put(day, a, ctx);
  if (start.ms >= ctx.nowMs) return { ...start, endMs: ends(day).ms, precision: 'hour' };
  const end = ends(day);
  if (day.hasSame(ctx.now.date, 'day') && end.ms > ctx.nowMs)
    return { ms: ctx.nowMs, endMs: end.ms, precision: 'hour' };
  if (date !== undefined) return { past: start.ms };
  const next = day.plus({ days: 1 });
  return { ...put(next, a, ctx), endMs: ends(next).ms, precision: 'hour' };
}

const minutes = ({ hour, minute, endOfDay }: Clock) => (endOfDay ? 24 * 60 : hour * 60 + minute);
const after = (a: Clock, b: Clock) => minutes(b) > minutes(a);

/** "3–4 pm", "from 11 to 1": one end tells the half of the day of the other. */
function agree(from: Clock, to: Clock): [Clock, Clock] {
  if (from.fixed && to.fixed) return [from, to];
  const halves = (clock: Clock) =>
    clock.fixed || clock.hour > 12 ? [clock] : [clock, { ...clock, hour: (clock.hour % 12) + 12 }];
  if (to.fixed && !from.fixed) {
    const fitting = halves(from).filter((clock) => after(clock, to));
    return [fitting.at(-1) ?? likely(from), to];
  }
  const start = likely(from);
  return [start, halves(to).find((clock) => after(start, clock)) ?? likely(to)];
}
