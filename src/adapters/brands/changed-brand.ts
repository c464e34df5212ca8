// A brand as it would be with some of its settings changed or some of its rules left out: for rehearsals. Its files are not touched.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type Inspected, inspectBrand } from './read-brand';

export interface BrandChange {
  /** merged into brand.yaml, group by group; a list takes the place of a list */
  settings?: Record<string, unknown>;
  withoutRules?: string[];
}

/** Read as any brand is, so what is not allowed there is not allowed here. `at`: the rehearsal's day says which dates have passed. */
export async function changedBrand(dir: string, id: string, change: BrandChange, at?: Date): Promise<Inspected> {
  const { settings = {}, withoutRules = [] } = change;
  if (Object.keys(settings).length === 0 && withoutRules.length === 0) return inspectBrand(dir, id, at);
  const scratch = await mkdtemp(join(tmpdir(), 'rapport-brand-'));
  try {
    await cp(join(dir, id), join(scratch, id), { recursive: true });
    await edit(join(scratch, id, 'brand.yaml'), (was) => merged(was, settings));
    if (withoutRules.length > 0)
      await edit(join(scratch, id, 'rules.yaml'), (was) => ({
        rules: (was.rules as { id: string; excludes?: string[] }[])
          .filter((rule) => !withoutRules.includes(rule.id))
          .map((rule) => ({ ...rule, excludes: rule.excludes?.filter((other) => !withoutRules.includes(other)) })),
      }));
    return await inspectBrand(scratch, id, at);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

type Group = Record<string, unknown>;

async function edit(file: string, change: (was: Group) => Group): Promise<void> {
  await writeFile(file, stringify(change(parse(await readFile(file, 'utf8')) as Group)));
}

function merged(was: Group, changes: Group): Group {
  const now = { ...was };
  for (const [key, value] of Object.entries(changes))
    now[key] = isGroup(value) && isGroup(was[key]) ? merged(was[key], value) : value;
  return now;
}

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
