// How well words about time are understood, over the labelled phrases of test/when-held, and how long that takes. Needs no servers.
import { resolve } from 'node:path';
import { MEETING_WHEN, resolveAll } from '../src/domain/when';
import { type Figure, spread } from './figures';
import type { Measure } from './setup';
import { type Judged, judge, LIMITS, phrasesOf, shares } from './when-phrases';

const ROOT = resolve(__dirname, '..', '..');
const LONG = 'Расскажу, что нам важно в доме: тихая улица и вид. Встреча завтра в 14:30, потом созвон в пятницу. ';

export const when: Measure = {
  name: 'when',
  title:
    'words about time: right, asked, wrong (labels by somebody who had not seen the rules); %: of phrases that need no question',
  alone: true,
  async run({ quick }) {
    const phrases = { tuned: phrasesOf('tuned', ROOT), held: phrasesOf('held', ROOT) };
    const understood = (['tuned', 'held'] as const).flatMap((set) =>
      (['ask', 'default'] as const).map((mode) => figure(`${set}, ambiguousTime: ${mode}`, judge(phrases[set], mode))),
    );
    const one: number[] = [];
    const long: number[] = [];
    const text = LONG.repeat(Math.floor(4000 / LONG.length));
    // the first rounds warm the compiler up, as the first messages of a day do
    for (let round = 0; round < (quick ? 4 : 13); round++)
      for (const { phrase, now, tz, purpose } of phrases.tuned) {
        const given = { phrase, now: new Date(now), zone: tz, purpose, defaults: MEETING_WHEN };
        one.push(...timed(() => resolveAll(given), round > 2));
        if (one.length % 10 === 0) long.push(...timed(() => resolveAll({ ...given, phrase: text }), round > 2));
      }
    return [
      ...understood,
      spread('a phrase read', 'ms', one),
      spread(`a message of ${text.length} characters read`, 'ms', long),
    ];
  },
};

function timed(work: () => unknown, counts: boolean): number[] {
  const from = performance.now();
  work();
  return counts ? [performance.now() - from] : [];
}

function figure(what: string, judged: Judged[]): Figure {
  const plain = shares(judged.filter(({ ambiguous }) => !ambiguous));
  const { of, right, asked, wrong } = shares(judged);
  const percent = { 'asked %': (plain.asked / plain.of) * 100, 'wrong %': (plain.wrong / plain.of) * 100 };
  return {
    what,
    unit: '',
    values: { phrases: of, right, asked, wrong, ...percent },
    atMost: { 'asked %': LIMITS.asked * 100, 'wrong %': LIMITS.wrong * 100 },
  };
}
