// The last words of the scene: what happened, and what to do with the running system now.
import { join } from 'node:path';
import type { Ready } from '../services';
import type { Chat } from './chat';
import type { Checks } from './checks';
import type { Product } from './product';
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

/** Addresses, and commands ready to paste for one of the chats. */
export async function invitation(
  { transcript, product }: { transcript: Transcript; product: Product },
  ready: Ready,
  { rep, client }: Chat,
  conversationId: string,
): Promise<void> {
  const { sandbox, temporalUi, ingress, worker } = ready.urls;
  const workflow = `/namespaces/${ready.temporal.namespace}/workflows/conversation:${conversationId}`;
  const entries: [string, string | undefined][] = [
    [`Be ${client.first} and write on`, `${sandbox}/?me=${client.id}&chat=${rep.id}`],
    [`${client.first}'s workflow`, temporalUi && temporalUi + workflow],
    ['Health', `${ingress}/health  ${worker}/health`],
    ['Its state', product.line(['status', conversationId])],
    ['Its plan', product.line(['plan', conversationId])],
    ['Take it over', await product.signalLine(conversationId, 'takeOver', 'me')],
    ['Hand it back', await product.signalLine(conversationId, 'handBack', 'me')],
    ['Add a prospect', product.line(['prospects', 'add', '--telegram', '<id>'])],
    ['Everything else', product.line(['--help'])],
  ];
  transcript.heading('Your turn');
  for (const [what, how] of entries) {
    if (how) transcript.write(`  ${transcript.style('dim', what.padEnd(24))} ${how}`);
  }
  transcript.write('');
}
