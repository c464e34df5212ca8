// A client's question as what is looked for: each of its content words, with everything that may stand for it.

import type { Catalog } from './catalog';
import { isStopWord } from './stop-words';
import type { Group, Thesaurus } from './thesaurus';
import { stem, wordsOf } from './words';

/** One thing the question speaks of. */
export interface Concept {
  /** the client's own words */
  words: string;
  /** other words for the same, of both languages */
  others: string[];
}

/** Its content words without those that only make it a question, in order; each concept once. */
export function conceptsOf(words: string[], thesaurus: Thesaurus): Concept[] {
  const stems = words.map(stem);
  const concepts: Concept[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const meaning = thesaurus.meaningAt(stems, at);
    const length = meaning?.length ?? 1;
    const own = words.slice(at, at + length);
    at += length;
    // a phrase of the thesaurus may be made of words that alone say nothing: «сколько стоит», "how much"
    if (length === 1 && isStopWord(own[0] as string)) continue;
    const concept = { words: own.join(' '), others: meaning?.others ?? [] };
    const key = meaning ? [...meaning.others].sort().join() : own.map(stem).join();
    if (!seen.has(key)) concepts.push(concept);
    seen.add(key);
  }
  return concepts;
}

/** The words of a question that a typo may hide in. */
export const contentWords = (question: string): string[] => wordsOf(question).filter((word) => !isStopWord(word));

/** What the brand itself calls by several names: the values of its attributes, in its languages and in its clients' words. */
export const groupsOf = ({ attributes }: Catalog): Group[] =>
  attributes
    .flatMap(({ name, also, values }) => [{ name, also }, ...values])
    .map(({ name, also }) => [...Object.values(name), ...also])
    .filter((group) => group.length > 1);
