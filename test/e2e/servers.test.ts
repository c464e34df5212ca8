// Temporal and Postgres killed -9 in the middle of turns and of due follow-ups, and started again on what they had on disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { freePorts } from '../../sandbox/start/ports';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../sandbox/start/postgres';
import { startTemporalServer, type TemporalServer } from '../../sandbox/start/temporal';
import { migrate } from '../../src/adapters/postgres/migrate';
import { spread } from '../support/kills';
import { createProduct, type Product } from '../support/processes';
import { NO_FAULTS, Talks } from '../support/talks';
import { settle, until } from '../support/until';

const ROUNDS = Number(process.env.KILLS || 1);
const DOWN_MS = Number(process.env.DOWN_MS || 1_500);
const folder = mkdtempSync(join(tmpdir(), 'rapport-servers-'));
const migrations = resolve(__dirname, '../../migrations');
let ports: { postgres: number; temporal: number };
let postgres: EmbeddedPostgres;
let temporal: TemporalServer;
let pool: Pool;
let product: Product;

const startPostgres = () =>
  startEmbeddedPostgres({ dir: join(folder, 'postgres'), port: ports.postgres, durable: false });
const startTemporal = () => startTemporalServer({ dir: join(folder, 'temporal'), port: ports.temporal, ui: false });

beforeAll(async () => {
  const [a, b] = (await freePorts(2)) as [number, number];
  ports = { postgres: a, temporal: b };
  [postgres, temporal] = await Promise.all([startPostgres(), startTemporal()]);
  await migrate({ databaseUrl: postgres.url, dir: migrations });
  pool = new Pool({ connectionString: postgres.url, max: 10 });
  pool.on('error', () => {}); // its server is killed
  product = await createProduct({
    database: { url: postgres.url, pool },
    temporal: { address: temporal.address, namespace: 'default' },
  });
  await product.addAccount();
  await Promise.all([product.start('worker'), product.start('ingress')]);
  await product.ready('worker', 'ingress');
}, 600_000);

afterAll(async () => {
  await product?.stop();
  await pool?.end();
  await Promise.all([postgres?.stop(), temporal?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** kill -9, a while of nothing, and the same server again on the same data. */
async function crash(pid: number, start: () => Promise<void>): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await sleep(DOWN_MS);
  // its children may take a moment to notice that it is gone, and hold on to its data till then
  await until(
    () =>
      start().then(
        () => true,
        () => false,
      ),
    30_000,
    'the server on its old data',
    300,
  );
}
const crashPostgres = () =>
  crash(postgres.pid, async () => {
    postgres = await startPostgres();
  });
const crashTemporal = () =>
  crash(temporal.pid, async () => {
    temporal = await startTemporal();
  });

const crashes: [string, () => Promise<unknown>][] = [
  ['Temporal', crashTemporal],
  ['Postgres', crashPostgres],
  ['Temporal and Postgres', () => Promise.all([crashTemporal(), crashPostgres()])],
  // a power cut
  [
    'Temporal, Postgres, worker and ingress',
    async () => {
      await Promise.all([product.kill('worker'), product.kill('ingress'), crashTemporal(), crashPostgres()]);
      await Promise.all([product.start('worker'), product.start('ingress')]);
    },
  ],
];

test.each(crashes)(
  '%s killed in the middle of conversations and of due follow-ups: nothing lost, nothing twice',
  async (name, crashed) => {
    const account = await anAccount();
    const writing = await Talks.open(product, account, 6);
    const waiting = await Talks.open(product, account, 6);
    const later = await Talks.open(product, account, 6);
    const recovery: number[] = [];
    const everybody = new Talks(product, [...writing.talks, ...waiting.talks, ...later.talks]);
    for (let round = 0; round < ROUNDS; round++) {
      await waiting.schedule(1_500);
      await sleep(1_300 + Math.random() * 200);
      await writing.say();
      await sleep(Math.random() * 150); // somewhere in the middle
      const down = crashed();
      await sleep(DOWN_MS / 2);
      await later.say(); // while it is away
      await down;
      const back = Date.now();
      // while a server is away the turn waits on its ladder, up to a minute more
      recovery.push(...(await everybody.answered(150_000)).filter((at) => at > back).map((at) => (at - back) / 1000));
      await everybody.completed(150_000);
    }
    await settle(700);
    const faults = await everybody.judge();
    process.stderr.write(
      `\n${name} killed -9 ${ROUNDS} × in the middle of ${everybody.talks.length} conversations: ${JSON.stringify(faults)}; ` +
        `from its return to the effect, s, p50 / p99 / max: ${spread(recovery)}\n`,
    );
    expect(faults).toEqual(NO_FAULTS);
  },
  420_000 + ROUNDS * 60_000,
);

async function anAccount() {
  const { rows } = await pool.query('select id, telegram_user_id from accounts');
  return { id: rows[0].id as string, userId: String(rows[0].telegram_user_id) };
}
