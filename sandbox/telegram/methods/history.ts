// Reading what was said: histories and the list of chats.
import type { Held } from '../mailbox';
import { type Chat, chatId, isPrivate } from '../people';
import { Api } from '../tl';
import { type Call, chatOf, type Methods } from './call';

const MAX_LIMIT = 100;

/** A channel's posts lie in its own mailbox, everything else in the reader's. */
const mailboxOf = (call: Call, chat: Chat) => call.tg.world.mailbox(chat.startsWith('c') ? chat : call.me.id);

function answer(call: Call, messages: Held[], chats: Chat[], count: number) {
  const { tg, me } = call;
  for (const held of messages) {
    if (held.out || !isPrivate(held.chat)) continue;
    const peer = chatId(held.chat);
    tg.journal.instant({
      kind: 'handover',
      service: 'telegram',
      account: me.id,
      peer,
      messageId: held.id,
      via: 'history',
    });
  }
  const parts = {
    messages: messages.map((held) => tg.view.message(held)),
    ...tg.view.mentioned(me.id, chats, messages),
  };
  return count > messages.length
    ? new Api.messages.MessagesSlice({ ...parts, count })
    : new Api.messages.Messages(parts);
}

/** Newest first. Offsets as https://core.telegram.org/api/offsets has them. */
function getHistory(request: Api.messages.GetHistory, call: Call) {
  const chat = chatOf(call, request.peer);
  const all = mailboxOf(call, chat).inChat(chat).reverse();
  const { offsetId = 0, offsetDate = 0, addOffset = 0, maxId = 0, minId = 0 } = request;
  const from = all.findIndex(
    (held) => (!offsetId || held.id < offsetId) && (!offsetDate || held.content.date < offsetDate),
  );
  const start = Math.max(0, (from < 0 ? all.length : from) + addOffset);
  const limit = Math.min(request.limit || MAX_LIMIT, MAX_LIMIT);
  const page = all
    .slice(start)
    .filter((held) => (!maxId || held.id < maxId) && (!minId || held.id > minId))
    .slice(0, limit);
  return answer(call, page, [chat], all.length);
}

function dialog(call: Call, chat: Chat, top: Held): Api.Dialog {
  const mailbox = mailboxOf(call, chat);
  return new Api.Dialog({
    peer: call.tg.view.peer(chat),
    topMessage: top.id,
    readInboxMaxId: mailbox.readIn.get(chat) ?? 0,
    readOutboxMaxId: mailbox.readOut.get(chat) ?? 0,
    unreadCount: mailbox.unread(chat),
    unreadMentionsCount: 0,
    unreadReactionsCount: 0,
    notifySettings: new Api.PeerNotifySettings({}),
    pts: chat.startsWith('c') ? mailbox.pts : undefined,
  });
}

/** Chats with something in them, the newest first. */
function tops(call: Call): { chat: Chat; top: Held }[] {
  return call.tg.view
    .chatsOf(call.me.id)
    .flatMap((chat) => {
      const top = mailboxOf(call, chat).inChat(chat).at(-1);
      return top ? [{ chat, top }] : [];
    })
    .sort((a, b) => b.top.content.at - a.top.content.at);
}

function dialogParts(call: Call, page: { chat: Chat; top: Held }[]) {
  const { tg, me } = call;
  const messages = page.map(({ top }) => top);
  return {
    dialogs: page.map(({ chat, top }) => dialog(call, chat, top)),
    messages: messages.map((held) => tg.view.message(held)),
    ...tg.view.mentioned(
      me.id,
      page.map(({ chat }) => chat),
      messages,
    ),
  };
}

export const historyMethods: Methods = {
  'messages.getHistory': getHistory,

  'messages.getMessages': (request: Api.messages.GetMessages, call: Call) => {
    const mailbox = call.tg.world.mailbox(call.me.id);
    const wanted = (request.id as Api.TypeInputMessage[]).flatMap((input) =>
      input instanceof Api.InputMessageID ? [mailbox.messages.get(input.id)] : [],
    );
    const found = wanted.filter((held) => held !== undefined && !held.deleted) as Held[];
    return answer(call, found, [], found.length);
  },

  /** https://core.telegram.org/method/messages.getDialogs */
  'messages.getDialogs': (request: Api.messages.GetDialogs, call: Call) => {
    const all = tops(call);
    const after = request.offsetDate
      ? all.filter(({ top }) => top.content.date < request.offsetDate || top.id < request.offsetId)
      : all;
    const page = after.slice(0, Math.min(request.limit || MAX_LIMIT, MAX_LIMIT));
    const parts = dialogParts(call, page);
    return page.length < all.length
      ? new Api.messages.DialogsSlice({ ...parts, count: all.length })
      : new Api.messages.Dialogs(parts);
  },

  'messages.getPeerDialogs': (request: Api.messages.GetPeerDialogs, call: Call) => {
    const wanted = (request.peers as Api.InputDialogPeer[]).map((input) => chatOf(call, input.peer));
    const { tg, me } = call;
    const mailbox = tg.world.mailbox(me.id);
    const state = new Api.updates.State({
      pts: mailbox.pts,
      qts: 0,
      date: tg.clock.seconds(),
      seq: 1,
      unreadCount: 0,
    });
    const page = tops(call).filter(({ chat }) => wanted.includes(chat));
    return new Api.messages.PeerDialogs({ ...dialogParts(call, page), state });
  },
};
