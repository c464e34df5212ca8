// What is now so of a conversation, under every recent message about it, at every rep.
import type { Language } from '../../domain/brand';
import { controlButtons, escaped, filled, heldButtons } from '../../domain/reps/message';
import { repWords } from '../../domain/reps/words';
import type { RepOutbox, RepRouting, Subject } from '../../ports/rep-messages';

export async function showState(
  { outbox }: { outbox: RepOutbox },
  conversationId: string,
  now: Subject,
): Promise<void> {
  await outbox.showState(conversationId, (rep) => ({
    state: stateLine(now, rep),
    buttons:
      now.control === 'human' && now.controlBy !== 'agent'
        ? heldButtons(rep.language)
        : controlButtons(rep.language, now.control),
  }));
}

/** What others changed (an operator, the account's owner, the clock) is shown as well. */
export async function showChanged(deps: { outbox: RepOutbox; routing: RepRouting }, since: Date): Promise<void> {
  for (const id of await deps.outbox.controlChanged(since)) {
    const now = await deps.routing.subject(id);
    // that the agent gave up is what the message itself says
    if (now && !(now.control === 'human' && now.controlBy === 'agent')) await showState(deps, id, now);
  }
}

export function stateLine(now: Subject, rep: { id: string; language: Language }): string {
  const words = repWords(rep.language);
  if (now.control === 'agent') return words.agentHas;
  if (now.control === 'paused') return words.paused;
  if (now.controlBy === rep.id) return words.yours;
  if (now.controlBy === 'agent') return words.nobodyHas;
  return filled(words.someoneHas, { who: escaped(whoHas(now, rep.language)) });
}

export function whoHas({ controlBy, controlName }: Subject, language: Language): string {
  const words = repWords(language);
  if (!controlBy) return words.operator;
  return controlBy === 'rep' ? words.accountItself : (controlName ?? controlBy);
}
