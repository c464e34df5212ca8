// Drafts on their way to the reps and back: which are to be shown, and what they show.
import type { DraftState, OfferedDraft } from './ports-reps';

export interface DraftDesk {
  /** Waiting or observed ones nobody was shown yet, the oldest first. */
  toOffer(limit: number): Promise<OfferedDraft[]>;
  offered(draftId: string): Promise<void>;
  /** Nobody is there to be shown it: a human is called another way, once. */
  nobodyThere(draft: OfferedDraft): Promise<void>;
  /** Those shown whose state is not what was shown last. */
  changed(limit: number): Promise<{ draftId: string; state: DraftState; by?: string }[]>;
  shown(draftId: string, state: DraftState): Promise<void>;
  /** What became of one; undefined: it waits still. */
  stateOf(draftId: string): Promise<{ state: DraftState; by?: string } | undefined>;
}
