// How a conversation is started, by whoever has something for it: ingress with a signal, an operator with an update.
import type { SearchAttributePair } from '@temporalio/common';
import type { Control, Stage } from '../domain/conversation';
import { CONVERSATIONS_QUEUE, type ConversationInput, conversationWorkflowId } from './messages';
import { ACCOUNT, BRAND, CONTROL, STAGE } from './search-attributes';

/** The options of a start that does nothing when the conversation runs; one that had closed goes on from its snapshot. */
export function conversationStart(row: {
  id: string;
  accountId: string;
  brand: string;
  stage: Stage;
  control: Control;
}) {
  const input: ConversationInput = { conversationId: row.id, accountId: row.accountId, brand: row.brand };
  const typedSearchAttributes: SearchAttributePair[] = [
    { key: BRAND, value: row.brand },
    { key: ACCOUNT, value: row.accountId },
    { key: STAGE, value: row.stage },
    { key: CONTROL, value: row.control },
  ];
  return {
    workflowId: conversationWorkflowId(row.id),
    taskQueue: CONVERSATIONS_QUEUE,
    args: [input] as [ConversationInput],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    // a killed workflow worker is noticed after this (10 s by default): design §5
    workflowTaskTimeout: '4 seconds' as const,
    typedSearchAttributes,
  };
}
