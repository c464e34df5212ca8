// Where somebody is sent: a street and a house number stand in the brand's texts, together.
import type { Facts } from '../facts/facts';
import { everyOf } from '../text/patterns';
import { contentStems, isFunctionWord, wordsOf } from '../text/stems';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

const STREET = everyOf`
  (?:jl|jalan|улица|ул|проспект\p{L}*|пр-т|переул\p{L}+|пер|шоссе|набережн\p{L}+|бульвар\p{L}*|street|road|avenue|lane)
`;
const REACH = 40;
// «ул.», "Jl.": the dot ends no sentence
const LONGEST_SHORT = 3;
const WHOLE = /^[^\d.!?]{0,30}?(\d{1,4})(?![\d:])/u;
const SHORT = /^\.?[^\d.!?]{0,30}?(\d{1,4})(?![\d:])/u;

export function checkPlaces(view: View, facts: Facts): Finding[] {
  for (const m of view.text.matchAll(STREET)) {
    const sentence = sentenceAt(view, m.index);
    const [from, to] = [Math.max(sentence.from, m.index - REACH), Math.min(sentence.to + REACH, m.index + REACH)];
    const number = (m[0].length > LONGEST_SHORT ? WHOLE : SHORT).exec(view.text.slice(m.index + m[0].length, to))?.[1];
    if (sentence.question || number === undefined || facts.client.text.includes(number)) continue;
    const names = wordsOf(view.text.slice(from, to)).filter((word) => !isFunctionWord(word));
    const stems = new Set(names.flatMap(contentStems));
    const isKnown = facts.statements.some(
      (s) => s.numbers.has(Number(number)) && STREETS.test(s.text) && [...stems].some((x) => s.stems.has(x)),
    );
    if (!isKnown)
      return [
        {
          guard: 'link',
          what: 'unknown_address',
          excerpt: excerptOf(view, m.index, m.index + m[0].length),
          advice: 'That address is none of ours. Give only one that stands in the knowledge, word for word.',
        },
      ];
  }
  return [];
}
const STREETS = new RegExp(STREET.source, 'u');
