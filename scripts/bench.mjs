// npm run bench [-- options]: the side-by-side measurements of bench/, from a fresh build.
import { build } from './build.mjs';
import { node, path } from './lib.mjs';

await build();
process.exitCode = await node(['--enable-source-maps', path('dist/bench/main.js'), ...process.argv.slice(2)]);
