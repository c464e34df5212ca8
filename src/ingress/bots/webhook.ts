// Updates by webhook, on the HTTP server that is there: stored, then answered. What was not stored Telegram brings again.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { RepActions } from '../../ports/rep-messages';
import type { RepBot } from '../../ports/reps';

export interface WebhookOptions {
  bot: RepBot;
  actions: RepActions;
  path: string;
  secret: string;
  log: Logger;
}

/** https://core.telegram.org/bots/api#setwebhook: the secret comes in a header of each request. */
export function botWebhook(app: FastifyInstance, { bot, actions, path, secret, log }: WebhookOptions): void {
  app.post(path, { bodyLimit: 1024 * 1024 }, async (request, reply) => {
    if (!same(request.headers['x-telegram-bot-api-secret-token'], secret)) return reply.code(401).send({ ok: false });
    const update = bot.parse(request.body);
    if (!update) return reply.code(400).send({ ok: false });
    try {
      await actions.store(bot.id, [update]);
    } catch (error) {
      log.warn({ what: (error as Error).name }, 'an update of the bot could not be stored; Telegram brings it again');
      return reply.code(503).send({ ok: false });
    }
    return { ok: true };
  });
}

function same(given: unknown, secret: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
