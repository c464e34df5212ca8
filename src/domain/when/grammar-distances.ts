// Which distances from now can be said, over canonical words: «через два часа», "an hour and a half ago", «минут двадцать».
import type { Rule } from './grammar-days';
import { ahead, readCount, readLength } from './lengths';
import type { Groups } from './pattern';
import type { Piece, Unit } from './types';

export const DISTANCE_RULES: Rule[] = [
  ['now', () => ({ type: 'elapse', ms: 0 })],
  ['{about} in|within {about} {dur}', (g) => distance(g)],
  ['in|within {hm}', (g) => hoursAndMinutes(g.hm!)],
  ['in|at|on? next day', () => ({ type: 'day', day: { kind: 'relative', days: 1 } })],
  ['in|at|on next|coming {dur}', (g) => soon(g)],
  ['dayafter', () => ({ type: 'day', day: { kind: 'relative', days: 2 } })],
  ['{about} in|within {about} {n:a} -|or|till|to {dur}', (g) => spread(g, g.an, readLength(g).amount)],
  ['{about} in|within {n:b} {unit} -|or {n:a}', (g) => spread(g, g.bn, readCount(g.an, g.unit as Unit)[0])],
  ['{about} in|within {n:b} {unit} or so', (g) => distance({ ...g, 0: `about ${g[0]}`, n: g.bn })],
  ['in {unit} -|or {n:a}', (g) => spread(g, '1', readCount(g.an, g.unit as Unit)[0])],
  ['in {unit} -|or other', (g) => spread(g, '1', 2)],
  ['in|about {unit} {n}', (g) => loosely(distance(g))],
  ['{about} {unit} in {about} {n:a} - {n}', (g) => spread(g, g.an, readCount(g.n, g.unit as Unit)[0])],
  ['{about} in {n:a} hour {minute}', (g) => ({ type: 'elapse', ms: (Number(g.an) * 60 + Number(g.minute)) * 60_000 })],
  ['{about} {unit} in {about} {n}', (g) => loosely(distance(g))],
  ['{dur} ago', (g) => back(ahead(readLength(g)))],
  // «на час позже»: than what?
  ['on|by {dur} later', () => ({ type: 'unclear', code: 'vague' })],
  ['{dur} fromnow|later', (g) => distance(g)],
  ['{n:a} -|or|till|to {dur} later|fromnow', (g) => spread(g, g.an, readLength(g).amount)],
  // «35 лет» is an age
  ['{about} {dur}', (g) => (g.unit === 'year' ? undefined : length(distance(g), g))],
  ['{about} {n:a} - {dur}', (g) => length(spread(g, g.an, readLength(g).amount))],
  ['{unit} {n}', (g) => length(loosely(distance(g)))],
];

function distance(g: Groups): Piece | undefined {
  const length = readLength(g);
  const piece = ahead({ ...length, loose: length.loose || /about|within/.test(g[0]!) });
  // «через день» is tomorrow to some and the day after to others; «через один день» and "in a day" are plain.
  return g[0] === 'in day ' || /within/.test(g[0]!) ? unsure(piece) : piece;
}

function unsure(piece: Piece | undefined): Piece | undefined {
  return piece?.type === 'day' && piece.day.kind === 'ahead'
    ? { ...piece, day: { ...piece.day, unsure: true } }
    : piece;
}

/** «в ближайший час», "in the next two days": by then, so that the end is the best guess. */
function soon(g: Groups): Piece | undefined {
  return unsure(loosely(ahead(readLength(g))));
}

/** «через 1:30» */
function hoursAndMinutes(hm: string): Piece | undefined {
  const [hours, minutes] = hm.split(/[:.]/).map(Number) as [number, number];
  return minutes < 60 ? { type: 'elapse', ms: (hours * 60 + minutes) * 60_000 } : undefined;
}

/** «10 часов» is a length, but beside a day («завтра 10 часов») a clock time. */
function length(piece: Piece | undefined, g?: Groups): Piece | undefined {
  const hour = g && g.unit === 'hour' && !g.plus && !g.n2 && /^\d+$/.test(g.n ?? '') ? Number(g.n) : 0;
  const clock = hour > 0 && hour <= 12 ? { hour, minute: 0, fixed: false } : undefined;
  return piece && { type: 'length', piece, clock };
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
