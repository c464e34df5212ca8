// What the system prompt says of the company: its name, what its catalog is sorted by, what its knowledge is about.
import type { Lang } from './read';

/** What is listed by an id and by its names. */
export interface Listed {
  id: string;
  /** as the company's first language has it */
  name: string;
  names: Partial<Record<Lang, string>>;
}

/** One of the attributes listed for match_products. */
export interface Attribute extends Listed {
  isNumber: boolean;
  values: Listed[];
}

export interface Company {
  name: string;
  /** empty: it sells nothing that has a catalog */
  attributes: Attribute[];
  /** what search_knowledge knows about, as it is listed; '': nothing */
  topics: string;
  /** longest answer */
  maxCharacters: number;
  /** calls with clients are booked by tools */
  books: boolean;
}

export function companyIn(system: string): Company {
  const attributes = /^Attributes for match_products(?: \([^\n]*\))?:\n((?:- .+(?:\n|$))+)/m.exec(system)?.[1] ?? '';
  return {
    name: /^Name: (.+)$/m.exec(system)?.[1]?.trim() ?? '',
    attributes: attributes.split('\n').flatMap(attributeIn),
    topics: /^search_knowledge knows about: (.+)$/m.exec(system)?.[1] ?? '',
    maxCharacters: Number(/An answer has at most (\d+) characters/.exec(system)?.[1] ?? 600),
    books: /^# Meetings with us$/m.test(system),
  };
}

/** "- area (район / area): canggu (Чангу / Canggu), ubud (Убуд / Ubud)" or "- bedrooms (спальни / bedrooms): a number" */
function attributeIn(line: string): Attribute[] {
  const [, id, names, rest] = /^- (\S+) \((.+?)\): (.+)$/.exec(line) ?? [];
  if (!id || !names || !rest) return [];
  const isNumber = rest === 'a number';
  const values = isNumber ? [] : [...rest.matchAll(/(\S+) \((.+?)\)(?:, |$)/g)];
  return [{ ...listed(id, names), isNumber, values: values.map((m) => listed(m[1] as string, m[2] as string)) }];
}

/** One name for all languages, or one for each; a single one speaks the language of its letters. */
function listed(id: string, text: string): Listed {
  const all = text.split(' / ');
  const names: Listed['names'] = {};
  for (const name of all) names[/\p{Script=Cyrillic}/u.test(name) ? 'ru' : 'en'] ??= name;
  return { id, name: all[0] as string, names };
}
