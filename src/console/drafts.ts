// A rep's verdict on a message that waits for him: his words become a row first, then the conversation hears of it.
import type { ListedDraft, OperatorStore } from '../ports/operator';
import type { DraftDesk, OnDraftAction } from '../ports/rep-messages';
import type { ConversationStatus } from '../workflows/messages';
import type { Conversations } from './conversations';
import { Asleep, RefusedByConversation } from './errors';

export interface DraftAnswer {
  by: string;
  verdict: 'send' | 'discard';
  /** his own words instead */
  text?: string;
}

const GONE = 'it no longer waits: the client has written, it has expired, or somebody was first';

/** @throws RefusedByConversation when it waits no longer, NoAnswer when no worker answers (nothing leaves then) */
export async function answerDraft(
  { conversations, store }: { conversations: Conversations; store: Pick<OperatorStore, 'rewordDraft'> },
  draft: ListedDraft,
  { by, verdict, text }: DraftAnswer,
): Promise<ConversationStatus> {
  if (draft.status !== 'waiting') throw new RefusedByConversation(GONE);
  const edited = verdict === 'send' && text !== undefined;
  if (edited && !(await store.rewordDraft(draft.id, text))) throw new RefusedByConversation(GONE);
  return conversations.approveDraft(draft.conversationId, {
    by,
    draftId: draft.id,
    seq: draft.seq,
    verdict,
    ...(edited ? { edited } : {}),
  });
}

/** A rep's press or words → the conversation. Repeated after a crash it finds its own word and says the same. */
export function createOnDraftAction(deps: {
  desk: Pick<DraftDesk, 'stateOf'>;
  store: Pick<OperatorStore, 'draft' | 'rewordDraft'>;
  conversations: Conversations;
}): OnDraftAction {
  return async ({ draftId, repId, verb, text }) => {
    const draft = await deps.store.draft(draftId);
    const verdict = verb === 'discard' ? 'discard' : 'send';
    if (draft?.status === 'waiting') {
      const given = { by: repId, verdict, ...(verb === 'edit' && text !== undefined ? { text } : {}) } as const;
      try {
        await answerDraft(deps, draft, given);
        return { accepted: true, state: verdict === 'discard' ? 'discarded' : 'sending', by: repId };
      } catch (error) {
        if (!(error instanceof RefusedByConversation || error instanceof Asleep)) throw error;
      }
    }
    const { state = 'superseded', by } = (await deps.desk.stateOf(draftId)) ?? {};
    // His own word, repeated after a crash; other words of his than those that left are not.
    const asked =
      verb === 'discard' ? state === 'discarded' : state !== 'discarded' && (verb === 'send' || draft?.text === text);
    return { accepted: by === repId && asked, state, by };
  };
}
