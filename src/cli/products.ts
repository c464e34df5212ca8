// `rapport products`: which products fit a wish, as the model's match_products answers it.
import { Command } from 'commander';
import type { Brand } from '../domain/brand';
import type { Attribute, ProductMatch, ProductWish } from '../domain/catalog';
import { matchProducts } from '../domain/match-products';
import type { JsonFlag } from './command';
import { jsonOption } from './command';
import { UsageError } from './errors';
import { pairs, wrap } from './format';
import type { Io } from './io';
import { languageOf, whichBrand } from './which-brand';

interface Options extends JsonFlag {
  brand?: string;
  lang?: string;
}

/** Exit code 1 when nothing fits. */
export function productsCommand(io: Io): Command {
  return (
    new Command('products')
      .description('Which products of a brand fit a wish: at most three, with what fits and what does not')
      .argument('[words...]', "the client's words, and --<attribute> <value> for attributes of the catalog")
      .option('--brand <brand>', 'a folder in BRANDS_DIR (default: BRAND_DEFAULT)')
      .option('--lang <lang>', 'language of the answer: ru or en (default: that of the words)')
      .addOption(jsonOption())
      .usage('[options] [--<attribute> <value>]… ["words"]')
      .addHelpText(
        'after',
        '\nExamples:\n  rapport products "вилла на двоих в Чангу до 250 тысяч долларов"\n  rapport products --brand prep-school --grade 11 --subject физика\n\nExit code: 0 found, 1 nothing fits, 2 wrong arguments.',
      )
      // which attributes there are is known once the brand is read
      .allowUnknownOption()
      .action(async (given: string[], { brand: named, lang, json }: Options) => {
        const brand = await whichBrand(io, named);
        const wish = wishOf(given, brand);
        const said = [wish.query, ...Object.values(wish.attributes ?? {}).flat()].filter(Boolean).join(' ');
        if (lang !== undefined && lang !== 'ru' && lang !== 'en') throw new UsageError('--lang: ru or en is needed.');
        const language = lang ?? languageOf(said, brand);
        const found = matchProducts(brand.catalog, wish, { language, now: new Date(), zone: brand.zone });
        if (json) io.print(JSON.stringify(found, undefined, 2));
        else io.print(found.length > 0 ? found.map(words).join('\n\n') : nothing(brand));
        if (found.length === 0) process.exitCode = 1;
      })
  );
}

/** `--area canggu --bedrooms=2 words`: attributes by name, the rest as words. */
function wishOf(given: string[], { catalog, id }: Brand): ProductWish {
  const attributes: Record<string, string[]> = {};
  const rest: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const [, key, joined] = /^--([^=]+)(?:=(.*))?$/s.exec(given[i] as string) ?? [];
    if (key === undefined) {
      if ((given[i] as string).startsWith('-'))
        throw new UsageError(`${given[i]} is no option here; rapport products --help shows them.`);
      rest.push(given[i] as string);
      continue;
    }
    const attribute = catalog.attributes.find((one) => one.id === key);
    const all = catalog.attributes.map((one) => `--${one.id}`).join(', ');
    if (!attribute) throw new UsageError(`The catalog of ${id} has no attribute ${key}. There are: ${all || 'none'}.`);
    const value = joined ?? given[++i];
    if (value === undefined || value === '' || value.startsWith('--'))
      throw new UsageError(`--${key} needs a value: ${valuesOf(attribute)}.`);
    attributes[key] = [...(attributes[key] ?? []), value];
  }
  return { attributes, query: rest.join(' ') || undefined };
}

const valuesOf = ({ kind, values }: Attribute): string =>
  kind === 'number' ? 'a number' : values.map((value) => value.id).join(', ');

const words = (match: ProductMatch): string =>
  [
    `${match.name}  (${match.source})`,
    pairs(
      (['why_match', 'price_text', 'next_start_text', 'usp', 'link'] as const).map((key) => [
        `  ${key}`,
        match[key] && wrap(match[key], 19),
      ]),
    ),
  ].join('\n');

const nothing = ({ id, catalog }: Brand): string =>
  catalog.products.length === 0
    ? `${id} has no products yet: write brands/${id}/catalog.yaml.`
    : `None of the ${catalog.products.length} products of ${id} fits.`;
