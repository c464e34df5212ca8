// The Bot API's words: objects as they travel, and refusals. https://core.telegram.org/bots/api

import type { InlineKeyboard, TextEntity } from '../telegram/markup';

export interface WireUser {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

/** https://core.telegram.org/bots/api#message */
export interface WireMessage {
  message_id: number;
  from: WireUser;
  chat: { id: number; type: 'private'; first_name: string; last_name?: string; username?: string };
  date: number;
  edit_date?: number;
  text?: string;
  entities?: TextEntity[];
  reply_to_message?: WireMessage;
  reply_markup?: { inline_keyboard: InlineKeyboard };
  [media: string]: unknown;
}

/** https://core.telegram.org/bots/api#callbackquery */
export interface WireCallback {
  id: string;
  from: WireUser;
  message: WireMessage;
  chat_instance: string;
  data: string;
}

/** https://core.telegram.org/bots/api#update */
export type WireUpdate = { update_id: number } & (
  | { message: WireMessage }
  | { edited_message: WireMessage }
  | { callback_query: WireCallback }
);
export type UpdateKind = 'message' | 'edited_message' | 'callback_query';

/** `{"ok":false,…}`. https://core.telegram.org/bots/api#making-requests, https://core.telegram.org/bots/api#responseparameters */
export class BotApiError extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters?: { retry_after?: number },
  ) {
    super(description);
  }
}

export const badRequest = (what: string): BotApiError => new BotApiError(400, `Bad Request: ${what}`);
export const forbidden = (what: string): BotApiError => new BotApiError(403, `Forbidden: ${what}`);
export const conflict = (what: string): BotApiError => new BotApiError(409, `Conflict: ${what}`);
