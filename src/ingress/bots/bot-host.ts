// One bot token, one owner: hears updates, stores them, acts on them, and empties the outbox. See ../owner.ts for the lock.
import type { Logger } from 'pino';
import { repWords } from '../../domain/reps/words';
import { Misconfigured, RateLimited } from '../../errors';
import type { Clock, Meter } from '../../ports';
import type { RepAction } from '../../ports/rep-messages';
import { own } from '../owner';
import { type ActDeps, act } from './act';
import { Outbox } from './outbox';
import { showChanged } from './show-state';

export interface BotHostDeps extends ActDeps {
  databaseUrl: string;
  host: string;
  /** updates come to our HTTP server instead of being asked for */
  webhook?: { url: string; secret: string };
  clock: Clock;
  meter: Meter;
  log: Logger;
}

const LOOK_MS = 400;
const WATCH_MS = 2_000;
// What changed while no bot ran, and between the database's clock and ours.
const MISSED_MS = 24 * 3600_000;
const CLOCKS_DIFFER_MS = 30_000;
const POLL_SECONDS = 25;
const AGAIN_MS = [1_000, 2_000, 5_000, 15_000, 30_000];
// The process that stops us waits for 12 s.
const DRAIN_MS = 6_000;
const ACTION_TRIES = 10;
// A bot costs nothing when two ask at once (409), so the lock alone decides and nobody waits for another's silence.
const NO_SILENCE = { account: async () => undefined, heartbeat: async () => {}, release: async () => {} };

export class BotHost {
  /** 'running', or what is in the way. */
  state = 'waiting for the lock';
  private readonly stopping = new AbortController();
  private readonly outbox: Outbox;
  private readonly acting = new Map<string, Promise<void>>();
  private readonly inHand = new Set<string>();
  private finished?: Promise<void>;

  constructor(private readonly deps: BotHostDeps) {
    this.outbox = new Outbox(deps);
  }

  start(): void {
    this.finished = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.finished;
  }

  private async run(): Promise<void> {
    const { clock, log, bot } = this.deps;
    const stop = this.stopping.signal;
    for (let failures = 0; !stop.aborted; ) {
      try {
        const ownership = await own({ ...this.deps, store: NO_SILENCE }, `bot:${bot.id}`, stop);
        try {
          await this.live(AbortSignal.any([stop, ownership.lost]), () => {
            failures = 0;
          });
        } finally {
          await ownership.release();
        }
      } catch (error) {
        if (stop.aborted) return;
        this.state = (error as Error).message;
        const wait = waitFor(error, failures++);
        log.warn({ bot: bot.id, what: (error as Error).message, again: wait }, 'the bot does not work; tried again');
        await clock.sleep(wait, stop).catch(() => {});
      }
    }
  }

  /** Until the signal, or until something needs a new beginning. */
  private async live(stop: AbortSignal, worked: () => void): Promise<void> {
    const { bot, webhook, outbox, clock, meter, log } = this.deps;
    const abandoned = await outbox.abandon(clock.now());
    for (const id of abandoned) {
      meter.count('repMessages', { kind: id.split(':')[0] as string, outcome: 'unknown' });
      log.warn({ repMessage: id }, 'nobody knows whether a message to a rep arrived: its sender died in the call');
    }
    await bot.me();
    await this.introduce();
    if (webhook) await bot.setWebhook(webhook.url, webhook.secret);
    else await bot.deleteWebhook(); // while one is set, asking is refused
    this.state = 'running';
    worked();
    log.info({ bot: bot.id, mode: webhook ? 'webhook' : 'polling' }, 'the bot works');
    const ended = new AbortController();
    const until = AbortSignal.any([stop, ended.signal]);
    const parts = [
      this.each(until, () => this.outbox.deliver(until)),
      this.each(until, () => this.takeActions(until)),
      this.watch(until),
      ...(webhook ? [] : [this.poll(until)]),
    ];
    try {
      await Promise.all(parts);
    } finally {
      ended.abort();
      await Promise.allSettled(parts);
      // A takeover may wait a minute for a message in flight: its row stays `stored`, and is acted on again.
      const drained = new AbortController();
      const bound = clock.sleep(DRAIN_MS, drained.signal).catch(() => {});
      await Promise.race([Promise.allSettled([this.outbox.settled(), ...this.acting.values()]), bound]);
      drained.abort();
    }
  }

  private async introduce(): Promise<void> {
    for (const language of ['en', 'ru'] as const) {
      const { commands } = repWords(language);
      const list = Object.entries(commands).map(([command, description]) => ({ command, description }));
      await this.deps.bot.setCommands(list, language === 'en' ? undefined : language);
    }
  }

  private async each(stop: AbortSignal, work: () => Promise<void>, everyMs = LOOK_MS): Promise<void> {
    while (!stop.aborted) {
      await work();
      await this.deps.clock.sleep(everyMs, stop).catch(() => {});
    }
  }

  private async watch(stop: AbortSignal): Promise<void> {
    const { clock } = this.deps;
    let since = new Date(clock.now().getTime() - MISSED_MS);
    await this.each(
      stop,
      async () => {
        const from = clock.now().getTime();
        await showChanged(this.deps, since);
        since = new Date(from - CLOCKS_DIFFER_MS);
      },
      WATCH_MS,
    );
  }

  /** Stored first; the next request's offset then tells Telegram that we have them. */
  private async poll(stop: AbortSignal): Promise<void> {
    const { bot, actions } = this.deps;
    let offset: number | undefined;
    while (!stop.aborted) {
      try {
        const updates = await bot.updates(offset, POLL_SECONDS, stop);
        if (updates.length === 0) continue;
        await actions.store(bot.id, updates);
        offset = Math.max(...updates.map(({ updateId }) => updateId)) + 1;
      } catch (error) {
        if (stop.aborted) return;
        throw error;
      }
    }
  }

  /** One after the other for one person, side by side for different ones: a takeover may wait for a message in flight. */
  private async takeActions(stop: AbortSignal): Promise<void> {
    for (const action of await this.deps.actions.stored(50)) {
      if (stop.aborted || this.inHand.has(action.id)) continue;
      this.inHand.add(action.id);
      const before = this.acting.get(action.userId) ?? Promise.resolve();
      const mine: Promise<void> = before
        .then(() => (stop.aborted ? undefined : this.take(action)))
        .finally(() => {
          this.inHand.delete(action.id);
          if (this.acting.get(action.userId) === mine) this.acting.delete(action.userId);
        });
      this.acting.set(action.userId, mine);
    }
  }

  private async take(action: RepAction): Promise<void> {
    const { actions, clock, meter, log } = this.deps;
    const { id, kind } = action;
    try {
      const { status, outcome } = await act(this.deps, action);
      await actions.settle(id, status, outcome, clock.now());
      meter.count('repActions', { kind, outcome: status });
      log.info({ action: id, kind, repId: action.rep?.id, outcome }, 'a rep acted');
    } catch (error) {
      const what = (error as Error).name;
      log.warn({ action: id, kind, what, attempts: action.attempts }, 'what a rep asked for could not be done');
      const over = action.attempts + 1 >= ACTION_TRIES;
      const told = repWords(action.rep?.language ?? 'en');
      await (over ? actions.settle(id, 'failed', what, clock.now()) : actions.again(id)).catch(() => {});
      if (over) meter.count('repActions', { kind, outcome: 'failed' });
      // the first time he hears that it takes longer, at the end that it is over
      if (action.callbackId && (over || action.attempts === 0))
        await this.deps.bot.answerPress(action.callbackId, over ? told.failed : told.tryLater, over).catch(() => {});
      await clock
        .sleep(AGAIN_MS[Math.min(action.attempts, AGAIN_MS.length - 1)] as number, this.stopping.signal)
        .catch(() => {});
    }
  }
}

function waitFor(error: unknown, failures: number): number {
  if (error instanceof RateLimited) return error.retryAfterMs;
  // a person has to act, and may have acted meanwhile
  if (error instanceof Misconfigured) return AGAIN_MS.at(-1) as number;
  return AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] as number;
}
