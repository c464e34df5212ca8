// The local Telegram's state and the only way to change it: each command records one event and applies it, so a restart
// replays the file to the same ids and the same pts.
import { AppendLog } from '../append-log';
import type { SandboxClock } from '../clock';
import { preciseNow } from '../journal';
import { type Content, type Held, type LogEntry, Mailbox } from './mailbox';
import type { Dress } from './markup';
import type { MediaKind } from './media';
import { type Chat, chatId, Directory, type Group, groupChat, isPrivate, type Person, privateChat } from './people';

type WorldEvent =
  | { t: 'person'; person: Person }
  | { t: 'change'; id: string; change: Partial<Person> }
  | { t: 'group'; group: Group }
  | ({ t: 'message'; chat: Chat } & Omit<Content, 'ids'>)
  | { t: 'edit'; owner: string; id: number; text: string; date: number; dress?: Dress }
  | { t: 'delete'; owner: string; ids: number[]; both: boolean; date: number }
  | { t: 'read'; owner: string; chat: Chat; maxId: number; date: number };

/** A step in one mailbox; `by` is whoever caused it and was answered directly (a connection), so must not be told again. */
export interface Change {
  mailbox: Mailbox;
  entry: LogEntry;
  by?: unknown;
}

export interface Outgoing extends Dress {
  from: string;
  chat: Chat;
  text: string;
  media?: MediaKind;
  randomId?: string;
  keyId?: string;
  /** The message it answers, under the sender's id. */
  replyTo?: number;
  forwardedFrom?: string;
}

export class World extends Directory {
  private readonly mailboxes = new Map<string, Mailbox>();
  private readonly log: AppendLog<WorldEvent>;
  private readonly listeners: ((change: Change) => void)[] = [];
  private nextId = 5_000_000_001;

  constructor(
    private readonly clock: SandboxClock,
    file?: string,
  ) {
    super();
    this.log = new AppendLog<WorldEvent>(file, (event) => this.apply(event));
  }

  /** Called for each change, in order, after it is applied. */
  onChange(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  /** The mailbox of a person, or of a channel ('c<id>'). */
  mailbox(owner: string): Mailbox {
    const mailbox = this.mailboxes.get(owner) ?? new Mailbox(owner);
    this.mailboxes.set(owner, mailbox);
    return mailbox;
  }

  addPerson(fields: Omit<Person, 'id' | 'blocked' | 'contacts'> & { id?: string }): Person {
    const id = fields.id ?? String(this.nextId);
    this.record({ t: 'person', person: { ...fields, id, blocked: [], contacts: [] } });
    return this.people.get(id)!;
  }

  changePerson(id: string, change: Partial<Person>): void {
    this.record({ t: 'change', id, change });
  }

  addGroup(fields: Omit<Group, 'id'>): Group {
    const id = String(this.nextId);
    this.record({ t: 'group', group: { ...fields, id } });
    return this.groups.get(id)!;
  }

  /** Delivers a message; the caller has checked that it may be sent. Returns the sender's copy and the step it made. */
  send(outgoing: Outgoing, by?: unknown): { held: Held; entry: LogEntry } {
    const { replyTo, ...rest } = outgoing;
    const answered = replyTo === undefined ? undefined : this.mailbox(outgoing.from).messages.get(replyTo)?.content.ids;
    const event = {
      t: 'message' as const,
      ...rest,
      ...(answered && { replyTo: answered }),
      date: this.clock.seconds(),
      at: preciseNow(),
    };
    const changes = this.record(event, by);
    const own = outgoing.chat.startsWith('c') ? outgoing.chat : outgoing.from;
    const { entry } = changes.find((change) => change.mailbox.owner === own)!;
    return { held: this.mailbox(own).messages.get(entry.ids[0]!)!, entry };
  }

  /** `dress`: what the message wears from now on (a bot's edit); not given: as before. */
  edit(owner: string, id: number, text: string, by?: unknown, dress?: Dress): LogEntry {
    const changes = this.record({ t: 'edit', owner, id, text, date: this.clock.seconds(), dress }, by);
    return changes.find((change) => change.mailbox.owner === owner)!.entry;
  }

  /** Deletes messages for the owner, or for both sides. undefined: there was nothing to delete. */
  delete(owner: string, ids: number[], both: boolean, by?: unknown): LogEntry | undefined {
    const changes = this.record({ t: 'delete', owner, ids, both, date: this.clock.seconds() }, by);
    return changes.find((change) => change.mailbox.owner === owner)?.entry;
  }

  /** Marks a chat read up to `maxId` (0: all of it). undefined: it was read already. */
  read(owner: string, chat: Chat, maxId: number, by?: unknown): LogEntry | undefined {
    const changes = this.record({ t: 'read', owner, chat, maxId, date: this.clock.seconds() }, by);
    return changes.find((change) => change.mailbox.owner === owner)?.entry;
  }

  close(): void {
    this.log.close();
  }

  private record(event: WorldEvent, by?: unknown): Change[] {
    this.log.append(event);
    const changes = this.apply(event).map((change) => ({ ...change, by }));
    for (const change of changes) for (const listener of this.listeners) listener(change);
    return changes;
  }

  private apply(event: WorldEvent): Change[] {
    switch (event.t) {
      case 'person':
        this.people.set(event.person.id, { ...event.person });
        this.reserve(event.person.id);
        return [];
      case 'change':
        Object.assign(this.people.get(event.id)!, event.change);
        return [];
      case 'group':
        this.groups.set(event.group.id, event.group);
        this.reserve(event.group.id);
        return [];
      case 'message':
        return this.applyMessage(event);
      case 'edit':
        return this.applyEdit(event);
      case 'delete':
        return this.applyDelete(event);
      case 'read':
        return this.applyRead(event);
    }
  }

  private reserve(id: string): void {
    this.nextId = Math.max(this.nextId, Number(id) + 1);
  }

  private applyMessage(event: WorldEvent & { t: 'message' }): Change[] {
    const { t: _t, chat, ...said } = event;
    const content: Content = { ...said, ids: {} };
    const changes: Change[] = [];
    const put = (owner: string, seenAs: Chat, out: boolean) => {
      const mailbox = this.mailbox(owner);
      changes.push({ mailbox, entry: mailbox.add(seenAs, out, content) });
    };
    const { from } = event;
    if (isPrivate(chat)) {
      // A note to oneself is not outgoing on the wire: Telethon mends that itself (tl/custom/message.py, _finish_init).
      put(from, chat, chatId(chat) !== from);
      if (chatId(chat) !== from) put(chatId(chat), privateChat(from), false);
    } else {
      const group = this.groups.get(chatId(chat))!;
      // A channel has one mailbox of its own for all; a basic group's message lies in every member's.
      if (group.kind === 'channel') put(chat, chat, false);
      else for (const member of group.members) put(member, groupChat(group), member === from);
    }
    return changes;
  }

  /** Every mailbox's copy of a message. */
  private copies(held: Held): { mailbox: Mailbox; held: Held }[] {
    return Object.entries(held.content.ids).map(([owner, id]) => {
      const mailbox = this.mailbox(owner);
      return { mailbox, held: mailbox.messages.get(id)! };
    });
  }

  private applyEdit(event: WorldEvent & { t: 'edit' }): Change[] {
    const edited = this.mailbox(event.owner).messages.get(event.id)!;
    // new buttons under the same words don't count as an edit for whoever reads
    if (edited.content.text !== event.text) edited.content.editDate = event.date;
    edited.content.text = event.text;
    if (event.dress) {
      const { entities, keyboard, forceReply } = event.dress;
      Object.assign(edited.content, { entities, keyboard, forceReply });
    }
    return this.copies(edited)
      .filter(({ held }) => !held.deleted)
      .map(({ mailbox, held }) => {
        const step = { type: 'edit' as const, count: 1, date: event.date, chat: held.chat, ids: [held.id] };
        return { mailbox, entry: mailbox.step(step) };
      });
  }

  private applyDelete(event: WorldEvent & { t: 'delete' }): Change[] {
    const gone = new Map<Mailbox, number[]>();
    for (const id of event.ids) {
      const target = this.mailbox(event.owner).messages.get(id);
      if (!target) continue;
      for (const { mailbox, held } of this.copies(target)) {
        if (held.deleted || (!event.both && mailbox.owner !== event.owner)) continue;
        held.deleted = true;
        gone.set(mailbox, [...(gone.get(mailbox) ?? []), held.id]);
      }
    }
    return [...gone].map(([mailbox, ids]) => {
      return { mailbox, entry: mailbox.step({ type: 'delete', count: ids.length, date: event.date, ids }) };
    });
  }

  private applyRead(event: WorldEvent & { t: 'read' }): Change[] {
    const { chat, date } = event;
    const mailbox = this.mailbox(event.owner);
    const before = mailbox.readIn.get(chat) ?? 0;
    const fresh = mailbox
      .inChat(chat)
      .filter((held) => !held.out && held.id > before && (!event.maxId || held.id <= event.maxId));
    const newest = fresh.at(-1);
    if (!newest) return [];
    mailbox.readIn.set(chat, newest.id);
    const entry = mailbox.step({ type: 'readIn', count: 1, date, chat, ids: [], maxId: newest.id });
    const changes: Change[] = [{ mailbox, entry }];
    if (!isPrivate(chat)) return changes;
    // The other side learns it too, under its own ids.
    const other = this.mailbox(chatId(chat));
    const theirChat = privateChat(event.owner);
    for (const held of fresh) {
      const twin = other.messages.get(held.content.ids[other.owner]!);
      if (twin) twin.readAt = date;
    }
    const maxId = newest.content.ids[other.owner];
    if (maxId === undefined) return changes;
    other.readOut.set(theirChat, maxId);
    changes.push({
      mailbox: other,
      entry: other.step({ type: 'readOut', count: 1, date, chat: theirChat, ids: [], maxId }),
    });
    return changes;
  }
}
