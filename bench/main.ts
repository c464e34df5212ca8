// npm run bench [-- turn history …] [--quick]: measures, prints a table, writes .rapport/bench/<date>.json. Exit 1 when an aim is missed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cache } from './cache';
import { watchOthers } from './cpu';
import { extract } from './extract';
import { type Figure, misses, table } from './figures';
import { followUps } from './follow-ups';
import { guards } from './guards';
import { history } from './history';
import { memory } from './memory';
import { recovery } from './recovery';
import { type Bench, type Measure, startBench } from './setup';
import { turn } from './turn';
import { typing } from './typing';
import { when } from './when';

const MEASURES: Measure[] = [turn, typing, history, followUps, memory, cache, guards, extract, when, recovery];
const USAGE = `Usage: npm run bench -- [measure …] [--quick] [--temporal host:port] [--database url]
  measures: ${MEASURES.map(({ name }) => name).join(', ')} (all if none is named)
  --quick: few samples, under two minutes
  --temporal, --database: servers to use instead of our own; they get a namespace and a database for the measurement`;
// A load above this before anything has begun: others are measured with us.
const CALM = 1;
// And what they may use meanwhile.
const CALM_CORES = 0.2;

interface Result {
  measure: string;
  title: string;
  /** cores that others used meanwhile */
  others?: number;
  seconds: number;
  figures: Figure[];
}

async function main(): Promise<number> {
  const { measures, ...given } = options();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const load = loadavg()[0] as number;
  if (load > CALM)
    say(`WARNING: the load is ${load.toFixed(1)} before anything has begun: these figures are of a busy machine.`);
  const alone = measures.every((measure) => measure.alone);
  if (!alone) say('Starting Postgres, Temporal, the sandbox, worker and ingress …');
  const bench = alone ? undefined : await startBench({ ...given, say });
  const results: Result[] = [];
  try {
    const conditions = {
      at: new Date().toISOString(),
      quick: given.quick,
      load,
      ...machine(),
      ...bench?.servers.described,
    };
    print(
      Object.entries(conditions)
        .map(([name, value]) => `  ${name}: ${value}`)
        .join('\n'),
    );
    for (const measure of measures) {
      const { name, title } = measure;
      const began = Date.now();
      // servers that are not ours would count among the others
      const others = given.temporalAddress || given.databaseUrl ? () => undefined : watchOthers();
      say(`${name} …`);
      const figures = measure.alone ? await measure.run(given) : await measure.run(bench as Bench);
      results.push({ measure: name, title, others: others(), seconds: (Date.now() - began) / 1000, figures });
      print(`\n${name}: ${title}${busy(results.at(-1)?.others)}\n${table(figures)}`);
    }
    print(`\nWritten to ${write({ conditions, results })}`);
  } finally {
    await bench?.stop();
  }
  const missed = results.flatMap(({ figures }) => figures.filter((figure) => misses(figure).length > 0));
  if (missed.length > 0) print(`Missed: ${missed.map(({ what }) => what).join('; ')}`);
  return missed.length > 0 ? 1 : 0;
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        temporal: { type: 'string' },
        database: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      print(USAGE);
      process.exit(0);
    }
    const unknown = positionals.filter((name) => !MEASURES.some((measure) => measure.name === name));
    if (unknown.length > 0) throw new Error(`Unknown measure: ${unknown.join(', ')}`);
    const wanted = MEASURES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    return { measures: wanted, quick: values.quick, temporalAddress: values.temporal, databaseUrl: values.database };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}

const busy = (cores: number | undefined): string =>
  cores !== undefined && cores > CALM_CORES
    ? `\n  WARNING: others used ${cores.toFixed(1)} of ${cpus().length} cores`
    : '';

function machine() {
  const cores = cpus();
  return {
    machine: `${cores.length} × ${cores[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    product: commit(),
    setting:
      'worker and ingress a process each, as npm start runs them; sandbox in this one; burst 0, typing off but where it is measured; the model answers at once',
  };
}

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const changed = git('status', '--porcelain', '--', 'src').trim() !== '';
    return `${git('rev-parse', '--short', 'HEAD').trim()}${changed ? ' with changes' : ''}`;
  } catch {
    return 'not a git checkout';
  }
}

function write(report: { conditions: { at: string }; results: Result[] }): string {
  const folder = resolve(__dirname, '..', '..', '.rapport', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${report.conditions.at.replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? String(error)}\n`);
    process.exit(1);
  },
);
