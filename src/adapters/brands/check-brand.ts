// What only shows when a brand's files are held against each other.
import type { Catalog } from '../../domain/catalog';
import { amountsIn } from '../../domain/guards/text/amounts';
import { fold } from '../../domain/guards/text/fold';
import { checkBooking } from './check-booking';
import type { Findings } from './problem';
import type { Settings } from './read-brand';
import type { Path } from './yaml-file';

export interface Checked {
  settings: Settings;
  lineOf: (path: Path) => number;
  /** of brand.yaml */
  found: Findings;
  catalog: Catalog;
  knowledge: { file: string; source: string; found: Findings }[];
}

export function checkBrand({ settings, lineOf, found, catalog, knowledge }: Checked): void {
  const seen = new Map<string, string>();
  for (const [i, { from, to, name }] of settings.holidays.entries()) {
    const key = `${from}/${to}`;
    if (seen.has(key)) found.warn(lineOf(['holidays', i]), `holidays.${i}: ${name} has the dates of ${seen.get(key)}`);
    seen.set(key, name);
  }
  checkBooking(settings, lineOf, found);
  checkPrices(catalog, knowledge);
  checkLinks(settings.links, catalog, knowledge);
}

/** What clients could be sent to from an article: over https, and to a domain somebody meant. */
function checkLinks(links: string[], { products }: Catalog, knowledge: Checked['knowledge']): void {
  const meant = [...links, ...products.flatMap(({ link }) => (link ? [new URL(link).hostname] : []))];
  for (const { source, found } of knowledge) {
    for (const [i, line] of source.split(/\r?\n/).entries()) {
      for (const [link, scheme, host] of line.matchAll(/\b(https?):\/\/([\p{L}\d.-]+)[^\s)\]»"]*/giu)) {
        if (scheme?.toLowerCase() === 'http') found.warn(i + 1, `${link} does not begin with https://`);
        const domain = (host ?? '').toLowerCase().replace(/\.$/, '');
        if (!meant.some((one) => domain === one || domain.endsWith(`.${one}`)))
          found.warn(i + 1, `${domain} is not among the \`links\` of brand.yaml`);
      }
    }
  }
}

/** A sentence that names a product and an amount in its currency which the catalog does not have: one of the two is out of date. */
function checkPrices({ products, discounts }: Catalog, knowledge: Checked['knowledge']): void {
  const named = products.map((product) => ({ product, names: Object.values(product.name).map(plain) }));
  for (const { source, found } of knowledge) {
    for (const [i, line] of source.split(/\r?\n/).entries()) {
      for (const sentence of line.split(/(?<=[.!?;])\s+/)) {
        const said = plain(sentence);
        for (const { product, names } of named) {
          if (!names.some((name) => said.includes(name)) && !sentence.includes(product.id)) continue;
          const known = new Set([
            ...product.prices.flatMap(({ amount, from, to }) => [amount, from, to]),
            ...discounts.map(({ amount }) => amount),
          ]);
          for (const currency of new Set(product.prices.map((price) => price.currency))) {
            const wrong = amountsIn(fold(sentence)).filter((one) => one.currency === currency && !known.has(one.value));
            for (const { value: amount } of wrong)
              found.warn(
                i + 1,
                `${amount} ${currency} stands beside ${product.id}, whose price in catalog.yaml is another`,
              );
          }
        }
      }
    }
  }
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"“”]/g, '');
