// Which brand a command is about, read without a database, a key, or anything else set.
import { basename } from 'node:path';
import { createBrands } from '../adapters/brands';
import { inspectConfig } from '../config';
import type { Brand, Language } from '../domain/brand';
import type { Brands } from '../ports';
import { UsageError } from './errors';
import type { Io } from './io';

export const brandsDirOf = (io: Io): string => inspectConfig(io.environment(), { forStart: true }).config.brandsDir;

/** `named`, else BRAND_DEFAULT. @throws UsageError for a name that is none, Misconfigured for a brand with errors */
export async function whichBrand(io: Io, named: string | undefined): Promise<Brand> {
  const { brandsDir, brandDefault } = inspectConfig(io.environment(), { forStart: true }).config;
  const brands = readerOf(brandsDir);
  const id = named ?? brandDefault;
  const all = await brands.list();
  if (!all.includes(id))
    throw new UsageError(
      `There is no brand ${id} in ${basename(brandsDir)}/${named ? '' : ' (BRAND_DEFAULT)'}. There ${all.length === 1 ? 'is' : 'are'}: ${all.join(', ') || 'none'}.`,
    );
  return brands.get(id);
}

const readers = new Map<string, Brands>();

/** One for a folder: it looks at the files' times itself, and what was worked out of a brand is known by the brand it gave. */
function readerOf(dir: string): Brands {
  const reader = readers.get(dir) ?? createBrands({ dir, onInvalid: () => {} });
  readers.set(dir, reader);
  return reader;
}

/** The language of the words, as far as letters tell; of no letters, the brand's first. */
export function languageOf(text: string, brand: Brand): Language {
  const said: Language = /[а-яё]/i.test(text) ? 'ru' : 'en';
  return /\p{L}/u.test(text) && brand.languages.includes(said) ? said : (brand.languages[0] as Language);
}
