// Search over what a brand knows: full text of both languages, typos by sound, other words by the thesaurus; where that finds
// nothing, strange words by their trigrams.
import type pg from 'pg';
import type { Brand } from '../../domain/brand';
import type { FoundPassage, Passage } from '../../domain/knowledge';
import { menderOf, parted } from '../../domain/misspelt';
import { type Concept, conceptsOf, groupsOf } from '../../domain/question';
import { answering, type Hit, scores } from '../../domain/rank';
import { isStopWord, STOP_WORDS } from '../../domain/stop-words';
import { type Thesaurus, thesaurusWith, vocabulary } from '../../domain/thesaurus';
import { stem, stemsOf, wordsOf } from '../../domain/words';
import type { KnowledgeSearch } from '../../ports';
import { ensureIndexed, type Indexed } from './knowledge-index';
import { alikeWords } from './knowledge-words';
import { namingOutages } from './outage';

// Weights below were tuned with those of domain/rank.
/** Other words for what the client said are a guess, if a good one; a word of the same beginning is a worse one. */
const OTHER_WORDS = 0.8;
const SAME_BEGINNING = 0.6;
/** One word of a phrase the client said, «заболел» of «преподаватель заболел». */
const PART = 0.6;
/** By the label of the vector: heading, other ways to ask, topic of the file, text. */
const FIELDS = { a: 1, b: 0.8, c: 0.5, d: 0.4 };
/** Orders what exists in both languages: just more than what other words cost. */
const OWN_LANGUAGE = 0.21;

/** The KnowledgeSearch port over this pool. A brand's version is indexed when it is first searched. */
export function createKnowledge(pool: pg.Pool): KnowledgeSearch {
  return namingOutages<KnowledgeSearch>({
    async search(brand, question, { also = [], language, limit }) {
      const { passages } = brand.knowledge;
      if (passages.length === 0) return [];
      const index = await ensureIndexed(pool, brand);
      const best = new Map<Passage, number>();
      for (const [i, wording] of [question, ...also].entries()) {
        for (const [id, score] of await searchOne(pool, index, wording, brand, i > 0)) {
          const passage = passages.find((one) => one.id === id);
          if (passage && score > (best.get(passage) ?? 0)) best.set(passage, score);
        }
      }
      // in the brand's order first: of equals it is the same one each time
      const found = passages
        .flatMap((passage): FoundPassage[] => {
          const score = best.get(passage);
          return score === undefined ? [] : [{ passage, score: Math.min(1, score) }];
        })
        .sort((a, b) => b.score + bonus(b, language) - a.score - bonus(a, language));
      // what answers best is not left out for its language
      const [first] = [...found].sort((a, b) => b.score - a.score);
      return first && limit > 1 && found.indexOf(first) >= limit
        ? [...found.slice(0, limit - 1), first]
        : found.slice(0, limit);
    },
  });
}

const bonus = ({ passage }: FoundPassage, language: string | undefined) =>
  passage.language === language ? OWN_LANGUAGE : 0;

/** Passage → its score, of those that answer. */
async function searchOne(
  pool: pg.Pool,
  index: Indexed,
  question: string,
  brand: Brand,
  reworded: boolean,
): Promise<Map<string, number>> {
  const { known, written, meant, thesaurus } = wordsOfBrand(brand);
  const isKnown = (word: string) => isStopWord(word) || known.has(stem(word));
  const words = wordsOf(question).flatMap((word) =>
    isKnown(word) ? [word] : (parted(word, isKnown) ?? [meant(word) ?? word]),
  );
  const concepts = conceptsOf(words, thesaurus);
  if (concepts.length === 0) return new Map();
  const answered = async (asked: Concept[]) =>
    answering(scores(await findHits(pool, index, asked, written), asked, brand.knowledge.passages.length), {
      reworded,
    });
  const found = await answered(concepts);
  if (found.size > 0 || reworded) return found;
  const strange = concepts.filter(({ words, known }) => !known && isStrange(words, written)).map(({ words }) => words);
  const alike = await alikeWords(pool, index, strange);
  return alike.size === 0 ? found : answered(concepts.map((one) => ({ ...one, ...alike.get(one.words) })));
}

/** Shorter ones resemble too much. */
const isStrange = (words: string, written: Set<string>): boolean => words.length > 3 && !written.has(stem(words));

/** One row for each passage and word; phrases must stand together, words of one stem are one. */
async function findHits(
  pool: pg.Pool,
  { brand, version }: Indexed,
  concepts: Concept[],
  spoken: Set<string>,
): Promise<Hit[]> {
  const looked = concepts.flatMap(({ words, others, shares }, concept) => [
    { concept, words, weight: 1, beginning: false },
    // most other words stand in no passage: asking for them took longer than all the rest
    ...others
      .map((other, i) => ({
        concept,
        words: other,
        weight: OTHER_WORDS * Math.sqrt(shares[i] as number),
        beginning: false,
      }))
      .filter((other) => stemsOf(other.words).every((one) => spoken.has(one)))
      .map((other) => ({ ...other, words: wordsOf(other.words).join(' ') })),
    ...partsOf(words).map((word) => ({ concept, words: word, weight: PART, beginning: false })),
    ...beginningOf(words).map((letters) => ({ concept, words: letters, weight: SAME_BEGINNING, beginning: true })),
  ]);
  const { rows } = await pool.query<Hit>({
    // by name: planning it anew took a third of its time
    name: 'knowledge hits',
    text: `with phrases as materialized (
       select concept, word, weight, case when beginning then to_tsquery('simple', words || ':*') else phraseto_tsquery('russian', words) end as query
       from unnest($3::int[], $4::text[], $5::float8[], $6::boolean[]) with ordinality as l(concept, words, weight, beginning, word)
     ), looked as materialized (
       select concept, min(word)::int as word, max(weight) as weight, query from phrases where numnode(query) > 0 group by concept, query
     )
     select p.id as passage, l.concept, l.word, l.weight as said, case
         when ts_filter(p.search, '{a}') @@ l.query then $7::float8
         when ts_filter(p.search, '{b}') @@ l.query then $8::float8
         when ts_filter(p.search, '{c}') @@ l.query then $9::float8
         else $10::float8 end as place
     from looked l join passages p on p.search @@ l.query
     where p.brand = $1 and p.version = $2`,
    values: [
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
  });
  return rows;
}

interface Words {
  /** stems of every word that is not misspelt and says something: «можна» is no form of «можно» */
  known: Set<string>;
  /** stems of every word that stands in a passage, its heading, its topic */
  written: Set<string>;
  meant: (misspelt: string) => string | undefined;
  thesaurus: Thesaurus;
}
const words = new WeakMap<Brand, Words>();

/** Kept as long as the brand's version is. */
function wordsOfBrand(brand: Brand): Words {
  let found = words.get(brand);
  if (!found) {
    const own = brand.knowledge.passages.flatMap((one) =>
      wordsOf([one.heading, ...one.askedAs, one.topic, one.text].join(' ')),
    );
    const groups = groupsOf(brand.catalog);
    const names = groups.flatMap(({ written }) => written).flatMap(wordsOf);
    const all = [...new Set([...own, ...names, ...vocabulary(), ...STOP_WORDS])];
    found = {
      known: new Set(all.filter((word) => !isStopWord(word)).map(stem)),
      written: new Set(own.map(stem)),
      meant: menderOf(all),
      thesaurus: thesaurusWith(groups),
    };
    words.set(brand, found);
  }
  return found;
}

/** The words of a phrase, which stands for more than its words and may still be said by one: «преподаватель заболел». */
const partsOf = (words: string): string[] =>
  words.includes(' ') ? words.split(' ').filter((word) => !isStopWord(word) && !isStopWord(stem(word))) : [];

/** «проверяете» and «проверка» have other stems and one beginning; of short words it would be anything's. */
function beginningOf(words: string): string[] {
  const letters = stem(words);
  return words.includes(' ') || letters.length < 6 ? [] : [letters.slice(0, -1)];
}
