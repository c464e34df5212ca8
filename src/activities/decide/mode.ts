// What a brand lets the agent do by itself: send, ask a rep first, or only write down what it would say.
import type { Brand, Mode } from '../../domain/brand';
import type { Stage } from '../../domain/conversation';
import type { Draft } from './draft';

export const modeOf = ({ mode, modeByStage }: Brand, stage: Stage): Mode => modeByStage[stage] ?? mode;

export const expiryOf = ({ drafts }: Brand, now: Date): Date => new Date(now.getTime() + drafts.expireMinutes * 60_000);

/**
 * The confirmation of a stop is the law's, and an away message the brand's own words with the answer still to come: both leave in
 * draft mode too. Nothing leaves where we only observe.
 */
export function underMode(made: Draft, mode: Mode, expiresAt: Date): Draft {
  const { decision, record, noted } = made;
  if (mode === 'auto' || decision.outcome !== 'say') return made;
  if (mode === 'draft') {
    if (decision.optOut || decision.thenAt !== undefined) return made;
    const { covers, intents, plan, handOff, typingMs, pace } = decision;
    const waits = {
      outcome: 'draft' as const,
      covers,
      intents,
      plan,
      expiresAt: expiresAt.getTime(),
      ...(typingMs > 0 ? { typed: { ms: typingMs, next: pace?.next ?? [] } } : {}),
      ...(handOff === undefined ? {} : { handOff }),
    };
    return {
      noted,
      decision: waits,
      record: { ...record, outcome: 'draft', decision: waits, draft: { status: 'waiting', expiresAt } },
    };
  }
  const observed = { outcome: 'silent' as const, covers: decision.covers, reason: 'observed' as const, plan: [] };
  return {
    noted,
    decision: observed,
    record: {
      ...record,
      outcome: 'silent',
      reason: 'observed',
      decision: observed,
      planItems: [],
      cancelItems: [],
      alert: undefined,
      draft: { status: 'observed', expiresAt },
    },
  };
}
