// A message as sentences and clauses of words, each word with its place: what is said of one thing stands in one clause.
import { stem } from '../words';

export interface Word {
  /** Small letters, ё as е. */
  text: string;
  stem: string;
  /** Place in the message, [from, to). */
  from: number;
  to: number;
}

export interface Clause {
  words: Word[];
  from: number;
  to: number;
  /** Small letters, ё as е; every character at its place, counted from `from`. */
  text: string;
  /** It is set against the one before: «но», "but", «а», «зато». */
  contrast: boolean;
}

export interface Sentence {
  clauses: Clause[];
  from: number;
  to: number;
  text: string;
  question: boolean;
}

const SENTENCE_END = /[!?…\n]+|\.+(?!\d)/g;
/** After these a full stop ends nothing: «27 нояб. в 16:00», "Mon. 9:30", «в 9 ч. утра», "3 p.m. sharp". */
const ABBREVIATION =
  /(?:(?<!\p{L})(?:янв|февр?|мар|апр|авг|сент?|окт|нояб?|дек|пн|вт|ср|чт|пт|сб|вс|ч|час|мин|г|ул|д|т|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|dr|mr|mrs|ms|approx)|[ap]\.m|(?<!\p{L})[ap])$/u;
const CLAUSE_END =
  /[,;()]|:(?=\s|$)|(?<!\d|завтра|сегодня|tomorrow|today)\s[-–—]+\s|(?<!\p{L})(?:но|зато|однако|а|потом|затем|but|while|whereas|so|(?:and )?then)(?!\p{L})/gu;
const PLEASE = /^,\s*(?:пожалуйста|плиз|please|pls)(?!\p{L})/u;
/** Belongs to what follows, whatever its comma: «может быть, завтра в 15». */
const INTRODUCTORY =
  /^[,;\s]*(?:и |а |но |and |but )?(?:может|может быть|возможно|наверное|наверно|вероятно|скорее всего|думаю|кажется|видимо|похоже|надеюсь|допустим|предположим|если что|maybe|perhaps|probably|possibly|hopefully|i think|i guess|пожалуйста|кстати|please|btw|by the way)\s*$/u;
const CONTRAST = /^(?:[,;\s]*)(?:но|зато|однако|а|but|while|whereas)(?!\p{L})/u;
const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*|\d+(?:[.:/-]\d+|-on-\d)*/gu;

/** Small letters, ё as е, one kind of apostrophe and dash; every character keeps its place. */
export function fold(text: string): string {
  const low = text.toLowerCase();
  const same = low.length === text.length ? low : text.replace(/./gsu, (c) => keepLength(c));
  return same.replace(/[ё’`ʼ‘–—−‑\u00a0\t\r]/g, (c) => FOLDED[c]!);
}

const FOLDED: Record<string, string> = {
  ё: 'е',
  '’': "'",
  '`': "'",
  ʼ: "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '\u00a0': ' ',
  '\t': ' ',
  '\r': '\n',
};

function keepLength(letter: string): string {
  const low = letter.toLowerCase();
  return low.length === letter.length ? low : letter;
}

/** @param text from `fold` */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const push = (to: number, mark: string) => {
    const said = text.slice(from, to);
    if (/[\p{L}\d]/u.test(said))
      sentences.push({ clauses: clausesOf(text, from, to), from, to, text: said, question: mark.includes('?') });
    from = to + mark.length;
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(from, match.index - 8), match.index))) continue;
    push(match.index, match[0]);
  }
  push(text.length, '');
  return sentences;
}

function clausesOf(text: string, from: number, to: number): Clause[] {
  const said = text.slice(from, to);
  const marks = [...said.matchAll(CLAUSE_END)].map(({ index }) => index);
  const cuts = [
    0,
    ...marks.filter(
      (mark, i) => !INTRODUCTORY.test(said.slice(marks[i - 1] ?? 0, mark)) && !PLEASE.test(said.slice(mark)),
    ),
    said.length,
  ];
  return cuts.slice(1).flatMap((end, i) => {
    const begin = cuts[i]!;
    const part = said.slice(begin, end);
    const words = wordsAt(part, from + begin);
    const clause = { words, from: from + begin, to: from + end, text: part, contrast: CONTRAST.test(part) };
    return words.length > 0 ? [clause] : [];
  });
}

function wordsAt(part: string, offset: number): Word[] {
  return [...part.matchAll(WORD)].map(({ 0: text, index }) => ({
    text,
    stem: stem(text),
    from: offset + index,
    to: offset + index + text.length,
  }));
}
