// `rapport rehearse`: a database of its own, one theatre, one rehearsal after the other; nothing is left behind.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { migrate } from '../../src/adapters/postgres/migrate';
import type { Brand } from '../../src/domain/brand';
import { type Difference, judge } from '../../src/domain/rehearsal/judge';
import type { Scenario } from '../../src/domain/rehearsal/scenario';
import type { Shown } from '../../src/domain/rehearsal/timeline';
import { startEmbeddedPostgres } from '../start/postgres';
import { createAsk, type LiveModel } from './live/ask';
import { type Scores, scoreOf } from './live/score';
import { play } from './play';
import { openTheatre, type Theatre } from './theatre';
import { timeSkippingProgram } from './time-skipping-program';

export interface RehearseOptions {
  /** The project's folder. */
  root: string;
  rehearsals: { scenario: Scenario; brand: Brand }[];
  /** Of a server on which a scratch database may be made; without it Postgres is brought along. */
  databaseUrl?: string;
  /** Answers, plays clients and judges, in the local one's place. */
  claude?: LiveModel;
  log: Logger;
  /** What takes a while, the first time. */
  say: (words: string) => void;
  /** Each as soon as it is over. */
  onReport: (report: Report) => void;
}

export interface Report {
  scenario: Scenario;
  seconds: number;
  timeline: Shown[];
  differences: Difference[];
  /** with a live model: ours, and a plain agent with the same client */
  scores?: Scores;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** @throws Error when the stage itself cannot be set */
export async function rehearse(options: RehearseOptions): Promise<Report[]> {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }), forward: {} } },
  });
  // it ends with its last connection, but where none was ever made it would keep the process
  return rehearseAll(options).finally(() => Runtime._instance?.shutdown());
}

async function rehearseAll(options: RehearseOptions): Promise<Report[]> {
  const { say, log, claude } = options;
  const server = await timeSkippingProgram(say);
  let database: Promise<Scratch> | undefined;
  const ask = claude && createAsk(claude, log);
  const reports: Report[] = [];
  let theatre: Theatre | undefined;
  let over = false;
  let clearing: Promise<void> = Promise.resolve();
  const clear = () => {
    const [open, made] = [theatre, database];
    theatre = database = undefined;
    clearing = clearing
      .then(() => open?.close())
      .then(() => made?.catch(() => undefined)) // it was never there
      .then((one) => one?.drop());
    return clearing;
  };
  // Ctrl-C in the middle of a rehearsal, or before it, leaves nothing behind either, and begins nothing more
  const interrupted = () => {
    over = true;
    void clear().finally(() => process.exit(130));
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    for (const { scenario, brand } of options.rehearsals) {
      if (over) break;
      database ??= scratchDatabase(options);
      const { url } = await database;
      if (over) break;
      theatre ??= await openTheatre({
        databaseUrl: url,
        server,
        bundlePath: bundleIn(options.root),
        claude,
        log,
      });
      const started = Date.now();
      const report: Report = { scenario, seconds: 0, timeline: [], differences: [] };
      try {
        const played = await play(theatre, scenario, brand, ask);
        report.timeline = played.timeline;
        report.differences = judge(scenario, played);
        if (ask)
          report.scores = await scoreOf(ask, scenario, brand, played.timeline).catch((error: Error) => {
            report.differences.push({ line: 1, words: `could not be scored: ${error.message}` });
            return undefined;
          });
      } catch (error) {
        report.differences = [{ line: 1, words: `could not be played: ${(error as Error).message}` }];
        // nobody knows how it stands: the next ones get another, and with it other people in another database
        await clear();
      }
      report.seconds = (Date.now() - started) / 1000;
      if (over) break;
      reports.push(report);
      options.onReport(report);
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await clear();
  }
  return reports;
}

function bundleIn(root: string): string {
  const path = join(root, 'dist', 'workflow-bundle.js');
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build`);
  return path;
}

interface Scratch {
  url: string;
  drop(): Promise<void>;
}

async function scratchDatabase({ root, databaseUrl }: RehearseOptions): Promise<Scratch> {
  const made = databaseUrl ? await beside(databaseUrl) : await brought();
  await migrate({ databaseUrl: made.url, dir: join(root, 'migrations') }).catch(async (error: Error) => {
    await made.drop();
    throw error;
  });
  return made;
}

/** A database of its own on that server, gone at the end. */
async function beside(databaseUrl: string) {
  const name = `rapport_rehearsal_${randomBytes(6).toString('hex')}`;
  const admin = async (sql: string) => {
    const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(sql);
    } finally {
      await client.end().catch(() => {});
    }
  };
  await admin(`create database ${name}`).catch((cause: Error) => {
    throw new Error(
      `no scratch database could be made on the server of DATABASE_URL: ${cause.message}. Without DATABASE_URL a Postgres is brought along.`,
      { cause },
    );
  });
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => admin(`drop database if exists ${name} with (force)`) };
}

async function brought() {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-rehearsal-'));
  const postgres = await startEmbeddedPostgres({ dir: join(folder, 'postgres'), durable: false }).catch((error) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    url: postgres.url,
    async drop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
