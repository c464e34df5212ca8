// Which times of day can be said, over canonical words: pattern → Time.
import { inPart, MIDNIGHT, NOON, readClock } from './clocks';
import { day, type Rule } from './grammar-days';
import type { Groups } from './pattern';
import type { Clock, Day, Daypart, Piece, Time } from './types';

export const TIME_RULES: Rule[] = [
  // a clock
  ['{pre} {hm}', (g) => hourMinute(g)],
  ['{pre} {spoken}', (g) => clock(g, readClock(g))],
  [
    '{pre} {h}',
    (g) => (/at|on|by|about|after|from|before|till/.test(g.pre!) || marked(g) ? clock(g, readClock(g)) : undefined),
  ],
  // «в 25 часов», "tomorrow at 25"; but "at 45" by itself may be anything
  ['at (?:2[5-9]|[3-9]\\d) hour', () => ({ type: 'unclear', code: 'noSuchTime' })],
  ['{rel} at (?:2[5-9]|[3-9]\\d)', () => ({ type: 'unclear', code: 'noSuchTime' })],
  ['{wd} at (?:2[5-9]|[3-9]\\d)', () => ({ type: 'unclear', code: 'noSuchTime' })],
  ['{h} hour? {minute}', (g) => hourAndMinute(g)],
  ['{pre} {edge} -? morning|afternoon|evening', (g) => partOfPart(g)],
  // «без четверти час», «двадцать два ноль ноль»
  ['{pre} without (?<lack>5|10|15|20|25|quarter) min? hour', (g) => clock(g, readClock({ lessM: g.lack, lessH: '1' }))],
  ['{pre} {h} 0 0', (g) => clock(g, readClock({ h: g.h, m: '00' }))],
  // "five-thirty pm"
  [
    '{pre} (?<hour>\\d{1,2}) - (?<quarter>15|30|45) am|pm',
    (g) => clock(g, readClock({ h: g.hour, m: g.quarter, mark: /am/.test(g[0]!) ? 'am' : 'pm' })),
  ],
  // «на 2 ночи» is two nights
  ['on {n} night', () => []],
  ['{pre} {h} oclock', (g) => clock(g, readClock(g))],
  // "8 tonight", "7 tomorrow morning"
  [
    '{h} {rel} {part}',
    (g) =>
      [day({}, { kind: 'relative', days: Number(g.rel) }), part(g, g.part as Daypart), clock({}, readClock(g))].flatMap(
        (p) => p ?? [],
      ),
  ],
  ['{rel} {last}', (g) => dayAndHour(g, 1, { kind: 'relative', days: Number(g.rel) })],
  ['{wd} {last}', (g) => dayAndHour(g, 7, { kind: 'weekday', weekday: Number(g.wd), which: 'coming' })],
  ['at|by|about|after|from|before|till hour {h}', (g) => clock({ pre: `about ${g[0]}` }, readClock(g))],
  // «в начале одиннадцатого», «в одиннадцатом часу»
  ['{pre} start {ordinal}', (g) => clock({ pre: 'about' }, begunHour(g))],
  ['at|about {ordinal} hour', (g) => clock({ pre: 'about' }, begunHour(g))],
  ['{pre} {h} -? about', (g) => clock({ pre: 'about' }, readClock(g))],
  [
    '{pre} {h} -? about am|pm',
    (g) => clock({ pre: 'about' }, readClock({ ...g, mark: /am/.test(g[0]!) ? 'am' : 'pm' })),
  ],
  ['{pre} {h} -? about {part}', (g) => clock({ pre: 'about' }, readClock({ ...g, mark: g.part }))],
  // «где-то часов в двенадцать»
  ['about hour at|by|after {h}', (g) => clock({ pre: 'about' }, readClock(g))],
  ['about hour at {clock:a} -|to {clock:b}', (g) => range(g)],
  ['{n} hour', (g) => writtenHours(g)],
  ['at|by|about|after|from|before|till hour', (g) => clock({ pre: g[0] }, { hour: 1, minute: 0, fixed: false })],
  [
    '{pre} hour day|night|afternoon',
    (g) => (/in /.test(g.pre!) ? undefined : clock(g, inPart(1, 0, /night/.test(g[0]!) ? 'night' : 'afternoon'))),
  ],
  ['{pre} noon', (g) => clock(g, NOON)],
  ['{pre} midnight', (g) => clock(g, MIDNIGHT)],

  // from one to another
  ['between {clock:a} and|- {clock:b}', (g) => range(g)],
  ['from {clock:a} till|to|before|- {clock:b}', (g) => range(g)],
  ['at|on|about|by|after {clock:a} -|to {clock:b}', (g) => range(g)],
  [
    '{clock:a} -|to|till {clock:b}',
    (g) => {
      const plain = /^\d+ - (00|30|45) $/.test(g[0]!) || g.ahm || g.bhm || g.bnamed || marked(g, 'b');
      return plain ? range(g) : beside(range(g));
    },
  ],

  // two times to choose from
  ['{pre} {clock:a} or|and {clock:b}', (g) => either(g)],

  // a part of the day
  ['{pre} {part}', (g) => part(g, g.part as Daypart)],
  [
    '{pre} lunch',
    (g) =>
      /after/.test(g.pre!) ? part({}, 'afternoon') : /before|till/.test(g.pre!) ? part({}, 'morning') : part(g, 'noon'),
  ],
  ['{pre} mid day', (g) => part(g, 'noon')],
  ['{pre} this {part}', (g) => [{ type: 'day', day: { kind: 'relative', days: 0 } }, part(g, g.part as Daypart)]],
  ['{pre} eod', () => ({ type: 'time', time: { kind: 'part', part: 'evening', closing: true } })],
  ['from morning till evening|night', () => ({ type: 'time', time: { kind: 'any' } })],
  ['at|in|on? sametime', () => ({ type: 'time', time: { kind: 'same' } })],
  ['at|in|on? anytime', () => ({ type: 'time', time: { kind: 'any' } })],
];

const marked = (g: Groups, alias = '') =>
  Boolean(g[`${alias}mark`] && g[`${alias}mark`] !== 'day') || /hour day/.test(g[0]!) || /oclock/.test(g[0]!);

/** «после 15», "about 3", «к пяти» are near a clock time; «до 15» is an end without a beginning. */
function clock(g: Groups, said: Clock | undefined): Piece | undefined {
  // «на 3 дня», «на 2 ночи» and "in about 3" are lengths.
  if (
    !said ||
    /in /.test(g.pre ?? '') ||
    (g.pre === 'on ' && /^(day|night)$/.test(g.mark ?? '') && !/hour/.test(g[0]!))
  )
    return undefined;
  const loose = /by|about|after|from/.test(g.pre ?? '');
  return { type: 'time', time: { kind: 'clock', clock: said, loose }, deadline: /before|till/.test(g.pre ?? '') };
}

/** 15:30, 15.30; but 05.12 is a date unless «в» or "at" stands before it, and 25:00 is asked about. */
function hourMinute(g: Groups): Piece | undefined {
  const [first, second] = g.hm!.split(/[:.]/).map(Number) as [number, number];
  const dotted = g.hm!.includes('.');
  const isDate = dotted && first >= 1 && second >= 1 && second <= 12 && !/\b(at|about)\b/.test(g.pre!) && !g.hmMark;
  if (isDate)
    return { type: 'day', day: { kind: 'date', day: first, month: second }, deadline: /before|till/.test(g.pre!) };
  const said = readClock(g);
  if (said) return clock(g, said);
  return dotted ? undefined : { type: 'unclear', code: 'noSuchTime' };
}

/** "Thursday 11", «завтра 12»: a small or large number after a weekday may be a date. */
function dayAndHour(g: Groups, least: number, said: Day): Piece[] | undefined {
  const hour = Number(g.h);
  if (hour < least || hour > 21) return undefined;
  return [day({}, said), clock({}, readClock(g))!];
}

/** «завтра 11–13», "four thirty tomorrow": figures that tell a time only because a day stands beside them. */
function beside(piece: Piece | undefined): Piece | undefined {
  return piece?.type === 'time' ? { type: 'beside', time: piece.time } : undefined;
}

/** "16h30"; "four thirty" and "9h30" only beside a day */
function hourAndMinute(g: Groups): Piece | undefined {
  const said = clock({}, readClock({ h: g.h, m: g.minute }));
  return Number(g.h) > 12 && /hour/.test(g[0]!) ? said : beside(said);
}

/** "Late afternoon", "early evening": by the clock, because a brand has one hour for each part of the day. */
const WITHIN_PART: Record<string, number> = {
  'start morning': 8,
  'mid morning': 10,
  'end morning': 11,
  'start afternoon': 13,
  'mid afternoon': 15,
  'end afternoon': 17,
  'start evening': 18,
  'mid evening': 19,
  'end evening': 21,
};

function partOfPart(g: Groups): Piece | undefined {
  const hour = WITHIN_PART[`${g.edge} ${/morning|afternoon|evening/.exec(g[0]!)?.[0]}`];
  return hour === undefined ? undefined : clock({ pre: `about ${g.pre}` }, { hour, minute: 0, fixed: true });
}

function begunHour(g: Groups): Clock {
  const hour = Number(g.ordinal!.slice(1)) - 1;
  return { hour: hour === 0 ? 12 : hour, minute: 0, fixed: hour > 12 };
}

/** «15 часов» alone is a clock time, «2 часа» a length. */
function writtenHours(g: Groups): Piece | undefined {
  const hour = Number(g.n);
  return hour > 12 && hour < 24 && Number.isInteger(hour) ? clock({}, { hour, minute: 0, fixed: true }) : undefined;
}

function either(g: Groups): Piece[] | undefined {
  const [a, b] = [readClock(g, 'a'), readClock(g, 'b')];
  const said =
    /at|on|by|about|after|from|before|till/.test(g.pre!) || g.ahm || g.bhm || marked(g, 'a') || marked(g, 'b');
  return a && b && said ? [clock(g, a)!, clock({}, b)!] : undefined;
}

function range(g: Groups): Piece | undefined {
  const glued = gluedMinutes(g);
  if (glued) return clock({ pre: 'at' }, glued);
  const [from, to] = [readClock(g, 'a'), readClock(g, 'b')];
  return from && to ? { type: 'time', time: { kind: 'range', from, to } } : undefined;
}

/** «в 10-30» is half past ten, «в 10-12» two hours: minutes are told by being no hour, or too far to be the end of a range. */
function gluedMinutes(g: Groups): Clock | undefined {
  if (!g.ah || !g.bh || !/^(at )?\d+ - \d\d $/.test(g[0]!)) return undefined;
  const [hour, minute] = [Number(g.ah), Number(g.bh)];
  const isMinute = g.bh === '00' || minute > 24 || (minute % 5 === 0 && (minute <= hour || minute - hour > 4));
  return isMinute ? readClock({ h: g.ah, m: g.bh }) : undefined;
}

function part(g: Groups, said: Daypart): Piece {
  const time: Time = { kind: 'part', part: said };
  return { type: 'time', time, deadline: /before|till/.test(g.pre ?? '') };
}
