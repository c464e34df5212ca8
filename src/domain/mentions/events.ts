// Finds the words for an appointment in a clause and says how strong each is as a sign of one.
import { stem } from '../words';
import type { Clause, Word } from './clauses';
import { ENGLISH_DOINGS, ENGLISH_EVENTS, ENGLISH_SOFT } from './words-en';
import { RUSSIAN_DOINGS, RUSSIAN_EVENTS, RUSSIAN_SOFT } from './words-ru';

export type Gender = 'm' | 'f' | 'n' | 'pl';

/**
 * event — happens at an hour by itself («встреча», "flight"); doing — a verb in the first person («лечу», "I'm seeing");
 * soft — a person, a place or a pastime («юрист», "gym"); unnamed — «у меня …», "I have a …" and a word nobody listed.
 */
export type Strength = 'event' | 'doing' | 'soft' | 'unnamed';

export interface EventWord {
  strength: Strength;
  /** Its nominative, for Russian; what a verb is as an event. */
  name?: string;
  gender?: Gender;
  from: number;
  to: number;
}

type Entry = Pick<EventWord, 'strength' | 'name' | 'gender'>;

const BY_STEM = new Map<string, Entry>([
  ...russian(RUSSIAN_SOFT, 'soft'),
  ...russian(RUSSIAN_EVENTS, 'event'),
  ...english(ENGLISH_SOFT, 'soft'),
  ...english(ENGLISH_EVENTS, 'event'),
]);
const DOINGS = [...russianDoings(), ...englishDoings()];

/** In the order of the text; a verb and the noun beside it are both there. */
export function eventWords(clause: Clause): EventWord[] {
  const nouns = clause.words.flatMap((word) => {
    const entry = entryOf(word);
    return entry ? [{ ...entry, from: word.from, to: word.to }] : [];
  });
  const verbs = DOINGS.flatMap(({ pattern, ...entry }) =>
    [...clause.text.matchAll(pattern)].map((match) => ({
      ...entry,
      from: clause.from + match.index,
      to: clause.from + match.index + match[0].length,
    })),
  );
  return [...nouns, ...verbs].sort((a, b) => a.from - b.from);
}

function entryOf(word: Word): Entry | undefined {
  const whole = BY_STEM.get(word.stem);
  if (whole || !word.text.includes('-')) return whole;
  return BY_STEM.get(stem(word.text.slice(word.text.lastIndexOf('-') + 1)));
}

function lines(list: string): string[] {
  return list.split('\n').flatMap((line) => line.trim() || []);
}

function russian(list: string, strength: Strength): [string, Entry][] {
  return lines(list).flatMap((line) => {
    const [gender, name, ...forms] = line.split(/\s+/) as [Gender, string, ...string[]];
    return [name, ...forms].map((form): [string, Entry] => [
      stem(form.toLowerCase().replaceAll('ё', 'е')),
      { strength, name, gender },
    ]);
  });
}

function english(list: string, strength: Strength): [string, Entry][] {
  return lines(list).flatMap((line) => line.split(/\s+/).map((form): [string, Entry] => [stem(form), { strength }]));
}

function bounded(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'gu');
}

function russianDoings() {
  return lines(RUSSIAN_DOINGS).map((line) => {
    const [source, said] = line.split(' = ') as [string, string];
    const [gender, name] = said.split(' ') as [Gender, string];
    return { pattern: bounded(source), strength: 'doing' as const, name, gender };
  });
}

function englishDoings() {
  return lines(ENGLISH_DOINGS).map((source) => ({ pattern: bounded(source), strength: 'doing' as const }));
}
