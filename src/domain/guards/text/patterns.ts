// Patterns written as tables of phrases, so that a line can be read and a phrase added.
import { LETTERS, withLetters } from '../../letters';

/**
 * One pattern out of a table: alternatives separated by "|" and line ends, matched as whole words; \p{L} in it is a letter of a folded text.
 * JavaScript's \b knows only ASCII letters, so the edges are written out.
 */
export const anyOf = (table: TemplateStringsArray): RegExp =>
  new RegExp(`(?<![${LETTERS}])(?:${joined(table)})(?![${LETTERS}])`, 'u');

/** The same, for every place it stands in. */
export const everyOf = (table: TemplateStringsArray): RegExp => new RegExp(anyOf(table).source, 'gu');

/** One word, and nothing else. */
export const wordOf = (table: TemplateStringsArray): RegExp => new RegExp(`^(?:${joined(table)})$`, 'u');

const joined = (table: TemplateStringsArray): string =>
  withLetters(
    (table.raw[0] as string)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('|'),
  );
