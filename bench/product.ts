// The product as it is run: what was built, a process each for worker and ingress, kept alive by the supervisor of `npm start`.
import { randomBytes } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePorts } from '../sandbox/start/ports';
import type { ProcessSpec } from '../sandbox/start/process';
import { Supervised } from '../sandbox/start/supervised';
import { inspectConfig, type SessionKey, variables } from '../src/config';
import type { Servers } from './servers';

export type ProcessName = 'worker' | 'ingress';

export interface Product {
  sessionKeys: SessionKey[];
  /** Starts both and waits until they serve; the ingress serves when its accounts are in sync. */
  start(): Promise<void>;
  /** A fresh worker, run with these arguments of Node's. */
  restartWorker(nodeArguments?: string[]): Promise<void>;
  pid(name: ProcessName): number;
  /** kill -9. The supervisor starts it again. Epoch ms of the kill. */
  kill(name: ProcessName): number;
  logFile(name: ProcessName): string;
  stop(): Promise<void>;
}

export const BRAND = 'bench';
// No waiting of our own: what remains is the product's work.
const BRAND_YAML = `name: Bench Agency
zone: Asia/Makassar
languages: [ru, en]
hours: [{ days: [mon-sun], from: '00:00', to: '24:00' }]
burst: { quietSeconds: 0, maxSeconds: 10 }
typing: { enabled: false }
`;
/** The same company, typing four seconds before each answer. */
export const TYPING_BRAND = 'bench-typing';
const TYPING =
  'typing: { enabled: true, minSeconds: 4, maxSeconds: 4 }\ndelivery:\n  readAfterSeconds: { min: 0, max: 0 }\n  thinkSeconds: { min: 0, max: 0 }';
const root = resolve(__dirname, '..', '..');

export async function createProduct(servers: Servers, sandboxUrl: string, folder: string): Promise<Product> {
  for (const [id, yaml] of [
    [BRAND, BRAND_YAML],
    [TYPING_BRAND, BRAND_YAML.replace('typing: { enabled: false }', TYPING)],
  ] as const) {
    // what a real brand knows and sells, so that prompts and searches have their size
    cpSync(join(root, 'brands', 'bali-villas'), join(folder, 'brands', id), { recursive: true });
    writeFileSync(join(folder, 'brands', id, 'brand.yaml'), yaml);
  }
  const [ingressPort, workerPort] = (await freePorts(2)) as [number, number];
  const env: Record<string, string> = {
    // an empty value counts as not set: neither .env nor the shell gets a say in what is measured
    ...Object.fromEntries(Object.keys(variables.shape).map((name) => [name, ''])),
    DATABASE_URL: servers.databaseUrl,
    TEMPORAL_ADDRESS: servers.temporal.address,
    TEMPORAL_NAMESPACE: servers.temporal.namespace,
    SESSION_KEY: randomBytes(32).toString('base64'),
    SANDBOX_URL: sandboxUrl,
    BRANDS_DIR: join(folder, 'brands'),
    BRAND_DEFAULT: BRAND,
    RAPPORT_DIR: folder,
    HTTP_PORT: String(ingressPort),
    WORKER_HTTP_PORT: String(workerPort),
    OVERDUE_SPACING_SECONDS: '0',
  };
  const running = new Map<ProcessName, Supervised>();
  const logFile = (name: ProcessName) => join(folder, `${name}.log`);

  function supervised(name: ProcessName, nodeArguments: string[] = []): Supervised {
    const url = `http://127.0.0.1:${name === 'worker' ? workerPort : ingressPort}/health`;
    const spec: ProcessSpec = {
      name,
      command: process.execPath,
      cwd: root,
      args: ['--enable-source-maps', ...nodeArguments, join(root, 'dist', 'src', name, 'main.js')],
      env,
      stopWithin: 15_000,
      async ready() {
        const { ok, status } = await fetch(url);
        if (!ok) throw new Error(`${name} answers ${status}`);
      },
    };
    const made = new Supervised({
      spec,
      logFile: logFile(name),
      pidFile: join(folder, `${name}.pid`),
      say: () => {},
      // as with `npm start`, but that every kill counts as a first one
      backOff: { first: 1000, most: 30_000, steady: 0 },
    });
    running.set(name, made);
    return made;
  }

  const pid = (name: ProcessName): number => {
    const found = running.get(name)?.pid;
    if (found === undefined) throw new Error(`${name} does not run`);
    return found;
  };

  return {
    sessionKeys: inspectConfig(env, {}).config.sessionKeys,
    logFile,
    pid,
    async start() {
      await Promise.all([supervised('worker').start(), supervised('ingress').start()]);
    },
    async restartWorker(nodeArguments) {
      await running.get('worker')?.stop();
      await supervised('worker', nodeArguments).start();
    },
    kill(name) {
      const at = Date.now();
      process.kill(pid(name), 'SIGKILL');
      return at;
    },
    async stop() {
      await Promise.all([...running.values()].map((one) => one.stop()));
    },
  };
}
