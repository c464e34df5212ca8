// Joins the pieces of a phrase into moments: which day belongs to which time, what is refused, what is an alternative.
import type { Word } from './canonical';
import { begin, merge } from './merge';
import { type Found, place, scan } from './scan';
import type { Moment, Piece, QuestionCode } from './types';

export interface Reading {
  moments: Moment[];
  /** Something that can only be asked about («по вторникам», «потом»). */
  unclear?: { code: QuestionCode; span: [number, number] };
}

export function readMoments(words: Word[]): Reading {
  const found = scan(words);
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
