// Which days can be said, over canonical words: pattern → Day.
import type { HolidayName } from './holidays';
import { readLength } from './lengths';
import type { Groups } from './pattern';
import type { Day, Edge, Piece } from './types';

export type Rule = [pattern: string, build: (groups: Groups) => Piece | Piece[] | undefined];

const WEEKS: Record<string, number> = { this: 0, coming: 0, next: 1, last: -1, afternext: 2 };

export const DAY_RULES: Rule[] = [
  ['{pre} {rel} later|someday', (g) => day(g, { kind: 'relative', days: Number(g.rel), later: true })],
  ['{pre} later {rel}', (g) => day(g, { kind: 'relative', days: Number(g.rel), later: true })],
  ['{pre} {rel}', (g) => day(g, { kind: 'relative', days: Number(g.rel) })],

  // «через вторник»: the one after, or the week after?
  ['in {wd}', () => ({ type: 'unclear', code: 'vague' })],
  ['{pre} {which}? {wd}', (g) => day(g, weekday(g))],
  ['{pre} {wd} after next', () => ({ type: 'unclear', code: 'whichDay' })],
  [
    '{pre} {wd} at|on|in? {which} week',
    (g) => [day(g, { kind: 'week', weeks: WEEKS[g.which!]! }), day({}, weekday({ wd: g.wd }))],
  ],
  ['{pre} {wd} week', (g) => day(g, { kind: 'weeksFrom', weeks: 1, from: weekday(g) })],
  ['in? {n}? week from|after|on {wd}', (g) => day(g, { kind: 'weeksFrom', weeks: count(g), from: weekday(g) })],
  [
    'in? {n}? week from|after {rel}',
    (g) => day(g, { kind: 'weeksFrom', weeks: count(g), from: { kind: 'relative', days: Number(g.rel) } }),
  ],

  ['{pre} {which} week', (g) => day(g, { kind: 'week', weeks: WEEKS[g.which!]! })],
  ['at|on week', () => day({}, { kind: 'week', weeks: 0 })],
  [
    '{pre} {edge} {which}? week',
    (g) => day(g, { kind: 'week', weeks: WEEKS[g.which ?? 'this']!, edge: g.edge as Edge }),
  ],
  [
    '{pre} {which}? weekend',
    (g) => day(g, { kind: 'weekend', weeks: g.which && g.which !== 'coming' ? WEEKS[g.which] : undefined }),
  ],

  ['{pre} {dom} {mon} {year}?', (g) => day(g, date(g))],
  ['{pre} {mon} {dom} {year}?', (g) => day(g, date(g))],
  [
    '{pre} {dom:a} -|till|to|and {dom} {mon} {year}?',
    (g) => day(g, { ...date({ ...g, dom: g.adom }), until: number(g.dom) }),
  ],
  [
    '{pre} {mon} {dom:a} -|till|to {dom} {year}?',
    (g) => day(g, { ...date({ ...g, dom: g.adom }), until: number(g.dom) }),
  ],
  ['{pre} {dom:a} or {dom} {mon} {year}?', (g) => [day(g, date({ ...g, dom: g.adom })), day(g, date(g))]],
  ['{pre} {day:a} -|till|to {day} dom', (g) => day(g, { kind: 'date', day: number(g.aday), until: number(g.day) })],
  // «двадцать седьмого»; small ordinals count other things as well
  [
    '{pre} {lastOrdinal}',
    (g) => (number(g.ordinal) > 5 ? day(g, { kind: 'date', day: number(g.ordinal) }) : undefined),
  ],
  ['{pre} {day} dom', (g) => day(g, { kind: 'date', day: number(g.day) })],
  ['{pre} {go}', (g) => day(g, { kind: 'date', day: number(g.go) })],
  ['at|on|by|after|from|before|till {th}', (g) => day({ pre: g[0] }, { kind: 'date', day: number(g.th) })],
  ['{lastTh}', (g) => day(g, { kind: 'date', day: number(g.th) })],
  ['{pre} {dmy}', (g) => day(g, dottedDate(g.dmy!))],
  ['{pre} {slashed}', (g) => slashedDate(g)],
  ['{pre} {iso}', (g) => isoDate(g)],

  [
    'at|on|by|about|after|from|before|till|in {mon} {year}?',
    (g) => day({ pre: g[0] }, { kind: 'month', month: Number(g.mon), year: year(g), edge: 'start' }),
  ],
  ['{pre} {which} {mon}', (g) => day(g, { kind: 'month', month: Number(g.mon), edge: 'start' })],
  [
    '{pre} {edge} -? {mon} {year}?',
    (g) => day(g, { kind: 'month', month: Number(g.mon), year: year(g), edge: g.edge as Edge }),
  ],
  [
    '{pre} {which} month',
    (g) =>
      day(g, {
        kind: 'month',
        months: WEEKS[g.which!]!,
        edge: 'start',
        unsure: g.which === 'this' || g.which === 'coming',
      }),
  ],
  [
    '{pre} {edge} {which}? month',
    (g) => day(g, { kind: 'month', months: WEEKS[g.which ?? 'this']!, edge: g.edge as Edge }),
  ],
  // «в первый понедельник декабря», "last Friday of the month"
  ['{pre} {nth} {wd} {mon} {year}?', (g) => day(g, nthWeekday(g, { month: Number(g.mon), year: year(g) }))],
  ['{pre} {nth} {wd} {which}? month', (g) => day(g, nthWeekday(g, { months: WEEKS[g.which ?? 'this']! }))],
  // «в первую неделю декабря», "the second week of next month"
  ['{pre} {ordinal} week {mon} {year}?', (g) => day(g, weekOf(g, { month: Number(g.mon), year: year(g) }))],
  ['{pre} {ordinal} week {which}? month', (g) => day(g, weekOf(g, { months: WEEKS[g.which ?? 'this']! }))],
  [
    '{pre} last|final|end week {mon} {year}?',
    (g) => day(g, { kind: 'month', month: Number(g.mon), year: year(g), edge: 'end' }),
  ],
  ['{pre} last day {which}? month', (g) => day(g, lastDay({ months: WEEKS[g.which ?? 'this']! }))],
  ['{pre} last day {mon} {year}?', (g) => day(g, lastDay({ month: Number(g.mon), year: year(g) }))],
  ['{pre} {season}', (g) => day(g, { kind: 'month', month: Number(g.season), edge: 'start', unsure: true })],
  ['{pre} last year', () => ({ type: 'day', day: { kind: 'ahead', amount: -1, unit: 'year' } })],
  ['{pre} next|this|coming|start|mid|end year', () => ({ type: 'unclear', code: 'vague' })],
  ['at|in {year}', () => ({ type: 'unclear', code: 'vague' })],
  ['{pre} start|mid|end next|this|coming year', () => ({ type: 'unclear', code: 'vague' })],

  // «после праздников»; «на праздниках», «до праздников» are asked about
  ['after {holidays}', (g) => ({ type: 'day', day: { kind: 'holidays', name: g.holidays!.slice(3) as HolidayName } })],
  ['after {mon} {holidays}', (g) => day({}, { kind: 'holidays', name: Number(g.mon) === 5 ? 'may' : 'newYear' })],
  ['before|till {mon}? {holidays}', () => ({ type: 'unclear', code: 'deadline' })],
  ['at|on|in|by|from|over {mon}? {holidays}', () => ({ type: 'unclear', code: 'vague' })],
  // "in 15": minutes, most likely
  ['give {bare}', () => ({ type: 'unclear', code: 'vague', weak: true })],
  ['in {bare}', () => ({ type: 'unclear', code: 'vague', weak: true })],

  // «в ночь на субботу» begins on Friday, or does it: ask
  ['at night on {wd}', () => ({ type: 'unclear', code: 'vague' })],
  ['every {wd}?', () => ({ type: 'unclear', code: 'recurring' })],
  ['every noun', () => undefined],
  ['every {n}? {unit}', () => ({ type: 'unclear', code: 'recurring' })],
  ['every morning|afternoon|evening|night|weekend', () => ({ type: 'unclear', code: 'recurring' })],
  ['at|on|in? someday|later', () => ({ type: 'unclear', code: 'vague', weak: true })],
];

/** The words before a day decide what it bounds: «после пятницы», «до пятницы»; «с», «к», «в» mean the day itself. */
export function day(groups: Groups, said: Day): Piece {
  const pre = groups.pre ?? '';
  if (/after/.test(pre)) return { type: 'day', day: { kind: 'after', day: said } };
  // «до завтра» is said for "till we speak tomorrow"
  const deadline = /before/.test(pre) || (/till/.test(pre) && said.kind !== 'relative');
  return { type: 'day', day: said, deadline };
}

function weekday(g: Groups): Day {
  const which = g.which === 'afternext' ? 'afterNext' : ((g.which ?? 'coming') as 'coming');
  return { kind: 'weekday', weekday: Number(g.wd), which };
}

function nthWeekday(g: Groups, of: { month?: number; months?: number; year?: number }): Day {
  const nth = g.nth === 'sec' ? 2 : /^o/.test(g.nth!) ? number(g.nth) : -1;
  return { kind: 'nthWeekday', weekday: Number(g.wd), nth, ...of };
}

function weekOf(g: Groups, of: { month?: number; months?: number; year?: number }): Day {
  return { kind: 'month', ...of, edge: 'start', week: number(g.ordinal) };
}

function lastDay(of: { month?: number; months?: number; year?: number }): Day {
  return { kind: 'month', ...of, edge: 'last' };
}

const number = (text: string | undefined) => Number((text ?? '').replace(/\D/g, ''));
const year = (g: Groups) => (g.year ? Number(g.year) : undefined);
const count = (g: Groups) => (g.n ? readLength({ ...g, unit: 'week' }).amount : 1);

function date(g: Groups): Extract<Day, { kind: 'date' }> {
  return { kind: 'date', day: number(g.dom), month: Number(g.mon), year: year(g) };
}

/** 5.12.2026, 05-12-26, 5/12/2026: the day first, unless only the month can be. */
function dottedDate(text: string): Day {
  const [a, b, y] = text.split(/[./-]/).map(Number) as [number, number, number];
  if (text.includes('/') && a <= 12 && b <= 12)
    return { kind: 'dayOrMonth', first: a, second: b, year: y < 100 ? 2000 + y : y };
  const [d, m] = b > 12 && a <= 12 ? [b, a] : [a, b];
  return { kind: 'date', day: d, month: m, year: y < 100 ? 2000 + y : y };
}

function slashedDate(g: Groups): Piece | undefined {
  const [first, second] = g.slashed!.split('/').map(Number) as [number, number];
  if (first > 31 || second > 31 || first === 0 || second === 0 || (first > 12 && second > 12)) return undefined;
  if (first > 12) return day(g, { kind: 'date', day: first, month: second });
  if (second > 12) return day(g, { kind: 'date', day: second, month: first });
  return day(g, { kind: 'dayOrMonth', first, second });
}

function isoDate(g: Groups): Piece[] {
  const [, y, m, d, h, min, offset] = /^iso(\d+)-(\d+)-(\d+)(?:t(\d+):(\d+)(?::[\d.]+)?(z|[+-]\d\d:?\d\d)?)?$/.exec(
    g.iso!,
  )!;
  const pieces: Piece[] = [day(g, { kind: 'date', day: Number(d), month: Number(m), year: Number(y) })];
  if (h !== undefined) {
    const clock = { hour: Number(h) % 24, minute: Number(min) % 60, fixed: true };
    pieces.push({
      type: 'time',
      time: { kind: 'clock', clock, offset: offset && (offset === 'z' ? 'UTC' : `UTC${offset}`) },
    });
  }
  return pieces;
}
