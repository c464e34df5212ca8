// One brand's files → Brand, or every problem at once, each with its file, line and key.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Brand } from '../../domain/brand';
import type { Passage } from '../../domain/knowledge';
import { Misconfigured } from '../../errors';
import { checkBrand } from './check-brand';
import { Findings, inOrder, type Problem, said } from './problem';
import { readCatalog } from './read-catalog';
import { readKnowledge } from './read-knowledge';
import { readRules } from './read-rules';
import { readText } from './read-text';
import { brandBasics, brandSchema } from './schema';
import { glimpse, parseYaml } from './yaml-file';

/** Files a brand may have beside knowledge/*.md; the first two it must. */
export const BRAND_FILES = ['brand.yaml', 'persona.md', 'catalog.yaml', 'rules.yaml'] as const;
export const KNOWLEDGE = 'knowledge';

export interface Inspected {
  /** undefined: it has errors */
  brand: Brand | undefined;
  /** what was read: file → text */
  files: Record<string, string>;
  /** errors and warnings, by file and line */
  problems: Problem[];
}

/** One line for each error, as `brands/x/brand.yaml:12: typing.maxSeconds: must be a number` */
export const invalid = (problems: Problem[]): Misconfigured =>
  new Misconfigured(
    'brand',
    problems
      .filter(({ severity }) => severity === 'error')
      .map(said)
      .join('\n'),
  );

/** Reads everything there is, whatever is wrong with the rest. `now` says which dates lie in the past. `kept`: instead of what stands in the folder. */
export async function inspectBrand(
  dir: string,
  id: string,
  now = new Date(),
  kept?: Record<string, string>,
): Promise<Inspected> {
  const findings: Findings[] = [];
  const texts: string[] = [];
  const files: Record<string, string> = {};
  const open = async (file: string, needed = false) => {
    const found = new Findings(`${basename(dir)}/${id}/${file}`);
    findings.push(found);
    const text = kept ? kept[file] : await readText(join(dir, id, file), found, needed);
    if (text !== undefined) files[file] = text;
    texts.push(`${file}\0${text ?? ''}`);
    return { text, found };
  };

  const yaml = await open('brand.yaml', true);
  // with brand.yaml in pieces the rest is still read as what it is: all problems at once, and no others
  const { languages, links, zone } = glimpse(yaml.text ?? '', brandBasics) ?? brandBasics.parse({});
  const parsed = yaml.text === undefined ? undefined : parseYaml(yaml.text, brandSchema(languages), yaml.found);
  const settings = parsed?.data;
  const persona = await open('persona.md', true);
  if (persona.text?.trim() === '') persona.found.error(1, 'is empty; it tells the model who it speaks as');

  const catalogFile = await open('catalog.yaml');
  const context = { languages, links, today: today(zone, now) };
  const catalog = readCatalog(catalogFile.text ?? '', context, catalogFile.found);
  const rulesFile = await open('rules.yaml');
  const rules = readRules(rulesFile.text ?? '', languages, rulesFile.found);
  const passages: Passage[] = [];
  const opened: { file: string; source: string; found: Findings }[] = [];
  const articles = kept ? articlesIn(kept) : await knowledgeFiles(join(dir, id));
  for (const file of articles) {
    const { text, found } = await open(`${KNOWLEDGE}/${file}`);
    if (text === undefined) continue;
    passages.push(...readKnowledge(file, text, languages, found));
    opened.push({ file, source: text, found });
  }
  if (settings && parsed)
    checkBrand({ settings, lineOf: parsed.lineOf, found: yaml.found, catalog, knowledge: opened });

  const problems = inOrder(findings.flatMap((found) => found.problems));
  if (!settings || findings.some((found) => found.broken)) return { brand: undefined, files, problems };
  const brand = toBrand(settings, { id, version: versionOf(texts), persona: persona.text as string });
  return { brand: { ...brand, rules, catalog, knowledge: { ...settings.knowledge, passages } }, files, problems };
}

export type Settings = z.output<ReturnType<typeof brandSchema>>;

function toBrand(settings: Settings, { id, version, persona }: { id: string; version: string; persona: string }) {
  return { ...settings, id, version, persona: persona.trim() };
}

/** Names of knowledge/*.md, sorted; none when there is no such folder. */
export async function knowledgeFiles(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, KNOWLEDGE)).catch(() => []);
  return names.filter((name) => name.endsWith('.md') && !name.startsWith('.')).sort();
}

const articlesIn = (kept: Record<string, string>): string[] =>
  Object.keys(kept)
    .filter((file) => file.startsWith(`${KNOWLEDGE}/`))
    .map((file) => file.slice(KNOWLEDGE.length + 1))
    .sort();

function today(zone: string | undefined, now: Date): string {
  // en-CA writes dates as ISO does
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now);
}

function versionOf(texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}
