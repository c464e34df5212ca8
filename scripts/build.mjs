// Compiles src, sandbox and bench into dist/, copies what is not TypeScript, and bundles the workflows. Skips what has not changed.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { filesIn, give, hashOf, install, locked, path, readStamp, root, say, tool, writeStamp } from './lib.mjs';

const folders = ['src', 'sandbox', 'bench'];
const isTest = (file) => file.endsWith('.test.ts');

/** Brings dist/ up to date. */
export async function build() {
  await install();
  await locked('build', async () => {
    const sources = filesIn(folders, (file) => !isTest(file));
    const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((file) => path(file));
    const hash = hashOf([...settings, ...sources]);
    if (readStamp('dist/.sources') !== hash) {
      say('Compiling …');
      rmSync(path('dist/.sources'), { force: true });
      if ((await tool('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])) !== 0) give('The sources do not compile.');
      const assets = sources.filter((file) => !file.endsWith('.ts'));
      for (const file of assets) {
        const copy = path('dist', relative(root, file));
        mkdirSync(dirname(copy), { recursive: true });
        copyFileSync(file, copy);
      }
      removeOrphans(new Set(assets));
      writeStamp('dist/.sources', hash);
    }
    await bundle();
  });
}

/** Output of sources that are gone, which would otherwise still be found by `require`. */
function removeOrphans(assets) {
  for (const output of filesIn(folders.map((folder) => `dist/${folder}`))) {
    const source = path(relative(path('dist'), output).replace(/\.js(\.map)?$/, '.ts'));
    const copied = path(relative(path('dist'), output));
    if (!existsSync(source) && !assets.has(copied)) rmSync(output);
  }
}

if (process.argv[1] === path('scripts/build.mjs')) await build();
