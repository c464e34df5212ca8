// One mailbox: the messages of one person (or of one channel) under their own ids, and its log of changes, counted by pts.
// https://core.telegram.org/api/updates
import type { Dress } from './markup';
import type { MediaKind } from './media';
import type { Chat } from './people';

/** What was said; shared by the mailboxes of everyone in the chat. */
export interface Content extends Dress {
  from: string;
  text: string;
  media?: MediaKind;
  /** Seconds since the epoch. */
  date: number;
  /** When the server took it; milliseconds with a fraction, real time. */
  at: number;
  editDate?: number;
  /** The sender's random_id and the key it came with; only that key is told of it in getDifference. */
  randomId?: string;
  keyId?: string;
  /** Message id by mailbox owner. */
  ids: Record<string, number>;
  /** Whose words these are, when the sender only passes them on. */
  forwardedFrom?: string;
  /** The message it answers, under each side's id. */
  replyTo?: Record<string, number>;
}

/** A message as one mailbox holds it. */
export interface Held {
  id: number;
  chat: Chat;
  out: boolean;
  content: Content;
  /** Seconds; when the other side read it. */
  readAt?: number;
  deleted?: boolean;
}

/** One step of the log. It ends at `pts` and spans `count`. */
export interface LogEntry {
  pts: number;
  count: number;
  date: number;
  type: 'new' | 'edit' | 'delete' | 'readIn' | 'readOut';
  chat?: Chat;
  /** new, edit: one; delete: all deleted. */
  ids: number[];
  /** readIn, readOut */
  maxId?: number;
}

export class Mailbox {
  readonly messages = new Map<number, Held>();
  readonly byChat = new Map<Chat, number[]>();
  readonly byRandomId = new Map<string, number>();
  /** Per chat, the newest message that was read: mine by them, theirs by me. */
  readonly readOut = new Map<Chat, number>();
  readonly readIn = new Map<Chat, number>();
  readonly log: LogEntry[] = [];
  pts = 1;
  private lastId = 0;

  constructor(readonly owner: string) {}

  add(chat: Chat, out: boolean, content: Content): LogEntry {
    const held: Held = { id: ++this.lastId, chat, out, content };
    content.ids[this.owner] = held.id;
    this.messages.set(held.id, held);
    const list = this.byChat.get(chat) ?? [];
    this.byChat.set(chat, list);
    list.push(held.id);
    // By author, not by `out`: a message to oneself (Saved Messages) is not outgoing.
    if (content.from === this.owner && content.randomId) this.byRandomId.set(content.randomId, held.id);
    return this.step({ type: 'new', count: 1, date: content.date, chat, ids: [held.id] });
  }

  /** Counts a change. */
  step(change: Omit<LogEntry, 'pts'>): LogEntry {
    this.pts += change.count;
    const entry = { ...change, pts: this.pts };
    this.log.push(entry);
    return entry;
  }

  /** Everything after `pts`, oldest first. */
  since(pts: number): LogEntry[] {
    let at = this.log.length;
    while (at > 0 && this.log[at - 1]!.pts > pts) at--;
    return this.log.slice(at);
  }

  /** Undeleted messages of a chat, oldest first. */
  inChat(chat: Chat): Held[] {
    return (this.byChat.get(chat) ?? []).map((id) => this.messages.get(id)!).filter((held) => !held.deleted);
  }

  unread(chat: Chat): number {
    const read = this.readIn.get(chat) ?? 0;
    return this.inChat(chat).filter((held) => !held.out && held.id > read).length;
  }
}
