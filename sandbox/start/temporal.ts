// The Temporal dev server as a child process, set up as Rapport wants it: for `npm start` and for tests.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { freePorts } from './ports';
import { launchReady, type ProcessSpec } from './process';
import { findTemporal } from './temporal-binary';

/** Search attributes of a conversation; all that lists in Temporal are filtered by. */
export const searchAttributes = ['Brand', 'Stage', 'Control', 'Account'];

export interface TemporalOptions {
  /** Where its database file and log lie. */
  dir: string;
  /** Free ones if not given. */
  port?: number;
  uiPort?: number;
  /** false: no Web UI. */
  ui?: boolean;
  /** false: nothing is kept. */
  keep?: boolean;
  /** The program; searched for if not given. */
  cli?: string;
  say?: (text: string) => void;
}

export interface TemporalServer {
  address: string;
  uiUrl?: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a dev server and waits until its namespace and search attributes are there. @throws with the end of its log. */
export async function startTemporalServer(options: TemporalOptions): Promise<TemporalServer> {
  const { spec, address, uiUrl } = await prepareTemporal(options);
  const running = await launchReady(spec, { logFile: join(options.dir, 'temporal.log') });
  return { address, uiUrl, pid: running.pid, stop: running.stop };
}

/** Finds the program and says how to run it. */
export async function prepareTemporal(
  options: TemporalOptions,
): Promise<{ spec: ProcessSpec; address: string; uiUrl?: string }> {
  const { keep = true, ui = true, say = (text) => process.stderr.write(`${text}\n`) } = options;
  const command = await findTemporal({
    say,
    env: options.cli ? { ...process.env, TEMPORAL_CLI: options.cli } : process.env,
  });
  mkdirSync(options.dir, { recursive: true });
  const [anyPort, anyUiPort, httpPort, metricsPort] = (await freePorts(4)) as [number, number, number, number];
  const port = options.port ?? anyPort;
  const uiPort = options.uiPort ?? anyUiPort;
  const address = `127.0.0.1:${port}`;
  const dynamicConfig = {
    // A timer due within this look-ahead fires up to that much late; 1 s by default.
    'history.timerProcessorMaxTimeShift': '"50ms"',
    // An activity of the worker that scheduled it starts without a round trip (off by default on 1.29).
    'system.enableActivityEagerExecution': 'true',
    // One machine: more partitions only spread few tasks over many queues.
    'matching.numTaskqueueReadPartitions': '1',
    'matching.numTaskqueueWritePartitions': '1',
  };
  const args = [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--http-port', String(httpPort)],
    ...['--metrics-port', String(metricsPort), '--log-level', 'warn', '--log-format', 'json'],
    ...(ui ? ['--ui-port', String(uiPort)] : ['--headless']),
    ...(keep ? ['--db-filename', resolve(options.dir, 'temporal.db'), '--sqlite-pragma', 'journal_mode=wal'] : []),
    ...searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ...Object.entries(dynamicConfig).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
  const spec: ProcessSpec = {
    name: 'temporal',
    command,
    args,
    cwd: options.dir,
    stopSignal: 'SIGTERM',
    stopWithin: 15_000,
    ready: () => namespaceServes(address),
  };
  return { spec, address, uiUrl: ui ? `http://127.0.0.1:${uiPort}` : undefined };
}

async function namespaceServes(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2000 });
  try {
    await connection.withDeadline(Date.now() + 2000, async () => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
      const missing = searchAttributes.filter((name) => !(name in customAttributes));
      if (missing.length > 0) throw new Error(`search attributes missing: ${missing.join(', ')}`);
    });
  } finally {
    await connection.close();
  }
}
