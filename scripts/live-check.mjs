// npm run live-check [-- --test-dc]: walks a person with credentials through a check against the real services.
import { build } from './build.mjs';
import { node, path } from './lib.mjs';

await build();
process.exitCode = await node(['--enable-source-maps', path('dist/src/cli/live-check.js'), ...process.argv.slice(2)]);
