// How sure a mention is: evidence for and against, added up as log-odds, told as a probability. Nothing else decides.
//
// A message with a time in it speaks of the client's own coming appointment less often than not, so the sum begins below zero. A clear
// event of his own at an exact hour comes to 0.97; the same in doubt (a question, «может быть», someone else's) stays below 0.5. One sign
// against outweighs the usual two for: a reminder about nothing annoys more than a missed one.

import type { Precision } from '../when';
import type { Strength } from './events';

export type Evidence =
  | 'own' // «у меня», "I have", «мой»
  | 'agreed' // «договорились», "see you"
  | 'note' // a clause that is nothing but an event and a time
  | 'doubtful' // «наверное», "probably"
  | 'hypothetical' // «если», «может быть», "might"
  | 'wish' // «хочу», "would like"
  | 'question'
  | 'proposal' // «можно», «давайте», "how about"
  | 'other' // «у мужа», "my boss has"
  | 'past'
  | 'habit'
  | 'request' // «перезвоните»
  | 'deadline'
  | 'hours' // «открыто», "closes at"
  | 'quote'
  | 'negated'
  | 'twoTimes'; // «в 10 или в 11»

const BEGIN = -2.2;

const EVENT: Record<Strength, number> = { event: 2.8, doing: 2.8, soft: 1.9, unnamed: 1.2 };

const TIME: Record<Precision, number> = { exact: 0.9, minute: 0.9, hour: 0.7, daypart: 0.4, day: 0.3, week: -2.5 };

/** The resolver would rather ask: today or tomorrow, which half of the day. */
const GUESSED = -0.4;

const EVIDENCE: Record<Evidence, number> = {
  own: 1.5,
  agreed: 1.5,
  note: 0.4,
  doubtful: -1.6,
  hypothetical: -3.5,
  wish: -3,
  question: -3.5,
  proposal: -3.5,
  other: -4,
  past: -4,
  habit: -4,
  request: -3.5,
  deadline: -3,
  hours: -3.5,
  quote: -4,
  negated: -4,
  twoTimes: -3,
};

/** 0..1, two digits. */
export function confidenceOf(
  strength: Strength,
  precision: Precision,
  guessed: boolean,
  evidence: Iterable<Evidence>,
): number {
  let sum = BEGIN + EVENT[strength] + TIME[precision] + (guessed ? GUESSED : 0);
  for (const sign of evidence) sum += EVIDENCE[sign];
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}
