// How well meetings are read out of messages nobody had in mind when the rules were written: precision and recall of both halves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { type Mention, readMentions } from '../../src/domain/mentions';
import { MENTIONED } from '../../src/domain/mentions/policy';
import { MEETING_WHEN } from '../../src/domain/when';

interface Expected {
  title_words: string[];
  start: string;
  end?: string;
  day_only?: boolean;
}

interface Row {
  id: string;
  text: string;
  now: string;
  tz: string;
  split: 'tuned' | 'held';
  expect: Expected[];
}

const ROWS: Row[] = readFileSync(join(__dirname, 'messages.labelled.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const NEAR = 15 * 60_000;

/** A word of its title, the start within a quarter of an hour (of a day alone: the day), the end where one is labelled. */
function isHit(mention: Mention, { title_words, start, end, day_only }: Expected, zone: string): boolean {
  const local = (iso: string) => DateTime.fromISO(iso, { zone });
  const near = (a: string, b: string) => Math.abs(local(a).toMillis() - local(b).toMillis()) <= NEAR;
  const title = mention.title.toLowerCase();
  return (
    title_words.some((word) => title.includes(word)) &&
    (day_only ? local(mention.start).hasSame(local(start), 'day') : near(mention.start, start)) &&
    (end === undefined || (mention.end !== undefined && near(mention.end, end)))
  );
}

interface Score {
  hits: number;
  missed: number;
  wrong: number;
  /** ids of rows with a fault */
  faults: string[];
}

function scoreOf(split: Row['split']): Score {
  const score: Score = { hits: 0, missed: 0, wrong: 0, faults: [] };
  for (const { id, text, now, tz, expect: expected } of ROWS.filter((row) => row.split === split)) {
    const read = readMentions(text, { now: new Date(now), zone: tz, defaults: MEETING_WHEN });
    const kept = read.filter(({ confidence, change }) => confidence >= MENTIONED.threshold && change !== 'cancelled');
    let hits = 0;
    for (const one of expected) {
      const at = kept.findIndex((mention) => isHit(mention, one, tz));
      if (at >= 0) kept.splice(at, 1);
      if (at >= 0) hits++;
    }
    score.hits += hits;
    score.missed += expected.length - hits;
    score.wrong += kept.length;
    if (kept.length > 0 || hits < expected.length) score.faults.push(id);
  }
  return score;
}

const precision = ({ hits, wrong }: Score) => hits / (hits + wrong);
const recall = ({ hits, missed }: Score) => hits / (hits + missed);

// `held` measures only: what is wrong in it is told by number, so that nobody tunes on it by reading the output.
test('precision and recall', () => {
  const halves = (['tuned', 'held'] as const).map((split) => [split, scoreOf(split)] as const);
  const report = halves.map(([split, score]) => {
    const { hits, missed, wrong } = score;
    const figures = `precision ${precision(score).toFixed(3)}, recall ${recall(score).toFixed(3)}`;
    return `${split}: ${figures} (${hits} read, ${missed} missed, ${wrong} read wrongly)`;
  });
  process.stdout.write(`${report.join('\n')}\n`);
  const [, tuned] = halves[0]!;
  expect({ faults: tuned.faults, precision: precision(tuned) >= 0.95 }).toEqual({
    faults: tuned.faults,
    precision: true,
  });
  expect({ faults: tuned.faults, recall: recall(tuned) >= 0.9 }).toEqual({ faults: tuned.faults, recall: true });
});
