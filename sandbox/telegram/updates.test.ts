// The update stream: state, difference in all its forms, and who is pushed what.
import bigInt from 'big-integer';
import { Api, type TelegramClient } from 'telegram';
import { type Sandbox, startSandbox } from '../main';
import { client, control, peerOf, person, refusal, say, send, signedIn, trust, until, updatesOf } from './testing';

let sandbox: Sandbox;
const clients: TelegramClient[] = [];
const anna = 'anna_k';
const rep = 'rep_one';

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  trust(sandbox);
  await person(sandbox, { name: 'Rep', username: rep });
  await person(sandbox, { name: 'Анна', username: anna });
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((made) => made.destroy()));
  await sandbox.close();
});

async function connected(user: string): Promise<TelegramClient> {
  const made = await signedIn(sandbox, user);
  clients.push(made);
  return made;
}

const stateOf = (of: TelegramClient) => of.invoke(new Api.updates.GetState());
const difference = (of: TelegramClient, { pts, date, qts }: { pts: number; date: number; qts: number }) =>
  of.invoke(new Api.updates.GetDifference({ pts, date, qts }));
const texts = (messages: Api.TypeMessage[]) => messages.map((message) => (message as Api.Message).message);

test('what happened while away is in the difference, and only once', async () => {
  const away = await connected(rep);
  const state = await stateOf(away);
  expect((await difference(away, state)).className).toBe('updates.DifferenceEmpty');
  await away.destroy();
  const ids = await say(sandbox, anna, rep, 'while you were away');
  const [repId, annaId] = await idsOf();
  await control(sandbox, 'POST', '/telegram/edit', { from: anna, to: rep, messageId: ids[annaId], text: 'edited' });
  await say(sandbox, anna, rep, 'gone');
  const gone = await say(sandbox, anna, rep, 'really gone');
  await control(sandbox, 'POST', '/telegram/delete', { from: anna, to: rep, messageIds: [gone[annaId]] });

  const back = await connected(rep);
  const diff = (await difference(back, state)) as Api.updates.Difference;
  expect(diff.className).toBe('updates.Difference');
  expect(texts(diff.newMessages)).toEqual(['edited', 'gone']);
  expect(diff.otherUpdates.map(({ className }) => className)).toEqual(['UpdateEditMessage', 'UpdateDeleteMessages']);
  expect((diff.otherUpdates[1] as Api.UpdateDeleteMessages).messages).toEqual([gone[repId]]);
  expect(diff.users.map((user) => (user as Api.User).username)).toEqual([anna]);
  expect((await difference(back, diff.state)).className).toBe('updates.DifferenceEmpty');
  const handed = await control<{ via: string }[]>(sandbox, 'GET', '/journal?service=telegram');
  expect(handed.filter(({ via }) => via === 'difference')).toHaveLength(2);
});

test('a long difference comes in slices', async () => {
  const of = await connected(rep);
  const state = await stateOf(of);
  await control(sandbox, 'POST', '/telegram/settings', { sliceSize: 2 });
  for (const text of ['1', '2', '3', '4', '5']) await say(sandbox, anna, rep, text);
  const got: string[] = [];
  let from: Api.updates.TypeState = state;
  const kinds: string[] = [];
  for (;;) {
    const diff = await difference(of, from);
    kinds.push(diff.className);
    if (!(diff instanceof Api.updates.DifferenceSlice || diff instanceof Api.updates.Difference)) break;
    got.push(...texts(diff.newMessages));
    if (diff instanceof Api.updates.Difference) break;
    from = diff.intermediateState;
  }
  expect(kinds).toEqual(['updates.DifferenceSlice', 'updates.DifferenceSlice', 'updates.Difference']);
  expect(got).toEqual(['1', '2', '3', '4', '5']);
});

test('a gap that is too long, and places nobody can ask from', async () => {
  const of = await connected(rep);
  const state = await stateOf(of);
  for (const text of ['1', '2', '3']) await say(sandbox, anna, rep, text);
  await control(sandbox, 'POST', '/telegram/settings', { tooLongAfter: 2 });
  const diff = (await difference(of, state)) as Api.updates.DifferenceTooLong;
  expect([diff.className, diff.pts]).toEqual(['updates.DifferenceTooLong', state.pts + 3]);
  expect(await refusal(difference(of, { ...state, pts: 0 }))).toBe('400 PERSISTENT_TIMESTAMP_EMPTY');
  expect(await refusal(difference(of, { ...state, pts: 999 }))).toBe('400 PERSISTENT_TIMESTAMP_INVALID');
  expect(await refusal(difference(of, { ...state, date: 0 }))).toBe('400 DATE_EMPTY');
});

test('the key that sent a message learns its id in the difference; another session of the account does not', async () => {
  const sender = await connected(rep);
  const other = await connected(rep);
  const state = await stateOf(sender);
  await send(sender, await peerOf(sender, anna), 'mine', 4711);
  const ofSender = (await difference(sender, state)) as Api.updates.Difference;
  const [id] = ofSender.otherUpdates as [Api.UpdateMessageID];
  expect([id.className, String(id.randomId), id.id]).toEqual(['UpdateMessageID', '4711', ofSender.newMessages[0]!.id]);
  const ofOther = (await difference(other, state)) as Api.updates.Difference;
  expect([ofOther.newMessages.length, ofOther.otherUpdates.length]).toEqual([1, 0]);
});

test("a send is pushed to the account's other sessions, not to the one that sent it", async () => {
  const sender = await connected(rep);
  const other = await connected(rep);
  const peer = await peerOf(sender, anna);
  await peerOf(other, anna);
  const [mine, others] = [updatesOf(sender), updatesOf(other)];
  await send(sender, peer, 'from here');
  await until(() => others.length === 1);
  expect(others[0]).toMatchObject({ className: 'UpdateShortMessage', out: true, message: 'from here' });
  expect(mine).toEqual([]);
});

test('the rep typing in his own app is pushed to us as outgoing', async () => {
  const of = await connected(rep);
  const updates = updatesOf(of);
  await say(sandbox, rep, anna, 'typed by hand');
  await until(() => updates.length === 1);
  expect((updates[0] as Api.UpdateNewMessage).message).toMatchObject({ out: true, message: 'typed by hand' });
});

test('pushes come twice, or out of order, on demand', async () => {
  const of = await connected(rep);
  await peerOf(of, anna);
  const updates = updatesOf(of);
  const fault = (kind: string) => control(sandbox, 'POST', '/faults', { service: 'telegram', kind });
  await fault('duplicate_update');
  await say(sandbox, anna, rep, 'twice');
  await until(() => updates.length === 2);
  await fault('reorder_updates');
  await say(sandbox, anna, rep, 'late');
  await say(sandbox, anna, rep, 'early');
  await until(() => updates.length === 4);
  const told = updates.map((update) => (update as unknown as Api.UpdateShortMessage).message);
  expect(told).toEqual(['twice', 'twice', 'early', 'late']);
});

test('updatesTooLong asks for a difference', async () => {
  const of = await connected(rep);
  const updates = updatesOf(of);
  await control(sandbox, 'POST', '/telegram/too-long', { account: rep });
  await until(() => updates.length === 1);
  expect(updates[0]!.className).toBe('UpdatesTooLong');
});

test('invokeWithoutUpdates is not pushed to', async () => {
  const [repId] = await idsOf();
  const { session } = await control<{ session: string }>(sandbox, 'POST', '/telegram/session', { user: rep });
  const of = client(sandbox, session);
  clients.push(of);
  await of.connect(); // help.getConfig of its own
  const before = sandbox.telegram.server.connectionsOf(repId);
  expect(before.map(({ wantsUpdates }) => wantsUpdates)).toEqual([true]);
  before[0]!.wantsUpdates = false;
  await of.invoke(new Api.InvokeWithoutUpdates({ query: new Api.updates.GetState() as never }));
  expect(before[0]!.wantsUpdates).toBe(false);
});

test('a channel has a stream of its own', async () => {
  const of = await connected(rep);
  const { id } = await control<{ id: string }>(sandbox, 'POST', '/telegram/groups', {
    title: 'News',
    members: [rep],
    channel: true,
  });
  const state = await stateOf(of);
  await say(sandbox, anna, id, 'posted');
  expect((await difference(of, state)).className).toBe('updates.DifferenceEmpty');
  const accessHash = bigInt(sandbox.telegram.view.hash((await idsOf())[0], id).toString());
  const diff = await of.invoke(
    new Api.updates.GetChannelDifference({
      channel: new Api.InputChannel({ channelId: bigInt(id), accessHash }),
      filter: new Api.ChannelMessagesFilterEmpty(),
      pts: 1,
      limit: 10,
    }),
  );
  expect(texts((diff as Api.updates.ChannelDifference).newMessages)).toEqual(['posted']);
});

async function idsOf(): Promise<[rep: string, anna: string]> {
  const { world } = sandbox.telegram;
  return [world.byUsername(rep)!.id, world.byUsername(anna)!.id];
}
