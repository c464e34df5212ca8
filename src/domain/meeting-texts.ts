// The brand's words around a meeting, with its name and time put in.
import type { Language } from './brand';
import { mirrored } from './mirrored';
import { describeInstant, zoneName } from './when';

/** What may stand in a text about a meeting of the client's own; `rapport validate` refuses anything else in braces. */
export const MENTIONED_PLACES = ['title', 'time', 'day'] as const;
/** … and in one about a meeting with us. */
export const BOOKED_PLACES = [...MENTIONED_PLACES, 'zone', 'link', 'place', 'rep'] as const;

type Place = (typeof BOOKED_PLACES)[number];

/**
 * @param text the brand's, with {title}, {time} (14:30), {day} («завтра, 22 ноября, в 14:30»), {zone} («по Москве»), {link}, {place} and {rep}
 * @param meeting its name in the client's own words, said back to him (`mirrored`); what a meeting has not is left out with the blank before it
 * @param view whose clock the times are read on
 */
export function meetingText(
  text: string,
  meeting: { title: string; start: Date; link?: string; place?: string; rep?: string },
  { zone, language, now }: { zone: string; language: Language; now: Date },
): string {
  const day = describeInstant(meeting.start.toISOString(), zone, language, now);
  const places: Record<Place, string> = {
    title: mirrored(meeting.title),
    day,
    time: day.replace(/^.*\s(?=\d+:\d\d$)/u, ''),
    zone: zoneName(zone, language, meeting.start),
    link: meeting.link ?? '',
    place: meeting.place ?? '',
    rep: meeting.rep ?? '',
  };
  const filled = text
    .replace(/\{(title|time|day|zone|link|place|rep)\}/g, (_, place: Place) => places[place])
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
  // a title may open the sentence
  return filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
