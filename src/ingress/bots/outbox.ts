// Queued rows become messages of the bot: claimed, called once, settled. Nothing is ever sent again by itself.
import type { Logger } from 'pino';
import { buttonData, doubtLines, type RepButton } from '../../domain/reps/message';
import { Misconfigured, NeverLeft, RateLimited, Refused } from '../../errors';
import type { Clock, Meter } from '../../ports';
import type { ClaimedMessage, DueEdit, RepOutbox } from '../../ports/rep-messages';
import type { BotMessage, RepBot } from '../../ports/reps';

export interface OutboxDeps {
  bot: RepBot;
  outbox: RepOutbox;
  clock: Clock;
  meter: Meter;
  log: Logger;
}

// To different reps: one answer that does not come must not keep the others waiting.
const AT_ONCE = 4;
const NOBODY_THERE_MS = 2_000;
const SETTLE_AGAIN_MS = [500, 2_000, 5_000];

const GONE = ['blocked', 'deactivated', 'peerInvalid'];

export class Outbox {
  private readonly underWay = new Set<Promise<void>>();
  private restUntil = 0;

  constructor(private readonly deps: OutboxDeps) {}

  /** Sends what is queued and shows what has changed. @throws Misconfigured when the token is refused. */
  async deliver(stop: AbortSignal): Promise<void> {
    const { bot, outbox, clock } = this.deps;
    let broken: Error | undefined;
    while (!stop.aborted && !broken) {
      const sleeps = (await outbox.sleepsUntil(bot.id))?.getTime() ?? 0;
      if (Math.max(sleeps, this.restUntil) > clock.now().getTime()) return;
      if (this.underWay.size >= AT_ONCE) {
        await Promise.race(this.underWay);
        continue;
      }
      const message = await outbox.claim(clock.now());
      if (!message) break;
      const work: Promise<void> = this.send(message)
        .catch((error: Error) => {
          broken = error;
        })
        .finally(() => this.underWay.delete(work));
      this.underWay.add(work);
    }
    if (broken) throw broken;
    if (!stop.aborted) await this.showEdits(stop);
  }

  /** Until no call is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async send(message: ClaimedMessage): Promise<void> {
    const { bot, outbox, clock, meter, log } = this.deps;
    const { id, kind, repId } = message;
    const ended = (outcome: string) => meter.count('repMessages', { kind, outcome });
    const settle = (status: 'failed' | 'unknown' | 'queued', why: string) =>
      this.stubbornly(() => outbox.settle(id, status, why, clock.now()));
    try {
      const { messageId } = await bot.send(message.chatId, worded(message));
      const mentioned = message.doubtful.map((doubt) => doubt.id);
      await this.stubbornly(() => outbox.settleSent(id, messageId, mentioned, clock.now()));
      ended('sent');
    } catch (error) {
      if (error instanceof RateLimited) {
        const until = new Date(clock.now().getTime() + error.retryAfterMs);
        await outbox.sleep(bot.id, until);
        await settle('queued', error.message);
        log.warn({ until }, 'the bot is asked to wait');
      } else if (error instanceof NeverLeft) {
        this.restUntil = clock.now().getTime() + NOBODY_THERE_MS;
        await settle('queued', error.message);
      } else if (error instanceof Misconfigured) {
        await settle('queued', error.message);
        throw error;
      } else if (error instanceof Refused) {
        await settle('failed', error.detail);
        ended('failed');
        if (GONE.includes(error.code)) {
          await outbox.unreachable(repId, error.detail, clock.now());
          log.warn({ repId, why: error.code }, 'a rep cannot be reached by the bot any more');
        } else log.error({ repMessage: id, why: error.detail }, 'a message to a rep was refused');
      } else {
        // It may be there or not, and the Bot API cannot be asked: said to the rep with the next message, never sent again.
        await settle('unknown', (error as Error).message);
        ended('unknown');
        log.warn({ repMessage: id, repId }, 'nobody knows whether a message to a rep arrived');
      }
    }
  }

  private async showEdits(stop: AbortSignal): Promise<void> {
    const { bot, outbox, clock, log } = this.deps;
    for (const edit of await outbox.edits(20)) {
      if (stop.aborted) return;
      try {
        await bot.edit(edit.chatId, edit.messageId, worded(edit));
        await outbox.edited(edit, 'done');
      } catch (error) {
        if (error instanceof RateLimited) {
          await outbox.sleep(bot.id, new Date(clock.now().getTime() + error.retryAfterMs));
          return;
        }
        if (error instanceof Misconfigured) throw error;
        const final = error instanceof Refused;
        await outbox.edited(edit, final ? 'dropped' : 'again');
        if (final) log.info({ repMessage: edit.id, why: error.detail }, 'a message to a rep could not be changed');
        else return; // the next look
      }
    }
  }

  /** The call was made: what came of it must be written down, also when the database is away for a moment. */
  private async stubbornly(write: () => Promise<void>): Promise<void> {
    for (const wait of SETTLE_AGAIN_MS) {
      try {
        return await write();
      } catch {
        await this.deps.clock.sleep(wait);
      }
    }
    await write();
  }
}

function worded(message: Pick<DueEdit, 'text' | 'state' | 'buttons' | 'tag'> & Partial<ClaimedMessage>): BotMessage {
  const { text, state, buttons, tag, doubtful, language, forceReply, replyTo } = message;
  const doubt = doubtful && language && doubtful.length > 0 ? doubtLines(language, doubtful) : undefined;
  return {
    text: [doubt, text, state && `<b>${state}</b>`].filter(Boolean).join('\n\n'),
    buttons: buttons.map((row) =>
      row.map((button: RepButton) => ({ text: button.text, data: buttonData(button.verb, tag) })),
    ),
    forceReply,
    replyTo,
  };
}
