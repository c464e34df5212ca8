// What a whole test run shares: one Postgres with a migrated template, one Temporal dev server, the workflow bundle, the
// time-skipping server's program. Each is made when the first test asks for it, by jest's main process, which also ends it.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { timeSkippingProgram } from '../../sandbox/rehearse/time-skipping-program';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../sandbox/start/postgres';
import { startTemporalServer, type TemporalServer } from '../../sandbox/start/temporal';
import { migrate } from '../../src/adapters/postgres/migrate';

export interface SharedPostgres {
  /** Of the server's first database. */
  url: string;
  /** The migrated database that test databases are copied from. */
  template: string;
}
export interface SharedTemporal {
  address: string;
}

const root = resolve(__dirname, '..', '..');
const say = (text: string) => process.stderr.write(`${text}\n`);

/** Answers test files over HTTP, since they run in other processes. */
export class TestServers {
  private readonly folder = mkdtempSync(join(tmpdir(), 'rapport-run-'));
  private readonly made = new Map<string, Promise<unknown>>();
  private readonly running: { pid: number; stop(): Promise<void> }[] = [];
  private server?: Server;

  /** Starts answering; gives the address. */
  async listen(): Promise<string> {
    const server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.close();
    this.server?.closeAllConnections();
    await Promise.allSettled(this.made.values());
    await Promise.allSettled(this.running.map((one) => one.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const makers: Record<string, () => Promise<unknown>> = {
      '/postgres': () => this.postgres(),
      '/temporal': () => this.temporal(),
      '/bundle': () => this.bundle(),
      '/dist': () => this.dist(),
      '/time-skipping': () => timeSkippingProgram(say),
    };
    const name = request.url ?? '';
    const make = makers[name];
    try {
      if (!make) throw new Error(`nothing at ${name}`);
      if (!this.made.has(name)) this.made.set(name, make());
      response.end(JSON.stringify((await this.made.get(name)) ?? null));
    } catch (error) {
      response.statusCode = 500;
      response.end((error as Error).message);
    }
  }

  private async postgres(): Promise<SharedPostgres> {
    const postgres: EmbeddedPostgres = this.keep(
      await startEmbeddedPostgres({ dir: join(this.folder, 'postgres'), durable: false }),
    );
    const template = 'template_rapport';
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`create database ${template}`);
    await client.end();
    await migrate({ databaseUrl: databaseUrl(postgres.url, template), dir: join(root, 'migrations') });
    return { url: postgres.url, template };
  }

  private async temporal(): Promise<SharedTemporal> {
    const temporal: TemporalServer = this.keep(
      await startTemporalServer({ dir: join(this.folder, 'temporal'), keep: false, ui: false, say }),
    );
    return { address: temporal.address };
  }

  private async bundle(): Promise<{ codePath: string }> {
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'scripts', 'bundle.mjs')], {
      cwd: root,
    });
    if (!stdout.trim()) throw new Error('there are no workflows to bundle');
    return { codePath: stdout.trim() };
  }

  /** What is run in production: for tests that start processes of the product. */
  private async dist(): Promise<{ path: string }> {
    await promisify(execFile)(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
    return { path: join(root, 'dist') };
  }

  private keep<T extends { pid: number; stop(): Promise<void> }>(server: T): T {
    this.running.push(server);
    const shared = globalThis as { rapportTestServers?: Set<number> };
    shared.rapportTestServers ??= new Set();
    shared.rapportTestServers.add(server.pid);
    return server;
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** Asks the run's shared servers, from a test file. @throws what went wrong in making it. */
export async function shared<T>(name: 'postgres' | 'temporal' | 'bundle' | 'dist' | 'time-skipping'): Promise<T> {
  // not kept alive: an idle connection is closed by the server just as it is used again
  const response = await fetch(`${process.env.RAPPORT_TEST_SERVERS}/${name}`, { headers: { connection: 'close' } });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Different in every file and run: for databases, task queues, workflow ids. */
export const unique = (prefix: string): string =>
  `${prefix}_${createHash('sha1').update(`${process.pid} ${process.hrtime.bigint()}`).digest('hex').slice(0, 12)}`;
