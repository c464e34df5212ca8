// Names of people and places: nobody and nowhere is named that the brand's texts or the client have not named.
import type { Facts } from '../facts/facts';
import { relativesOf } from '../facts/grounds';
import { fold } from '../text/fold';
import { anyOf } from '../text/patterns';
import { stem, wordsOf } from '../text/stems';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

// Said of us as a fact: what the client asks after does not come to be by it («Есть филиал на Тверской»).
const THERE_IS = anyOf`
  есть|имеется|открыт\p{L}*|находи\p{L}+|расположен\p{L}*|работает|ведет|ведут|преподает|живет|живут|купил\p{L}*|учится|учатся|yes|да|there is|there are|we have|owned|owns|lives|live|teaches|runs
`;
// Everybody's: days, months, languages, services one writes or calls by.
const COMMON = anyOf`
  i|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|i'm|i'll|i'd|i've|ok|okay|mr|mrs|ms|am|pm|(?:sun|mon|tues|wednes|thurs|fri|satur)days?|january|february|march|april|may|june|july|august|september|october|november|december
  english|russian|indonesian|english-speaking|telegram|whatsapp|zoom|google|meet|skype|viber|wi-fi|pdf|python|excel|email|internet|bali|christmas|new|year|easter
  телеграм\p{L}*|ватсап\p{L}*|зум\p{L}*|скайп\p{L}*|интернет\p{L}*|новый|новым|нового|новому|год\p{L}*|рождеств\p{L}*|пасх\p{L}*|росси\p{L}*|москв\p{L}*|европ\p{L}*
`;
const CAPITAL = /(?<![\p{L}\d@._/-])(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}?\p{Ll}+)*)(?![\p{L}\d@_])/gu;

export function checkNames(view: View, facts: Facts): Finding[] {
  // shouted or title-cased texts name nothing by a capital
  const raw = view.raw.normalize('NFKC');
  const capitals = [...raw.matchAll(CAPITAL)];
  if (capitals.length >= 6 && capitals.length > raw.split(/\s+/).length * 0.8) return [];
  for (const m of capitals) {
    const next = NEXT.exec(raw.slice(m.index + m[0].length))?.[1];
    if (
      isSentenceStart(raw, m.index) &&
      (next === undefined || wordsOf(fold(next)).every((word) => isKnown(word, facts)))
    )
      continue;
    if (/(?:\d\s?|меня зовут |(?:^|[^\p{L}])я |i'm |my name is |this is )$/iu.test(raw.slice(0, m.index))) continue;
    if (isClock(raw, m.index, m[0].length)) continue;
    const words = wordsOf(fold(m[0]));
    if (words.every((word) => isKnown(word, facts))) continue;
    const at = view.text.indexOf(words[0] as string);
    const sentence = sentenceAt(view, Math.max(0, at));
    const echoed = words.every((word) => isSaid(word, facts.client.text));
    if (sentence.question || (echoed && !THERE_IS.test(sentence.text)) || (echoed && DENIED.test(sentence.text)))
      continue;
    return [
      {
        guard: 'guarantee',
        what: 'unknown_name',
        excerpt: excerptOf(view, Math.max(0, at), Math.max(0, at) + m[0].length),
        advice: `«${m[0]}» stands nowhere in the catalog or the knowledge. Name no person and no place that does not.`,
      },
    ];
  }
  return [];
}

const DENIED = /(?<!\p{L})(?:нет|не|no|not|n't|don't|isn't|only|только)(?!\p{L})/u;
const isKnown = (word: string, { words, grounds }: Facts): boolean =>
  COMMON.test(word) || words.has(stem(word)) || relativesOf(stem(word), grounds).length > 0;
/** In another form too: «из Казани» of «Казань». */
const isSaid = (word: string, text: string): boolean => text.includes(word.slice(0, Math.max(4, word.length - 2)));

/** «в 10:00 по Лондону», "10 am London time": whose clock it is, and nothing is claimed of the place. */
const isClock = (raw: string, at: number, length: number): boolean =>
  /\d[^.!?]{0,12}[\s(]по\s(?:\p{Lu}\p{Ll}+[\s-])?$/u.test(raw.slice(0, at)) ||
  /^(?:[\s-]\p{Lu}\p{Ll}+)?\s(?:time|clock)(?!\p{L})|^\s?\(UTC/u.test(raw.slice(at + length));

const isSentenceStart = (raw: string, at: number): boolean =>
  /(?:^|[.!?…:;\n()—–-])[\s«"“'*_—–-]*$/u.test(raw.slice(0, at));
/** «Олег Жданов» at the start of a sentence: two capitals. */
const NEXT = /^\s(\p{Lu}\p{Ll}{2,})/u;
