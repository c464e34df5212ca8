// How often something is done: «раз в месяц», "twice a week", «каждый день». Where the brand says how often, another frequency is untrue.

import type { Facts } from '../facts/facts';
import { placesSpokenOf } from '../facts/grounds';
import { isDenied } from '../text/denial';
import { NUMBER_WORDS } from '../text/lexicon';
import { nearness, type Topic } from '../text/topics';
import { excerptOf, sentenceAt, topicAt, type View } from '../text/view';
import type { Finding } from '../types';

export interface Frequency {
  /** times a year */
  times: number;
  from: number;
  to: number;
}

export interface FrequencyFact {
  times: number;
  topic: Topic;
}

const A_YEAR: [times: number, words: RegExp][] = [
  [365, /^(?:дн\p{L}+|день|сут\p{L}+|days?|daily|ежедневн\p{L}*|nights?|ноч\p{L}*|вечер\p{L}*)$/u],
  [52, /^(?:недел\p{L}+|weeks?|weekly|еженедельн\p{L}*)$/u],
  [12, /^(?:месяц\p{L}*|months?|monthly|ежемесячн\p{L}*)$/u],
  [4, /^(?:квартал\p{L}*|quarters?|quarterly|ежеквартальн\p{L}*)$/u],
  [1, /^(?:год\p{L}*|years?|yearly|annually|ежегодн\p{L}*)$/u],
];
const PERIOD =
  'день|дня|дней|дню|сутки|неделю|недели|недель|неделе|месяц|месяца|месяцев|месяце|квартал|год|года|days?|nights?|weeks?|months?|quarters?|years?';
const N = `\\d{1,2}|${[...NUMBER_WORDS.keys()].filter((w) => w.length > 2).join('|')}`;
const OFTEN = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:(${N}) (?:раза?|заняти[еяй]|урок\\p{L}*|lessons?)|(раз|дважды|трижды|once|twice)|(${N}) times) (?:в|на|a|per|every|each|каждую|каждый) (?:(${N}) )?(${PERIOD})|(?:кажд\\p{L}+|люб\\p{L}+|every|each|any) (?:(${N}) )?(${PERIOD})|(ежедневн\\p{L}+|еженедельн\\p{L}+|ежемесячн\\p{L}+|ежеквартальн\\p{L}+|ежегодн\\p{L}+|daily|weekly|monthly|quarterly|yearly|annually))(?![\\p{L}\\d])`,
  'gu',
);
const TIMES: Record<string, number> = { раз: 1, once: 1, дважды: 2, twice: 2, трижды: 3 };

/** The frequencies a folded text tells. */
export function frequenciesIn(text: string): Frequency[] {
  return [...text.matchAll(OFTEN)].flatMap((m) => {
    const number = (word: string | undefined): number =>
      word === undefined ? 1 : (NUMBER_WORDS.get(word) ?? Number(word));
    const times = m[2] ? (TIMES[m[2]] as number) : number(m[1] ?? m[3]);
    const every = number(m[4] ?? m[6]);
    const period = (m[5] ?? m[7] ?? m[8]) as string;
    const aYear = A_YEAR.find(([, words]) => words.test(period))?.[0];
    return aYear === undefined ? [] : [{ times: (times * aYear) / every, from: m.index, to: m.index + m[0].length }];
  });
}

/** «Несколько раз в месяц» */
const VAGUE = /(?<!\p{L})(?:несколько|пару|a few|several|a couple of)\s$/u;
const SAME = 0.15;
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(a, b);

export function checkFrequencies(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const { times, from, to } of frequenciesIn(view.text)) {
    const { question } = sentenceAt(view, from);
    // a monthly rent is no report, and on any day is whenever one likes
    if (
      question ||
      isDenied(view, from) ||
      /^(?:monthly|люб|any)/.test(view.text.slice(from)) ||
      VAGUE.test(view.text.slice(0, from))
    )
      continue;
    const said = topicAt(view, from);
    const places = placesSpokenOf(view, facts);
    const near = facts.frequencies.map((f) => ({ f, near: nearness(said, f.topic) }));
    const best = Math.max(0, ...near.map((n) => n.near));
    if (best < Math.min(NEAR, said.stems.size * 0.6)) continue;
    if (near.some(({ f, near: n }) => isSame(f.times, times) && (n >= best * 0.5 || places.has(f.topic.place))))
      continue;
    findings.push({
      guard: 'date',
      what: 'unknown_frequency',
      excerpt: excerptOf(view, from, to),
      advice: `«${view.text.slice(from, to)}» is not how often that is. Say it as the knowledge does, or leave it out.`,
    });
  }
  return findings;
}
const NEAR = 1;
