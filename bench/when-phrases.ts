// How well phrases of real wording are understood: right, asked or wrong, over the labelled sets of test/when-held.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { FOLLOW_UP_WHEN, MEETING_WHEN, type Purpose, resolveWhen, type WhenResult } from '../src/domain/when';

type Outcome = 'instant' | 'ask' | 'past' | 'none';

export interface Labelled {
  phrase: string;
  /** ISO 8601 with offset: the client's clock */
  now: string;
  tz: string;
  purpose: Purpose;
  lang: string;
  /** a sensible person would ask back: a question is right too */
  ambiguous: boolean;
  expect: { start?: string; end?: string; tolerance_minutes?: number; ask?: unknown; past?: unknown; none?: unknown };
  /** further outcomes that are right as well */
  accept?: Outcome[];
}

export type Verdict = 'right' | 'asked' | 'wrong';

export interface Judged extends Labelled {
  kind: 'instant' | 'range' | 'ask' | 'past' | 'none';
  verdict: Verdict;
  result: WhenResult;
}

/** @param root the repository's folder */
export function phrasesOf(set: 'tuned' | 'held', root: string): Labelled[] {
  return readFileSync(join(root, 'test', 'when-held', `phrases.${set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);
}

/**
 * @param ambiguousTime what the brand does with a fair guess that carries a question: `ask` counts it as asked, `default` as the guess.
 *   A phrase that names a time and is read as none is asked about too: that is what the follow-up tool then does.
 */
export function judge(rows: Labelled[], ambiguousTime: 'ask' | 'default'): Judged[] {
  return rows.map((row) => {
    const { phrase, now, tz, purpose } = row;
    const defaults = purpose === 'meeting' ? MEETING_WHEN : FOLLOW_UP_WHEN;
    const result = resolveWhen({ phrase, now: new Date(now), zone: tz, purpose, defaults });
    const asked = result.kind === 'question' || (result.question !== undefined && ambiguousTime === 'ask');
    const outcome: Outcome =
      result.kind === 'instant' && !asked
        ? 'instant'
        : asked && result.kind !== 'past'
          ? 'ask'
          : (result.kind as Outcome);
    return { ...row, kind: kindOf(row), verdict: verdict(row, outcome, result), result };
  });
}

function kindOf({ expect }: Labelled): Judged['kind'] {
  if (expect.start !== undefined) return expect.end === undefined ? 'instant' : 'range';
  return (['ask', 'past', 'none'] as const).find((name) => name in expect) ?? 'none';
}

function verdict(row: Labelled, outcome: Outcome, result: WhenResult): Verdict {
  const kind = kindOf(row);
  if (outcome === 'instant' ? isThen(row, result) : outcome === kind || row.accept?.includes(outcome)) return 'right';
  if (outcome === 'ask') return row.ambiguous ? 'right' : 'asked';
  return outcome === 'none' && row.expect.start !== undefined ? 'asked' : 'wrong';
}

function isThen({ expect, tz }: Labelled, { instant, end }: WhenResult): boolean {
  // By the clock on the wall, as the labels are: of an hour that comes twice either one is right.
  const wall = (iso: string) => DateTime.fromISO(iso, { zone: tz }).setZone('utc', { keepLocalTime: true }).toMillis();
  const near = (said: string, found: string | undefined) =>
    found !== undefined && Math.abs(wall(said) - wall(found)) <= (expect.tolerance_minutes ?? 0) * 60_000;
  return (
    expect.start !== undefined && near(expect.start, instant) && (expect.end === undefined || near(expect.end, end))
  );
}

/** Of the phrases that need no question: this share may be asked about, this one misunderstood. */
export const LIMITS = { asked: 0.05, wrong: 0.01 };

export interface Shares {
  of: number;
  right: number;
  asked: number;
  wrong: number;
}

export function shares(judged: Judged[]): Shares {
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length;
  return { of: judged.length, right: count('right'), asked: count('asked'), wrong: count('wrong') };
}
