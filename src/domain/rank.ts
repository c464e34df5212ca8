// How well passages answer a question: which of its concepts they speak of, and in how many of the words for it; the rare counts more.
import type { Concept } from './question';

/** A word found in a passage. */
export interface Hit {
  passage: string;
  /** index of the concept it stands for */
  concept: number;
  /** index of the word, among all that were looked for */
  word: number;
  /** 0 to 1: how surely it is what the client said; 1: his own word */
  said: number;
  /** 0 to 1: where it stands; the heading is most */
  place: number;
}

/** How much of the question a passage covers. */
export interface Covered {
  /** 0 to 1, by weight */
  share: number;
  /** how many of its concepts the passage speaks of at all */
  concepts: number;
}

/**
 * Below this a passage shares words with the question and does not answer it. One that speaks of a single thing must say it
 * plainly (0.45); of four, each may stand in passing (0.33): chance seldom brings so many together.
 * Tuned on the looked-at sets of test/knowledge, with the weights of the search; how it does on others stands there.
 */
const LEAST = 0.54;
const FOR_EACH_DOUBLING = 0.09;
/** Where one passage answers, others that come so near are shown beside it. */
const BESIDE = 0.7;
/** For wordings made in the words of articles: what answers says them in its heading, and every further try finds by chance. */
const LEAST_REWORDED = 0.75;
/** Weaker than this a concept is not spoken of. */
const SPOKEN = 0.05;

/** Of each further word for the same concept: a passage about it says several, one that mentions it says one. */
const FURTHER = 0.4;
/** Of what is no thing (domain/question): «пришлёте», "15". */
const SAID_OTHERWISE = 0.3;
/** Of what was looked for in all its words, and found in none. */
const SURELY_ABSENT = 1.5;

/**
 * Few passages speak of much each, under headings that name an area and no answer: there a word that only one has is said
 * plainly wherever it stands ("API"), what is asked to be done with it says little, and no word for it proves nothing.
 * In fifty the same finds what is mentioned by the way. Whole up to FEW passages, nothing from MANY on.
 */
const FEW = 6;
const MANY = 24;
const ALONE = 0.7;
const fewness = (passages: number): number => Math.min(1, Math.max(0, (MANY - passages) / (MANY - FEW)));
const towards = (few: number, usual: number, small: number): number => usual + few * (small - usual);

/** What `scores` must know of a concept: domain/question. */
export type Looked = Pick<Concept, 'thing' | 'known' | 'deed'>;

/** Passage → how much of the question it covers. Tried and no better: noisy-or, less for who lacks the rarest concept. */
export function scores(hits: Hit[], concepts: Looked[], passages: number): Map<string, Covered> {
  const few = fewness(passages);
  const spoken = concepts.map(({ known }, concept) => {
    const its = hits.filter((hit) => hit.concept === concept);
    return strengths(few > 0 ? plainly(its, known, few) : its, passages);
  });
  const weights = spoken.map((found, concept) => {
    const weight = rarity(
      [...found.values()].reduce((sum, strength) => sum + strength, 0),
      passages,
    );
    const { thing, known, deed } = concepts[concept] as Looked;
    const usual = known && found.size === 0 ? SURELY_ABSENT : thing ? 1 : SAID_OTHERWISE;
    return weight * towards(few, usual, thing && !deed ? 1 : SAID_OTHERWISE);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = new Map<string, Covered>();
  spoken.forEach((found, concept) => {
    for (const [passage, strength] of found) {
      const { share, concepts } = covered.get(passage) ?? { share: 0, concepts: 0 };
      covered.set(passage, {
        share: share + ((weights[concept] as number) * Math.min(1, strength)) / whole,
        concepts: concepts + (strength > SPOKEN ? 1 : 0),
      });
    }
  });
  return covered;
}

/** Passage → its share, of those that answer; none: nothing does. `reworded`: by the model, not the client's own words. */
export function answering(covered: Map<string, Covered>, { reworded = false } = {}): Map<string, number> {
  const sure = ({ share, concepts }: Covered) => share + FOR_EACH_DOUBLING * Math.log2(1 + concepts);
  const surest = Math.max(0, ...[...covered.values()].map(sure));
  const least = surest < LEAST ? Number.POSITIVE_INFINITY : Math.min(LEAST, BESIDE * surest);
  return new Map(
    [...covered]
      .filter(([, one]) => (reworded ? one.share >= LEAST_REWORDED : sure(one) >= least))
      .map(([passage, { share }]) => [passage, share]),
  );
}

/** A word that one passage alone has counts there as if it stood near the heading. */
function plainly(hits: Hit[], known: boolean, few: number): Hit[] {
  const own = hits.filter(({ said }) => said === 1);
  // a name may be misspelt; other words for a known thing are a guess already
  const told = own.length > 0 || known ? own : hits;
  if (new Set(told.map(({ passage }) => passage)).size !== 1) return hits;
  return hits.map((hit) =>
    told.includes(hit) ? { ...hit, place: towards(few, hit.place, Math.max(hit.place, ALONE)) } : hit,
  );
}

/** Passage → how strongly it speaks of one concept: its best word, and a part of every other. */
function strengths(hits: Hit[], passages: number): Map<string, number> {
  const speak = new Map<number, number>();
  for (const { word } of hits) speak.set(word, (speak.get(word) ?? 0) + 1);
  const found = new Map<string, { best: number; sum: number }>();
  for (const { passage, word, said, place } of hits) {
    // a word of one passage counts whole; the root keeps a common one from counting for nothing
    const one =
      said * place * Math.sqrt(Math.min(1, rarity(speak.get(word) as number, passages) / rarity(1, passages)));
    const { best, sum } = found.get(passage) ?? { best: 0, sum: 0 };
    found.set(passage, { best: Math.max(best, one), sum: sum + one });
  }
  return new Map([...found].map(([passage, { best, sum }]) => [passage, best + FURTHER * (sum - best)]));
}

/**
 * BM25's idf (Robertson and Zaragoza 2009, 3.1), what is said in passing counted in part. What no passage speaks of is the
 * rarest of all: a question about it stays unanswered.
 */
function rarity(spoken: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - spoken) + 0.5) / (spoken + 0.5));
}
