// Which event a moment is said of: of its own clause, of the clause beside it, or of one named before («вторая в пятницу»).
import type { Clause, Sentence, Word } from './clauses';
import { ANOTHER, MOVED } from './cues';
import { type EventWord, eventWords, hasUnnamed, type Strength, unnamedWord } from './events';
import type { Span, TimeSaid } from './times';
import type { Evidence } from './weights';

export interface Pair {
  event: EventWord;
  /** The clause that names it; it may be one of a sentence before. */
  named: Clause;
  time: TimeSaid;
  /** Clauses of this sentence: the moment's, and the event's (the moment's again, if it was named before). */
  at: number;
  eventAt: number;
  /** Signs that lie in the order of the words. */
  signs: Evidence[];
  /** Places of all words of the sentence that tell times. */
  hidden: Span[];
  span: Span;
}

/** The event named last. */
export interface Remembered {
  event: EventWord;
  clause: Clause;
  hidden: Span[];
  /** A moment was said of it. */
  timed: boolean;
}

interface Scene {
  sentence: Sentence;
  /** Per clause: the moments in it, and its events. */
  times: TimeSaid[][];
  events: EventWord[][];
  hidden: Span[];
  isTime: (word: Word) => boolean;
}

type Found = Pick<Pair, 'event' | 'named' | 'eventAt' | 'hidden'>;

/** Such a day or hour does not exist: whatever else the clause says of time is no use. */
const IMPOSSIBLE = new Set<string | undefined>(['noSuchDate', 'noSuchTime']);
/** These go on about an event that still lacks its time. */
const GOES_ON =
  /(?<!\p{L})(?:it's|its|it is|it|она|оно|он|это|будет|состоится|начало|начинается|начнется|starts?|begins?)(?![\p{L}'])/u;
const SMALL =
  /^(?:я|мы|и|в|во|на|с|со|у|к|а|но|да|же|это|так|что|то|вот|ну|уже|еще|меня|нас|ровно|точно|только|она|оно|он|будет|начало|ok|ок|at|on|in|the|a|an|my|our|is|it|it's|i|im|i'm|we|to|and|so|just|sharp|btw|ugh|will|be|for)$/u;
/** Besides small words a clause of a time alone holds none, a short one two: "Tuesday at 10am works". */
const SHORT = 2;
const RANK: Record<Strength, number> = { event: 0, doing: 1, soft: 2, unnamed: 3 };
const AND = /^[\s,]*(?:и|and|&)?[\s,]*(?:в|at|on|во)?\s*$/u;
const OR = /(?<!\p{L})(?:или|либо|or)(?!\p{L})[^\p{L}]*(?:в|во|at|on|может|maybe)?\s*$/u;
const REFUSED = /(?<!\p{L})(?:не|вместо|not|isn't|wasn't|aren't|no longer|instead of|rather than)\s*$/u;
/** "From Monday to Tuesday", «с пятницы на вторник». */
const FROM = /\s(?:с|со|from)\s+[^,]*$/u;
const TO = /^\s*(?:на|to)\s/u;
const ASIDE = /^(?:после|до|перед|after|before|until|till|since|кроме|накануне)$/u;

/**
 * @param tell reads the moments of the sentence; not called for one that names no event, which saves most of the work
 * @param last the event named last before this sentence
 */
export function pairsIn(
  sentence: Sentence,
  tell: () => TimeSaid[],
  last: Remembered | undefined,
): { pairs: Pair[]; last: Remembered | undefined } {
  const listed = sentence.clauses.map(eventWords);
  const goesOn = last && (!last.timed || ANOTHER.test(sentence.text) || MOVED.test(sentence.text));
  if (!goesOn && listed.every((events) => events.length === 0) && !hasUnnamed(sentence.text))
    return { pairs: [], last };
  const scene = sceneOf(sentence, listed, tell());
  const pairs: Pair[] = [];
  const used = new Set<TimeSaid>();
  let known = last;
  sentence.clauses.forEach((clause, at) => {
    const here = scene.times[at]!;
    const spoilt = here.some(({ question }) => IMPOSSIBLE.has(question?.code));
    for (const time of here) {
      const event = used.has(time) ? undefined : eventOf(scene, at, time, known);
      if (!event) continue;
      used.add(time);
      if (time.kind === 'instant' && !spoilt) pairs.push({ ...event, ...placeOf(scene, at, event, time), time, at });
    }
    const event = strongest(scene.events[at]!);
    if (event) known = { event, clause, hidden: scene.hidden, timed: here.length > 0 };
    else if (known && here.length > 0) known = { ...known, timed: true };
  });
  return { pairs: pairs.filter((pair, i) => !isArrival(pair, pairs.slice(0, i))), last: known };
}

function sceneOf(sentence: Sentence, listed: EventWord[][], found: TimeSaid[]): Scene {
  const hidden = found.flatMap(({ words }) => words);
  const timeWords = new Set(wordsWithin(sentence.clauses, hidden));
  const isTime = (word: Word) => timeWords.has(word);
  const useful = meant(found, sentence);
  const times = sentence.clauses.map((clause) =>
    useful.filter(({ span }) => span[0] < clause.to && span[1] > clause.from),
  );
  const events = sentence.clauses.map((clause, i) => {
    const named = listed[i]!.filter((event) => !isWhen(event, sentence, hidden));
    const unnamed = named.length === 0 && times[i]!.length > 0 ? unnamedWord(clause, isTime) : undefined;
    return unnamed ? [unnamed] : named;
  });
  return { sentence, times, events, hidden, isTime };
}

/** «после праздников в 10 встреча»: the holidays tell when, and are no event. */
function isWhen({ from, to }: EventWord, sentence: Sentence, hidden: Span[]): boolean {
  const word = sentence.text.slice(from - sentence.from, to - sentence.from);
  return /^(?:праздник|каникул|holiday)/.test(word) && hidden.some((place) => place[0] <= from && to <= place[1]);
}

/** Both lists go by place: one pass. */
function wordsWithin(clauses: Clause[], places: Span[]): Word[] {
  const sorted = [...places].sort((a, b) => a[0] - b[0]);
  let next = 0;
  return clauses
    .flatMap(({ words }) => words)
    .filter((word) => {
      while (next < sorted.length && sorted[next]![1] <= word.from) next++;
      return next < sorted.length && sorted[next]![0] < word.to;
    });
}

function eventOf(scene: Scene, at: number, time: TimeSaid, last: Remembered | undefined): Found | undefined {
  const { sentence, events, times, hidden } = scene;
  const clause = sentence.clauses[at]!;
  const another = last !== undefined && ANOTHER.test(clause.text);
  const here = events[at]!.filter(({ strength }) => !another || RANK[strength] <= RANK.doing);
  if (here.length > 0) {
    const moments = times[at]!.filter(({ kind }) => kind !== 'question' && kind !== 'none');
    const event = nearest(here, time, moments, sentence);
    return event && { event, named: clause, eventAt: at, hidden };
  }
  const before = last && { event: last.event, named: last.clause, eventAt: at, hidden: [...hidden, ...last.hidden] };
  if (another || MOVED.test(clause.text)) return before;
  const rest = clause.words.filter((word) => !scene.isTime(word) && !SMALL.test(word.text)).length;
  if (rest > SHORT) return undefined;
  const beside = [at - 1, at + 1].find((j) => (events[j]?.length ?? 0) > 0 && times[j]!.length === 0);
  if (beside !== undefined)
    return { event: strongest(events[beside]!)!, named: sentence.clauses[beside]!, eventAt: beside, hidden };
  return !last?.timed && at === 0 && (rest === 0 || GOES_ON.test(clause.text)) ? before : undefined;
}

/** Left out is what it was moved from, and of two to choose from the second. */
function meant(times: TimeSaid[], sentence: Sentence): TimeSaid[] {
  const text = (from: number, to: number) => sentence.text.slice(from - sentence.from, to - sentence.from);
  const choice = (i: number) => i > 0 && i < times.length && OR.test(text(times[i - 1]!.span[1], times[i]!.span[0]));
  return times.flatMap((time, i) => {
    const [from, to] = time.span;
    const next = times[i + 1];
    const refused = REFUSED.test(text(sentence.from, from));
    const left = next && FROM.test(` ${text(from, to)}`) && TO.test(text(to, next.span[1]));
    return refused || left || choice(i) ? [] : [{ ...time, oneOfTwo: choice(i + 1) }];
  });
}

/** The strongest word on its side of the other moments; undefined: it belongs to another of them. */
function nearest(events: EventWord[], time: TimeSaid, times: TimeSaid[], sentence: Sentence): EventWord | undefined {
  const at = times.indexOf(time);
  if (times.length < 2 || at < 0) return strongest(events);
  const leads = events[0]!.from < times[0]!.span[0];
  const [from, to] = leads
    ? [times[at - 1]?.span[1] ?? 0, time.span[1]]
    : [time.span[0], times[at + 1]?.span[0] ?? Number.POSITIVE_INFINITY];
  const mine = strongest(events.filter((event) => event.from >= from && event.to <= to));
  if (mine) return mine;
  // «встречи завтра в 10 и в пятницу в 12»: one event, two moments; else the second moment speaks of something else.
  const between = sentence.text.slice((times[at - 1]?.span[1] ?? 0) - sentence.from, time.span[0] - sentence.from);
  return at === 0 || AND.test(between) ? strongest(events) : undefined;
}

function strongest(events: EventWord[]): EventWord | undefined {
  return events.toSorted((a, b) => RANK[a.strength] - RANK[b.strength] || a.from - b.from)[0];
}

function placeOf(
  scene: Scene,
  at: number,
  { event, named, eventAt }: Found,
  time: TimeSaid,
): Pick<Pair, 'signs' | 'span'> {
  const { sentence, isTime } = scene;
  const clause = sentence.clauses[at]!;
  const signs: Evidence[] = [];
  const before = named.words.filter((word) => word.to <= event.from && !isTime(word));
  if (before.some((word, i) => ASIDE.test(word.text) && !(i === 0 && word.text === 'до') && before.length - i <= 2))
    signs.push('aside');
  const others = clause.words.filter(
    (word) => !isTime(word) && !SMALL.test(word.text) && (word.to <= event.from || word.from >= event.to),
  );
  if (eventAt === at && others.length <= 1) signs.push('note');
  if (time.oneOfTwo) signs.push('twoTimes');
  const open = scene.times[at]!.map(({ question }) => question?.code);
  if (open.includes('vague')) signs.push('doubtful');
  const inside = event.from >= sentence.from && event.to <= sentence.to;
  const [from, to] = inside ? [event.from, event.to] : time.span;
  return { signs, span: [Math.min(from, time.span[0]), Math.max(to, time.span[1])] };
}

const DEPARTS =
  /^(?:рейс|вылет|самолет|перелет|поезд|автобус|паром|электричка)$|flight|flying|^fly|boarding|train|bus|ferry/;
const ARRIVES = /^(?:прилет$|(?:i |we )?(?:land|arriv))/;

/** A thing with a timetable. */
export function isJourney(event: EventWord, named: Clause): boolean {
  const word = wordOf(event, named);
  return DEPARTS.test(word) || ARRIVES.test(word);
}

/** «вылет в 23:55, прилетаем 13-го»: one journey. */
function isArrival({ event, named, at }: Pair, before: Pair[]): boolean {
  return (
    ARRIVES.test(wordOf(event, named)) &&
    before.some((one) => one.at < at && DEPARTS.test(wordOf(one.event, one.named)))
  );
}

function wordOf(event: EventWord, named: Clause): string {
  return event.name ?? named.text.slice(event.from - named.from, event.to - named.from);
}
