// Which products a sentence speaks of, so that the price of one house is not said of another.
import type { LocalizedText } from '../../brand';
import type { Catalog, Product } from '../../catalog';
import { findPhrase, stem, stemsOf, wordsOf } from '../../words';
import { NUMBER_WORDS } from './lexicon';

export interface ProductCues {
  /** product → what it is called by: a word no other product has, or a phrase of its name; in stems */
  names: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** the values of the catalog's closed lists: how each is called, and which products have it */
  /** products that have most of some list's values: «индивидуально, по любому предмету» */
  general: ReadonlySet<string>;
  values: readonly { attribute: string; phrases: readonly (readonly string[])[]; products: ReadonlySet<string> }[];
}

// A name word that the brand's texts use as a common one as well («терраса», «сад») is no name by itself.
const COMMON_FROM = 5;
// «полтора» of «за полтора-два года» names nothing
const NUMBERS = new Set([...NUMBER_WORDS.keys()].map(stem));
const MANY = 5;

/** @param stated all that the brand states */
export function productCues(catalog: Catalog, stated: string): ProductCues {
  const stems = new Map(catalog.products.map((p) => [p.id, new Set(textsOf(p.name).flatMap(stemsOf))]));
  const owners = counted([...stems.values()].flatMap((s) => [...s]));
  const used = counted(wordsOf(stated).map(stem));
  const valueStems = new Set(
    catalog.attributes
      .flatMap((a) => [...textsOf(a.name), ...a.values.flatMap((v) => [...textsOf(v.name), ...v.also])])
      .map(stemsOf)
      // a word of a longer phrase («Паданг-Паданг», «олимпиадная подготовка») may still be a name
      .filter((phrase) => phrase.length === 1)
      .flat(),
  );
  const isName = (s: string): boolean =>
    s.length > 2 && !NUMBERS.has(s) && owners.get(s) === 1 && !valueStems.has(s) && (used.get(s) ?? 0) < COMMON_FROM;
  return {
    names: new Map(
      catalog.products.map((p) => [
        p.id,
        [...[...(stems.get(p.id) as Set<string>)].filter(isName).flatMap(forms), ...phrasesOf(p, catalog)],
      ]),
    ),
    general: new Set(
      catalog.attributes
        .filter((a) => a.values.length >= MANY)
        .flatMap((a) =>
          catalog.products.filter((p) => (p.attributes[a.id] ?? []).length > a.values.length * 0.7).map((p) => p.id),
        ),
    ),
    values: [
      ...numbered(catalog),
      ...catalog.attributes.flatMap((a) =>
        a.values.map((v) => ({
          attribute: a.id,
          phrases: [...textsOf(v.name), ...v.also].map(stemsOf),
          products: new Set(catalog.products.filter((p) => has(p, a.id, v.id)).map((p) => p.id)),
        })),
      ),
    ],
  };
}

/** «10 класс»: a number by the one word it is called with. */
function numbered({ attributes, products }: Catalog): ProductCues['values'] {
  return attributes
    .filter(({ kind }) => kind === 'number')
    .flatMap(({ id, name }) => {
      const words = textsOf(name)
        .map(stemsOf)
        .filter((phrase) => phrase.length === 1);
      const numbers = [...new Set(products.flatMap((p) => p.attributes[id] ?? []))];
      return numbers.map((n) => ({
        attribute: id,
        phrases: words.map(([word]) => [String(n), word as string]),
        products: new Set(products.filter((p) => (p.attributes[id] ?? []).includes(n)).map((p) => p.id)),
      }));
    });
}

/** «Гребень» and «Гребня»: a vowel that comes and goes. */
const forms = (name: string): string[][] => {
  const fleeting = /^(\p{L}{2,}[^аеиоуыэюя])[ео]([нцкл])$/u.exec(name);
  return fleeting ? [[name], [`${fleeting[1]}${fleeting[2]}`]] : [[name]];
};

/** Products named by words of their own; none: the text names none. */
export function productsNamed(text: string, cues: ProductCues): ReadonlySet<string> {
  return remembered(NAMED, cues, text, () => {
    const stems = stemsOf(text);
    const named = [...cues.names].filter(([, names]) => names.some((name) => findPhrase(stems, [...name]) >= 0));
    return new Set(named.map(([id]) => id));
  });
}

// Every figure of a reply asks the same of the same sentence.
const NAMED = new WeakMap<ProductCues, Map<string, ReadonlySet<string>>>();
const MEANT = new WeakMap<ProductCues, Map<string, ReadonlySet<string> | undefined>>();
const KEPT = 64;

function remembered<T>(of: WeakMap<ProductCues, Map<string, T>>, cues: ProductCues, text: string, read: () => T): T {
  const known = of.get(cues) ?? new Map<string, T>();
  of.set(cues, known);
  if (known.has(text)) return known.get(text) as T;
  const found = read();
  known.set(text, found);
  if (known.size > KEPT) known.delete(known.keys().next().value as string);
  return found;
}

/** Products the sentence names; where the reply names none, the one the question names: «сколько спален в „Лагуне“?» */
export function productSpokenOf(
  sentence: string,
  reply: string,
  { products, client }: { products: ProductCues; client: { last: string } },
): ReadonlySet<string> {
  const named = productsNamed(sentence, products);
  if (named.size > 0 || productsNamed(reply, products).size > 0) return named;
  const asked = productsNamed(client.last, products);
  return asked.size === 1 ? asked : named;
}

/**
 * Products a text may speak of by what it says of them (subject, district, format): those that have one of the named values of each
 * attribute it names. Undefined: it says nothing that tells products apart, or nothing that any product is.
 */
export const productsMeant = (text: string, cues: ProductCues): ReadonlySet<string> | undefined =>
  remembered(MEANT, cues, text, () => meantBy(text, cues));

function meantBy(text: string, cues: ProductCues): ReadonlySet<string> | undefined {
  const stems = stemsOf(text);
  const said = cues.values.filter(({ phrases }) => phrases.some((phrase) => findPhrase(stems, [...phrase]) >= 0));
  if (said.length === 0) return undefined;
  // «базовая математика»: mathematics says nothing that the basic level does not say better
  const telling = said.filter(
    (v) =>
      !said.some(
        (w) =>
          w.attribute === v.attribute &&
          w.products.size < v.products.size &&
          [...w.products].every((id) => v.products.has(id)),
      ),
  );
  const sets = [...new Set(telling.map((v) => v.attribute))].map(
    (attribute) => new Set(telling.filter((v) => v.attribute === attribute).flatMap((v) => [...v.products])),
  );
  const meant = new Set([...(sets[0] as Set<string>)].filter((id) => sets.every((set) => set.has(id))));
  return meant.size > 0 ? meant : undefined;
}

/** Without what has every subject («индивидуально, по любому предмету»), where something narrower is left. */
export function narrowed(meant: ReadonlySet<string>, { general }: ProductCues): ReadonlySet<string> {
  const narrow = [...meant].filter((id) => !general.has(id));
  return narrow.length > 0 ? new Set(narrow) : meant;
}

/** Whose facts a sentence may state: of the products it names, else of the only one the reply names, else of those it describes. */
export function scopeOf(sentence: string, reply: string, cues: ProductCues): ReadonlySet<string> | undefined {
  const named = productsNamed(sentence, cues);
  if (named.size > 0) return named;
  const before = productsNamed(reply, cues);
  if (before.size > 1) return undefined;
  const meant = productsMeant(sentence, cues);
  // «в Сануре только дом за 640 000, а до 300 тысяч есть „Пальма“»: named in the next sentence, and not of this one
  return before.size === 1 ? new Set([...before, ...(meant ?? [])]) : meant;
}

/** "Padang House", «вилла Сад»: the name up to its comma, and what it has in quotes with the kind before it, when no other has it. */
function phrasesOf(product: Product, catalog: Catalog): string[][] {
  const phrases = (p: Product): string[][] =>
    textsOf(p.name)
      .flatMap((name) => [stemsOf(name.split(',')[0] as string), stemsOf(name)])
      .filter((phrase) => phrase.length > 1);
  const others = new Set(
    catalog.products.filter((p) => p !== product).flatMap((p) => phrases(p).map((x) => x.join(' '))),
  );
  return phrases(product).filter((phrase) => !others.has(phrase.join(' ')));
}

const has = (product: Product, attribute: string, value: string): boolean =>
  (product.attributes[attribute] ?? []).includes(value);
const textsOf = (text: LocalizedText): string[] => Object.values(text);

function counted(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
