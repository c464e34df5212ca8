// The moments a sentence names, as the resolver of time tells them, and which of its words tell them.
import { resolveAll, type WhenResult } from '../when';
import { canonical } from '../when/canonical';
import { findZone } from '../zone';
import type { Sentence } from './clauses';
import type { MentionContext } from './read';

export type Span = [from: number, to: number];

export interface TimeSaid extends WhenResult {
  /** Place in the message. */
  span: Span;
  /** Places of the words that tell it: in «завтра встреча с юристом в 15» not those between. */
  words: Span[];
  /** Said with another to choose from: «в 10 или в 11». */
  oneOfTwo?: boolean;
}

// To the resolver "busy at 5", «в 12 улетаю», «не смогу» refuse the hour, and «занятие» after a number counts. Whoever tells of a meeting is
// busy because he will be there; what is called off is read by our own rules.
const HIDDEN =
  /(?<!\p{L})(?:busy|booked|occupied|offline|travell?ing|flying|leaving|tied up|for|(?:in|on) (?:a )?(?:meetings?|class|call)|at work|postponed?|delay|wait|think|cannot|can't|cant|couldn't|won't|wont|don't|dont|not|занят[аоы]?|работа(?:ю|ем)|отсутству(?:ю|ем)|улета(?:ю|ем)|уезжа(?:ю|ем)|лечу|летим|сплю|недоступ(?:ен|на)|встрече|созвоне|уроке|совещании|занятии|паре|учебе|отлож\p{L}+|подума\p{L}+|подожд\p{L}+|перенес\p{L}*|перенос\p{L}*|не|никак|нельзя|неудобно|занятие|урок|показ|[1-4]\s+квартал\p{L}*|lesson|class|школа)(?!\p{L})/gu;

/** «завтрашний созвон», "tomorrow's call". */
const DAY_OF_IT = /(?<!\p{L})(?:(завтра|сегодня|вчера)шн\p{L}+|(tomorrow|today|yesterday)'s)(?!\p{L})/gu;

/** Canonical words that only join others. */
const JOINT =
  /^(?:at|on|by|from|till|in|after|before|about|and|or|to|-|between|next|this|last|coming|the|of|start|mid|end|without|half|past)$/;
const NOTHING = /^(?:x|noun|not|cannot|busy|wait|suffix|metre|,)$/;

/** In the order of the text. @throws RangeError for an unknown zone */
export function timesIn(sentence: Sentence, { now, zone, defaults, brandZone, holidays }: MentionContext): TimeSaid[] {
  const phrase = sentence.text
    .replace(DAY_OF_IT, (word, russian?: string, english?: string) => (russian ?? english)!.padEnd(word.length))
    .replace(HIDDEN, (word) => (/[a-z]/.test(word) ? 'q' : 'ж').repeat(word.length));
  const shift = ([from, to]: Span): Span => [sentence.from + from, sentence.from + to];
  const found = resolveAll({ phrase, now, zone, purpose: 'meeting', defaults, brandZone, holidays });
  if (found.length === 0) return [];
  const places = timeWords(phrase);
  return found.map((result) => {
    const [from, to] = result.span!;
    const clock = result.zone ? findZone(phrase) : undefined;
    const words = places.filter((place) => place[0] < to && place[1] > from);
    if (clock) words.push([clock.from, clock.to]);
    return { ...result, span: shift([from, to]), words: words.map(shift) };
  });
}

/** A preposition counts only beside the time it leads to: «с 10», not «с юристом». */
function timeWords(phrase: string): Span[] {
  const words = canonical(phrase).filter(({ word }) => !NOTHING.test(word));
  const places: Span[] = [];
  let led: number | undefined;
  for (const { word, from, to } of words.reverse()) {
    const leads = led !== undefined && /^[\s\-–—:,.]*$/.test(phrase.slice(to, led));
    led = !JOINT.test(word) || leads ? from : undefined;
    if (led !== undefined) places.push([from, to]);
  }
  return places;
}
