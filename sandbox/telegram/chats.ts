// A chat as both sides see it, for tests and the page: everything that was ever said in it, deleted or not.
import type { Held } from './mailbox';
import type { Dress } from './markup';
import type { MediaKind } from './media';
import { type Chat, privateChat } from './people';
import type { World } from './world';

export interface ChatMessage extends Dress {
  /** Under the id of the chat's first-named side. */
  messageId: number;
  /** Under each side's id. */
  ids: Record<string, number>;
  from: string;
  /** Seconds since the epoch. */
  date: number;
  /** When the server took it; milliseconds, real time, as in the journal. */
  at: number;
  text: string;
  media?: MediaKind;
  randomId?: string;
  /** Seconds; when the other side read it. */
  readAt?: number;
  /** Seconds; present when it was edited. */
  editDate?: number;
  deleted?: boolean;
  /** The message it answers, under the id of the first-named side. */
  replyTo?: number;
}

/** Oldest first. */
export function chatBetween(world: World, a: string, b: string): ChatMessage[] {
  return chatMessages(world, a, privateChat(b));
}

export function chatMessages(world: World, owner: string, chat: Chat): ChatMessage[] {
  const mailbox = world.mailbox(chat.startsWith('c') ? chat : owner);
  return (mailbox.byChat.get(chat) ?? []).map((id) => shown(world, mailbox.owner, mailbox.messages.get(id)!));
}

function shown(world: World, owner: string, held: Held): ChatMessage {
  const { content } = held;
  const { from, date, at, text, media, randomId, editDate, ids, entities, keyboard, forceReply, replyTo } = content;
  const own = ids[from] === undefined ? undefined : world.mailbox(from).messages.get(ids[from]);
  return {
    messageId: held.id,
    ids,
    from,
    date,
    at,
    text,
    media,
    randomId,
    readAt: own?.readAt,
    editDate,
    deleted: held.deleted,
    entities,
    keyboard,
    forceReply,
    replyTo: replyTo?.[owner],
  };
}
