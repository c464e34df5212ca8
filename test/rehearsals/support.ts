// A theatre for a test file, and the rehearsals of a brand as its tests.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { play } from '../../sandbox/rehearse/play';
import { openTheatre, type Theatre } from '../../sandbox/rehearse/theatre';
import type { TimeSkippingProgram } from '../../sandbox/rehearse/time-skipping-program';
import type { BrandChange } from '../../src/adapters/brands/changed-brand';
import { said } from '../../src/adapters/brands/problem';
import { inspectScenario } from '../../src/adapters/brands/scenarios';
import { judge } from '../../src/domain/rehearsal/judge';
import { workflowBundle } from '../support/bundle';
import { useDatabase } from '../support/postgres';
import { quietRuntime } from '../support/runtime';
import { shared } from '../support/servers';

// the first rehearsal of a theatre loads and compiles everything; a busy machine is slow, not wrong
jest.setTimeout(120_000);

export const brandsDir = resolve(__dirname, '..', '..', 'brands');

export function useTheatre(): { readonly theatre: Theatre } {
  const held = {} as { theatre: Theatre };
  afterAll(() => held.theatre?.close(), 60_000);
  const database = useDatabase();
  beforeAll(async () => {
    quietRuntime();
    const server = await shared<TimeSkippingProgram>('time-skipping');
    const { codePath } = await workflowBundle();
    const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
    held.theatre = await openTheatre({ databaseUrl: database.url, server, bundlePath: codePath, log });
  }, 300_000);
  return held;
}

/** What differs from the file, each with its line; none: it held. */
export async function differences(theatre: Theatre, file: string, change?: BrandChange): Promise<string[]> {
  const { rehearsable, problems, file: shown } = await inspectScenario(brandsDir, file, change);
  if (!rehearsable) return problems.map(said);
  const { scenario, brand } = rehearsable;
  const played = await play(theatre, scenario, brand);
  if (process.env.SHOW) console.log(JSON.stringify(played, undefined, 1));
  return judge(scenario, played).map(({ line, words }) => `${shown}:${line}: ${words}`);
}

export function rehearseBrand(brand: string): void {
  const held = useTheatre();
  const folder = join(brandsDir, brand, 'scenarios');
  for (const name of readdirSync(folder).sort())
    test(name.replace(/\.yaml$/, ''), async () => {
      expect(await differences(held.theatre, join(folder, name))).toEqual([]);
    }, 60_000); // two seconds on a quiet machine; one that is cut off leaves the others a clock that stands
}
