// One owned account: dial, catch up, signal, and only then let its sends through; on every loss close the gate first.
import type { NativeConnection, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { Misconfigured, PortError } from '../errors';
import type {
  AccountLink,
  AccountRow,
  Brands,
  InboundStore,
  Meter,
  TelegramUserFactory,
  TelegramUserPort,
} from '../ports';
import type { Deliver } from './deliver';
import { type OwnerDeps, type Ownership, own } from './owner';
import { UpdateStream } from './stream';
import { sweep } from './sweep';

export interface HostDeps extends Omit<OwnerDeps, 'store'> {
  store: InboundStore;
  meter: Meter;
  brands: Brands;
  telegram: TelegramUserFactory;
  deliver: Deliver;
  openSession: (account: AccountRow) => string;
  temporal: NativeConnection;
  /** The Workers on the account's queues, made for the time the gate is open. */
  createWorkers: (accountId: string, link: AccountLink) => Promise<Worker[]>;
}

export type AccountState = 'waiting' | 'connecting' | 'catchingUp' | 'inSync' | 'stopped';

// A send takes a tenth of this; the process that stops us waits for 12 s.
const DRAIN_MS = 3_000;
const PING_MS = 5_000;
const PING_TIMEOUT_MS = 5_000;
const ALIVE_MS = 30_000;
const SWEEP_MS = 10_000;
// A call that needs the sign-in: pings are answered on a revoked key too, and updates are known to stop silently.
const RECONCILE_MS = 60_000;
const OWN_AGAIN_MS = 1_000;
const BACK_OFF_MS = [200, 1_000, 2_000, 5_000, 15_000, 30_000];

export class AccountHost implements AccountLink {
  state: AccountState = 'waiting';
  /** Last answer or update from Telegram, epoch ms. */
  lastAliveAt = 0;
  private client?: TelegramUserPort;
  private stream?: UpdateStream;
  private gateOpen = false;
  private readonly stopping = new AbortController();
  private finished?: Promise<void>;

  constructor(
    readonly accountId: string,
    private readonly deps: HostDeps,
    private readonly log: Logger,
  ) {}

  // ------------------------------------------------------------ what the account's activities see

  open(): TelegramUserPort | undefined {
    return this.gateOpen ? this.client : undefined;
  }

  async alive(): Promise<boolean> {
    if (this.deps.clock.now().getTime() - this.lastAliveAt < ALIVE_MS) return this.gateOpen;
    try {
      await this.client?.ping(PING_TIMEOUT_MS);
      this.lastAliveAt = this.deps.clock.now().getTime();
      return this.gateOpen;
    } catch {
      return false;
    }
  }

  applyPts(pts: number | undefined, ptsCount: number | undefined): void {
    this.lastAliveAt = this.deps.clock.now().getTime();
    if (pts !== undefined) this.stream?.push({ type: 'other', pts, ptsCount: ptsCount ?? 0 });
  }

  // ------------------------------------------------------------ life

  start(): void {
    this.finished = this.run().catch((error: unknown) => {
      if (!this.stopping.signal.aborted) this.log.error({ err: error, accountId: this.accountId }, 'account host died');
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error('stopping'));
    await this.finished;
    this.state = 'stopped';
  }

  get ended(): boolean {
    return this.state === 'stopped';
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      const account = await this.deps.store.account(this.accountId).catch(() => undefined);
      if (account && account.status !== 'active') break;
      let ownership: Ownership | undefined;
      try {
        this.state = 'waiting';
        ownership = await own(this.deps, this.accountId, this.stopping.signal);
        await this.session(ownership, () => {
          failures = 0;
        });
      } catch (error) {
        if (this.stopping.signal.aborted) break;
        if (error instanceof Misconfigured) {
          await this.park(error);
          break;
        }
        const what =
          error instanceof PortError
            ? error.message
            : `${(error as Error).name} ${String((error as { code?: unknown }).code ?? '')}`;
        this.log.warn({ accountId: this.accountId, what }, 'account link lost; dialling again');
      } finally {
        await this.closeClient();
        await ownership?.release();
      }
      // Telegram is asked ever less often; that the database is away is none of its business.
      const wait = ownership ? (BACK_OFF_MS[Math.min(failures++, BACK_OFF_MS.length - 1)] as number) : OWN_AGAIN_MS;
      await this.deps.clock.sleep(wait, this.stopping.signal).catch(() => {});
    }
    this.state = 'stopped';
  }

  /** One link, from dialling to its loss. Throws the reason it ended, unless we are stopping. */
  private async session(ownership: Ownership, inSync: () => void): Promise<void> {
    const account = await this.deps.store.account(this.accountId);
    if (account?.status !== 'active') return;
    this.state = 'connecting';
    const client = this.deps.telegram.client(this.deps.openSession(account));
    this.client = client;

    let end: (error: Error) => void = () => {};
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    ended.catch(() => {}); // raced below, and by then perhaps nobody listens
    this.stopping.signal.addEventListener('abort', () => end(new Error('stopping')), { once: true });
    ownership.lost.addEventListener('abort', () => end(new Error('ownership lost')), { once: true });
    client.onLink((state, cause) => state === 'disconnected' && end(cause ?? new Error('disconnected')));

    const stream = new UpdateStream(
      this.deps,
      {
        account,
        client,
        sentIds: new Map(),
        deliver: (conversation, arrived) => void this.deliver(conversation, arrived),
      },
      (error) => end(error as Error),
    );
    this.stream = stream;
    client.onUpdate((update) => {
      this.lastAliveAt = this.deps.clock.now().getTime();
      stream.push(update);
    });
    const timers: NodeJS.Timeout[] = [];
    let workers: Worker[] = [];
    let running: Promise<unknown> = Promise.resolve();
    try {
      await Promise.race([client.connect(), ended]);
      const me = await Promise.race([client.me(), ended]);
      account.telegramUserId = me.userId;
      await this.deps.store.identify(this.accountId, me);
      this.state = 'catchingUp';
      await Promise.race([stream.catchUp(), ended]);
      await Promise.race([this.admitWaiting(account, client), ended]);
      await Promise.race([sweep(this.deps, this.accountId), ended]);

      this.lastAliveAt = this.deps.clock.now().getTime();
      this.gateOpen = true;
      workers = await this.deps.createWorkers(this.accountId, this);
      running = Promise.all(workers.map((worker) => worker.run())).catch((error: Error) => end(error));
      this.state = 'inSync';
      inSync();
      this.log.info({ accountId: this.accountId }, 'account in sync');

      const every = (ms: number, work: () => Promise<unknown>) =>
        timers.push(setInterval(() => void work().catch(end), ms));
      every(PING_MS, async () => {
        await client.ping(PING_TIMEOUT_MS);
        this.lastAliveAt = this.deps.clock.now().getTime();
      });
      every(SWEEP_MS, async () => {
        await sweep(this.deps, this.accountId).catch((error: Error) =>
          this.log.warn({ accountId: this.accountId, what: error.name }, 'sweep failed; next one in 10 s'),
        );
        await this.admitWaiting(account, client);
      });
      every(RECONCILE_MS, () => stream.catchUp());
      await ended;
    } catch (error) {
      if (!this.stopping.signal.aborted) throw error;
    } finally {
      // The gate first: no claim is made from here on. Then the client, so that waiting calls can't be re-sent behind a claim.
      this.gateOpen = false;
      for (const timer of timers) clearInterval(timer);
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      // Told to stop, on a link that works: what was claimed may hear its answer, or the next owner has to look for it.
      if (this.stopping.signal.aborted) {
        const drained = new AbortController();
        await Promise.race([running, this.deps.clock.sleep(DRAIN_MS, drained.signal)]);
        drained.abort(); // else the rest of it would keep a process that has nothing else to do
      }
      stream.stop();
      await this.closeClient();
      await running;
    }
  }

  private async deliver(...args: Parameters<Deliver>): Promise<void> {
    await this.deps.deliver(...args).catch((error: Error) => {
      this.log.warn(
        { accountId: this.accountId, conversationId: args[0].id, what: error.name },
        'not signalled; the sweep brings it again',
      );
    });
  }

  /** Strangers who were asked about and are prospects now: what they said since is read and answered. */
  private async admitWaiting(account: AccountRow, client: TelegramUserPort): Promise<void> {
    for (const { peer, firstMessageId } of await this.deps.store.admittedStrangers(this.accountId)) {
      const person = { ...peer, isBot: false, isSelf: false, isContact: false, isDeleted: false, isService: false };
      const said = await client.history(peer, { limit: 100, minId: firstMessageId - 1 });
      for (const message of said.reverse()) this.stream?.push({ type: 'message', message, person });
      await this.deps.store.closeStranger(account.id, peer.userId);
    }
  }

  private async park(error: Misconfigured): Promise<void> {
    this.log.error(
      { accountId: this.accountId, reason: error.detail },
      'account parked: a person has to sign in again',
    );
    await this.deps.store.park(this.accountId, error.detail);
    await this.deps.store.addAlert({
      id: `parked:${this.accountId}:${this.deps.clock.now().getTime()}`,
      kind: 'account_parked',
      accountId: this.accountId,
      detail: `${error.detail}: rapport accounts login --account ${this.accountId}`,
    });
  }

  private async closeClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.destroy().catch(() => {});
  }
}
