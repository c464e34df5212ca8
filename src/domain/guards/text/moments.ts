// Days told by way of today: «через две недели», "tomorrow", «в понедельник», "next month". Each is a span of days, as exact as its words.
import type { DateTime } from 'luxon';
import { NUMBER_WORDS } from './lexicon';

export interface Moment {
  from: number;
  to: number;
  /** first and last day it may be, both included */
  first: DateTime;
  last: DateTime;
}

const N = `\\d{1,3}(?:\\.\\d)?|${[...NUMBER_WORDS.keys()].filter((w) => w.length > 2).join('|')}|a|an|one|пару|несколько|a few|a couple of`;
const VAGUELY =
  '(?:почти|около|примерно|где-то|неполн\\p{L}+|каких-то|almost|about|roughly|around|nearly|just over|just under)';
const UNIT = 'дн(?:я|ей)|день|сутки|суток|недел\\p{L}+|месяц\\p{L}*|год|года|лет|полгода|days?|weeks?|months?|years?';
const AHEAD = new RegExp(
  `(?<!\\p{L})(?:через|спустя|in)\\s+(?:${VAGUELY}\\s+)?(?:(${N})(?:[-\\s](?:${N}))?\\s+)?(${UNIT})(?!\\p{L})|(?<!\\p{L})(?:${VAGUELY}\\s+)?(${N})\\s+(${UNIT})\\s+(?:from (?:now|today)|away|ahead)(?!\\p{L})`,
  'gu',
);
/** In days: how much one of it is, and how far off a person may be who says it. */
const SPANS: [words: RegExp, days: number, slack: number][] = [
  [/^(?:дн|день|сут|day)/, 1, 1],
  [/^(?:недел|week)/, 7, 5],
  [/^(?:месяц|month)/, 30.5, 20],
  [/^полгода/, 182, 30],
  [/^(?:год|лет|year)/, 365, 60],
];
const NEAR_DAYS: [words: RegExp, from: number, to: number][] = [
  [/(?<!\p{L})(?:сегодня(?:шн\p{L}+)?|today|tonight)(?!\p{L})/gu, 0, 0],
  [/(?<!\p{L})(?:(?<!после)завтра(?:шн\p{L}+)?|tomorrow)(?!\p{L})/gu, 1, 1],
  [/(?<!\p{L})(?:послезавтра|day after tomorrow)(?!\p{L})/gu, 2, 2],
];
const WEEKDAYS = [
  'понедельник[ауе]?|monday',
  'вторник[ауе]?|tuesday',
  'сред[ауые]|wednesday',
  'четверг[ауе]?|thursday',
  'пятниц[ауые]|friday',
  'суббот[ауые]|saturday',
  'воскресень[еяю]|sunday',
];
// one day, and no habit: «по понедельникам», "on Mondays" are hours of every week
const WEEKDAY = new RegExp(
  `(?<!\\p{L})(?:(?:в|во|со?|к|до|на)\\s+)?(ближайш\\p{L}+\\s|эт\\p{L}+\\s|следующ\\p{L}+\\s|this\\s|next\\s|coming\\s)?(?:${WEEKDAYS.map((w) => `(${w})`).join('|')})(?!\\p{L})`,
  'gu',
);
const WEEKS: [words: RegExp, weeks: number][] = [
  [/(?<!\p{L})(?:на (?:этой|текущей) неделе|this week)(?!\p{L})/gu, 0],
  [/(?<!\p{L})(?:на (?:следующей|будущей|той) неделе|next week)(?!\p{L})/gu, 1],
];
const MONTHS: [words: RegExp, months: number][] = [
  [/(?<!\p{L})(?:в этом месяце|this month|до конца месяца|(?:by|until) the end of the month)(?!\p{L})/gu, 0],
  [/(?<!\p{L})(?:в (?:следующем|будущем) месяце|next month)(?!\p{L})/gu, 1],
];

/** @param now whose day is today */
export function momentsIn(text: string, now: DateTime): Moment[] {
  const today = now.startOf('day');
  const found: Moment[] = [];
  const take = (m: RegExpMatchArray, first: DateTime, last: DateTime): void => {
    const from = m.index as number;
    found.push({ from, to: from + m[0].length, first, last });
  };
  for (const m of text.matchAll(AHEAD)) {
    const [count, unit] = [m[1] ?? m[3], (m[2] ?? m[4]) as string];
    const span = SPANS.find(([words]) => words.test(unit));
    if (!span) continue;
    const [, days, slack] = span;
    const n = countOf(count);
    take(m, today.plus({ days: Math.round(n * days - slack) }), today.plus({ days: Math.round(n * days + slack) }));
  }
  for (const [words, from, to] of NEAR_DAYS)
    for (const m of text.matchAll(words)) take(m, today.plus({ days: from }), today.plus({ days: to }));
  for (const m of text.matchAll(WEEKDAY)) {
    const weekday = m.slice(2).findIndex(Boolean) + 1;
    const ahead = (weekday - today.weekday + 7) % 7 || 7;
    const next = /следующ|next/.test(m[1] ?? '') ? 7 : 0;
    take(m, today.plus({ days: ahead }), today.plus({ days: ahead + next }));
  }
  for (const [words, weeks] of WEEKS)
    for (const m of text.matchAll(words)) {
      const monday = today.startOf('week').plus({ weeks });
      take(m, monday, monday.plus({ days: 6 }));
    }
  for (const [words, months] of MONTHS)
    for (const m of text.matchAll(words)) {
      const first = today.startOf('month').plus({ months });
      take(m, first, first.endOf('month'));
    }
  return found;
}

function countOf(word: string | undefined): number {
  if (word === undefined || /^(?:a|an|one)$/.test(word)) return 1;
  if (/^(?:пару|a couple of)$/.test(word)) return 2;
  if (/^(?:несколько|a few)$/.test(word)) return 3;
  return NUMBER_WORDS.get(word) ?? Number(word);
}

/** A day of the calendar lies in it. A year left out is the next time that day comes. */
export function holds(moment: Moment, { day, month, year }: { day?: number; month: number; year?: number }): boolean {
  const years = year === undefined ? [moment.first.year, moment.last.year] : [year];
  return years.some((y) => {
    const first = moment.first.set({ year: y, month, day: day ?? 1 });
    const last = day === undefined ? first.endOf('month') : first;
    return first <= moment.last.endOf('day') && last >= moment.first.startOf('day');
  });
}
