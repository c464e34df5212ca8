// How the world looks to one account, in TL: the same person has another access hash, and hides a phone, for each viewer.
import { keyedLong } from './crypto';
import type { Held, LogEntry } from './mailbox';
import { isServiceKind, tlAction, tlMedia } from './media';
import { type Chat, chatId, type Group, groupChat, isPrivate, type Person, SERVICE_ID } from './people';
import { Api, long } from './tl';
import type { World } from './world';

/** Users and chats that an answer or an update names, and nobody else. */
export interface Mentioned {
  users: Api.User[];
  chats: (Api.Chat | Api.Channel)[];
}

export class View {
  constructor(
    private readonly world: World,
    private readonly secret: string,
  ) {}

  /** The only access hash with which `viewer` may address that person or channel. https://core.telegram.org/api/peers#access-hash */
  hash(viewerId: string, targetId: string): bigint {
    return keyedLong(this.secret, viewerId, targetId);
  }

  user(viewerId: string, person: Person): Api.User {
    const base = { id: long(person.id), accessHash: long(this.hash(viewerId, person.id)) };
    if (person.deleted) return new Api.User({ ...base, deleted: true });
    const self = viewerId === person.id;
    const contact = this.world.people.get(viewerId)?.contacts.includes(person.id);
    return new Api.User({
      ...base,
      self,
      contact,
      mutualContact: contact && person.contacts.includes(viewerId),
      bot: person.bot,
      botInfoVersion: person.bot ? 1 : undefined,
      verified: person.id === SERVICE_ID,
      support: person.id === SERVICE_ID,
      firstName: person.firstName,
      lastName: person.lastName,
      username: person.username,
      // A stranger's number stays hidden by the default privacy setting. https://core.telegram.org/api/privacy
      phone: self || contact || person.id === SERVICE_ID ? person.phone : undefined,
      langCode: person.language,
      status: person.bot ? undefined : new Api.UserStatusRecently({}),
    });
  }

  group(viewerId: string, group: Group): Api.Chat | Api.Channel {
    const base = { id: long(group.id), title: group.title, photo: new Api.ChatPhotoEmpty(), date: 0 };
    if (group.kind === 'group') return new Api.Chat({ ...base, participantsCount: group.members.length, version: 1 });
    return new Api.Channel({ ...base, broadcast: true, accessHash: long(this.hash(viewerId, group.id)) });
  }

  peer(chat: Chat): Api.TypePeer {
    const id = long(chatId(chat));
    if (chat.startsWith('u')) return new Api.PeerUser({ userId: id });
    return chat.startsWith('g') ? new Api.PeerChat({ chatId: id }) : new Api.PeerChannel({ channelId: id });
  }

  message(held: Held): Api.Message | Api.MessageService {
    const { content } = held;
    const base = {
      id: held.id,
      out: held.out,
      peerId: this.peer(held.chat),
      // The server leaves the sender out where the chat says it: incoming private messages, posts of a channel.
      fromId: namesSender(held) ? new Api.PeerUser({ userId: long(content.from) }) : undefined,
      date: content.date,
    };
    if (isServiceKind(content.media)) {
      return new Api.MessageService({ ...base, action: tlAction(content.media, held.id) });
    }
    return new Api.Message({
      ...base,
      message: content.text,
      // https://core.telegram.org/constructor/messageFwdHeader
      fwdFrom: content.forwardedFrom
        ? new Api.MessageFwdHeader({
            fromId: new Api.PeerUser({ userId: long(content.forwardedFrom) }),
            date: content.date,
          })
        : undefined,
      media: content.media && tlMedia(content.media, held.id, content.date),
      editDate: content.editDate,
      post: held.chat.startsWith('c') || undefined,
    });
  }

  /** One log step as an update; undefined: its message is gone. `owner` is the mailbox's. */
  update(owner: string, entry: LogEntry): Api.TypeUpdate | undefined {
    const { pts, count: ptsCount, type } = entry;
    const peer = entry.chat && this.peer(entry.chat);
    if (type === 'delete') return new Api.UpdateDeleteMessages({ messages: entry.ids, pts, ptsCount });
    if (type === 'readOut') return new Api.UpdateReadHistoryOutbox({ peer: peer!, maxId: entry.maxId!, pts, ptsCount });
    const mailbox = this.world.mailbox(owner);
    if (type === 'readIn') {
      const stillUnreadCount = mailbox.unread(entry.chat!);
      return new Api.UpdateReadHistoryInbox({ peer: peer!, maxId: entry.maxId!, stillUnreadCount, pts, ptsCount });
    }
    const held = mailbox.messages.get(entry.ids[0]!);
    if (!held || held.deleted) return undefined;
    const message = this.message(held);
    const channel = held.chat.startsWith('c');
    if (type === 'edit') {
      return channel
        ? new Api.UpdateEditChannelMessage({ message, pts, ptsCount })
        : new Api.UpdateEditMessage({ message, pts, ptsCount });
    }
    return channel
      ? new Api.UpdateNewChannelMessage({ message, pts, ptsCount })
      : new Api.UpdateNewMessage({ message, pts, ptsCount });
  }

  /** Everybody named by those chats and messages, once each. */
  mentioned(viewerId: string, chats: Iterable<Chat>, messages: Iterable<Held> = []): Mentioned {
    const people = new Set<string>();
    const groups = new Set<Group>();
    const add = (chat: Chat) => {
      if (isPrivate(chat)) people.add(chatId(chat));
      else groups.add(this.world.groups.get(chatId(chat))!);
    };
    for (const chat of chats) add(chat);
    for (const held of messages) {
      add(held.chat);
      if (namesSender(held)) people.add(held.content.from);
    }
    const known = [...people].map((id) => this.world.people.get(id)).filter((person) => person !== undefined);
    return {
      users: known.map((person) => this.user(viewerId, person)),
      chats: [...groups].map((group) => this.group(viewerId, group)),
    };
  }

  /** Notes whom an answer or update introduced to a connection. */
  remember(known: Set<string>, told: unknown): void {
    const { users } = told as { users?: unknown };
    if (!Array.isArray(users)) return;
    for (const user of users) if (user instanceof Api.User) known.add(user.id.toString());
  }

  /** The chats a person is in, those of groups included. */
  chatsOf(personId: string): Chat[] {
    const groups = [...this.world.groups.values()].filter((group) => group.members.includes(personId)).map(groupChat);
    const own = [...this.world.mailbox(personId).byChat.keys()];
    return [...new Set([...own, ...groups])];
  }
}

const namesSender = (held: Held): boolean => held.out || held.chat.startsWith('g');
