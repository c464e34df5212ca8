// A client's question as what is looked for: each of its content words, with everything that may stand for it.

import type { Catalog } from './catalog';
import { numberOf } from './numerals';
import { isStopWord } from './stop-words';
import type { Group, Thesaurus } from './thesaurus';
import { stem } from './words';

/** One thing the question speaks of. */
export interface Concept {
  /** the client's own words */
  words: string;
  /** other words for the same, of both languages */
  others: string[];
  /** in their order, 0 to 1: how far the thesaurus agrees that it may stand for it */
  shares: number[];
  /** What nobody wrote about a thing stays unanswered; a deed, a manner or a number may have been said otherwise. */
  thing: boolean;
  /** What is done with it, known or not: «отправляете», "do you ship". */
  deed: boolean;
  /** does the thesaurus know it? then all words for it are looked for */
  known: boolean;
}

/** What follows these in an English question is its verb: "can we log in with Okta". */
const SUBJECT = new Set(['i', 'we', 'you', 'he', 'she', 'it', 'they']);

/** Its content words without those that only make it a question, in order; each concept once. */
export function conceptsOf(words: string[], thesaurus: Thesaurus): Concept[] {
  const concepts: Concept[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const meaning = thesaurus.meaningAt(words, at);
    const length = meaning?.length ?? 1;
    const own = words.slice(at, at + length);
    const subject = SUBJECT.has(words[at - 1] ?? '');
    at += length;
    // a phrase of the thesaurus may be made of words that alone say nothing: «сколько стоит», "how much"
    if (length === 1 && isStopWord(own[0] as string)) continue;
    // «можно ли», «кто такой»: said of it or not, it is not what was asked about
    const empty = own.every(isStopWord);
    const concept = {
      words: own.join(' '),
      others: meaning?.others ?? [],
      shares: meaning?.shares ?? [],
      known: meaning !== undefined && !empty,
      deed: subject || isDeed(own[0] as string),
      thing: !empty && (meaning !== undefined || isThing(own[0] as string)),
    };
    const key = meaning ? [...meaning.others].sort().join() : own.map(stem).join();
    if (!seen.has(key)) concepts.push(concept);
    seen.add(key);
  }
  return concepts;
}

// Guesses, for words that neither the thesaurus nor the brand knows. Endings of verbs, «-ость» apart;
const DEED =
  /(?<!ос)ть$|(ться|тся|ете|ите|ешь|ишь|лся|лись|лась|йте|[аяу]ют|у[ею]т|[ая]ет|ил|ила|или|ал|ала|али|ыли|нут|нем|дем|тим|дим|сим|жем|ем|им)$|(ed|ing|ly)$/;
// a verb's prefix and an ending that nouns have as well: «возьмут», «дошла», «найти»;
const WITH_PREFIX =
  /^(вы|за|на|от|по|под|при|про|ра[зс]|у|до|пере|во[зс])[а-я]+([уюяаи]т|(?<![чв])ет|ла|ло|ти|[жчшщ]у)$/;
// how something is: «безнадёжно», «покруче».
const MANNER = /^[а-я]{4,}но$|^по[а-я]{2,}(ее|[чшж]е)$/;
const isDeed = (word: string): boolean => DEED.test(word) || WITH_PREFIX.test(word);
const isThing = (word: string): boolean =>
  word.length > 2 && numberOf(word) === undefined && !isDeed(word) && !MANNER.test(word);

/** What the brand itself calls by several names: the values of its attributes, in its languages and in its clients' words. */
export const groupsOf = ({ attributes }: Catalog): Group[] =>
  attributes
    .flatMap(({ name, also, values }) => [{ name, also }, ...values])
    .map(({ name, also }) => [...Object.values(name), ...also])
    .filter((names) => names.length > 1)
    .map((written) => ({ written, said: [] }));
