// A day told by way of today («уже завтра», "by Tuesday", "empty now") is judged as a date is: for what is handed over, and in answer to when.

import { entailment } from '../facts/entailed';
import type { Facts } from '../facts/facts';
import { relativesOf } from '../facts/grounds';
import { BINDING, HANDOVER, MEETING } from '../text/date-words';
import { holds, type Moment, momentsIn } from '../text/moments';
import { everyOf } from '../text/patterns';
import { scopeOf } from '../text/products';
import { stem } from '../text/stems';
import { onTopicOf } from '../text/topics';
import { excerptOf, sentenceAt, topicAt, type View } from '../text/view';
import type { Finding } from '../types';
import { askedAbout } from './date-scope';

// As soon as one likes, or in a season: no day, but a claim about days.
const ANY_DAY = everyOf`
  к (?:новому году|рождеству|выходным|лету|весне|осени|зиме)|(?:этой|этим) (?:весной|летом|осенью|зимой)
  (?:уже|прямо|хоть) сейчас|right (?:now|away)|straight away|at once|immediately|at the moment|already empty
  (?:next|this) (?:summer|spring|autumn|fall|winter|year)|by (?:christmas|new year|summer|spring|autumn)
  (?:весн|лет|осен|зим)\p{L}{1,3} 20\d\d|(?:spring|summer|autumn|fall|winter)(?: of)? 20\d\d
  на следующ\p{L}+ (?:же )?день|к вечеру|за (?:один )?(?:день|час|вечер|сутки)|(?:the )?next day|the day after|overnight|within (?:an? |the |24 )?(?:hours?|day)
  в тот же (?:день|вечер)|(?:the )?same (?:day|evening|night)
`;

export function checkMoments(view: View, facts: Facts): Finding[] {
  const spans: (Moment | { from: number; to: number })[] = [
    ...momentsIn(view.text, facts.now),
    ...[...view.text.matchAll(ANY_DAY)].map((m) => ({ from: m.index, to: m.index + m[0].length })),
  ];
  return spans
    .filter((span) => !isRight(span, view, facts))
    .slice(0, 1)
    .map(({ from, to }) => ({
      guard: 'date',
      what: 'unknown_date',
      excerpt: excerptOf(view, from, to),
      advice: `«${view.text.slice(from, to)}» is no date of the catalog or the knowledge for that. Name the date that stands there.`,
    }));
}

function isRight(span: Moment | { from: number; to: number }, view: View, facts: Facts): boolean {
  const { text, question } = sentenceAt(view, span.from);
  const words = view.text.slice(span.from, span.to);
  const answers = facts.client.asksTime && (BINDING.test(text) || view.sentences[0]?.text === text);
  if (question || MEETING.test(text) || NO_CLAIM.test(text) || !(HANDOVER.test(text) || answers)) return true;
  if ('first' in span && !HANDOVER.test(text) && isProposed(span, facts)) return true;
  // the date it goes with is judged itself; hours are of every week
  if (view.dates.some((d) => sentenceAt(view, d.from).text === text) || /\d{1,2}:\d\d/.test(text)) return true;
  const near = [...topicAt(view, span.from).stems, ...facts.client.asked].flatMap((s) => relativesOf(s, facts.grounds));
  const isCounted = view.amounts.some((a) => a.unit && a.from >= span.from && a.to <= span.to + 1);
  const last = stem(words.split(/\s+/).at(-1) as string);
  if (
    !isCounted &&
    WEEKDAY.test(words) &&
    facts.grounds.clauses.some(
      (c) =>
        (c.stems.includes(last) || (words.includes(' ') && c.text.includes(words))) &&
        near.some((s) => c.around.has(s)),
    )
  )
    return true;
  if (!('first' in span) && entailment(text, facts) >= ENTAILED) return true;
  const scope = scopeOf(text, view.text, facts.products) ?? askedAbout(view, text, facts);
  const own = scope ? facts.dates.filter((d) => d.product !== undefined && scope.has(d.product)) : [];
  // what is free at any time has no date
  if (scope && own.length === 0 && !facts.client.asksTime) return true;
  if ('first' in span && own.some((d) => holds(span, d))) return true;
  const counted = view.amounts.find((a) => a.unit && a.from >= span.from && a.to <= span.to + 1);
  return (
    counted !== undefined &&
    own.length === 0 &&
    onTopicOf(topicAt(view, span.from), facts.client.stems, facts.counts.get(`${counted.value} ${counted.unit}`) ?? [])
      .length > 0
  );
}

/** A day the client has just proposed, and did not ask about: «лучше в пятницу». What is handed over then is for the catalog to say. */
const isProposed = ({ first, last }: Moment, { client, now }: Facts): boolean =>
  !client.last.includes('?') && momentsIn(client.last, now).some((m) => m.first.equals(first) && m.last.equals(last));

const WEEKDAY = /(?:понедельн|вторн|сред|четверг|пятниц|суббот|воскресень|day)/u;
const ENTAILED = 0.65;
const NO_CLAIM =
  /(?<!\p{L})(?:не|нет|no|not|\p{L}+n't|cannot|if|если|когда|when|уточн\p{L}+|узна\p{L}+|спрош\p{L}+|ask|check)(?!\p{L})/u;
