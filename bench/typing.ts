// Fifty chats on one account that types before it answers: nobody may wait for somebody else's typing.
import { type Figure, spread } from './figures';
import { TYPING_BRAND } from './product';
import type { Measure } from './setup';
import { answerTimes, chats } from './turn';
import { until } from './until';

// What one chat takes and what fifty take may differ by the work itself (the measure `turn`), not by the four seconds of typing.
const MOST_TIMES_ONE = 2;
const ROUNDS = { 1: [10, 3], 50: [5, 2] } as const;

export const typing: Measure = {
  name: 'typing',
  title:
    'message in → reply out, ms, with four seconds of typing before each reply: all chats of one account write at the same moment',
  async run(bench) {
    const account = await bench.world.addAccount('Typing', TYPING_BRAND);
    await until('the account signed in', async () => {
      const { rows } = await bench.pool.query('select 1 from accounts where id = $1 and pts is not null', [account.id]);
      return rows.length > 0;
    });
    const typist = { ...bench, account };
    const figures: Figure[] = [];
    for (const count of [1, 50] as const) {
      const rounds = ROUNDS[count][bench.quick ? 1 : 0];
      const { clients, mark } = await chats(typist, count, rounds, TYPING_BRAND);
      figures.push(spread(`${count} at once`, 'ms', answerTimes(typist, clients, mark, rounds)));
    }
    const [one, fifty] = figures.map(({ values }) => values.p50 as number) as [number, number];
    return [
      ...figures,
      { what: 'p50 at 50 ÷ p50 at 1', unit: '', values: { p50: fifty / one }, atMost: { p50: MOST_TIMES_ONE } },
    ];
  },
};
