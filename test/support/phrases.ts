// Reads src/domain/when/phrases.table.txt, and says a result in the table's own words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { FOLLOW_UP_WHEN, MEETING_WHEN, type Purpose, type WhenResult } from '../../src/domain/when';

export interface Scene {
  title: string;
  now: Date;
  zone: string;
  purpose: Purpose;
  rows: [phrase: string, meaning: string][];
}

export const SCENES = readTable(
  readFileSync(join(__dirname, '..', '..', 'src', 'domain', 'when', 'phrases.table.txt'), 'utf8'),
);
export const ROWS = SCENES.flatMap(({ rows }) => rows);

function readTable(text: string): Scene[] {
  const scenes: Scene[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('@ ')) {
      const [, at, zone, purpose] = line.split(' ') as [string, string, string, Purpose];
      const title = line.split(' # ')[1] ?? line;
      scenes.push({ title, now: DateTime.fromISO(at, { zone }).toJSDate(), zone, purpose, rows: [] });
    } else if (line.trim() && !line.startsWith('#')) {
      const cut = line.lastIndexOf(' = ');
      scenes.at(-1)!.rows.push([line.slice(0, cut), line.slice(cut + 3)]);
    }
  }
  return scenes;
}

/** A result in the table's own words. */
export function inWords(result: WhenResult, zone: string): string {
  const local = (iso: string, format = 'yyyy-MM-dd HH:mm') => DateTime.fromISO(iso, { zone }).toFormat(format);
  const { kind, instant, end, precision, question, clockChange } = result;
  if (kind === 'question') return `ask ${question!.code}`;
  if (kind === 'past') return question?.options ? `past ?${local(question.options[0]!, 'HH:mm')}` : 'past';
  if (kind === 'none') return 'none';
  const sameDay = end && local(end, 'yyyy-MM-dd') === local(instant!, 'yyyy-MM-dd');
  const until = end ? `..${local(end, sameDay ? 'HH:mm' : undefined)}` : '';
  return `${local(instant!)}${until} ${precision}${question ? ` ?${question.code}` : ''}${clockChange ? ` !${clockChange}` : ''}`;
}

/** The hours that stand for vague words in the table. */
export const hours = (purpose: Purpose) => (purpose === 'meeting' ? MEETING_WHEN : FOLLOW_UP_WHEN);
