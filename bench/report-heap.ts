// Preloaded into a measured worker (node --expose-gc --require): on SIGUSR2 every thread collects its garbage, and one line says
// what is left. Node runs preloaded modules in worker threads too, which is where the workflows live.
import { setTimeout as sleep } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

export interface HeapReport {
  /** bytes of the whole process */
  rss: number;
  /** bytes in use, by thread */
  heaps: number[];
}

const ANSWER_MS = 3000;
const channel = new BroadcastChannel('rapport heap report');
channel.unref();

function collect(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return getHeapStatistics().used_heap_size;
}

if (isMainThread) {
  process.on('SIGUSR2', () => void report());
} else {
  channel.onmessage = ({ data }) => {
    if (data === 'collect') channel.postMessage(collect());
  };
}

async function report(): Promise<void> {
  const heaps: number[] = [];
  channel.onmessage = ({ data }) => {
    if (typeof data === 'number') heaps.push(data);
  };
  // twice: what the first collection finalises the second one frees
  for (let i = 0; i < 2; i++) {
    heaps.length = 0;
    channel.postMessage('collect');
    await sleep(ANSWER_MS);
    heaps.push(collect());
  }
  const said: HeapReport = { rss: process.memoryUsage.rss(), heaps };
  process.stdout.write(`rapport-heap ${JSON.stringify(said)}\n`);
}
