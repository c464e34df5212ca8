// How long a client's message takes to be read for meetings, without the model: the labelled messages, and the longest Telegram lets through.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readMentions } from '../src/domain/mentions';
import { MEETING_WHEN } from '../src/domain/when';
import { type Figure, spread } from './figures';
import type { Measure } from './setup';

const LABELLED = resolve(__dirname, '..', '..', 'test', 'extract', 'messages.labelled.jsonl');
const LONGEST = 4_000;
/** A message of every day and one meeting: a page of them names forty. */
const PROSE =
  'Посмотрел каталог, спасибо, жене понравилась вилла у моря, а мне та, что с садом. Сколько стоит обслуживание в год? ';
const MEETING = 'Завтра в 15:00 у меня встреча с юристом. ';

interface Labelled {
  text: string;
  now: string;
  tz: string;
}

export const extract: Measure = {
  name: 'extract',
  title: 'the meetings read out of one message, without the model',
  async run({ quick }) {
    const messages = readFileSync(LABELLED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Labelled);
    const { now, tz } = messages[0] as Labelled;
    const long = (text: string, length: number): Labelled[] =>
      Array.from({ length: quick ? 20 : 100 }, () => ({ text: text.repeat(length).slice(0, length), now, tz }));
    const rounds = quick ? 2 : 5;
    return [
      timed('a labelled message', Array.from({ length: rounds }, () => messages).flat(), { p50: 5 }),
      timed('4,000 characters, a meeting in every 500', long(PROSE.repeat(4) + MEETING, LONGEST), { p50: 50 }),
      timed('4,000 characters, nothing but meetings', long(MEETING, LONGEST)),
      timed('2,000 characters, nothing but meetings', long(MEETING, LONGEST / 2)),
    ];
  },
};

function timed(what: string, messages: Labelled[], atMost?: Figure['atMost']): Figure {
  const took = messages.map(({ text, now, tz }, i) => {
    const from = performance.now();
    readMentions(text, { now: new Date(now), zone: tz, defaults: MEETING_WHEN });
    return i < 5 ? undefined : performance.now() - from; // the first ones warm the compiler up
  });
  return spread(
    what,
    'ms',
    took.filter((ms) => ms !== undefined),
    atMost,
  );
}
