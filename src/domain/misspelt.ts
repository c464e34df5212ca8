// Which word was meant by a misspelt one: compared by how words sound, since people write them as they hear them.
import { inLatin } from './latin';

// What is heard alike, in Latin letters: «дагавор» and «договор», «икзамен» and «экзамен», «филял» and «филиал».
const ALIKE: [RegExp, string][] = [
  [/sch|zh/g, 'sh'],
  [/ya/g, 'ia'],
  [/yu/g, 'u'],
  [/o/g, 'a'],
  [/[ey]/g, 'i'],
  [/tst?/g, 's'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/g|c(?!h)|q/g, 'k'],
  [/z/g, 's'],
  [/v|w|ph/g, 'f'],
  [/(.)\1+/g, '$1'],
];

/** A key of how the word sounds, in Latin letters; different words may share it. */
const soundOf = (word: string): string => ALIKE.reduce((key, [heard, as]) => key.replace(heard, as), inLatin(word));

interface Known {
  word: string;
  latin: string;
  /** made when the word is first looked at: most never are */
  sound?: string;
}

/**
 * Over all words a question may mean: gives the nearest of them, if it is near enough to be meant. Of equals the first.
 * A Russian word may be meant by Latin letters, an English one never by Russian ones.
 */
export function menderOf(words: string[]): (word: string) => string | undefined {
  const byStart = new Map<string, Known[]>();
  for (const word of words) {
    const latin = inLatin(word);
    const same = byStart.get(startOf(latin));
    if (same) same.push({ word, latin });
    else byStart.set(startOf(latin), [{ word, latin }]);
  }
  return (word) => {
    const [latin, sound] = [inLatin(word), soundOf(word)];
    let [nearest, meant] = [Number.POSITIVE_INFINITY, undefined as string | undefined];
    for (const one of byStart.get(startOf(latin)) ?? []) {
      const slips = slipsFor(word, one.word);
      if (slips < 0 || Math.abs(one.latin.length - latin.length) > Math.max(1, slips)) continue;
      one.sound ??= soundOf(one.word);
      if (Math.abs(one.sound.length - sound.length) > slips) continue;
      const heard = slipsBetween(sound, one.sound);
      if (heard > slips || heard >= nearest || slipsBetween(latin, one.latin) > slips + HEARD) continue;
      [nearest, meant] = [heard, one.word];
    }
    return meant;
  };
}

/** Shorter parts are found in any word by chance. */
const PART = 4;

/** «сколькостоит» → «сколько», «стоит»; undefined: it is not two known words written together. Of several ways that with the longest first word. */
export function parted(word: string, isKnown: (word: string) => boolean): [string, string] | undefined {
  for (let at = word.length - PART; at >= PART; at--) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (isKnown(first) && isKnown(second)) return [first, second];
  }
  return undefined;
}

/** So many more letters may differ that sound alike. */
const HEARD = 1;
/** Vowels are misheard at the start of a word too. */
const startOf = (latin: string): string => latin.slice(0, 1).replace('o', 'a').replace(/[ey]/, 'i');

const isRussian = (word: string): boolean => /[а-я]/.test(word);

/** How many slips may lie between the two, as they sound; below 0: it cannot be meant. Short words resemble too many others. */
function slipsFor(word: string, known: string): number {
  if (isRussian(word) === isRussian(known)) return word.length < 4 ? -1 : word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
  return isRussian(word) || word.length < 6 ? -1 : 0;
}

/** Letters changed, left out, put in or swapped with the next (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, at(before, j - 2) + 1);
      row.push(slips);
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: number[], i: number): number => row[i] as number;
