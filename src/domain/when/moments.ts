// Joins the pieces of a phrase into moments: which day belongs to which time, what is refused, what is an alternative.
import type { Word } from './canonical';
import { begin, merge } from './merge';
import { type Found, place, scan } from './scan';
import type { Day, Moment, Piece, QuestionCode } from './types';

/** Something that can only be asked about («по вторникам», «потом»). */
export interface Unclear {
  code: QuestionCode;
  span: [number, number];
}

export interface Reading {
  /** In the order of the text. */
  moments: Moment[];
  unclear: Unclear[];
}

/** @param phrase the text the words were read from */
export function readMoments(words: Word[], phrase: string): Reading {
  const found = scan(words);
  const clear = found.filter(({ pieces }) =>
    pieces.some((piece) => piece.type !== 'length' && !(piece.type === 'unclear' && piece.weak)),
  );
  const used = clear.length > 0 ? clear : found;
  const unclear = used.flatMap((f) =>
    f.pieces.flatMap((piece) => (piece.type === 'unclear' ? { code: piece.code, span: place(words, f) } : [])),
  );
  if (clear.length === 0 && unclear.length === 0 && !onlyLength(words, found)) return { moments: [], unclear: [] };
  return { moments: join(words, used, phrase), unclear };
}

/** A bare length («минут двадцать») is a time only when the phrase says nothing else. */
function onlyLength(words: Word[], found: Found[]): boolean {
  const inside = (i: number) => found.some(({ from, to }) => i >= from && i < to);
  return (
    found.length > 0 &&
    words.every(({ word }, i) => inside(i) || /^(,|-|on|at|about|wait|busy|till|and|give)$/.test(word))
  );
}

/** What may stand between two words said of one time, or between two to choose from. */
const LINK =
  /^(?:[\s,;:.()«»"'\-–—/&]|(?<!\p{L})(?:и|или|либо|это|то есть|т\.\s?е\.|с|со|or|and|from|the|that's|that is|i\.\s?e\.)(?!\p{L}))*$/iu;

function join(words: Word[], found: Found[], phrase: string): Moment[] {
  const moments: Moment[] = [];
  let end = 0;
  let sentence = 0;
  for (const [i, f] of found.entries()) {
    const between = words.slice(end, f.from);
    const stopped = between.some(({ stop }) => stop);
    if (stopped) sentence++;
    let fresh = between.some(({ word }) => word === 'or');
    const gap = moments.length > 0 ? phrase.slice(moments.at(-1)!.span[1], place(words, f)[0]) : 'x';
    let linked = !stopped && LINK.test(gap);
    const refused = clauseRefuses(words, found, f);
    for (const outer of f.pieces) {
      if (outer.type === 'unclear') continue;
      const bare = outer.type === 'length' ? outer.piece : outer;
      const deadline = (bare.type === 'day' || bare.type === 'time') && bare.deadline;
      // «занят до 18:00», «до пятницы не могу», «отложим до пятницы»: from then on.
      const opens = deadline && (refused.clause || words.some(({ word }) => word === 'wait'));
      const piece = opens ? opened(bare) : bare;
      const bounds = opens ? false : deadline;
      const negated = refused.word || (refused.clause && !deadline && outer.type !== 'length');
      const last = moments.at(-1);
      const other =
        fresh ||
        !last ||
        last.negated !== negated ||
        elsewhere(last, piece, between, words[f.to]) ||
        (!linked && opensNext(last, piece, between, f, found[i + 1]));
      const joined = other ? undefined : merge(last, piece, { deadline: bounds, linked });
      const [from, to] = place(words, f);
      if (joined) moments[moments.length - 1] = { ...joined, sentence, span: [last!.span[0], to] };
      else moments.push({ ...begin(piece, bounds), opened: opens, negated, linked, sentence, span: [from, to] });
      fresh = false;
      linked = true;
    }
    end = f.to;
  }
  return moments;
}

/** «вчера писал, в 15:00 позвоните», «созвон в 15:00. В пятницу улетаю»: the second is not said of the first. */
function elsewhere(last: Moment, piece: Piece, between: Word[], next: Word | undefined): boolean {
  if (piece.type === 'day' && last.time && between.some(({ stop }) => stop)) return next !== undefined && !next.stop;
  return isGone(last.day) && between.some(({ word }) => word === ',');
}

/** «в 17 урок, завтра в 10 созвон»: a day right before another time is said of that one. */
function opensNext(last: Moment, piece: Piece, between: Word[], { to }: Found, next: Found | undefined): boolean {
  if (piece.type !== 'day' || !last.time || !between.some(({ word }) => word === ',')) return false;
  return next !== undefined && next.from - to <= 1 && next.pieces[0]?.type === 'time';
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

const isGone = (day: Day | undefined) =>
  day !== undefined &&
  (day.kind === 'relative'
    ? day.days < 0
    : day.kind === 'weekday'
      ? day.which === 'last'
      : day.kind === 'ahead' && day.amount < 0);

/**
 * «завтра в 10 или в 11», «в понедельник или вторник в 10»: what one moment lacks it takes from its neighbour.
 * @param apart the moments are told one by one: a day is taken within the sentence, a time only from an alternative; of a later moment
 *   the day is taken where it ends the list, "10am dentist, 2pm call tomorrow"
 */
export function share(moments: Moment[], apart: boolean): Moment[] {
  const open = moments.filter(({ negated, elapse }) => !negated && !elapse);
  return moments.map((moment) => {
    const at = open.indexOf(moment);
    if (at < 0) return moment;
    const before = open.slice(0, at).reverse();
    const after = open.slice(at + 1);
    const linkedAfter = apart ? leading(after, ({ linked }) => linked) : after;
    const linkedBefore = apart ? leading(before, (_, i) => open[at - i]!.linked) : before;
    const said = before.filter(
      ({ sentence, day }) => (!apart || sentence === moment.sentence) && (moment.linked || !isGone(day)),
    );
    return {
      ...moment,
      day:
        moment.day ??
        said.find(({ day }) => day)?.day ??
        linkedAfter.find(({ day }) => day)?.day ??
        listed(moment, after),
      time: moment.time ?? linkedAfter.find(({ time }) => time)?.time ?? linkedBefore.find(({ time }) => time)?.time,
    };
  });
}

/** The day that ends a list of times; of nobody's but theirs. */
function listed(moment: Moment, after: Moment[]): Day | undefined {
  const rest = after.filter(({ sentence }) => sentence === moment.sentence);
  const last = rest.at(-1);
  const times = rest.every(({ day, time }, i) => time && (i === rest.length - 1 || !day));
  return moment.time && last?.trailing && times ? last.day : undefined;
}

function leading<T>(list: T[], holds: (one: T, index: number) => boolean): T[] {
  const end = list.findIndex((one, i) => !holds(one, i));
  return end < 0 ? list : list.slice(0, end);
}
