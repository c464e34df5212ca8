// Names an event in the client's own words: the noun phrase round its word, without the time, in the nominative where Russian needs it.
import { type Clause, fold, type Word } from './clauses';
import type { EventWord, Gender } from './events';
import type { Span } from './times';

const LONGEST = 60;
/** Words after the event, at most. */
const WIDEST = 6;
/** A complement of the event begins with these. */
const OPENS =
  /^(?:с|со|у|к|ко|в|во|на|по|о|об|для|из|от|при|про|перед|между|and|и|with|w|at|in|to|for|about|on|by|from|of|re|the|my|our|your|a|an)$/u;
/** After a time only these go on with the event. */
const GOES_ON = /^(?:с|со|у|к|по|в|во|на|with|w|at|about|to|in)$/u;
/** What follows is not said of the event. */
const CLOSES =
  /^(?:я|мы|вы|он|она|они|оно|потом|поэтому|так|что|чтобы|но|а|или|либо|тогда|уже|еще|после|до|если|когда|пока|затем|меня|нас|мне|нам|тоже|только|не|нет|потому|ровно|где|назначен\p{L}*|назначил\p{L}*|минут\p{L}*|час(?:а|ов)?|полчаса|начало|состоится|сегодня|завтра|скорее|наверное|точно|пожалуйста|извините|простите|i|i'm|im|i'll|i've|we|we're|we'll|you|he|she|they|it|so|then|but|that|which|will|is|are|was|were|be|been|got|gets|has|have|had|can|can't|cant|please|because|till|until|only|too|also|leaves?|departs?|starts?|begins?|there|works?|going|sorry|ugh|btw|before|after|today|tomorrow|hours?|minutes?|mins?|hrs?|again|already|moved|cancelled|canceled|rescheduled|postponed|now|not|if|when|while|instead|confirmed|booked|scheduled|sharp|thanks|ok|okay|or|planned|set|coming|just|tickets?|isn't|wasn't|won't|doesn't|теперь|билет\p{L}*)$|^(?:перен\p{L}+|отмен\p{L}+|сдвин\p{L}+)$|\p{L}{2,}(?:шел|шла|шло|шли)$|\p{L}+-нибудь$|\p{L}{2,}(?:аю|яю|аем|яем|емся|имся|ться|лся|лась|лись|ешь|ает|яет|ают|яют|ует|уют|юсь|усь)$|^(?:буду|будем|будет|была?|было|были|пишу|иду|еду|лечу|жду|могу|хочу|приду|скажу|отвечу|идем|едем|летим)$/u;
/** Before an English event its modifiers end at these. */
const STOPS =
  /^(?:a|an|the|my|our|your|his|her|their|this|that|have|has|had|got|get|getting|i|i'm|im|we|we're|i've|and|so|then|is|am|pm|as|next|there's|there|you|see|be|just|attend|attending|going|go|ok|okay|it's|no|any|btw|not|we'll|i'll|are|will|doing|having|taking|take|a|do|off|up|out|first|big|also|still|yes|or|if|but|hi|hey|hello|scheduled|booked|ready|busy|free|confirm|confirmed|another)$/u;

/** @param hidden places of the words that tell times, [from, to) */
export function titleOf(message: string, clause: Clause, event: EventWord, hidden: Span[]): string {
  const isTime = ({ from, to }: Word) =>
    hidden.some(([a, b]) => from < b && to > a) && !(from < event.to && to > event.from);
  const { words } = clause;
  const at = words.findIndex(({ to }) => to > event.from);
  const end = words.findLastIndex(({ from }) => from < event.to);
  const said = ({ from, to }: Word) => message.slice(from, to);
  const head = words.slice(at, end + 1);
  const before = /[a-z]/.test(head[0]!.text)
    ? modifiers(words, at, isTime).map(said)
    : adjectives(words, at, isTime, event.gender);
  const name = event.name ? [russian(said(head[0]!), event)] : head.map(said);
  // «жду вас на объекте» is a meeting there, «приедут замерщики» no visit of theirs in the nominative.
  const verb = event.strength === 'doing' && event.gender !== undefined && event.gender !== '-';
  const rest = complement(words, end, isTime);
  const after = verb && !OPENS.test(rest[0]?.text ?? '') ? [] : rest;
  const title = [...before, ...name, ...after.map(said)]
    .join(' ')
    .replace(/\s+(?:в силе|at|to|in|for|on|with|the|an?|my|our|your|some)$/u, '');
  return clip(
    lowered(
      title.replace(/^(?:i['’]?m|i am|we['’]re|we are|i['’]ll be|we['’]ll be|i['’]ll|we['’]ll|will|i|we)\s+/iu, ''),
    ),
  );
}

/** As he wrote it when that is its dictionary form or capitals; a plural of a masculine noun stays one. */
function russian(said: string, { name, gender, strength }: EventWord): string {
  if (strength === 'doing') return name!;
  const low = fold(said);
  const capitals = said.length > 1 && said === said.toUpperCase();
  const plural = gender === 'm' && /[ыи]$/.test(low) && low.slice(0, -1) === name;
  return capitals || low === fold(name!) || plural ? said : name!;
}

/** A capital because a sentence began there; "IELTS", "Mark's" and «МФЦ» keep theirs. */
function lowered(title: string): string {
  return /^\p{Lu}[\p{Ll}-]*(?!\p{L}|['’])/u.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
}

/** "gym class", "wedding anniversary party": back to an article, a verb, a time. */
function modifiers(words: Word[], at: number, isTime: (word: Word) => boolean): Word[] {
  let from = at;
  while (from > 0 && at - from < 3) {
    const word = words[from - 1]!;
    const apart = words[from]!.from - word.to > 1;
    if (apart || isTime(word) || STOPS.test(word.text) || OPENS.test(word.text) || CLOSES.test(word.text)) break;
    if (!/^[a-z]/.test(word.text)) break;
    from--;
  }
  return words.slice(from, at);
}

const ADJECTIVE = /(?:ая|яя|ую|юю|ой|ей|ое|ее|ого|его|ому|ему|ом|ем|ый|ий|ым|им|ые|ие|ых|их)$/u;
const NO_ADJECTIVE =
  /^(?:мо\p{L}+|сво\p{L}+|ее|его|их|ей|им|ему|него|нее|ней|эт\p{L}+|т[оае]\p{L}{1,2}|всем|чем|ваш\p{L}*|наш\p{L}*|тво\p{L}+|так\p{L}{2,3}|друг\p{L}{2,3}|как\p{L}{2,3}|утром|днем|вечером|домой|никак\p{L}*|следующ\p{L}*|ближайш\p{L}*|прошл\p{L}*|нов\p{L}{2,3}|кажд\p{L}+|(?:завтраш|сегодняш|вчераш)н\p{L}+|сам\p{L}*|одн\p{L}+|идем|едем|\p{L}+(?:емся|имся))$/u;

function adjectives(words: Word[], at: number, isTime: (word: Word) => boolean, gender: Gender = 'm'): string[] {
  const out: string[] = [];
  for (let i = at - 1; i >= 0 && at - i <= 2; i--) {
    const { text } = words[i]!;
    if (isTime(words[i]!) || text.length < 5 || CLOSES.test(text) || !ADJECTIVE.test(text) || NO_ADJECTIVE.test(text))
      break;
    out.unshift(nominative(text, gender));
  }
  return out;
}

/** «рабочую» → «рабочая», «важного» → «важный». */
function nominative(adjective: string, gender: Gender): string {
  const base = adjective.replace(ADJECTIVE, '');
  const soft =
    /(?:яя|юю|ее|его|ему|ем|ей)$/u.test(adjective) || (/н(?:ий|им|их|ие)$/u.test(adjective) && gender !== 'm');
  const hissing = /[жшчщгкх]$/u.test(base);
  if (gender === 'f') return base + (soft && !hissing ? 'яя' : 'ая');
  if (gender === 'n') return base + (soft ? 'ее' : 'ое');
  if (gender === 'pl') return base + (soft || hissing ? 'ие' : 'ые');
  if (/(?:ый|ий|ой)$/u.test(adjective)) return adjective;
  return base + (soft || hissing ? 'ий' : 'ый');
}

/** What follows: «с юристом», «в МФЦ», «виллы»; a time between is stepped over when a preposition comes after it. */
function complement(words: Word[], at: number, isTime: (word: Word) => boolean): Word[] {
  const out: Word[] = [];
  let stepped = false;
  for (const word of words.slice(at + 1)) {
    if (out.length === WIDEST) break;
    if (isTime(word)) {
      stepped = true;
      continue;
    }
    if (CLOSES.test(word.text) || (/^\d/.test(word.text) && out.length === 0) || (stepped && !GOES_ON.test(word.text)))
      break;
    stepped = false;
    out.push(word);
  }
  while (out.length > 0 && OPENS.test(out.at(-1)!.text)) out.pop();
  return out;
}

function clip(title: string): string {
  const one = title.replace(/\s+/g, ' ').trim();
  if (one.length <= LONGEST) return one;
  const cut = one.lastIndexOf(' ', LONGEST);
  return one.slice(0, cut > 0 ? cut : LONGEST);
}
