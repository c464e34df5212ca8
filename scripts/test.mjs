// npm test [-- paths or jest options]: every test, ending with one line "N passed, N failed" (", N skipped" where a machine lacks something).
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { tool } from './lib.mjs';

const args = process.argv.slice(2);
// The Telegram contract suite on the successor library, under the same import name.
const teleproto = args.includes('--teleproto');
const jestArgs = args.filter((arg) => arg !== '--teleproto');
if (teleproto && jestArgs.length === 0) jestArgs.push('test/contract');

await build();
const scratch = mkdtempSync(join(tmpdir(), 'rapport-test-'));
const report = join(scratch, 'report.json');
const code = await tool('jest/bin/jest.js', ['--json', `--outputFile=${report}`, ...jestArgs], {
  env: teleproto ? { RAPPORT_TELEGRAM_LIBRARY: 'teleproto' } : {},
});
const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
rmSync(scratch, { recursive: true });
// A file that can't be loaded, or a set-up that fails, has no failed tests of its own but is a failure all the same.
const passed = result?.numPassedTests ?? 0;
const broken = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
const failed = broken === 0 && code !== 0 ? 1 : broken;
// what could not be tried on this machine is said, never passed over; tests left out by -t or a path are no such thing
const skipped = jestArgs.length === 0 ? (result?.numPendingTests ?? 0) : 0;
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 ? 1 : code;
