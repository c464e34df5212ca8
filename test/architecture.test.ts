// Who may import what: the table of ARCHITECTURE.md, held against every import line.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const NODE = /^node:/;

interface Rule {
  /** folder or file under the root */
  of: string;
  /** own files it may import: paths under the root */
  own: RegExp;
  /** packages it may import */
  packages: RegExp;
  /** imports that are allowed as types only */
  typesOnly?: RegExp;
}

// The first rule that fits a file counts.
const RULES: Rule[] = [
  {
    of: 'src/domain/',
    own: /^src\/domain\//,
    packages: /^(luxon|libphonenumber-js|@orama\/stemmers\/(english|russian)|node:crypto)$/,
  },
  {
    of: 'src/workflows/',
    own: /^src\/(domain|workflows)\//,
    packages: /^@temporalio\/(workflow|common)$/,
    typesOnly: /^src\/activities\//,
  },
  {
    of: 'src/activities/',
    own: /^src\/(domain|activities)\/|^src\/(ports|ports\/(reps|rep-messages|booking|meetings)|errors)$|^src\/workflows\/messages$/,
    packages: /^(@temporalio\/activity|pino|node:.*)$/,
  },
  {
    of: 'src/adapters/telegram/',
    own: /^src\/domain\/|^src\/(ports|errors|seal)$|^src\/adapters\/telegram\//,
    packages: /^(telegram(\/.*)?|big-integer|node:.*)$/,
  },
  {
    of: 'src/adapters/telegram-bot/',
    own: /^src\/domain\/|^src\/(ports\/reps|errors)$|^src\/adapters\/telegram-bot\//,
    packages: /^(grammy(\/types)?|node:.*)$/,
  },
  {
    of: 'src/adapters/claude/',
    own: /^src\/domain\/|^src\/(ports|errors)$|^src\/adapters\/claude\//,
    packages: /^(@anthropic-ai\/sdk(\/.*)?|zod|luxon|node:.*)$/,
  },
  {
    of: 'src/adapters/zoom/',
    own: /^src\/domain\/|^src\/(ports\/meetings|errors)$|^src\/adapters\/zoom\//,
    packages: /^(zod|node:.*)$/,
  },
  {
    of: 'src/adapters/google-calendar/',
    own: /^src\/domain\/|^src\/(ports\/meetings|errors|seal)$|^src\/adapters\/google-calendar\//,
    packages: /^(googleapis\/build\/src\/apis\/calendar|zod|node:.*)$/,
  },
  {
    of: 'src/adapters/postgres/',
    own: /^src\/domain\/|^src\/(ports|ports\/(explain|numbers|operator|reps|rep-messages|booking)|errors)$|^src\/adapters\/postgres\//,
    packages: /^(pg|pino|node-pg-migrate|node:.*)$/,
  },
  {
    of: 'src/adapters/brands/',
    own: /^src\/domain\/|^src\/(ports|errors)$|^src\/adapters\/brands\//,
    packages: /^(yaml|zod|node:.*)$/,
  },
  { of: 'src/ingress/main.ts', own: /^src\//, packages: /.*/ },
  {
    of: 'src/ingress/',
    own: /^src\/(domain|ingress)\/|^src\/(ports|ports\/(reps|rep-messages|booking|meetings)|errors|config)$|^src\/workflows\/(messages|search-attributes|start)$|^src\/activities\/booking\/changes$/,
    packages: /^(@temporalio\/(client|worker|common)|pg|pino|fastify|node:.*)$/,
  },
  { of: 'src/ports/', own: /^src\/(domain|ports)\//, packages: /^$/ },
  { of: 'src/errors.ts', own: /^$/, packages: /^$/ },
  { of: 'sandbox/start/', own: /^(sandbox|src)\//, packages: /.*/ }, // starts the product's processes and talks to them as an operator does
  { of: 'sandbox/rehearse/', own: /^(sandbox|src)\//, packages: /.*/ }, // the product in one process, under another clock
  { of: 'sandbox/', own: /^sandbox\//, packages: /.*/ },
  { of: 'src/', own: /^src\//, packages: /.*/ },
];

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) && entry.name !== 'testing.ts') yield path;
  }
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'([^']+)'/gm;

function violations(): string[] {
  const found: string[] = [];
  for (const file of [...sources('src'), ...sources('sandbox')]) {
    const rule = RULES.find((r) => file.startsWith(r.of));
    if (!rule) continue;
    for (const [, type, target] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)) {
      if (!target) continue;
      const own = target.startsWith('.');
      const path = own ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target;
      const folder = own ? `${path}/` : path;
      const allowed = own ? rule.own.test(path) || rule.own.test(folder) : rule.packages.test(path);
      const asType =
        type !== undefined &&
        rule.typesOnly !== undefined &&
        (rule.typesOnly.test(path) || rule.typesOnly.test(folder));
      if (!allowed && !asType) found.push(`${file} imports ${path}`);
    }
  }
  return found;
}

test('every import is in the table', () => {
  expect(violations()).toEqual([]);
});

test('only config reads the environment', () => {
  const readers = [...sources('src')].filter((file) =>
    /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8').replace(/\/\/.*$/gm, '')),
  );
  expect(readers.filter((file) => !['src/config/environment.ts', 'src/cli/start.ts'].includes(file))).toEqual([]);
});

test('workflows touch nothing of Node and no schema library', () => {
  for (const file of sources('src/workflows')) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    expect([file, NODE.test(text), /'zod'/.test(text)]).toEqual([file, false, false]);
  }
});
