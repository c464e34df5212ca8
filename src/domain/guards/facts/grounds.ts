// What a brand's texts say, clause by clause, found by the words of a reply: which clauses speak of the same, and which passages the
// conversation is about. A word is met by itself, by another form of its root («подадим», «подачей») or by one that stands for it.
import { isStopWord } from '../../stop-words';
import { denies } from '../text/denial';
import { fold } from '../text/fold';
import { relatedStems } from '../text/related';
import { contentStems, topicStems } from '../text/stems';
import type { Sentence, View } from '../text/view';

export interface Clause {
  text: string;
  stems: readonly string[];
  /** those of them that are not in every price and term */
  subject: readonly string[];
  /** the sentence it stands in, with its heading */
  around: ReadonlySet<string>;
  related: ReadonlySet<string>;
  denies: boolean;
  /** heading of its passage, or the product it is said of */
  place: string;
  product?: string;
}

export interface Grounds {
  clauses: readonly Clause[];
  /** what is for one thing only: «наличными принимаем только бронь» */
  limits: readonly Limit[];
  /** clauses by a stem of theirs */
  having: ReadonlyMap<string, readonly Clause[]>;
  /** stems of the brand by their first letters */
  roots: ReadonlyMap<string, readonly string[]>;
  /** passages by a stem they have (1) or that stands for one of theirs (less) */
  places: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** how much a word tells: those in few clauses tell most */
  weigh(stem: string): number;
}

/** Words of what is limited, and of what it is limited to. */
export interface Limit {
  of: readonly string[];
  to: readonly string[];
  text: string;
}

export interface Ground {
  sentences: readonly Sentence[];
  heading?: string;
  product?: string;
}

const STANDS_FOR = 0.6;

/** A brand's texts as they are looked up; made once per brand. */
export function groundsOf(texts: readonly Ground[]): Grounds {
  const clauses = texts.flatMap(({ sentences, heading = '', product }) => {
    const place = product ?? heading;
    const head = sayingStems(fold(heading));
    return sentences
      .filter(({ question }) => !question)
      .flatMap(({ text }) => {
        const around = new Set([...head, ...sayingStems(text)]);
        return clausesOf(text)
          .flatMap(eachDenied)
          .map((clause): Clause => {
            const stems = sayingStems(clause);
            const subject = subjectStems(clause);
            return {
              text: clause,
              stems,
              subject,
              around,
              related: relatedStems(clause),
              denies: isDenying(clause),
              place,
              product,
            };
          });
      })
      .filter(({ stems }) => stems.length > 0);
  });
  const having = new Map<string, Clause[]>();
  const places = new Map<string, Map<string, number>>();
  for (const clause of clauses) {
    for (const stem of clause.stems) append(having, stem, clause);
    for (const stem of clause.related) putPlace(places, stem, clause.place, STANDS_FOR);
    for (const stem of clause.around) putPlace(places, stem, clause.place, 1);
  }
  const roots = new Map<string, string[]>();
  for (const stem of having.keys()) if (stem.length >= ROOT) append(roots, stem.slice(0, ROOT), stem);
  return {
    clauses,
    limits: clauses.flatMap(limitsOf),
    having,
    roots,
    places,
    weigh: (stem) => Math.log(1 + clauses.length / ((having.get(stem)?.length ?? 0) + 1)),
  };
}

const ONLY = /^(.*?)(?<!\p{L})(?:только|лишь|исключительно)(?!\p{L})(.*)$/u;
const FOR_ONLY = /^(.*?)\s(?:for|to|with|by)\s([^,]*?)\sonly(?!\p{L})/u;

/** «Картой … можно оплатить только аренду», "cash is accepted for the reservation fee only"; of the knowledge, products have limits of their own. */
function limitsOf({ text, denies: denied, product }: Clause): Limit[] {
  const m = ONLY.exec(text) ?? FOR_ONLY.exec(text);
  if (!m || denied || product !== undefined) return [];
  const limit = { of: subjectStems(m[1] as string), to: subjectStems(m[2] as string), text };
  return limit.of.length > 1 && limit.to.length > 0 ? [limit] : [];
}

/** Stems that say something: without what every question and answer is made of. */
export const sayingStems = (text: string): string[] => [
  ...new Set(contentStems(text).filter((stem) => !isStopWord(stem))),
];

/** The same without numbers and the words every price and term has. */
export const subjectStems = (text: string): string[] => [
  ...new Set(topicStems(text).filter((stem) => !isStopWord(stem))),
];

const ROOT = 4;

/** Two stems of one root: one begins as the other does, but for two letters. */
export function isRelative(a: string, b: string): boolean {
  if (a.length < ROOT || b.length < ROOT) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // «крипта» and «криптовалюта»
  if (short.length > ROOT && long.startsWith(short)) return true;
  if (long.length - short.length > 4) return false;
  return (
    a.startsWith(b.slice(0, Math.max(ROOT, b.length - 2))) || b.startsWith(a.slice(0, Math.max(ROOT, a.length - 2)))
  );
}

/** The stem itself and its relatives among those of the brand. */
export const relativesOf = (stem: string, { having, roots }: Grounds): string[] => {
  const found = (roots.get(stem.slice(0, ROOT)) ?? []).filter((other) => other !== stem && isRelative(stem, other));
  return having.has(stem) ? [stem, ...found] : found;
};

/** How much a passage, or a set of stems, speaks of a word: 1 by itself, less by a relative or a word that stands for it; 0: not at all. */
export function placesWith(stem: string, grounds: Grounds, where: string | ReadonlySet<string>): number {
  const relatives = relativesOf(stem, grounds);
  if (typeof where !== 'string') return where.has(stem) ? 1 : relatives.some((s) => where.has(s)) ? 0.9 : 0;
  return Math.max(0, ...[stem, ...relatives].map((s) => grounds.places.get(s)?.get(where) ?? 0));
}

/** The passages that speak best of what is said: those nearly as good as the best. */
function placesOf(stems: Iterable<string>, { places, weigh }: Grounds): Set<string> {
  const scores = new Map<string, number>();
  for (const stem of new Set(stems))
    for (const [place, share] of places.get(stem) ?? [])
      scores.set(place, (scores.get(place) ?? 0) + share * weigh(stem));
  const best = Math.max(0, ...scores.values());
  return new Set([...scores].filter(([, score]) => score >= best * NEARLY).map(([place]) => place));
}
const NEARLY = 0.75;

const SPOKEN_OF = new WeakMap<View, { facts: object; places: Set<string> }>();

/** The passages a reply and the question it answers are about. */
export function placesSpokenOf(
  view: View,
  facts: { grounds: Grounds; client: { asked: ReadonlySet<string> } },
): Set<string> {
  const known = SPOKEN_OF.get(view);
  if (known?.facts === facts) return known.places;
  const places = placesOf([...subjectStems(view.text), ...facts.client.asked], facts.grounds);
  SPOKEN_OF.set(view, { facts, places });
  return places;
}

const SUPPOSED = /(?:^|, )(?:если|if|кроме|except|unless)[^,.;:]*(?=,|$)/gu;
// no list goes on past these
const HARD = /[;()]|:(?!\d)/u;
const BORDER = /,(?=\s)|\s-\s|\s(?=(?:но|а|зато|но|but|while|whereas)\s)/u;
const PREDICATE =
  /(?<!\p{L})(?:\p{L}{2,}(?:ет|ют|ит|ят|ат|ут|ем|им|ется|ются|ится|ятся|ться|ть|ти|ал|ил|ел|ала|ило|ала|али|или|лся|лись)|нет|есть|нужн?\p{L}*|надо|можно|нельзя|готов\p{L}*|открыт\p{L}*|закрыт\p{L}*|is|are|has|have|can|will|cannot|needs?|gets?|\p{L}+ed|\p{L}{2,}s)(?!\p{L})/u;

const ADVERBIAL =
  /^\s*(?:в|во|на|по|с|со|до|от|для|при|за|из|к|у|через|после|in|on|at|by|for|with|from|to|after|until)\s/u;

/** A sentence in clauses with a predicate each: «шторы, посуда и мебель в цену не входят» is one. Suppositions are left out. */
export function clausesOf(sentence: string): string[] {
  return sentence.replace(SUPPOSED, '').split(HARD).flatMap(inClauses);
}

function inClauses(phrase: string): string[] {
  const clauses: string[] = [];
  let list = '';
  for (const part of phrase.split(BORDER)) {
    const clause = `${list} ${part}`.trim();
    // «…, в личном кабинете, …»: where or how, of what stands before it
    if (!list && clauses.length > 0 && ADVERBIAL.test(part) && !PREDICATE.test(part)) {
      clauses[clauses.length - 1] += ` ${part.trim()}`;
      continue;
    }
    if (PREDICATE.test(part)) clauses.push(clause);
    list = PREDICATE.test(part) ? '' : clause;
  }
  if (list.trim()) clauses.push(list);
  return clauses;
}

const DENIED_LIST = /^(.*?)((?:\s\p{L}+){0,4}?\s(?:не|нельзя|not|нет)(?!\p{L}).*)$/u;

/** «Криптовалюту и переводы из-за границы не принимаем» denies each of them. */
function eachDenied(clause: string): string[] {
  const m = DENIED_LIST.exec(clause);
  const items = (m?.[1] ?? '')
    .split(/\s(?:и|или|and|or)\s|,\s|\s{2,}/u)
    .filter((item) => subjectStems(item).length > 0);
  return m && items.length > 1 && isDenying(clause)
    ? [clause, ...items.map((item) => `${item} ${(m[2] as string).trim()}`)]
    : [clause];
}

// «Отдельно», "closed": they deny without a no.
const NEGATIVE =
  /(?<!\p{L})(?:отдельно|отдыха[ею]т|закрыт\p{L}*|запрещ\p{L}*|нельзя|невозможн\p{L}*|separate(?:ly)?|closed|forbidden|prohibited)(?!\p{L})/u;
const WITHOUT = /(?<!\p{L})(?:без|without)\s+\p{L}+/gu;

export const isDenying = (clause: string): boolean => denies(clause.replace(WITHOUT, ' ')) || NEGATIVE.test(clause);

function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function putPlace(places: Map<string, Map<string, number>>, stem: string, place: string, share: number): void {
  const of = places.get(stem) ?? new Map<string, number>();
  of.set(place, Math.max(share, of.get(place) ?? 0));
  places.set(stem, of);
}
