// Sweeping words: always, never, only, all, any. «Владелец всегда согласен» is true of little; it has to stand so in the brand's texts. And
// what is for one thing only («наличными только бронь») is not said of another.

import type { Facts } from '../facts/facts';
import { clausesOf, isDenying, isRelative, relativesOf, sayingStems } from '../facts/grounds';
import { clauseAt } from '../text/denial';
import { anyOf, everyOf } from '../text/patterns';
import { excerptOf, type Sentence, type View } from '../text/view';
import type { Finding } from '../types';

const SWEEPING = everyOf`
  всегда|никогда|ни разу|ни одн\p{L}+|никаких|никто|никому|при любых|на любом этапе|любом количестве|без исключени\p{L}+|поголовно|сплошь
  always|never|not once|no one|nobody|at any stage|without exception|every single|whatever happens
`;
/** What the speaker does or does not do, and how people feel, is talk. */
const TALK = anyOf`
  я|мне|я бы|не поздно|как всегда|если|i|i'd|i'll|as always|welcome|happy to|рад\p{L}*|пишите|напишите|спрашивайте|обращайтесь|задавайте|можете|обеща\p{L}+|гарантир\p{L}+|promise|guarantee|знает|скаж\p{L}+|сказать|predict\p{L}*|forecast\p{L}*|can (?:say|tell|know)|will (?:say|tell)|knows?|решени[ея] (?:\p{L}+ )?за \p{L}+|никто не отмен\p{L}+
`;
const ONLY = /(?<!\p{L})(?:только|лишь|исключительно|only|solely)(?!\p{L})/u;

export function checkSweeping(view: View, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string, from: number, to: number, advice: string): void => {
    findings.push({ guard: 'guarantee', what, excerpt: excerptOf(view, from, to), advice });
  };
  for (const sentence of view.sentences) {
    if (sentence.question) continue;
    for (const m of sentence.text.matchAll(SWEEPING)) {
      const clause = clauseAt(sentence.text, m.index);
      if (TALK.test(clause) || isToldSo(clause, m[0], facts)) continue;
      find(
        'unknown_absolute',
        sentence.from + m.index,
        sentence.from + m.index + m[0].length,
        `The knowledge does not say «${m[0]}» of that. Say only what it says.`,
      );
      break;
    }
    const limit = limitOf(sentence, facts);
    if (limit)
      find('beyond_limit', sentence.from, sentence.to, `That is for one thing only: «${limit.trim().slice(0, 120)}».`);
  }
  return findings;
}

/** The brand's texts say it with a sweeping word, or deny it, of the same thing. */
function isToldSo(clause: string, word: string, { grounds, client }: Facts): boolean {
  const stems = sayingStems(clause.replace(word, ' '));
  if (stems.length === 0) return true;
  const near = new Set([...stems, ...client.asked].flatMap((s) => relativesOf(s, grounds)));
  return grounds.clauses.some((c) => {
    if (/^(?:всегда|always)$/.test(word) && stems.every((s) => c.around.has(s))) return true;
    if (!(EVER.test(c.text) || c.denies)) return false;
    return c.stems.filter((s) => near.has(s)).length >= Math.min(2, c.stems.length * 0.6, stems.length * 0.6);
  });
}
const EVER = anyOf`всегда|никогда|любо\p{L}+|кажд\p{L}+|все|всех|ни|никто|always|never|any|every|all|nobody|no one|nothing`;

/** A clause of the knowledge that allows something for one thing only, when the sentence says it of something else. */
function limitOf(sentence: Sentence, { grounds, client }: Facts): string | undefined {
  for (const clause of clausesOf(sentence.text)) {
    if (isDenying(clause) || ONLY.test(clause) || !POSSIBLE.test(clause)) continue;
    const stems = sayingStems(clause);
    if (stems.length < 2) continue;
    const met = new Set(stems.flatMap((s) => relativesOf(s, grounds)));
    const near = new Set([...sayingStems(sentence.text), ...client.asked].flatMap((s) => relativesOf(s, grounds)));
    for (const limited of grounds.limits) {
      const spoken = limited.of.filter((s) => met.has(s));
      if (spoken.length === 0 || weigh(spoken, grounds.weigh) < SPOKEN * weigh(limited.of, grounds.weigh)) continue;
      if (limited.to.some((s) => near.has(s) || [...near].some((n) => isRelative(n, s)))) continue;
      return limited.text;
    }
  }
  return undefined;
}
const POSSIBLE = anyOf`
  можно|можете|сможете|возможн\p{L}*|принима\p{L}+|прим\p{L}+|бер[уе]\p{L}*|подойд\p{L}+|подход\p{L}+|годится|разреш\p{L}+|can|may|accept\p{L}*|fine|possible|allowed|welcome|work|works|ok|okay|take
`;
const SPOKEN = 0.5;
const weigh = (stems: readonly string[], of: (s: string) => number): number => stems.reduce((sum, s) => sum + of(s), 0);
