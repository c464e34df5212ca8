// The last words of the scene: what happened, and what to do with the running system now.
import { join } from 'node:path';
import type { Ready } from '../services';
import type { Chat } from './chat';
import type { Checks } from './checks';
import type { Colleague } from './colleague';
import { conversationOf, type Tools } from './steps';
import type { Transcript } from './transcript';

export function result(transcript: Transcript, { passed, failures }: Checks, ready: Ready): void {
  if (failures.length === 0) {
    transcript.heading(`The scene is over: all ${passed} checks held.`);
    return;
  }
  transcript.heading(`The scene is over: ${passed} checks held, ${failures.length} did not:`);
  for (const failure of failures) transcript.check(false, failure);
  transcript.note(`What the processes say of it is in ${join(ready.dir, 'logs')}`);
}

/** Addresses, and commands ready to paste for this chat. */
export async function invitation(tools: Tools, ready: Ready, chat: Chat, colleague: Colleague): Promise<void> {
  const { transcript, product, outside } = tools;
  const { rep, client } = chat;
  const { sandbox, temporalUi, ingress, worker } = ready.urls;
  const conversationId = await conversationOf(tools, chat);
  const workflow = `/namespaces/${ready.temporal.namespace}/workflows/conversation:${conversationId}`;
  const list = (entries: [string, string | undefined][]) => {
    for (const [what, how] of entries) if (how) transcript.write(`  ${transcript.style('dim', what.padEnd(16))}${how}`);
  };
  transcript.heading(`Your turn: be ${client.first} and write to ${rep.first}.`);
  list([
    ['In a browser', `${sandbox}/?me=${client.id}&chat=${rep.id}`],
    ['Its workflow', temporalUi && temporalUi + workflow],
    ['Health', `${ingress}/health  ${worker}/health`],
  ]);
  transcript.heading(`And be ${colleague.first}, the colleague who looks after that chat:`);
  list([
    [colleague.woman ? 'Her bot' : 'His bot', `${sandbox}/?me=${colleague.id}&chat=${outside.botId}`],
    ['Where it stands', product.line(['status', client.username])],
    ['What is planned', product.line(['plan', client.username, '--all'])],
    ['Take it over', await product.signalLine(conversationId, 'takeOver', 'me')],
    ['Hand it back', await product.signalLine(conversationId, 'handBack', 'me')],
    ['All commands', product.line(['--help'])],
  ]);
  transcript.write('');
}
