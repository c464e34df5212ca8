// The workflow bundle, made ahead so that a worker starts without webpack. Prints its path when run by itself.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { filesIn, hashOf, path, readStamp, say, writeStamp } from './lib.mjs';

const target = 'dist/workflow-bundle.js';
const entry = path('src/workflows/index.ts');

/** Bundles src/workflows when it or what it imports has changed; gives the bundle's path. */
export async function bundle() {
  if (!existsSync(entry)) return undefined;
  const sources = filesIn(
    ['src/workflows', 'src/domain'],
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const hash = hashOf([path('package-lock.json'), ...sources, path('src/errors.ts'), ...filesIn(['src/ports'])]);
  if (readStamp('dist/.bundle') === hash && existsSync(path(target))) return path(target);
  say('Bundling workflows …');
  const { bundleWorkflowCode } = createRequire(import.meta.url)('@temporalio/worker');
  const quiet = { trace() {}, debug() {}, info() {}, log() {}, warn: say, error: say };
  const { code } = await bundleWorkflowCode({
    workflowsPath: entry,
    workflowInterceptorModules: [path('src/workflows/interceptors.ts')],
    logger: quiet,
  });
  // put in place whole: another process may be reading it
  const fresh = `${path(target)}.${process.pid}`;
  writeStamp(`${target}.${process.pid}`, '');
  writeFileSync(fresh, code);
  renameSync(fresh, path(target));
  writeStamp('dist/.bundle', hash);
  return path(target);
}

if (process.argv[1] === path('scripts/bundle.mjs')) {
  const made = await bundle();
  if (made) process.stdout.write(`${made}\n`);
}
