// `rapport rehearse`: two weeks with a client in seconds. The stage is in sandbox/, which src may not import: it is loaded by path.
import { join } from 'node:path';
import { Command } from 'commander';
import { type Logger, pino } from 'pino';
import { said } from '../adapters/brands/problem';
import { inspectScenario, type Rehearsable, scenarioFiles } from '../adapters/brands/scenarios';
import { inspectConfig, projectRoot } from '../config';
import type { Difference } from '../domain/rehearsal/judge';
import type { CalendarEdit, Scenario } from '../domain/rehearsal/scenario';
import type { Shown } from '../domain/rehearsal/timeline';
import { type JsonFlag, jsonOption } from './command';
import { CliError, UsageError } from './errors';
import { count } from './format';
import type { Io } from './io';
import { differenceWords, type Scores, scoreTable, timelineWords } from './rehearsal-words';

interface Report {
  scenario: Scenario;
  seconds: number;
  timeline: Shown[];
  differences: Difference[];
  scores?: Scores;
}

type Rehearse = (options: {
  root: string;
  rehearsals: Rehearsable[];
  databaseUrl?: string;
  claude?: { apiKey: string; model: string; baseUrl?: string };
  log: Logger;
  say: (words: string) => void;
  onReport: (report: Report) => void;
}) => Promise<Report[]>;

interface Flags extends JsonFlag {
  liveModel?: boolean;
  timeline?: boolean;
}

export function rehearseCommand(io: Io): Command {
  return new Command('rehearse')
    .description('Play what clients may do, on the real product under a clock that skips ahead: weeks in seconds')
    .argument('<path...>', 'scenario files, or folders that hold some (brands/<brand>/scenarios)')
    .option('--live-model', 'Claude answers instead of the local seller (CLAUDE=live and ANTHROPIC_API_KEY)')
    .option('--timeline', 'print the timeline of each, also when there are several')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nHow a scenario is written: docs/rehearsals.md.\nExit code: 0 all expectations held, 1 one did not, 2 a file cannot be played.',
    )
    .action(async (paths: string[], { liveModel, timeline, json }: Flags) => {
      const { config } = inspectConfig(io.environment(), { forStart: true });
      const files = await scenarioFiles(config.brandsDir, paths).catch((error: Error) => {
        throw new UsageError(error.message);
      });
      const inspected = await Promise.all(files.map((file) => inspectScenario(config.brandsDir, file)));
      const problems = inspected.flatMap((one) => one.problems);
      if (problems.length > 0) throw new UsageError([...new Set(problems.map(said))].join('\n'));
      const rehearsals = inspected.map(({ rehearsable }) => rehearsable as Rehearsable);
      const claude = liveModel ? liveClaude(config) : undefined;
      const played = rehearsals.filter(({ scenario }) => scenario.play && !claude);
      if (played.length > 0)
        throw new UsageError(
          `${played[0]?.scenario.file}:${played[0]?.scenario.play?.line}: its client is played by a model: add --live-model`,
        );
      const rehearse = load();
      const several = rehearsals.length > 1 && !timeline;
      const reports = await rehearse({
        root: projectRoot,
        rehearsals,
        databaseUrl: config.databaseUrl || undefined,
        claude,
        log: pino({ level: io.environment().LOG_LEVEL === 'debug' ? 'debug' : 'silent' }),
        say: io.warn,
        onReport: (report) => {
          if (!json) io.print(words(report, several));
        },
      });
      const failed = reports.filter(({ differences }) => differences.length > 0).length;
      if (json) io.print(JSON.stringify(reports.map(shown), undefined, 2));
      else if (claude) io.print(`\n${scoreTable(reports.flatMap(({ scores }) => (scores ? [scores] : [])))}`);
      if (!json) io.print(`\n${count(reports.length - failed, 'rehearsal')} held, ${failed} did not`);
      if (failed > 0) process.exitCode = 1;
    });
}

function liveClaude({ services, claude }: ReturnType<typeof inspectConfig>['config']) {
  if (services.claude !== 'live' || !claude.apiKey)
    throw new UsageError(
      '--live-model asks Claude itself: set CLAUDE=live and ANTHROPIC_API_KEY (https://console.anthropic.com)',
    );
  return { apiKey: claude.apiKey, model: claude.model, baseUrl: claude.baseUrl };
}

function load(): Rehearse {
  try {
    return (require(join(__dirname, '..', '..', 'sandbox', 'rehearse')) as { rehearse: Rehearse }).rehearse;
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    throw new CliError(
      'Rehearsals need the development packages, which this installation leaves out: run them from a clone, after npm ci.',
    );
  }
}

function words({ scenario, seconds, timeline, differences }: Report, several: boolean): string {
  const verdict = differences.length === 0 ? 'held  ' : 'FAILED';
  return [
    `${verdict} ${scenario.title} (${scenario.file}, ${seconds.toFixed(1)} s)`,
    ...(several ? [] : [timelineWords(scenario, timeline)]),
    ...differences.map((one) => `  ${differenceWords(scenario, one)}`),
  ].join('\n');
}

const iso = (at: number) => new Date(at).toISOString();

function isoEdit(change: CalendarEdit): object {
  if (change.edit === 'move') return { ...change, to: iso(change.to) };
  return change.edit === 'busy' ? { ...change, from: iso(change.from), to: iso(change.to) } : change;
}

function shown({ scenario, seconds, timeline, differences, scores }: Report) {
  const { file, title, zone } = scenario;
  return {
    file,
    title,
    zone,
    held: differences.length === 0,
    seconds,
    scores,
    differences: differences.map(({ line, words: what }) => ({ file, line, words: what })),
    timeline: timeline.map((one) => ({
      ...one,
      at: iso(one.at),
      ...('due' in one ? { due: iso(one.due) } : {}),
      ...('until' in one ? { until: iso(one.until) } : {}),
      ...('starts' in one ? { starts: iso(one.starts) } : {}),
      ...(one.type === 'calendar' ? { change: isoEdit(one.change) } : {}),
    })),
  };
}
