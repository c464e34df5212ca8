// The `rapport` command. Exit codes: 0 done, 1 failed, 2 wrong arguments or configuration.
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config';
import { PortError } from '../errors';
import { migrateCommand } from './migrate';
import { startCommand } from './start';
import { whenCommand } from './when';

const program = new Command('rapport')
  .description('A durable sales agent for Telegram')
  .showHelpAfterError()
  .exitOverride();
for (const command of [startCommand(), migrateCommand(), whenCommand()]) program.addCommand(command);
inherit(program);

/** Subcommands report as their program does: usage after an error, and errors thrown instead of an exit in the middle. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inherit(child);
  }
}

program.parseAsync().catch((error: Error) => {
  process.exitCode = 1;
  if (error instanceof CommanderError) {
    // usage and the reason are printed already; asking for help is no error
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof ConfigError) {
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    process.exitCode = 2;
  } else if (error instanceof PortError) {
    process.stderr.write(`${error.message}\n`);
  } else {
    process.stderr.write(`${error.stack ?? error}\n`);
  }
});
