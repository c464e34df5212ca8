// What clients call the same thing, in both languages: for finding passages that answer in other words than the question's.
import { once } from '../once';
import { isStopWord } from '../stop-words';
import { stem, stemsOf, wordsOf } from '../words';
import { CHOICE } from './choice';
import { COMPANY } from './company';
import { CONTACT } from './contact';
import { DAILY } from './daily';
import { DEAL } from './deal';
import { HEALTH } from './health';
import { HOME } from './home';
import { HOUSE } from './house';
import { LEARNING } from './learning';
import { LESSONS } from './lessons';
import { MONEY } from './money';
import { MOODS } from './moods';
import { PAIRS } from './pairs';
import { PEOPLE } from './people';
import { PLACES } from './places';
import { PURSE } from './purse';
import { SERVICE } from './service';
import { SETTLING } from './settling';
import { STAYS } from './stays';
import { STUDY } from './study';
import { TALK } from './talk';
import { TECHNOLOGY } from './technology';
import { TIME } from './time';
import { TIMES } from './times';
import { TROUBLE } from './trouble';
import { WORKS } from './works';

/** Words and phrases for one thing; most words are in several of these. */
export interface Group {
  /** what may stand in an answer: each of these for any other, and for what is said */
  written: string[];
  /** only said by clients, of this thing and of others: never looked for, «влетит в копеечку» answers nothing */
  said: string[];
}

export interface Thesaurus {
  /**
   * The longest word or phrase that begins there (`words`), and all that may stand for it; undefined: nothing does.
   * `shares`, in the order of `others`: which part of its groups names each, 0 to 1; a word of many groups means one of them.
   */
  meaningAt(words: string[], at: number): { length: number; others: string[]; shares: number[] } | undefined;
}

/** Lines as «влетит в копеечку, cost a fortune > цена, стоимость, сколько стоит / price, cost, how much»; nothing only said: no ">". */
const read = (lines: string): Group[] =>
  lines
    .split('\n')
    .map((line) => {
      const sides = line.split('>').map((side) =>
        side
          .split(/[,/]/)
          .map((words) => words.trim())
          .filter(Boolean),
      );
      return { written: sides.at(-1) ?? [], said: sides.slice(0, -1).flat() };
    })
    .filter(({ written, said }) => written.length + said.length > 1);

const groups = once((): Group[] =>
  [
    ...[MONEY, PURSE, SERVICE, DEAL, COMPANY, CONTACT, TIME, TIMES, PEOPLE, HEALTH, HOME, HOUSE, PLACES, DAILY],
    ...[STUDY, LEARNING, TECHNOLOGY, CHOICE, TROUBLE, MOODS, TALK, SETTLING, WORKS],
    ...[STAYS, LESSONS, PAIRS],
  ].flatMap(read),
);

/** Every single word of it, in small letters: what a typo may have meant. */
export const vocabulary = once((): string[] => [
  ...new Set(
    groups()
      .flatMap(({ written, said }) => [...written, ...said])
      .flatMap(wordsOf),
  ),
]);

interface Entry {
  stems: string[];
  groups: Set<Group>;
}

/** By the first stem, the longest first. */
function indexed(groups: Group[]): Map<string, Entry[]> {
  const entries = new Map<string, Entry>();
  for (const group of groups) {
    for (const words of [...group.written, ...group.said]) {
      const stems = stemsOf(words);
      if (stems.length === 0) continue;
      const key = stems.join(' ');
      const entry = entries.get(key) ?? { stems, groups: new Set() };
      entries.set(key, entry);
      entry.groups.add(group);
    }
  }
  const byStem = new Map<string, Entry[]>();
  for (const entry of [...entries.values()].sort((a, b) => b.stems.length - a.stems.length)) {
    const first = entry.stems[0] as string;
    byStem.set(first, [...(byStem.get(first) ?? []), entry]);
  }
  return byStem;
}

const common = once(() => indexed(groups()));

/** How many words stand between the first and the last of the phrase, both counted; 0: it does not begin there. */
function lengthAt(words: string[], stems: string[], at: number, phrase: string[]): number {
  let end = at;
  for (const part of phrase) {
    // «сколько это будет стоить»: one or two words that say nothing may stand inside a phrase
    const skipped = [0, 1, 2].find(
      (skip) =>
        stems[end + skip] === part && words.slice(end, end + skip).every(isStopWord) && (end > at || skip === 0),
    );
    if (skipped === undefined) return 0;
    end += skipped + 1;
  }
  return end - at;
}

/** The common words, and groups of a brand's own: names of its districts, subjects, houses. */
export function thesaurusWith(own: Group[]): Thesaurus {
  const indexes = once(() => (own.length > 0 ? [common(), indexed(own)] : [common()]));
  return {
    meaningAt(words, at) {
      const stems = words.map(stem);
      const found = indexes().flatMap((index) =>
        (index.get(stems[at] as string) ?? []).flatMap((entry) => {
          const length = lengthAt(words, stems, at, entry.stems);
          return length > 0 ? { entry, length } : [];
        }),
      );
      const parts = Math.max(0, ...found.map(({ entry }) => entry.stems.length));
      const longest = found.filter(({ entry }) => entry.stems.length === parts);
      if (longest.length === 0) return undefined;
      const length = Math.max(...longest.map((one) => one.length));
      const groups = longest.flatMap(({ entry }) => [...entry.groups]);
      const named = new Map<string, number>();
      for (const { written } of groups)
        for (const words of new Set(written)) named.set(words, (named.get(words) ?? 0) + 1 / groups.length);
      return { length, others: [...named.keys()], shares: [...named.values()] };
    },
  };
}
