// A client's question as what is looked for: each of its content words, with everything that may stand for it.
import { isStopWord } from './stop-words';
import { meaningAt } from './thesaurus';
import { stem, wordsOf } from './words';

/** One thing the question speaks of. */
export interface Concept {
  /** the client's own words */
  words: string;
  /** other words for the same, of both languages */
  others: string[];
  /** the thesaurus knows what it means */
  isKnown: boolean;
}

/** Its content words without those that only make it a question, in order; each concept once. */
export function conceptsOf(words: string[]): Concept[] {
  const stems = words.map(stem);
  const concepts: Concept[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const meaning = meaningAt(stems, at);
    const length = meaning?.length ?? 1;
    const own = words.slice(at, at + length);
    at += length;
    // a phrase of the thesaurus may be made of words that alone say nothing: «сколько стоит», "how much"
    if (length === 1 && isStopWord(own[0] as string)) continue;
    const concept = { words: own.join(' '), others: meaning?.others ?? [], isKnown: meaning !== undefined };
    const key = meaning ? [...meaning.others].sort().join() : own.map(stem).join();
    if (!seen.has(key)) concepts.push(concept);
    seen.add(key);
  }
  return concepts;
}

/** The words of a question that a typo may hide in. */
export const contentWords = (question: string): string[] => wordsOf(question).filter((word) => !isStopWord(word));
