// People as a client looks them up: users.* and contacts.*
import { chatId, type Person } from '../people';
import { Api, long, RpcError } from '../tl';
import { type Call, chatOf, type Methods } from './call';

const person = (call: Call, input: unknown): Person => call.tg.world.people.get(chatId(chatOf(call, input)))!;

function resolved(call: Call, found: Person): Api.contacts.ResolvedPeer {
  const peer = new Api.PeerUser({ userId: long(found.id) });
  return new Api.contacts.ResolvedPeer({ peer, chats: [], users: [call.tg.view.user(call.me.id, found)] });
}

function addContacts(call: Call, ids: string[]): void {
  const contacts = [...new Set([...call.me.contacts, ...ids])];
  call.tg.world.changePerson(call.me.id, { contacts });
}

export const userMethods: Methods = {
  /** Unknown people are left out. https://core.telegram.org/method/users.getUsers */
  'users.getUsers': (request: Api.users.GetUsers, call: Call) =>
    (request.id as unknown[]).flatMap((input) => {
      try {
        return [call.tg.view.user(call.me.id, person(call, input))];
      } catch {
        return [];
      }
    }),

  'users.getFullUser': (request: Api.users.GetFullUser, call: Call) => {
    const found = person(call, request.id);
    const fullUser = new Api.UserFull({
      id: long(found.id),
      blocked: call.me.blocked.includes(found.id),
      settings: new Api.PeerSettings({}),
      notifySettings: new Api.PeerNotifySettings({}),
      commonChatsCount: 0,
    });
    return new Api.users.UserFull({ fullUser, chats: [], users: [call.tg.view.user(call.me.id, found)] });
  },

  /** https://core.telegram.org/method/contacts.resolveUsername */
  'contacts.resolveUsername': (request: Api.contacts.ResolveUsername, call: Call) => {
    const name = request.username;
    if (!/^[a-z]\w{2,31}$/i.test(name)) throw new RpcError(400, 'USERNAME_INVALID');
    const found = call.tg.world.byUsername(name);
    if (!found || found.deleted) throw new RpcError(400, 'USERNAME_NOT_OCCUPIED');
    return resolved(call, found);
  },

  'contacts.resolvePhone': (request: Api.contacts.ResolvePhone, call: Call) => {
    const found = call.tg.world.byPhone(request.phone);
    if (!found || found.deleted) throw new RpcError(400, 'PHONE_NOT_OCCUPIED');
    return resolved(call, found);
  },

  'contacts.getContacts': (_request: Api.contacts.GetContacts, { tg, me }: Call) => {
    const people = me.contacts.map((id) => tg.world.people.get(id)).filter((found) => found !== undefined);
    return new Api.contacts.Contacts({
      contacts: people.map(
        (found) => new Api.Contact({ userId: long(found.id), mutual: found.contacts.includes(me.id) }),
      ),
      savedCount: people.length,
      users: people.map((found) => tg.view.user(me.id, found)),
    });
  },

  /** https://core.telegram.org/method/contacts.importContacts */
  'contacts.importContacts': (request: Api.contacts.ImportContacts, call: Call) => {
    const found = (request.contacts as Api.InputPhoneContact[]).flatMap((contact) => {
      const known = call.tg.world.byPhone(contact.phone);
      return known && !known.deleted ? [{ clientId: contact.clientId, known }] : [];
    });
    addContacts(
      call,
      found.map(({ known }) => known.id),
    );
    return new Api.contacts.ImportedContacts({
      imported: found.map(({ clientId, known }) => new Api.ImportedContact({ userId: long(known.id), clientId })),
      popularInvites: [],
      retryContacts: [],
      users: found.map(({ known }) => call.tg.view.user(call.me.id, known)),
    });
  },

  'contacts.block': (request: Api.contacts.Block, call: Call) => {
    const blocked = [...new Set([...call.me.blocked, chatId(chatOf(call, request.id))])];
    call.tg.world.changePerson(call.me.id, { blocked });
    return true;
  },

  'contacts.unblock': (request: Api.contacts.Unblock, call: Call) => {
    const id = chatId(chatOf(call, request.id));
    call.tg.world.changePerson(call.me.id, { blocked: call.me.blocked.filter((other) => other !== id) });
    return true;
  },
};
