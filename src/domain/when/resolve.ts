// A phrase → an instant, a question, "past" or nothing. Pure: no clock, no I/O, the same input gives the same answer.
//
// chrono-node is not used. Its hours for "morning" or «вечером» are its own and cannot be the brand's, its Russian lacks most of what
// clients write («в половине третьего», «на той неделе», «часика через два»), it answers with a date where the honest answer is a
// question, and its weekday and zone arithmetic is open to doubt (wanasit/chrono issues 402, 416, 464, 553).
import type { Language } from '../brand';
import { localOf, type PlainDate, zoneOf } from './calendar';
import { canonical } from './canonical';
import { type Dated, dateOf } from './days';
import { at, atAnyTime, atNoTime, type Context, type Outcome, place, sameTime, type Timed } from './hours';
import { type Reading, readMoments } from './moments';
import { ask } from './questions';
import { onRussianKeys } from './tokens';
import type { Day, Moment, QuestionCode, WhenInput, WhenResult } from './types';
import { spokenZone } from './zones';

/** Before this hour people still live in yesterday. */
const SMALL_HOURS = 4;

const SHORTEST_SWITCHED = 5;

interface Resolved {
  moment: Moment;
  outcome: Outcome | { problem: QuestionCode; dates: PlainDate[] };
}

/**
 * What the client's words mean, seen from `now` in his zone.
 * An `instant` is never before `now`.
 * @throws RangeError for an unknown zone or an invalid `now`; never because of the phrase.
 */
export function resolveWhen(input: WhenInput): WhenResult {
  const lang = input.lang ?? (/\p{Script=Cyrillic}/u.test(input.phrase) ? 'ru' : 'en');
  const { phrase, zone: said, unknown } = spokenZone(input.phrase, input.brandZone);
  const zoneName = said ?? input.zone;
  const zone = zoneOf(zoneName);
  if (!zone) throw new RangeError(`unknown time zone ${zoneName}`);
  const nowMs = input.now.getTime();
  if (Number.isNaN(nowMs)) throw new RangeError('now is not a date');
  const now = localOf(nowMs, zone);
  const own = zoneOf(input.zone);
  // "Tomorrow at 10 Moscow time" said in California: whose tomorrow?
  const elsewhere = own !== undefined && !localOf(nowMs, own).date.hasSame(now.date, 'day');
  const ctx: Context = { nowMs, now, zone, defaults: input.defaults, elsewhere };
  const question = (code: QuestionCode, options?: number[], part?: Timed['part']) =>
    ask({ code, lang, now: input.now, zone: zoneName, part, options });
  const because = (code: QuestionCode, span?: [number, number], options?: number[]): WhenResult => ({
    kind: 'question',
    question: question(code, options),
    span,
  });

  const { moments, unclear } = read(phrase);
  if (unclear) return because(unclear.code, unclear.span);
  if (moments.length === 0) return { kind: 'none' };
  const meant = moments.filter(({ negated }) => !negated);
  const spanOf = (some: Moment[]): [number, number] => [
    Math.min(...some.map((m) => m.span[0])),
    Math.max(...some.map((m) => m.span[1])),
  ];
  if (meant.length === 0) return because('negated', spanOf(moments));
  if (unknown && meant.some(({ time }) => time)) return because('zone', spanOf(meant));

  const resolved = opening(meant).map((moment) => ({ moment, outcome: settle(moment, ctx, lang, input.purpose) }));
  const live = distinct(preferred(resolved));
  const span = spanOf(live.map(({ moment }) => moment));
  if (live.length > 1) {
    const options = live.flatMap(({ outcome }) => ('ms' in outcome ? [outcome.ms] : []));
    return because(
      'twoTimes',
      span,
      options.sort((a, b) => a - b),
    );
  }
  const { outcome } = live[0]!;
  if ('problem' in outcome) {
    const options =
      'dates' in outcome ? outcome.dates.map((date) => place(date, input.defaults.dayStart, ctx).ms) : undefined;
    return because(
      outcome.problem,
      span,
      options?.filter((ms) => ms >= nowMs),
    );
  }
  const zoneSaid = said ? { zone: said } : {};
  if ('past' in outcome) {
    return { kind: 'past', instant: iso(outcome.past), question: question('past', outcome.options), span, ...zoneSaid };
  }
  const { ms, endMs, precision, doubt, options, part, clockChange } = outcome;
  return {
    kind: 'instant',
    instant: iso(ms),
    ...(endMs !== undefined && endMs > ms ? { end: iso(endMs) } : {}),
    precision,
    ...(doubt ? { question: question(doubt, options ?? [ms], part) } : {}),
    span,
    ...zoneSaid,
    ...(clockChange ? { clockChange } : {}),
  };
}

/** «с понедельника по среду»: beside a day to begin with, the day to end by is no other answer. */
function opening(moments: Moment[]): Moment[] {
  const begun = moments.filter(({ deadline }) => deadline !== 'day');
  return begun.length > 0 ? begun : moments;
}

/** As written; a Latin phrase that says nothing, as it would read on a Russian keyboard. */
function read(phrase: string): Reading {
  const reading = readMoments(canonical(phrase));
  if (reading.unclear || reading.moments.length > 0 || /\p{Script=Cyrillic}/u.test(phrase)) return reading;
  const switched = readMoments(canonical(onRussianKeys(phrase)));
  // "of" is «ща» on those keys: only a word long enough to be no accident counts.
  const spans = [...switched.moments.map(({ span }) => span), ...(switched.unclear ? [switched.unclear.span] : [])];
  return spans.some(([from, to]) => to - from >= SHORTEST_SWITCHED) ? switched : reading;
}

const iso = (ms: number) => new Date(ms).toISOString();

function settle(moment: Moment, ctx: Context, lang: Language, purpose: WhenInput['purpose']): Resolved['outcome'] {
  const outcome = settleFreely(moment, ctx, lang, purpose);
  if (!('ms' in outcome)) return outcome;
  // No rule gives an instant that has gone by; should one ever, it is not sent as a promise.
  if (outcome.ms < ctx.nowMs) return { past: outcome.ms };
  return Math.abs(outcome.ms) < 8.64e15 ? outcome : { problem: 'vague' };
}

function settleFreely(
  moment: Moment,
  ctx: Context,
  lang: Language,
  purpose: WhenInput['purpose'],
): Resolved['outcome'] {
  const { day, time, elapse } = moment;
  if (elapse) {
    const ms = ctx.nowMs + elapse.ms;
    if (elapse.ms < 0) return { past: ms };
    return { ms, endMs: elapse.untilMs && ctx.nowMs + elapse.untilMs, precision: elapse.loose ? 'hour' : 'minute' };
  }
  if (!day) return settleTime(moment, ctx);
  const dated = dateOf(day, ctx.now.date, lang);
  if ('problem' in dated) return { problem: dated.problem, dates: dated.dates ?? [] };
  if ('past' in dated)
    return {
      past:
        time && 'kind' in time && time.kind === 'clock'
          ? place(dated.past, time.clock, ctx).ms
          : place(dated.past, ctx.defaults.dayStart, ctx).ms,
    };
  if (moment.deadline === 'day') return { problem: 'deadline' };
  return withDoubt(
    onDate(moment, dated, ctx, purpose),
    unsureToday(day, ctx) ? { ...dated, doubt: 'whichDay' } : dated,
  );
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
  // A meeting at 14:37 is no meeting: it begins at the hour such days begin.
  const found: Outcome =
    dated.asNow && purpose === 'followUp' ? { ...sameTime(date, ctx), precision } : atNoTime(date, precision, ctx);
  if (!dated.until || !('ms' in found)) return found;
  const end = dated.asNow ? sameTime(dated.until, ctx) : place(dated.until, ctx.defaults.dayStart, ctx);
  return { ...found, endMs: end.ms };
}

/** «завтра до 18:00»: any other day it can be the usual hour, if that is early enough; today has to be asked about. */
function beforeTime({ time }: Moment, date: PlainDate, ctx: Context): Outcome {
  const limit = time && time.kind !== 'same' && time.kind !== 'any' ? at(time, date, ctx) : undefined;
  if (!limit || !('ms' in limit)) return limit ?? { problem: 'deadline' };
  const usual = place(date, ctx.defaults.dayStart, ctx);
  if (usual.ms < ctx.nowMs || usual.ms >= limit.ms) return { problem: 'deadline' };
  return { ...usual, endMs: limit.ms, precision: 'day' };
}

/** Said at half past midnight, «завтра» may be the day that has just begun. */
function unsureToday(day: Day, ctx: Context): boolean {
  if (day.kind !== 'relative') return false;
  return ctx.elsewhere || (day.days === 1 && ctx.now.hour < SMALL_HOURS);
}

function withDoubt(outcome: Outcome, dated: Extract<Dated, { date: PlainDate }>): Outcome {
  return 'ms' in outcome && dated.doubt && !outcome.doubt ? { ...outcome, doubt: dated.doubt } : outcome;
}

/** What went by («вчера писал, напишите завтра») and "now" are left out when something else was said. */
function preferred(resolved: Resolved[]): Resolved[] {
  const ahead = resolved.filter(({ outcome }) => !('past' in outcome));
  const later = ahead.filter(({ moment }) => moment.elapse?.ms !== 0);
  return later.length > 0 ? later : ahead.length > 0 ? ahead : resolved.slice(0, 1);
}

function distinct(resolved: Resolved[]): Resolved[] {
  const problem = resolved.find(({ outcome }) => 'problem' in outcome);
  if (problem) return [problem];
  const key = ({ outcome }: Resolved) => ('ms' in outcome ? outcome.ms : 'past' in outcome ? outcome.past : 0);
  return resolved.filter((one, i) => resolved.findIndex((other) => key(other) === key(one)) === i);
}
