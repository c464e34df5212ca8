// How well questions of real wording are answered: recall@3 over the labelled sets beside this file, and silence where nothing answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brand, Language } from '../../src/domain/brand';
import type { KnowledgeSearch } from '../../src/ports';

export interface Question {
  q: string;
  lang: Language;
  /** file#Heading of every passage that answers; none: nothing does */
  expect: string[];
  kind: 'plain' | 'noStem' | 'cross' | 'typo' | 'none';
  /** looked at while thesaurus and weights were made: `tune`, `heldOut`, `tune2`; not looked at: `held2`, `fresh` (README.md beside this) */
  set: 'tune' | 'heldOut' | 'tune2' | 'held2' | 'fresh';
  /** the question in plain words, twice, as the model is asked to give it beside the client's */
  also?: string[];
}

export interface Answered extends Question {
  found: string[];
  scores: number[];
  right: boolean;
}

export interface Share {
  right: number;
  of: number;
}

/** The questions of `<brand>.jsonl`, `<brand>.second.jsonl` and the fresh ones of `<brand>.fresh.jsonl`. */
export function questionsFor(brand: string): Question[] {
  return [`${brand}.jsonl`, `${brand}.second.jsonl`, `${brand}.fresh.jsonl`].flatMap((file) =>
    readFileSync(join(__dirname, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Question),
  );
}

/** Right: one of the first three answers; or nothing is found where nothing answers. */
export async function ask(
  search: KnowledgeSearch,
  brand: Brand,
  questions: Question[],
  { reworded = false } = {},
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const question of questions) {
    const hits = await search.search(brand, question.q, {
      language: question.lang,
      limit: 3,
      also: reworded ? question.also : [],
    });
    const found = hits.map(({ passage }) => `${passage.id.split('#')[0]}#${passage.heading}`);
    const right =
      question.expect.length === 0 ? found.length === 0 : question.expect.some((one) => found.includes(one));
    answered.push({ ...question, found, scores: hits.map(({ score }) => score), right });
  }
  return answered;
}

/** The question with its longest word written together with the next (or the one before), as hurried thumbs do. */
export function writtenTogether(question: Question): Question {
  const words = question.q.match(/[\p{L}\p{N}]+/gu) ?? [];
  const longest = words.reduce((at, word, i) => (word.length > (words[at] as string).length ? i : at), 0);
  const gap = longest + 1 < words.length ? longest : longest - 1;
  return { ...question, q: words.map((word, i) => (i === gap ? word : `${word} `)).join('') };
}

export const share = (answered: Answered[], of: (one: Question) => boolean): Share => {
  const counted = answered.filter(of);
  return { right: counted.filter(({ right }) => right).length, of: counted.length };
};

export const shown = ({ right, of }: Share): string => `${right}/${of} (${((100 * right) / of).toFixed(1)} %)`;
