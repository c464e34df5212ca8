// The guards as a decision asks them: what the brand may say to this client, and what the findings mean for the answer.
import type { Brand } from '../../domain/brand';
import { checkReply, factsOf } from '../../domain/guards';
import type { Snapshot } from '../../ports';
import type { Question } from './ask-model';
import type { Fault } from './check-answer';
import { languageOf } from './language';

export function guardOf({ snapshot, brand, now }: { snapshot: Snapshot; brand: Brand; now: Date }): Question['guard'] {
  const language = languageOf(snapshot, brand);
  const zone = snapshot.prospect.zone ?? brand.zone;
  const clientSaid = clientSaidOf(snapshot);
  const times = timesOf(snapshot).map((due) => ({ due }));
  return (parts, promises): Fault | undefined => {
    const plan = [...times, ...promises];
    const { verdict, findings } = checkReply(
      { parts, language },
      factsOf(brand, { plan, clientSaid, now, zone }),
      brand,
    );
    if (verdict === 'ok') return undefined;
    return {
      reason: 'guard',
      final: verdict === 'hold',
      findings,
      correction: `It was not sent: ${[...new Set(findings.map((f) => f.advice))].join(' ')}`,
    };
  };
}

export const clientSaidOf = ({ messages }: Snapshot): string[] =>
  messages.filter(({ author }) => author === 'client').map(({ text }) => text);

/** A time that was offered or agreed is as true as one that was promised. */
export const timesOf = ({ plan, offered, meetings }: Snapshot): Date[] => [
  ...plan.map(({ due }) => due),
  ...offered,
  ...meetings.map(({ start }) => start),
];
