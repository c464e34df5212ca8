// Finds the words for an appointment in a clause and says how strong each is as a sign of one.
import { stem } from '../words';
import type { Clause, Word } from './clauses';
import { ENGLISH_DOINGS, ENGLISH_EVENTS, ENGLISH_SOFT } from './words-en';
import { RUSSIAN_DOINGS, RUSSIAN_EVENTS } from './words-ru';
import { RUSSIAN_SOFT } from './words-ru-soft';

/** `-`: the name is no noun («посмотреть»). */
export type Gender = 'm' | 'f' | 'n' | 'pl' | '-';

/**
 * event — happens at an hour by itself («встреча», "flight"); doing — a verb in the first person («лечу», "I'm seeing");
 * soft — a person, a place or a pastime («юрист», "gym"); unnamed — «у меня …», "I have a …" and a word nobody listed.
 */
export type Strength = 'event' | 'doing' | 'soft' | 'unnamed';

export interface EventWord {
  strength: Strength;
  /** Its nominative, for Russian; what a verb is as an event. */
  name?: string;
  gender?: Gender;
  /** Place in the message, [from, to). */
  from: number;
  to: number;
}

type Entry = Pick<EventWord, 'strength' | 'name' | 'gender'>;

const LISTED = new Map<string, Entry>([
  ...russian(RUSSIAN_SOFT, 'soft'),
  ...russian(RUSSIAN_EVENTS, 'event'),
  ...english(ENGLISH_SOFT, 'soft'),
  ...english(ENGLISH_EVENTS, 'event'),
]);
/** Russian nominatives, for words mistyped where the stem would be cut off. */
const FULL = new Map(
  [...LISTED.values()].flatMap((entry): [string, Entry][] => (entry.name ? [[entry.name.toLowerCase(), entry]] : [])),
);
/** Shorter stems have too many honest neighbours. */
const SHORTEST_MISTYPED = 6;
/** By first letter and length: where a mistyped word is looked for. */
const LONG_STEMS = new Map<string, string[]>();
for (const known of [...LISTED.keys(), ...FULL.keys()]) {
  if (known.length < SHORTEST_MISTYPED) continue;
  const key = `${known[0]}${known.length}`;
  LONG_STEMS.set(key, [...(LONG_STEMS.get(key) ?? []), known]);
}
const DOINGS = [...russianDoings(), ...englishDoings()];
/** Asked first: one look at each word instead of one for each verb. */
const ANY_DOING = new RegExp(bounded(DOINGS.map(({ source }) => source).join('|')).source, 'u');

/** A meal is a time of day after these («в обед», "after lunch"), unless one has it with somebody. */
const BEFORE_MEAL = /^(?:в|во|до|после|к|под|at|after|before|by|around|over|during|за)$/;
const MEAL = /^(?:обед\p{L}*|ланч\p{L}*|lunch)$/u;
/** «комитет в зуме», "call on Zoom": where, not what. */
const PLATFORM = /^(?:зум\p{L}*|zoom|скайп\p{L}*|skype|teams)$/u;
const BY_MEANS = /^(?:в|во|по|on|via|over|in|through)$/;
/** What is not there («так что без звонков», "so no calls"). */
const ABSENT = /^(?:no|without|без|нет|никаких|never)$/;

/** In the order of the text; a verb and the noun beside it are both there. */
export function eventWords(clause: Clause): EventWord[] {
  const { words } = clause;
  const nouns = words.flatMap((word, i) => {
    const [before, after] = [words[i - 1]?.text ?? '', words[i + 1]?.text ?? ''];
    if (ABSENT.test(before) || /^(?:ни|no)$/.test(words[i - 2]?.text ?? '')) return [];
    if (MEAL.test(word.text) && BEFORE_MEAL.test(before) && !/^(?:с|со|with)$/.test(after)) return [];
    const entry = entryOf(word);
    if (!entry) return [];
    const strength = PLATFORM.test(word.text) && BY_MEANS.test(before) ? 'soft' : entry.strength;
    return [{ ...entry, strength, from: word.from, to: word.to }];
  });
  const verbs = (ANY_DOING.test(clause.text) ? DOINGS : []).flatMap(({ pattern, source: _, ...entry }) =>
    [...clause.text.matchAll(pattern)].map((match) => ({
      ...entry,
      from: clause.from + match.index,
      to: clause.from + match.index + match[0].length,
    })),
  );
  return [...nouns, ...verbs].sort((a, b) => a.from - b.from);
}

const HAVING =
  /(?<!\p{L})(?:у меня|у нас|(?:я|мы)\s+(?:сегодня\s+|завтра\s+)?на|(?:иду|идем|еду|едем|пойду|пойдем|поеду|записан[аы]?|записал\p{L}*|приглашен[аы]?|пригласили|позвали|зовут|ждут|билеты?)\s+(?:на|в)|i have|i've got|i've|i got|we have|we've got|we've|booked (?:in )?for|(?:i'm|we're|im|i am|we are|and i are) (?:(?:going|off) to (?:the|an?|my|our)|at|attending)|invited to|attending)(?![\p{L}'])/gu;
/** Between «у меня» and what one has. */
const FILLER =
  /^(?:еще|там|тоже|как|раз|назначен[аоы]?|будет|есть|уже|запланирован[аоы]?|стоит|снова|опять|важн\p{L}{2,3}|большо\p{L}{1,2}|a|an|the|my|our|another|also|this|that|big|small|важно|в|на|во)$/u;
/** One has these at any hour. */
const NO_EVENT =
  /^(?:нет|не|вопрос\p{L}*|время|времени|свободн\p{L}*|окно|окна|получ\p{L}*|все|всё|работа|работы|дела|дети|дом\p{L}?|деньги|денег|зарплата|отпуск\p{L}?|выходн\p{L}*|бюджет\p{L}?|план\p{L}*|возможност\p{L}*|связ\p{L}*|интернет\p{L}?|машин\p{L}*|идея|проблем\p{L}*|просьба|предложени\p{L}*|срок\p{L}*|мало|много|ничего|очень|месте|этой|этот|это|то|так|такой|только|день|дни|вечер|утро|час\p{L}*|минут\p{L}*|недел\p{L}*|море|пляж\p{L}?|юг|муж\p{L}?|жена|сын|дочь|ребенок|мама|он|она|to|been|no|not|had|got|some|any|an?|question|questions|time|idea|kids|children|money|slot|window|free|nothing|everything|all|home|work|already|just|seen|read|decided|budget|plans|only|about|around|until|till|from|two|three|one|fine|ok|it|issue|problem|access|wifi|doubts?|couple|few|more|less|enough|day|week|weekend|office)$/u;

/** Whether the text may hold an unnamed one at all. */
export function hasUnnamed(text: string): boolean {
  return text.search(HAVING) >= 0;
}

/** «У меня гончарка», "I have pottery": what nobody listed and one can only have at an hour. @param isTime whether a word tells a time */
export function unnamedWord(
  { text, from: start, words }: Clause,
  isTime: (word: Word) => boolean,
): EventWord | undefined {
  for (const match of text.matchAll(HAVING)) {
    const end = start + match.index + match[0].length;
    const head = words.find((word) => word.from >= end && !isTime(word) && !FILLER.test(word.text));
    if (head && isThing(head.text)) return { strength: 'unnamed', from: head.from, to: head.to };
  }
  return undefined;
}

function isThing(word: string): boolean {
  return (
    word.length > 2 &&
    /^\p{L}/u.test(word) &&
    !NO_EVENT.test(word) &&
    !/(?:ть|ться|лся|лась|лись|[аеиуя]ю|[аяеи]т|ил|ал|ала|ила|или|али|ed)$/u.test(word)
  );
}

function entryOf(word: Word): Entry | undefined {
  const key = keyOf(word.text);
  const whole = LISTED.get(key) ?? LISTED.get(word.text);
  if (whole) return whole;
  if (word.text.includes('-')) return LISTED.get(keyOf(word.text.slice(word.text.lastIndexOf('-') + 1)));
  const meant = mistyped(key) ?? mistyped(word.text);
  return meant === undefined ? undefined : (LISTED.get(meant) ?? FULL.get(meant));
}

/** Russian words by stem, English ones as they are. */
function keyOf(word: string): string {
  return /[а-я]/.test(word) ? stem(word) : word.replace(/'s$/, '');
}

/** Honest words one slip away from a listed one. */
const HONEST =
  /^(?:завтр\p{L}*|концепт\p{L}*|контракт\p{L}*|посмотр\p{L}*|сервиз\p{L}*|кредит\p{L}*|singing|sitting|patents?|closet|expert|lessen|diner|nearing|healing|working|marking|parking|mailing)$/u;

function mistyped(word: string): string | undefined {
  if (word.length < SHORTEST_MISTYPED - 1 || HONEST.test(word)) return undefined;
  for (const length of [word.length - 1, word.length, word.length + 1]) {
    const found = LONG_STEMS.get(`${word[0]}${length}`)?.find((known) => oneSlip(word, known));
    if (found) return found;
  }
  return undefined;
}

/** One letter missing, too many, wrong, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [restA, restB] = [a.slice(from, endA), b.slice(from, endB)];
  if (restA.length + restB.length <= 2) return restA.length <= 1 && restB.length <= 1;
  return restA.length === 2 && restA === [...restB].reverse().join('');
}

function lines(list: string): string[] {
  return list.split('\n').flatMap((line) => line.trim() || []);
}

function russian(list: string, strength: Strength): [string, Entry][] {
  return lines(list).flatMap((line) => {
    const [gender, name, ...forms] = line.split(/\s+/) as [Gender, string, ...string[]];
    return [name, ...forms].map((form): [string, Entry] => [
      stem(form.toLowerCase().replaceAll('ё', 'е')),
      { strength, name, gender },
    ]);
  });
}

function english(list: string, strength: Strength): [string, Entry][] {
  // Whole, not by stem: "meet" is no "meeting", "view" no "viewing".
  return lines(list).flatMap((line) =>
    line.split(/\s+/).flatMap((form): [string, Entry][] => [
      [form, { strength }],
      [`${form}s`, { strength }],
    ]),
  );
}

function bounded(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'gu');
}

function russianDoings() {
  return lines(RUSSIAN_DOINGS).map((line) => {
    const [source, said] = line.split(' = ') as [string, string];
    const [gender, ...name] = said.split(' ') as [Gender, ...string[]];
    return { source, pattern: bounded(source), strength: 'doing' as const, name: named(name.join(' ')), gender };
  });
}

function englishDoings() {
  return lines(ENGLISH_DOINGS).map((line) => {
    const [source, name = '-'] = line.split(' = ') as [string, string?];
    return { source, pattern: bounded(source), strength: 'doing' as const, name: named(name) };
  });
}

/** `-`: the words as they are. */
function named(name: string): string | undefined {
  return name === '-' ? undefined : name;
}
