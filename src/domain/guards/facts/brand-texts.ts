// Everything of a brand that a client may be told, as texts with what each is said of.
import type { Brand, LocalizedText } from '../../brand';
import type { Price } from '../../catalog';
import { fold } from '../text/fold';

export interface Stated {
  text: string;
  /** the heading of the file, folded */
  topic?: string;
  product?: string;
  discount?: string;
  heading?: string;
}

/** Everything of a brand that a client may be told, as texts. What clients ask (`askedAs`, `also`) states nothing. */
export function textsOf({ catalog, knowledge }: Brand): Stated[] {
  const both = (text: LocalizedText | undefined): string[] => Object.values(text ?? {});
  return [
    ...catalog.products.flatMap((p) =>
      [...both(p.name), ...both(p.about), ...both(p.usp), ...p.prices.flatMap((x: Price) => both(x.note))].map(
        (text) => ({ text, product: p.id }),
      ),
    ),
    ...catalog.attributes.flatMap((a) => a.values.flatMap((v) => both(v.name))).map((text) => ({ text })),
    ...catalog.discounts.flatMap((d) => both(d.when).map((text) => ({ text, discount: d.id }))),
    ...knowledge.passages.map((p) => ({
      text: `${p.topic}.\n${p.heading}.\n${p.text}`,
      heading: p.heading,
      topic: fold(p.topic),
    })),
  ];
}
