// What clients call the same thing, in both languages: for finding passages that answer in other words than the question's.
import { stemsOf, wordsOf } from '../words';
import { HOME } from './home';
import { MONEY } from './money';
import { PEOPLE } from './people';
import { SERVICE } from './service';
import { STUDY } from './study';
import { TALK } from './talk';
import { TIME } from './time';

/** Words and phrases that stand for each other; most words are in several of these. */
export type Group = string[];

export interface Thesaurus {
  /** The longest word or phrase that begins there (`stems`), and all that may stand for it; undefined: nothing does. */
  meaningAt(stems: string[], at: number): { length: number; others: string[] } | undefined;
}

/** Lines as «цена, стоимость, сколько стоит / price, cost, how much». */
const read = (lines: string): Group[] =>
  lines
    .split('\n')
    .map((line) =>
      line
        .split(/[,/]/)
        .map((words) => words.trim())
        .filter(Boolean),
    )
    .filter((group) => group.length > 1);

const GROUPS: Group[] = [MONEY, SERVICE, TIME, PEOPLE, HOME, STUDY, TALK].flatMap(read);

/** Every single word of it, in small letters: what a typo may have meant. */
export const VOCABULARY: string[] = [...new Set(GROUPS.flat().flatMap(wordsOf))];

interface Entry {
  stems: string[];
  groups: Set<Group>;
}

/** By the first stem, the longest first. */
function indexed(groups: Group[]): Map<string, Entry[]> {
  const entries = new Map<string, Entry>();
  for (const group of groups) {
    for (const words of group) {
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

const COMMON = indexed(GROUPS);

/** The common words, and groups of a brand's own: names of its districts, subjects, houses. */
export function thesaurusWith(own: Group[]): Thesaurus {
  const indexes = own.length > 0 ? [COMMON, indexed(own)] : [COMMON];
  return {
    meaningAt(stems, at) {
      const found = indexes.flatMap((index) => {
        const entry = index
          .get(stems[at] as string)
          ?.find((one) => one.stems.every((part, i) => stems[at + i] === part));
        return entry ?? [];
      });
      const length = Math.max(0, ...found.map((entry) => entry.stems.length));
      if (length === 0) return undefined;
      const groups = found.filter((entry) => entry.stems.length === length).flatMap((entry) => [...entry.groups]);
      return { length, others: [...new Set(groups.flat())] };
    },
  };
}
