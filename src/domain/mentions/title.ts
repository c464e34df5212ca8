// Names an event in the client's own words: the noun phrase round its word, without the time, in the nominative where Russian needs it.
import type { Clause, Word } from './clauses';
import type { EventWord, Gender } from './events';

const LONGEST = 60;
/** Words that begin a complement of the event. */
const OPENS =
  /^(?:с|со|у|к|ко|в|во|на|по|о|об|для|из|от|при|with|at|in|to|for|about|on|by|from|of|у|перед|между|and|и)$/u;
/** Words that end the phrase: they speak of the client or of what follows. */
const CLOSES =
  /^(?:я|мы|вы|он|она|они|потом|поэтому|буду|будем|будет|так|что|чтобы|и|но|а|или|тогда|уже|еще|после|до|если|когда|i|i'm|i'll|we|we're|we'll|you|he|she|they|so|then|but|that|will|is|are|was|be|got|gets|has|have|can|can't|please|because|till|until|после|напишу|отпишусь|отвечу|не|only|too|тоже|пишите|звоните|leaves?|starts?|begins?|there|then|начинается|начало|состоится|works?|going|sorry|ugh|btw|before|after|today|tomorrow|перенес\p{L}*|перенос\p{L}*|отмен\p{L}*|moved|cancelled|canceled|rescheduled|сегодня|завтра|назначен\p{L}*|минут|часа?|часов|hours?|minutes?|mins?)$/u;
const BEFORE_EN =
  /^(?:a|an|the|my|our|your|his|her|their|this|that|another|have|has|had|got|get|in|at|on|to|i|i'm|im|we|we're|i've|and|so|then|is|for|with|am|pm|of|from|by|as|next|also|there's|there|you|see|be|still|just|attend|attending|going|go|ok|okay|it's|not|no|any|btw|not|we'll|i'll|are|will|have)$/u;

/** @param hidden places of times in the message, [from, to) */
export function titleOf(message: string, clause: Clause, event: EventWord, hidden: [number, number][]): string {
  const isHidden = ({ from, to }: Word) => hidden.some(([a, b]) => from < b && to > a);
  const at = clause.words.findIndex(({ to }) => to > event.from);
  const words = clause.words;
  const first = words[at]!;
  const original = ({ from, to }: Word) => message.slice(from, to);
  const latin = /[a-z]/.test(first.text);
  const before = latin ? modifiers(words, at, isHidden).map(original) : adjectives(words, at, isHidden, event.gender);
  const end = words.findLastIndex(({ from }) => from < event.to);
  const said = event.name ? [named(original(first), event)] : words.slice(at, end + 1).map(original);
  const title = [...before, ...said, ...complement(words, end, isHidden).map(original)].join(' ');
  return clip(title.replace(/^(?:I'm|I am|We're|we are|I'll be|we'll be|im)\s+/iu, ''));
}

function named(said: string, { name, strength }: EventWord): string {
  return strength === 'event' && said === said.toUpperCase() && said.length > 1 ? said : name!;
}

/** "gym class", "wedding anniversary party": back to an article, a verb, a time. */
function modifiers(words: Word[], at: number, isHidden: (word: Word) => boolean): Word[] {
  let from = at;
  while (from > 0 && at - from < 3) {
    const word = words[from - 1]!;
    if (isHidden(word) || BEFORE_EN.test(word.text) || OPENS.test(word.text) || CLOSES.test(word.text)) break;
    if (!/[a-z]/.test(word.text) || words[from]!.from - word.to > 1) break;
    from--;
  }
  return words.slice(from, at);
}

const ADJECTIVE = /(?:ая|яя|ую|юю|ой|ей|ое|ее|ого|его|ому|ему|ом|ем|ый|ий|ым|им|ые|ие|ых|их)$/u;
const NO_ADJECTIVE =
  /^(?:мой|моей|мою|моего|моем|свой|своей|свою|ее|его|их|ей|им|ему|него|нее|ней|этой|тот|той|том|всем|чем|нашей|вашей|твоей|такой|другой|первой|какой|ваш\p{L}*|наш\p{L}*)$/u;

function adjectives(words: Word[], at: number, isHidden: (word: Word) => boolean, gender: Gender = 'm'): string[] {
  const out: string[] = [];
  for (let i = at - 1; i >= 0 && at - i <= 2; i--) {
    const { text } = words[i]!;
    if (isHidden(words[i]!) || !ADJECTIVE.test(text) || NO_ADJECTIVE.test(text) || text.length < 5) break;
    out.unshift(nominative(text, gender));
  }
  return out;
}

/** «рабочую» → «рабочая», «онлайн» stays. */
function nominative(adjective: string, gender: Gender): string {
  const base = adjective.replace(ADJECTIVE, '');
  const soft =
    /(?:н(?=яя|юю|ее|его|ему|ем|им|ий|ей)|[гкхжшчщ])$/u.test(base) || /(?:яя|юю|ее|его|ему|ем)$/u.test(adjective);
  const hissing = /[жшчщ]$/u.test(base);
  if (gender === 'f') return base + (soft && !hissing && !/[гкх]$/u.test(base) ? 'яя' : 'ая');
  if (gender === 'n') return base + (soft && !/[гкх]$/u.test(base) ? 'ее' : 'ое');
  if (gender === 'pl') return base + (soft ? 'ие' : 'ые');
  return base + (soft ? 'ий' : /ой$/u.test(adjective) && !/[бвдзлмнпрст]$/u.test(base) ? 'ой' : 'ый');
}

/** What follows: «с юристом», «в МФЦ», «виллы»; a time between is stepped over when a preposition comes after it. */
function complement(words: Word[], at: number, isHidden: (word: Word) => boolean): Word[] {
  const out: Word[] = [];
  let stepped = false;
  for (let i = at + 1; i < words.length && out.length < 6; i++) {
    const word = words[i]!;
    if (isHidden(word)) {
      stepped = true;
      continue;
    }
    if (CLOSES.test(word.text) && !(OPENS.test(word.text) && out.length > 0)) break;
    if (/^\d/.test(word.text)) break;
    if (stepped && !/^(?:с|со|у|к|по|with|at|about|в|во|на)$/u.test(word.text)) break;
    stepped = false;
    out.push(word);
  }
  while (out.length > 0 && (OPENS.test(out.at(-1)!.text) || CLOSES.test(out.at(-1)!.text))) out.pop();
  return out;
}

function clip(title: string): string {
  const one = title.replace(/\s+/g, ' ').trim();
  if (one.length <= LONGEST) return one;
  const cut = one.slice(0, LONGEST + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).slice(0, LONGEST);
}
