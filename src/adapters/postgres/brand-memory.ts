// What is remembered of brands beside their folders: the last version that could be used; and the alert when one cannot be.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { BrandMemory } from '../../ports';
import { insertAlert } from './turns';

const LINES_TOLD = 5;

export function createBrandMemory(pool: pg.Pool): BrandMemory {
  return {
    async keep(brand, version, files) {
      await pool.query(
        `insert into brand_versions (brand, version, files) values ($1, $2, $3)
         on conflict (brand) do update set version = excluded.version, files = excluded.files, read_at = clock_timestamp()
         where brand_versions.version <> excluded.version`,
        [brand, version, JSON.stringify(files)],
      );
    },
    async last(brand) {
      const { rows } = await pool.query<{ files: Record<string, string> }>(
        'select files from brand_versions where brand = $1',
        [brand],
      );
      return rows[0]?.files;
    },
  };
}

/** Once for each state of the files (`mark`), whichever process sees it first. */
export async function alertInvalidBrand(pool: pg.Pool, brand: string, problem: string, mark: string): Promise<void> {
  const lines = problem.split('\n');
  const more = lines.length > LINES_TOLD ? `… ${lines.length - LINES_TOLD} more: rapport validate ${brand}` : [];
  await insertAlert(pool, {
    id: `brand_invalid:${brand}:${createHash('sha256').update(mark).digest('hex').slice(0, 16)}`,
    kind: 'brand_invalid',
    detail: lines.slice(0, LINES_TOLD).concat(more).join('\n'),
  });
}
