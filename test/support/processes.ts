// The product as it is run: what was built, one process each for the worker and the ingress, which a test may kill and start again.
// Nothing in them knows of the test: every point is held from outside, by the sandbox, a lock in Postgres or a stalled proxy to Temporal.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { type Sandbox, startSandbox } from '../../sandbox/main';
import { freePorts } from '../../sandbox/start/ports';
import { describeExit, launch, type ProcessSpec, type Running, tail, untilReady } from '../../sandbox/start/process';
import { inspectConfig, variables } from '../../src/config';
import { makeNamespace } from './namespace';
import { useDatabase } from './postgres';
import { StallingProxy } from './proxy';
import { type SharedTemporal, shared } from './servers';
import { createWorld } from './world';

export type ProcessName = 'worker' | 'ingress';

export interface ProductOptions {
  /** Of the test brand, beside no burst and no typing; YAML. */
  brand?: string;
  /** Environment variables of the product; made from the sandbox where they name something in it. */
  env?: Record<string, string> | ((sandbox: Sandbox, httpPort: number) => Promise<Record<string, string>>);
}

export interface Servers {
  database: { url: string; pool: Pool };
  temporal: { address: string; namespace: string };
}

const root = resolve(__dirname, '..', '..');
// what scripted answers may name
const CATALOG = `products:
  - id: villa
    name: { ru: Вилла на двоих, en: Villa for two }
    about: { ru: Вилла для двоих гостей., en: A villa for two guests. }
    usp: { ru: Тихо., en: Quiet. }
    prices: [{ from: 90, currency: USD, per: night }]
    starts: anytime
`;
const BRAND = `name: Test Agency
zone: Asia/Makassar
languages: [ru, en]
hours: [{ days: [mon-sun], from: '00:00', to: '24:00' }]
burst: { quietSeconds: 0, maxSeconds: 10 }
typing: { enabled: false }
`;

/** On the run's shared servers, with a database and a namespace of its own. Known from beforeAll on; nothing is started yet. */
export function useProduct(options: ProductOptions = {}): { readonly product: Product } {
  const held = {} as { product: Product };
  afterAll(() => held.product?.stop()); // before the database is dropped
  const database = useDatabase();
  beforeAll(async () => {
    const { address } = await shared<SharedTemporal>('temporal');
    const temporal = { address, namespace: await makeNamespace(address) };
    held.product = await createProduct({ database, temporal }, options);
  }, 600_000);
  return held;
}

/** Everything but the processes: those are started by the test. */
export async function createProduct({ database, temporal }: Servers, options: ProductOptions = {}) {
  const dist = process.env.RAPPORT_DIST ?? (await shared<{ path: string }>('dist')).path;
  const folder = mkdtempSync(join(tmpdir(), 'rapport-product-'));
  mkdirSync(join(folder, 'brands', 'test'), { recursive: true });
  writeFileSync(join(folder, 'brands', 'test', 'brand.yaml'), BRAND + (options.brand ?? ''));
  writeFileSync(join(folder, 'brands', 'test', 'persona.md'), 'You are Anna of Test Agency.\n');
  writeFileSync(join(folder, 'brands', 'test', 'catalog.yaml'), CATALOG);
  const sandbox = await startSandbox({ port: 0 });
  // each its own, so that one of them can be stalled alone
  const proxies = {
    worker: await StallingProxy.start(temporal.address),
    ingress: await StallingProxy.start(temporal.address),
  };
  const [httpPort, workerPort] = (await freePorts(2)) as [number, number];
  const home = sandbox.mtproto.dcs.find((dc) => dc.id === 2) as { host: string; port: number };
  const env: Record<string, string> = {
    // an empty value counts as not set: neither .env nor the shell of whoever runs the tests gets a say
    ...Object.fromEntries(Object.keys(variables.shape).map((name) => [name, ''])),
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    TEMPORAL_NAMESPACE: temporal.namespace,
    SESSION_KEY: randomBytes(32).toString('base64'),
    TELEGRAM_MTPROTO_ENDPOINT: `${home.host}:${home.port}`,
    TELEGRAM_MTPROTO_RSA_KEY: sandbox.mtproto.rsaPublicPem,
    SANDBOX_URL: sandbox.url,
    BRANDS_DIR: join(folder, 'brands'),
    BRAND_DEFAULT: 'test',
    RAPPORT_DIR: folder,
    HTTP_PORT: String(httpPort),
    WORKER_HTTP_PORT: String(workerPort),
    OVERDUE_SPACING_SECONDS: '0',
    ...(typeof options.env === 'function' ? await options.env(sandbox, httpPort) : options.env),
  };
  const { config } = inspectConfig({ ...env, TEMPORAL_ADDRESS: temporal.address }, {});
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  const running = new Map<ProcessName, Running>();
  const ended = new Set<Running>();
  const toEnd = (name: ProcessName): Running => {
    const one = running.get(name) as Running;
    ended.add(one);
    return one;
  };

  const spec = (name: ProcessName): ProcessSpec => ({
    name,
    command: process.execPath,
    cwd: root,
    args: ['--enable-source-maps', join(dist, 'src', name, 'main.js')],
    env: { ...env, TEMPORAL_ADDRESS: proxies[name].address },
    stopWithin: 15_000,
    async ready() {
      const { ok, status } = await fetch(`http://127.0.0.1:${name === 'worker' ? workerPort : httpPort}/health`);
      if (!ok) throw new Error(`${name} answers ${status}`);
    },
  });
  const logOf = (name: ProcessName) => join(folder, `${name}.log`);

  const product = {
    ...createWorld({ sandbox, pool: database.pool, client, keys: config.sessionKeys, brandId: 'test' }),
    sandbox,
    client,
    keys: config.sessionKeys,
    pool: database.pool,
    databaseUrl: database.url,
    proxies,
    logTail: (name: ProcessName, lines = 30) => tail(logOf(name), lines),
    /** Starts it and returns as soon as it runs: how long it takes to be of use is often what is measured. */
    async start(name: ProcessName): Promise<void> {
      const one = await launch(spec(name), { logFile: logOf(name) });
      running.set(name, one);
      // Whoever waits in vain for an answer should not have to guess.
      void one.exited.then((exit) => {
        if (ended.has(one)) return;
        process.stderr.write(`${name} ended by itself: ${describeExit(exit)}\n${product.logTail(name)}\n`);
      });
    },
    /** Until it is healthy: for the ingress, until all its accounts are in sync. */
    async ready(...names: ProcessName[]): Promise<void> {
      for (const name of names) {
        await untilReady(spec(name), running.get(name) as Running, 60_000).catch((error: Error) => {
          throw new Error(`${error.message}\n${product.logTail(name)}`);
        });
      }
    },
    /** kill -9; returns when it is gone, with the instant of the kill. */
    async kill(name: ProcessName): Promise<number> {
      const { pid, exited } = toEnd(name);
      const at = Date.now();
      process.kill(pid, 'SIGKILL');
      await exited;
      return at;
    },
    /** SIGSTOP and SIGCONT: it stands still, its connections stay. */
    signal(name: ProcessName, signal: 'SIGSTOP' | 'SIGCONT'): void {
      process.kill((running.get(name) as Running).pid, signal);
    },
    /** SIGTERM; how it ended and after how many ms. */
    async terminate(name: ProcessName): Promise<{ code: number | null; ms: number }> {
      const at = Date.now();
      const { stop, exited } = toEnd(name);
      await stop();
      return { code: (await exited).code, ms: Date.now() - at };
    },
    async stop(): Promise<void> {
      for (const proxy of Object.values(proxies)) proxy.release('discard');
      sandbox.faults.clear('discard');
      await Promise.all([...running.keys()].map((name) => toEnd(name).stop()));
      await connection.close();
      await sandbox.close();
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
      if (!process.env.RAPPORT_KEEP) rmSync(folder, { recursive: true, force: true });
      else process.stderr.write(`kept: ${folder}\n`);
    },
  };
  return product;
}

export type Product = Awaited<ReturnType<typeof createProduct>>;
