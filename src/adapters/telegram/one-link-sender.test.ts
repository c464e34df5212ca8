import bigInt from 'big-integer';
import { RPCResult, TLMessage } from 'telegram/tl/core';
import { MessageContainer } from 'telegram/tl/core/MessageContainer';
import type { Method } from './link';
import { OneLinkSender } from './one-link-sender';
import { Api, AuthKey } from './vendor';

interface Waiting {
  msgId: unknown;
}

/** What each library calls with a decrypted packet, and where it keeps what is to be sent. */
interface Inside {
  _processMessage(message: unknown): Promise<void>;
  _sendQueue: { _queue: Waiting[] };
  _dispatcher?: { process(message: unknown): Promise<void> };
  _queued?: Waiting[];
}

function made() {
  const updates: Api.TypeUpdates[] = [];
  const broken: Error[] = [];
  const events = { onUpdates: (u: Api.TypeUpdates) => updates.push(u), onBroken: (e: Error) => broken.push(e) };
  const sender = new OneLinkSender(new AuthKey(), 2, 1, events);
  const inside = sender as unknown as Inside;
  const queue = inside._queued ?? inside._sendQueue._queue;
  return {
    ...{ sender, updates, broken, queue },
    /** As if the first waiting request had left under this message id. */
    leave(msgId: number) {
      const state = queue.shift()!;
      state.msgId = id(msgId);
      sender._pendingState.set(id(msgId) as never, state as never);
    },
    /** As if this had come, alone or with others in a container. */
    feed(...objects: unknown[]): Promise<void> {
      const parts = objects.map((object, i) => new TLMessage(id(300 + i) as never, 1, object as never));
      const packet =
        parts.length === 1 ? parts[0] : new TLMessage(id(299) as never, 1, new MessageContainer(parts) as never);
      return inside._dispatcher ? inside._dispatcher.process(packet) : inside._processMessage(packet);
    },
  };
}

const id = (n: number): bigInt.BigInteger => bigInt(n);
const getState = (): Method<unknown> => new Api.updates.GetState() as unknown as Method<unknown>;

test('an error answer does not swallow what came in the same container', async () => {
  const { sender, updates, leave, feed } = made();
  const answered = sender.ask(getState()).catch((error) => error);
  leave(100);
  const refusal = new Api.RpcError({ errorCode: 500, errorMessage: 'INTERNAL' });
  await feed(new RPCResult(id(100), undefined as never, refusal as never), new Api.UpdatesTooLong());
  expect(await answered).toMatchObject({ errorMessage: 'INTERNAL' });
  expect(updates.map((update) => update.className)).toEqual(['UpdatesTooLong']);
});

test.each([
  ['what still waits is sent again', false, 1],
  ['what was given up is not', true, 0],
])('when the server calls a salt bad, %s', async (_what, givenUp, again) => {
  const { sender, queue, leave, feed } = made();
  const request = getState();
  void sender.ask(request).catch(() => undefined);
  leave(100);
  if (givenUp) sender.forget(request);
  await feed(new Api.BadServerSalt({ badMsgId: id(100), badMsgSeqno: 1, errorCode: 48, newServerSalt: id(5) }));
  expect(queue).toHaveLength(again);
});

test('wanting to reconnect, or a key nobody knows, breaks the link instead', () => {
  const { sender, broken } = made();
  sender.reconnect();
  sender._handleBadAuthKey();
  sender._handleBadAuthKey(true); // said by an error answer, whose caller hears it
  expect(broken).toMatchObject([{ name: 'Unreachable' }, { name: 'Misconfigured' }]);
});
