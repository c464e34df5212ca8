// catalog.yaml → Catalog, with its inner references held: attributes, values, ids, discounts.
import type { Language, LocalizedText } from '../../domain/brand';
import type { Catalog, Price } from '../../domain/catalog';
import { type CatalogFile, catalogSchema } from './catalog-schema';
import type { Findings } from './problem';
import { type Path, parseYaml } from './yaml-file';

const NO_CATALOG: Catalog = { attributes: [], products: [], discounts: [] };

export interface CatalogContext {
  languages: Language[];
  /** domains that links may have without a word */
  links: string[];
  /** today in the brand's zone */
  today: string;
}

/** Problems go into `found`; with errors the catalog is empty. */
export function readCatalog(text: string, { languages, links, today }: CatalogContext, found: Findings): Catalog {
  const { data, lineOf } = parseYaml(text, catalogSchema(languages), found);
  if (!data) return NO_CATALOG;
  const error = (path: Path, words: string) => found.error(lineOf(path), words);
  const warn = (path: Path, words: string) => found.warn(lineOf(path), words);
  checkProducts(data, error);
  checkDiscounts(data, error);
  checkTexts(data, languages, warn);
  for (const [i, { id, starts, link }] of data.products.entries()) {
    if (starts !== 'anytime' && starts.every((date) => date < today))
      warn(['products', i, 'starts'], `${id}: every date lies in the past, so clients hear no date at all`);
    const host = link && new URL(link).hostname;
    if (host && !links.some((domain) => host === domain || host.endsWith(`.${domain}`)))
      warn(['products', i, 'link'], `${id}: ${host} is not among the \`links\` of brand.yaml`);
  }
  for (const [i, { id, until }] of data.discounts.entries())
    if (until !== undefined && until < today) warn(['discounts', i, 'until'], `${id}: ended on ${until}; remove it`);
  return found.broken ? NO_CATALOG : toCatalog(data);
}

function checkProducts(
  { products, attributes, currency }: CatalogFile,
  error: (path: Path, words: string) => void,
): void {
  const seen = new Set<string>();
  for (const [i, product] of products.entries()) {
    if (seen.has(product.id)) error(['products', i, 'id'], `${product.id}: two products have this id`);
    seen.add(product.id);
    for (const [key, values] of Object.entries(product.attributes)) {
      const path = ['products', i, 'attributes', key];
      const attribute = attributes[key];
      if (!attribute) {
        error(path, `${product.id}: there is no attribute ${key}; there are ${list(Object.keys(attributes))}`);
        continue;
      }
      for (const value of values) {
        if (attribute.number && typeof value !== 'number')
          error(path, `${product.id}: ${key} must be a number, not ${value}`);
        if (!attribute.number && !Object.hasOwn(attribute.values ?? {}, String(value)))
          error(
            path,
            `${product.id}: ${key} has no value ${value}; it has ${list(Object.keys(attribute.values ?? {}))}`,
          );
      }
    }
    for (const [n, price] of product.prices.entries())
      if (!price.currency && !currency)
        error(['products', i, 'prices', n], `${product.id}: names no currency, and the catalog has none of its own`);
  }
}

function checkDiscounts(
  { products, discounts, currency }: CatalogFile,
  error: (path: Path, words: string) => void,
): void {
  const seen = new Set<string>();
  for (const [i, discount] of discounts.entries()) {
    if (seen.has(discount.id)) error(['discounts', i, 'id'], `${discount.id}: two discounts have this id`);
    seen.add(discount.id);
    for (const [n, id] of (discount.for ?? []).entries())
      if (!products.some((product) => product.id === id))
        error(['discounts', i, 'for', n], `${discount.id}: there is no product ${id}`);
    if (discount.amount !== undefined && !discount.currency && !currency)
      error(['discounts', i, 'amount'], `${discount.id}: names no currency, and the catalog has none of its own`);
  }
}

/** A text that one of the brand's languages lacks is said in the first: it works, and looks careless. */
function checkTexts(data: CatalogFile, languages: Language[], warn: (path: Path, words: string) => void): void {
  const check = (path: Path, what: string, text: LocalizedText | undefined) => {
    if (!text) return;
    for (const language of languages) if (!text[language]) warn(path, `${what} is missing in ${language}`);
    for (const language of Object.keys(text) as Language[])
      if (!languages.includes(language)) warn(path, `${what} is given in ${language}, which the brand does not speak`);
  };
  for (const [key, { name, values }] of Object.entries(data.attributes)) {
    check(['attributes', key, 'name'], `attributes.${key}.name`, name);
    for (const [id, value] of Object.entries(values ?? {}))
      check(['attributes', key, 'values', id], `attributes.${key}.values.${id}`, value.name);
  }
  for (const [i, product] of data.products.entries()) {
    for (const key of ['name', 'about', 'usp'] as const)
      check(['products', i, key], `${product.id}: ${key}`, product[key]);
    for (const [n, { note }] of product.prices.entries())
      check(['products', i, 'prices', n, 'note'], `${product.id}: note`, note);
  }
  for (const [i, { id, when }] of data.discounts.entries()) check(['discounts', i, 'when'], `${id}: when`, when);
}

function toCatalog(data: CatalogFile): Catalog {
  return {
    attributes: Object.entries(data.attributes).map(([id, { name, also, number, people, values }]) => ({
      id,
      name,
      also,
      kind: number ? 'number' : 'choice',
      ...(people !== undefined && { people }),
      values: Object.entries(values ?? {}).map(([valueId, value]) => ({ id: valueId, ...value })),
    })),
    products: data.products.map((product) => ({
      ...product,
      prices: product.prices.map(
        (price): Price => ({ ...price, currency: (price.currency ?? data.currency) as string }),
      ),
      starts: product.starts === 'anytime' ? 'anytime' : [...product.starts].sort(),
      attributes: Object.fromEntries(
        Object.entries(product.attributes).map(([key, values]) => [
          key,
          data.attributes[key]?.number ? values : values.map(String),
        ]),
      ),
    })),
    discounts: data.discounts.map((discount) =>
      discount.amount === undefined ? discount : { ...discount, currency: discount.currency ?? data.currency },
    ),
  };
}

const list = (ids: string[]): string => (ids.length > 0 ? ids.join(', ') : 'none');
