// A Bot API update in our words. Only private chats are ours: a bot that was put into a group says nothing there.
import type { Update } from 'grammy/types';
import type { BotUpdate } from '../../ports/reps';

/** Kinds we ask for. https://core.telegram.org/bots/api#update */
export const ALLOWED = ['message', 'callback_query'] as const;

export function toBotUpdate(update: Update): BotUpdate {
  const { update_id: updateId, message, callback_query: press } = update;
  const from = message?.from ?? press?.from;
  const chat = message?.chat ?? press?.message?.chat;
  const base = {
    updateId,
    userId: String(from?.id ?? 0),
    // a press on a message too old to be shown brings no chat; in a private one it is the person's own id
    chatId: String(chat?.id ?? from?.id ?? 0),
    username: from?.username,
    language: from?.language_code,
  };
  const isPrivate = from !== undefined && !from.is_bot && (chat === undefined || chat.type === 'private');
  if (isPrivate && press?.data !== undefined)
    return {
      ...base,
      type: 'press',
      callbackId: press.id,
      data: press.data,
      messageId: press.message?.message_id,
    };
  if (isPrivate && message) {
    const replyTo = message.reply_to_message?.message_id;
    // what is not text has no words for a draft, and is answered with help
    return { ...base, type: 'text', messageId: message.message_id, text: message.text ?? '', replyTo };
  }
  return { ...base, type: 'other' };
}
