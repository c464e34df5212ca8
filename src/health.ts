// GET /health and /metrics of a process. Answers 503 while a check fails, with each check's outcome.
import fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Log } from './log';

/** true when all is well, else false or what is wrong; throwing counts as wrong too. */
export type HealthCheck = () => boolean | string | Promise<boolean | string>;

export interface HealthOptions {
  host: string;
  port: number;
  checks: Record<string, HealthCheck>;
  registry: Registry;
  log: Log;
  /** What else this process serves, on the same port. */
  routes?: (app: FastifyInstance) => void;
  /** Milliseconds a check may take. */
  within?: number;
}

export interface HealthServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

export interface CheckResult {
  ok: boolean;
  ms: number;
  error?: string;
}

/** The application with both routes, not yet listening: a process with more to serve adds its own. */
function healthApp({ checks, registry, within = 3000 }: Omit<HealthOptions, 'host' | 'port'>): FastifyInstance {
  const app = fastify({ logger: false });
  app.get('/health', async (_, reply) => {
    const results = Object.fromEntries(
      await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await run(check, within)] as const)),
    );
    const ok = Object.values(results).every((result) => result.ok);
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'failing', checks: results });
  });
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return app;
}

/** Serves both. A taken port is stepped over and said; port 0 takes any. */
export async function startHealthServer(options: HealthOptions): Promise<HealthServer> {
  const app = healthApp(options);
  options.routes?.(app);
  const port = await listen(app, options);
  return { url: `http://${options.host}:${port}`, port, close: () => app.close() };
}

/** Listens on the first free port from `port` on, and gives it. */
export async function listen(app: FastifyInstance, { host, port, log }: Pick<HealthOptions, 'host' | 'port' | 'log'>) {
  for (let next = port; next <= 65_535; next++) {
    try {
      await app.listen({ host, port: next });
      const address = app.server.address();
      const got = typeof address === 'object' && address ? address.port : next;
      log.info({ url: `http://${host}:${got}` }, 'serving /health and /metrics');
      return got;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      log.warn({ port: next }, 'this port is taken, trying the next one');
    }
  }
  throw new Error(`No free port from ${port} on`);
}

async function run(check: HealthCheck, within: number): Promise<CheckResult> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${within} ms`)), within);
  });
  try {
    const outcome = await Promise.race([check(), late]);
    return { ok: outcome === true, ms: ms(), ...(typeof outcome === 'string' ? { error: outcome } : {}) };
  } catch (error) {
    return { ok: false, ms: ms(), error: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}
