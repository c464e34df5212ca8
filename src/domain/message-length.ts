// What a message may hold, whoever wrote it.

/** The longest message Telegram takes, in UTF-16 units. https://core.telegram.org/method/messages.sendMessage (MESSAGE_TOO_LONG) */
export const LONGEST_MESSAGE = 4096;

/** Spaces and what has no shape (zero-width characters, marks without a letter) are no message. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
