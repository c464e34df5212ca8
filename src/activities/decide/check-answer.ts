// What may not leave: an empty answer, a promise without a plan, a fact the brand does not have. Says what was wrong, for the next try.

import type { Finding } from '../../domain/guards/types';
import { LONGEST_MESSAGE } from '../../domain/message-length';
import { splitReply } from '../../domain/parts';
import { checkPromise } from '../../domain/promise';
import type { HeldReason, Question } from './ask-model';
import { languageOf } from './language';
import type { Toolbox } from './tools';

export type { Finding } from '../../domain/guards/types';

export interface Fault {
  reason: HeldReason;
  correction: string;
  /** not to be asked again: a human looks at it */
  final?: boolean;
  findings?: Finding[];
}

/** undefined: it may leave. */
export function findFault(tools: Toolbox, text: string, question: Question): Fault | undefined {
  const { silence, handOff, stop } = tools;
  if (text === '' && silence === undefined && handOff === undefined && stop === undefined) {
    return {
      reason: 'empty',
      correction: 'You wrote nothing to the client. Answer him, or call say_nothing with the reason.',
    };
  }
  if (text.length > LONGEST_MESSAGE) {
    return {
      reason: 'cut',
      correction: 'Your answer is longer than a chat message may be. Say it in a few sentences.',
    };
  }
  if (question.task.kind === 'reply') {
    const fault = promiseFault(tools, text, question);
    if (fault) return fault;
  }
  return text === ''
    ? undefined
    : question.guard(splitReply(text, question.brand.delivery), [...tools.planItems, ...tools.asked]);
}

function promiseFault(tools: Toolbox, text: string, { snapshot, brand }: Question): Fault | undefined {
  if (tools.silence !== undefined && tools.lapsing.length > 0) {
    const ids = tools.lapsing.map((line) => line.id).join(', ');
    return {
      reason: 'promise_without_plan',
      correction: `The client's message has cancelled what you had promised (${ids}). Either keep it with schedule_follow_up {keep} or drop it with cancel_follow_up, then decide whether to say anything.`,
    };
  }
  if (text === '' || tools.handOff !== undefined || tools.stop !== undefined) return undefined;
  const verdict = checkPromise(text, {
    scheduled: tools.mustPromise,
    cancelled: tools.cancelItems.length > 0,
    standing: tools.promised,
    language: languageOf(snapshot, brand),
  });
  if (verdict === 'promiseWithoutPlan') {
    return {
      reason: 'promise_without_plan',
      correction:
        'You promised in words to write later, but nothing is scheduled. Call schedule_follow_up with the words about the time, or do not promise.',
    };
  }
  if (verdict === 'planWithoutPromise') {
    return {
      reason: 'plan_without_promise',
      correction:
        'You scheduled a follow-up and did not tell the client. Say when you will write, naming day and hour.',
    };
  }
  return undefined;
}
