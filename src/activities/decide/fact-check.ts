// After the guards, where the brand asks for it: a second model reads what is about to leave, and what is promised for later.
// The guards know figures, links and the words they were taught; it knows what a sentence says. What it finds goes the guards' way.
import { factFindings } from '../../domain/fact-findings';
import type { FactCheck, FactChecker } from '../../ports';
import type { Question } from './ask-model';
import type { Fault } from './check-answer';
import { clientSaidOf, timesOf } from './guard';

export function checkFacts(
  checker: FactChecker,
  { snapshot, brand, now }: Question,
  { parts, promised, found }: { parts: string[]; promised: Date[]; found: string[] },
  signal: AbortSignal,
): Promise<FactCheck> {
  const { id, accountId } = snapshot.conversation;
  return checker.check(
    {
      conversationId: id,
      accountId,
      brand,
      clientSaid: clientSaidOf(snapshot),
      times: [...timesOf(snapshot), ...promised],
      found,
      parts,
      now,
    },
    signal,
  );
}

/** What is wrong with it. Without a verdict it is a human's. */
export function faultOf({ unsupported }: FactCheck): Fault | undefined {
  const findings = factFindings(unsupported);
  if (findings.length === 0) return undefined;
  return {
    reason: 'guard',
    final: unsupported === undefined,
    findings,
    correction: `It was not sent, because this is not so: ${findings.map(({ advice }) => advice).join(' ')} Say only what the company states.`,
  };
}
