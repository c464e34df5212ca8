// One product, several prices, each with a note of its own: online or at the branch, up to six days or from seven. A price is said of what its
// note says, in the words and the counts of the sentence, else of the question.

import type { Facts, PriceFact } from '../facts/facts';
import { isRelative } from '../facts/grounds';
import { type Amount, amountsIn } from '../text/amounts';
import { partAt } from '../text/parts';
import { contentStems } from '../text/stems';
import { unitOf } from '../text/units';
import { sentenceAt, type View } from '../text/view';

/** How many of a thing a price is for: «до 20 пар», "7 to 29 days". */
export interface NotedCount {
  of: string;
  from: number;
  to: number;
}

interface Variant {
  values: Set<number>;
  stems: ReadonlySet<string>;
  counts: readonly NotedCount[];
}

/** The counts of a note. */
export function countsOfNote(note: string): NotedCount[] {
  const amounts = amountsIn(note);
  return amounts.flatMap((a) => {
    const of = countedBy(a);
    if (!of || a.currency || a.percent || amounts.some((b) => b.rangeTo?.from === a.from)) return [];
    const before = note.slice(Math.max(0, a.from - 8), a.from);
    const after = note.slice((a.rangeTo ?? a).to);
    const to = a.rangeTo?.value ?? (OR_MORE.test(after) || FROM.test(before) ? Number.POSITIVE_INFINITY : a.value);
    return [{ of, from: UP_TO.test(before) ? 0 : a.value, to }];
  });
}
const OR_MORE = /(?<!\p{L})(?:и больше|и более|or more|and more|and up)(?!\p{L})/u;
const FROM = /(?<!\p{L})(?:от|from|over|больше)\s$/u;
const UP_TO = /(?<!\p{L})(?:до|up to|under)\s$/u;

const countedBy = ({ unit, noun }: Amount): string | undefined => unit ?? noun;

const VARIANTS = new WeakMap<Facts['prices'], Map<string, Variant[]>>();

function variantsOf({ prices }: Facts): Map<string, Variant[]> {
  const known = VARIANTS.get(prices);
  if (known) return known;
  const byNote = new Map<ReadonlySet<string>, Variant>();
  const found = new Map<string, Variant[]>();
  for (const [value, stated] of prices)
    for (const { product, note, counts = [] } of stated) {
      if (!product || !note) continue;
      const variant = byNote.get(note) ?? { values: new Set<number>(), stems: note, counts };
      if (!byNote.has(note)) found.set(product, [...(found.get(product) ?? []), variant]);
      byNote.set(note, variant);
      variant.values.add(value);
    }
  VARIANTS.set(prices, found);
  return found;
}

// «за занятие», «сто лет»: what is counted tells no note from another
const withoutUnits = (text: string): string => text.replace(/\p{L}+/gu, (word) => (unitOf(word) ? '' : word));

/** The amount is a price of the product, and the words beside it are those of another price of it. */
export function isOtherVariant(view: View, amount: Amount, { product }: PriceFact, facts: Facts): boolean {
  const variants = product === undefined ? [] : (variantsOf(facts).get(product) ?? []);
  const own = variants.filter((v) => v.values.has(amount.value));
  const others = variants.filter((v) => !v.values.has(amount.value));
  if (own.length === 0 || others.length === 0) return false;
  const common = new Set([...(variants[0] as Variant).stems].filter((s) => variants.every((v) => v.stems.has(s))));
  const sentence = sentenceAt(view, amount.from);
  const part = partAt(sentence.text, amount.from - sentence.from);
  const isTold = (text: string): boolean => amountsIn(text).some((a) => others.some((v) => v.values.has(a.value)));
  const contexts = isTold(view.text) || isTold(facts.client.last) ? [part] : [part, facts.client.last];
  for (const text of contexts) {
    const counts = amountsIn(text).filter((a) => !a.currency && !a.percent);
    const contains = ({ counts: noted }: Variant): boolean | undefined => {
      const said = noted.flatMap((n) => counts.filter((a) => countedBy(a) === n.of).map((a) => [n, a] as const));
      return said.length === 0 ? undefined : said.some(([n, a]) => a.value >= n.from && a.value <= n.to);
    };
    if (own.some(contains)) return false;
    if (own.every((v) => contains(v) === false) && others.some(contains)) return true;
    const stems = contentStems(withoutUnits(text)).filter((s) => !common.has(s));
    const met = (among: readonly Variant[]): number =>
      Math.max(
        ...among.map(
          (v) => stems.filter((s) => v.stems.has(s) || [...v.stems].some((own) => isRelative(own, s))).length,
        ),
      );
    const [mine, theirs] = [met(own), met(others)];
    if (mine > 0) return false;
    if (theirs > 0) return true;
  }
  return false;
}
