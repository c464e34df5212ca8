// Calendar dates, months and quarters named in a folded text, and the weekdays said with them.
import { lettered } from '../../letters';

export interface NamedDate {
  from: number;
  to: number;
  day?: number;
  month: number;
  year?: number;
  /** ISO weekday said right before or after it: «в среду, 9 декабря» */
  weekday?: number;
}

const MONTHS: [ru: string, en: string][] = [
  ['январ[ьяюе]м?', 'january|jan'],
  ['феврал[ьяюе]м?', 'february|feb'],
  ['март[аеу]?(?:ом)?', 'march|mar'],
  ['апрел[ьяюе]м?', 'april|apr'],
  ['ма[йяюе](?:ем)?', 'may'],
  ['июн[ьяюе]м?', 'june|jun'],
  ['июл[ьяюе]м?', 'july|jul'],
  ['август[аеу]?(?:ом)?', 'august|aug'],
  ['сентябр[ьяюе]м?', 'september|sept|sep'],
  ['октябр[ьяюе]м?', 'october|oct'],
  ['ноябр[ьяюе]м?', 'november|nov'],
  ['декабр[ьяюе]м?', 'december|dec'],
];
const MONTH = `(?:${MONTHS.flat().join('|')})(?!\\p{L})\\.?`;
const MONTH_RES = MONTHS.map(([ru, en]) => lettered(`^(?:${ru}|${en})(?!\\p{L})`));
const monthOf = (word: string): number => MONTH_RES.findIndex((re) => re.test(word)) + 1;

const ORDINALS: Record<string, number> = Object.fromEntries(
  `перв=1 втор=2 треть=3 четверт=4 пят=5 шест=6 седьм=7 восьм=8 девят=9 десят=10 одиннадцат=11 двенадцат=12 тринадцат=13 четырнадцат=14
  пятнадцат=15 шестнадцат=16 семнадцат=17 восемнадцат=18 девятнадцат=19 двадцат=20 тридцат=30 first=1 second=2 third=3 fourth=4 fifth=5
  sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17
  eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30`
    .split(/\s+/)
    .map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]),
);
const RU_ORDINAL =
  '(?:(?:двадцать|тридцать)\\s+)?(?:перв|втор|треть|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат|тридцат)(?:ого|его|ое|ье|ому|ему)';
const EN_ORDINAL =
  '(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)';
const DAY = `(?:\\d{1,2}(?:\\s?(?:st|nd|rd|th)|-?(?:го|е))?|${RU_ORDINAL}|${EN_ORDINAL})(?!\\p{L})`;
const YEAR = '(?:[\\s,]{1,2}(?:of\\s+)?(20\\d\\d)(?!\\d)(?:\\s?(?:года|году|год|г\\.|г(?!\\p{L})))?)?';

function dayOf(word: string): number {
  const digits = /^\d+/.exec(word);
  if (digits) return Number(digits[0]);
  const tens = /^(?:двадцать|twenty)[ -]/.test(word) ? 20 : /^(?:тридцать|thirty)[ -]/.test(word) ? 30 : 0;
  const last = word.replace(/^(?:двадцать|тридцать|twenty|thirty)[ -]\s*/, '');
  const stem = Object.keys(ORDINALS)
    .filter((o) => last.startsWith(o))
    .sort((a, b) => b.length - a.length)[0];
  return tens + (stem ? (ORDINALS[stem] as number) : 0);
}

const W = '(?<![\\p{L}\\d.,:])';
// «с 4 по 9 января», «12–14 января», "10-12 August", «1, 2 и 3 мая»
const DAYS_MONTH = lettered(
  `${W}((?:${DAY}\\s*(?:-|по|до|и|to|and|,|или|or)\\s*){0,9})(${DAY})\\s*(?:of\\s+|day of\\s+)?(${MONTH})${YEAR}`,
  'gu',
);
// "August 10-12", "December 5th, 2026"; «июнь 30» is nobody's wording
const MONTH_DAYS = lettered(
  `${W}(${MONTHS.map(([, en]) => en).join('|')})\\.?\\s+(?:the\\s+)?(${DAY})((?:\\s*(?:-|to|and)\\s*${DAY})?)(?![\\d:]|\\s*(?:%|am|pm))${YEAR}`,
  'gu',
);
const ISO = /(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const NUMERIC = /(?<![\d.,:/$€£₽])(\d{1,2})([./-])(\d{1,2})\2(20\d\d|\d\d)(?!\d)/g;
const SHORT =
  /(?<![\d.,:/$€£₽-])([0-3]\d|[1-9])\.(0[1-9]|1[0-2])(?![\d%]|[.,]\d|\s*(?:%|k|к|м|m|тыс|млн|mil|сот|usd|руб|долл|₽|\$|€|p|ч))/g;
const MONTH_YEAR = lettered(`${W}(${MONTH})(?:[\\s,]{1,2}(?:of\\s+)?(20\\d\\d)(?!\\d))?`, 'gu');
const QUARTER =
  /(?<![\p{L}\d])(?:(?:q|квартал\p{L}*\s)\s?([1-4])(?!\d)|([1-4]|перв\p{L}+|втор\p{L}+|трет\p{L}+|четверт\p{L}+|first|second|third|fourth|last)(?:-?(?:й|м|ого|st|nd|rd|th))?\s+(?:квартал\p{L}*|quarter))(?:\s+(?:of\s+)?(20\d\d))?/gu;

// «до Нового года», "before Christmas": the day before which
const HOLIDAYS =
  /(?<!\p{L})(?:до|к|под|перед|before|by|until|till)\s+(?:самого\s+|самым\s+|католическ\p{L}+\s+|православн\p{L}+\s+)?(?:(нов(?:ого|ому|ым|ый)\s+год(?:а|у|ом)?|(?:the\s+)?new\s+year(?:'s)?(?:\s+(?:day|eve))?)|(рождеств(?:а|у|ом)|(?:catholic )?christmas)|(майски[ем]\p{L}*))(?!\p{L})/gu;
const END_OF_YEAR = /(?<!\p{L})(?:кон(?:ца|цу|це)|end of)\s(?:the\s)?(?:year\s)?(20\d\d)(?!\d)/gu;
// «Начнём двенадцатого»: of the month that is named
const DAY_ALONE =
  /(?<!\p{L})((?:(?:двадцать|тридцать)\s+(?:перв|втор|треть|четверт|пят|шест|седьм|восьм|девят)|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат|тридцат)(?:ого|его|ое|ье))(?=\s*(?:[,.;!?)]|$|числа|по |до ))|(?<!\p{L})(\d{1,2})(?:(?:-?го)?(?=\s+числа(?!\s+кажд))|-(?:го|е|му|ое)(?!\p{L}))|(?<=(?:^|[\s(])the\s)(\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[,.;!?)]|$|to be exact))/gu;

/** All dates a folded text names, in order, none inside another. A month alone has no day. */
export function datesIn(text: string): NamedDate[] {
  const found: NamedDate[] = [];
  const take = (date: NamedDate): void => {
    if (date.month < 1 || date.month > 12 || (date.day !== undefined && (date.day < 1 || date.day > 31))) return;
    if (!found.some((d) => date.from < d.to && d.from < date.to && (d.from !== date.from || d.to !== date.to)))
      found.push(date);
  };
  for (const m of text.matchAll(ISO)) take({ ...at(m), year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) });
  for (const m of text.matchAll(NUMERIC)) {
    const year = Number(m[4]) < 100 ? 2000 + Number(m[4]) : Number(m[4]);
    take({ ...at(m), year, month: Number(m[3]), day: Number(m[1]) });
  }
  for (const m of text.matchAll(DAYS_MONTH)) {
    const days = [...(m[1]?.match(lettered(DAY, 'gu')) ?? []), m[2] as string];
    for (const day of days) take({ ...at(m), day: dayOf(day), month: monthOf(m[3] as string), year: yearOf(m[4]) });
    // «с 31 декабря по 3 января 2027»: ends are read one by one; the year belongs to the last
  }
  for (const m of text.matchAll(MONTH_DAYS)) {
    const days = [m[2] as string, ...(m[3]?.match(lettered(DAY, 'gu')) ?? [])];
    for (const day of days) take({ ...at(m), day: dayOf(day), month: monthOf(m[1] as string), year: yearOf(m[4]) });
  }
  for (const m of text.matchAll(SHORT)) take({ ...at(m), day: Number(m[1]), month: Number(m[2]) });
  for (const m of text.matchAll(MONTH_YEAR)) {
    if (
      /^may/.test(m[1] as string) &&
      !m[2] &&
      !/^\s*(?:to|and|-)\s*(?:jun|jul|aug|sep|oct|nov|dec)/.test(text.slice(m.index + m[0].length)) &&
      !/(?:in|by|until|till|of|from|since|late|early|mid|end|to|before|after|and|or|-)[\s-]$/.test(
        text.slice(0, m.index),
      )
    )
      continue;
    if (/^(?:mar|sep|dec|jan)$/.test(m[1] as string) && !m[2]) continue;
    take({ ...at(m), month: monthOf(m[1] as string), year: yearOf(m[2]) });
  }
  for (const m of text.matchAll(QUARTER)) {
    const n = /^[1-4]$/.test(m[1] ?? m[2] ?? '') ? Number(m[1] ?? m[2]) : m[2] === 'last' ? 4 : dayOf(m[2] as string);
    take({ ...at(m), month: n * 3, year: yearOf(m[3]) });
  }
  for (const m of text.matchAll(END_OF_YEAR)) take({ ...at(m), month: 12, day: 31, year: Number(m[1]) });
  for (const m of text.matchAll(HOLIDAYS))
    take({ ...at(m), ...(m[3] ? { month: 5, day: 1 } : { month: 12, day: m[1] ? 31 : 25 }) });
  const named = found.sort((a, b) => a.from - b.from);
  if (named[0] !== undefined)
    for (const date of daysAloneIn(text, named[0].month))
      take({ ...date, month: (named.findLast((d) => d.from < date.from) ?? (named[0] as NamedDate)).month });
  for (const date of found) date.weekday = weekdayNear(text, date);
  return found.sort((a, b) => a.from - b.from);
}

/** Days without a month, of the month that is spoken of: «двенадцатого», "on the 20th". */
export const daysAloneIn = (text: string, month: number): NamedDate[] =>
  [...text.matchAll(DAY_ALONE)].map((m) => ({ ...at(m), month, day: dayOf((m[1] ?? m[2] ?? m[3]) as string) }));

const at = (m: RegExpExecArray): { from: number; to: number } => ({ from: m.index, to: m.index + m[0].length });
const yearOf = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);

const WEEKDAYS = [
  'понедельник\\p{L}*|пн|monday|mon',
  'вторник\\p{L}*|вт|tuesday|tues?',
  'сред[ауые]\\p{L}*|ср|wednesday|wed',
  'четверг\\p{L}*|чт|thursday|thurs?|thu',
  'пятниц\\p{L}*|пт|friday|fri',
  'суббот\\p{L}*|сб|saturday|sat',
  'воскресень\\p{L}*|вс|sunday|sun',
];
const BEFORE = WEEKDAYS.map((w) => lettered(`(?<!\\p{L})(?:${w})[\\s,(.-]{1,3}(?:the\\s+|on\\s+)?$`));
const AFTER = WEEKDAYS.map((w) => lettered(`^[\\s,(-]{1,3}(?:это\\s+|a\\s+|is\\s+|в\\s+)?(?:${w})(?!\\p{L})`));

function weekdayNear(text: string, date: NamedDate): number | undefined {
  if (date.day === undefined) return undefined;
  const before = text.slice(Math.max(0, date.from - 20), date.from);
  const after = text.slice(date.to, date.to + 20);
  const i = BEFORE.findIndex((re) => re.test(before));
  if (i >= 0) return i + 1;
  const j = AFTER.findIndex((re) => re.test(after));
  return j >= 0 ? j + 1 : undefined;
}
