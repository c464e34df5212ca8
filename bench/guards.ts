// How long the guards take for a reply: the honest replies their tests hold, judged one by one, on the sample brands.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBrands } from '../src/adapters/brands';
import type { Language } from '../src/domain/brand';
import { checkReply, factsOf } from '../src/domain/guards';
import { spread } from './figures';
import type { Measure } from './setup';

const ROOT = resolve(__dirname, '..', '..');

export const guards: Measure = {
  name: 'guards',
  title: 'the facts of one conversation and the verdict on one reply, the brand having been read',
  async run({ quick }) {
    const brands = createBrands({ dir: join(ROOT, 'brands'), onInvalid: () => {} });
    const replies = [...sayings('ru'), ...sayings('en')];
    const took: number[] = [];
    // the first rounds warm the compiler up, as the first conversations of a day do
    for (let round = 0; round < (quick ? 4 : 13); round++)
      for (const { brand: id, language, text } of replies) {
        const brand = await brands.get(id);
        const from = performance.now();
        const facts = factsOf(brand, { plan: [], clientSaid: [], now: new Date(), zone: brand.zone });
        checkReply({ parts: [text], language }, facts, brand);
        if (round > 2) took.push(performance.now() - from);
      }
    return [spread('a reply judged', 'ms', took, { p50: 5 })];
  },
};

/** Lines "brand | client | reply". */
function sayings(language: Language): { brand: string; language: Language; text: string }[] {
  return readFileSync(join(ROOT, 'test', 'guards', `honest.${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [brand, , ...reply] = line.split(' | ') as [string, string, ...string[]];
      return { brand, language, text: reply.join(' | ') };
    });
}
