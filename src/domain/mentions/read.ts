// Meetings in a client's message: the words for an event, the moment said of it, and what speaks for and against it.
import { DateTime } from 'luxon';
import type { WhenDefaults } from '../brand';
import { type Clause, fold, type Sentence, sentencesOf } from './clauses';
import { type EventWord, eventWords } from './events';
import { evidenceFor } from './evidence';
import { lengthAfter } from './length';
import { sameMeeting } from './same';
import { type TimeSaid, timesIn } from './times';
import { titleOf } from './title';
import type { Mention } from './types';
import { confidenceOf } from './weights';

export interface MentionContext {
  now: Date;
  /** IANA zone of the person who wrote it. */
  zone: string;
  /** The hours vague words stand for: the brand's. */
  defaults: WhenDefaults;
  /** The company's zone, for "your time". */
  brandZone?: string;
}

interface Pair {
  clause: number;
  event: EventWord;
  time: TimeSaid;
}

/**
 * The meetings a message names, in the order of the text, each once; those in doubt with a low confidence, those called off as `cancelled`.
 * A time that is past, does not exist (31 June) or can only be asked about gives none.
 * @throws RangeError for an unknown zone or an invalid `now`; never because of the text
 */
export function readMentions(text: string, context: MentionContext): Mention[] {
  if (!DateTime.local({ zone: context.zone }).isValid) throw new RangeError(`unknown time zone ${context.zone}`);
  if (Number.isNaN(context.now.getTime())) throw new RangeError('now is not a date');
  const mentions: Mention[] = [];
  for (const sentence of sentencesOf(fold(text)))
    for (const mention of mentionsIn(sentence, text, context)) addOnce(mentions, mention);
  return mentions;
}

function mentionsIn(sentence: Sentence, message: string, context: MentionContext): Mention[] {
  const events = sentence.clauses.map(eventWords);
  if (events.every((list) => list.length === 0)) return [];
  const times = timesIn(sentence, context);
  const hidden = times.map(({ span }) => span);
  return pairs(sentence, events, times).map(({ clause, event, time }) => {
    const { evidence, change } = evidenceFor(sentence, clause);
    const start = iso(time.instant!, context.zone);
    const endInstant = time.end ?? lengthAfter(sentence, time, context);
    return {
      title: titleOf(message, sentence.clauses[clause]!, event, hidden),
      start,
      ...(endInstant ? { end: iso(endInstant, context.zone) } : {}),
      confidence: confidenceOf(event.strength, time.precision!, time.question !== undefined, evidence),
      change,
      span: [Math.min(event.from, time.span[0]), Math.max(event.to, time.span[1])],
    };
  });
}

/** Each usable moment with its event: of the same clause, else of the clause beside it that has an event and no moment. */
function pairs({ clauses }: Sentence, events: EventWord[][], times: TimeSaid[]): Pair[] {
  const inClause = (clause: Clause) => times.filter(({ span }) => span[0] < clause.to && span[1] > clause.from);
  const own = clauses.map(inClause);
  const out: Pair[] = [];
  const used = new Set<TimeSaid>();
  clauses.forEach((_, i) => {
    const here = own[i]!.filter((time) => !used.has(time));
    for (const time of here) {
      const choice = [i, i - 1, i + 1].find((j) => (events[j]?.length ?? 0) > 0 && (j === i || own[j]!.length === 0));
      if (choice === undefined) continue;
      used.add(time);
      const event = nearest(events[choice]!, time, own[choice]!);
      if (time.kind === 'instant' && event) out.push({ clause: choice, event, time });
    }
  });
  return out;
}

/** The strongest word on its side of the other moments; of equals the first. */
function nearest(events: EventWord[], time: TimeSaid, times: TimeSaid[]): EventWord | undefined {
  const rank = { event: 0, doing: 1, soft: 2, unnamed: 3 };
  // The resolver joins «завтра встреча в 9:45» into one moment: an event may stand inside it.
  const outside = events.filter(({ from, to }) => !times.some(({ span }) => from < span[1] && to > span[0]));
  const free = outside.some(({ strength }) => strength !== 'soft') ? outside : events;
  const at = times.indexOf(time);
  const lead = free.some(({ to }) => to <= (times[0]?.span[0] ?? 0));
  const [from, to] = lead
    ? [times[at - 1]?.span[1] ?? 0, time.span[0]]
    : [time.span[1], times[at + 1]?.span[0] ?? Number.POSITIVE_INFINITY];
  const mine = times.length > 1 ? free.filter((event) => event.from >= from && event.to <= to) : free;
  return (mine.length > 0 ? mine : free).toSorted((a, b) => rank[a.strength] - rank[b.strength] || a.from - b.from)[0];
}

function addOnce(mentions: Mention[], mention: Mention): void {
  const at = mentions.findIndex(
    (one) =>
      sameMeeting({ ...one, start: Date.parse(one.start) }, { ...mention, start: Date.parse(mention.start) }) ===
      'same',
  );
  if (at < 0) mentions.push(mention);
  else if (mention.confidence > mentions[at]!.confidence) mentions[at] = { ...mention, span: mentions[at]!.span };
}

function iso(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toISO({ suppressMilliseconds: true })!;
}
