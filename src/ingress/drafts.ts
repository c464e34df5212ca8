// Drafts are shown to the conversation's reps, and what became of them is shown under them. Rows decide; a restart repeats nothing.
import type { Logger } from 'pino';
import type { DraftDesk, RepChat } from '../ports/rep-messages';
import { every, type Repeated } from './every';

const LOOK_MS = 700;
const AT_ONCE = 20;

export interface DraftsDeps {
  desk: DraftDesk;
  /** not given: there is no bot, and a human is called another way */
  chat?: RepChat;
  log: Logger;
}

/**
 * Two show what became of a draft: whoever acts on a press, and the loop here. Each says what it showed, so that an older state
 * shown a moment later than a newer one is put right with the next look.
 */
export const rememberingShown = (chat: RepChat, desk: Pick<DraftDesk, 'shown'>): RepChat => ({
  ...chat,
  async showDraft(draftId, state, by) {
    await chat.showDraft(draftId, state, by);
    await desk.shown(draftId, state);
  },
});

export function startDrafts(deps: DraftsDeps): Repeated {
  return every(
    LOOK_MS,
    () => showDrafts(deps),
    (error) => deps.log.warn({ what: error.name }, 'drafts could not be shown; tried again'),
  );
}

async function showDrafts({ desk, chat, log }: DraftsDeps): Promise<void> {
  for (const draft of await desk.toOffer(AT_ONCE)) {
    const reps = (await chat?.offerDraft(draft)) ?? 0;
    if (reps === 0 && draft.mode === 'draft') await desk.nobodyThere(draft);
    await desk.offered(draft.draftId);
    if (reps > 0) log.info({ draftId: draft.draftId, conversationId: draft.conversationId, reps }, 'draft shown');
  }
  for (const { draftId, state, by } of await desk.changed(AT_ONCE)) {
    if (chat) await chat.showDraft(draftId, state, by);
    else await desk.shown(draftId, state);
  }
}
