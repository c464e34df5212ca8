// A YAML file held against a schema: its values, or every problem with the line and the key it stands at.
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Findings } from './problem';

export type Path = PropertyKey[];

export interface YamlFile<T> {
  /** undefined: the file has problems */
  data: T | undefined;
  /** Where the key of that path stands, or what would hold it. */
  lineOf(path: Path): number;
}

/** Problems go into `found`, in the order of their lines. */
export function parseYaml<S extends z.ZodType>(text: string, schema: S, found: Findings): YamlFile<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const lineOf = (path: Path) => lineAt(offsetOf(document, path));
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) found.error(lineAt(fault.pos[0]), fault.message);
  if (faults.length > 0) return { data: undefined, lineOf };
  const plain = unfold(document, (problem) => found.error(1, problem));
  if (plain === undefined) return { data: undefined, lineOf };
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { data: parsed.data, lineOf };
  const problems = parsed.error.issues.flatMap((issue) =>
    explain(issue, document).map(([path, words]) => ({ line: lineOf(path), words: `${name(path)}${words}` })),
  );
  for (const { line, words } of problems.sort((a, b) => a.line - b.line)) found.error(line, words);
  return { data: undefined, lineOf };
}

/** What the schema finds in it, whatever is wrong with the rest; undefined: nothing can be read. */
export function glimpse<S extends z.ZodType>(text: string, schema: S): z.output<S> | undefined {
  try {
    return schema.safeParse(parseDocument(text).toJS({ maxAliasCount: 50 })).data;
  } catch {
    return undefined;
  }
}

/** "products.canggu-palm.prices.0: " */
export const name = (path: Path): string => (path.length > 0 ? `${path.map(String).join('.')}: ` : '');

/** undefined: aliases that unfold without end, which the reader's own guard refuses. */
function unfold(document: Document, problem: (words: string) => void): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (error) {
    problem((error as Error).message);
    return undefined;
  }
}

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** In a sales person's words. */
function explain(issue: z.core.$ZodIssue, document: Document): [Path, string][] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => [
        [...path, key],
        document.getIn([...path, key]) === undefined && key.includes(' ')
          ? 'no such key here; a text with a comma between { } stands in quotes'
          : 'no such key here',
      ]);
    case 'invalid_type':
      return [
        [
          path,
          issue.input === undefined && issue.message.includes('undefined')
            ? 'is missing'
            : `must be ${TYPES[issue.expected] ?? issue.expected}`,
        ],
      ];
    case 'invalid_key':
      return [[path, issue.issues[0]?.message ?? issue.message]];
    case 'invalid_value':
      return [[path, `must be one of ${issue.values.map(String).join(', ')}`]];
    case 'too_small':
      if (issue.origin !== 'number') return [[path, issue.message]];
      return [[path, `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`]];
    case 'too_big':
      return [[path, `must be at most ${issue.maximum}`]];
    default:
      return [[path, issue.message]];
  }
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const holder = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1) as string[], true);
    const key = path[length - 1];
    const pair = isMap(holder)
      ? holder.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    const item = document.getIn(path.slice(0, length) as string[], true);
    if (isNode(item) && item.range) return item.range[0];
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}
