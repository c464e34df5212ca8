// `rapport migrate`: brings the database up to this code. Every process does so at start; this is for doing it ahead.
import { join } from 'node:path';
import { Command } from 'commander';
import { migrate, pendingMigrations } from '../adapters/postgres/migrate';
import { projectRoot } from '../config';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Io } from './io';

export const migrationsFolder = join(projectRoot, 'migrations');

export function migrateCommand(io: Io): Command {
  return new Command('migrate')
    .description('Apply the migrations the database lacks')
    .option('--pending', 'only say which ones')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: JsonFlag & { pending?: boolean }) => {
        const target = { databaseUrl: context.config.databaseUrl, dir: migrationsFolder };
        const names = flags.pending ? await pendingMigrations(target) : await migrate(target);
        const done = flags.pending ? 'pending' : 'applied';
        answer(context, flags, { [done]: names }, () =>
          names.length === 0 ? 'Nothing to apply.' : names.map((name) => `${done} ${name}`).join('\n'),
        );
      }),
    );
}
