// A brand's files, and what it knows.
import type { Brand, Language } from '../domain/brand';
import type { FoundPassage } from '../domain/knowledge';

export interface Brands {
  /** The brand as its files are now. @throws Misconfigured naming file and line. */
  get(id: string): Promise<Brand>;
  list(): Promise<string[]>;
}

export interface KnowledgeSearch {
  /**
   * The passages of this version of the brand that answer, the best first; none when nothing fits. Works across languages.
   * `also`: the question in the plain words an article would use, as the model puts it: finds what roundabout speech does not (test/knowledge).
   * `language` only orders passages that exist in both.
   */
  search(
    brand: Brand,
    question: string,
    options: { also?: string[]; language?: Language; limit: number },
  ): Promise<FoundPassage[]>;
}

/** What is remembered of brands beside their folders: the last version of each that could be used, as file → text. */
export interface BrandMemory {
  keep(brandId: string, version: string, files: Record<string, string>): Promise<void>;
  last(brandId: string): Promise<Record<string, string> | undefined>;
}
