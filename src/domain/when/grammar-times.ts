// Which times of day and which distances can be said, over canonical words: pattern → Time or distance.
import { inPart, readClock } from './clocks';
import type { Rule } from './grammar-days';
import { ahead, readCount, readLength } from './lengths';
import type { Groups } from './pattern';
import type { Clock, Daypart, Piece, Time, Unit } from './types';

export const TIME_RULES: Rule[] = [
  // a clock
  ['{pre} {hm}', (g) => hourMinute(g)],
  ['{pre} {spoken}', (g) => clock(g, readClock(g))],
  [
    '{pre} {h}',
    (g) => (/at|on|by|about|after|from|before|till/.test(g.pre!) || marked(g) ? clock(g, readClock(g)) : undefined),
  ],
  ['{pre} {h} oclock', (g) => clock(g, readClock(g))],
  ['at|by|about|after|from|before|till hour', (g) => clock({ pre: g[0] }, { hour: 1, minute: 0, fixed: false })],
  ['{pre} hour day|night|afternoon', (g) => clock(g, inPart(1, 0, /night/.test(g[0]!) ? 'night' : 'afternoon'))],
  ['{pre} noon', (g) => clock(g, { hour: 12, minute: 0, fixed: true })],
  ['{pre} midnight', (g) => clock(g, { hour: 0, minute: 0, fixed: true, endOfDay: true })],

  // from one to another
  ['between {clock:a} and|- {clock:b}', (g) => range(g)],
  ['from {clock:a} till|to|before|- {clock:b}', (g) => range(g)],
  ['at|on|about|by|after {clock:a} -|to {clock:b}', (g) => range(g)],
  ['{clock:a} -|to|till {clock:b}', (g) => (g.ahm || g.bhm || marked(g, 'b') ? range(g) : undefined)],

  // a part of the day
  ['{pre} {part}', (g) => part(g, g.part as Daypart)],
  ['{pre} lunch', (g) => part(g, 'noon')],
  ['{pre} mid day', (g) => part(g, 'noon')],
  ['{pre} this {part}', (g) => [{ type: 'day', day: { kind: 'relative', days: 0 } }, part(g, g.part as Daypart)]],
  ['{pre} eod', () => ({ type: 'time', time: { kind: 'part', part: 'evening', closing: true } })],
  ['from morning till evening|night', () => ({ type: 'time', time: { kind: 'any' } })],
  ['at|in|on? sametime', () => ({ type: 'time', time: { kind: 'same' } })],
  ['at|in|on? anytime', () => ({ type: 'time', time: { kind: 'any' } })],

  // a distance from now
  ['now', () => ({ type: 'elapse', ms: 0 })],
  ['{about} in|within {about} {dur}', (g) => distance(g)],
  ['{about} in|within {about} {n:a} -|or|till|to {dur}', (g) => spread(g, g.an, readLength(g).amount)],
  ['in {unit} -|or {n:a}', (g) => spread(g, '1', readCount(g.an, g.unit as Unit)[0])],
  ['in {unit} -|or other', (g) => spread(g, '1', 2)],
  ['in|about {unit} {n}', (g) => loosely(distance(g))],
  ['{about} {unit} in {about} {n}', (g) => loosely(distance(g))],
  ['{dur} ago', (g) => back(ahead(readLength(g)))],
  ['{dur} fromnow|later', (g) => distance(g)],
  ['{n:a} -|or|till|to {dur} later|fromnow', (g) => spread(g, g.an, readLength(g).amount)],
  ['{about} {dur}', (g) => ({ type: 'length', piece: distance(g) ?? { type: 'elapse', ms: 0 } })],
  [
    '{about} {n:a} - {dur}',
    (g) => ({ type: 'length', piece: spread(g, g.an, readLength(g).amount) ?? { type: 'elapse', ms: 0 } }),
  ],
  ['{unit} {n}', (g) => ({ type: 'length', piece: loosely(distance(g)) ?? { type: 'elapse', ms: 0 } })],
];

const marked = (g: Groups, alias = '') =>
  Boolean(g[`${alias}mark`] && g[`${alias}mark`] !== 'day') || /hour day/.test(g[0]!) || /oclock/.test(g[0]!);

/** «после 15», "about 3", «к пяти» are near a clock time; «до 15» is an end without a beginning. */
function clock(g: Groups, said: Clock | undefined): Piece | undefined {
  if (!said) return undefined;
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

function range(g: Groups): Piece | undefined {
  const glued = gluedMinutes(g);
  if (glued) return clock({ pre: 'at' }, glued);
  const [from, to] = [readClock(g, 'a'), readClock(g, 'b')];
  return from && to ? { type: 'time', time: { kind: 'range', from, to } } : undefined;
}

/** «в 10-30» is half past ten, «в 10-12» two hours: minutes are told by being no hour, or too far to be the end of a range. */
function gluedMinutes(g: Groups): Clock | undefined {
  if (!g.ah || !g.bh || !/^at \d+ - \d\d $/.test(g[0]!)) return undefined;
  const [hour, minute] = [Number(g.ah), Number(g.bh)];
  const isMinute = g.bh === '00' || minute > 24 || (minute % 5 === 0 && (minute <= hour || minute - hour > 4));
  return isMinute ? readClock({ h: g.ah, m: g.bh }) : undefined;
}

function part(g: Groups, said: Daypart): Piece {
  const time: Time = { kind: 'part', part: said };
  return { type: 'time', time, deadline: /before|till/.test(g.pre ?? '') };
}

function distance(g: Groups): Piece | undefined {
  const length = readLength(g);
  const piece = ahead({ ...length, loose: length.loose || /about|within/.test(g[0]!) });
  // «через день» is tomorrow to some and the day after to others; «через один день» and "in a day" are plain.
  if (piece?.type === 'day' && piece.day.kind === 'ahead' && g[0] === 'in day ') piece.day.unsure = true;
  return piece;
}

/** "2–3 hours": from the nearer end. */
function spread(g: Groups, from: string | undefined, until: number): Piece | undefined {
  const unit = g.unit as Unit;
  return ahead({ amount: readCount(from, unit)[0], unit, loose: true }, until);
}

function loosely(piece: Piece | undefined): Piece | undefined {
  return piece?.type === 'elapse' ? { ...piece, loose: true } : piece;
}

function back(piece: Piece | undefined): Piece | undefined {
  if (piece?.type === 'elapse') return { type: 'elapse', ms: -piece.ms };
  if (piece?.type !== 'day' || piece.day.kind !== 'ahead') return undefined;
  return { type: 'day', day: { ...piece.day, amount: -piece.day.amount } };
}
