// npm run check: what is worth knowing before a commit, in under a minute: format and lint, types, unit tests, architecture.
import { install, say, tool } from './lib.mjs';

const steps = [
  ['format and lint', '@biomejs/biome/bin/biome', ['check', '.']],
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ['unit tests and architecture', 'jest/bin/jest.js', ['--silent', '--selectProjects', 'unit']],
];

await install();
const failed = [];
for (const [name, file, args] of steps) {
  const from = Date.now();
  const code = await tool(file, args);
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
