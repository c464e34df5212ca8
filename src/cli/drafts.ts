// `rapport drafts`: what waits for a rep's yes, and giving it. The same as the buttons in his chat.
import { Argument, Command } from 'commander';
import { answerDraft, type DraftAnswer } from '../console/drafts';
import { Asleep, NoAnswer, RefusedByConversation } from '../console/errors';
import { isBlank, LONGEST_MESSAGE } from '../domain/message-length';
import type { ListedDraft } from '../ports/operator';
import { answer, byOption, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { CliError, UsageError } from './errors';
import { ago, count, table } from './format';
import type { Io } from './io';

interface Flags extends JsonFlag {
  by: string;
}

export function draftsCommand(io: Io): Command {
  const drafts = new Command('drafts').description('Messages that wait for a yes (draft mode), and giving it');
  drafts.addCommand(listCommand(io), { isDefault: true });
  drafts.addCommand(showCommand(io));
  drafts.addCommand(verdictCommand('send', 'Send it as it is', io));
  drafts.addCommand(editCommand(io));
  drafts.addCommand(verdictCommand('discard', 'Say nothing; the client is not answered', io));
  return drafts;
}

const draftArgument = (): Argument => new Argument('<draft>', 'its id, as rapport drafts shows it');

const listCommand = (io: Io): Command =>
  new Command('list')
    .description('Those that wait, newest first (the default: rapport drafts)')
    .option('--all', 'also those decided, expired, or only written down (observe)')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: JsonFlag & { all?: boolean }) => {
        const drafts = await (await context.operator()).drafts({ all: flags.all === true });
        answer(context, flags, drafts, () =>
          drafts.length === 0
            ? 'No draft waits.'
            : table(
                ['draft', 'client', 'status', 'made', 'words'],
                drafts.map((d) => [d.id, d.client ?? d.prospectId, d.status, ago(d.createdAt), d.text]),
              ),
        );
      }),
    );

const showCommand = (io: Io): Command =>
  new Command('show')
    .description('One draft whole, with what it answers')
    .addArgument(draftArgument())
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, id: string, flags: JsonFlag) => {
        const draft = await find(context, id);
        answer(context, flags, draft, () =>
          [
            `${draft.client ?? draft.prospectId}, ${draft.brand}: ${draft.status}${draft.decidedBy ? ` by ${draft.decidedBy}` : ''}, made ${ago(draft.createdAt)}`,
            ...(draft.asked === undefined ? [] : ['', 'The client:', indented(draft.asked)]),
            '',
            draft.task === 'followUp' ? 'The follow-up:' : 'The answer:',
            indented(draft.text),
          ].join('\n'),
        );
      }),
    );

const verdictCommand = (verdict: 'send' | 'discard', description: string, io: Io): Command =>
  new Command(verdict)
    .description(description)
    .addArgument(draftArgument())
    .addOption(byOption())
    .addOption(jsonOption())
    .action(withContext(io, (context, id: string, flags: Flags) => decide(context, id, flags, { verdict })));

const editCommand = (io: Io): Command =>
  new Command('edit')
    .description('Send other words in its place')
    .addArgument(draftArgument())
    .requiredOption('--message <text>', 'the words, sent as they are')
    .addOption(byOption())
    .addOption(jsonOption())
    .action(
      withContext(io, (context, id: string, flags: Flags & { message: string }) => {
        const text = flags.message.trim();
        if (isBlank(text)) throw new UsageError('--message: empty; to say nothing: rapport drafts discard');
        if (text.length > LONGEST_MESSAGE)
          throw new UsageError(`--message: ${text.length} characters; Telegram takes ${LONGEST_MESSAGE} at most`);
        return decide(context, id, flags, { verdict: 'send', text });
      }),
    );

async function decide(
  context: Context,
  id: string,
  flags: Flags,
  verdict: Pick<DraftAnswer, 'verdict' | 'text'>,
): Promise<void> {
  const draft = await find(context, id);
  if (draft.status !== 'waiting')
    throw new CliError(`${id} no longer waits: ${draft.status}. What waits now: rapport drafts`);
  const conversations = await context.conversations();
  const store = await context.operator();
  try {
    await answerDraft({ conversations, store }, draft, { by: flags.by, ...verdict });
  } catch (error) {
    if (error instanceof RefusedByConversation || error instanceof Asleep)
      throw new CliError(`${id}: ${error.message || 'it no longer waits'}; what waits now: rapport drafts`);
    if (error instanceof NoAnswer)
      throw new CliError('No worker answers, so nothing was sent. rapport doctor says more.');
    throw error;
  }
  const done = verdict.verdict === 'discard' ? 'discarded' : 'is sent now';
  answer(context, flags, { draftId: id, ...verdict }, () => `${id} ${done}.`);
}

async function find(context: Context, id: string): Promise<ListedDraft> {
  const store = await context.operator();
  const draft = await store.draft(id);
  if (draft) return draft;
  const waiting = (await store.drafts({ all: false })).length;
  throw new CliError(`there is no draft ${id}; ${count(waiting, 'draft')} waiting: rapport drafts`);
}

const indented = (text: string): string => text.replace(/^/gm, '  ');
