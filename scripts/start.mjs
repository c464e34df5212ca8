// npm start: everything on one machine. Installs and builds what is missing, then becomes `rapport start`.
import { createRequire } from 'node:module';
import { build } from './build.mjs';
import { path } from './lib.mjs';

await build();
// In this very process, so that Ctrl-C and SIGTERM reach the supervisor itself.
const main = path('dist/src/cli/main.js');
process.argv = [process.execPath, main, 'start', ...process.argv.slice(2)];
createRequire(import.meta.url)(main);
