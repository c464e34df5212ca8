// The two sample brands as the product reads them, and texts judged against them at one fixed moment.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBrands } from '../../src/adapters/brands';
import type { Brand, Language } from '../../src/domain/brand';
import { checkReply, factsOf, type GuardVerdict } from '../../src/domain/guards';

export const NOW = new Date('2026-11-21T09:00:00Z');
export const BRAND_IDS = ['bali-villas', 'prep-school'] as const;
export type BrandId = (typeof BRAND_IDS)[number];

const brands = createBrands({ dir: join(__dirname, '../../brands'), onInvalid: () => {} });
const companies = createBrands({ dir: join(__dirname, 'companies'), onInvalid: () => {} });

export const sampleBrand = (id: BrandId): Promise<Brand> => brands.get(id);

/** The samples, and companies of other trades that stand here only: a clinic, a car hire. */
export const brandOf = (id: string): Promise<Brand> =>
  (BRAND_IDS as readonly string[]).includes(id) ? brands.get(id) : companies.get(id);

export interface Said {
  brand: BrandId;
  language: Language;
  reply: string;
  client?: string;
}

/** One reply, judged as the product does: what the client said first is known. */
export async function judged({ brand: id, language, reply, client }: Said): Promise<GuardVerdict> {
  const brand = await sampleBrand(id);
  const facts = factsOf(brand, { plan: [], clientSaid: client ? [client] : [], now: NOW, zone: brand.zone });
  return checkReply({ parts: reply.split(' // '), language }, facts, brand);
}

/** Lines "brand | client | reply" of a file beside this one. */
export function sayings(file: string, language: Language): Said[] {
  return readFileSync(join(__dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [brand, client, ...reply] = line.split(' | ') as [BrandId, string, ...string[]];
      return { brand, language, client: client || undefined, reply: reply.join(' | ') };
    });
}
