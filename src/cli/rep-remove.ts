// `rapport reps remove`: he is told nothing more, nobody is booked with him, and his calendar is given back.
import { Command } from 'commander';
import type { ListedRep } from '../ports/reps';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { CliError } from './errors';
import { at, count } from './format';
import type { Io } from './io';
import { notTakenBack } from './rep-google';
import { nameAndId, pickRep, REP, zoneOfRep } from './which-rep';

const MOST_NAMED = 5;

export const removeCommand = (io: Io): Command =>
  new Command('remove')
    .description('He is told nothing any more, his buttons are dead, and his Google calendar is given back')
    .argument(...REP)
    .option('--leave-meetings', 'also while meetings of his are to come: somebody else sees to them')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: JsonFlag & { leaveMeetings?: boolean }) => {
        const rep = await pickRep(context, term);
        if (!flags.leaveMeetings) await mustHaveNoMeetings(context, rep);
        const reps = await context.reps();
        // first: without Google's credentials it can't be given back, and then he is not removed either
        const gone = rep.calendar && (await (await context.signIns()).disconnect(rep.id));
        await reps.removeRep(rep.id);
        const others = (await reps.reps({ removed: false })).filter(({ status }) => status === 'active').length;
        const { chat } = context.config.alert;
        const after = (await reps.reps({ removed: true })).find(({ id }) => id === rep.id);
        answer(context, flags, after, () =>
          [
            `${nameAndId(rep)} is removed. Chats he has stay his until they are handed back.`,
            ...(gone ? [`His calendar ${gone.email} is forgotten.`, ...notTakenBack(gone)] : []),
            ...(others > 0
              ? []
              : [
                  `Nobody is left: what needs a human goes to ${chat ? `ALERT_CHAT (${chat})` : 'nobody; set ALERT_CHAT, or add a rep'}.`,
                ]),
          ].join('\n'),
        );
      }),
    );

/** @throws CliError naming them: nobody would come, and nothing could be moved in his calendar any more */
async function mustHaveNoMeetings(context: Context, rep: ListedRep): Promise<void> {
  const all = await (await context.bookingDesk()).list({ repId: rep.id, from: new Date(), all: false });
  if (all.length === 0) return;
  const lines = await Promise.all(
    all
      .slice(0, MOST_NAMED)
      .map(async (one) => `  ${at(one.start, await zoneOfRep(context, one))}, ${one.client ?? 'somebody'}: ${one.id}`),
  );
  const more = all.length > MOST_NAMED ? ['  …'] : [];
  throw new CliError(
    [
      `${rep.name} has ${count(all.length, 'meeting')} to come, and nothing was changed:`,
      ...lines,
      ...more,
      'Call them off (rapport meetings cancel <meeting>; the client is told), or leave them to colleagues: --leave-meetings.',
    ].join('\n'),
  );
}
