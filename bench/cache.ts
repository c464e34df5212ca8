// What a dialogue costs, and what the prompt cache saves: the same brand, the plain seller, its tools, people who ask as people do.
import { costMicros } from '../src/adapters/claude/prices';
import type { Figure } from './figures';
import type { Bench, Measure } from './setup';
import { until } from './until';

const TALKS: string[][] = [
  [
    'Здравствуйте! Ищем виллу на двоих, чтобы жить самим',
    'Чангу или рядом, две спальни',
    'А какая рассрочка?',
    'Бронь возвращается, если передумаем?',
    'Напишите мне завтра в 11, пожалуйста',
    'Спасибо!',
  ],
  [
    'Hi, do you have a two-bedroom villa to let out?',
    'Somewhere near the surf, up to 300k',
    'What happens if the builder is late?',
    'Who manages it and what does that cost?',
    'Could you text me on Monday at 3pm?',
    'Thanks',
  ],
  [
    'Добрый день, вы снимаете на месяц тоже?',
    'Санур, мы с детьми, школа рядом нужна',
    'С собакой можно?',
    'А интернет там какой?',
    'Дороговато. Скидки бывают?',
    'Понятно, подумаем',
  ],
];

export const cache: Measure = {
  name: 'cache',
  title:
    'tokens of 30 dialogues of 6 messages, as the local server caches them (five minutes, from the first breakpoint on)',
  async run(bench) {
    const dialogues = bench.quick ? 6 : 30;
    const clients = await bench.world.addClients(dialogues);
    await Promise.all(clients.map((client, i) => talk(bench, client, TALKS[i % TALKS.length] as string[], i * 400)));
    const { rows } = await bench.pool.query(
      `select t.model, sum(t.input_tokens)::float8 as input, sum(t.output_tokens)::float8 as output, sum(t.cache_read_tokens)::float8 as read,
         sum(t.cache_write_tokens)::float8 as write, sum(t.cost_micros)::float8 as cost, sum(t.rounds)::float8 as calls
       from turns t join conversations c on c.id = t.conversation_id where c.peer_id = any($1::bigint[]) and t.model is not null group by t.model`,
      [clients],
    );
    return rows.flatMap((r): Figure[] => {
      const prompt = r.input + r.read + r.write;
      const plain = { inputTokens: prompt, outputTokens: r.output, cacheReadTokens: 0, cacheWriteTokens: 0 };
      const uncached = costMicros(r.model, plain, new Date()) as number;
      return [
        { what: `${r.model}: calls`, unit: '', values: { all: r.calls, 'a dialogue': r.calls / dialogues } },
        { what: 'prompt tokens', unit: '', values: { all: prompt, 'a dialogue': prompt / dialogues } },
        { what: 'read from the cache', unit: '%', values: { all: (100 * r.read) / prompt } },
        {
          what: 'cost',
          unit: 'cents',
          values: { 'a dialogue': r.cost / dialogues / 10_000, uncached: uncached / dialogues / 10_000 },
        },
        { what: 'cost, cached ÷ uncached', unit: '', values: { all: r.cost / uncached } },
      ];
    });
  },
};

/** Message after message, each when the one before has been decided: an answer, or a silence on purpose. */
async function talk({ world, account, pool }: Bench, client: string, lines: string[], after: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, after));
  for (const [i, line] of lines.entries()) {
    world.say(client, account, line);
    await until(
      `turn ${i + 1}`,
      async () => {
        const { rows } = await pool.query(
          `select count(*)::int as n from turns t join conversations c on c.id = t.conversation_id
           where c.peer_id = $1::bigint and t.task = 'reply' and t.covers >= c.seq`,
          [client],
        );
        return rows[0].n > 0 && (await said(pool, client)) > i;
      },
      60_000,
      200,
    );
  }
}

async function said(pool: Bench['pool'], client: string): Promise<number> {
  const { rows } = await pool.query(
    `select count(*)::int as n from messages m join conversations c on c.id = m.conversation_id
     where c.peer_id = $1::bigint and m.author = 'client'`,
    [client],
  );
  return rows[0].n;
}
