// `rapport migrate`: brings the database up to this code. Every process does so at start; this is for doing it ahead.
import { Command } from 'commander';
import { migrate, pendingMigrations } from '../adapters/postgres/migrate';
import { loadConfig, projectRoot } from '../config';

const print = (text: string) => process.stdout.write(`${text}\n`);

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Apply the migrations the database lacks')
    .option('--dry-run', 'only say which ones')
    .action(async ({ dryRun }: { dryRun?: boolean }) => {
      const target = { databaseUrl: loadConfig().databaseUrl, dir: `${projectRoot}/migrations` };
      const names = dryRun ? await pendingMigrations(target) : await migrate(target);
      for (const name of names) print(`${dryRun ? 'would apply' : 'applied'} ${name}`);
      if (names.length === 0) print('Nothing to apply.');
    });
}
