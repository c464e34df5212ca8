// What doctor checks without Postgres and Temporal: the environment, which services are real, brands, a call to Claude.
import { createClaude } from '../adapters/claude/claude';
import type { Config } from '../config';
import { Misconfigured, PortError } from '../errors';
import type { Context } from './context';

export interface Finding {
  check: string;
  /** warning: worth knowing, nothing is broken by it */
  state: 'ok' | 'failed' | 'warning' | 'skipped';
  detail: string;
  todo?: string;
}

export const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail });
export const failed = (check: string, detail: string, todo?: string): Finding => ({
  check,
  state: 'failed',
  detail,
  todo,
});
export const warning = (check: string, detail: string, todo?: string): Finding => ({
  check,
  state: 'warning',
  detail,
  todo,
});
export const skipped = (check: string, detail: string): Finding => ({ check, state: 'skipped', detail });

const ANSWER_MS = 20_000;
const SANDBOX_MS = 3_000;

export function environment(problems: string[]): Finding[] {
  if (problems.length === 0) return [ok('environment', 'every variable is sound')];
  return problems.map((problem) =>
    failed('environment', problem, 'set it in .env or in the environment; .env.example explains it'),
  );
}

/** Which of them are the real ones: a person must see it before anything is sent. */
export function services({ services: { telegram, claude, zoom, google }, ...config }: Config): Finding[] {
  const modes = `Zoom ${config.zoom ? zoom : 'none'}, Google ${config.google ? google : 'none'}`;
  return [ok('services', `Telegram ${telegram}, Claude ${claude}, ${modes}`)];
}

export async function sandbox({ services: modes, sandbox: { url } }: Config): Promise<Finding[]> {
  if (!Object.values(modes).includes('sandbox')) return [];
  const answered = await fetch(`${url}/health`, { signal: AbortSignal.timeout(SANDBOX_MS) }).then(
    () => true,
    () => false,
  );
  if (answered) return [ok('sandbox', `answers at ${url}`)];
  return [failed('sandbox', `does not answer at ${url}`, 'npm start runs it; elsewhere set SANDBOX_URL')];
}

export async function brands({ brands: all, config }: Context): Promise<Finding[]> {
  let names: string[];
  try {
    names = await all.list();
  } catch (error) {
    return [
      failed('brands', (error as Error).message, 'set BRANDS_DIR to the folder that holds one folder for each brand'),
    ];
  }
  const findings = await Promise.all(
    names.map((name) =>
      all.get(name).then(
        ({ version }) => ok('brands', `${name} is valid (version ${version.slice(0, 12)})`),
        (error: unknown) =>
          failed('brands', (error as Error).message, 'correct the file; the change is in force with the next reply'),
      ),
    ),
  );
  if (names.includes(config.brandDefault)) return findings;
  const known = names.length > 0 ? `there is ${names.join(', ')}` : 'there is none';
  return [
    ...findings,
    failed('brands', `BRAND_DEFAULT=${config.brandDefault} is not in ${config.brandsDir}: ${known}`),
  ];
}

export async function claude(
  { claude: options, services: modes }: Config,
  { dryRun }: { dryRun: boolean },
): Promise<Finding[]> {
  if (dryRun) return [skipped('claude', 'no test call: --dry-run')];
  if (!options.apiKey) return [skipped('claude', 'no test call: ANTHROPIC_API_KEY is missing')];
  try {
    const quiet = { debug() {}, warn() {} };
    const { model } = await createClaude({ ...options, timeoutMs: ANSWER_MS, log: quiet }).check();
    return [ok('claude', `${model} answers${modes.claude === 'sandbox' ? ' (the local one)' : ''}`)];
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    const todo = {
      sandbox: 'npm start runs the local one; elsewhere set SANDBOX_URL',
      live:
        error instanceof Misconfigured
          ? 'check ANTHROPIC_API_KEY and ANTHROPIC_MODEL at https://console.anthropic.com'
          : 'check the network, and https://status.anthropic.com',
    }[modes.claude];
    return [failed('claude', error.message, todo)];
  }
}
