// What a text speaks of, by the words it has: how a figure, a free thing or a promise of a reply is held against the brand's own sentences.
import { fold } from './fold';
import { contentStems, stem, topicStems, wordsOf } from './stems';
import type { Said } from './view';

/** Where a figure stands in the knowledge: what it is a figure of, in stems. A figure of the catalog has a product instead. */
export interface Topic {
  stems: ReadonlySet<string>;
  heading: ReadonlySet<string>;
  russian: boolean;
}

/** A statement with the words it consists of. */
export interface Statement {
  stems: ReadonlySet<string>;
  numbers: ReadonlySet<number>;
  text: string;
}

/** Something free of charge, by the words round it. */
export interface FreeFact {
  stems: readonly string[];
  nearest: readonly string[];
  /** what is done free of charge, where a deed is: «перенести», «сменить» */
  deeds: readonly string[];
  text: string;
}

export const topicOf = (text: string, heading = ''): Topic => ({
  stems: new Set(topicStems(text)),
  heading: new Set(topicStems(fold(heading))),
  russian: /[а-я]/.test(text),
});

/**
 * The facts that speak of what the text speaks of: two words in common, or the only one it has, at least one of them in the fact's own
 * sentence. Where the figure is told in the other language only, the words known in both (stems.ts), names and the heading decide.
 */
export function onTopic<T extends { topic?: Topic }>(said: Said, facts: readonly T[]): T[] {
  const toldHere = facts.some((f) => f.topic?.russian === said.russian);
  return facts.filter(({ topic }) => {
    if (!topic) return true;
    const shared = [...said.stems].filter((s) => topic.stems.has(s)).length;
    const headed = [...said.stems].filter((s) => topic.heading.has(s) && !topic.stems.has(s)).length;
    if (topic.russian !== said.russian) return toldHere ? shared >= 2 : shared + headed >= 1;
    return shared > 0 && shared + headed >= Math.min(2, said.stems.size, topic.stems.size);
  });
}

export function statement(text: string): Statement {
  return {
    stems: new Set(contentStems(text)),
    numbers: new Set([...text.matchAll(/\d+(?:[.,]\d+)?/g)].map((m) => Number(m[0].replace(',', '.')))),
    text,
  };
}

/**
 * What is said round a "free" within the sentence. `nearest`: the thing it is an attribute of; an adverb («перенести бесплатно») has
 * none, because there the deed is free and not the thing.
 * @param reach words before it that count
 */
export function freeWindow(text: string, at: number, word: string, reach = 7): FreeFact {
  const before =
    text
      .slice(0, at)
      .split(/[.!?…](?=\s)|\n/u)
      .at(-1)
      ?.split(/\s+/)
      .slice(-reach)
      .join(' ') ?? '';
  const after =
    text
      .slice(at + word.length)
      .split(/[.!?…](?=\s|$)|\n/u)[0]
      ?.split(/\s+/)
      .slice(0, 7)
      .join(' ') ?? '';
  const [left, right] = [contentStems(before), contentStems(after)];
  const nearest = /бесплатно$/.test(word) ? [] : [...left.slice(-1), ...right.slice(0, 1)];
  const clause = `${before.split(/[,;:()]|\s-\s/).at(-1)} ${after.split(/[,;:()]|\s-\s/)[0]}`;
  const deeds = /бесплатно$/.test(word) ? contentStems((clause.match(RU_VERB) ?? []).join(' ')) : [];
  return { stems: [...left, ...right], nearest, deeds, text: `${before} ${word} ${after}` };
}
const RU_VERB = /\p{L}{2,}(?:ть|ться|ти|тись|ем|им|ют|ут|ят|ет|ит|ится|ется)(?!\p{L})/gu;

export function runsOfThree(text: string): Set<string> {
  const stems = wordsOf(text).map(stem);
  return new Set(stems.slice(2).map((_, i) => stems.slice(i, i + 3).join(' ')));
}
