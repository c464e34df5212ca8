// From the hand-over of a client's message to Telegram's acceptance of the answer, the model answering at once; and where that time goes.
import { setTimeout as sleep } from 'node:timers/promises';
import type { InstantRecord } from '../sandbox/journal';
import { cpuMs } from './cpu';
import { type Figure, median, spread } from './figures';
import type { Bench, Measure } from './setup';
import { stagesOf } from './turn-stages';

// Measured floor of a signal and two activities on the dev server: 84 to 93 ms.
const MOST_ALONE_MS = 150;
const ANSWER = { text: 'Добрый день! Подберу виллу на двоих, какой район вам ближе?' };
const ROUNDS = { 1: [60, 20], 10: [20, 4], 50: [10, 2] } as const;

export const turn: Measure = {
  name: 'turn',
  title: 'message in → reply out, ms: all chats write at the same moment, again when all are answered',
  async run(bench) {
    const figures: Figure[] = [];
    const stages: Figure[] = [];
    const costs: Figure[] = [];
    await chats(bench, 10, 6); // the processes' code is warm after this
    for (const count of [1, 10, 50] as const) {
      const rounds = ROUNDS[count][bench.quick ? 1 : 0];
      const { clients, mark, cost } = await chats(bench, count, rounds);
      const times = answerTimes(bench, clients, mark, rounds);
      figures.push(spread(`${count} at once`, 'ms', times, count === 1 ? { p50: MOST_ALONE_MS } : undefined));
      if (count === 50) costs.push(...cost);
      if (count !== 10) stages.push(...(await whereItGoes(bench, clients, mark, rounds, `${count} at once`)));
    }
    const p50 = (i: number) => figures[i]?.values.p50 as number;
    figures.push({ what: 'p50 at 50 ÷ p50 at 1', unit: '', values: { p50: p50(2) / p50(0) } });
    return [...figures, ...costs, ...stages];
  },
};

/** The first two turns of a chat start its workflow and warm it: they don't count. */
export async function chats(
  { world, account, product, servers }: Bench,
  count: number,
  rounds: number,
  brand?: string,
) {
  const pids = { worker: product.pid('worker'), ingress: product.pid('ingress'), ...servers.pids };
  const clients = await world.addClients(count, brand);
  await world.script(account.id, new Array(count * (rounds + 2)).fill(ANSWER));
  for (let i = 0; i < 2; i++) await round();
  const mark = world.mark();
  const before = cpuMs(pids);
  for (let i = 0; i < rounds; i++) await round();
  const after = cpuMs(pids);
  const perTurn = (name: string) => ((after?.[name] ?? 0) - (before?.[name] ?? 0)) / (count * rounds);
  const values = Object.fromEntries(Object.keys(before ?? {}).map((name) => [name, perTurn(name)]));
  const cost: Figure[] = before ? [{ what: 'processor time of a turn', unit: 'ms', values }] : [];
  return { clients, mark, cost };

  async function round(): Promise<void> {
    await world.round(account, clients);
    await sleep(300 + Math.random() * 200); // a client reads; and not in step with anything that ticks
  }
}

export function answerTimes({ world, account }: Bench, clients: string[], mark: number, rounds: number): number[] {
  const [handedOver, accepted] = (['handover', 'accepted'] as InstantRecord['kind'][]).map((kind) =>
    world.instants(mark, kind, account),
  ) as [Map<string, number[]>, Map<string, number[]>];
  return clients.flatMap((client) => {
    const from = handedOver.get(client) ?? [];
    const to = accepted.get(client) ?? [];
    if (from.length !== rounds || to.length !== rounds)
      throw new Error(`a chat has ${from.length} messages and ${to.length} answers, ${rounds} of each were due`);
    return from.map((at, i) => (to[i] as number) - at);
  });
}

async function whereItGoes(bench: Bench, clients: string[], mark: number, rounds: number, of: string) {
  const turns = (await Promise.all(clients.map((client) => stagesOf(bench, client, mark, rounds)))).flat();
  const names = Object.keys(turns[0] ?? {});
  return names.map((name): Figure => {
    const times = turns.map((stages) => stages[name] as number);
    return { what: `${of}: ${name}`, unit: 'ms', values: { p50: median(times) } };
  });
}
