// A phrase → an instant, a question, "past" or nothing. Pure: no clock, no I/O, the same input gives the same answer.
//
// chrono-node is not used. Its hours for "morning" or «вечером» are its own and cannot be the brand's, its Russian lacks most of what
// clients write («в половине третьего», «на той неделе», «часика через два»), it answers with a date where the honest answer is a
// question, and its weekday and zone arithmetic is open to doubt (wanasit/chrono issues 402, 416, 464, 553).
import type { Language } from '../brand';
import { localOf, type PlainDate, zoneOf } from './calendar';
import { canonical } from './canonical';
import type { Context, Timed } from './hours';
import { place } from './hours';
import { type Reading, readMoments, share } from './moments';
import { ask } from './questions';
import { type Settled, settle } from './settle';
import { onLatinKeys, onRussianKeys } from './tokens';
import type { Moment, QuestionCode, WhenInput, WhenResult } from './types';
import { type SpokenZone, spokenZones, zonesOf } from './zones';

/** «сб» and the like are read by accident. */
const SHORTEST_SWITCHED = 4;

/** A moment with its clock, and what it comes to. */
interface Resolved {
  moment: Moment;
  ctx: Context;
  said?: SpokenZone;
  outcome: Settled;
}

/**
 * What the client's words mean, seen from `now` in his zone: one answer, or a question when they hold several.
 * An `instant` is never before `now`.
 * @throws RangeError for an unknown zone or an invalid `now`; never because of the phrase.
 */
export function resolveWhen(given: WhenInput): WhenResult {
  const input = asked(given);
  const { moments, unclear, zones } = read(input);
  if (unclear[0]) return answerTo(input, unclear[0].code, unclear[0].span);
  if (moments.length === 0) return { kind: 'none' };
  const meant = moments.filter(({ negated }) => !negated);
  if (meant.length === 0) return answerTo(input, 'negated', spanOf(moments));
  const resolved = resolveEach(input, opening(meant), zones, false);
  const foreign = resolved.find(({ said, moment }) => said?.unknown && moment.time);
  if (foreign) return answerTo(input, 'zone', spanOf(meant));
  const live = distinct(preferred(resolved));
  if (live.length === 1) return resultOf(live[0]!, input, spanOf(live.map(({ moment }) => moment)));
  const options = live.flatMap(({ outcome }) => ('ms' in outcome ? [outcome.ms] : [])).sort((a, b) => a - b);
  return answerTo(input, 'twoTimes', spanOf(live.map(({ moment }) => moment)), { options, zone: live[0]!.said?.zone });
}

/** Beside a time to begin with, the day to end by («до пятницы») and the end of a busy time are no other answer. */
function opening(meant: Moment[]): Moment[] {
  const begun = meant.filter(({ deadline, opened }) => deadline !== 'day' && !opened);
  return begun.length > 0 ? begun : meant;
}

/**
 * Every moment a text names, in the order of the text, each with its `span`; a range is one of them. What is refused («завтра не
 * могу»), cannot be placed («по вторникам») or has gone by is among them, as a question or `past`. No moment: an empty list.
 * @throws RangeError as {@link resolveWhen}
 */
export function resolveAll(given: WhenInput): WhenResult[] {
  const input = asked(given);
  const { moments, unclear, zones } = read(input);
  const each: WhenResult[] = [];
  for (const resolved of resolveEach(input, moments, zones, true)) {
    const { moment, said } = resolved;
    const result = moment.negated
      ? answerTo(input, 'negated', moment.span)
      : said?.unknown && moment.time
        ? answerTo(input, 'zone', moment.span)
        : resultOf(resolved, input, moment.span);
    // «завтра в 10, в пятницу», when tomorrow is Friday; "3 pm London, 6 pm Moscow": one moment said twice.
    const last = each.at(-1);
    const again = moment.linked && last?.kind === 'instant' && result.instant === last.instant;
    if (again) each[each.length - 1] = { ...result, ...last, span: [last.span![0], moment.span[1]] };
    else each.push(result);
  }
  return [...each, ...unclear.map(({ code, span }) => answerTo(input, code, span))].sort(
    (a, b) => a.span![0] - b.span![0],
  );
}

/** As written; where no word of it is one of time, as it would read on the other keyboard. */
function read({ phrase, zone, brandZone, now }: WhenInput): Reading & { zones: SpokenZone[] } {
  if (!zoneOf(zone)) throw new RangeError(`unknown time zone ${zone}`);
  if (Number.isNaN(now.getTime())) throw new RangeError('now is not a date');
  const spoken = spokenZones(phrase, zone, brandZone);
  const reading = { ...readMoments(canonical(spoken.phrase), spoken.phrase), zones: spoken.zones };
  // "15:00" is a time on any keyboard
  if (longestWord(reading, phrase) > 0) return reading;
  const keys = /\p{Script=Cyrillic}/u.test(phrase) ? onLatinKeys(phrase) : onRussianKeys(phrase);
  const switched = readMoments(canonical(keys), keys);
  return longestWord(switched, keys) >= SHORTEST_SWITCHED ? { ...switched, zones: spoken.zones } : reading;
}

/** Letters in the longest word that told a time. "of" is «ща» on Russian keys: only a long word is no accident. */
function longestWord({ moments, unclear }: Reading, phrase: string): number {
  const words = [...moments, ...unclear].flatMap(({ span }) => phrase.slice(...span).match(/[\p{L}]+/gu) ?? []);
  return Math.max(0, ...words.map(({ length }) => length));
}

function resolveEach(input: Asked, moments: Moment[], zones: SpokenZone[], apart: boolean): Resolved[] {
  const clocks = zonesOf(moments, zones, apart);
  return share(moments, apart).map((moment, i) => {
    const ctx = contextOf(input, clocks[i]?.zone);
    return { moment, ctx, said: clocks[i], outcome: settle(moment, ctx, input.lang, input.purpose) };
  });
}

function contextOf({ now, zone, defaults, holidays }: WhenInput, said: string | undefined): Context {
  const nowMs = now.getTime();
  const [ownZone, spoken] = [zoneOf(zone)!, zoneOf(said ?? zone)!];
  return {
    nowMs,
    now: localOf(nowMs, spoken),
    zone: spoken,
    own: localOf(nowMs, ownZone),
    ownZone,
    defaults,
    holidays,
  };
}

function resultOf({ moment, outcome, ctx, said }: Resolved, input: Asked, span: [number, number]): WhenResult {
  const zone = said?.zone;
  if ('problem' in outcome) {
    const dates = 'dates' in outcome ? outcome.dates : [];
    const options = dates.map((date) => placed(date, moment, ctx)).filter((ms) => ms >= ctx.nowMs);
    return answerTo(input, outcome.problem, span, { options: dates.length > 0 ? options : undefined, zone });
  }
  const zoneSaid = zone ? { zone } : {};
  if ('past' in outcome) {
    const question = questionOf(input, 'past', { options: outcome.options, zone });
    return { kind: 'past', instant: iso(outcome.past), question, span, ...zoneSaid };
  }
  const { ms, endMs, precision, doubt, options, part, clockChange } = outcome;
  return {
    kind: 'instant',
    instant: iso(ms),
    ...(endMs !== undefined && endMs > ms ? { end: iso(endMs) } : {}),
    precision,
    ...(doubt ? { question: questionOf(input, doubt, { options: options ?? [ms], zone, part }) } : {}),
    span,
    ...zoneSaid,
    ...(clockChange ? { clockChange } : {}),
  };
}

interface About {
  /** UTC ms */
  options?: number[];
  zone?: string;
  part?: Timed['part'];
}

function answerTo(input: Asked, code: QuestionCode, span: [number, number], about: About = {}): WhenResult {
  return { kind: 'question', question: questionOf(input, code, about), span };
}

function questionOf(input: Asked, code: QuestionCode, { options, zone, part }: About) {
  return ask({ code, lang: input.lang, now: input.now, zone: zone ?? input.zone, part, options });
}

/** What is asked in, settled once: a long text is not searched for it again and again. */
type Asked = WhenInput & { lang: Language };
const asked = (given: WhenInput): Asked => ({
  ...given,
  lang: given.lang ?? (/\p{Script=Cyrillic}/u.test(given.phrase) ? 'ru' : 'en'),
});
const iso = (ms: number) => new Date(ms).toISOString();
const spanOf = (some: Moment[]): [number, number] => [
  Math.min(...some.map(({ span }) => span[0])),
  Math.max(...some.map(({ span }) => span[1])),
];

/** A date to choose, at the hour said with it. */
function placed(date: PlainDate, { time }: Moment, ctx: Context): number {
  return place(date, time?.kind === 'clock' && time.clock.fixed ? time.clock : ctx.defaults.dayStart, ctx).ms;
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
