// A phrase in either language becomes one row of canonical words, so that the grammar is written once:
// «через два часа» and "in 2 hours" are both `in 2 hour`; «в следующую пятницу после обеда» is `at next wd5 afternoon`.
//   numbers `2` `2.5` `~2` (about two) `o5` `5th` `5go` (ordinals)   clocks `15:30` `15.30`   dates `5/12` `5.12.2026` `iso…`
//   days `rel+1` `wd5` `mon12`   units `sec min hour day workday week month year`   `x` any other word   `,` end of a clause
import { lookUp, respelled } from './lexicon';
import { normalise, type Token, tokenize } from './tokens';

export interface Word {
  word: string;
  /** Place in the phrase, [from, to). */
  from: number;
  to: number;
  /** A number written in letters: «двадцать пять» is one number, "20 5" is two. */
  spelled?: boolean;
  latin?: boolean;
  /** A `,` that ends a sentence, not only a clause. */
  stop?: boolean;
}

const UNIT = /^(sec|min|hour|day|workday|week|month|year)$/;
const NUMBER = /^\d+(\.5)?$/;
const BEFORE_MAY = /^(in|at|on|by|from|till|before|after|start|mid|end|next|this|between|\d+|\d+th|o\d+)$/;

/** Never throws, whatever the text. */
export function canonical(phrase: string): Word[] {
  const tokens = tokenize(normalise(phrase)).map(respelled);
  const words: Word[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [meaning, length] = meaningAt(tokens, at);
    const [from, to] = [tokens[at]!.from, tokens[at + length - 1]!.to];
    const spelled = tokens[at]!.kind === 'word';
    const latin = /^[a-z]/.test(tokens[at]!.text);
    const stop = /^[.!?\n]$/.test(tokens[at]!.text);
    for (const word of meaning) words.push({ word, from, to, spelled, latin, stop });
    at += length;
  }
  return distances(articles(ordinals(compounds(words))));
}

function meaningAt(tokens: Token[], at: number): [string[], number] {
  const { kind, text } = tokens[at]!;
  const found = kind === 'word' || kind === 'number' ? lookUp(tokens, at) : undefined;
  if (found) return [found.meaning, found.length];
  switch (kind) {
    case 'iso':
      return [[`iso${text.replace(' ', 't')}`], 1];
    case 'clock':
      return [[text.split(':').slice(0, 2).join(':')], 1];
    case 'slashed':
      return [[text === '24/7' ? 'x' : text], 1];
    case 'number':
      return [[fourDigits(tokens, at) ?? (isCount(tokens, at) ? text.replace(',', '.') : 'x')], 1];
    case 'word':
      return [[/^[ap]\.\s?m/.test(text) ? `${text[0]}m` : 'x'], 1];
    case 'mark':
      return [endsAbbreviation(tokens, at) ? [] : mark(text), 1];
    default:
      return [[text], 1];
  }
}

/** Prices, shares and phone numbers are no times. */
function isCount(tokens: Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
  return tokens[at]!.text.length <= 4 && !/^[$€₽+]$/.test(before) && !/^[$€₽%]$/.test(after);
}

/** "at 0930", «в 1430», "1500 hrs", "530pm" → 09:30; but «в 2027» is a year and "at 1500 USD" a price. */
function fourDigits(tokens: Token[], at: number): string | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3])([0-5]\d)$/.exec(tokens[at]!.text) ?? [];
  if (!hour || !minute) return undefined;
  const time = `${hour}:${minute}`;
  const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]];
  if (/^(hrs?|hours|h|[ap]\.?\s?m\.?)$/.test(after?.text ?? '')) return time;
  const said =
    (/^0\d/.test(hour) && !/^[\d,.+-]/.test(before)) ||
    (/^(at|@|around|в)$/.test(before) && (hour.length > 1 || /15|30|45/.test(minute)));
  const year = /^(19|20)/.test(tokens[at]!.text) && !/^(at|@)$/.test(before);
  const counted = after && (after.kind === 'number' || /^[%$€₽+]$/.test(after.text) || isNoun(tokens, at + 1));
  return said && !year && !counted && isCount(tokens, at) ? time : undefined;
}

function isNoun(tokens: Token[], at: number): boolean {
  return tokens[at]!.kind === 'word' && lookUp(tokens, at)?.meaning[0] === 'noun';
}

/** Words that are written short with a full stop. */
const SHORT = /^(след|сл|нед|пн|вт|ср|чт|пт|сб|вс|мин|сек|ч|мес|mon|tues?|weds?|thurs?|fri|sat|sun|hrs?|mins?|approx)$/;

/** "Nov. 28", «дек. 5», «на след. неделе»: not the end of a clause. */
function endsAbbreviation(tokens: Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (tokens[at]!.text !== '.' || before?.kind !== 'word') return false;
  return (before.text.length <= 5 && after?.kind === 'number') || (SHORT.test(before.text) && after?.kind === 'word');
}

function mark(text: string): string[] {
  if (/[,;.!?()\n]/.test(text)) return [','];
  if (text === '-') return ['-'];
  if (text === '~') return ['about'];
  if (text === '@') return ['at'];
  if (text === '&') return ['and'];
  if (text === '/') return ['or'];
  return text === ':' ? [] : ['noun'];
}

/** «двадцать пять», "twenty-five", «двадцать пятого». */
function compounds(words: Word[]): Word[] {
  const out: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const tens = words[i]!;
    const hyphen = words[i + 1]?.word === '-' ? 1 : 0;
    const ones = words[i + 1 + hyphen];
    // «без двадцати семь»: twenty minutes to seven, unless an hour follows («без двадцати пяти семь»)
    const lacking = words[i - 1]?.word === 'without' && !/^\d+$/.test(words[i + 2 + hyphen]?.word ?? '');
    if (tens.spelled && /^[2345]0$/.test(tens.word) && ones?.spelled && /^o?[1-9]$/.test(ones.word) && !lacking) {
      const ordinal = ones.word.startsWith('o') ? 'o' : '';
      const value = Number(tens.word) + Number(ones.word.replace('o', ''));
      out.push({ word: `${ordinal}${value}`, from: tens.from, to: ones.to, spelled: true });
      i += 1 + hyphen;
    } else out.push(tens);
  }
  return out;
}

/** "5th", «5-го», «5го», «2-х». The ending must touch its number: «5 м» is a distance. */
function ordinals(words: Word[]): Word[] {
  const out: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const number = words[i]!;
    const hyphen = words[i + 1]?.word === '-' ? 1 : 0;
    const ending = words[i + 1 + hyphen];
    const touching = ending && ending.from - number.to === hyphen;
    const counted = /^(in|within|hour)$/.test(words[i - 1]?.word ?? '');
    if (NUMBER.test(number.word) && ending?.word === 'metre' && counted && !hyphen) {
      // «через 40м», "in 1h30m": after a word that counts time it is minutes, elsewhere metres or an ending.
      out.push(number, { ...ending, word: 'min' });
      i += 1 + hyphen;
    } else if (NUMBER.test(number.word) && touching && /^(th|go|suffix|metre)$/.test(ending.word)) {
      const word = /suffix|metre/.test(ending.word) ? number.word : number.word + ending.word;
      out.push({ word, from: number.from, to: ending.to });
      i += 1 + hyphen;
    } else out.push(/^(suffix|metre|go|th)$/.test(number.word) ? { ...number, word: 'x' } : number);
  }
  return out;
}

/** "a" counts before a unit and is nothing elsewhere; "may" is a month only where a date can stand. */
function articles(words: Word[]): Word[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1]?.word ?? '';
    const half = /^(half|quarter)$/.test(words[i - 1]?.word ?? '');
    if (word.word === 'one') return UNIT.test(next) && !half ? [{ ...word, word: '1' }] : [];
    if (word.word === 'may') {
      const month = BEFORE_MAY.test(words[i - 1]?.word ?? '') || /^(\d{1,2}|o\d+)(th)?$/.test(next);
      return [{ ...word, word: month ? 'mon5' : 'x' }];
    }
    return [word];
  });
}

/** "After 2 hours" is a distance, «после 2 часов» a clock time. */
function distances(words: Word[]): Word[] {
  return words.map((word, i) => {
    const [count, unit] = [words[i + 1]?.word ?? '', words[i + 2]?.word ?? ''];
    const distance = word.word === 'after' && word.latin && /^(~?\d|half|quarter)/.test(count) && UNIT.test(unit);
    return distance ? { ...word, word: 'in' } : word;
  });
}
