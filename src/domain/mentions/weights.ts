// How sure a mention is: what speaks for and against it, added up as log-odds and told as a probability. Nothing else decides.
//
// A time in a message stands more often for something else than for an appointment of the client's own, so the sum begins below zero. A
// clear event of his own at an exact hour comes to 0.95, the bare note "dentist thursday 9am" to 0.7; below 0.6 a brand keeps nothing.
// One sign against (a question, «может быть», someone else's) outweighs the usual signs for: a reminder of nothing annoys more than
// a meeting nobody noted.
import type { Precision } from '../when';
import type { Strength } from './events';

export type Evidence =
  | 'own' // «у меня», "I have", «иду»
  | 'agreed' // «договорились», "see you"
  | 'note' // the clause is nothing but the event and its time
  | 'planned' // «собираюсь»
  | 'doubtful' // «наверное», "I think"
  | 'hypothetical' // «если», «может быть», "might"
  | 'wish' // «хочу», "would like"
  | 'question'
  | 'proposal' // «можно», "how about"
  | 'others' // «у мужа», "my boss has"
  | 'past'
  | 'habit'
  | 'request' // «перезвоните»
  | 'errand' // «напишу», "I'll pay": done alone
  | 'aside' // «после встречи»: the time is not its own
  | 'deadline'
  | 'hours' // «открыто», "closes at"
  | 'quote'
  | 'reported' // «в чате написали, что», "they said": nothing makes it his
  | 'twoTimes'; // «в 10 или в 11»

const BEGIN = -2.2;

const EVENT: Record<Strength, number> = { event: 2.8, doing: 2.8, soft: 1.7, unnamed: 0.7 };

const TIME: Record<Precision, number> = { exact: 0.9, minute: 0.9, hour: 0.7, daypart: 0.4, day: 0.3, week: -2.5 };

/** The resolver would rather ask: today or tomorrow, which half of the day. */
const GUESSED = -0.4;

const EVIDENCE: Record<Evidence, number> = {
  own: 1.5,
  agreed: 1.2,
  note: 0.5,
  planned: -1,
  doubtful: -2.8,
  hypothetical: -3.5,
  wish: -3,
  question: -3.5,
  proposal: -3.5,
  others: -4,
  past: -4,
  habit: -4,
  request: -3.5,
  errand: -3,
  aside: -3,
  deadline: -3,
  hours: -3.5,
  quote: -4,
  reported: -2,
  twoTimes: -3.5,
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
