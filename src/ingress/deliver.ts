// The only signalWithStart of the system: a stored row becomes a signal, then the row is marked.
import type { Client } from '@temporalio/client';
import type { ConversationRow, InboundStore } from '../ports';
import { CONVERSATION_TYPE } from '../workflows/messages';
import { conversationStart } from '../workflows/start';

export interface Arrived {
  kind: 'clientReplied' | 'clientEdited' | 'repWrote' | 'optedOut' | 'calendarChanged';
  seq: number;
  /** epoch ms, for repWrote */
  releaseAt?: number;
}

export type Deliver = (conversation: ConversationRow, arrived: Arrived) => Promise<void>;

/** Throws when Temporal can't be reached: the row stays unsignalled and the sweep brings it again. */
export function createDeliver(client: Client, store: Pick<InboundStore, 'markSignalled'>): Deliver {
  return async (conversation, { kind, seq, releaseAt }) => {
    await client.workflow.signalWithStart(CONVERSATION_TYPE, {
      ...conversationStart(conversation),
      signal: kind,
      signalArgs: [releaseAt === undefined ? { seq } : { seq, releaseAt }],
    });
    await store.markSignalled(conversation.id, seq);
  };
}
