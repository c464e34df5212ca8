// The brand's words around a meeting, with its name and time put in.
import type { Language } from './brand';
import { describeInstant } from './when';

/** What may stand in such a text; `rapport validate` refuses anything else in braces. */
export const MEETING_PLACES = ['title', 'time', 'day'] as const;

/**
 * @param text the brand's, with {title}, {time} (14:30) and {day} («завтра, 22 ноября, в 14:30»)
 * @param meeting its name in the client's own words
 * @param view whose clock the times are read on
 */
export function meetingText(
  text: string,
  meeting: { title: string; start: Date },
  { zone, language, now }: { zone: string; language: Language; now: Date },
): string {
  const day = describeInstant(meeting.start.toISOString(), zone, language, now);
  const places: Record<(typeof MEETING_PLACES)[number], string> = {
    title: meeting.title,
    day,
    time: day.replace(/^.*\s(?=\d+:\d\d$)/u, ''),
  };
  const filled = text.replace(/\{(title|time|day)\}/g, (_, place: keyof typeof places) => places[place]);
  // a title may open the sentence
  return filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
