// The `rapport` command as a function: arguments in, exit code out. Codes: 0 done, 1 failed, 2 wrong arguments or configuration.
import { Command } from 'commander';
import { accountsCommand } from './accounts';
import { type Io, terminal } from './context';
import { handBackCommand, optOutCommand, stopCommand, takeOverCommand } from './control';
import { doctorCommand } from './doctor';
import { explain } from './errors';
import { findCommand } from './find';
import { migrateCommand } from './migrate';
import { planCommand } from './plan';
import { prospectsCommand } from './prospects';
import { refreshCommand } from './refresh';
import { startCommand } from './start';
import { statusCommand } from './status';
import { switchCommand } from './switch';
import { whenCommand } from './when';
import { whenHours } from './when-hours';

/** Never throws and never ends the process. */
export async function run(args: string[], io: Io = terminal): Promise<number> {
  try {
    await program(io).parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const { lines, exitCode } = explain(error);
    for (const line of lines) io.warn(line);
    if (exitCode === 1 && io.environment().LOG_LEVEL === 'debug') io.warn((error as Error).stack ?? '');
    return exitCode;
  }
}

function program(io: Io): Command {
  const rapport = new Command('rapport')
    .description('A durable sales agent for Telegram')
    .showHelpAfterError()
    .configureHelp({ sortSubcommands: false, helpWidth: 100 })
    .configureOutput({
      writeOut: (text) => io.print(text.trimEnd()),
      writeErr: (text) => io.warn(text.trimEnd()),
    })
    .exitOverride();
  const groups: Record<string, Command[]> = {
    'People and chats:': [prospectsCommand(io), findCommand(io), statusCommand(io), planCommand(io)],
    'Stepping in and out:': [
      takeOverCommand(io),
      handBackCommand(io),
      stopCommand(io),
      optOutCommand(io),
      switchCommand(io),
    ],
    'Running it:': [startCommand(), accountsCommand(io), doctorCommand(io), migrateCommand(io), refreshCommand(io)],
    'Trying things:': [whenCommand(whenHours(io))],
  };
  for (const [title, commands] of Object.entries(groups)) {
    for (const command of commands) rapport.addCommand(command.helpGroup(title));
  }
  inherit(rapport);
  return rapport;
}

/** Commands made apart report as their program does: usage after an error, thrown instead of ending the process. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inherit(child);
  }
}
