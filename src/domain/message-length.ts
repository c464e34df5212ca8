/** The longest message Telegram takes, in UTF-16 units. https://core.telegram.org/method/messages.sendMessage (MESSAGE_TOO_LONG) */
export const LONGEST_MESSAGE = 4096;
