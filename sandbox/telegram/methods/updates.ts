// The update stream on request. https://core.telegram.org/api/updates
import type { Held, LogEntry, Mailbox } from '../mailbox';
import { type Chat, chatId, isPrivate } from '../people';
import { Api, long, RpcError } from '../tl';
import { type Call, chatOf, type Methods } from './call';

const SEQ = 1;

function state({ tg, me }: Call, pts: number): Api.updates.State {
  const mailbox = tg.world.mailbox(me.id);
  const unreadCount = [...mailbox.byChat.keys()].reduce((sum, chat) => sum + mailbox.unread(chat), 0);
  return new Api.updates.State({ pts, qts: 0, date: tg.clock.seconds(), seq: SEQ, unreadCount });
}

/** The messages and the other updates of some log steps, and whom they name. */
function told(call: Call, mailbox: Mailbox, entries: LogEntry[]) {
  const { tg, key, me } = call;
  const messages: Held[] = [];
  const otherUpdates: Api.TypeUpdate[] = [];
  const chats = new Set<Chat>();
  for (const entry of entries) {
    if (entry.chat) chats.add(entry.chat);
    const held = mailbox.messages.get(entry.ids[0] ?? 0);
    if (entry.type === 'new') {
      if (!held || held.deleted) continue;
      messages.push(held);
      const { from, randomId, keyId } = held.content;
      // The sender learns the id of a message whose answer was lost: TDLib, td/telegram/UpdatesManager.cpp,
      // process_get_difference_updates, treats updateMessageID here before anything else.
      if (from === me.id && randomId && keyId === key.id) {
        otherUpdates.push(new Api.UpdateMessageID({ id: held.id, randomId: long(randomId) }));
      }
    } else {
      const update = tg.view.update(mailbox.owner, entry);
      if (update) otherUpdates.push(update);
    }
  }
  const newMessages = messages.map((held) => tg.view.message(held));
  for (const held of messages) {
    if (held.out || !isPrivate(held.chat)) continue;
    const peer = chatId(held.chat);
    tg.journal.instant({
      kind: 'handover',
      service: 'telegram',
      account: me.id,
      peer,
      messageId: held.id,
      via: 'difference',
    });
  }
  return { newMessages, otherUpdates, ...tg.view.mentioned(me.id, chats, messages) };
}

export const updateMethods: Methods = {
  'updates.getState': (_request: Api.updates.GetState, call: Call) =>
    state(call, call.tg.world.mailbox(call.me.id).pts),

  /** https://core.telegram.org/method/updates.getDifference */
  'updates.getDifference': (request: Api.updates.GetDifference, call: Call) => {
    const { tg, me } = call;
    const mailbox = tg.world.mailbox(me.id);
    if (request.pts < 1) throw new RpcError(400, 'PERSISTENT_TIMESTAMP_EMPTY');
    if (request.pts > mailbox.pts) throw new RpcError(400, 'PERSISTENT_TIMESTAMP_INVALID');
    if (request.date < 1) throw new RpcError(400, 'DATE_EMPTY');
    const gap = mailbox.pts - request.pts;
    if (gap === 0) return new Api.updates.DifferenceEmpty({ date: tg.clock.seconds(), seq: SEQ });
    if (gap > Math.min(tg.settings.tooLongAfter, request.ptsTotalLimit ?? Number.POSITIVE_INFINITY)) {
      return new Api.updates.DifferenceTooLong({ pts: mailbox.pts });
    }
    const all = mailbox.since(request.pts);
    const entries = all.slice(0, Math.min(tg.settings.sliceSize, request.ptsLimit ?? Number.POSITIVE_INFINITY));
    const parts = { ...told(call, mailbox, entries), newEncryptedMessages: [] };
    if (entries.length === all.length) return new Api.updates.Difference({ ...parts, state: state(call, mailbox.pts) });
    return new Api.updates.DifferenceSlice({ ...parts, intermediateState: state(call, entries.at(-1)!.pts) });
  },

  'updates.getChannelDifference': (request: Api.updates.GetChannelDifference, call: Call) => {
    const channel = call.tg.world.mailbox(chatOf(call, request.channel));
    const base = { final: true, pts: channel.pts, timeout: 30 };
    const entries = channel.since(request.pts);
    if (!entries.length) return new Api.updates.ChannelDifferenceEmpty(base);
    return new Api.updates.ChannelDifference({ ...base, ...told(call, channel, entries) });
  },
};
