// What every process does: read the configuration, migrate, build its dependencies, run, stop in order on SIGINT and SIGTERM.
import { ConfigError, loadConfig } from './config';
import { createDeps, type Deps } from './deps';
import { createLog } from './log';
import { installRuntime } from './worker/runtime';

export interface Running {
  /** Settles when the work ends by itself; then the process ends with an error, to be started again. */
  running: Promise<unknown>;
  stop(): Promise<void>;
}

// Longer than a worker's grace time, shorter than the supervisor's or a container's patience.
const STOP_MS = 12_000;

/** @param work builds and starts; it is stopped by the signals the process gets. Exit codes: 0 stopped, 1 died, 2 configuration. */
export async function runEntry(name: 'worker' | 'ingress', work: (deps: Deps) => Promise<Running>): Promise<void> {
  let deps: Deps | undefined;
  try {
    const config = loadConfig();
    const log = createLog({ level: config.log.level, name, pretty: config.log.pretty });
    installRuntime(log);
    const signalled = new Promise<NodeJS.Signals>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
    deps = await createDeps(config, log, name);
    const { running, stop } = await work(deps);
    log.info('up');
    const end = await Promise.race([
      signalled.then((signal) => ({ signal })),
      running.then(() => ({ signal: undefined })),
    ]);
    log.info({ signal: end.signal }, 'stopping');
    setTimeout(() => {
      log.error('did not stop in time');
      process.exit(1);
    }, STOP_MS).unref();
    await stop();
    await deps.close();
    log.info('stopped');
    process.exit(end.signal ? 0 : 1);
  } catch (error) {
    if (error instanceof ConfigError) {
      for (const problem of error.problems) process.stderr.write(`${problem}\n`);
      process.exit(2);
    }
    process.stderr.write(`${name}: ${(error as Error).stack ?? String(error)}\n`);
    await deps?.close().catch(() => {});
    process.exit(1);
  }
}
