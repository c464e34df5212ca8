// What a bot puts under and into its messages: buttons and formatted stretches. https://core.telegram.org/bots/api#inlinekeyboardmarkup

export type InlineButton = { text: string } & ({ callback_data: string } | { url: string });
export type InlineKeyboard = InlineButton[][];

/** UTF-16 offsets. https://core.telegram.org/bots/api#messageentity */
export interface TextEntity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

/** The part of a message that is not words. */
export interface Dress {
  entities?: TextEntity[];
  keyboard?: InlineKeyboard;
  /** The person's app opens an answer to this message by itself; the text is what stands in the empty box. */
  forceReply?: { placeholder?: string };
}
