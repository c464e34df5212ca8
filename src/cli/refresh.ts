// `rapport refresh`: conversations continue as new at their next quiet moment, so that none is left on an old branch of the code.
import { Command } from 'commander';
import { Asleep } from '../console/errors';
import { answer, byOption, type JsonFlag, jsonOption, withContext } from './command';
import { UsageError } from './errors';
import { count } from './format';
import type { Io } from './io';
import { findOne, whoIs } from './who';

interface Flags extends JsonFlag {
  all?: boolean;
  by: string;
}

export function refreshCommand(io: Io): Command {
  return new Command('refresh')
    .description('Let conversations continue as new, before an old code branch is removed')
    .argument('[who]', 'one conversation: phone, @username, name or id')
    .option('--all', 'every running one')
    .addOption(byOption())
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string | undefined, flags: Flags) => {
        if ((term === undefined) === !flags.all) throw new UsageError('Name one conversation, or give --all.');
        if (term === undefined) {
          const batch = await (await context.conversations()).refreshAll(flags.by);
          return answer(context, flags, batch, () =>
            batch.running === 0
              ? 'No conversation is running: nothing to refresh.'
              : `${count(batch.running, 'conversation')} told, each at its next quiet moment. Batch ${batch.jobId}: temporal batch describe --job-id ${batch.jobId}`,
          );
        }
        const found = await findOne(context, term);
        const { id } = found.conversation;
        const running = await (await context.conversations()).refresh(id).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Asleep) return false;
            throw error;
          },
        );
        answer(context, flags, { conversationId: id, running }, () =>
          running
            ? `${whoIs(found)} continues as new at the next quiet moment.`
            : 'It is not running: nothing to refresh.',
        );
      }),
    );
}
