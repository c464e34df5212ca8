// The moments a sentence names, as the resolver of time tells them, with the words hidden that mean something else in a note about a meeting.
import { resolveAll, type WhenResult } from '../when';
import type { Sentence } from './clauses';
import type { MentionContext } from './read';

export interface TimeSaid extends WhenResult {
  /** Place in the message, [from, to). */
  span: [number, number];
}

// To the resolver "busy at 5", «в 12 улетаю», «не смогу» refuse the hour, and «занятие» after a number counts. Whoever tells of a meeting is
// busy because he will be there; what is called off is read by our own rules.
const HIDDEN =
  /(?<!\p{L})(?:busy|booked|occupied|offline|travell?ing|flying|leaving|tied up|in (?:a )?(?:meetings?|class|call)|at work|postponed?|delay|wait|think|cannot|can't|cant|couldn't|won't|wont|don't|dont|not|занят[аоы]?|работа(?:ю|ем)|отсутству(?:ю|ем)|улета(?:ю|ем)|уезжа(?:ю|ем)|лечу|летим|сплю|недоступ(?:ен|на)|встрече|созвоне|уроке|совещании|занятии|паре|учебе|отлож\p{L}+|подума\p{L}+|подожд\p{L}+|перенес\p{L}*|перенос\p{L}*|не|никак|нельзя|неудобно|занятие|урок|показ|lesson|class|школа)(?!\p{L})/gu;

/** In the order of the text. @throws RangeError for an unknown zone */
export function timesIn(sentence: Sentence, { now, zone, defaults, brandZone }: MentionContext): TimeSaid[] {
  const phrase = sentence.text.replace(HIDDEN, (word) => (/[a-z]/.test(word) ? 'q' : 'ж').repeat(word.length));
  return resolveAll({ phrase, now, zone, purpose: 'meeting', defaults, brandZone }).map((result) => ({
    ...result,
    span: [sentence.from + result.span![0], sentence.from + result.span![1]],
  }));
}
