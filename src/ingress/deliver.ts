// The only signalWithStart of the system: a stored row becomes a signal, then the row is marked.
import type { Client } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { ConversationRow, InboundStore } from '../ports';
import { CONVERSATION_TYPE, CONVERSATIONS_QUEUE, type ConversationInput, conversationWorkflowId } from '../workflows/messages';
import { ACCOUNT, BRAND, CONTROL, STAGE } from '../workflows/search-attributes';

export interface Arrived {
  kind: 'clientReplied' | 'clientEdited' | 'repWrote' | 'optedOut';
  seq: number;
  /** epoch ms, for repWrote */
  releaseAt?: number;
}

export type Deliver = (conversation: ConversationRow, arrived: Arrived) => Promise<void>;

/** Throws when Temporal can't be reached: the row stays unsignalled and the sweep brings it again. */
export function createDeliver(client: Client, store: Pick<InboundStore, 'markSignalled'>): Deliver {
  return async (conversation, { kind, seq, releaseAt }) => {
    const input: ConversationInput = { conversationId: conversation.id, accountId: conversation.accountId, brand: conversation.brand };
    await client.workflow.signalWithStart(CONVERSATION_TYPE, {
      workflowId: conversationWorkflowId(conversation.id),
      taskQueue: CONVERSATIONS_QUEUE,
      args: [input],
      signal: kind,
      signalArgs: [releaseAt === undefined ? { seq } : { seq, releaseAt }],
      // a conversation that had closed goes on from its snapshot
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      // a killed workflow worker is noticed after this (10 s by default): design §5
      workflowTaskTimeout: '4 seconds',
      typedSearchAttributes: [
        { key: BRAND, value: conversation.brand },
        { key: ACCOUNT, value: conversation.accountId },
        { key: STAGE, value: conversation.stage },
        { key: CONTROL, value: conversation.control },
      ],
    });
    await store.markSignalled(conversation.id, seq);
  };
}
