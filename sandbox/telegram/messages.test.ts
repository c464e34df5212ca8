// Chats, with real clients on both sides: sending, its repeats and refusals, reading, editing, deleting, typing, media.
import bigInt from 'big-integer';
import { Api, type TelegramClient } from 'telegram';
import { type Sandbox, startSandbox } from '../main';
import { chat, control, peerOf, person, refusal, say, send, signedIn, trust, until, updatesOf } from './testing';

let sandbox: Sandbox;
let rep: TelegramClient;
let repId: string;
let anna: Api.InputPeerUser;
let annaId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  trust(sandbox);
  repId = await person(sandbox, { name: 'Rep', username: 'rep_one', phone: '79990000001' });
  annaId = await person(sandbox, { name: 'Анна', username: 'anna_k', phone: '79990000002', language: 'ru' });
  rep = await signedIn(sandbox, repId);
  anna = await peerOf(rep, 'anna_k');
});
afterAll(async () => {
  await rep.destroy();
  await sandbox.close();
});

test('a text is answered shortly with its id and place, and lies in both chats', async () => {
  const before = await rep.invoke(new Api.updates.GetState());
  const sent = (await send(rep, anna, 'Здравствуйте, Анна! 👋', 4242)) as Api.UpdateShortSentMessage;
  expect([sent.className, sent.out, sent.pts, sent.ptsCount]).toEqual([
    'UpdateShortSentMessage',
    true,
    before.pts + 1,
    1,
  ]);
  const mine = (await chat(sandbox, 'rep_one', 'anna_k')).at(-1)!;
  const hers = (await chat(sandbox, annaId, repId)).at(-1)!;
  expect(mine).toMatchObject({ messageId: sent.id, text: 'Здравствуйте, Анна! 👋', from: repId, randomId: '4242' });
  expect(hers).toMatchObject({ text: mine.text, ids: mine.ids, messageId: mine.ids[annaId] });
});

test('a repeated random_id is answered with the first message and delivered once', async () => {
  const first = (await send(rep, anna, 'once', 777)) as Api.UpdateShortSentMessage;
  const again = (await send(rep, anna, 'once', 777)) as Api.Updates;
  const [id, message] = again.updates as [Api.UpdateMessageID, Api.UpdateNewMessage];
  expect([id.className, id.id, String(id.randomId)]).toEqual(['UpdateMessageID', first.id, '777']);
  expect([message.message.id, message.ptsCount]).toEqual([first.id, 0]);
  expect((await chat(sandbox, repId, annaId)).filter(({ text }) => text === 'once')).toHaveLength(1);
});

test('a note to oneself is not outgoing, and is deduplicated as well', async () => {
  const self = new Api.InputPeerSelf();
  await send(rep, self, 'note', 780);
  const again = (await send(rep, self, 'note', 780)) as Api.Updates;
  expect((again.updates[1] as Api.UpdateNewMessage).message).toMatchObject({ out: false, message: 'note' });
  expect(await chat(sandbox, repId, repId)).toHaveLength(1);
});

test('a repeat is an error in strict mode, and while the first is in flight', async () => {
  await control(sandbox, 'POST', '/telegram/settings', { duplicates: 'error' });
  await send(rep, anna, 'strict', 778);
  expect(await refusal(send(rep, anna, 'strict', 778))).toBe('500 RANDOM_ID_DUPLICATE');
  await control(sandbox, 'POST', '/telegram/settings', { duplicates: 'original' });

  await control(sandbox, 'POST', '/faults', { service: 'telegram', kind: 'hang', method: 'messages.sendMessage' });
  const first = send(rep, anna, 'in flight', 779);
  expect(await refusal(send(rep, anna, 'in flight', 779))).toBe('500 RANDOM_ID_DUPLICATE');
  await control(sandbox, 'DELETE', '/faults');
  await first;
  expect((await chat(sandbox, repId, annaId)).filter(({ text }) => text === 'in flight')).toHaveLength(1);
});

test('what may not be sent is refused by name', async () => {
  expect(await refusal(send(rep, anna, ' \n'))).toBe('400 MESSAGE_EMPTY');
  expect(await refusal(send(rep, anna, 'x'.repeat(4097)))).toBe('400 MESSAGE_TOO_LONG');
  expect(await refusal(send(rep, anna, 'x'.repeat(4096)))).toBe('no error');

  await person(sandbox, { name: 'Closed', username: 'closed_one' });
  const closed = await peerOf(rep, 'closed_one');
  await control(sandbox, 'POST', '/telegram/users/closed_one', { blocked: ['rep_one'] });
  expect(await refusal(send(rep, closed, 'hello?'))).toBe('400 USER_IS_BLOCKED');
  await control(sandbox, 'POST', '/telegram/users/closed_one', { blocked: [], deleted: true });
  expect(await refusal(send(rep, closed, 'hello?'))).toBe('400 INPUT_USER_DEACTIVATED');
  const [gone] = await rep.invoke(new Api.users.GetUsers({ id: [inputUser(closed)] }));
  expect(gone).toMatchObject({ deleted: true, firstName: null });
});

test("another account's access hash is refused", async () => {
  const otherId = await person(sandbox, { name: 'Rep 2', username: 'rep_two' });
  const other = await signedIn(sandbox, otherId);
  expect(await refusal(send(other, anna, 'hi'))).toBe('400 PEER_ID_INVALID');
  expect((await peerOf(other, 'anna_k')).accessHash.toString()).not.toBe(anna.accessHash.toString());
  await other.destroy();
});

test('a stranger comes in full with his user, then in short form', async () => {
  await person(sandbox, { name: 'New', username: 'new_one' });
  const updates = updatesOf(rep);
  await say(sandbox, 'new_one', 'rep_one', 'first');
  await say(sandbox, 'new_one', 'rep_one', 'second');
  await until(() => updates.length === 2);
  const [first, second] = updates as unknown as [Api.UpdateNewMessage, Api.UpdateShortMessage];
  expect([first.className, second.className]).toEqual(['UpdateNewMessage', 'UpdateShortMessage']);
  expect((first.message as Api.Message).fromId).toBeNull();
  expect(second.pts).toBe(first.pts + 1);
  const entities = (first as unknown as { _entities: Map<string, Api.User> })._entities;
  expect([...entities.values()].map((user) => user.username)).toEqual(['new_one']);
});

test('reading is told to both sides and dated', async () => {
  const client2 = await signedIn(sandbox, annaId);
  const hers = updatesOf(client2);
  const mine = updatesOf(rep);
  const ids = await say(sandbox, 'anna_k', 'rep_one', 'read me');
  const state = await rep.invoke(new Api.updates.GetState());
  const read = await rep.invoke(new Api.messages.ReadHistory({ peer: anna, maxId: ids[repId] }));
  expect([read.pts, read.ptsCount]).toEqual([state.pts + 1, 1]);
  await until(() => hers.some((update) => update instanceof Api.UpdateReadHistoryOutbox));
  const again = await rep.invoke(new Api.messages.ReadHistory({ peer: anna, maxId: ids[repId] }));
  expect([again.pts, again.ptsCount]).toEqual([read.pts, 0]);

  await send(rep, anna, 'read mine');
  await control(sandbox, 'POST', '/telegram/read', { by: 'anna_k', peer: 'rep_one' });
  await until(() => mine.some((update) => update instanceof Api.UpdateReadHistoryOutbox));
  expect((await chat(sandbox, repId, annaId)).at(-1)!.readAt).toBeGreaterThan(1e9);
  await client2.destroy();
});

test('edits and deletions reach the other side', async () => {
  const updates = updatesOf(rep);
  const ids = await say(sandbox, 'anna_k', 'rep_one', 'tpyo');
  const messageId = ids[annaId]!;
  await control(sandbox, 'POST', '/telegram/edit', { from: 'anna_k', to: 'rep_one', messageId, text: 'typo' });
  await control(sandbox, 'POST', '/telegram/delete', { from: 'anna_k', to: 'rep_one', messageIds: [messageId] });
  await until(() => updates.length === 3);
  const [, edit, gone] = updates as [unknown, Api.UpdateEditMessage, Api.UpdateDeleteMessages];
  expect(edit.message).toMatchObject({ id: ids[repId], message: 'typo', editDate: expect.any(Number) });
  expect([gone.messages, gone.ptsCount]).toEqual([[ids[repId]], 1]);
  expect((await chat(sandbox, repId, annaId)).at(-1)).toMatchObject({ text: 'typo', deleted: true });

  const sent = (await send(rep, anna, 'mine')) as Api.UpdateShortSentMessage;
  const edited = new Api.messages.EditMessage({ peer: anna, id: sent.id, message: 'mine, edited' });
  await rep.invoke(edited);
  expect(await refusal(rep.invoke(edited))).toBe('400 MESSAGE_NOT_MODIFIED');
  const removed = await rep.invoke(new Api.messages.DeleteMessages({ id: [sent.id], revoke: true }));
  expect(removed.ptsCount).toBe(1);
});

test('typing is seen by the other side and on the board', async () => {
  const client2 = await signedIn(sandbox, annaId);
  await peerOf(client2, 'rep_one');
  const hers = updatesOf(client2);
  await rep.invoke(new Api.messages.SetTyping({ peer: anna, action: new Api.SendMessageTypingAction() }));
  await until(() => hers.some((update) => update instanceof Api.UpdateUserTyping));
  const board = await control<{ action: string }[]>(sandbox, 'GET', '/telegram/typing/rep_one/anna_k');
  expect(board.map(({ action }) => action)).toEqual(['typing']);
  await client2.destroy();
});

test.each([
  ['photo', 'MessageMediaPhoto'],
  ['voice', 'MessageMediaDocument'],
  ['videoNote', 'MessageMediaDocument'],
  ['sticker', 'MessageMediaDocument'],
  ['animation', 'MessageMediaDocument'],
  ['document', 'MessageMediaDocument'],
  ['contact', 'MessageMediaContact'],
  ['location', 'MessageMediaGeo'],
  ['poll', 'MessageMediaPoll'],
])('%s is parsed by the client', async (media, className) => {
  const updates = updatesOf(rep);
  await control(sandbox, 'POST', '/telegram/say', { from: 'anna_k', to: 'rep_one', media });
  await until(() => updates.length > 0);
  const { message } = updates[0] as Api.UpdateNewMessage;
  expect((message as Api.Message).media?.className).toBe(className);
});

test('service messages carry an action and no text', async () => {
  const updates = updatesOf(rep);
  await control(sandbox, 'POST', '/telegram/say', { from: 'anna_k', to: 'rep_one', media: 'joined' });
  await until(() => updates.length > 0);
  const { message } = updates[0] as Api.UpdateNewMessage;
  expect((message as Api.MessageService).action.className).toBe('MessageActionContactSignUp');
});

test('a group, a channel and Saved Messages are chats of their own', async () => {
  const updates = updatesOf(rep);
  const make = (fields: object) => control<{ id: string }>(sandbox, 'POST', '/telegram/groups', fields);
  const group = await make({ title: 'Team', members: ['rep_one', 'anna_k'] });
  const channel = await make({ title: 'News', members: ['rep_one', 'anna_k'], channel: true });
  await say(sandbox, 'anna_k', group.id, 'to all');
  await say(sandbox, 'anna_k', channel.id, 'posted');
  await say(sandbox, 'rep_one', 'rep_one', 'note to self');
  await until(() => updates.length === 3);
  const peers = updates.map((update) => (update as Api.UpdateNewMessage).message).map((message) => message.peerId);
  expect(peers.map((peer) => peer?.className)).toEqual(['PeerChat', 'PeerChannel', 'PeerUser']);
  expect((peers[2] as Api.PeerUser).userId.toString()).toBe(repId);
  const posted = await control<{ text: string }[]>(sandbox, 'GET', `/telegram/chats/rep_one/${group.id}`);
  expect(posted.map(({ text }) => text)).toEqual(['to all']);
  const inGroup = await send(rep, new Api.InputPeerChat({ chatId: bigInt(group.id) }), 'hello all');
  expect((inGroup as Api.Updates).updates.map(({ className }) => className)).toEqual([
    'UpdateMessageID',
    'UpdateNewMessage',
  ]);
});

test('history pages newest first, and the dialogs list every chat', async () => {
  const id = await person(sandbox, { name: 'Page', username: 'page_one' });
  const peer = await peerOf(rep, 'page_one');
  for (const text of ['1', '2', '3', '4', '5']) await say(sandbox, 'page_one', 'rep_one', text);
  const page = async (more: object) => {
    const history = new Api.messages.GetHistory({ peer, limit: 2, hash: bigInt.zero, ...blank, ...more });
    return (await rep.invoke(history)) as Api.messages.MessagesSlice;
  };
  const first = await page({});
  const texts = ({ messages }: Api.messages.MessagesSlice) => messages.map((m) => (m as Api.Message).message);
  expect([first.count, texts(first)]).toEqual([5, ['5', '4']]);
  expect(texts(await page({ offsetId: first.messages[1]!.id }))).toEqual(['3', '2']);
  expect(texts(await page({ minId: first.messages[1]!.id, limit: 50 }))).toEqual(['5']);

  const dialogs = (await rep.invoke(
    new Api.messages.GetDialogs({ offsetPeer: new Api.InputPeerEmpty(), limit: 50, hash: bigInt.zero, ...blank }),
  )) as Api.messages.Dialogs;
  const found = dialogs.dialogs.find(
    ({ peer: of }) => of instanceof Api.PeerUser && of.userId.toString() === id,
  ) as Api.Dialog;
  expect([found.unreadCount, found.topMessage]).toEqual([5, first.messages[0]!.id]);
});

test('people are found by name and number, and the address book is kept', async () => {
  const full = await rep.invoke(new Api.users.GetFullUser({ id: inputUser(anna) }));
  expect((full.users[0] as Api.User).phone).toBeNull(); // a stranger's number is hidden
  const imported = await rep.invoke(
    new Api.contacts.ImportContacts({
      contacts: [
        new Api.InputPhoneContact({ clientId: bigInt(1), phone: '+79990000002', firstName: 'A', lastName: '' }),
        new Api.InputPhoneContact({ clientId: bigInt(2), phone: '+70000000000', firstName: 'B', lastName: '' }),
      ],
    }),
  );
  expect(imported.imported.map(({ userId }) => userId.toString())).toEqual([annaId]);
  const book = (await rep.invoke(new Api.contacts.GetContacts({ hash: bigInt.zero }))) as Api.contacts.Contacts;
  expect(book.users.map((user) => (user as Api.User).phone)).toEqual(['79990000002']);
  const search = (username: string) => refusal(rep.invoke(new Api.contacts.ResolveUsername({ username })));
  expect(await search('nobody_here')).toBe('400 USERNAME_NOT_OCCUPIED');
  expect(await search('?')).toBe('400 USERNAME_INVALID');
});

const blank = { offsetId: 0, offsetDate: 0, addOffset: 0, maxId: 0, minId: 0 };
const inputUser = ({ userId, accessHash }: Api.InputPeerUser) => new Api.InputUser({ userId, accessHash });
