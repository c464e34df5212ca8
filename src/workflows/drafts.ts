// A message that waits for a rep: sent, discarded, or left too long. What the client writes meanwhile is the reducer's business.
import { dropDraft, type PlanItem, type WaitingDraft } from '../domain/conversation';
import type { Chat } from './chat';
import { done } from './follow-up';
import type { DraftVerdict } from './messages';
import { recording } from './proxies';

// An answer that could not leave for half a day is no answer any more.
const USEFUL_MS = 12 * 3600_000;

/** The name of a change (`patched`): histories of before it sent at once. */
export const TYPED_AFTER_YES = '2026-11-22-typed-after-yes';

/** A turn was decided in draft mode. Whatever came in meanwhile has superseded it already. */
export function waitForRep(chat: Chat, draft: WaitingDraft): void {
  if (chat.s.known > draft.covers) return;
  chat.s.draft = draft;
}

/** Why a rep's verdict is refused; undefined when it may be acted on. */
export function refuseVerdict(chat: Chat, { draftId, seq }: DraftVerdict): string | undefined {
  const { draft } = chat.s;
  if (!draft || draft.id !== draftId)
    return 'this draft no longer waits: the client has written, it has expired, or somebody was first';
  if (draft.covers !== seq) return `this draft answers up to ${draft.covers}, not ${seq}: look at it again`;
  return undefined;
}

export function judgeDraft(chat: Chat, { by, verdict, edited }: DraftVerdict): void {
  const draft = chat.s.draft as WaitingDraft;
  const item = itemOf(chat, draft);
  chat.s.draft = undefined;
  settle(chat, draft, verdict === 'send' ? 'approved' : 'discarded', by);
  if (verdict === 'discard') {
    if (item) done(chat, item, 'skipped', 'draft_discarded');
    else chat.s.handled = Math.max(chat.s.handled, draft.covers);
    return;
  }
  if (item) {
    item.held = false;
    return;
  }
  if (chat.s.stage === 'new') chat.s.stage = 'qualifying';
  chat.s.pendingReply = {
    intents: edited ? draft.intents.slice(0, 1) : draft.intents,
    covers: draft.covers,
    at: 0,
    attempts: 0,
    reason: 'approved',
    notAfter: Date.now() + USEFUL_MS,
    adopt: draft.adopt,
    handOff: draft.handOff,
    typed: edited && draft.typed ? { ...draft.typed, next: [] } : draft.typed,
  };
}

/** Nobody has looked at it in time: the client is not answered, and a human is told. */
export function expireDraft(chat: Chat): void {
  const draft = chat.s.draft as WaitingDraft;
  const item = itemOf(chat, draft);
  dropDraft(chat.s);
  settle(chat, draft, 'expired');
  if (item) done(chat, item, 'skipped', 'draft_expired');
  else chat.s.handled = Math.max(chat.s.handled, draft.covers);
  chat.alert('draft_expired');
}

const itemOf = (chat: Chat, draft: WaitingDraft): PlanItem | undefined =>
  chat.s.plan.find((item) => item.id === draft.itemId);

function settle(chat: Chat, { id }: WaitingDraft, status: 'approved' | 'discarded' | 'expired', by?: string): void {
  chat.inBackground(recording.settleDraft({ draftId: id, status, by, conversationId: chat.s.conversationId }));
}
