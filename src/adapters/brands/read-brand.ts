// One brand's files → Brand, or every problem at once, each with its file, line and key.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Brand } from '../../domain/brand';
import { Misconfigured } from '../../errors';
import { brandSchema } from './schema';

export const BRAND_FILES = ['brand.yaml', 'persona.md'] as const;

/** @throws Misconfigured: one line for each problem, as `brands/x/brand.yaml:12: typing.maxSeconds: must be a number` */
export async function readBrand(dir: string, id: string): Promise<Brand> {
  const shown = (file: string) => `${basename(dir)}/${id}/${file}`;
  const [yaml, persona] = await Promise.all(BRAND_FILES.map((file) => readText(join(dir, id, file), shown(file))));
  const problems: string[] = [];
  const settings = parse(yaml!, shown('brand.yaml'), problems);
  if (persona!.trim() === '') problems.push(`${shown('persona.md')}:1: is empty; it tells the model who it speaks as`);
  if (problems.length > 0 || !settings) throw new Misconfigured('brand', problems.join('\n'));
  return {
    ...settings,
    id,
    version: versionOf([yaml!, persona!]),
    persona: persona!.trim(),
    rules: [],
    catalog: { attributes: [], products: [], discounts: [] },
    knowledge: { ...settings.knowledge, passages: [] },
  };
}

async function readText(path: string, shown: string): Promise<string> {
  const bytes = await readFile(path).catch((cause) => {
    throw new Misconfigured('brand', `${shown}: ${cause.code === 'ENOENT' ? 'is missing' : 'cannot be read'}`, {
      cause,
    });
  });
  if (!isUtf8(bytes)) throw new Misconfigured('brand', `${shown}: is not UTF-8 text`);
  return bytes.toString('utf8');
}

function versionOf(texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}

function parse(text: string, file: string, problems: string[]): z.output<typeof brandSchema> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) problems.push(`${file}:${lineAt(fault.pos[0])}: ${fault.message}`);
  if (faults.length > 0) return undefined;
  const plain = unfold(document, (problem) => problems.push(`${file}:1: ${problem}`));
  if (plain === undefined) return undefined;
  const parsed = brandSchema.safeParse(plain);
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues.flatMap((issue) =>
    explain(issue).map(([path, words]) => ({ line: lineAt(offsetOf(document, path)), path, words })),
  );
  for (const { line, path, words } of found.sort((a, b) => a.line - b.line))
    problems.push(`${file}:${line}: ${name(path)}${words}`);
  return undefined;
}

/** undefined: aliases that unfold without end, which the reader's own guard refuses. */
function unfold(document: Document, problem: (words: string) => void): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (error) {
    problem((error as Error).message);
    return undefined;
  }
}

type Path = PropertyKey[];

const name = (path: Path) => (path.length > 0 ? `${path.map(String).join('.')}: ` : '');

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

/** In a sales person's words. */
function explain(issue: z.core.$ZodIssue): [Path, string][] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => [[...path, key], 'no such key here']);
    case 'invalid_type':
      return [
        [
          path,
          issue.input === undefined && /undefined/.test(issue.message)
            ? 'is missing'
            : `must be ${TYPES[issue.expected] ?? issue.expected}`,
        ],
      ];
    case 'invalid_value':
      return [[path, `must be one of ${issue.values.map(String).join(', ')}`]];
    case 'too_small':
      return [[path, issue.origin === 'number' ? `must be at least ${issue.minimum}` : issue.message]];
    case 'too_big':
      return [[path, `must be at most ${issue.maximum}`]];
    default:
      return [[path, issue.message]];
  }
}

/** Where the key of that path stands, or what would hold it. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const holder = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1) as string[], true);
    const key = path[length - 1];
    const pair = isMap(holder) ? holder.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    const item = document.getIn(path.slice(0, length) as string[], true);
    if (isNode(item) && item.range) return item.range[0];
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}
