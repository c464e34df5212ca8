// How far the brand's texts say what a clause says: the best one of theirs, word by word, a rare word counting more than a common one.

import type { Facts } from './facts';
import { type Clause, isRelative, relativesOf, sayingStems } from './grounds';

/** Said itself, by another word of its root, elsewhere in the sentence, by a word that stands for it, somewhere in the passage. */
const SAID = 1;
const AROUND = 0.8;
export const STANDS_FOR = 0.6;
const IN_PASSAGE = 0.35;

/**
 * 0: nothing of it stands there; 1: all of it, in one clause.
 * @param among which clauses may speak for it
 */
export function entailment(text: string, facts: Facts, among: (clause: Clause) => boolean = () => true): number {
  const { grounds } = facts;
  const stems = sayingStems(text).filter((s) => !NUMBER.test(s));
  const whole = stems.reduce((sum, s) => sum + grounds.weigh(s), 0);
  if (whole === 0) return 1;
  const kin = stems.map((s) => new Set([s, ...relativesOf(s, grounds)]));
  const candidates = new Set(kin.flatMap((set) => [...set].flatMap((s) => grounds.having.get(s) ?? [])));
  for (const clause of grounds.clauses) if (stems.some((s) => clause.related.has(s))) candidates.add(clause);
  let best = 0;
  for (const clause of candidates) {
    if (!among(clause)) continue;
    const said = stems.reduce(
      (sum, s, i) => sum + grounds.weigh(s) * share(clause, s, kin[i] as Set<string>, facts),
      0,
    );
    best = Math.max(best, said / whole);
  }
  return best;
}
const NUMBER = /^\d/;

/** How far a clause says one word: 1 itself, less what stands for it or near it. */
export function share(
  clause: Clause,
  s: string,
  kin: ReadonlySet<string>,
  { grounds }: Pick<Facts, 'grounds'>,
): number {
  if (clause.stems.some((own) => kin.has(own) || isRelative(own, s))) return SAID;
  if ([...kin].some((k) => clause.around.has(k))) return AROUND;
  if (clause.related.has(s)) return STANDS_FOR;
  return [...kin].some((k) => (grounds.places.get(k)?.get(clause.place) ?? 0) > 0) ? IN_PASSAGE : 0;
}
