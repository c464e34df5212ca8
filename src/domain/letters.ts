// The letters of small-letter texts in our languages, for patterns: Latin, accented or not, and Cyrillic. \p{L} is some 700 ranges, and each of
// the hundreds of places where it stands is compiled for itself: the first reply of a process took three seconds, in which nothing else moved.

export const LETTERS = 'a-zß-ɏа-ӿ';

/** A pattern's source with each \p{L}, alone or first in a class, as these. */
export const withLetters = (source: string): string =>
  source.replace(LETTER, (_, inClass: string | undefined) => (inClass ? `[${LETTERS}` : `[${LETTERS}]`));

/** A pattern of such texts. */
export const lettered = (source: string, flags = 'u'): RegExp => new RegExp(withLetters(source), flags);

const LETTER = /(\[)?\\p\{L\}/gu;
