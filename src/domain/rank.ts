// How well passages answer a question: which of its concepts they speak of, the rare ones counting more.

/** Where a concept stands in a passage, 0 (nowhere) to 1 (in the heading, in the client's own words). */
export interface Hit {
  passage: string;
  /** index of the concept */
  concept: number;
  strength: number;
}

/** Below this a passage shares words with the question and does not answer it. Tuned on test/knowledge, see its README. */
export const LEAST_SCORE = 0.45;

/** Passage → 0 to 1: the share of the question that it covers, by weight. */
export function coverage(hits: Hit[], concepts: number, passages: number): Map<string, number> {
  const weights = Array.from({ length: concepts }, (_, concept) => {
    const found = hits.filter((hit) => hit.concept === concept).length;
    return weightOf(found, passages);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const scores = new Map<string, number>();
  for (const { passage, concept, strength } of hits)
    scores.set(passage, (scores.get(passage) ?? 0) + ((weights[concept] as number) * strength) / whole);
  return scores;
}

/** BM25's idf; what no passage speaks of weighs as much as the rarest, so that a question about it stays unanswered. */
function weightOf(found: number, passages: number): number {
  const counted = Math.max(found, 1);
  return Math.log(1 + (passages - counted + 0.5) / (counted + 0.5));
}
