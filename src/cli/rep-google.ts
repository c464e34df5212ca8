// `rapport reps connect-google|disconnect-google`: a rep's Google calendar, signed in by himself in a browser.
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import fastify from 'fastify';
import { CALLBACK_PATH, googleCallback } from '../ingress/google/callback';
import type { CalendarSignIns, SignInOutcome } from '../ports/booking';
import type { ListedRep } from '../ports/reps';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import { CliError } from './errors';
import type { Io } from './io';
import { pickRep, REP } from './which-rep';

const LOOK_MS = 500;

export const connectCommand = (io: Io): Command =>
  new Command('connect-google')
    .description('Give the address where he lets us see and fill his Google calendar, and wait until he has')
    .argument(...REP)
    .option('--port <port>', 'of this machine, for Google to send his browser back to (default: any free one)', port)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `\nWith PUBLIC_URL he may open the address anywhere, and Google sends him back to PUBLIC_URL${CALLBACK_PATH} (the running ingress).
Without it his browser must be on this machine, or reach it: ssh -L 8914:127.0.0.1:8914, and --port 8914 here.`,
    )
    .action(
      withContext(io, async (context, term: string, flags: JsonFlag & { port?: number }) => {
        const rep = await pickRep(context, term);
        const { publicUrl } = context.config;
        const signIns = await context.signIns();
        const listener = publicUrl && flags.port === undefined ? undefined : await listen(signIns, flags.port ?? 0);
        try {
          const redirectUri = (listener?.url ?? publicUrl) + CALLBACK_PATH;
          const { url, state } = await signIns.begin(rep.id, redirectUri);
          io.warn(`${rep.name} opens this within 15 minutes, signs in and leaves all boxes ticked:\n\n${url}\n`);
          io.warn(`Waiting for him to come back to ${redirectUri} …`);
          const outcome = await ended(signIns, state);
          if (outcome.kind !== 'connected') throw new CliError(whyNot(outcome, listener?.problem(), rep));
          const value = { repId: rep.id, email: outcome.email };
          answer(context, flags, value, () => `${rep.name} is connected: ${outcome.email}.`);
        } finally {
          await listener?.close();
        }
      }),
    );

export const disconnectCommand = (io: Io): Command =>
  new Command('disconnect-google')
    .description('Forget his Google calendar, and give the access back to Google')
    .argument(...REP)
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: JsonFlag) => {
        const rep = await pickRep(context, term, { removed: true });
        const gone = await (await context.signIns()).disconnect(rep.id);
        if (!gone) throw new CliError(`${rep.name} has no Google calendar connected.`);
        answer(context, flags, { repId: rep.id, ...gone }, () =>
          [
            `${rep.name}: ${gone.email} is forgotten. Meetings that stand in it stay there; new ones are not written.`,
            ...notTakenBack(gone),
          ].join('\n'),
        );
      }),
    );

/** A line that says what is left to do, if anything is. */
export function notTakenBack({ revoked, sharedWith }: { revoked: boolean; sharedWith?: string }): string[] {
  if (revoked) return [];
  if (sharedWith) return [`At Google the access stays: ${sharedWith} has connected the same account.`];
  return ['Google could not be told: he takes the access back himself at https://myaccount.google.com/connections.'];
}

/** Google's way back, on this machine alone; it answers the one browser and is closed with the command. */
async function listen(signIns: CalendarSignIns, wanted: number) {
  const app = fastify({ logger: false, forceCloseConnections: true });
  let problem: string | undefined;
  googleCallback(app, {
    signIns,
    onEnd: (outcome) => {
      if (outcome.kind === 'failed') problem = outcome.error?.message;
    },
  });
  try {
    const url = await app.listen({ host: '127.0.0.1', port: wanted });
    return { url, problem: () => problem, close: () => app.close() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CliError(`--port ${wanted} is taken on this machine: another number, or none for any free one.`);
  }
}

/** The browser may come back to another process: the row knows. */
async function ended(signIns: CalendarSignIns, state: string): Promise<SignInOutcome> {
  for (;;) {
    const outcome = await signIns.outcome(state);
    if (outcome) {
      await sleep(LOOK_MS); // his page is on its way
      return outcome;
    }
    await sleep(LOOK_MS);
  }
}

function whyNot({ kind }: SignInOutcome, problem: string | undefined, { name, id }: ListedRep): string {
  const again = `Once more: rapport reps connect-google ${id}`;
  switch (kind) {
    case 'denied':
      return `${name} said no at Google; nothing has changed. ${again}`;
    case 'unticked':
      return `${name} did not leave every box ticked, and all are needed; nothing has changed. ${again}`;
    case 'failed':
      return `Google did not confirm the sign-in${problem ? `: ${problem}` : ' (the log of the ingress says why)'}. ${again}`;
    case 'late':
      return `Nobody came back within 15 minutes. ${again}`;
    default:
      return `The sign-in was ended elsewhere. ${again}`;
  }
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return number;
}
