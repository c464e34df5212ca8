// Texts of brand.yaml and catalog.yaml: plain in a brand of one language, by language in a brand of two.
import { z } from 'zod';
import type { Language, LocalizedText } from '../../domain/brand';
import { text } from './schema-scalars';

const LANGUAGES: readonly string[] = ['ru', 'en'];

const needsEach = (languages: Language[]) =>
  `needs a text for each language: { ${languages.map((language) => `${language}: …`).join(', ')} }`;

/** What is left out takes its usual words. */
export function wordsOr(usual: Record<Language, string>, languages: Language[], words: z.ZodType<string> = text) {
  const both = z.strictObject({ ru: words.default(usual.ru), en: words.default(usual.en) });
  return z
    .preprocess((value, ctx) => {
      if (typeof value !== 'string') return value;
      if (languages.length === 1) return { [languages[0] as Language]: value };
      ctx.addIssue({ code: 'custom', message: needsEach(languages) });
      return z.NEVER;
    }, both)
    .prefault({});
}

/** `other`: keys that may stand beside the languages and are not read here. */
export function localizedText(languages: Language[], other: string[] = []) {
  return z.unknown().transform((value, ctx): LocalizedText => {
    const refuse = (message: string, path: PropertyKey[] = []) => {
      ctx.addIssue({ code: 'custom', path, message });
      return z.NEVER;
    };
    if (typeof value === 'string') {
      if (value.trim() === '') return refuse('must not be empty');
      if (languages.length > 1) return refuse(needsEach(languages));
      return { [languages[0] as Language]: value.trim() };
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse(value === undefined ? 'is missing' : 'must be text, or a text for each language');
    const text: LocalizedText = {};
    for (const [key, words] of Object.entries(value)) {
      if (other.includes(key)) continue;
      if (!LANGUAGES.includes(key)) refuse('no such key here', [key]);
      else if (typeof words !== 'string') refuse('must be text', [key]);
      else if (words.trim() === '') refuse('must not be empty', [key]);
      else text[key as Language] = words.trim();
    }
    return Object.keys(text).length > 0 ? text : refuse('is missing');
  });
}
