// Which processes a local system is made of, in what order they start, and with what environment.
import { join } from 'node:path';
import type { StartOptions } from './index';
import { freePort } from './ports';
import { preparePostgres } from './postgres';
import type { ProcessSpec } from './process';
import { seatRepsBot } from './reps-bot';
import { salesDesk, seatSalesDesk } from './sales-desk';
import { localSecrets } from './secrets';
import type { Stack } from './stack';
import { prepareTemporal } from './temporal';

/** A running system as others see it; ready.json is this without `env`. */
export interface Ready {
  startedAt: string;
  dir: string;
  services: Record<string, 'sandbox' | 'live'>;
  urls: { sandbox?: string; temporalUi?: string; database: string; ingress: string; worker: string };
  temporal: {
    address: string;
    namespace: string;
    /** The program, when the server is ours. */
    command?: string;
  };
  ports: Record<string, number>;
  pids: Record<string, number>;
  /** What the processes were given beside our own environment; holds secrets. */
  env: Record<string, string>;
}

/** Starts all and gives what is up. @throws when something can't be had or does not come up. */
export async function services(options: StartOptions, stack: Stack, say: (text: string) => void): Promise<Ready> {
  const { root, dir, databaseUrl, temporal } = options;
  const secrets = localSecrets(dir);
  const port = steppingOver(say);
  const ports: Record<string, number> = {};
  const needsSandbox = Object.values(options.services).includes('sandbox');

  const postgres = databaseUrl
    ? undefined
    : await preparePostgres({
        dir: join(dir, 'postgres'),
        port: await port('postgres', 54_329),
        password: secrets.postgresPassword,
      });
  const engine = temporal.address
    ? undefined
    : await prepareTemporal({
        dir: join(dir, 'temporal'),
        port: await port('temporal', 7233),
        uiPort: await port('temporal Web UI', 8233),
        cli: temporal.cli,
        say,
      });
  if (postgres) ports.postgres = postgres.port;
  if (engine) ports.temporal = Number(engine.address.split(':')[1]);
  if (needsSandbox) ports.sandbox = await port('sandbox', options.ports.sandbox);
  ports.ingress = await port('ingress', options.ports.http);
  ports.worker = await port('worker', options.ports.worker);

  const local = options.services.telegram === 'sandbox';
  const alertChat = options.alertChat ?? (local ? salesDesk : undefined);
  const sandboxUrl = needsSandbox ? `http://127.0.0.1:${ports.sandbox}` : undefined;
  const address = temporal.address ?? engine?.address ?? '';
  const database = databaseUrl ?? postgres?.url ?? '';
  const env: Record<string, string> = {
    DATABASE_URL: database,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    HTTP_PORT: String(ports.ingress),
    WORKER_HTTP_PORT: String(ports.worker),
    RAPPORT_DIR: dir,
    ...(sandboxUrl ? { SANDBOX_PORT: String(ports.sandbox), SANDBOX_URL: sandboxUrl } : {}),
    // what `rapport find` prints must work when it is pasted
    ...(engine ? { TEMPORAL_CLI: engine.spec.command } : {}),
    ...(engine?.uiUrl ? { TEMPORAL_UI_URL: engine.uiUrl } : {}),
    ...(alertChat ? { ALERT_CHAT: alertChat } : {}),
    ...(options.hasSessionKey ? {} : { SESSION_KEY: secrets.sessionKey }),
  };
  const node = (
    name: string,
    file: string,
    healthPort: number,
    extra: Partial<ProcessSpec> & { args?: string[] } = {},
  ) => ({
    name,
    command: process.execPath,
    cwd: root,
    env: { ...env, ...extra.env },
    stopWithin: 15_000,
    args: ['--enable-source-maps', join(root, 'dist', file), ...(extra.args ?? [])],
    ready: healthOf(name, `http://127.0.0.1:${healthPort}/health`, say),
  });

  await stack.startStage([postgres?.spec, engine?.spec].filter((spec) => spec !== undefined));
  if (sandboxUrl) {
    const sandboxEnv = { SANDBOX_DATA: join(dir, 'sandbox') };
    await stack.startStage([node('sandbox', 'sandbox/main.js', ports.sandbox as number, { env: sandboxEnv })]);
    if (local && alertChat?.startsWith('@')) await seatSalesDesk(sandboxUrl, alertChat);
    // also in place of a real one: nobody else's token is known here
    if (local) env.REGISTRY_BOT_TOKEN = await seatRepsBot(sandboxUrl);
  }
  await stack.startStage([
    node('worker', 'src/worker/main.js', ports.worker),
    node('ingress', 'src/ingress/main.js', ports.ingress, { args: ['--roles', 'accounts,bots,http'] }),
  ]);
  return {
    startedAt: new Date().toISOString(),
    dir,
    services: options.services,
    urls: {
      sandbox: sandboxUrl,
      temporalUi: engine?.uiUrl,
      database: database.replace(/^(\w+:\/\/[^:/@]*):[^@]*@/, '$1:***@'),
      ingress: `http://127.0.0.1:${ports.ingress}`,
      worker: `http://127.0.0.1:${ports.worker}`,
    },
    temporal: { address, namespace: temporal.namespace, command: engine?.spec.command },
    ports,
    pids: {},
    env,
  };
}

/** Gives the wanted port or the next free one, and says so; never the same twice. */
function steppingOver(say: (text: string) => void) {
  const given = new Set<number>();
  return async (what: string, wanted: number): Promise<number> => {
    const port = await freePort(wanted, given);
    if (port !== wanted) say(`  port ${wanted} is taken: ${what} is on ${port}`);
    given.add(port);
    return port;
  };
}

const patience = 20_000;

/**
 * 200 is ready. A process that answers, but with a failing check (an account that can't sign in), is up after a while
 * too: it goes on trying, and a person must be able to see what is wrong.
 */
function healthOf(name: string, url: string, say: (text: string) => void): () => Promise<void> {
  let firstAnswer: number | undefined;
  return async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(4000) });
    if (response.ok) return;
    firstAnswer ??= Date.now();
    const text = await response.text();
    if (Date.now() - firstAnswer < patience) throw new Error(`${url} answers ${response.status}: ${text}`);
    say(`  ${name} is up, but not healthy: ${text}`);
  };
}
