// Which products a sentence speaks of, so that the price of one house is not said of another.
import type { LocalizedText } from '../brand';
import type { Catalog, Product } from '../catalog';
import { fold } from './fold';
import { stem, wordsOf } from './stems';

export interface ProductCue {
  id: string;
  /** stems of name words no other product has */
  names: readonly string[];
  /** attribute → stems of the words its values are called by, the product's own */
  attributes: Readonly<Record<string, readonly string[]>>;
}

/** @param stated all that the brand states, folded: a name word that is also a common one («терраса») is no name by itself */
export function productCues(catalog: Catalog, stated: string): ProductCue[] {
  const nameStems = new Map(catalog.products.map((p) => [p.id, new Set(textsOf(p.name).flatMap(stemsOf))]));
  const owners = new Map<string, number>();
  for (const stems of nameStems.values()) for (const s of stems) owners.set(s, (owners.get(s) ?? 0) + 1);
  const attributeStems = new Set(
    catalog.attributes
      .flatMap((a) => [...textsOf(a.name), ...a.values.flatMap((v) => [...textsOf(v.name), ...v.also])])
      .flatMap(stemsOf),
  );
  const used = new Map<string, number>();
  for (const s of wordsOf(stated).map(stem)) used.set(s, (used.get(s) ?? 0) + 1);
  return catalog.products.map((p) => ({
    id: p.id,
    names: [...(nameStems.get(p.id) as Set<string>)].filter(
      (s) => s.length > 2 && owners.get(s) === 1 && !attributeStems.has(s) && (used.get(s) ?? 0) <= 4,
    ),
    attributes: Object.fromEntries(
      Object.entries(p.attributes).map(([id, values]) => [id, attributeWords(catalog, id, values)]),
    ),
  }));
}

function attributeWords(catalog: Catalog, id: string, values: Product['attributes'][string]): string[] {
  const attribute = catalog.attributes.find((a) => a.id === id);
  if (attribute?.kind !== 'choice') return [];
  return attribute.values
    .filter((v) => values.includes(v.id))
    .flatMap((v) => [...textsOf(v.name), ...v.also])
    .flatMap(stemsOf);
}

/** Products named by their own words; none: the sentence may speak of any. */
export function productsNamed(text: string, cues: readonly ProductCue[]): Set<string> {
  const stems = new Set(stemsOf(text));
  return new Set(cues.filter((cue) => cue.names.some((name) => stems.has(name))).map((cue) => cue.id));
}

const textsOf = (text: LocalizedText): string[] => Object.values(text);
const stemsOf = (text: string): string[] =>
  wordsOf(fold(text))
    .flatMap((w) => w.split('-'))
    .map(stem);
