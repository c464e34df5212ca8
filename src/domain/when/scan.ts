// Finds the days, times and distances in a row of canonical words, the longest at each place.
import type { Word } from './canonical';
import { DAY_RULES } from './grammar-days';
import { DISTANCE_RULES } from './grammar-distances';
import { TIME_RULES } from './grammar-times';
import { compile } from './pattern';
import type { Piece } from './types';

const RULES = [...DAY_RULES, ...TIME_RULES, ...DISTANCE_RULES].map(([pattern, build]) => ({
  pattern: compile(pattern),
  build,
}));
/** No rule begins with these, and most of a text is such words. */
const BEGINS_NOTHING = /^(x|,|noun|not|cannot|busy|and|or)$/;
/** No rule is longer. */
const WINDOW = 14;

export interface Found {
  pieces: Piece[];
  /** Place among the canonical words, [from, to). */
  from: number;
  to: number;
}

/** All pieces, left to right. */
export function scan(words: Word[]): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const best = BEGINS_NOTHING.test(words[at]!.word) ? undefined : longest(words, at);
    if (best) found.push(...alternatives(words, best));
    at = best?.to ?? at + 1;
  }
  return hoursBesideDays(besideDays(words, wholeNumber(words, found)));
}

/** «в 10 или 11», «5 или 6 декабря»: each has its own place. */
function alternatives(words: Word[], found: Found): Found[] {
  const [a, b, ...more] = found.pieces;
  const cut = words.slice(found.from, found.to).findIndex(({ word }) => word === 'or' || word === 'and');
  if (!a || !b || more.length > 0 || a.type !== b.type || cut <= 0) return [found];
  const at = found.from + cut;
  return [
    { pieces: [a], from: found.from, to: at },
    { pieces: [b], from: at + 1, to: found.to },
  ];
}

function longest(words: Word[], at: number): Found | undefined {
  const row = `${words
    .slice(at, at + WINDOW)
    .map(({ word }) => word)
    .join(' ')} `;
  let best: Found | undefined;
  for (const { pattern, build } of RULES) {
    const match = pattern.exec(row);
    if (!match) continue;
    const to = at + match[0].trimEnd().split(' ').length;
    if (best && to <= best.to) continue;
    const built = build({ ...match.groups, 0: match[0] });
    if (built) best = { pieces: Array.isArray(built) ? built : [built], from: at, to };
  }
  return best;
}

/** A phrase that is nothing but a number answers "what time?" («10», "15"), or "which day?" ("the 3rd"). */
function wholeNumber(words: Word[], found: Found[]): Found[] {
  const said = words.filter(({ word }) => word !== ',');
  const [, digits, ordinal] = /^(\d{1,2})(th)?$/.exec(said[0]?.word ?? '') ?? [];
  if (found.length > 0 || said.length !== 1 || !digits) return found;
  const at = words.indexOf(said[0]!);
  const number = Number(digits);
  if (ordinal) return [{ pieces: [{ type: 'day', day: { kind: 'date', day: number } }], from: at, to: at + 1 }];
  if (number > 23) return found;
  const clock = { hour: number, minute: 0, fixed: number > 12 || number === 0 };
  return [{ pieces: [{ type: 'time', time: { kind: 'clock', clock } }], from: at, to: at + 1 }];
}

/** «завтра 11–13», "four thirty tomorrow": a time where a day stands next to it, nothing elsewhere. */
function besideDays(words: Word[], found: Found[]): Found[] {
  const isDay = (one: Found | undefined) => one?.pieces.some(({ type }) => type === 'day') === true;
  const near = (a: Found, b: Found) => words.slice(a.to, b.from).every(({ word }) => word === ',' || word === '-');
  return found.flatMap((f, i) => {
    const [piece] = f.pieces;
    if (piece?.type !== 'beside') return f;
    const [before, after] = [found[i - 1], found[i + 1]];
    const day = (before && isDay(before) && near(before, f)) || (after && isDay(after) && near(f, after));
    return day ? { ...f, pieces: [{ type: 'time', time: piece.time }] } : [];
  });
}

/** «завтра 10 часов»: beside a day, and with no other time said, hours are a clock time. */
function hoursBesideDays(found: Found[]): Found[] {
  const pieces = found.flatMap((f) => f.pieces);
  const dayOnly =
    pieces.some(({ type }) => type === 'day') && !pieces.some(({ type }) => type === 'time' || type === 'elapse');
  return !dayOnly ? found : found.map((f) => ({ ...f, pieces: f.pieces.map(asClock) }));
}

function asClock(piece: Piece): Piece {
  return piece.type === 'length' && piece.clock ? { type: 'time', time: { kind: 'clock', clock: piece.clock } } : piece;
}

/** Where in the phrase it stands, [from, to). */
export function place(words: Word[], { from, to }: Found): [number, number] {
  return [words[from]!.from, words[to - 1]!.to];
}
