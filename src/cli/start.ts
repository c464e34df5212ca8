// `rapport start`: everything on one machine. What it starts lives in sandbox/, which src may not import: it is loaded by path.
import { isAbsolute, join, resolve } from 'node:path';
import { Command } from 'commander';
import { loadConfig, projectRoot, readEnvironment } from '../config';

type Start = (options: {
  root: string;
  dir: string;
  databaseUrl?: string;
  temporal: { address?: string; namespace: string; cli?: string };
  services: Record<string, 'sandbox' | 'live'>;
  hasSessionKey: boolean;
  alertChat?: string;
  brands: { dir: string; usual: string };
  ports: { http: number; worker: number; sandbox: number };
  scene: 'play' | 'once' | 'none';
}) => Promise<number>;

interface Flags {
  scene: boolean;
  once?: boolean;
  dir?: string;
}

export function startCommand(): Command {
  return new Command('start')
    .description('Run Postgres, Temporal, the sandbox, the worker and the ingress on this machine')
    .option('--no-scene', 'do not play the scene')
    .option('--once', 'play the scene, check it, stop; exit code 0 when all of it held')
    .option('--dir <folder>', 'where data, logs and pid files live (RAPPORT_DIR)')
    .action(async (flags: Flags) => {
      // The environment of a system that already runs here is not ours to take: that start will be refused, and says why.
      const config = loadConfig(readEnvironment(projectRoot, { running: false }), { forStart: true });
      const { start } = require(join(__dirname, '..', '..', 'sandbox', 'start')) as { start: Start };
      const code = await start({
        root: projectRoot,
        dir: flags.dir ? fromHere(flags.dir) : config.dataDir,
        databaseUrl: config.databaseUrl || undefined,
        temporal: { ...config.temporal, address: config.temporal.address || undefined },
        services: config.services,
        hasSessionKey: config.sessionKeys.length > 0,
        alertChat: config.alert.chat,
        brands: { dir: config.brandsDir, usual: config.brandDefault },
        ports: { http: config.http.port, worker: config.http.workerPort, sandbox: config.sandbox.port },
        scene: flags.once ? 'once' : flags.scene ? 'play' : 'none',
      });
      process.exit(code);
    });
}

const fromHere = (path: string) => (isAbsolute(path) ? path : resolve(process.cwd(), path));
