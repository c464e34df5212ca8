// Which of a brand's rules apply to a turn: checked by code, said to the model, recorded with the turn.
import type { Language } from './brand';
import type { Stage } from './conversation';
import type { Rule, RuleCondition, Topic } from './rule';
import { topicsOf } from './topics';
import { says, stemsOf } from './words';

/** What a turn looks like to a rule. */
export interface RuleSituation {
  /** where the conversation stood when the turn began, and where the model has moved it since */
  stages: Stage[];
  language: Language;
  /** the client's unanswered messages, oldest first */
  said: string[];
  /** what is known of him */
  facts: Record<string, string>;
  /** nothing of ours was said in this conversation yet */
  first: boolean;
}

/**
 * Those whose every condition holds, the highest priority first (of equals, in the brand's order), without those that
 * one above excludes. A rule that is excluded excludes nothing itself; one cannot exclude what stands above it.
 */
export function applyingRules(rules: Rule[], situation: RuleSituation): Rule[] {
  const heard = {
    // each message by itself: a phrase does not run over from one into the next
    stems: situation.said.map(stemsOf),
    topics: new Set(situation.said.flatMap(topicsOf)),
  };
  const applying = rules.filter(({ when }) => holds(when, situation, heard)).sort((a, b) => b.priority - a.priority);
  const chosen: Rule[] = [];
  for (const rule of applying) if (!chosen.some(({ excludes }) => excludes.includes(rule.id))) chosen.push(rule);
  return chosen;
}

interface Heard {
  stems: string[][];
  topics: Set<Topic>;
}

function holds(when: RuleCondition, { stages, language, facts, first }: RuleSituation, heard: Heard): boolean {
  const known = (fact: string) => (facts[fact] ?? '').trim() !== '';
  return (
    (!when.stage || stages.some((stage) => when.stage?.includes(stage))) &&
    (!when.language || when.language === language) &&
    (when.first === undefined || when.first === first) &&
    (when.knows ?? []).every(known) &&
    !(when.lacks ?? []).some(known) &&
    (!when.asks || when.asks.some((topic) => heard.topics.has(topic))) &&
    (!when.said || saidOne(when.said, heard.stems))
  );
}

function saidOne(words: string[], messages: string[][]): boolean {
  const phrases = words.map(stemsOf);
  return messages.some((stems) => says(stems, phrases));
}
