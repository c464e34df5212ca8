// The brand of the rehearsal that is under way: one at a time, its own changes included.
import type { Brand } from '../../src/domain/brand';
import { factsOf } from '../../src/domain/guards';
import type { Brands, KnowledgeSearch } from '../../src/ports';

export function createBrandInForce(knowledge: Pick<KnowledgeSearch, 'search'>) {
  let brand: Brand | undefined;
  // the same files are the same brand: what is read out of it for the guards is kept with the object, and takes a quarter of a second
  const read = new Map<string, Brand>();
  const brands: Brands = {
    get: async () => {
      if (!brand) throw new Error('no rehearsal is under way');
      return brand;
    },
    list: async () => (brand ? [brand.id] : []),
  };
  return {
    brands,
    /** Read here, not in the middle of an activity, whose heart would stop meanwhile. */
    async put(rehearsed: Brand, now: Date): Promise<void> {
      brand = read.get(rehearsed.version);
      if (brand) return;
      brand = rehearsed;
      read.set(rehearsed.version, rehearsed);
      factsOf(rehearsed, { plan: [], clientSaid: [], now, zone: rehearsed.zone });
      await knowledge.search(rehearsed, rehearsed.name, { limit: 1 });
    },
  };
}
