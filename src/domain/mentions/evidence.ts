// What the words of a clause and its neighbours say for and against an appointment of the client's own.
import type { Clause, Sentence } from './clauses';
import * as cue from './cues';
import type { Evidence } from './weights';

export interface Said {
  evidence: Set<Evidence>;
  change: 'set' | 'moved' | 'cancelled';
}

export interface Where {
  sentence: Sentence;
  /** As it was written: names have capitals. */
  message: string;
  /** The clause the moment stands in. */
  at: number;
  /** The clause its event stands in; the same, or one beside it. */
  event: number;
  /** The sentence after, if it is but a few words («Не точно», "It got cancelled"). */
  next: string;
}

export function evidenceFor({ sentence, message, at, event, next }: Where): Said {
  const { clauses } = sentence;
  const [first, final] = [Math.min(at, event), Math.max(at, event)];
  const text = [...new Set([clauses[event]!.text, clauses[at]!.text])].join(' ');
  const before = linkedBefore(clauses, first).map((clause) => clause.text);
  const rest = clauses.slice(final + 1, final + 1 + NEAR);
  const after = [...rest.filter(({ contrast }, i) => i === 0 || !contrast).map((clause) => clause.text), next];

  const change = changeOf(text, after);
  const goes = [...before, ...after].some((said) => cue.GOES_TOO.test(said));
  const others =
    !cue.SELF.test(text) && !goes && isOthers(text, message.slice(clauses[event]!.from, clauses[event]!.to));
  const yes = before.some((said) => cue.YES.test(said) || cue.LETS.test(said)) || startsWith(cue.YES, text);
  const agreed = change === 'moved' || [...before, text, ...after].some((said) => cue.AGREED.test(said));
  const asked = sentence.question && rest.every((clause) => cue.TAG.test(clause.text));
  // "I heard" is of what he heard, not of where he goes
  const own = !others && (goes || cue.OWN.test(text.replace(cue.REPORTED, ' ')));
  const signs: [Evidence, boolean][] = [
    ['own', own],
    ['others', others],
    ['agreed', !sentence.question && (agreed || (yes && cue.LETS.test(text)))],
    ['question', asked],
    ['proposal', !asked && (cue.PROPOSAL.test(text) || (cue.LETS.test(text) && !yes && !agreed))],
    ['hypothetical', isSupposed(text, before, after)],
    ['doubtful', cue.DOUBTFUL.test(text)],
    ['planned', cue.PLANNED.test(text)],
    ['wish', cue.WISH.test(text)],
    ['past', change === 'set' && (isPast(text) || after.some((said) => cue.WENT.test(said)))],
    ['habit', cue.HABIT.test(text)],
    ['request', cue.REQUEST.test(text)],
    ['errand', cue.ERRAND.test(clauses[at]!.text)],
    ['deadline', cue.DEADLINE.test(text)],
    ['hours', cue.HOURS.test(text)],
    ['reported', !own && [...before, text, ...after].some((said) => cue.REPORTED.test(said))],
    ['quote', cue.QUOTE.test(text) || before.some((said) => cue.QUOTE.test(said))],
  ];
  return { evidence: new Set(signs.flatMap(([sign, holds]) => (holds ? [sign] : []))), change };
}

function changeOf(text: string, after: string[]): Said['change'] {
  if (cue.MOVED.test(text)) return 'moved';
  return cue.CANCELLED.test(text) || after.some((said) => cue.THEN_CANCELLED.test(said)) ? 'cancelled' : 'set';
}

function isSupposed(text: string, before: string[], after: string[]): boolean {
  return (
    cue.HYPOTHETICAL.test(text) ||
    [text, ...before].some((said) => cue.SUPPOSED.test(said)) ||
    after.some((said) => cue.AFTERTHOUGHT.test(said))
  );
}

/** A feast of theirs is the client's own evening. */
function isOthers(text: string, written: string): boolean {
  if (cue.FEAST.test(text)) return false;
  return cue.OTHERS_RU.test(text) || cue.OTHERS_EN.test(text) || cue.NAMED.test(written);
}

function isPast(text: string): boolean {
  if (cue.PAST_EN.test(text)) return !cue.ARRANGED_EN.test(text);
  return [...text.matchAll(cue.PAST_RU)].some(([word]) => !cue.NOT_PAST.test(word));
}

function startsWith(pattern: RegExp, text: string): boolean {
  return pattern.test(text.trimStart().slice(0, 12).split(/[\s,]/)[0] ?? '');
}

/** Farther clauses speak of something else. */
const NEAR = 4;

/** The clauses before it that still speak of the same: up to a contrast. */
function linkedBefore(clauses: Clause[], at: number): Clause[] {
  let from = at;
  while (from > 0 && at - from < NEAR && !clauses[from]!.contrast) from--;
  return clauses.slice(from, at);
}
