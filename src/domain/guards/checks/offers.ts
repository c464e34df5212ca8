// What is offered and when the door is open: kinds of things the brand's texts have not even the word of, and hours that stand nowhere.

import type { Facts } from '../facts/facts';
import { relativesOf } from '../facts/grounds';
import { denies } from '../text/denial';
import { NUMBER_WORDS } from '../text/lexicon';
import { contentStems, stem } from '../text/stems';
import { excerptOf, type View } from '../text/view';
import type { Finding } from '../types';

const OFFER =
  /(?<!\p{L})(?:(\p{L}{4,})\s+(?:тоже|также)\s+(?:готовим|преподаем|ведем|делаем|продаем|сдаем|оформляем|строим)|(?:готовим|преподаем|продаем|сдаем)\s+(?:и|также|еще)\s+(\p{L}{4,})|we\s+(?:also|do also)\s+(?:teach|sell|rent|build|offer|let)\s+(\p{L}{4,}))(?!\p{L})/gu;

const OPEN = /(?<!\p{L})(?:открыт\p{L}*|работа(?:ем|ет|ют)|часы работы|open|opening hours)(?!\p{L})/u;
const N = `\\d{1,2}(?::\\d\\d)?|${[...NUMBER_WORDS.keys()].filter((w) => w.length > 2).join('|')}`;
const SPAN = new RegExp(
  `(?<![\\p{L}\\d])(?:с|from)\\s+(${N})(?:\\s+(?:утра|дня))?\\s+(?:до|to|till|until)\\s+(${N})(?![\\p{L}\\d])`,
  'gu',
);

export function checkOffers(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'guarantee', what, excerpt: excerptOf(view, from, to), advice });
  };
  for (const sentence of view.sentences) {
    if (sentence.question || denies(sentence.text)) continue;
    for (const m of sentence.text.matchAll(OFFER)) {
      const thing = (m[1] ?? m[2] ?? m[3]) as string;
      if (!facts.words.has(stem(thing)))
        find(
          'unknown_offer',
          sentence.from + m.index,
          sentence.from + m.index + m[0].length,
          `We have no «${thing}». Offer only what stands in the catalog.`,
        );
    }
    if (!OPEN.test(sentence.text)) continue;
    for (const m of sentence.text.matchAll(SPAN))
      if (!isOpen(sentence.text, [m[1] as string, m[2] as string], facts))
        find(
          'unknown_hours',
          sentence.from + m.index,
          sentence.from + m.index + m[0].length,
          `No such hours («${m[0]}») stand in the knowledge.`,
        );
  }
  return findings;
}

/** Both hours stand in one clause that speaks, with its heading, of the same place. */
function isOpen(text: string, hours: [string, string], facts: Facts): boolean {
  const said = contentStems(text).flatMap((s) => relativesOf(s, facts.grounds));
  return facts.grounds.clauses.some((c) => {
    const times = [...c.text.matchAll(/(?<!\d)(\d{1,2})(?::(\d\d))?(?!\d)/g)].map(
      (m) => Number(m[1]) + Number(m[2] ?? 0) / 60,
    );
    return said.some((s) => c.around.has(s)) && hours.every((h) => asHours(h).some((hour) => times.includes(hour)));
  });
}

/** «Девяти» is 9 or 21. */
function asHours(word: string): number[] {
  const [hour, minutes = '0'] = word.split(':') as [string, string?];
  const value = (NUMBER_WORDS.get(hour) ?? Number(hour)) + Number(minutes) / 60;
  return value < 12 && !word.includes(':') ? [value, value + 12] : [value];
}
