// How answers look in a terminal: aligned, within 100 columns, times in somebody's zone.
import { DateTime } from 'luxon';

export const WIDTH = 100;
const GAP = 2;

/** Rows of cells under a heading; the last column gives way when the line grows too long. */
export function table(heading: string[], rows: (string | undefined)[][]): string {
  const lines = [heading, ...rows.map((row) => heading.map((_, i) => oneLine(row[i] ?? '')))];
  const widths = heading.map((_, i) => Math.max(...lines.map((line) => length(line[i] as string))));
  const last = heading.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + GAP, 0);
  const room = Math.max(8, WIDTH - before);
  return lines
    .map((line) =>
      line
        .map((cell, i) =>
          i === last ? clip(cell, room) : cell + ' '.repeat((widths[i] as number) - length(cell) + GAP),
        )
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** Name and value, one to a line; those without a value are left out. */
export function pairs(entries: [name: string, value: string | undefined][]): string {
  const shown = entries.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(...shown.map(([name]) => length(name)));
  return shown.map(([name, value]) => name + ' '.repeat(width - length(name) + GAP) + value).join('\n');
}

/** "Sat 22 Nov 10:00" on that zone's clock; with the year when it is not this one. */
export function at(date: Date, zone: string, now = new Date()): string {
  const local = DateTime.fromJSDate(date, { zone });
  const year = local.year === DateTime.fromJSDate(now, { zone }).year ? '' : ' yyyy';
  return local.setLocale('en-GB').toFormat(`ccc d LLL${year} HH:mm`);
}

/** "Sat 22 Nov 10:00 (Asia/Makassar)" */
export const atIn = (date: Date, zone: string, now = new Date()): string => `${at(date, zone, now)} (${zone})`;

/** "Sat 22 Nov 10:00:05" on that zone's clock; with the year when it is not this one. */
export const exactly = (date: Date, zone: string, now = new Date()): string =>
  `${at(date, zone, now)}:${String(date.getUTCSeconds()).padStart(2, '0')}`;

/** "12,345" */
export const whole = (n: number): string => Math.round(n).toLocaleString('en-US');

/** "just now", "5 s ago", "3 min ago", "2 h ago", "4 days ago" */
export function ago(date: Date, now = new Date()): string {
  const seconds = Math.max(0, Math.round((now.getTime() - date.getTime()) / 1000));
  if (seconds < 2) return 'just now';
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86_400)} days ago`;
}

/** Broken at spaces into lines of at most `width`, those after the first indented; a longer word stays whole, to be copied. */
export function wrap(text: string, indent: number, width = WIDTH): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && indent + length(line) + 1 + length(word) <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

export const clip = (text: string, width: number): string =>
  length(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;

/** "1 conversation", "2 conversations" */
export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const length = (text: string): number => [...text].length;
