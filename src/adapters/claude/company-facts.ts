// Everything a brand states, as one text: what a reply is held against by the fact check. The dialogue never sees it whole; it looks things up.
import type { Brand, LocalizedText } from '../../domain/brand';
import type { Product } from '../../domain/catalog';
import { dateIn, inLanguage, pricesText, startText } from '../../domain/product-texts';

/** The same letters all day for a brand version, so that it is cached for everybody. Prices and dates as the product tools tell them. */
export function companyFacts(brand: Brand, now: Date): string {
  const { name, persona, languages, catalog, knowledge } = brand;
  return [
    `# ${name}`,
    persona.trim(),
    '# What it sells',
    ...catalog.products.map((product) => productText(brand, product, now)),
    '# What it states',
    ...knowledge.passages.map(({ topic, heading, text }) => `## ${topic}: ${heading}\n${text.trim()}`),
    `# How it meets clients\nHours: ${JSON.stringify(brand.hours)}; holidays: ${JSON.stringify(brand.holidays)}; ${meetingText(brand)}`,
    `Its languages: ${languages.join(', ')}. Its sites: ${brand.links.join(', ')}`,
  ].join('\n\n');
}

function productText({ catalog, languages, zone }: Brand, product: Product, now: Date): string {
  const [language = 'en'] = languages;
  const today = dateIn(zone, now);
  const all = (text: LocalizedText) => [...new Set(Object.values(text))].join(' / ');
  const attributes = catalog.attributes
    .filter(({ id }) => (product.attributes[id] ?? []).length > 0)
    .map(({ id, name, values }) => {
      const own = (product.attributes[id] ?? []).map((value) => {
        const known = values.find((one) => one.id === value);
        return known ? inLanguage(known.name, language) : String(value);
      });
      return `${inLanguage(name, language)}: ${own.join(', ')}`;
    });
  return [
    `## ${all(product.name)}`,
    inLanguage(product.about, language),
    inLanguage(product.usp, language),
    pricesText(catalog, product, language, today),
    startText(product, language, today),
    ...attributes,
    product.link ?? '',
  ]
    .filter(Boolean)
    .join('\n');
}

const meetingText = ({ meeting: { booking } }: Brand): string =>
  booking.enabled
    ? `calls of ${booking.lengthMinutes} minutes: ${booking.kinds.join(', ')}`
    : 'calls as a colleague agrees';
