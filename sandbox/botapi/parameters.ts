// Parameters of a call: from the query, a form or JSON, numbers and objects also as text.
// https://core.telegram.org/bots/api#making-requests
import { z } from 'zod';
import type { InlineKeyboard } from '../telegram/markup';
import { badRequest } from './wire';

/** Objects travel JSON-serialized in queries and forms. */
const json = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }, schema);

const flag = json(z.boolean()).optional();
const whole = z.coerce.number().int();
const chat = z.union([z.string().min(1), z.number().int().transform(String)]);

// 1–64 bytes. https://core.telegram.org/bots/api#inlinekeyboardbutton
const button = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const markup = json(
  z.union([
    z.object({ inline_keyboard: z.array(z.array(button)) }),
    // https://core.telegram.org/bots/api#forcereply
    z.object({ force_reply: z.literal(true), input_field_placeholder: z.string().min(1).max(64).optional() }),
  ]),
).optional();
type Markup = z.infer<typeof markup>;

export const PARAMETERS = {
  getMe: z.object({}),
  getUpdates: z.object({
    offset: whole.optional(),
    limit: whole.min(1).max(100).catch(100),
    timeout: whole.min(0).catch(0),
    allowed_updates: json(z.array(z.string())).optional(),
  }),
  setWebhook: z.object({
    url: z.string().default(''),
    secret_token: z
      .string()
      .regex(/^[\w-]{1,256}$/)
      .optional(),
    max_connections: whole.min(1).max(100).default(40),
    allowed_updates: json(z.array(z.string())).optional(),
    drop_pending_updates: flag,
  }),
  deleteWebhook: z.object({ drop_pending_updates: flag }),
  getWebhookInfo: z.object({}),
  sendMessage: z.object({
    chat_id: chat,
    text: z.string().default(''),
    parse_mode: z.string().optional(),
    reply_markup: markup,
    reply_parameters: json(
      z.object({ message_id: whole, allow_sending_without_reply: z.boolean().optional() }),
    ).optional(),
  }),
  editMessageText: z.object({
    chat_id: chat,
    message_id: whole,
    text: z.string().default(''),
    parse_mode: z.string().optional(),
    reply_markup: markup,
  }),
  editMessageReplyMarkup: z.object({ chat_id: chat, message_id: whole, reply_markup: markup }),
  deleteMessage: z.object({ chat_id: chat, message_id: whole }),
  answerCallbackQuery: z.object({
    callback_query_id: z.string(),
    text: z.string().max(200).default(''),
    show_alert: flag,
  }),
  setMyCommands: z.object({
    commands: json(
      z
        .array(
          z.object({
            command: z.string().regex(/^[a-z0-9_]{1,32}$/),
            description: z.string().min(1).max(256),
          }),
        )
        .max(100),
    ),
    language_code: z.string().optional(),
  }),
};
export type MethodName = keyof typeof PARAMETERS;
export type Parameters<M extends MethodName> = z.infer<(typeof PARAMETERS)[M]>;

/** Method names are not case-sensitive: "All methods in the Bot API are case-insensitive." */
export const methodNamed = (name: string): MethodName | undefined =>
  (Object.keys(PARAMETERS) as MethodName[]).find((known) => known.toLowerCase() === name.toLowerCase());

/** @throws BotApiError 400 naming the parameter */
export function readParameters<M extends MethodName>(method: M, given: unknown): Parameters<M> {
  const result = PARAMETERS[method].safeParse(given);
  if (result.success) return result.data as Parameters<M>;
  const { path, message } = result.error.issues[0]!;
  throw badRequest(`parameter "${path.join('.')}" is invalid: ${message}`);
}

/** @throws BotApiError as the real server words it */
export function keyboardOf(markup: Markup): InlineKeyboard | undefined {
  if (!markup || !('inline_keyboard' in markup)) return undefined;
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  for (const { text, callback_data: data, url } of rows.flat()) {
    if (!text.trim()) throw badRequest("can't parse inline keyboard button: Button text must be non-empty");
    if ((data === undefined) === (url === undefined))
      throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64)) throw badRequest('BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?:\/\/|tg:\/\/)\S+$/.test(url)) throw badRequest('BUTTON_URL_INVALID');
  }
  return rows.length > 0 ? (rows as InlineKeyboard) : undefined;
}
