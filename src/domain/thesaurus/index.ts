// What clients call the same thing, in both languages: for finding passages that answer in other words than the question's.
import { stem, stemsOf, wordsOf } from '../words';
import { HOME } from './home';
import { MONEY } from './money';
import { PEOPLE } from './people';
import { SERVICE } from './service';
import { STUDY } from './study';
import { TALK } from './talk';
import { TIME } from './time';

/** Words and phrases that stand for each other; most are in several of these, as words are. */
export type Group = string[];

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

export const GROUPS: Group[] = [MONEY, SERVICE, TIME, PEOPLE, HOME, STUDY, TALK].flatMap(read);

/** Every single word of it, in small letters: what a typo may have meant. */
export const VOCABULARY: string[] = [...new Set(GROUPS.flat().flatMap(wordsOf))];

interface Entry {
  stems: string[];
  groups: Set<Group>;
}

/** By the first stem, the longest first. */
const BY_STEM = new Map<string, Entry[]>();
for (const group of GROUPS) {
  for (const words of group) {
    const stems = stemsOf(words);
    const entries = BY_STEM.get(stems[0] as string) ?? [];
    const same = entries.find((entry) => entry.stems.join(' ') === stems.join(' '));
    if (same) same.groups.add(group);
    else entries.push({ stems, groups: new Set([group]) });
    BY_STEM.set(
      stems[0] as string,
      entries.sort((a, b) => b.stems.length - a.stems.length),
    );
  }
}

/** The longest word or phrase of the thesaurus that begins there, with all that may stand for it. */
export function meaningAt(stems: string[], at: number): { length: number; others: string[] } | undefined {
  const entry = BY_STEM.get(stems[at] as string)?.find((one) => one.stems.every((part, i) => stems[at + i] === part));
  return entry && { length: entry.stems.length, others: [...new Set([...entry.groups].flat())] };
}

export const isKnownStem = (word: string): boolean => BY_STEM.has(stem(word));
