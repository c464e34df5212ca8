// The product on real parts in one process: sandbox, Postgres, Temporal, the conversations' worker and an account host per rep.
// For what must be killed there are processes: see processes.ts.
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { startSandbox } from '../../sandbox/main';
import { createClaude } from '../../src/adapters/claude/claude';
import { createFactChecker } from '../../src/adapters/claude/fact-check';
import { createWebSearch } from '../../src/adapters/claude/web-search';
import { createGoogleSignIn } from '../../src/adapters/google-calendar';
import { createBookings } from '../../src/adapters/postgres/bookings';
import { createInboundStore } from '../../src/adapters/postgres/inbound';
import { createKnowledge } from '../../src/adapters/postgres/knowledge';
import { createStore } from '../../src/adapters/postgres/store';
import { createTelegramUsers } from '../../src/adapters/telegram';
import { openSession } from '../../src/adapters/telegram/session-cipher';
import { createZoom } from '../../src/adapters/zoom';
import { systemClock } from '../../src/clock';
import { inspectConfig } from '../../src/config';
import type { Brand } from '../../src/domain/brand';
import { AccountHost, type HostDeps } from '../../src/ingress/account-host';
import { createDeliver } from '../../src/ingress/deliver';
import { noCalendars, noVideoMeetings } from '../../src/meetings-nowhere';
import { createMetrics } from '../../src/metrics';
import { createRepCalendars } from '../../src/rep-calendars';
import { createAccountWorkers, createConversationWorker } from '../../src/worker/create-worker';
import { testBrand, testBrands } from './brand';
import { workflowBundle } from './bundle';
import { makeNamespace } from './namespace';
import { useDatabase } from './postgres';
import { quietRuntime } from './runtime';
import { type SharedTemporal, shared } from './servers';
import { until } from './until';
import { createWorld } from './world';

const GOOGLE = { clientId: 'sandbox', clientSecret: 'sandbox' };
const ZOOM = { accountId: 'sandbox', clientId: 'sandbox', clientSecret: 'sandbox' };

export interface StackOptions {
  brand?: Partial<Brand>;
  overdueSpacingSeconds?: number;
  logLevel?: string;
  /** With the sandbox's Google and Zoom; else meetings can be booked nowhere. */
  meetings?: boolean;
}

/**
 * A stack for a test file, with the worker and one account in sync unless `idle`. Known from beforeAll on.
 * Its end is registered before the database's: nothing may still be connected when that is dropped.
 */
export function useStack(options: StackOptions & { idle?: boolean } = {}): {
  readonly stack: Stack;
  readonly account: { id: string; userId: string };
} {
  const held = {} as { stack: Stack; account: { id: string; userId: string } };
  afterAll(() => held.stack?.stop());
  const database = useDatabase();
  beforeAll(async () => {
    held.stack = await startStack(database, options);
    held.account = await held.stack.addAccount();
    if (options.idle) return;
    await held.stack.startWorker();
    held.stack.startAccount(held.account.id);
    await held.stack.inSync(held.account.id);
  }, 600_000);
  return held;
}

/** Starts everything but accounts and people. */
export async function startStack(database: { url: string; pool: Pool }, options: StackOptions = {}) {
  quietRuntime();
  const log = pino({ level: options.logLevel ?? process.env.TEST_LOG ?? 'silent' });
  const { address } = await shared<SharedTemporal>('temporal');
  const namespace = await makeNamespace(address);
  const sandbox = await startSandbox({ port: 0 });
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }), namespace });
  const temporal = { connection, namespace };
  const brand = testBrand(options.brand);
  const brands = testBrands(brand);
  const store = createStore(database.pool);
  const inbound = createInboundStore(database.pool, { chat: false, webhook: false });
  const { meter } = createMetrics('test');
  // as the command line makes it of the same variable
  const keys = inspectConfig({ SESSION_KEY: Buffer.alloc(32, 7).toString('base64') }, {}).config.sessionKeys;
  const telegram = createTelegramUsers({
    apiId: 1,
    apiHash: '0'.repeat(32),
    mtproto: { dcs: [...sandbox.mtproto.dcs], rsaPublicPem: sandbox.mtproto.rsaPublicPem },
    log,
  });
  const bookings = createBookings(database.pool);
  const google = createGoogleSignIn({ ...GOOGLE, rootUrl: `${sandbox.url}/`, tokenUrl: `${sandbox.url}/google/token` });
  const zoom = createZoom({ ...ZOOM, apiUrl: `${sandbox.url}/zoom/v2`, oauthUrl: `${sandbox.url}/zoom/oauth/token` });
  const hosts = new Map<string, AccountHost>();
  let worker: Worker | undefined;
  let running: Promise<void> | undefined;

  const hostDeps: HostDeps = {
    store: inbound,
    meter,
    brands,
    telegram,
    clock: systemClock,
    databaseUrl: database.url,
    host: 'test',
    deliver: createDeliver(client, inbound),
    openSession: (account) =>
      openSession(keys, account.id, { cipher: account.sessionCipher as Buffer, keyId: account.sessionKeyId as string }),
    temporal: connection,
    createWorkers: (accountId, link) =>
      createAccountWorkers(temporal, accountId, {
        store,
        link,
        clock: systemClock,
        overdueSpacingSeconds: options.overdueSpacingSeconds ?? 0,
        meter,
        log,
      }),
    log,
  };

  const stack = {
    ...createWorld({ sandbox, pool: database.pool, client, keys, brandId: brand.id }),
    sandbox,
    client,
    pool: database.pool,
    store,
    inbound,
    bookings,
    google,
    keys,
    hostDeps,
    async startWorker(): Promise<void> {
      worker = await createConversationWorker(
        temporal,
        {
          store,
          brands,
          knowledge: createKnowledge(database.pool),
          web: createWebSearch({ apiKey: 'test', model: 'claude-sonnet-5-5', baseUrl: `${sandbox.url}/claude`, log }),
          agent: createClaude({ apiKey: 'test', model: 'claude-sonnet-5-5', baseUrl: `${sandbox.url}/claude`, log }),
          checker: createFactChecker({
            apiKey: 'test',
            model: 'claude-haiku-5-5',
            baseUrl: `${sandbox.url}/claude`,
            log,
          }),
          bookings,
          calendars: options.meetings ? createRepCalendars(database.pool, { keys, google: () => google }) : noCalendars,
          video: options.meetings ? zoom : noVideoMeetings,
          clock: systemClock,
          slots: { run: (work) => work() },
          meter,
          log,
        },
        { workflows: { workflowBundle: await workflowBundle() }, workflowsCached: 500, modelCallsAtOnce: 20, log },
      );
      running = worker.run();
    },
    async stopWorker(): Promise<void> {
      worker?.shutdown();
      await running;
      worker = undefined;
    },
    startAccount(id: string): AccountHost {
      const host = new AccountHost(id, hostDeps, log);
      hosts.set(id, host);
      host.start();
      return host;
    },
    startedHost: (id: string): AccountHost => hosts.get(id) as AccountHost,
    async inSync(id: string): Promise<void> {
      await until(() => hosts.get(id)?.state === 'inSync', 20_000, 'account in sync');
    },
    async stopAccount(id: string): Promise<void> {
      await hosts.get(id)?.stop();
      hosts.delete(id);
    },
    async stop(): Promise<void> {
      await Promise.all([...hosts.values()].map((host) => host.stop()));
      await stack.stopWorker();
      await client.connection.close();
      await connection.close();
      await sandbox.close();
    },
  };
  return stack;
}

export type Stack = Awaited<ReturnType<typeof startStack>>;
