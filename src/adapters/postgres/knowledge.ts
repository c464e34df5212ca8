// Search over what a brand knows: full text of both languages, typos by trigrams, other words by the thesaurus.
import type pg from 'pg';
import type { FoundPassage, Passage } from '../../domain/knowledge';
import { inLatin } from '../../domain/latin';
import { type Concept, conceptsOf, contentWords, groupsOf } from '../../domain/question';
import { type Hit, LEAST_REWORDED, LEAST_SCORE, scores } from '../../domain/rank';
import { type Thesaurus, thesaurusWith } from '../../domain/thesaurus';
import { stem, stemsOf, wordsOf } from '../../domain/words';
import type { KnowledgeSearch } from '../../ports';
import { ensureIndexed, type Indexed } from './knowledge-index';
import { namingOutages } from './outage';

// Weights below were tuned with those of domain/rank.
/** Other words for what the client said are a guess, if a good one; a word of the same beginning is a worse one. */
const OTHER_WORDS = 0.8;
const SAME_BEGINNING = 0.6;
/** By the label of the vector: heading, other ways to ask, topic of the file, text. */
const FIELDS = { a: 1, b: 0.8, c: 0.5, d: 0.4 };
/** Of trigrams; lower takes other words for typos. Above what `%` lets through (0.3), whose index finds the candidates. */
const TYPO = 0.42;
/** Orders what exists in both languages: just more than what other words cost. */
const OWN_LANGUAGE = 0.21;

/** The KnowledgeSearch port over this pool. A brand's version is indexed when it is first searched. */
export function createKnowledge(pool: pg.Pool): KnowledgeSearch {
  return namingOutages<KnowledgeSearch>({
    async search(brand, question, { also = [], language, limit }) {
      const { passages } = brand.knowledge;
      if (passages.length === 0) return [];
      const index = await ensureIndexed(pool, brand);
      const thesaurus = thesaurusWith(groupsOf(brand.catalog));
      const best = new Map<Passage, number>();
      for (const [i, wording] of [question, ...also].entries()) {
        const least = i === 0 ? LEAST_SCORE : LEAST_REWORDED;
        for (const [id, score] of await searchOne(pool, index, thesaurus, wording, passages)) {
          const passage = passages.find((one) => one.id === id);
          if (passage && score >= least && score > (best.get(passage) ?? 0)) best.set(passage, score);
        }
      }
      return [...best]
        .map(([passage, score]): FoundPassage => ({ passage, score: Math.min(1, score) }))
        .sort((a, b) => b.score + bonus(b, language) - a.score - bonus(a, language))
        .slice(0, limit);
    },
  });
}

const bonus = ({ passage }: FoundPassage, language: string | undefined) =>
  passage.language === language ? OWN_LANGUAGE : 0;

async function searchOne(
  pool: pg.Pool,
  index: Indexed,
  thesaurus: Thesaurus,
  question: string,
  passages: Passage[],
): Promise<Map<string, number>> {
  const meant = await mendTypos(pool, index, question);
  const concepts = conceptsOf(
    wordsOf(question).map((word) => meant.get(word) ?? word),
    thesaurus,
  );
  if (concepts.length === 0) return new Map();
  const found = await findHits(pool, index, concepts, stemsIn(passages));
  return scores(found, concepts, passages.length);
}

/** Words nobody knows → the known word each most resembles: of the same first letter, and of another alphabet only if typed in Latin. */
async function mendTypos(pool: pg.Pool, { brand, version }: Indexed, question: string): Promise<Map<string, string>> {
  // short words resemble too many others
  const words = [...new Set(contentWords(question))].filter((word) => word.length > 4);
  if (words.length === 0) return new Map();
  const { rows } = await pool.query<{ word: string; meant: string }>(
    `with asked as materialized (
       select a.word, a.latin from unnest($3::text[], $4::text[], $6::text[]) as a(word, stem, latin)
       where not exists (select 1 from knowledge_words k where k.brand = $1 and k.version = $2 and k.stem = a.stem)
     )
     select asked.word, near.word as meant
     from asked cross join lateral (
       select k.word from knowledge_words k
       where k.brand = $1 and k.version = $2 and k.latin % asked.latin and similarity(k.latin, asked.latin) >= $5
         and left(k.latin, 1) = left(asked.latin, 1) and abs(length(k.latin) - length(asked.latin)) <= 2
         and (asked.word = asked.latin or k.word <> k.latin)
       order by similarity(k.latin, asked.latin) desc, k.word limit 1
     ) near`,
    [brand, version, words, words.map(stem), TYPO, words.map(inLatin)],
  );
  return new Map(rows.map(({ word, meant }) => [word, meant]));
}

/** One row for each passage and word; phrases must stand together, words of one stem are one. */
async function findHits(
  pool: pg.Pool,
  { brand, version }: Indexed,
  concepts: Concept[],
  spoken: Set<string>,
): Promise<Hit[]> {
  const looked = concepts.flatMap(({ words, others }, concept) => [
    { concept, words, weight: 1, beginning: false },
    // most other words stand in no passage: asking for them took longer than all the rest
    ...others
      .filter((other) => stemsOf(other).every((one) => spoken.has(one)))
      .map((other) => ({ concept, words: wordsOf(other).join(' '), weight: OTHER_WORDS, beginning: false })),
    ...beginningOf(words).map((letters) => ({ concept, words: letters, weight: SAME_BEGINNING, beginning: true })),
  ]);
  const { rows } = await pool.query<Hit>(
    `with phrases as (
       select concept, word, weight, case when beginning then to_tsquery('simple', words || ':*') else phraseto_tsquery('russian', words) end as query
       from unnest($3::int[], $4::text[], $5::float8[], $6::boolean[]) with ordinality as l(concept, words, weight, beginning, word)
     ), looked as materialized (
       select concept, min(word)::int as word, weight, query from phrases where numnode(query) > 0 group by concept, weight, query
     )
     select p.id as passage, l.concept, l.word, l.weight * case
         when ts_filter(p.search, '{a}') @@ l.query then $7::float8
         when ts_filter(p.search, '{b}') @@ l.query then $8::float8
         when ts_filter(p.search, '{c}') @@ l.query then $9::float8
         else $10::float8 end as strength
     from looked l join passages p on p.search @@ l.query
     where p.brand = $1 and p.version = $2`,
    [
      brand,
      version,
      looked.map(({ concept }) => concept),
      looked.map(({ words }) => words),
      looked.map(({ weight }) => weight),
      looked.map(({ beginning }) => beginning),
      FIELDS.a,
      FIELDS.b,
      FIELDS.c,
      FIELDS.d,
    ],
  );
  return rows;
}

const stems = new WeakMap<Passage[], Set<string>>();

/** Every stem the passages hold, their headings and topics too; kept as long as the brand's version is. */
function stemsIn(passages: Passage[]): Set<string> {
  let found = stems.get(passages);
  if (!found) {
    found = new Set(passages.flatMap((one) => stemsOf([one.heading, ...one.askedAs, one.topic, one.text].join(' '))));
    stems.set(passages, found);
  }
  return found;
}

/** «проверяете» and «проверка» have other stems and one beginning; of short words it would be anything's. */
function beginningOf(words: string): string[] {
  const letters = stem(words);
  return words.includes(' ') || letters.length < 6 ? [] : [letters.slice(0, -1)];
}
