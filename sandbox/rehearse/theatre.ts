// The product on real parts in one process, under a rehearsal's time: workflow, activities, Postgres, GramJS, the local Telegram and
// Claude. Made once for all rehearsals of a run; each has a person and a conversation of its own.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from '@temporalio/client';
import type { ActivityInterceptorsFactory, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import type { Logger } from 'pino';
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
import type { Brand } from '../../src/domain/brand';
import type { ScenarioRep } from '../../src/domain/rehearsal/scenario';
import type { HostDeps } from '../../src/ingress/account-host';
import { createDeliver } from '../../src/ingress/deliver';
import { createMetrics } from '../../src/metrics';
import type { ReplyAgent } from '../../src/ports';
import type { Calendars } from '../../src/ports/booking';
import { createRepCalendars } from '../../src/rep-calendars';
import { createAccountWorkers, createConversationWorker } from '../../src/worker/create-worker';
import { conversationWorkflowId } from '../../src/workflows/messages';
import { startSandbox } from '../main';
import { createAccounts } from './accounts';
import { addBookedRep, type BookedRep } from './booked-rep';
import { createBrandInForce } from './brand-in-force';
import type { LiveModel } from './live/ask';
import { createMeetingsDesk, type MeetingsDesk } from './meetings-desk';
import { shiftClock, withOffset } from './offset';
import { RehearsalTime } from './time';
import { startTimeSkipping } from './time-skipping';
import type { TimeSkippingProgram } from './time-skipping-program';

export interface TheatreOptions {
  /** Of a migrated database that nothing else uses. */
  databaseUrl: string;
  server: TimeSkippingProgram;
  /** The workflow bundle, as a worker loads it. */
  bundlePath: string;
  /** Instead of the local one. */
  claude?: LiveModel;
  log: Logger;
}

/** Whom the client may be booked with, and who asks him. */
export interface Booked {
  rep: BookedRep;
  desk: MeetingsDesk;
}

export type Theatre = Awaited<ReturnType<typeof openTheatre>>;

/** What is done for a client. Dialling and pings keep the link, in real time: nobody's clock waits for them. */
const SAYING = ['send', 'typing', 'markRead', 'history'] as const;

/** @throws when one of its parts cannot be had; what was opened by then is closed. */
export async function openTheatre({ databaseUrl, server, bundlePath, claude, log }: TheatreOptions) {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    // whatever one of them says, the others are closed as well
    for (const closer of closers.splice(0).reverse())
      await Promise.resolve()
        .then(closer)
        .catch((error: Error) => log.warn({ what: error.message }, 'a part of the theatre did not close'));
  };
  try {
    return await open();
  } catch (error) {
    await close();
    throw error;
  }

  async function open() {
    const pool = new Pool({ connectionString: databaseUrl, max: 20 });
    pool.on('error', () => {});
    closers.push(() => pool.end());
    const sandbox = await startSandbox({ port: 0 });
    closers.push(() => sandbox.close());
    const env = await startTimeSkipping(server);
    closers.push(() => env.teardown());
    await env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: { Brand: 2, Stage: 2, Control: 2, Account: 2 },
    });

    let beforeJump = async () => {};
    const time = new RehearsalTime(env, () => beforeJump());
    sandbox.clock.follow(() => time.now());
    const client = new Client({
      connection: env.connection,
      namespace: 'default',
      interceptors: { workflow: withOffset(() => time.offset) },
    });
    const store = time.standingFor(createStore(pool));
    const inbound = time.standingFor(createInboundStore(pool, { chat: false, webhook: false }));
    const knowledge = createKnowledge(pool);
    const inForce = createBrandInForce(knowledge);
    const { brands } = inForce;
    const { meter } = createMetrics('rehearsal');
    const temporal = { connection: env.nativeConnection, namespace: 'default' };
    const model = claude ?? { apiKey: 'sandbox', model: 'claude-sonnet-5-5', baseUrl: `${sandbox.url}/claude` };
    const agent: ReplyAgent = createClaude({ ...model, log });
    const around: ActivityInterceptorsFactory[] = [
      ({ info }) => ({
        inbound: {
          async execute(input, next) {
            // a local activity is part of a workflow task, and its times are not the server's
            if (!info.isLocal) await time.enter(info.currentAttemptScheduledTimestampMs);
            try {
              return await next(input);
            } finally {
              if (!info.isLocal) await time.leave();
            }
          },
        },
      }),
    ];
    const keys = [{ id: 'rehearsal', key: randomBytes(32) }];
    const local = { clientId: 'sandbox', clientSecret: 'sandbox', now: () => time.now() };
    const google = createGoogleSignIn({
      ...local,
      rootUrl: `${sandbox.url}/`,
      tokenUrl: `${sandbox.url}/google/token`,
    });
    const zoom = createZoom({
      ...{ ...local, accountId: 'sandbox' },
      apiUrl: `${sandbox.url}/zoom/v2`,
      oauthUrl: `${sandbox.url}/zoom/oauth/token`,
    });
    const opened = time.standingFor(createRepCalendars(pool, { keys, google: () => google }));
    const calendars: Calendars = { of: async (repId) => time.standingFor(await opened.of(repId)) };
    const worker = await createConversationWorker(
      temporal,
      {
        store,
        brands,
        knowledge: time.standingFor(knowledge),
        web: time.standingFor(createWebSearch({ ...model, log })),
        agent: time.standingFor(agent),
        checker: time.standingFor(createFactChecker({ ...model, log })),
        bookings: time.standingFor(createBookings(pool)),
        calendars,
        video: time.standingFor(zoom),
        clock: time,
        slots: { run: (work) => work() },
        meter,
        log,
      },
      {
        workflows: { workflowBundle: { code: shiftClock(readFileSync(bundlePath, 'utf8')) } },
        workflowsCached: 50,
        modelCallsAtOnce: 10,
        around,
        log,
      },
    );
    const running = worker.run();
    closers.push(async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    });

    const telegram = createTelegramUsers({
      apiId: 1,
      apiHash: '0'.repeat(32),
      mtproto: { dcs: [...sandbox.mtproto.dcs], rsaPublicPem: sandbox.mtproto.rsaPublicPem },
      log,
    });
    const deliver = createDeliver(client, inbound);
    const hostDeps: HostDeps = {
      store: inbound,
      meter,
      brands,
      telegram: { ...telegram, client: (session) => time.standingFor(telegram.client(session), SAYING) },
      clock: time,
      databaseUrl,
      host: 'rehearsal',
      deliver,
      openSession: ({ id, sessionCipher, sessionKeyId }) =>
        openSession(keys, id, { cipher: sessionCipher as Buffer, keyId: sessionKeyId as string }),
      temporal: env.nativeConnection,
      createWorkers: (accountId, link): Promise<Worker[]> =>
        createAccountWorkers(
          temporal,
          accountId,
          { store, link, clock: time, overdueSpacingSeconds: 20, meter, log },
          around,
        ),
      log,
    };
    const accounts = createAccounts({ pool, telegram: sandbox.telegram, keys, host: hostDeps, log });
    closers.push(async () => {
      time.end();
      await accounts.stop();
    });

    return {
      pool,
      sandbox,
      time,
      client,
      agent,
      /** The account that represents this brand, in sync. */
      account: (brandId: string) => accounts.of(brandId),
      /** From here on this is the brand, and jumps of the clock are told. Gives whom the client is booked with, where he is. */
      async begin(
        at: number,
        rehearsed: Brand,
        onJump: () => Promise<void>,
        asWritten?: ScenarioRep,
      ): Promise<Booked | undefined> {
        await inForce.put(rehearsed, new Date(at));
        beforeJump = onJump;
        time.attendant = undefined;
        await time.begin(at);
        await pool.query('update accounts set overdue_next_at = null, sleep_until = null');
        // those of earlier rehearsals have had their part
        await pool.query("update reps set status = 'removed' where status <> 'removed'");
        await pool.query("update bookings set status = 'cancelled' where status in ('held', 'booked')");
        await fetch(`${sandbox.url}/claude/script`, { method: 'DELETE' });
        if (!rehearsed.meeting.booking.enabled) return undefined;
        const { id: accountId } = await accounts.of(rehearsed.id);
        const rep = await addBookedRep({ pool, google, keys, sandbox }, rehearsed, accountId, new Date(at), asWritten);
        const parts = { pool, client, inbound, deliver, brands, calendars, google: sandbox.google.world };
        const desk = createMeetingsDesk({ ...parts, clock: time, meter, log }, rep, accountId);
        time.attendant = desk;
        return { rep, desk };
      },
      /** Nothing of this conversation is given out any more. */
      async idle(conversationId: string | undefined): Promise<boolean> {
        if (!conversationId) return true;
        const { raw } = await client.workflow.getHandle(conversationWorkflowId(conversationId)).describe();
        return (raw.pendingActivities?.length ?? 0) === 0 && !raw.pendingWorkflowTask;
      },
      close,
    };
  }
}
