// The `rapport` command in this process: arguments in; exit code and what it printed out.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/program';
import type { Environment } from '../../src/config';

export interface Ran {
  code: number;
  out: string;
  err: string;
  /** What --json printed. */
  json: any;
}

/** Runs it with exactly this environment; `answer` is the person at the terminal. */
export async function rapport(
  environment: Environment,
  args: string[],
  answer: (question: string) => Promise<string> = nobody,
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    print: (text) => void out.push(text),
    warn: (text) => void err.push(text),
    ask: async (question) => {
      err.push(question);
      return answer(question);
    },
    environment: () => environment,
    close: () => {},
  });
  const text = out.join('\n');
  const ran = { code, out: text, err: err.join('\n') };
  // not enumerable: words are no JSON, and matchers read every property
  return Object.defineProperty(ran, 'json', { get: () => JSON.parse(text) }) as Ran;
}

async function nobody(question: string): Promise<never> {
  throw new Error(`nobody answers: ${question}`);
}

/** A brands folder with one small brand `test`, for this file. */
export function useBrandsFolder(): { readonly dir: string } {
  const held = { dir: '' };
  beforeAll(() => {
    held.dir = mkdtempSync(join(tmpdir(), 'rapport-brands-'));
    mkdirSync(join(held.dir, 'test'));
    writeFileSync(
      join(held.dir, 'test', 'brand.yaml'),
      'name: Test Agency\nzone: Asia/Makassar\nlanguages: [ru, en]\nhours: [{ days: [mon-sun], from: "00:00", to: "24:00" }]\n',
    );
    writeFileSync(join(held.dir, 'test', 'persona.md'), 'You are Anna of Test Agency.\n');
  });
  afterAll(() => rmSync(held.dir, { recursive: true, force: true }));
  return held;
}

/** What the operator's commands need where no worker runs: a database and brands; Temporal is not there. */
export const operatorEnvironment = (
  { url }: { url: string },
  { dir }: { dir: string },
  more: Record<string, string> = {},
): Record<string, string> => ({
  DATABASE_URL: url,
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  SESSION_KEY: Buffer.alloc(32, 7).toString('base64'),
  BRANDS_DIR: dir,
  BRAND_DEFAULT: 'test',
  ...more,
});
