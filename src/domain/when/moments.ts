// Joins the pieces of a phrase into moments: which day belongs to which time, what is refused, what is an alternative.
import type { Word } from './canonical';
import { inPart } from './clocks';
import { DAY_RULES } from './grammar-days';
import { DISTANCE_RULES } from './grammar-distances';
import { TIME_RULES } from './grammar-times';
import { compile } from './pattern';
import type { Day, Moment, Piece, QuestionCode, Time } from './types';

const RULES = [...DAY_RULES, ...TIME_RULES, ...DISTANCE_RULES].map(([pattern, build]) => ({
  pattern: compile(pattern),
  build,
}));
/** No rule is longer. */
const WINDOW = 14;

interface Found {
  pieces: Piece[];
  /** Place among the canonical words, [from, to). */
  from: number;
  to: number;
}

export interface Reading {
  moments: Moment[];
  /** Something that can only be asked about («по вторникам», «потом»). */
  unclear?: { code: QuestionCode; span: [number, number] };
}

export function readMoments(words: Word[]): Reading {
  const found = hoursBesideDays(scan(words));
  const clear = found.filter(({ pieces }) =>
    pieces.some((piece) => piece.type !== 'length' && !(piece.type === 'unclear' && piece.weak)),
  );
  const used = clear.length > 0 ? clear : found;
  const unclear = used
    .flatMap((f) => f.pieces.map((piece) => ({ piece, f })))
    .find(({ piece }) => piece.type === 'unclear');
  if (unclear?.piece.type === 'unclear') {
    return { moments: [], unclear: { code: unclear.piece.code, span: place(words, unclear.f) } };
  }
  if (clear.length === 0 && !onlyLength(words, found)) return { moments: [] };
  return { moments: share(join(words, used)) };
}

/** All pieces, left to right, the longest at each place. */
function scan(words: Word[]): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const best = longest(words, at);
    if (best) found.push(best);
    at = best?.to ?? at + 1;
  }
  return wholeNumber(words, found);
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

/** A bare length («минут двадцать») is a time only when the phrase says nothing else. */
function onlyLength(words: Word[], found: Found[]): boolean {
  const inside = (i: number) => found.some(({ from, to }) => i >= from && i < to);
  return (
    found.length > 0 && words.every(({ word }, i) => inside(i) || /^(,|-|on|at|about|wait|busy|till|and)$/.test(word))
  );
}

function join(words: Word[], found: Found[]): Moment[] {
  const moments: Moment[] = [];
  let end = 0;
  for (const f of found) {
    const between = words.slice(end, f.from).map(({ word }) => word);
    let fresh = between.includes('or');
    const refused = clauseRefuses(words, found, f);
    for (const outer of f.pieces) {
      const bare = outer.type === 'length' ? outer.piece : outer;
      const deadline = (bare.type === 'day' || bare.type === 'time') && bare.deadline;
      // «занят до 18:00», «до пятницы не могу», «отложим до пятницы»: from then on.
      const opens = deadline && (refused.clause || words.some(({ word }) => word === 'wait'));
      const piece = opens ? opened(bare) : bare;
      const negated = refused.word || (refused.clause && !deadline && outer.type !== 'length');
      const last = moments.at(-1);
      const joined =
        !fresh && last && last.negated === negated ? merge(last, piece, opens ? false : deadline) : undefined;
      const [from, to] = place(words, f);
      if (joined) moments[moments.length - 1] = { ...joined, span: [last!.span[0], to] };
      else moments.push({ ...begin(piece, opens ? false : deadline), negated, span: [from, to] });
      fresh = false;
    }
    end = f.to;
  }
  return moments;
}

function clauseRefuses(words: Word[], found: Found[], { from, to }: Found): { word: boolean; clause: boolean } {
  const start = words.slice(0, from).findLastIndex(({ word }) => word === ',') + 1;
  const stop = words.findIndex(({ word }, i) => i >= to && word === ',');
  const clause = words.slice(start, stop < 0 ? undefined : stop).map(({ word }) => word);
  // «завтра не звоните»; but «завтра не в 10» refuses only the hour
  const not = words.findIndex(({ word }, i) => i >= to && word === 'not');
  const notAfter =
    not >= 0 && (stop < 0 || not < stop) && !found.some((other) => other.from > not && (stop < 0 || other.from < stop));
  const before = words.slice(Math.max(start, from - 2), from).map(({ word }) => word);
  return {
    word: before.at(-1) === 'not' || (before.at(-1) === 'x' && before.at(-2) === 'not') || notAfter,
    clause: clause.includes('cannot') || clause.includes('busy'),
  };
}

/** From the end of a busy time on: near it, not exactly at it. */
function opened(piece: Piece): Piece {
  if (piece.type !== 'time' || piece.time.kind !== 'clock') return piece;
  return { ...piece, time: { ...piece.time, loose: true } };
}

function place(words: Word[], { from, to }: Found): [number, number] {
  return [words[from]!.from, words[to - 1]!.to];
}

function begin(piece: Piece, deadline: boolean | undefined): Omit<Moment, 'negated' | 'span'> {
  if (piece.type === 'day') return { day: piece.day, deadline: deadline ? 'day' : undefined };
  if (piece.type === 'time') return { time: piece.time, deadline: deadline ? 'time' : undefined };
  if (piece.type === 'elapse') return { elapse: piece };
  return {};
}

/** The moment with the piece in it, or undefined: it is another moment. */
function merge(moment: Moment, piece: Piece, deadline: boolean | undefined): Moment | undefined {
  if (piece.type === 'time') {
    if (moment.elapse) return piece.time.kind === 'any' ? moment : undefined;
    const time = moment.time ? mergeTimes(moment.time, piece.time) : piece.time;
    return time && { ...moment, time, deadline: deadline ? 'time' : moment.deadline };
  }
  if (piece.type === 'day') {
    if (moment.elapse) return isToday(piece.day) ? moment : undefined;
    const day = moment.day ? mergeDays(moment.day, piece.day) : piece.day;
    return day && { ...moment, day, deadline: deadline ? 'day' : moment.deadline };
  }
  if (piece.type === 'elapse') {
    const free = !moment.time && !moment.elapse && (!moment.day || isToday(moment.day));
    return free ? { ...moment, day: undefined, elapse: piece } : undefined;
  }
  return undefined;
}

const isToday = (day: Day) => day.kind === 'relative' && day.days === 0;

/** «завтра вечером в 8»: the part of the day settles the clock. */
function mergeTimes(a: Time, b: Time): Time | undefined {
  if (a.kind === 'any' || b.kind === 'any') return a.kind === 'any' ? b : a;
  if (a.kind === 'part' && b.kind === 'part') return a.part === b.part ? a : undefined;
  if (a.kind === 'part' && (b.kind === 'clock' || b.kind === 'range')) return mergeTimes(b, a);
  if (b.kind !== 'part') return undefined;
  const settle = (clock: Extract<Time, { kind: 'clock' }>['clock']) =>
    clock.fixed ? clock : inPart(clock.hour, clock.minute, b.part);
  if (a.kind === 'clock') return { ...a, clock: settle(a.clock) };
  return a.kind === 'range' ? { ...a, from: settle(a.from), to: settle(a.to) } : undefined;
}

const BY_WEEKS: Record<number, 'last' | 'inThisWeek' | 'next' | 'afterNext'> = {
  [-1]: 'last',
  0: 'inThisWeek',
  1: 'next',
  2: 'afterNext',
};

/** «на следующей неделе в среду», «5-го в декабре», "tomorrow, 22 November"; undefined: two different days. */
function mergeDays(a: Day, b: Day): Day | undefined {
  if ((b.kind === 'week' && a.kind !== 'week') || b.kind === 'ahead' || (b.kind === 'month' && a.kind === 'date'))
    return mergeDays2(b, a);
  return mergeDays2(a, b);
}

function mergeDays2(a: Day, b: Day): Day | undefined {
  if (a.kind === 'week' && !a.edge && b.kind === 'weekday') return { ...b, which: BY_WEEKS[a.weeks]! };
  if (a.kind === 'week' && !a.edge && b.kind === 'week' && b.weeks === 0) return { ...b, weeks: a.weeks };
  if (a.kind === 'week' && !a.edge && b.kind === 'weekend') return { ...b, weeks: a.weeks };
  if (a.kind === 'week' && !a.edge && b.kind === 'date') return b;
  if (a.kind === 'ahead' && a.unit === 'week' && b.kind === 'weekday')
    return { kind: 'nearest', weekday: b.weekday, to: a };
  if (a.kind === 'month' && b.kind === 'date' && !b.month) return { ...b, month: a.month, months: a.months };
  if (a.kind === 'weekend' && b.kind === 'weekday' && b.weekday > 5) return b;
  const checkable = (day: Day) => ['relative', 'weekday', 'date', 'ahead', 'both'].includes(day.kind);
  return checkable(a) && checkable(b) && a.kind !== b.kind ? { kind: 'both', first: a, second: b } : undefined;
}

/** «завтра в 10 или в 11», «в понедельник или вторник в 10»: what one moment lacks it takes from its neighbour. */
function share(moments: Moment[]): Moment[] {
  const open = moments.filter(({ negated, elapse }) => !negated && !elapse);
  return moments.map((moment) => {
    const at = open.indexOf(moment);
    if (at < 0) return moment;
    const before = open.slice(0, at).reverse();
    const after = open.slice(at + 1);
    return {
      ...moment,
      day: moment.day ?? before.find(({ day }) => day)?.day ?? after.find(({ day }) => day)?.day,
      time: moment.time ?? after.find(({ time }) => time)?.time ?? before.find(({ time }) => time)?.time,
    };
  });
}
