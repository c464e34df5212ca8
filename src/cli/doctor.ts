// `rapport doctor`: everything that has to be right, every problem at once, with what to do about each.
import { Command } from 'commander';
import { type Config, inspectConfig } from '../config';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import { accounts } from './doctor-accounts';
import { bot } from './doctor-bot';
import { brands, claude, environment, type Finding, sandbox, services } from './doctor-checks';
import { database, temporal, worker } from './doctor-engine';
import { meetings, zoom } from './doctor-meetings';
import { CliError } from './errors';
import { count, wrap } from './format';
import type { Io } from './io';

interface Flags extends JsonFlag {
  dryRun?: boolean;
}

export function doctorCommand(io: Io): Command {
  return new Command('doctor')
    .description(
      'Check environment, database, Temporal, accounts, the bot, Zoom, whom clients are booked with, brands and Claude, and say what to do',
    )
    .option('--dry-run', 'without the test call to Claude')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: Flags) => {
        // with what can be read of a broken configuration, so that one missing variable does not hide the rest
        const { config, problems } = inspectConfig(io.environment());
        context.assume(config);
        const findings = (
          await Promise.all([
            environment(problems),
            services(config),
            sandbox(config),
            database(config),
            temporal(context),
            worker(context),
            accounts(context),
            bot(context),
            zoom(config),
            meetings(context),
            brands(context),
            claude(config, { dryRun: flags.dryRun === true }),
          ])
        ).flat();
        const failed = findings.filter(({ state }) => state === 'failed').length;
        answer(context, flags, { ok: failed === 0, services: servicesOf(config), findings }, () => show(findings));
        if (failed > 0) throw new CliError(`${count(failed, 'check')} failed.`);
      }),
    );
}

const servicesOf = (config: Config) => config.services;

const MARKS = { ok: 'ok', failed: 'FAILED', warning: 'note', skipped: 'skipped' };

function show(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const indent = MARKS.skipped.length + 2 + width + 2;
  return findings
    .map(({ check, state, detail, todo }) => {
      const line = `${MARKS[state].padEnd(MARKS.skipped.length + 2)}${check.padEnd(width + 2)}${wrap(detail, indent)}`;
      return todo ? `${line}\n${' '.repeat(indent)}${wrap(`→ ${todo}`, indent + 2)}` : line;
    })
    .join('\n');
}
