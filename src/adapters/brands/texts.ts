// Texts of catalog.yaml: plain in a brand of one language, by language in a brand of two.
import { z } from 'zod';
import type { Language, LocalizedText } from '../../domain/brand';

const LANGUAGES: readonly string[] = ['ru', 'en'];

/** `other`: keys that may stand beside the languages and are not read here. */
export function localizedText(languages: Language[], other: string[] = []) {
  return z.unknown().transform((value, ctx): LocalizedText => {
    const refuse = (message: string, path: PropertyKey[] = []) => {
      ctx.addIssue({ code: 'custom', path, message });
      return z.NEVER;
    };
    if (typeof value === 'string') {
      if (value.trim() === '') return refuse('must not be empty');
      if (languages.length > 1)
        return refuse(`needs a text for each language: { ${languages.map((l) => `${l}: …`).join(', ')} }`);
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
