// What a turn leaves in its workflow's history: continue-as-new comes after 4,096 events or 4 MB.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, median } from './figures';
import type { Bench, Measure } from './setup';
import { until } from './until';

const MOST_EVENTS = 16;
const PLAIN = [{ text: 'Добрый день! Чем помочь?' }];
const scheduling = (words: string) => [
  { tools: [{ name: 'schedule_follow_up', input: { words, message: 'Как и обещала.', reason: 'he asked' } }] },
  { text: 'Хорошо, напишу!' },
];

export const history: Measure = {
  name: 'history',
  title: 'history of one turn, in a chat that has had one before; looked at when nothing moves any more',
  async run(bench) {
    const count = bench.quick ? 5 : 20;
    return [
      await turns(bench, 'a plain turn', PLAIN, 1, count, { events: MOST_EVENTS }),
      await turns(bench, 'a turn that plans a follow-up, with its timer', scheduling('через 5 дней'), 1, count),
      await turns(bench, 'the same until the follow-up is sent', scheduling('через 2 секунды'), 2, count),
    ];
  },
};

async function turns(
  bench: Bench,
  what: string,
  script: object[],
  messages: number,
  count: number,
  atMost?: Record<string, number>,
): Promise<Figure> {
  const seen: { events: number; bytes: number }[] = [];
  for (const client of await bench.world.addClients(count)) {
    const before = await say(bench, client, PLAIN, 1); // also starts the workflow
    const after = await say(bench, client, script, messages);
    seen.push({ events: after.events - before.events, bytes: after.bytes - before.bytes });
  }
  const values = { events: median(seen.map((s) => s.events)), bytes: median(seen.map((s) => s.bytes)) };
  return { what, unit: '', values, atMost };
}

/** The client writes; gives the size of the history when all `messages` have come and it stands still. */
async function say(bench: Bench, client: string, script: object[], messages: number) {
  const { world, account } = bench;
  await world.script(account.id, script);
  const told = world.told(account, client);
  world.say(client, account, 'Напишите позже, пожалуйста.');
  await until('what the turn says', () => world.told(account, client) >= told + messages);
  const { id } = await world.conversationOf(account, client);
  for (let before = -1; ; await sleep(250)) {
    const { historyLength, historySize } = await bench.handle(id).describe();
    if (historyLength === before) return { events: historyLength, bytes: historySize ?? 0 };
    before = historyLength;
  }
}
