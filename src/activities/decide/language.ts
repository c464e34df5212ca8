// The language fixed texts are said in: the client's own.
import type { Brand, Language } from '../../domain/brand';
import { asksSchedule } from '../../domain/schedule-text';
import type { Snapshot } from '../../ports';

/** By what is known of him, else by the letters of what he wrote last, else the brand's first. */
export function languageOf(snapshot: Snapshot, brand: Brand): Language {
  const heard = [...snapshot.messages]
    .reverse()
    .find((m) => m.author === 'client' && !m.forwarded && /\p{L}/u.test(m.text) && !asksSchedule(m.text));
  const byLetters = heard && (/\p{Script=Cyrillic}/u.test(heard.text) ? 'ru' : 'en');
  const language = byLetters ?? snapshot.prospect.language ?? brand.languages[0] ?? 'en';
  return brand.languages.includes(language) ? language : (brand.languages[0] ?? language);
}
