// A client's wish held against the brand's attributes: which values he wants, which he does not, and which words are left.
import { budgetIn } from './budget';
import type { Attribute, Catalog, ProductWish } from './catalog';
import { numberIn, numberOf, peopleIn } from './numerals';
import { findPhrase, stem, stemsOf, wordsOf } from './words';

export interface Wanted {
  attribute: Attribute;
  /** one of these */
  values: (string | number)[];
  /** none of these */
  not: string[];
  /** of a number: as many, or more */
  atLeast: boolean;
}

export interface Understood {
  wanted: Wanted[];
  budget: ProductWish['budget'];
  /** stems of the words that name no attribute */
  rest: string[];
  /** what was asked for and is no attribute or value of the catalog, in the client's words */
  unknown: string[];
}

const OR = new Set(['или', 'либо', 'or', 'и', 'and', 'до', 'to']);
const AT_LEAST = /^(от|минимум|меньше|least|minimum|min)$/;
const NOT = new Set(['не', 'кроме', 'без', 'not', 'except', 'without']);

export function understand({ attributes }: Catalog, wish: ProductWish): Understood {
  const unknown: string[] = [];
  const wanted: Wanted[] = [];
  for (const [key, given] of Object.entries(wish.attributes ?? {})) {
    const attribute = attributes.find(({ id }) => id === key) ?? attributes.find((one) => namedBy(one, key));
    const words = Array.isArray(given) ? given : [given];
    const values = attribute ? words.flatMap((word) => valuesOf(attribute, word)) : [];
    if (attribute && values.length > 0) add(wanted, attribute, values);
    if (values.length === 0) unknown.push(attribute ? words.join(', ') : `${key}: ${words.join(', ')}`);
  }
  const { budget, rest } = budgetIn(wish.query ?? '');
  const left = readWords(attributes, rest, wanted);
  return { wanted, budget: wish.budget ?? budget, rest: left, unknown };
}

function add(wanted: Wanted[], attribute: Attribute, values: (string | number)[], atLeast = false): void {
  const before = wanted.find((one) => one.attribute === attribute);
  if (before) before.values = [...new Set([...before.values, ...values])];
  else wanted.push({ attribute, values, not: [], atLeast });
}

const namesOf = ({ name, also }: { name: object; also: string[] }): string[] => [...Object.values(name), ...also];
const namedBy = (thing: { name: object; also: string[] }, word: string) =>
  namesOf(thing).some((name) => stemsOf(name).join(' ') === stemsOf(word).join(' '));

/** By id or by any of its names; a number also out of a phrase: "2-bedroom". */
function valuesOf(attribute: Attribute, given: string | number): (string | number)[] {
  if (attribute.kind === 'number') {
    if (typeof given === 'number') return [given];
    const words = wordsOf(given);
    return words.map((word) => numberOf(word) ?? numberIn(word)?.number).filter((n) => n !== undefined);
  }
  const exact =
    attribute.values.find(({ id }) => id === given) ?? attribute.values.find((v) => namedBy(v, String(given)));
  if (exact) return [exact.id];
  const stems = stemsOf(String(given));
  return attribute.values
    .filter((value) => namesOf(value).some((name) => findPhrase(stems, stemsOf(name)) >= 0))
    .map(({ id }) => id);
}

/** Takes what names attributes out of the words; gives the stems that are left. */
function readWords(attributes: Attribute[], text: string, wanted: Wanted[]): string[] {
  const words = wordsOf(text);
  const stems = words.map(stem);
  const taken = words.map(() => false);
  for (const { phrase, attribute, id } of phrasesOf(attributes)) {
    for (let at = findPhrase(stems, phrase); at >= 0; at = findPhrase(stems, phrase, at + 1)) {
      if (taken.slice(at, at + phrase.length).some(Boolean)) continue;
      const refused = words.slice(Math.max(0, at - 2), at).some((word) => NOT.has(word));
      taken.fill(true, at, at + phrase.length);
      if (!refused) add(wanted, attribute, [id]);
      else {
        add(wanted, attribute, []);
        wanted.find((one) => one.attribute === attribute)?.not.push(id);
      }
    }
  }
  for (const attribute of attributes) if (attribute.kind === 'number') readNumbers(attribute, words, taken, wanted);
  readPeople(attributes, words, wanted);
  return stems.filter((_, i) => !taken[i] && numberOf(words[i] as string) === undefined);
}

/** The longest first: «профильная математика» before «математика». */
function phrasesOf(attributes: Attribute[]): { phrase: string[]; attribute: Attribute; id: string }[] {
  return attributes
    .flatMap((attribute) =>
      attribute.values.flatMap((value) =>
        namesOf(value).map((name) => ({ phrase: stemsOf(name), attribute, id: value.id })),
      ),
    )
    .filter(({ phrase }) => phrase.length > 0)
    .sort((a, b) => b.phrase.length - a.phrase.length);
}

/** «2 спальни», «2–3 спальни», "2-bedroom", «двухспальная», «11 класс», "grade 11". */
function readNumbers(attribute: Attribute, words: string[], taken: boolean[], wanted: Wanted[]): void {
  const units = namesOf(attribute)
    .map((name) => wordsOf(name).map(stem))
    .filter((unit) => unit.length === 1 && (unit[0] as string).length > 2)
    .map(([unit]) => unit as string);
  const isUnit = (word: string | undefined) =>
    word !== undefined && units.some((unit) => skeleton(word).startsWith(skeleton(unit)));
  for (const [i, word] of words.entries()) {
    const compound = numberIn(word);
    if (compound && isUnit(compound.rest)) {
      add(wanted, attribute, [compound.number]);
      taken[i] = true;
    }
    if (!isUnit(word)) continue;
    const found: number[] = [];
    let at = i - 1;
    for (; at >= 0; at--) {
      const number = numberOf(words[at] as string);
      if (number !== undefined) found.unshift(number);
      // «11-й класс»
      else if (!OR.has(words[at] as string) && !/^(й|м|х|го|ом|th|st|nd|rd)$/.test(words[at] as string)) break;
    }
    const atLeast = found.length === 1 && AT_LEAST.test(words[at] ?? '');
    const after = numberOf(words[i + 1] ?? '');
    if (found.length === 0 && after !== undefined) found.push(after);
    const [low, high] = [found[0], found.at(-1)] as [number, number];
    // «от 2 до 4 спален», «2–4»: what lies between as well
    if (found.length === 2 && high - low > 1 && high - low < 10) for (let n = low + 1; n < high; n++) found.push(n);
    if (found.length === 0) continue;
    add(wanted, attribute, found, atLeast);
    taken[i] = true;
  }
}

/** «спальни» and «спален»: vowels come and go in the plural. */
const skeleton = (word: string): string => word.replace(/[ьео]/g, '');

/** «на двоих»: of seats as many or more; of bedrooms, one of which is enough for two, from half as many to as many. */
function readPeople(attributes: Attribute[], words: string[], wanted: Wanted[]): void {
  const people = peopleIn(words);
  const [attribute] = attributes
    .filter((one) => one.people)
    .sort((a, b) => (a.people as number) - (b.people as number));
  if (people === undefined || !attribute || wanted.some((one) => one.attribute === attribute)) return;
  const least = Math.ceil(people / (attribute.people as number));
  if (attribute.people === 1) add(wanted, attribute, [people], true);
  else
    add(
      wanted,
      attribute,
      Array.from({ length: people - least + 1 }, (_, i) => least + i),
    );
}
