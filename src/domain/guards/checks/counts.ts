// How many there are of a thing the brand counts itself: teachers, bedrooms, payments, schools. Another number of them is another claim.

import type { CountFact, Facts } from '../facts/facts';
import type { Amount } from '../text/amounts';
import { isDenied } from '../text/denial';
import { productSpokenOf } from '../text/products';
import { contentStems, isFunctionWord } from '../text/stems';
import { nearness } from '../text/topics';
import { excerptOf, sentenceAt, topicAt, type View } from '../text/view';
import type { Finding } from '../types';

/** A number of things, with what they are. */
export interface Counted extends CountFact {
  value: number;
  /** the other end of a range */
  to?: number;
  bound?: Bound;
}

export type Bound = 'most' | 'least';

const MOST =
  /(?<!\p{L})(?:до|не больше|не более|не свыше|максимум|предел\p{L}*|up to|at most|no more than|maximum(?: of)?|not more than)\s*$/u;
const LEAST =
  /(?<!\p{L})(?:от|не меньше|не менее|минимум|больше|более|свыше|at least|no fewer than|no less than|minimum(?: of)?|more than)\s*$/u;

/** «До восьми», "at least five": which side of the number is open. */
export function boundOf(text: string, at: number): Bound | undefined {
  const before = text.slice(Math.max(0, at - 24), at);
  return MOST.test(before) ? 'most' : LEAST.test(before) ? 'least' : undefined;
}

/** What is counted: the words after a number, up to the first that joins others or a mark. */
export function countedStems(text: string, { to }: Pick<Amount, 'to'>): string[] {
  const stems: string[] = [];
  for (const m of text.slice(to, to + 60).matchAll(/([^\p{L}]*)(\p{L}[\p{L}-]*)/gu)) {
    if (!/^\s*-?\s*$/.test(m[1] as string) || isFunctionWord(m[2] as string) || stems.length === 3) break;
    stems.push(...contentStems(m[2] as string));
  }
  return stems;
}

// Terms are the figures guard's, which knows that two weeks are fourteen days.
const TERMS = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'night', 'area', 'person']);
const OURS =
  /(?<!\p{L})(?:у нас|нас|наш\p{L}*|в (?:школе|команде|компании|агентстве|клинике)|всего|we(?:'re| are| have|'ve)?|our|in total|altogether)(?!\p{L})/u;
/** How near the brand's own sentence must be, beside the word for the thing itself. */
const NEAR = 1;
const FEW = 10;

export function checkCounts(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const a of view.amounts) {
    if (
      a.currency ||
      a.percent ||
      a.ordinal ||
      a.magnitude ||
      a.per ||
      (a.unit && TERMS.has(a.unit)) ||
      !Number.isInteger(a.value)
    )
      continue;
    const { text, question } = sentenceAt(view, a.from);
    if (question || facts.client.numbers.has(a.value) || isDenied(view, a.from)) continue;
    const stems = countedStems(view.text, a);
    const thing = stems.find((s) => facts.counted.has(s));
    if (thing === undefined || isStated(view, a, thing, text, facts)) continue;
    findings.push({
      guard: 'guarantee',
      what: 'unknown_count',
      excerpt: excerptOf(view, a.from, a.to),
      advice: `«${view.text.slice(a.from, a.to)}» is not how many there are. Name only numbers that stand in the catalog or the knowledge.`,
    });
  }
  return findings;
}

function isStated(view: View, a: Amount, thing: string, text: string, facts: Facts): boolean {
  const stated = facts.counted.get(thing) as readonly Counted[];
  const bound = boundOf(view.text, a.from);
  const fits = (f: Counted): boolean =>
    (f.value === a.value || (f.to !== undefined && f.value <= a.value && a.value <= f.to)) &&
    (bound === undefined || f.bound === undefined || f.bound === bound);
  const named = productSpokenOf(text, view.text, facts);
  const own = stated.filter((f) => f.product !== undefined && named.has(f.product));
  if (own.length > 0) return own.some(fits) || stated.some((f) => f.topic && fits(f));
  // «есть две группы»: how many of the catalog there are to choose from
  if (
    stated.some((f) => f.product !== undefined && fits(f)) ||
    (facts.kinds.has(thing) && (a.value <= FEW || facts.numbers.has(a.value)))
  )
    return true;
  const said = topicAt(view, a.from);
  const others = { ...said, stems: new Set([...said.stems].filter((s) => s !== thing)) };
  const told = stated.flatMap((f) => (f.topic ? [{ f, near: nearness(others, f.topic) }] : []));
  const best = Math.max(0, ...told.map(({ near }) => near));
  if (best < NEAR && !(OURS.test(text) && told.length > 0)) return true;
  return told.some(({ f, near }) => fits(f) && near >= best * 0.6);
}
