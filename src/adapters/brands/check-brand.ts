// What only shows when a brand's files are held against each other.
import type { Catalog } from '../../domain/catalog';
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

const NUMBER = String.raw`\d{1,3}(?:[\u00a0\u202f ,.]\d{3})+|\d+(?:[.,]\d+)?`;
const SIGNS: Record<string, string> = {
  USD: String.raw`\$|USD|долл\p{L}*|dollars?`,
  EUR: '€|EUR|евро|euros?',
  RUB: String.raw`₽|RUB|руб\p{L}*|р\.`,
  IDR: String.raw`IDR|Rp|рупи\p{L}*|rupiah`,
};

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
            const wrong = amountsIn(sentence, currency).filter((amount) => !known.has(amount));
            for (const amount of wrong)
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

function amountsIn(sentence: string, currency: string): number[] {
  const sign = SIGNS[currency] ?? currency;
  const pattern = new RegExp(String.raw`(?:(?:${sign})\s?(${NUMBER})|(${NUMBER})\s?(?:${sign}))`, 'giu');
  return [...sentence.matchAll(pattern)].map(([, before, after]) => {
    const digits = (before ?? after ?? '').replace(/[\u00a0\u202f ]/g, '');
    return Number(/[,.]\d{3}(?!\d)/.test(digits) ? digits.replace(/[,.]/g, '') : digits.replace(',', '.'));
  });
}
