// The three products that fit what the client wants, with prices and dates as they may be said.
import { matchProducts } from '../../domain/match-products';
import type { Tool } from './tool';

export const matchingProducts: Tool<'match_products'> = async ({ wish }, { brand, language, now, zone }) => {
  const found = matchProducts(brand.catalog, wish, { language, now, zone });
  if (found.length === 0) {
    return {
      ok: true,
      content: 'Nothing in the catalog fits that. Say so, and ask what he could do without.',
      sources: [],
    };
  }
  return { ok: true, content: JSON.stringify(found), sources: found.map(({ source }) => source) };
};
