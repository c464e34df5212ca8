// `rapport validate`: every problem of every brand at once, with file and line. Needs nothing but the brands folder.
import { basename } from 'node:path';
import { Command } from 'commander';
import { createBrands } from '../adapters/brands';
import type { Problem } from '../adapters/brands/problem';
import { inspectBrand } from '../adapters/brands/read-brand';
import { inspectScenario, scenariosOf } from '../adapters/brands/scenarios';
import { type JsonFlag, jsonOption } from './command';
import { UsageError } from './errors';
import { count } from './format';
import type { Io } from './io';
import { brandsDirOf } from './which-brand';

interface Judged {
  brand: string;
  valid: boolean;
  version?: string;
  errors: Omit<Problem, 'severity'>[];
  warnings: Omit<Problem, 'severity'>[];
  products?: number;
  passages?: number;
  rules?: number;
  scenarios?: number;
}

/** Exit code 1 when a brand has an error; warnings leave it at 0. */
export function validateCommand(io: Io): Command {
  return new Command('validate')
    .description(
      'Check the brands: prices, dates, links, references, texts, rehearsals; every problem with file and line',
    )
    .argument('[brand...]', 'names of folders in BRANDS_DIR (all of them if none is named)')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExit code: 0 all may be used (warnings do not count), 1 one has errors, 2 wrong arguments.',
    )
    .action(async (named: string[], { json }: JsonFlag) => {
      const dir = brandsDirOf(io);
      const all = await createBrands({ dir, onInvalid: () => {} }).list();
      const unknown = named.filter((id) => !all.includes(id));
      if (unknown.length > 0)
        throw new UsageError(
          `There is no brand ${unknown.join(', ')} in ${basename(dir)}/. There ${all.length === 1 ? 'is' : 'are'}: ${all.join(', ') || 'none'}.`,
        );
      if (all.length === 0)
        throw new UsageError(`${dir} holds no brand: a folder with a brand.yaml is one (BRANDS_DIR).`);
      const judged: Judged[] = [];
      for (const id of named.length > 0 ? [...new Set(named)] : all) judged.push(await judge(dir, id));
      if (json) io.print(JSON.stringify(judged, undefined, 2));
      else for (const [i, one] of judged.entries()) io.print(`${i > 0 ? '\n' : ''}${words(one)}`);
      if (judged.some(({ valid }) => !valid)) process.exitCode = 1;
    });
}

async function judge(dir: string, id: string): Promise<Judged> {
  const { brand, problems: own } = await inspectBrand(dir, id);
  // with a brand in pieces nothing can be said of its rehearsals
  const scenarios = brand
    ? await Promise.all((await scenariosOf(dir, id)).map((file) => inspectScenario(dir, file)))
    : [];
  const problems = [...own, ...scenarios.flatMap((one) => one.problems)];
  const of = (severity: Problem['severity']) =>
    problems
      .filter((problem) => problem.severity === severity)
      .map(({ file, line, words: what }) => ({ file, line, words: what }));
  return {
    brand: id,
    valid: brand !== undefined && scenarios.every((one) => one.problems.length === 0),
    version: brand?.version,
    errors: of('error'),
    warnings: of('warning'),
    products: brand?.catalog.products.length,
    passages: brand?.knowledge.passages.length,
    rules: brand?.rules.length,
    scenarios: scenarios.length,
  };
}

function words({ brand, valid, version, errors, warnings, products, passages, rules, scenarios }: Judged): string {
  const verdict = valid
    ? `${brand}: valid${warnings.length > 0 ? `, ${count(warnings.length, 'warning')}` : ''} (version ${version}: ${count(products ?? 0, 'product')}, ${count(passages ?? 0, 'passage')}, ${count(rules ?? 0, 'rule')}, ${count(scenarios ?? 0, 'rehearsal')})`
    : `${brand}: ${count(errors.length, 'error')}${warnings.length > 0 ? `, ${count(warnings.length, 'warning')}` : ''}; it cannot be used like this`;
  return [
    verdict,
    ...errors.map(({ file, line, words: what }) => `  ${file}:${line}: ${what}`),
    ...warnings.map(({ file, line, words: what }) => `  ${file}:${line}: warning: ${what}`),
  ].join('\n');
}
