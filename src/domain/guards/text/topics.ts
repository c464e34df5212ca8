// What a text speaks of, by the words it has: how a figure, a free thing or a promise of a reply is held against the brand's own sentences.
import { fold } from './fold';
import { partsAt } from './parts';
import { relatedStems } from './related';
import { contentStems, stem, topicStems, wordsOf } from './stems';
import type { Said } from './view';

/** Where a figure stands in the knowledge: what it is a figure of, in stems. A figure of the catalog has a product instead. */
export interface Topic {
  stems: ReadonlySet<string>;
  heading: ReadonlySet<string>;
  /** the passage it stands in */
  place: string;
  /** what may stand for the words of both */
  related: ReadonlySet<string>;
  /** words of its own part of the sentence, and of the parts that have other figures: «на ЕГЭ до …, на ОГЭ до …» */
  contrast?: { own: ReadonlySet<string>; others: ReadonlySet<string> };
}

/** A statement with the words it consists of. */
export interface Statement {
  stems: ReadonlySet<string>;
  numbers: ReadonlySet<number>;
  text: string;
}

/** Something that is not so: the words of a clause that denies. */
export interface Denial {
  stems: readonly string[];
  text: string;
}

/** Something free of charge, by the words round it. */
export interface FreeFact {
  stems: readonly string[];
  nearest: readonly string[];
  /** what is done free of charge, where a deed is: «перенести», «сменить» */
  deeds: readonly string[];
  /** the word right after it */
  following?: string;
  related: ReadonlySet<string>;
  text: string;
  /** all of its sentence and of the heading */
  around: ReadonlySet<string>;
  /** the heading of its passage */
  place?: string;
}

/**
 * @param at where in the sentence the figure stands
 * @param figures where others of its kind do
 */
export const topicOf = (text: string, heading = '', at?: number, figures: readonly number[] = []): Topic => ({
  contrast: at === undefined ? undefined : contrastAt(text, at, figures),
  stems: new Set(topicStems(text)),
  heading: new Set(topicStems(fold(heading))),
  place: heading,
  related: relatedStems(`${fold(heading)} ${text}`),
});

function contrastAt(text: string, at: number, figures: readonly number[]): Topic['contrast'] {
  const parts = partsAt(text, at, figures);
  // «375 $ в месяц: свет 120, уборка 110»: a whole and what it is made of
  if (text[text.indexOf(parts.own) + parts.own.length] === ':') return undefined;
  const [own, others] = [new Set(topicStems(parts.own)), new Set(parts.others.flatMap(topicStems))];
  const contrast = {
    own: new Set([...own].filter((s) => !others.has(s))),
    others: new Set([...others].filter((s) => !own.has(s))),
  };
  return contrast.own.size > 0 && contrast.others.size > 0 ? contrast : undefined;
}

/** What is said of one part of a sentence is told of another: «заявление на ЕГЭ до 1 марта» of the part on ОГЭ. */
const isOfOther = (said: Said, asked: ReadonlySet<string>, { contrast }: Topic): boolean =>
  contrast !== undefined &&
  [...said.part].some((s) => contrast.others.has(s)) &&
  ![...contrast.own].some((s) => said.stems.has(s) || asked.has(s));

/** How much of what is said the fact's own passage speaks of: a word of its sentence counts most, one that stands for it least. */
export function nearness({ stems }: Said, { stems: own, heading, related }: Topic): number {
  let near = 0;
  for (const s of stems) near += own.has(s) ? 1 : heading.has(s) ? 0.6 : related.has(s) ? 0.5 : 0;
  return near;
}

/**
 * The facts that an answer speaks of: by its own words, and where those say nothing («30, 30, 30 и последние 10 %»), by those of the
 * question it answers as well.
 */
export function onTopicOf<T extends { topic?: Topic }>(
  said: Said,
  asked: ReadonlySet<string>,
  all: readonly T[],
  rivals: readonly T[] = [],
  places: ReadonlySet<string> = new Set(),
): T[] {
  const facts = all.filter(({ topic }) => !topic || !isOfOther(said, asked, topic));
  const own = onTopic(said, facts, rivals);
  if (own.length > 0) return own;
  const answered = onTopicAsked(said, asked, facts, rivals);
  return answered.length > 0 ? answered : inPlace(said, asked, facts, rivals, places);
}

function onTopicAsked<T extends { topic?: Topic }>(
  said: Said,
  asked: ReadonlySet<string>,
  facts: readonly T[],
  rivals: readonly T[],
): T[] {
  if (asked.size === 0) return [];
  // his words are many and about anything: one of them at least is the fact's own, and a longer answer says something of it too
  const named = facts.filter(
    ({ topic }) =>
      !topic || ([...asked].some((s) => topic.stems.has(s)) && (said.stems.size < 4 || nearness(said, topic) > 0)),
  );
  return onTopic({ stems: new Set([...said.stems, ...asked]), part: said.part }, named, rivals);
}

/** Facts of the knowledge, where it has no other of their kind for what is said and asked: nothing is contradicted by them. */
export function unopposed<T extends { topic?: Topic }>(
  said: Said,
  asked: ReadonlySet<string>,
  facts: readonly T[],
  rivals: readonly T[],
): T[] {
  const all = { stems: new Set([...said.stems, ...asked]), part: said.part };
  const isOpposed = rivals.some((r) => r.topic && !facts.includes(r) && nearness(all, r.topic) >= OPPOSED);
  return isOpposed ? [] : facts.filter(({ topic }) => topic !== undefined && !isOfOther(said, asked, topic));
}
const OPPOSED = 0.5;

/** Facts of the passages the conversation is about, when the sentence says a word of theirs and speaks of no rival much better. */
function inPlace<T extends { topic?: Topic }>(
  said: Said,
  asked: ReadonlySet<string>,
  facts: readonly T[],
  rivals: readonly T[],
  places: ReadonlySet<string>,
): T[] {
  const all = { stems: new Set([...said.stems, ...asked]), part: said.part };
  const best = Math.max(0, ...rivals.map(({ topic }) => (topic ? nearness(all, topic) : 0)));
  const isNamed = ({ stems }: Topic): boolean => [...all.stems].some((s) => stems.has(s));
  return facts.filter(({ topic }) => {
    if (!topic || !places.has(topic.place) || nearness(all, topic) < best * IN_PLACE) return false;
    if (isNamed(topic) || [...all.stems].some((s) => isRussian(s) !== isRussian(topic.place) && topic.related.has(s)))
      return true;
    // by its heading alone: when no figure beside it is named
    return (
      [...all.stems].some((s) => topic.heading.has(s)) &&
      !rivals.some((r) => r.topic && r.topic.place === topic.place && isNamed(r.topic))
    );
  });
}
const IN_PLACE = 0.4;
const isRussian = (text: string): boolean => /[а-яё]/i.test(text);

/**
 * The facts that speak of what the text speaks of: two words in common, or the only one it has. Where other facts of the same kind (`rivals`)
 * speak of it clearly better, they are the ones to be right: the 7 days in which a deposit is returned, not the 30 of another passage.
 */
function onTopic<T extends { topic?: Topic }>(said: Said, facts: readonly T[], rivals: readonly T[] = []): T[] {
  let best = 0;
  let place = '';
  for (const { topic } of rivals) {
    const near = topic ? nearness(said, topic) : 0;
    if (topic && near > best) [best, place] = [near, topic.place];
  }
  return facts.filter(({ topic }) => {
    if (!topic) return true;
    const near = nearness(said, topic);
    // «…, мебель ещё 23 000»: of its own part of the sentence every word is the fact's
    const ofPart = [...said.part].filter((s) => topic.stems.has(s)).length;
    if (ofPart >= 2 && ofPart >= said.part.size * MOSTLY) return true;
    if (said.part.size > 0 && near >= best && [...said.part].every((s) => topic.stems.has(s) || topic.heading.has(s)))
      return true;
    return (
      near >= Math.min(1, said.stems.size * 0.7, topic.stems.size) &&
      near > 0 &&
      (near >= best * RIVALRY || (topic.place === place && [...said.stems].some((s) => topic.stems.has(s))))
    );
  });
}
const RIVALRY = 0.6;
const MOSTLY = 2 / 3;

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
export function freeWindow(
  text: string,
  at: number,
  word: string,
  reach = 7,
): Omit<FreeFact, 'related' | 'around' | 'place'> {
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
  return {
    stems: [...left, ...right],
    nearest,
    following: contentStems(/^\s+(\p{L}+)/u.exec(text.slice(at + word.length))?.[1] ?? '')[0],
    deeds,
    text: `${before} ${word} ${after}`,
  };
}
const RU_VERB = /\p{L}{2,}(?:ть|ться|ти|тись|ем|им|ют|ут|ят|ет|ит|ится|ется)(?!\p{L})/gu;

export function runsOfThree(text: string): Set<string> {
  const stems = wordsOf(text).map(stem);
  return new Set(stems.slice(2).map((_, i) => stems.slice(i, i + 3).join(' ')));
}
