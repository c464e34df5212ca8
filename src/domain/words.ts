// Words as they are compared: small letters, ё as е, by stem; Russian and English in one text.
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';

/** A text as the stems of its words, in order. Punctuation and hyphens separate; digits are words. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stem);
}

/** Its words in small letters, ё as е; «16-й» is "16" and "й". */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}+|\p{N}+/gu) ?? []
  );
}

const known = new Map<string, string>();

/** Snowball's stem of one word in small letters. */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = /[а-я]/.test(word) ? stemRussian(word) : /[a-z]/.test(word) ? stemEnglish(word) : word;
    // clients' words are without end, memory is not
    if (known.size > 50_000) known.clear();
    known.set(word, found);
  }
  return found;
}

/** Where the phrase stands in the text, word after word; -1: nowhere. Both as stems; an empty phrase stands nowhere. */
export function findPhrase(text: string[], phrase: string[], from = 0): number {
  if (phrase.length === 0) return -1;
  for (let at = from; at + phrase.length <= text.length; at++)
    if (phrase.every((part, i) => text[at + i] === part)) return at;
  return -1;
}

/** Does the text say one of these words or phrases, in any of their forms? */
export function says(text: string[], phrases: string[][]): boolean {
  return phrases.some((phrase) => findPhrase(text, phrase) >= 0);
}
