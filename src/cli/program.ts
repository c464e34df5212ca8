// The `rapport` command as a function: arguments in, exit code out. Codes: 0 done, 1 failed, 2 wrong arguments or configuration.
import { Command } from 'commander';
import { explain } from './errors';
import { type Io, processIo } from './io';

type Make = (io: Io) => Command;

/** By name, so that a command loads what it needs only: a tenth of a second for `when`, where all of them take one. */
const COMMANDS: Record<string, Record<string, Make>> = {
  'People and chats:': {
    prospects: (io) => (require('./prospects') as typeof import('./prospects')).prospectsCommand(io),
    find: (io) => (require('./find') as typeof import('./find')).findCommand(io),
    status: (io) => (require('./status') as typeof import('./status')).statusCommand(io),
    explain: (io) => (require('./explain') as typeof import('./explain')).explainCommand(io),
    schedule: (io) => (require('./schedule') as typeof import('./schedule')).scheduleCommand(io),
    meetings: (io) => (require('./meetings') as typeof import('./meetings')).meetingsCommand(io),
    plan: (io) => (require('./plan') as typeof import('./plan')).planCommand(io),
  },
  'Stepping in and out:': {
    'take-over': (io) => (require('./control') as typeof import('./control')).takeOverCommand(io),
    'hand-back': (io) => (require('./control') as typeof import('./control')).handBackCommand(io),
    stop: (io) => (require('./control') as typeof import('./control')).stopCommand(io),
    drafts: (io) => (require('./drafts') as typeof import('./drafts')).draftsCommand(io),
    'opt-out': (io) => (require('./control') as typeof import('./control')).optOutCommand(io),
    switch: (io) => (require('./switch') as typeof import('./switch')).switchCommand(io),
  },
  'Running it:': {
    start: () => (require('./start') as typeof import('./start')).startCommand(),
    reps: (io) => (require('./reps') as typeof import('./reps')).repsCommand(io),
    slots: (io) => (require('./slots') as typeof import('./slots')).slotsCommand(io),
    accounts: (io) => (require('./accounts') as typeof import('./accounts')).accountsCommand(io),
    numbers: (io) => (require('./numbers') as typeof import('./numbers')).numbersCommand(io),
    doctor: (io) => (require('./doctor') as typeof import('./doctor')).doctorCommand(io),
    migrate: (io) => (require('./migrate') as typeof import('./migrate')).migrateCommand(io),
    refresh: (io) => (require('./refresh') as typeof import('./refresh')).refreshCommand(io),
  },
  'Trying things:': {
    validate: (io) => (require('./validate') as typeof import('./validate')).validateCommand(io),
    rehearse: (io) => (require('./rehearse') as typeof import('./rehearse')).rehearseCommand(io),
    kb: (io) => (require('./kb') as typeof import('./kb')).kbCommand(io),
    products: (io) => (require('./products') as typeof import('./products')).productsCommand(io),
    'check-reply': (io) => (require('./check-reply') as typeof import('./check-reply')).checkReplyCommand(io),
    when: (io) => {
      const { whenHours } = require('./when-hours') as typeof import('./when-hours');
      return (require('./when') as typeof import('./when')).whenCommand(whenHours(io));
    },
    extract: (io) => {
      const { extractHours } = require('./when-hours') as typeof import('./when-hours');
      return (require('./extract') as typeof import('./extract')).extractCommand(extractHours(io));
    },
  },
};

/** Never throws and never ends the process. */
export async function run(args: string[], io: Io = processIo): Promise<number> {
  try {
    await program(io, args[0]).parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const { lines, exitCode } = explain(error);
    for (const line of lines) io.warn(line);
    if (exitCode === 1 && io.environment().LOG_LEVEL === 'debug') io.warn((error as Error).stack ?? '');
    return exitCode;
  } finally {
    io.close();
  }
}

function program(io: Io, first: string | undefined): Command {
  const rapport = new Command('rapport')
    .description('A durable sales agent for Telegram')
    .showHelpAfterError()
    .configureHelp({ sortSubcommands: false, helpWidth: 100 })
    .configureOutput({
      writeOut: (text) => io.print(text.trimEnd()),
      writeErr: (text) => io.warn(text.trimEnd()),
    })
    .exitOverride();
  const isKnown = Object.values(COMMANDS).some((group) => first !== undefined && Object.hasOwn(group, first));
  for (const [title, group] of Object.entries(COMMANDS)) {
    for (const [name, make] of Object.entries(group)) {
      // help, and the guess at a mistyped name, need them all
      if (!isKnown || name === first) rapport.addCommand(make(io).helpGroup(title));
    }
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
