// The brands folder as the Brands port: read when asked, read again when its files change, the last good version kept while they are wrong.
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Brand } from '../../domain/brand';
import { Misconfigured } from '../../errors';
import type { BrandMemory, Brands } from '../../ports';
import { BRAND_FILES, inspectBrand, invalid, KNOWLEDGE, knowledgeFiles } from './read-brand';

export interface BrandsOptions {
  /** The folder that holds a folder for each brand. */
  dir: string;
  /** A brand turned out invalid; its last good version, if there is one, stays in force. Called once for each change; `mark` tells it from others. */
  onInvalid: (brandId: string, problem: string, mark: string) => void;
  /** Without it a process that starts while the files are wrong has no version to go on with. */
  memory?: BrandMemory;
  /** So long what was seen of the files counts, in milliseconds; 0 by default. A turn asks twice, fifty turns a hundred times. */
  trustMs?: number;
}

interface Held {
  /** Times and sizes of the files this was read from. */
  mark: string;
  /** of the last look, by a clock that only goes forward */
  at: number;
  good?: Brand;
  problem?: Misconfigured;
}

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Brands from files. Nothing is watched: `get` looks at the files' times, so an edit is in force with the next reply. */
export function createBrands({ dir, onInvalid, memory, trustMs = 0 }: BrandsOptions): Brands {
  const held = new Map<string, Held>();
  const reading = new Map<string, Promise<Held>>();

  async function look(id: string): Promise<Held> {
    const known = held.get(id);
    const at = performance.now();
    if (known && at - known.at < trustMs) return known;
    const mark = await markOf(join(dir, id));
    if (known?.mark === mark) {
      known.at = at;
      return known;
    }
    const fresh = { ...(await read(id, mark, known?.good)), at };
    held.set(id, fresh);
    if (fresh.problem) onInvalid(id, fresh.problem.detail, mark);
    return fresh;
  }

  async function read(id: string, mark: string, good: Brand | undefined): Promise<Omit<Held, 'at'>> {
    const { brand, files, problems } = await inspectBrand(dir, id);
    if (brand) {
      await memory?.keep(id, brand.version, files);
      return { mark, good: brand };
    }
    return { mark, good: good ?? (await remembered(id)), problem: invalid(problems) };
  }

  async function remembered(id: string): Promise<Brand | undefined> {
    const files = await memory?.last(id);
    return files && (await inspectBrand(dir, id, new Date(), files)).brand;
  }

  return {
    async get(id) {
      if (!ID.test(id))
        throw new Misconfigured('brand', `"${id}" is no brand's name; small letters, digits and hyphens`);
      // Calls at the same moment share one look.
      const pending = reading.get(id) ?? look(id).finally(() => reading.delete(id));
      reading.set(id, pending);
      const { good, problem } = await pending;
      if (good) return good;
      throw problem ?? new Misconfigured('brand', `${basename(dir)}/${id} cannot be read`);
    },

    async list() {
      const entries = await readdir(dir, { withFileTypes: true }).catch(() => {
        throw new Misconfigured('brand', `there is no folder ${basename(dir)}`);
      });
      const folders = entries.filter((entry) => entry.isDirectory() && ID.test(entry.name)).map(({ name }) => name);
      const marks = await Promise.all(
        folders.map((name) => stat(join(dir, name, 'brand.yaml')).then(Boolean, () => false)),
      );
      return folders.filter((_, i) => marks[i]).sort();
    },
  };
}

async function markOf(folder: string): Promise<string> {
  const files = [...BRAND_FILES, ...(await knowledgeFiles(folder)).map((file) => `${KNOWLEDGE}/${file}`)];
  const marks = files.map((file) =>
    stat(join(folder, file)).then(
      ({ mtimeMs, size, ino }) => `${file} ${mtimeMs}/${size}/${ino}`,
      () => `${file} missing`,
    ),
  );
  return (await Promise.all(marks)).join('\n');
}
