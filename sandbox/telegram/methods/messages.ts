// Writing: messages.sendMessage and its kin. https://core.telegram.org/method/messages.sendMessage

import type { Held, LogEntry } from '../mailbox';
import { chatId, isPrivate } from '../people';
import { Api, long, RpcError } from '../tl';
import { noteTyping } from '../typing';
import { type Call, chatOf, type Methods } from './call';

// The limit is 4096 characters (https://core.telegram.org/constructor/config, message_length_max); counted here in UTF-16
// units, the strictest reading, so that what passes here passes there.
const MAX_LENGTH = 4096;

function checkText(text: string): void {
  if (!text.trim()) throw new RpcError(400, 'MESSAGE_EMPTY');
  if (text.length > MAX_LENGTH) throw new RpcError(400, 'MESSAGE_TOO_LONG');
}

/** Updates that carry one step of the caller's own mailbox. */
function updates(call: Call, list: Api.TypeUpdate[], held: Held): Api.Updates {
  const { tg, me } = call;
  const mentioned = tg.view.mentioned(me.id, [held.chat], [held]);
  return new Api.Updates({ updates: list, ...mentioned, date: tg.clock.seconds(), seq: 0 });
}

function own(call: Call, id: number): Held {
  const held = call.tg.world.mailbox(call.me.id).messages.get(id);
  if (!held || held.deleted) throw new RpcError(400, 'MESSAGE_ID_INVALID');
  return held;
}

function affected(call: Call, entry: LogEntry | undefined): Api.messages.AffectedMessages {
  const pts = call.tg.world.mailbox(call.me.id).pts;
  return new Api.messages.AffectedMessages({ pts: entry?.pts ?? pts, ptsCount: entry?.count ?? 0 });
}

function sendMessage(request: Api.messages.SendMessage, call: Call) {
  const { tg, me, connection, key } = call;
  const chat = chatOf(call, request.peer);
  const mailbox = tg.world.mailbox(me.id);
  const randomId = request.randomId!.toString();
  const first = mailbox.messages.get(mailbox.byRandomId.get(randomId) ?? 0);
  if (first) {
    if (tg.settings.duplicates === 'error') throw new RpcError(500, 'RANDOM_ID_DUPLICATE');
    // Seen on the real server (hydrogram issue 70): the first message again, with a pts_count of 0.
    const message = tg.view.message(first);
    const again = new Api.UpdateNewMessage({ message, pts: mailbox.pts, ptsCount: 0 });
    return updates(call, [new Api.UpdateMessageID({ id: first.id, randomId: long(randomId) }), again], first);
  }
  checkText(request.message);
  if (isPrivate(chat)) {
    const to = tg.world.people.get(chatId(chat))!;
    if (to.deleted) throw new RpcError(400, 'INPUT_USER_DEACTIVATED');
    if (to.blocked.includes(me.id)) throw new RpcError(400, 'USER_IS_BLOCKED');
  } else if (chat.startsWith('c')) {
    throw new RpcError(403, 'CHAT_WRITE_FORBIDDEN');
  }
  const { held, entry } = tg.world.send(
    { from: me.id, chat, text: request.message, randomId, keyId: key.id },
    connection,
  );
  const { pts, count: ptsCount } = entry;
  if (isPrivate(chat)) {
    tg.journal.instant({
      kind: 'accepted',
      service: 'telegram',
      account: me.id,
      peer: chatId(chat),
      messageId: held.id,
      randomId,
    });
    return new Api.UpdateShortSentMessage({ out: true, id: held.id, pts, ptsCount, date: held.content.date });
  }
  const id = new Api.UpdateMessageID({ id: held.id, randomId: long(randomId) });
  return updates(call, [id, new Api.UpdateNewMessage({ message: tg.view.message(held), pts, ptsCount })], held);
}

export const messageMethods: Methods = {
  'messages.sendMessage': sendMessage,

  /** Shown for about 6 s; never stored. https://core.telegram.org/method/messages.setTyping */
  'messages.setTyping': (request: Api.messages.SetTyping, call: Call) => {
    const { tg, me } = call;
    const chat = chatOf(call, request.peer);
    if (isPrivate(chat)) {
      const action = request.action.className.replace(/^SendMessage|Action$/g, '');
      const named = action.charAt(0).toLowerCase() + action.slice(1);
      noteTyping(tg, { from: me.id, to: chatId(chat), action: named }, request.action);
    }
    return true;
  },

  /** https://core.telegram.org/method/messages.readHistory */
  'messages.readHistory': (request: Api.messages.ReadHistory, call: Call) => {
    const { tg, me, connection } = call;
    return affected(call, tg.world.read(me.id, chatOf(call, request.peer), request.maxId, connection));
  },

  'messages.editMessage': (request: Api.messages.EditMessage, call: Call) => {
    const { tg, me, connection } = call;
    const held = own(call, request.id);
    if (held.chat !== chatOf(call, request.peer)) throw new RpcError(400, 'MESSAGE_ID_INVALID');
    if (held.content.from !== me.id) throw new RpcError(403, 'MESSAGE_AUTHOR_REQUIRED');
    checkText(request.message ?? '');
    if (request.message === held.content.text) throw new RpcError(400, 'MESSAGE_NOT_MODIFIED');
    const entry = tg.world.edit(me.id, held.id, request.message!, connection);
    return updates(call, [tg.view.update(me.id, entry)!], held);
  },

  'messages.deleteMessages': (request: Api.messages.DeleteMessages, call: Call) => {
    const { tg, me, connection } = call;
    return affected(call, tg.world.delete(me.id, request.id as number[], !!request.revoke, connection));
  },
};
