// How a bot gets its updates: by long polling or by a webhook, never by both. https://core.telegram.org/bots/api#getting-updates
import type { SandboxClock } from '../clock';
import type { Bot, Bots } from './bots';
import type { Parameters } from './parameters';
import { badRequest, conflict, type UpdateKind, type WireUpdate } from './wire';

const KINDS: readonly UpdateKind[] = ['message', 'edited_message', 'callback_query'];
/** "timeout: … Should be positive, short polling should be used for testing purposes only"; the real server caps it at 50 s. */
const MAX_TIMEOUT_S = 50;
const WEBHOOK_ANSWER_MS = 10_000;
const WEBHOOK_AGAIN_MS = [500, 1_000, 2_000, 5_000, 15_000];

const known = (kinds: string[]): UpdateKind[] => KINDS.filter((kind) => kinds.includes(kind));

/** `gone` resolves when the caller has hung up. @throws BotApiError 409 */
export async function getUpdates(
  bots: Bots,
  bot: Bot,
  { offset, limit, timeout, allowed_updates }: Parameters<'getUpdates'>,
  gone: Promise<unknown>,
): Promise<WireUpdate[]> {
  if (bot.webhook)
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  // the newer request ends the older one
  bot.waiting?.conflict();
  if (allowed_updates) bots.allow(bot, known(allowed_updates));
  if (offset !== undefined) {
    // "The negative offset can be specified to retrieve updates starting from -offset update from the end of the updates queue."
    const first = offset < 0 ? bot.queue.at(Math.max(offset, -bot.queue.length))?.update_id : offset;
    if (first !== undefined) bots.confirm(bot, first);
  }
  if (bot.queue.length === 0 && timeout > 0) await news(bot, Math.min(timeout, MAX_TIMEOUT_S) * 1000, gone);
  return bot.queue.slice(0, limit);
}

async function news(bot: Bot, ms: number, gone: Promise<unknown>): Promise<void> {
  let mine: Bot['waiting'];
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, ms);
      const terminated = 'terminated by other getUpdates request; make sure that only one bot instance is running';
      mine = {
        wake: resolve,
        conflict: () => reject(conflict(bot.webhook ? 'terminated by setWebhook request' : terminated)),
      };
      bot.waiting = mine;
      void gone.then(() => resolve());
    });
  } finally {
    clearTimeout(timer);
    if (bot.waiting === mine) bot.waiting = undefined;
  }
}

export function setWebhook(bots: Bots, bot: Bot, wanted: Parameters<'setWebhook'>): true {
  const { url, secret_token, max_connections, allowed_updates, drop_pending_updates } = wanted;
  if (drop_pending_updates) bots.confirm(bot, bot.nextUpdate);
  if (allowed_updates) bots.allow(bot, known(allowed_updates));
  if (url === '') {
    bots.setWebhook(bot, undefined);
    return true;
  }
  // A local server takes plain HTTP too. https://core.telegram.org/bots/api#using-a-local-bot-api-server
  if (!/^https?:\/\/[^\s/]+/.test(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  bots.setWebhook(bot, { url, secret: secret_token, maxConnections: max_connections });
  return true;
}

/** https://core.telegram.org/bots/api#webhookinfo */
export function webhookInfo(bot: Bot) {
  const { webhook, queue, allowed } = bot;
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.length,
    ...(webhook && { max_connections: webhook.maxConnections }),
    ...(webhook?.lastError && {
      last_error_date: webhook.lastError.date,
      last_error_message: webhook.lastError.message,
    }),
    ...(allowed && { allowed_updates: allowed }),
  };
}

/** Brings updates to webhooks, one after the other, again until each is answered with 2xx. https://core.telegram.org/bots/api#setwebhook */
export class WebhookCourier {
  private readonly busy = new Set<Bot>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly bots: Bots,
    private readonly clock: SandboxClock,
  ) {
    bots.onNews((bot) => void this.bring(bot));
    for (const bot of bots.all()) void this.bring(bot); // what a restart left
  }

  close(): void {
    this.stopping.abort();
  }

  private async bring(bot: Bot): Promise<void> {
    if (this.busy.has(bot)) return;
    this.busy.add(bot);
    for (let failures = 0; bot.webhook && bot.queue[0] && !this.stopping.signal.aborted; ) {
      const { webhook } = bot;
      const update = bot.queue[0];
      const refused = await this.post(webhook.url, webhook.secret, update);
      if (!refused) {
        failures = 0;
        this.bots.confirm(bot, update.update_id + 1);
        continue;
      }
      webhook.lastError = { date: this.clock.seconds(), message: refused };
      await this.pause(WEBHOOK_AGAIN_MS[Math.min(failures++, WEBHOOK_AGAIN_MS.length - 1)] as number);
    }
    this.busy.delete(bot);
  }

  /** undefined: taken. */
  private async post(url: string, secret: string | undefined, update: WireUpdate): Promise<string | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret && { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(WEBHOOK_ANSWER_MS)]),
      });
      await response.arrayBuffer();
      return response.ok ? undefined : `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    } catch {
      return 'Connection refused or timed out';
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.stopping.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
