// What a worker holds for conversations that wait: its memory before and after 1,000 of them, each after one turn.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figures';
import type { HeapReport } from './report-heap';
import type { Bench, Measure } from './setup';
import { until } from './until';

const AT_ONCE = 25;
const MB = 1024 * 1024;

export const memory: Measure = {
  name: 'memory',
  title: 'memory of a fresh worker after garbage collection, MB; heap is the sum over its threads',
  async run(bench) {
    const count = bench.quick ? 100 : 1000;
    await bench.product.restartWorker(['--expose-gc', '--require', join(__dirname, 'report-heap.js')]);
    await converse(bench, 50); // code compiled, pools filled
    const before = await held(bench);
    await converse(bench, count);
    const after = await held(bench);
    await bench.product.restartWorker();
    const per = (of: 'rss' | 'heap') => ((after[of] - before[of]) * 1024) / count;
    return [
      { what: 'at the start (50 conversations)', unit: 'MB', values: { ...before } },
      { what: `with ${count} more, all cached`, unit: 'MB', values: { ...after } },
      { what: 'for each', unit: 'KB', values: { rss: per('rss'), heap: per('heap') } },
    ] satisfies Figure[];
  },
};

async function converse({ world, account }: Bench, count: number): Promise<void> {
  const clients = await world.addClients(count);
  await world.script(account.id, new Array(count).fill({ text: 'Добрый день! Чем помочь?' }));
  for (let i = 0; i < count; i += AT_ONCE) await world.round(account, clients.slice(i, i + AT_ONCE));
}

/** Asks the worker to collect its garbage and to say what is left. */
async function held({ product }: Bench): Promise<{ rss: number; heap: number }> {
  const pid = product.pid('worker');
  const mark = 'rapport-heap ';
  const reports = () =>
    readFileSync(product.logFile('worker'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(mark))
      .map((line) => JSON.parse(line.slice(mark.length)) as HeapReport);
  const seen = reports().length;
  process.kill(pid, 'SIGUSR2');
  const report = await until('the heap report', () => reports()[seen], 30_000, 100);
  return { rss: report.rss / MB, heap: report.heaps.reduce((sum, heap) => sum + heap, 0) / MB };
}
