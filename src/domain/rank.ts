// How well passages answer a question: which of its concepts they speak of, the rare ones counting more.

/** Where a concept stands in a passage, 0 (nowhere) to 1 (in the heading, in the client's own words). */
export interface Hit {
  passage: string;
  /** index of the concept */
  concept: number;
  strength: number;
}

// These four were tuned on the `tune` halves of test/knowledge; what they give on the other halves stands in its README.

/** Below this a passage shares words with the question and does not answer it. */
export const LEAST_SCORE = 0.25;
/** What no passage speaks of: a question about it stays unanswered … */
const UNSPOKEN = 1;
/** … rather than one with a word nobody knows, which may be colour. */
const UNKNOWN = 0.7;
/** Evidence that is enough: about one rare word in a heading. Half of it is half an answer, though it were the whole question. */
const ENOUGH = 4;

/** Passage → 0 to 1: how much of the question it covers, by weight, and how much evidence that is. */
export function scores(hits: Hit[], concepts: { isKnown: boolean }[], passages: number): Map<string, number> {
  const weights = concepts.map(({ isKnown }, concept) => {
    const spoken = hits.filter((hit) => hit.concept === concept).reduce((sum, { strength }) => sum + strength, 0);
    return spoken > 0 ? rarity(spoken, passages) : (isKnown ? UNSPOKEN : UNKNOWN) * Math.log(1 + passages);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const evidence = new Map<string, number>();
  for (const { passage, concept, strength } of hits)
    evidence.set(passage, (evidence.get(passage) ?? 0) + (weights[concept] as number) * strength);
  return new Map([...evidence].map(([passage, sum]) => [passage, (sum / whole) * Math.min(1, sum / ENOUGH)]));
}

/** BM25's idf (Robertson and Zaragoza 2009, 3.1), of what is said in passing counted in part. */
function rarity(spoken: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - spoken) + 0.5) / (spoken + 0.5));
}
