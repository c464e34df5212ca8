// One moment → its instant, "past", or what has to be asked about it.
import type { Language } from '../brand';
import { localOf, type PlainDate } from './calendar';
import type { Dated } from './dated';
import { dateOf } from './days';
import { at, atAnyTime, atNoTime, type Context, laterToday, type Outcome, place, sameTime } from './hours';
import type { Day, Moment, QuestionCode, WhenInput } from './types';

/** Before this hour people still live in yesterday. */
const SMALL_HOURS = 4;

/** The zones of the United States; everybody else writes the day first, or both. */
const MONTH_FIRST =
  /^(America\/(New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|(Indiana|Kentucky|North_Dakota)\/.+)|Pacific\/Honolulu|US\/.+)$/;

/** `dates`: those to choose from. */
export type Settled = Outcome | { problem: QuestionCode; dates: PlainDate[] };

export function settle(moment: Moment, ctx: Context, lang: Language, purpose: WhenInput['purpose']): Settled {
  const outcome = settleFreely(moment, ctx, lang, purpose);
  if (!('ms' in outcome)) return outcome;
  // No rule gives an instant that has gone by; should one ever, it is not sent as a promise.
  if (outcome.ms < ctx.nowMs) return { past: outcome.ms };
  return Math.abs(outcome.ms) < 8.64e15 ? outcome : { problem: 'vague' };
}

function settleFreely(moment: Moment, ctx: Context, lang: Language, purpose: WhenInput['purpose']): Settled {
  const { day, elapse } = moment;
  if (elapse) {
    const ms = ctx.nowMs + elapse.ms;
    if (elapse.ms < 0) return { past: ms };
    return { ms, endMs: elapse.untilMs && ctx.nowMs + elapse.untilMs, precision: elapse.loose ? 'hour' : 'minute' };
  }
  if (!day) return settleTime(moment, ctx);
  if (day.kind !== 'relative' || localDate(ctx.nowMs, ctx).hasSame(ctx.now.date, 'day'))
    return settleOn(day, moment, ctx, ctx.now.date, lang, purpose);
  // "Tomorrow at 10 Moscow time", said where it is another day than in Moscow: a time that falls on his own tomorrow is meant.
  const meant = localDate(ctx.nowMs, ctx).plus({ days: day.days });
  const [there, here] = [ctx.now.date, localDate(ctx.nowMs, ctx)].map((today) =>
    settleOn(day, moment, ctx, today, lang, purpose),
  ) as [Settled, Settled];
  if ('ms' in there && localDate(there.ms, ctx).hasSame(meant, 'day')) return there;
  return 'ms' in here ? withDoubt(here, 'whichDay') : 'ms' in there ? withDoubt(there, 'whichDay') : there;
}

const localDate = (ms: number, { ownZone }: Context): PlainDate => localOf(ms, ownZone).date;

/** @param today the day relative days are counted from */
function settleOn(
  day: Day,
  moment: Moment,
  ctx: Context,
  today: PlainDate,
  lang: Language,
  purpose: WhenInput['purpose'],
): Settled {
  const { time } = moment;
  const dated = dateOf(day, { today, lang, holidays: ctx.holidays, monthFirst: MONTH_FIRST.test(ctx.ownZone.name) });
  if ('problem' in dated) return { problem: dated.problem, dates: dated.dates ?? [] };
  if ('past' in dated) {
    const clock = time?.kind === 'clock' ? time.clock : ctx.defaults.dayStart;
    return { past: place(dated.past, clock, ctx).ms };
  }
  if (moment.deadline === 'day') return { problem: 'deadline' };
  return withDoubt(onDate(moment, dated, ctx, purpose), doubtOf(day, moment, dated, ctx));
}

/** What is unsure about the day. */
function doubtOf(day: Day, { time }: Moment, { doubt }: { doubt?: QuestionCode }, ctx: Context) {
  // Said at half past midnight, «завтра» may be the day that has just begun.
  if (day.kind === 'relative' && day.days === 1 && ctx.own.hour < SMALL_HOURS) return 'whichDay';
  if (day.kind !== 'weekday' || !time || time.kind === 'same' || time.kind === 'any') return doubt;
  // "Monday morning" on a Monday afternoon: today's is over.
  const today = at(time, ctx.now.date, ctx);
  return 'past' in today && !today.options ? undefined : doubt;
}

/** A time without a day. */
function settleTime({ time, deadline }: Moment, ctx: Context): Outcome {
  if (deadline) return { problem: 'deadline' };
  if (!time || time.kind === 'any' || time.kind === 'same') return { problem: 'vague' };
  return at(time, undefined, ctx);
}

function onDate(
  moment: Moment,
  dated: Extract<Dated, { date: PlainDate }>,
  ctx: Context,
  purpose: WhenInput['purpose'],
): Outcome {
  const { date, precision } = dated;
  const { time } = moment;
  if (moment.deadline === 'time') return beforeTime(moment, date, ctx);
  if (time?.kind === 'same') return { ...sameTime(date, ctx), precision: 'minute' };
  if (time?.kind === 'any') return atAnyTime(date, precision, ctx);
  if (time) return at(time, date, ctx);
  if (moment.day?.kind === 'relative' && moment.day.later && date.hasSame(ctx.now.date, 'day'))
    return laterToday(date, ctx);
  // A meeting at 14:37 is no meeting: it begins at the hour such days begin.
  const found: Outcome =
    dated.asNow && purpose === 'followUp' ? { ...sameTime(date, ctx), precision } : atNoTime(date, precision, ctx);
  const until = dated.until ?? lastDay(moment, date);
  if (!until || !('ms' in found)) return found;
  const end = dated.asNow ? sameTime(until, ctx) : place(until, ctx.defaults.dayStart, ctx);
  return { ...found, endMs: end.ms };
}

/** «с понедельника по среду» */
function lastDay({ until }: Moment, first: PlainDate): PlainDate | undefined {
  const last = until && dateOf(until, { today: first, lang: 'ru' });
  return last && 'date' in last ? last.date : undefined;
}

/** «завтра до 18:00»: any other day it can be the usual hour, if that is early enough; today has to be asked about. */
function beforeTime({ time }: Moment, date: PlainDate, ctx: Context): Outcome {
  const limit = time && time.kind !== 'same' && time.kind !== 'any' ? at(time, date, ctx) : undefined;
  if (!limit || !('ms' in limit)) return limit ?? { problem: 'deadline' };
  const usual = place(date, ctx.defaults.dayStart, ctx);
  if (usual.ms < ctx.nowMs || usual.ms >= limit.ms) return { problem: 'deadline' };
  return { ...usual, endMs: limit.ms, precision: 'day' };
}

function withDoubt(outcome: Outcome, doubt: QuestionCode | undefined): Outcome {
  return 'ms' in outcome && doubt && !outcome.doubt ? { ...outcome, doubt } : outcome;
}
