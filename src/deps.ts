// Builds the adapters behind the ports, once per process, and closes them in order.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { Semaphore } from 'async-mutex';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { DecideDeps } from './activities/decide/decide';
import type { SendDeps } from './activities/send';
import { createBrands } from './adapters/brands';
import { createGoogleSignIn } from './adapters/google-calendar';
import { createBookings } from './adapters/postgres/bookings';
import { alertInvalidBrand, createBrandMemory } from './adapters/postgres/brand-memory';
import { createInboundStore } from './adapters/postgres/inbound';
import { createKnowledge } from './adapters/postgres/knowledge';
import { migrate } from './adapters/postgres/migrate';
import { closePool, createPool } from './adapters/postgres/pool';
import { createRepActions } from './adapters/postgres/rep-actions';
import { createRepOutbox } from './adapters/postgres/rep-outbox';
import { createRepChat, createRepRouting } from './adapters/postgres/rep-routing';
import { createStore } from './adapters/postgres/store';
import { openSession } from './adapters/telegram/session-cipher';
import { createZoom } from './adapters/zoom';
import { systemClock } from './clock';
import type { Config } from './config';
import { Misconfigured } from './errors';
import { startHealthServer } from './health';
import { noCalendars, noVideoMeetings } from './meetings-nowhere';
import { createMetrics } from './metrics';
import type { AccountLink, AccountRow, Brands, Clock, InboundStore, TelegramUserFactory } from './ports';
import type { CalendarSignIns, Calendars } from './ports/booking';
import type { GoogleSignIn, VideoMeetings } from './ports/meetings';

// migrations/ stands beside src/ in the sources and beside dist/ in what is run
const MIGRATIONS = [join(__dirname, '..', 'migrations'), join(__dirname, '..', '..', 'migrations')].find(
  existsSync,
) as string;

// Big libraries are loaded by the process that uses them: a worker is back 0.3 s sooner without Telegram's.
const claude = () => require('./adapters/claude/claude') as typeof import('./adapters/claude/claude');
const factCheck = () => require('./adapters/claude/fact-check') as typeof import('./adapters/claude/fact-check');
const webSearch = () => require('./adapters/claude/web-search') as typeof import('./adapters/claude/web-search');
const connectBot = () => require('./connect-bot') as typeof import('./connect-bot');
const telegram = () => require('./connect-telegram') as typeof import('./connect-telegram');

// in containers the sandbox and we start at the same time
const SANDBOX_STARTS_MS = 30_000;

export type Deps = Awaited<ReturnType<typeof createDeps>>;

/** @throws when the database is down or newer than this code: a process that can't keep what it hears must not listen. */
export async function createDeps(config: Config, log: Logger, name: string, clock: Clock = systemClock) {
  const closers: (() => Promise<unknown>)[] = [];
  const openPool = (poolName: string) => {
    const opened = createPool(config.databaseUrl, { name: poolName, max: config.databasePoolSize }, log);
    closers.push(() => closePool(opened, poolName, log));
    return opened;
  };
  await migrate({ databaseUrl: config.databaseUrl, dir: MIGRATIONS });
  const pool = openPool(name);
  const brands: Brands = createBrands({
    dir: config.brandsDir,
    trustMs: 500,
    memory: createBrandMemory(pool),
    onInvalid: (brand, problem, mark) => {
      log.error({ brand, problem }, 'brand is not valid; its last good version, if there is one, stays');
      alertInvalidBrand(pool, brand, problem, mark).catch((error: Error) =>
        log.warn({ brand, what: error.name }, 'nobody could be told'),
      );
    },
  });
  const metrics = createMetrics(name);
  let held: typeof pool | undefined;
  let video: VideoMeetings | undefined;
  let google: GoogleSignIn | undefined;
  let temporal: { connection: NativeConnection; namespace: string } | undefined;

  return {
    config,
    log,
    clock,
    brands,
    pool,
    metrics,

    async temporal() {
      if (!temporal) {
        const connection = await NativeConnection.connect({ address: config.temporal.address });
        closers.push(() => connection.close());
        temporal = { connection, namespace: config.temporal.namespace };
      }
      return temporal;
    },
    async client(): Promise<Client> {
      const connection = await Connection.connect({ address: config.temporal.address });
      closers.push(() => connection.close());
      return new Client({ connection, namespace: config.temporal.namespace });
    },
    telegram: (): Promise<TelegramUserFactory> => telegram().connectTelegram(config, log, SANDBOX_STARTS_MS),
    openSession(account: AccountRow): string {
      if (!account.sessionCipher || !account.sessionKeyId)
        throw new Misconfigured('telegram', `account ${account.id} has no session: sign it in`);
      return openSession(config.sessionKeys, account.id, {
        cipher: account.sessionCipher,
        keyId: account.sessionKeyId,
      });
    },
    /** @throws Misconfigured when Zoom is live and has no credentials: ask `config.zoom` first where that is a choice. */
    videoMeetings(): VideoMeetings {
      if (!config.zoom)
        throw new Misconfigured('Zoom', 'ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET are not set');
      video ??= createZoom({ ...config.zoom, now: () => clock.now() });
      return video;
    },
    /** @throws Misconfigured when Google is live and has no credentials: ask `config.google` first where that is a choice. */
    googleSignIn(): GoogleSignIn {
      if (!config.google) throw new Misconfigured('Google', 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET are not set');
      google ??= createGoogleSignIn({ ...config.google, now: () => clock.now() });
      return google;
    },
    calendars(): Calendars {
      const { createRepCalendars } = require('./rep-calendars') as typeof import('./rep-calendars');
      return createRepCalendars(pool, { keys: config.sessionKeys, google: () => this.googleSignIn() });
    },
    signIns(): CalendarSignIns {
      const { createCalendarSignIns } = require('./calendar-sign-ins') as typeof import('./calendar-sign-ins');
      const google = () => this.googleSignIn();
      return createCalendarSignIns(pool, { keys: config.sessionKeys, google, clock });
    },
    inbound(): InboundStore {
      return createInboundStore(pool, {
        chat: config.alert.chat !== undefined,
        webhook: config.alert.webhookUrl !== undefined,
        reps: config.bot !== undefined,
      });
    },
    /** The bot's rows; `bot` is undefined without a token. */
    async reps() {
      return {
        bot: await connectBot().connectBot(config, SANDBOX_STARTS_MS),
        outbox: createRepOutbox(pool),
        actions: createRepActions(pool),
        routing: createRepRouting(pool),
        chat: createRepChat(pool, async (brand) => (await brands.get(brand)).zone),
      };
    },
    decide(): DecideDeps {
      const slots = new Semaphore(config.worker.modelCallsAtOnce);
      return {
        store: createStore(pool),
        brands,
        knowledge: createKnowledge(pool),
        web: webSearch().createWebSearch({ ...config.claude, log }),
        agent: claude().createClaude({ ...config.claude, log }),
        checker: factCheck().createFactChecker({ ...config.claude, log }),
        bookings: createBookings(pool),
        calendars: config.google ? this.calendars() : noCalendars,
        video: config.zoom ? this.videoMeetings() : noVideoMeetings,
        clock,
        slots: { run: (work) => slots.runExclusive(work) },
        meter: metrics.meter,
        log,
      };
    },
    send(link: AccountLink): SendDeps {
      return {
        store: createStore(pool, sendPool()),
        link,
        clock,
        overdueSpacingSeconds: config.overdueSpacingSeconds,
        meter: metrics.meter,
        log,
      };
    },
    /** GET /health and /metrics; a check answers true, or what is wrong. */
    async serveHealth(
      port: number,
      checks: Record<string, () => boolean | string>,
      routes?: (app: FastifyInstance) => void,
    ): Promise<void> {
      const server = await startHealthServer({
        host: config.http.host,
        port,
        registry: metrics.registry,
        routes,
        log,
        checks: {
          ...checks,
          database: () =>
            pool.query('select 1').then(
              () => true,
              () => 'the database does not answer',
            ),
        },
      });
      closers.push(() => server.close());
    },
    async close(): Promise<void> {
      for (const close of closers.reverse()) await close();
      log.info('connections closed');
    },
  };

  /** Transactions that stay open while a message leaves: their own pool, so that storing what clients write never waits for them. */
  function sendPool() {
    held ??= openPool(`${name} sends`);
    return held;
  }
}
