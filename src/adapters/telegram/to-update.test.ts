import bigInt from 'big-integer';
import type { UpdateState } from '../../ports';
import { toSentMessage } from './sent-message';
import { toPerson } from './to-person';
import { toDifference, toUpdates } from './to-update';
import { Api } from './vendor';

const peer = (id: number): Api.PeerUser => new Api.PeerUser({ userId: bigInt(id) });
const message = (id: number, text = 'hi', peerId: Api.TypePeer = peer(42), out = false): Api.Message =>
  new Api.Message({ id, peerId, out, date: 100, message: text } as never);
const person = (id: number, fields: Partial<Api.User> = {}): Api.User =>
  new Api.User({ id: bigInt(id), accessHash: bigInt('-77'), firstName: 'Ann', ...fields } as never);
const packet = (updates: Api.TypeUpdate[], users: Api.TypeUser[] = []): Api.Updates =>
  new Api.Updates({ updates, users, chats: [], date: 100, seq: 0 });
const fresh = (id: number, pts = 11): Api.UpdateNewMessage =>
  new Api.UpdateNewMessage({ message: message(id), pts, ptsCount: 1 });

describe('live updates', () => {
  test('a message comes with the person who can be answered', () => {
    const [update] = toUpdates(packet([fresh(1)], [person(42)]));
    expect(update).toMatchObject({
      type: 'message',
      pts: 11,
      ptsCount: 1,
      person: { userId: '42', accessHash: '-77' },
    });
  });

  test('a "min" person cannot be answered and is left out', () => {
    const [update] = toUpdates(packet([fresh(1)], [person(42, { min: true })]));
    expect(update).toMatchObject({ type: 'message', message: { peerUserId: '42' } });
    expect(update).toHaveProperty('person', undefined);
  });

  test('the combined form reads the same', () => {
    const combined = new Api.UpdatesCombined({
      updates: [fresh(1)],
      users: [person(42)],
      chats: [],
      date: 1,
      seqStart: 1,
      seq: 2,
    });
    expect(toUpdates(combined)).toEqual(toUpdates(packet([fresh(1)], [person(42)])));
  });

  test("another's words passed on are marked, in the short form too; one's own brought over are not", () => {
    const from = (userId: number) =>
      toUpdates(
        new Api.UpdateShortMessage({
          id: 5,
          userId: bigInt(42),
          message: 'yo',
          pts: 9,
          ptsCount: 1,
          date: 100,
          fwdFrom: new Api.MessageFwdHeader({ fromId: new Api.PeerUser({ userId: bigInt(userId) }), date: 90 }),
        }),
      );
    expect(from(43)).toMatchObject([{ message: { forwarded: true } }]);
    expect(from(42)).toMatchObject([{ message: { text: 'yo' } }]);
    expect(from(42)).not.toMatchObject([{ message: { forwarded: true } }]);
  });

  test('the short form has no person', () => {
    const short = new Api.UpdateShortMessage({
      id: 5,
      userId: bigInt(42),
      message: 'yo',
      pts: 9,
      ptsCount: 1,
      date: 100,
    });
    expect(toUpdates(short)).toEqual([
      {
        type: 'message',
        pts: 9,
        ptsCount: 1,
        message: { messageId: 5, peerUserId: '42', out: false, date: 100, text: 'yo', isService: false },
      },
    ]);
  });

  test('groups move the common box and say nothing else', () => {
    const chat = new Api.PeerChat({ chatId: bigInt(5) });
    const inGroup = new Api.UpdateNewMessage({ message: message(1, 'secret', chat), pts: 12, ptsCount: 1 });
    const short = new Api.UpdateShortChatMessage({
      ...{ id: 1, fromId: bigInt(42), chatId: bigInt(5), message: 'secret', pts: 13, ptsCount: 1, date: 1 },
    });
    expect([...toUpdates(packet([inGroup])), ...toUpdates(short)]).toEqual([
      { type: 'other', about: 'group', pts: 12, ptsCount: 1 },
      { type: 'other', about: 'group', pts: 13, ptsCount: 1 },
    ]);
  });

  test('channels have boxes of their own: their pts is not ours', () => {
    const channel = new Api.PeerChannel({ channelId: bigInt(6) });
    const post = new Api.UpdateNewChannelMessage({ message: message(1, 'x', channel), pts: 500, ptsCount: 1 });
    const gone = new Api.UpdateDeleteChannelMessages({ channelId: bigInt(6), messages: [1], pts: 501, ptsCount: 1 });
    expect(toUpdates(packet([post, gone]))).toEqual([{ type: 'other', about: 'channel' }, { type: 'other' }]);
  });

  test('edits, deletions, read marks and our own ids', () => {
    const updates = toUpdates(
      packet([
        new Api.UpdateEditMessage({ message: message(1, 'hi!'), pts: 12, ptsCount: 1 }),
        new Api.UpdateDeleteMessages({ messages: [1, 2], pts: 14, ptsCount: 2 }),
        new Api.UpdateReadHistoryOutbox({ peer: peer(42), maxId: 9, pts: 15, ptsCount: 1 }),
        new Api.UpdateReadHistoryInbox({ peer: peer(42), maxId: 9, stillUnreadCount: 0, pts: 16, ptsCount: 1 }),
        new Api.UpdateMessageID({ id: 17, randomId: bigInt('-9223372036854775808') }),
        new Api.UpdateUserTyping({ userId: bigInt(42), action: new Api.SendMessageTypingAction() }),
      ]),
    );
    expect(updates).toMatchObject([
      { type: 'edited', message: { messageId: 1, text: 'hi!' }, pts: 12 },
      { type: 'deleted', messageIds: [1, 2], pts: 14, ptsCount: 2 },
      { type: 'readByPeer', peerUserId: '42', maxId: 9, pts: 15 },
      { type: 'other', pts: 16, ptsCount: 1 },
      { type: 'sentId', randomId: '-9223372036854775808', messageId: 17 },
      { type: 'other' },
    ]);
  });

  test('a lost place asks for a difference', () => {
    expect(toUpdates(new Api.UpdatesTooLong())).toEqual([{ type: 'tooLong' }]);
    expect(toUpdates(packet([new Api.UpdatePtsChanged()]))).toEqual([{ type: 'tooLong' }]);
  });
});

describe('difference', () => {
  const from: UpdateState = { pts: 10, qts: 0, date: 50 };
  const state = new Api.updates.State({ pts: 20, qts: 1, date: 100, seq: 1, unreadCount: 0 });
  const content = {
    newMessages: [message(8, 'second'), message(7, 'first')],
    newEncryptedMessages: [],
    otherUpdates: [
      new Api.UpdateEditMessage({ message: message(3), pts: 15, ptsCount: 1 }),
      new Api.UpdateMessageID({ id: 8, randomId: bigInt(5) }),
    ],
    chats: [],
    users: [person(42)],
  };

  test('which of our sends became what comes first, then messages in order, without places', () => {
    const { updates, ...rest } = toDifference(new Api.updates.Difference({ ...content, state }), from);
    expect(rest).toEqual({ state: { pts: 20, qts: 1, date: 100 }, final: true, tooLong: false });
    expect(updates.map((update) => update.type)).toEqual(['sentId', 'message', 'message', 'edited']);
    expect(updates[1]).toMatchObject({ message: { text: 'first' }, person: { userId: '42' } });
    for (const update of updates) expect(update).not.toHaveProperty('pts');
  });

  test('a slice says where to go on', () => {
    const slice = toDifference(new Api.updates.DifferenceSlice({ ...content, intermediateState: state }), from);
    expect(slice).toMatchObject({ state: { pts: 20 }, final: false });
  });

  test('nothing new, and too much', () => {
    expect(toDifference(new Api.updates.DifferenceEmpty({ date: 90, seq: 1 }), from)).toEqual({
      ...{ updates: [], state: { pts: 10, qts: 0, date: 90 }, final: true, tooLong: false },
    });
    expect(toDifference(new Api.updates.DifferenceTooLong({ pts: 900 }), from)).toEqual({
      ...{ updates: [], state: { pts: 900, qts: 0, date: 50 }, final: true, tooLong: true },
    });
  });
});

describe('the answer to a send', () => {
  const named = new Api.UpdateMessageID({ id: 17, randomId: bigInt(5) });
  const echoed = new Api.UpdateNewMessage({ message: message(17, 'hi', peer(42), true), pts: 30, ptsCount: 0 });

  test('short', () => {
    const answer = new Api.UpdateShortSentMessage({ out: true, id: 17, pts: 30, ptsCount: 1, date: 100 });
    expect(toSentMessage(answer, '5')).toEqual({
      sent: { messageId: 17, date: 100, pts: 30, ptsCount: 1 },
      others: [],
    });
  });

  test('in full, with what else it tells', () => {
    const read = new Api.UpdateReadHistoryOutbox({ peer: peer(42), maxId: 9, pts: 31, ptsCount: 1 });
    const { sent, others } = toSentMessage(packet([named, echoed, read]), '5');
    expect(sent).toEqual({ messageId: 17, date: 100, pts: 30, ptsCount: 0 });
    expect(others).toMatchObject([{ type: 'readByPeer', pts: 31 }]);
  });

  test('one that names no message is not taken for another', () => {
    expect(() => toSentMessage(packet([echoed]), '5')).toThrow('names no message');
    expect(() => toSentMessage(packet([named, echoed]), '6')).toThrow('names no message');
  });
});

describe('people', () => {
  test('the active one of several usernames', () => {
    const usernames = [new Api.Username({ username: 'old' }), new Api.Username({ username: 'now', active: true })];
    expect(toPerson(person(42, { usernames }))?.username).toBe('now');
  });

  test('Telegram itself is recognised', () => {
    expect(toPerson(person(777000))?.isService).toBe(true);
    expect(toPerson(person(42, { support: true }))?.isService).toBe(true);
    expect(toPerson(person(42))?.isService).toBe(false);
  });

  test('an empty user is nobody', () => {
    expect(toPerson(new Api.UserEmpty({ id: bigInt(42) }))).toBeUndefined();
  });
});
