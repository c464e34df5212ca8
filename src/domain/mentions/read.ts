// Meetings in a client's message: the words for an event, the moment said of it, and what speaks for and against it.
import { DateTime } from 'luxon';
import type { Holiday, WhenDefaults } from '../brand';
import { fold, type Sentence, sentencesOf } from './clauses';
import { evidenceFor, type Said } from './evidence';
import { lengthAfter } from './length';
import { isJourney, type Pair, pairsIn, type Remembered } from './pair';
import { sameMeeting } from './same';
import { type Span, type TimeSaid, timesIn } from './times';
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
  /** The company's, for «после праздников»; without them that can only be asked about. */
  holidays?: Holiday[];
}

/** A sentence that only takes the one before it back: «Не точно», "It got cancelled". */
const AFTERWORD = 6;
const QUOTED = /«[^»]{0,300}»|“[^”]{0,300}”|"[^"]{0,300}"/gu;
/** Below this a mention is in doubt, and another reading of the same meeting may replace it. */
const SURE = 0.6;

/**
 * The meetings a message names, in the order of the text, each once; those in doubt with a low confidence, those called off as `cancelled`.
 * A time that is past, does not exist (31 June) or can only be asked about gives none.
 * @throws RangeError for an unknown zone or an invalid `now`; never because of the text
 */
export function readMentions(text: string, context: MentionContext): Mention[] {
  if (!DateTime.local({ zone: context.zone }).isValid) throw new RangeError(`unknown time zone ${context.zone}`);
  if (Number.isNaN(context.now.getTime())) throw new RangeError('now is not a date');
  const sentences = sentencesOf(fold(text));
  const quotes = [...text.matchAll(QUOTED)].map(({ 0: said, index }): Span => [index, index + said.length]);
  const mentions: Mention[] = [];
  let last: Remembered | undefined;
  sentences.forEach((sentence, i) => {
    const read = pairsIn(sentence, () => timesIn(sentence, context), last);
    last = read.last;
    const next = afterword(sentences[i + 1]);
    // Of all pairs of the same clauses the same is said: asked once, or a page of one sentence would take its square.
    const known = new Map<string, Said>();
    for (const pair of read.pairs) {
      const key = `${pair.at}/${pair.eventAt}`;
      const said = known.get(key) ?? evidenceFor({ sentence, message: text, at: pair.at, event: pair.eventAt, next });
      known.set(key, said);
      // Somebody else's words, whoever they are.
      const quoted = quotes.some(([from, to]) => pair.time.span[0] > from && pair.time.span[1] < to);
      const signs = [...said.evidence, ...pair.signs, ...(quoted ? (['quote'] as const) : [])];
      keep(mentions, mentionOf(pair, { evidence: new Set(signs), change: said.change }, sentence, text, context));
    }
  });
  return mentions;
}

function mentionOf(pair: Pair, said: Said, sentence: Sentence, message: string, context: MentionContext): Mention {
  const { event, time, named } = pair;
  const instant = isJourney(event, named) ? byTimetable(sentence, time, context) : time.instant!;
  const [start, end] = shifted(instant, time.end ?? lengthAfter(sentence, time, context), said.change);
  return {
    title: titleOf(message, named, event, pair.hidden),
    start: iso(start, context.zone),
    ...(end ? { end: iso(end, context.zone) } : {}),
    confidence: confidenceOf(event.strength, time.precision!, time.question !== undefined, said.evidence),
    change: said.change,
    span: pair.span,
  };
}

const HALF_A_DAY = 12 * 3_600_000;

/** Timetables have 24 hours: a plane "at 6:40" leaves in the morning, where a meeting "at 3:30" is in the afternoon. */
function byTimetable(
  { text, from }: Sentence,
  { instant, precision, span }: TimeSaid,
  { now, zone }: MentionContext,
): string {
  const said = text.slice(span[0] - from, span[1] - from);
  const written = /(?<!\d)([3-7]):\d\d(?!\d)/.exec(said);
  const guessed =
    written && precision === 'hour' && DateTime.fromISO(instant!, { zone }).hour === Number(written[1]) + 12;
  const morning = Date.parse(instant!) - HALF_A_DAY;
  return guessed && morning > now.getTime() ? new Date(morning).toISOString() : instant!;
}

/** "Moved from 3 to 5 pm" is no range: the second is the hour. */
function shifted(start: string, end: string | undefined, change: Mention['change']): [string, string | undefined] {
  return change === 'moved' && end ? [end, undefined] : [start, end];
}

function afterword(next: Sentence | undefined): string {
  const words = next?.clauses.reduce((count, clause) => count + clause.words.length, 0) ?? 0;
  return next && words <= AFTERWORD && !/\d/.test(next.text) ? next.text : '';
}

/** Said again it is the surer one; moved or called off, the later one. */
function keep(mentions: Mention[], mention: Mention): void {
  const at = mentions.findIndex((one) => {
    const relation = sameMeeting(
      { ...one, start: Date.parse(one.start) },
      { ...mention, start: Date.parse(mention.start) },
    );
    return relation === 'same' || (relation === 'moved' && one.confidence >= SURE && one.change !== 'cancelled');
  });
  if (at < 0) mentions.push(mention);
  else if (mention.change !== 'set' || mention.confidence > mentions[at]!.confidence) mentions[at] = mention;
}

function iso(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toISO({ suppressMilliseconds: true })!;
}
