// Brand rules: chosen per turn by conditions code can check, said to the model, and recorded with the turn.
import type { Language } from './brand';
import type { Stage } from './conversation';

/** Kinds of question and mood recognised in code, by words of both languages. */
export type Topic = 'price' | 'discount' | 'guarantee' | 'legal' | 'competitor' | 'person' | 'complaint';

/** All parts given must hold; none given: always. */
export interface RuleCondition {
  stage?: Stage[];
  /** words, matched by stem in what the client's unanswered messages say */
  said?: string[];
  asks?: Topic[];
  /** profile facts that must be known, or must not */
  knows?: string[];
  lacks?: string[];
  language?: Language;
  /** nothing of ours was said in this conversation yet */
  first?: boolean;
}

export interface Rule {
  id: string;
  when: RuleCondition;
  then: string;
  /** 0–100; higher stands first */
  priority: number;
  /** rules that do not apply when this one does */
  excludes: string[];
}
