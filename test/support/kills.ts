// Kill tests: everything is brought to a point and held there from outside, the process is killed -9, let go and started again.
import { cpus, loadavg } from 'node:os';
import type { FaultSpec } from '../../sandbox/faults';
import { backendsOf, endBackends, holdTable, untilBlocked } from './locks';
import type { ProcessName, Product } from './processes';
import type { Fate } from './proxy';
import { type Faults, NO_FAULTS, Talks } from './talks';
import { settle, until } from './until';

/** Kills per point; 20 by `KILLS=20 npm test -- test/e2e/kills`. */
export const KILLS = Number(process.env.KILLS || 1);
/** Conversations that stand at the point when the process is killed. */
const AT_ONCE = 3;
/** Long enough for what comes twice to come. */
const AFTERMATH_MS = KILLS > 1 ? 700 : 300;

/** What is done to get there, and afterwards. */
export interface Stage {
  product: Product;
  talks: Talks;
  /** The clients write, or follow-ups fall due. */
  provoke: () => Promise<void>;
}

export interface Point {
  name: string;
  provoke?: 'reply' | 'followUp' | 'briefFollowUp' | 'tool';
  /** What may become of what was under way, in turn: it was never there (if not given: first that), or it arrives after all. */
  fates?: Fate[];
  /** Instead of a kill: the process stands still for so long, is taken for dead, and goes on. As a paused machine does. */
  stallMs?: number;
  /** Returns when every conversation stands at the point, with what lets go of them. */
  bring: (stage: Stage) => Promise<(fate: Fate) => Promise<void> | void>;
}

/** Holds calls of the product at an outside service. */
export async function holdCalls(
  { product, talks }: Stage,
  spec: Pick<FaultSpec, 'service' | 'method' | 'phase'>,
  provoke: () => Promise<void>,
) {
  const account = talks.talks[0]?.account;
  const fault = product.sandbox.faults.add({
    ...spec,
    kind: 'hang',
    account: spec.service === 'telegram' ? account?.userId : account?.id,
    times: talks.talks.length,
  });
  await provoke();
  await until(
    () => fault.view().holding >= talks.talks.length,
    20_000,
    `${talks.talks.length} calls held at ${spec.service}`,
  );
  return (fate: Fate) => void product.sandbox.faults.remove(fault.id, fate);
}

/** Holds statements of the product at a table's lock. */
export async function holdStatements(
  { product, talks }: Stage,
  table: string,
  statement: string,
  provoke: () => Promise<void> | void,
  count = talks.talks.length,
) {
  // read by everybody: only who writes is held
  const read = table === 'messages' || table === 'prospects';
  const lock = await holdTable(product.databaseUrl, table, read ? 'share' : 'access exclusive');
  await provoke();
  await untilBlocked(product.pool, statement, count);
  return () => lock.release();
}

/** Waits until a count over the conversations under test is reached. `sql` has their ids as $1 and gives `n`. */
export async function untilRows(
  { product, talks }: Stage,
  sql: string,
  what: string,
  count = talks.talks.length,
): Promise<void> {
  const ids = talks.talks.map((talk) => talk.conversationId);
  await until(async () => (await product.pool.query(sql, [ids])).rows[0].n >= count, 15_000, what);
}

interface Result extends Faults {
  point: string;
  kills: number;
  /** seconds from the kill to a process that is healthy again: mostly Node's own start */
  back: number[];
  /** seconds from the kill to the effect, or where that was before it, to its completion */
  effect: number[];
  completion: number[];
}

/** One test per point; what was seen is printed after the last one. */
export function killTests(victim: ProcessName, points: Point[], product: () => Product): void {
  const results: Result[] = [];
  afterAll(() => print(victim, results));

  test.each(points.map((point) => [point.name, point] as const))(
    `${victim} killed: %s`,
    async (_name, point) => {
      const p = product();
      const account = await accountOf(p);
      const talks = await Talks.open(p, account, AT_ONCE);
      const result: Result = {
        point: point.name,
        kills: 0,
        ...NO_FAULTS,
        back: [],
        effect: [],
        completion: [],
      };
      results.push(result);
      const fates = point.fates ?? (['discard', 'go'] as const);
      const rounds = async () => {
        for (let i = 0; i < KILLS; i++) await round(p, victim, point, fates[i % fates.length] as Fate, talks, result);
      };
      // What came of it is said also when somebody waits in vain for more.
      const inVain = await rounds().then(
        () => undefined,
        (error: Error) => error.message,
      );
      await settle(AFTERMATH_MS);
      Object.assign(result, await talks.judge());
      const { lost, duplicated, falseTakeovers, falseAlarms } = result;
      expect({ lost, duplicated, falseTakeovers, falseAlarms, inVain }).toEqual({ ...NO_FAULTS, inVain: undefined });
    },
    120_000 + KILLS * 60_000,
  );
}

async function round(
  p: Product,
  victim: ProcessName,
  point: Point,
  fate: Fate,
  talks: Talks,
  result: Result,
): Promise<void> {
  const kind = point.provoke ?? 'reply';
  const provoke = () => {
    if (kind === 'reply') return talks.say();
    if (kind === 'tool') return talks.say({ tool: { name: 'update_profile', input: { facts: { goal: 'rest' } } } });
    return talks.schedule(300, { brief: kind === 'briefFollowUp' });
  };
  const release = await point.bring({ product: p, talks, provoke });
  const killedAt = await (point.stallMs
    ? stall(p, victim, point.stallMs, () => release(fate))
    : kill(p, victim, fate, release));
  result.kills++;
  const back = p.ready(victim).then(() => Date.now());
  const effects = await talks.answered();
  const completions = await talks.completed();
  for (const [n, completed] of completions.entries()) {
    const effect = effects[n] as number;
    result.effect.push(((effect > killedAt ? effect : completed) - killedAt) / 1000);
    result.completion.push((completed - killedAt) / 1000);
  }
  result.back.push(((await back) - killedAt) / 1000);
}

async function kill(
  p: Product,
  victim: ProcessName,
  fate: Fate,
  release: (fate: Fate) => Promise<void> | void,
): Promise<number> {
  const backends = await backendsOf(p.pool, victim);
  const killedAt = await p.kill(victim);
  if (fate === 'discard') await endBackends(p.pool, backends);
  await release(fate);
  await p.start(victim);
  return killedAt;
}

/** Gives the instant at which it goes on. */
async function stall(
  p: Product,
  victim: ProcessName,
  ms: number,
  release: () => Promise<void> | void,
): Promise<number> {
  p.signal(victim, 'SIGSTOP');
  await settle(ms);
  await release();
  p.signal(victim, 'SIGCONT');
  return Date.now();
}

async function accountOf(product: Product) {
  const { rows } = await product.pool.query('select id, telegram_user_id from accounts limit 1');
  return { id: rows[0].id as string, userId: String(rows[0].telegram_user_id) };
}

function print(victim: ProcessName, results: Result[]): void {
  const sum = (pick: (result: Result) => number) => results.reduce((all, result) => all + pick(result), 0);
  const lines = results.map((r) =>
    row(
      r.point,
      r.kills,
      r.lost,
      r.duplicated,
      r.falseTakeovers,
      r.falseAlarms,
      spread(r.back),
      spread(r.effect),
      spread(r.completion),
    ),
  );
  const all = row(
    'together',
    sum((r) => r.kills),
    sum((r) => r.lost),
    sum((r) => r.duplicated),
    sum((r) => r.falseTakeovers),
    sum((r) => r.falseAlarms),
    '',
    '',
    `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`,
  );
  const head = row(
    `${victim} killed -9`,
    'kills',
    'lost',
    'duplicated',
    'false takeovers',
    'false alarms',
    'back, s',
    'to effect, s',
    'to completion, s',
  );
  process.stderr.write(`\n${[head, ...lines, all].join('\n')}\n`);
}

const row = (name: string, ...columns: (string | number)[]): string =>
  name.padEnd(42) +
  columns.map((column, i) => String(column).padStart([6, 6, 12, 17, 14, 20, 20, 20][i] as number)).join('');

/** p50 / p99 / max */
export function spread(values: number[]): string {
  if (values.length === 0) return '–';
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] as number).toFixed(1);
  return `${at(0.5)} / ${at(0.99)} / ${at(1)}`;
}
