// What a run without state starts from: the snapshot of the one before, and the rows, which know more.
import { type ConversationState, newConversation } from '../domain/conversation';
import type { ConversationInput } from './messages';
import { control } from './proxies';

export async function loadState(input: ConversationInput): Promise<ConversationState> {
  const row = await control.loadConversation({ conversationId: input.conversationId });
  const base = (row.snapshot as ConversationState | undefined) ?? newConversation(input, Date.now());
  const stage = row.stage ?? base.stage; // histories of before 2026-11-21 have no stage in this answer
  const atMost = (seq: number) => Math.min(seq, row.seq); // a restored database may be older than the snapshot
  return {
    ...base,
    stage: stage === 'dormant' || stage === 'lost' ? 'qualifying' : stage,
    // the rows know more than a snapshot of before: somebody may have ended the workflow by hand
    handled: atMost(Math.max(base.handled, row.answered)),
    known: atMost(Math.max(base.known, row.answered)),
    clientSeq: atMost(base.clientSeq),
    repSeq: atMost(base.repSeq),
    plan: row.plan.map((item) => ({ ...item, kind: 'followUp', status: 'scheduled', rejudge: true })),
    // histories of before 2026-11-21 have none
    meetings: row.meetings?.map((m) => ({
      ...m,
      reminders: m.reminders.map((r) => ({ ...r, status: 'scheduled' })),
    })),
    turns: Math.max(base.turns, row.turns),
    control: row.control,
    controlBy: row.controlBy,
    releaseAt: row.releaseAt,
    controlDirty: false,
    optedOut: row.optedOut,
    pendingReply: undefined,
    draft: undefined,
    touchedAt: Date.now(),
  };
}
