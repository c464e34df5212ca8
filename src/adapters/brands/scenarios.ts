// The rehearsals of a brand: scenarios/*.yaml, each read with the brand it is played with.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Brand } from '../../domain/brand';
import type { Scenario } from '../../domain/rehearsal/scenario';
import { type BrandChange, changedBrand } from './changed-brand';
import { checkScenario } from './check-scenario';
import { Findings, type Problem } from './problem';
import { inspectBrand } from './read-brand';
import { readScenario } from './read-scenario';

const SCENARIOS = 'scenarios';

export interface Rehearsable {
  scenario: Scenario;
  /** with the scenario's own changes */
  brand: Brand;
}

export interface InspectedScenario {
  file: string;
  /** undefined: it has problems */
  rehearsable?: Rehearsable;
  problems: Problem[];
}

/** Every scenario the paths name: files, a scenarios folder, a brand's folder. @throws Error naming a path that is none */
export async function scenarioFiles(brandsDir: string, paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const full = resolve(path);
    const kind = await stat(full).catch(() => undefined);
    if (!kind) throw new Error(`${path}: there is no such file or folder`);
    if (kind.isFile()) {
      found.push(full);
      continue;
    }
    const folders = [full, join(full, SCENARIOS)];
    const below = resolve(brandsDir) === full ? (await readdir(full)).map((id) => join(full, id, SCENARIOS)) : [];
    const names = (await Promise.all([...folders, ...below].map(yamlIn)))
      .flat()
      .filter((file) => basename(dirname(file)) === SCENARIOS);
    if (names.length === 0) throw new Error(`${path}: there are no scenarios in that folder (*.yaml)`);
    found.push(...names);
  }
  return [...new Set(found)].sort();
}

export const scenariosOf = (brandsDir: string, id: string): Promise<string[]> => yamlIn(join(brandsDir, id, SCENARIOS));

/** One file, whatever is wrong with it. `change`: on top of its own. */
export async function inspectScenario(
  brandsDir: string,
  file: string,
  change: BrandChange = {},
): Promise<InspectedScenario> {
  const inside = relative(resolve(brandsDir), resolve(file));
  const [id = '', folder] = inside.split(/[\\/]/);
  const shown = inside.startsWith('..') ? file : join(basename(brandsDir), inside);
  const found = new Findings(shown);
  const failed = (problems: Problem[] = []) => ({ file: shown, problems: [...found.problems, ...problems] });
  const source = await readFile(file, 'utf8').catch(() => undefined);
  if (source === undefined) {
    found.error(1, 'cannot be read');
    return failed();
  }
  if (inside.startsWith('..') || folder !== SCENARIOS) {
    found.error(
      1,
      `belongs to no brand: a scenario stands in ${basename(brandsDir)}/<brand>/${SCENARIOS}/, the folder BRANDS_DIR names`,
    );
    return failed();
  }
  const known = await stat(join(brandsDir, id, 'brand.yaml')).catch(() => undefined);
  if (!known) {
    found.error(1, `there is no brand ${id} in ${basename(brandsDir)}/`);
    return failed();
  }
  const own = await inspectBrand(brandsDir, id);
  if (!own.brand) return failed(own.problems.filter(({ severity }) => severity === 'error'));
  const { zone, languages } = own.brand;
  const scenario = readScenario(source, { file: shown, brand: id, zone, languages }, found);
  if (!scenario) return failed();
  const settings = { ...scenario.overrides, ...change.settings };
  const changed = Object.keys(settings).length > 0 || change.withoutRules !== undefined;
  const { brand, problems } = changed
    ? await changedBrand(brandsDir, id, { ...change, settings }, new Date(scenario.starts))
    : own;
  if (!brand) {
    const at = scenario.overridesLine;
    for (const { words, severity } of problems) if (severity === 'error') found.error(at, `brand: ${words}`);
    return failed();
  }
  checkScenario(scenario, brand, found);
  if (found.broken) return failed();
  return { file: shown, rehearsable: { scenario, brand }, problems: found.problems };
}

async function yamlIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}
