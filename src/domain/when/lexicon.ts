// The two word lists as one lookup: the longest entry that matches at a place, else a mistyped long word, else nothing.
import { inCyrillic } from '../latin';
import type { Token } from './tokens';
import { ENGLISH } from './words-en';
import { RUSSIAN } from './words-ru';

interface Entry {
  words: RegExp[];
  meaning: string[];
}

const ENTRIES = [...read(RUSSIAN), ...read(ENGLISH)].sort((a, b) => b.words.length - a.words.length);

/** What a word may begin, longest first, and what it means by itself when it begins nothing. */
interface Known {
  entries: Entry[];
  alone?: string[];
}

/** Chat repeats its words: each is compared with the lists once. Cleared when full, so that no text fills the memory. */
const KNOWN = new Map<string, Known>();
const MOST_KNOWN = 5000;

const LOOKALIKES: [cyrillic: string, latin: string] = ['аеорсухткмнв', 'aeopcyxtkmhb'];

/** A word of both alphabets («завтpа» with a Latin p) in the one most of its letters are of. */
function oneAlphabet(text: string): string {
  const cyrillic = text.match(/[а-я]/g)?.length ?? 0;
  const latin = text.match(/[a-z]/g)?.length ?? 0;
  if (cyrillic === 0 || latin === 0) return text;
  const [from, to] = cyrillic >= latin ? [LOOKALIKES[1], LOOKALIKES[0]] : LOOKALIKES;
  return [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('');
}

/** Shorter words of one language are words of the other: "god", "let", "do". */
const SHORTEST_SPELLED = 4;

/**
 * Russian in Latin letters ("v pyatnitsu") as Russian, where Latin it means nothing; every token keeps its place;
 * letters of the wrong alphabet are put right.
 */
export function respelled(given: Token): Token {
  const token = given.kind === 'word' ? { ...given, text: oneAlphabet(given.text) } : given;
  const { kind, text } = token;
  if (kind !== 'word' || text.length < SHORTEST_SPELLED || !/^[a-z]+$/.test(text)) return token;
  if (means(known(text))) return token;
  const russian = inCyrillic(text);
  // «работы» means nothing by itself, but «после работы» does
  return means(known(russian)) ? { ...token, text: russian } : { ...token, russian };
}

const means = ({ entries, alone }: Known) => entries.length > 0 || alone !== undefined;

/** Meanings of the words at `at` and how many tokens they take; undefined: not a word of time. */
export function lookUp(tokens: Token[], at: number): { meaning: string[]; length: number } | undefined {
  const { entries, alone } = known(tokens[at]!.text);
  const entry = entries.find(({ words }) => words.every((word, i) => i === 0 || fits(word, tokens[at + i])));
  if (entry) return { meaning: entry.meaning, length: entry.words.length };
  return alone && { meaning: alone, length: 1 };
}

function known(text: string): Known {
  const before = KNOWN.get(text);
  if (before) return before;
  const entries = ENTRIES.filter(({ words }) => words[0]!.test(text));
  const made = { entries, alone: alone(text) };
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(text, made);
  return made;
}

function alone(text: string): string[] | undefined {
  const bare = text.replace(/-(то|ка|либо)$/, '');
  const single = bare !== text && ENTRIES.find(({ words }) => words.length === 1 && words[0]!.test(bare));
  if (single) return single.meaning;
  const meant = mistyped(bare);
  return meant === undefined ? undefined : [meant];
}

function fits(word: RegExp, token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'word' || token.kind === 'mark' || token.kind === 'number') &&
    (word.test(token.text) || (token.russian !== undefined && word.test(token.russian)))
  );
}

function read(list: string): Entry[] {
  return list.split('\n').flatMap((line) => {
    if (!line.trim() || line.startsWith('#')) return [];
    const [left, meaning] = line.split(' = ') as [string, string];
    return left.split(' / ').map((words) => ({
      words: words
        .trim()
        .split(/\s+/)
        .map((word) => new RegExp(`^(?:${word})$`, 'u')),
      meaning: meaning
        .trim()
        .split(' ')
        .filter((word) => word !== '-'),
    }));
  });
}

// Only long words may be mistyped, and only these: short ones have too many honest neighbours (минус and минут, match and march).
const LONG: Record<string, string[]> = {
  rel0: ['сегодня'],
  'rel+1': ['завтра', 'tomorrow'],
  'rel+2': ['послезавтра'],
  'rel-1': ['yesterday'],
  wd1: ['понедельник', 'понедельника', 'понедельнику', 'monday'],
  wd2: ['вторник', 'tuesday'],
  wd3: ['wednesday'],
  wd4: ['четверг', 'thursday'],
  wd5: ['пятница', 'пятницу', 'пятницы', 'friday'],
  wd6: ['суббота', 'субботу', 'субботы', 'saturday'],
  wd7: ['воскресенье', 'воскресенья', 'sunday'],
  mon1: ['января', 'january'],
  mon2: ['февраля', 'february'],
  mon9: ['сентября', 'september'],
  mon10: ['октября', 'october'],
  mon11: ['ноября', 'november'],
  mon12: ['декабря', 'december'],
  week: ['неделю', 'неделе', 'недели'],
  next: ['следующей', 'следующую', 'следующий'],
  weekend: ['выходные', 'выходных', 'weekend'],
  evening: ['вечером', 'evening'],
  morning: ['morning'],
  afternoon: ['afternoon'],
  min: ['минуту', 'минуты', 'минуток', 'minutes'],
};
const LONG_WORDS = Object.entries(LONG).flatMap(([meaning, words]) => words.map((word) => ({ word, meaning })));
/** Honest words that stand one slip away from a word of time. */
const HONEST =
  /^(завтрак.*|воскрес(ить|ла|нуть).*|вечерин.*|вечером|минус.*|минута?х|четверть|четверти|четверка|вечерн.*|утренн.*|money|fridge|evenings?|substitute)$/u;

function mistyped(word: string): string | undefined {
  if (word.length < 5 || HONEST.test(word)) return undefined;
  return LONG_WORDS.find(({ word: right }) => {
    const allowed = right.length >= 9 ? 2 : right.length >= 6 ? 1 : 0;
    return allowed > 0 && word[0] === right[0] && slips(word, right) <= allowed;
  })?.meaning;
}

/** Letters missing, doubled, wrong or swapped with their neighbour (optimal string alignment distance), counted up to 3. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
