// The reps' bot, by grammY's bare calls. Its Bot class is not used: that confirms updates by its own rules and retries by itself.
import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { Misconfigured, Refused } from '../../errors';
import type { BotMessage, RepBot } from '../../ports/reps';
import { toPortError } from './errors';
import { ALLOWED, toBotUpdate } from './to-update';

export interface TelegramBotOptions {
  token: string;
  /** Another Bot API server; default https://api.telegram.org */
  apiRoot?: string;
  /** Milliseconds until a call counts as unanswered. */
  timeoutMs?: number;
}

// "retry_after" answers come at once; a healthy server answers within a second.
const TIMEOUT_MS = 15_000;
// Beyond what the long poll itself may take.
const POLL_GRACE_MS = 10_000;
// https://core.telegram.org/bots/api#answercallbackquery: 0-200 characters
const NOTICE_MAX = 200;

/** @throws Misconfigured when the token is malformed; it is never part of a message. */
export function createTelegramBot({ token, apiRoot, timeoutMs = TIMEOUT_MS }: TelegramBotOptions): RepBot {
  const id = /^(\d+):[\w-]+$/.exec(token)?.[1];
  if (!id) throw new Misconfigured('Telegram Bot API', 'the token is malformed; ask @BotFather for it');
  // grammY's own bound is in whole seconds and 500 of them; ours is the signal of each call
  const api = new Api(token, { ...(apiRoot && { apiRoot: apiRoot.replace(/\/+$/, '') }), sensitiveLogs: false });

  async function call<T>(
    method: string,
    run: (signal: AbortSignal) => Promise<T>,
    within = timeoutMs,
    stop?: AbortSignal,
  ): Promise<T> {
    stop?.throwIfAborted();
    const bound = AbortSignal.timeout(within);
    const controller = new AbortController();
    const abort = () => controller.abort();
    bound.addEventListener('abort', abort, { once: true });
    stop?.addEventListener('abort', abort, { once: true });
    try {
      return await run(controller.signal);
    } catch (error) {
      stop?.throwIfAborted();
      throw toPortError(error, method, token);
    } finally {
      stop?.removeEventListener('abort', abort);
    }
  }
  // grammY types its signals by a polyfill's class
  const as = (signal: AbortSignal) => signal as unknown as Parameters<Api['getMe']>[0];

  return {
    id,
    async me() {
      const me = await call('getMe', (signal) => api.getMe(as(signal)));
      return { id: String(me.id), username: me.username };
    },
    async updates(offset, seconds, stop) {
      const updates = await call(
        'getUpdates',
        (signal) => api.getUpdates({ offset, timeout: seconds, allowed_updates: ALLOWED }, as(signal)),
        seconds * 1000 + POLL_GRACE_MS,
        stop,
      );
      return updates.map(toBotUpdate);
    },
    parse: (body) =>
      Number.isInteger((body as { update_id?: unknown } | null)?.update_id) ? toBotUpdate(body as Update) : undefined,
    async setWebhook(url, secret) {
      await call('setWebhook', (signal) =>
        api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED }, as(signal)),
      );
    },
    async deleteWebhook() {
      await call('deleteWebhook', (signal) => api.deleteWebhook({}, as(signal)));
    },
    async setCommands(commands, language) {
      await call('setMyCommands', (signal) =>
        api.setMyCommands(commands, language ? { language_code: language } : {}, as(signal)),
      );
    },
    async send(chatId, message) {
      const sent = await call('sendMessage', (signal) =>
        api.sendMessage(chatId, message.text, { ...dress(message), ...keyboard(message) }, as(signal)),
      );
      return { messageId: sent.message_id };
    },
    async edit(chatId, messageId, message) {
      try {
        await call('editMessageText', (signal) =>
          api.editMessageText(
            Number(chatId),
            messageId,
            message.text,
            { ...dress({ text: '' }), reply_markup: inline(message) },
            as(signal),
          ),
        );
      } catch (error) {
        // said so when it is already as wanted: a repeat after a lost answer
        if (!(error instanceof Refused && /message is not modified/i.test(error.detail))) throw error;
      }
    },
    async answerPress(callbackId, text, alert = false) {
      try {
        await call('answerCallbackQuery', (signal) =>
          api.answerCallbackQuery(callbackId, { text: text.slice(0, NOTICE_MAX), show_alert: alert }, as(signal)),
        );
        return true;
      } catch (error) {
        if (error instanceof Refused && /query is too old|query ID is invalid/i.test(error.detail)) return false;
        throw error;
      }
    },
  };
}

const dress = ({ replyTo }: BotMessage) => ({
  parse_mode: 'HTML' as const,
  link_preview_options: { is_disabled: true },
  ...(replyTo !== undefined && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
});

const inline = ({ buttons }: BotMessage) =>
  buttons && buttons.length > 0
    ? { inline_keyboard: buttons.map((row) => row.map(({ text, data }) => ({ text, callback_data: data }))) }
    : undefined;

function keyboard(message: BotMessage) {
  if (message.forceReply) return { reply_markup: { force_reply: true as const } };
  const markup = inline(message);
  return markup ? { reply_markup: markup } : {};
}
