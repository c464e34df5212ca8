// kill -9, and how long until the next message leaves. The supervisor's pause before a restart (1 s) and the process's own start are in it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultSpec } from '../sandbox/faults';
import { type Figure, spread } from './figures';
import type { ProcessName } from './product';
import type { Bench, Measure } from './setup';
import { until } from './until';

interface Case {
  what: string;
  process: ProcessName;
  atMost: number;
  /** The call in which the process is killed; without it, it had nothing to do, and the client writes just after. */
  holding?: Pick<FaultSpec, 'service' | 'method' | 'phase'>;
}

const CASES: Case[] = [
  { what: 'account, idle; then a message', process: 'ingress', atMost: 5 },
  {
    what: 'account, in the call to Telegram',
    process: 'ingress',
    atMost: 5,
    holding: { service: 'telegram', method: 'messages.sendMessage', phase: 'before' },
  },
  { what: 'worker, idle; then a message', process: 'worker', atMost: 10 },
  {
    what: 'worker, in the model call',
    process: 'worker',
    atMost: 10,
    holding: { service: 'claude', method: 'messages', phase: 'before' },
  },
];

export const recovery: Measure = {
  name: 'recovery',
  title: 'kill -9 → the answer accepted by Telegram, s; the supervisor starts the process again after 1 s',
  async run(bench) {
    const figures: Figure[] = [];
    for (const one of CASES) {
      const seconds: number[] = [];
      for (let i = 0; i < (bench.quick ? 1 : 5); i++) seconds.push(await killOnce(bench, one));
      figures.push(spread(one.what, 's', seconds, { max: one.atMost }));
    }
    return figures;
  },
};

async function killOnce({ world, account, sandbox, product }: Bench, { process, holding }: Case): Promise<number> {
  const [client] = (await world.addClients(1)) as [string];
  // killed before its answer came, the model is asked again
  await world.script(account.id, new Array(2).fill({ text: 'Добрый день! Чем помочь?' }));
  await world.round(account, [client]); // its workflow lives, and is in the worker's cache
  const pid = product.pid(process);
  const mark = world.mark();
  const fault = holding && sandbox.faults.add({ kind: 'hang', times: 1, ...holding });
  if (fault) {
    world.say(client, account, 'Вы здесь?');
    await until('the call', () => fault.view().holding > 0);
  }
  const killedAt = product.kill(process);
  if (fault) sandbox.faults.remove(fault.id, 'discard');
  else world.say(client, account, 'Вы здесь?');
  const accepted = () => world.instants(mark, 'accepted', account).get(client) ?? [];
  await until('the answer', () => accepted().length > 0, 60_000);
  await until('a new process', () => product.pid(process) !== pid);
  await sleep(3000); // what would come twice comes now
  if (accepted().length !== 1) throw new Error(`${accepted().length} answers where one was due`);
  await sleep(2000); // and the next kill finds everything at rest
  return ((accepted()[0] as number) - killedAt) / 1000;
}
