// `rapport status`: what the conversation's workflow says of itself; what its row says when nobody answers.
import { Command } from 'commander';
import type { Standing } from '../console/conversations';
import type { ConversationStatus } from '../workflows/messages';
import { answer, type JsonFlag, jsonOption, WHO, withContext } from './command';
import type { Context } from './context';
import { controlOf, webUi } from './find';
import { ago, atIn, count, pairs } from './format';
import type { Io } from './io';
import { type FoundConversation, findOne, whoIs, zoneOf } from './who';

// A status is asked in passing: longer than this nobody waits for it.
const ANSWER_MS = 5_000;

export function statusCommand(io: Io): Command {
  return new Command('status')
    .description('Who has the chat, what happens now and next')
    .argument(...WHO)
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: JsonFlag) => {
        const found = await findOne(context, term);
        const standing = await (await context.conversations({ answerMs: ANSWER_MS })).standing(found.conversation.id);
        const zone = await zoneOf(context, found);
        const value = {
          conversationId: found.conversation.id,
          workflow: standing.state,
          ...(standing.state === 'running' ? { status: standing.status } : {}),
          row: rowOf(found),
          zone,
        };
        answer(context, flags, value, () => describe(context, found, standing, zone));
      }),
    );
}

const rowOf = ({ conversation, optedOut, next }: FoundConversation) => ({
  control: conversation.control,
  controlBy: conversation.controlBy,
  releaseAt: conversation.releaseAt,
  stage: conversation.stage,
  seq: conversation.seq,
  optedOut,
  next,
});

function describe(context: Context, found: FoundConversation, standing: Standing, zone: string): string {
  const { conversation, account } = found;
  const running = standing.state === 'running' ? standing.status : undefined;
  return pairs([
    ['who', `${whoIs(found)} on ${account.label}`],
    ['conversation', conversation.id],
    ['workflow', inWords(standing)],
    ['control', running ? controlNow(running, found, zone) : `${controlOf(found, zone)} (by its row)`],
    ['stage', running?.stage ?? conversation.stage],
    ['now', running && (running.doing ?? 'nothing')],
    [
      'next',
      running ? nextOf(running, zone) : found.next && `${found.next.kind} ${atIn(found.next.due, zone)} (by its row)`,
    ],
    [
      'unanswered',
      running && running.known > running.handled ? count(running.known - running.handled, 'event') : undefined,
    ],
    ['sent', running && `${count(running.counters.sent, 'message')}, ${count(running.turns, 'decision')}`],
    ['Web UI', webUi(context.config, conversation.id)],
  ]);
}

function inWords(standing: Standing): string {
  if (standing.state === 'running') return 'running';
  if (standing.state === 'silent') {
    return standing.attempts > 1
      ? `running, but its task fails again and again (${standing.attempts} times): see the Web UI and the worker's log`
      : 'running, but no worker answers: is one started? rapport doctor checks';
  }
  if (!standing.ended) return 'not running: nothing has happened yet';
  const since = standing.since ? ` ${ago(standing.since)}` : '';
  return `not running: ${standing.ended}${since}; it goes on when the client writes`;
}

function controlNow(status: ConversationStatus, found: FoundConversation, zone: string): string {
  if (status.optedOut) return `${status.control}, opted out: nothing will be sent`;
  // the row may be behind for a moment
  const name = status.controlBy === found.conversation.controlBy ? found.controlName : status.controlBy;
  const by = status.control !== 'agent' && name ? ` by ${name}` : '';
  const back = status.releaseAt ? `, the agent takes the chat back ${atIn(new Date(status.releaseAt), zone)}` : '';
  return `${status.control}${by}${back}`;
}

function nextOf({ next, control }: ConversationStatus, zone: string): string {
  if (!next) return 'waits for the client';
  const held = control === 'agent' ? '' : ', once the agent has the chat again';
  return `${next.kind} ${atIn(new Date(next.due), zone)}${held}`;
}
