// How well passages answer a question: which of its concepts they speak of, the rare ones counting more.

/** Where a concept stands in a passage, 0 (nowhere) to 1 (in the heading, in the client's own words). */
export interface Hit {
  passage: string;
  /** index of the concept */
  concept: number;
  strength: number;
}

/**
 * Below this a passage shares words with the question and does not answer it.
 * Tuned on the `tune` halves of test/knowledge, with the weights of the search; how it does on the other halves stands there.
 */
export const LEAST_SCORE = 0.399;
/** For wordings made in the words of articles: what answers says them in its heading, and every further try finds by chance. */
export const LEAST_REWORDED = 0.7;

/** Passage → 0 to 1: how much of the question it covers, by weight. Tried and no better: a bonus for more evidence. */
export function scores(hits: Hit[], concepts: number, passages: number): Map<string, number> {
  const weights = Array.from({ length: concepts }, (_, concept) =>
    rarity(
      hits.filter((hit) => hit.concept === concept).reduce((sum, { strength }) => sum + strength, 0),
      passages,
    ),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = new Map<string, number>();
  for (const { passage, concept, strength } of hits)
    covered.set(passage, (covered.get(passage) ?? 0) + ((weights[concept] as number) * strength) / whole);
  return covered;
}

/**
 * BM25's idf (Robertson and Zaragoza 2009, 3.1), what is said in passing counted in part. What no passage speaks of is the
 * rarest of all: a question about it stays unanswered.
 */
function rarity(spoken: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - spoken) + 0.5) / (spoken + 0.5));
}
