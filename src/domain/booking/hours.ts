// Working hours as a person writes them, in Russian or English: "mon-fri 10:00-19:00, sat 11:00-15:00", «пн-пт 10-19».
import type { OpenHours } from '../brand';

// By how a word begins, so that mon, monday, пн and понедельник are one; longer beginnings first where one holds another.
const DAYS: [beginnings: string[], day: number][] = [
  [['mo', 'пн', 'пон'], 1],
  [['tu', 'вт'], 2],
  [['we', 'ср'], 3],
  [['th', 'чт', 'чет'], 4],
  [['fr', 'пт', 'пят'], 5],
  [['sa', 'сб', 'суб'], 6],
  [['su', 'вс', 'вос'], 7],
];
const SEVERAL: Record<string, number[]> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  ежедневно: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  будни: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  выходные: [6, 7],
};
const FULL =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)$/;
const SHORT = /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс)$/;
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const EXAMPLE = 'as "mon-fri 10:00-19:00, sat 11:00-15:00"';

/**
 * Days without hours of their own share those that follow ("mon, wed 10:00-14:00").
 * @throws RangeError saying what is wrong in it
 */
export function parseHours(text: string): OpenHours[] {
  const hours: OpenHours[] = [];
  let days: number[] = [];
  for (const part of text.toLowerCase().split(/[,;]/)) {
    const words = part
      .trim()
      .replaceAll(/\s*[-–—]\s*/g, '-')
      .split(/\s+/)
      .filter(Boolean);
    if (words.length === 0) continue;
    for (const word of words) {
      if (!/^\d/.test(word)) {
        days.push(...daysOf(word));
        continue;
      }
      if (days.length === 0) throw new RangeError(`${word} stands without a day before it; ${EXAMPLE}.`);
      const [from, to] = times(word);
      hours.push({ days: [...new Set(days)].sort(), from, to });
    }
    // a comma after hours begins another group
    if (words.some((word) => /^\d/.test(word))) days = [];
  }
  if (days.length > 0) throw new RangeError(`no hours stand after the last days; ${EXAMPLE}.`);
  if (hours.length === 0) throw new RangeError(`no hours are named; ${EXAMPLE}.`);
  return hours;
}

/** "Mon-Fri 10:00-19:00, Sat 11:00-15:00" */
export const hoursText = (hours: readonly OpenHours[]): string =>
  hours.map(({ days, from, to }) => `${daysText(days)} ${from}-${to}`).join(', ');

function daysText(days: number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => NAMES[(day ?? 1) - 1];
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}-${name(run.at(-1))}` : run.map(name).join(' ')))
    .join(' ');
}

function daysOf(word: string): number[] {
  const several = SEVERAL[word];
  if (several) return several;
  const [first, last = first, ...more] = word.split('-').map(day);
  if (!first || !last || more.length > 0)
    throw new RangeError(`"${word}" is no day: mon … sun, пн … вс, or a range as mon-fri.`);
  // fri-mon runs over the weekend
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first - 1 + i) % 7) + 1);
}

function day(word: string): number | undefined {
  const name = word.replace(/\.$/, '');
  if (!FULL.test(name) && !SHORT.test(name)) return undefined;
  return DAYS.find(([beginnings]) => beginnings.some((beginning) => name.startsWith(beginning)))?.[1];
}

function times(word: string): [string, string] {
  const [from, to, ...more] = word.split('-').map(time);
  if (!from || !to || more.length > 0 || from === '24:00')
    throw new RangeError(`"${word}" is no span of hours, such as 10:00-19:00 (24:00 is the end of the day).`);
  if (from >= to)
    throw new RangeError(
      `${word} ends before it begins. Hours past midnight are two: "fri 22:00-24:00, sat 00:00-02:00".`,
    );
  return [from, to];
}

function time(word: string): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(word) ?? [];
  if (hour === undefined || Number(minute) > 59) return undefined;
  const text = `${hour.padStart(2, '0')}:${minute}`;
  return text <= '24:00' ? text : undefined;
}
