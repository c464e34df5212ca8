// What TelegramUserPort promises, tried on a real wire: the adapter against the local MTProto server.
// `npm run test:teleproto` runs the same on GramJS's successor.
import { AlreadyDone, Misconfigured, RateLimited, Refused, Unreachable } from '../../src/errors';
import type { AccountUpdate, UpdateState } from '../../src/ports';
import { freshRandomId, type Person, TelegramBench, until, type Watched } from '../support/telegram';
import { settle } from '../support/until';

jest.setTimeout(20_000);

let bench: TelegramBench;
beforeAll(async () => {
  bench = await TelegramBench.start();
});
afterAll(() => bench.close());
afterEach(() => bench.reset());

/** An account, connected, and a client it may write to. */
async function pair(): Promise<{
  anna: Person;
  bob: Person;
  account: Watched;
  peer: Awaited<ReturnType<typeof bench.peer>>;
}> {
  const [anna, bob] = [await bench.person('Anna'), await bench.person('Bob')];
  const account = await bench.connected(anna);
  return { anna, bob, account, peer: await bench.peer(account, bob) };
}

const messages = (updates: AccountUpdate[]): string[] =>
  updates.flatMap((update) => (update.type === 'message' ? [update.message.text] : []));

/** Everything since `from`, over as many slices as it takes. */
async function drain(
  account: Watched,
  from: UpdateState,
): Promise<{ updates: AccountUpdate[]; state: UpdateState; slices: number }> {
  const updates: AccountUpdate[] = [];
  for (let state = from, slices = 1; ; slices++) {
    const part = await account.port.difference(state);
    updates.push(...part.updates);
    state = part.state;
    if (part.final) return { updates, state, slices };
  }
}

describe('connecting', () => {
  test('a stored session says who it is', async () => {
    const anna = await bench.person('Anna', { lastName: 'Petrova', language: 'ru' });
    const account = await bench.connected(anna);
    expect(await account.port.me()).toMatchObject({
      ...{ userId: anna.id, username: anna.username, firstName: 'Anna', lastName: 'Petrova', language: 'ru' },
      ...{ isSelf: true, isBot: false, isService: false },
    });
    expect(account.links).toEqual([{ state: 'connected', cause: undefined }]);
  });

  test('an account of the other data centre is dialled there', async () => {
    const dave = await bench.person('Dave', { dc: 4 });
    expect((await (await bench.connected(dave)).port.me()).userId).toBe(dave.id);
  });

  test('nobody there: said at once', async () => {
    const anna = await bench.person('Anna');
    const session = await bench.session(anna);
    const other = await TelegramBench.start();
    const { port } = other.client(session);
    await other.sandbox.telegram.close();
    await expect(port.connect()).rejects.toBeInstanceOf(Unreachable);
    await other.sandbox.close().catch(() => undefined);
  });

  test('a string that is no session', async () => {
    await expect(bench.client('not a session').port.connect()).rejects.toMatchObject({ name: 'Misconfigured' });
  });

  test('a client connects once', async () => {
    const { account } = await pair();
    await expect(account.port.connect()).rejects.toBeInstanceOf(Unreachable);
  });

  test.each([
    ['revoked', 'SESSION_REVOKED'],
    ['unregistered', 'AUTH_KEY_UNREGISTERED'],
    ['duplicated', 'AUTH_KEY_DUPLICATED'],
    ['forgotten', 'AUTH_KEY_UNKNOWN'],
  ])('a key that was %s is refused when it connects', async (how, detail) => {
    const anna = await bench.person('Anna');
    const session = await bench.session(anna);
    await bench.post('/telegram/revoke', { account: anna.id, how });
    const account = bench.client(session);
    const refusal = await account.port.connect().catch((error) => error);
    expect(refusal).toBeInstanceOf(Misconfigured);
    expect(refusal.detail).toContain(detail);
    expect(bench.connections(anna)).toBe(0);
  });

  test.each([
    ['revoked', 'SESSION_REVOKED'],
    ['unregistered', 'AUTH_KEY_UNREGISTERED'],
    ['forgotten', 'AUTH_KEY_UNKNOWN'],
  ])('a key that is %s while connected ends the client, once', async (how, detail) => {
    const { anna, account } = await pair();
    await bench.post('/telegram/revoke', { account: anna.id, how });
    await expect(account.port.updateState()).rejects.toBeInstanceOf(Error);
    await until('the loss', () => account.links.length === 2);
    expect(account.links[1]).toMatchObject({ state: 'disconnected', cause: { name: 'Misconfigured' } });
    expect((account.links[1]!.cause as Misconfigured).detail).toContain(detail);
    // And what is asked afterwards is told the reason at once.
    await expect(account.port.updateState()).rejects.toMatchObject({ name: 'Misconfigured' });
    expect(account.links).toHaveLength(2);
  });

  test('two clients on one key: the key is lost, and both hear it', async () => {
    const anna = await bench.person('Anna');
    const session = await bench.session(anna);
    const first = await bench.connected(anna, session);
    await expect(bench.client(session).port.connect()).rejects.toMatchObject({ detail: 'AUTH_KEY_DUPLICATED' });
    await expect(first.port.updateState()).rejects.toMatchObject({ detail: 'AUTH_KEY_DUPLICATED' });
  });
});

describe('sending', () => {
  test('a message arrives once, under our random id, and its place is told', async () => {
    const { anna, bob, account, peer } = await pair();
    const before = await account.port.updateState();
    const sent = await account.port.send(peer, 'Здравствуйте 👋', '-9223372036854775808');
    expect(sent).toMatchObject({ pts: before.pts + 1, ptsCount: 1 });
    expect(await bench.chat(anna, bob)).toMatchObject([
      { messageId: sent.messageId, from: anna.id, text: 'Здравствуйте 👋', randomId: '-9223372036854775808' },
    ]);
    expect((await account.port.updateState()).pts).toBe(sent.pts);
    expect(account.updates).toEqual([]); // nothing echoed
  });

  test('a repeat is answered with the first message, and moves nothing', async () => {
    const { anna, bob, account, peer } = await pair();
    const first = await account.port.send(peer, 'once', '77');
    const again = await account.port.send(peer, 'once', '77');
    expect(again).toMatchObject({ messageId: first.messageId, date: first.date, ptsCount: 0 });
    expect(await bench.chat(anna, bob)).toHaveLength(1);
  });

  test('or refused as known: then it is there, and must be looked for', async () => {
    const { account, peer, anna, bob } = await pair();
    await bench.post('/telegram/settings', { duplicates: 'error' });
    await account.port.send(peer, 'once', '78');
    await expect(account.port.send(peer, 'once', '78')).rejects.toBeInstanceOf(AlreadyDone);
    expect(await bench.chat(anna, bob)).toHaveLength(1);
    expect(await account.port.history(peer, { limit: 5 })).toMatchObject([{ text: 'once', out: true }]);
  });

  test('a flood wait is told in full and not slept through', async () => {
    const { anna, account, peer } = await pair();
    await bench.fault({ kind: 'flood_wait', method: 'messages.sendMessage', account: anna.id, seconds: 30 });
    const started = Date.now();
    const refusal = await account.port.send(peer, 'x', freshRandomId()).catch((error) => error);
    expect(refusal).toBeInstanceOf(RateLimited);
    expect(refusal.retryAfterMs).toBe(30_000);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test.each([
    ['peer_flood', 'peerFlood', 'PEER_FLOOD'],
    ['blocked', 'blocked', 'USER_IS_BLOCKED'],
    ['deactivated', 'deactivated', 'INPUT_USER_DEACTIVATED'],
  ])('%s is refused as %s', async (kind, code, detail) => {
    const { anna, account, peer } = await pair();
    await bench.fault({ kind, account: anna.id });
    await expect(account.port.send(peer, 'x', freshRandomId())).rejects.toMatchObject({
      name: 'Refused',
      code,
      detail,
    });
  });

  test('a client who really blocked us, and one who is gone', async () => {
    const { anna, bob, account, peer } = await pair();
    await bench.post(`/telegram/users/${bob.id}`, { blocked: [anna.id] });
    await expect(account.port.send(peer, 'x', freshRandomId())).rejects.toMatchObject({ code: 'blocked' });
    await bench.post(`/telegram/users/${bob.id}`, { blocked: [], deleted: true });
    await expect(account.port.send(peer, 'x', freshRandomId())).rejects.toMatchObject({ code: 'deactivated' });
  });

  test('too long, empty, and a stranger to this account', async () => {
    const { account, peer } = await pair();
    const send = (text: string, to = peer): Promise<unknown> => account.port.send(to, text, freshRandomId());
    await expect(send('я'.repeat(4097))).rejects.toMatchObject({ code: 'tooLong' });
    await expect(send('')).rejects.toMatchObject({ code: 'empty' });
    await expect(send('x', { ...peer, accessHash: '1' })).rejects.toMatchObject({ code: 'peerInvalid' });
    await expect(send('4096 are fine'.padEnd(4096, '.'))).resolves.toBeDefined();
  });

  test("another account's access hash is refused", async () => {
    const { bob, peer } = await pair();
    const other = await bench.connected(await bench.person('Olga'));
    await expect(other.port.send(peer, 'x', freshRandomId())).rejects.toBeInstanceOf(Refused);
    await expect(other.port.send(await bench.peer(other, bob), 'x', freshRandomId())).resolves.toBeDefined();
  });

  test('a failure inside Telegram is told, not repeated', async () => {
    const { anna, account, peer } = await pair();
    await bench.fault({ kind: 'error_500', method: 'messages.sendMessage', account: anna.id });
    await expect(account.port.send(peer, 'x', freshRandomId())).rejects.toBeInstanceOf(Unreachable);
    await settle(2500); // GramJS left to itself tries again after 2 s
    expect(bench.calls(anna, 'messages.sendMessage')).toHaveLength(1);
  });

  test('an answer nobody can read does not hang', async () => {
    const { anna, account, peer } = await pair();
    await bench.fault({ kind: 'malformed', method: 'messages.sendMessage', account: anna.id });
    await expect(account.port.send(peer, 'x', freshRandomId())).rejects.toBeInstanceOf(Unreachable);
  });

  test('"slow down" below the API', async () => {
    const { anna, account, peer } = await pair();
    await bench.fault({ kind: 'rate_limited_429', account: anna.id });
    await expect(account.port.send(peer, 'x', freshRandomId())).rejects.toBeInstanceOf(Unreachable);
    expect(account.links[1]?.cause).toBeInstanceOf(RateLimited);
  });

  test('three hundred in a row', async () => {
    const { anna, bob, account, peer } = await pair();
    for (let i = 0; i < 300; i++) await account.port.send(peer, `m${i}`, freshRandomId());
    const texts = (await bench.chat(anna, bob)).map((line) => line.text);
    expect(texts).toEqual(Array.from({ length: 300 }, (_, i) => `m${i}`));
  });
});

describe('losing the link', () => {
  test('lost before the effect: the call fails, the client is finished, nothing comes back by itself', async () => {
    const { anna, bob, account, peer } = await pair();
    await bench.fault({ kind: 'drop_before', method: 'messages.sendMessage', account: anna.id });
    await expect(account.port.send(peer, 'x', '901')).rejects.toBeInstanceOf(Unreachable);
    await expect(account.port.send(peer, 'x', '901')).rejects.toBeInstanceOf(Unreachable);
    await expect(account.port.ping(1000)).rejects.toBeInstanceOf(Unreachable);
    await settle(2500); // GramJS left to itself dials again after 1 s
    expect(account.links.map((link) => link.state)).toEqual(['connected', 'disconnected']);
    expect(bench.connections(anna)).toBe(0);
    expect(bench.calls(anna, 'messages.sendMessage')).toHaveLength(1);
    expect(await bench.chat(anna, bob)).toEqual([]);
  });

  test('lost after the effect: the next client sends the same again, and it is one message', async () => {
    const anna = await bench.person('Anna');
    const bob = await bench.person('Bob');
    const session = await bench.session(anna);
    const first = await bench.connected(anna, session);
    const peer = await bench.peer(first, bob);
    await bench.fault({ kind: 'drop_after', method: 'messages.sendMessage', account: anna.id });
    await expect(first.port.send(peer, 'promised', '902')).rejects.toBeInstanceOf(Unreachable);
    await first.port.destroy();
    const second = await bench.connected(anna, session);
    const sent = await second.port.send(peer, 'promised', '902');
    expect(await bench.chat(anna, bob)).toMatchObject([{ messageId: sent.messageId, randomId: '902' }]);
  });

  test('what was sent is told with its random id by the difference', async () => {
    const anna = await bench.person('Anna');
    const bob = await bench.person('Bob');
    const session = await bench.session(anna);
    const first = await bench.connected(anna, session);
    const peer = await bench.peer(first, bob);
    const from = await first.port.updateState();
    await bench.fault({ kind: 'drop_after', method: 'messages.sendMessage', account: anna.id });
    await first.port.send(peer, 'was it me?', '903').catch(() => undefined);
    await first.port.destroy();
    const second = await bench.connected(anna, session);
    const { updates } = await drain(second, from);
    expect(updates.map((update) => update.type)).toEqual(['sentId', 'message']);
    expect(updates[0]).toMatchObject({ randomId: '903' });
    expect(updates[1]).toMatchObject({
      message: { out: true, messageId: (updates[0] as { messageId: number }).messageId },
    });
  });

  test('destroyed while calls wait: they reject at once, and what they asked is never sent again', async () => {
    const { anna, bob, account, peer } = await pair();
    const hang = await bench.fault({ kind: 'hang', method: 'messages.sendMessage', account: anna.id, times: 'always' });
    const waiting = [1, 2, 3].map((n) => account.port.send(peer, `m${n}`, freshRandomId()).catch((error) => error));
    await until('the calls', () => bench.calls(anna, 'messages.sendMessage').length === 3);
    const started = Date.now();
    await account.port.destroy();
    for (const error of await Promise.all(waiting)) expect(error).toBeInstanceOf(Unreachable);
    expect(Date.now() - started).toBeLessThan(5000);
    await bench.delete(`/faults/${hang.id}?discard=true`);
    await settle(2500);
    expect(bench.calls(anna, 'messages.sendMessage')).toHaveLength(3);
    expect(await bench.chat(anna, bob)).toEqual([]);
    expect(account.links.map((link) => link.state)).toEqual(['connected']); // its owner wanted it: no report
    await account.port.destroy(); // again does nothing
  });

  test('destroyed while it connects', async () => {
    const anna = await bench.person('Anna');
    await bench.fault({ kind: 'hang', method: 'users.getUsers', account: anna.id });
    const account = bench.client(await bench.session(anna));
    const connecting = account.port.connect().catch((error) => error);
    await until('the call', () => bench.calls(anna, 'users.getUsers').length === 1);
    await account.port.destroy();
    expect(await connecting).toBeInstanceOf(Unreachable);
    expect(account.links).toEqual([]);
    await until('the close', () => bench.connections(anna) === 0);
  });

  // Two patiences at once, to save the suite some seconds.
  test('a call without an answer ends after 10 s; a link that is open in name only is told by a ping', async () => {
    const [{ anna, account }, slow] = [await pair(), await pair()];
    await bench.fault({ kind: 'hang', method: 'updates.getState', account: slow.anna.id });
    const unanswered = slow.account.port.updateState().catch((error) => error);

    await account.port.ping(5000);
    await bench.post('/telegram/mute', { account: anna.id });
    const started = Date.now();
    await expect(account.port.ping(5000)).rejects.toMatchObject({
      name: 'Unreachable',
      what: 'ping: no answer in 5000 ms',
    });
    expect(Date.now() - started).toBeLessThan(15_000);
    const waiting = account.port.updateState().catch((error) => error);
    await account.port.destroy(); // as its owner does
    expect(await waiting).toBeInstanceOf(Unreachable);

    expect(await unanswered).toMatchObject({ name: 'Unreachable', what: 'updates.GetState: no answer in 10000 ms' });
    await expect(slow.account.port.updateState()).resolves.toBeDefined(); // that link is alive
  });

  test('an update that could not be taken ends the client, so that it comes again', async () => {
    const { anna, bob, account } = await pair();
    account.port.onUpdate(() => {
      throw new Error('the database is down');
    });
    await bench.say(bob, anna, 'hello');
    await until('the loss', () => account.links.length === 2);
    expect(account.links[1]?.cause?.message).toContain('an update was not taken');
  });
});

describe('updates', () => {
  test('come in the order they were said', async () => {
    const { anna, bob, account } = await pair();
    for (let i = 0; i < 50; i++) await bench.say(bob, anna, `m${i}`);
    await until('all', () => messages(account.updates).length === 50);
    expect(messages(account.updates)).toEqual(Array.from({ length: 50 }, (_, i) => `m${i}`));
  });

  test('a new correspondent comes with what is needed to answer', async () => {
    const anna = await bench.person('Anna');
    const eve = await bench.person('Eve', { language: 'en' });
    const account = await bench.connected(anna);
    await bench.say(eve, anna, 'hello');
    const update = await until('the message', () => account.updates[0]);
    expect(update).toMatchObject({ type: 'message', person: { userId: eve.id, firstName: 'Eve', language: 'en' } });
    if (update.type !== 'message' || !update.person) throw new Error('no person');
    await expect(account.port.send(update.person, 'hi', freshRandomId())).resolves.toBeDefined();
  });

  test('a known one may come in the short form, without', async () => {
    const { anna, bob, account } = await pair();
    await bench.say(bob, anna, 'short');
    const update = await until('the message', () => account.updates[0]);
    expect(update).toMatchObject({ type: 'message', message: { peerUserId: bob.id, text: 'short', out: false } });
    expect(update).not.toHaveProperty('person');
  });

  test('every place is told: ours, theirs and those that say nothing', async () => {
    const { anna, bob, account, peer } = await pair();
    const group = await bench.post<{ id: string }>('/telegram/groups', { title: 'Team', members: [anna.id, bob.id] });
    const from = await account.port.updateState();
    const own: { pts?: number; ptsCount?: number }[] = [];
    own.push(await account.port.send(peer, 'one', freshRandomId()));
    const { [anna.id]: received } = await bench.say(bob, anna, 'two');
    await bench.say(bob, group.id, 'group talk');
    own.push(await account.port.markRead(peer, received!));
    await bench.post('/telegram/read', { by: bob.id, peer: anna.id });
    await bench.say(bob, anna, '', 'voice');
    own.push(await account.port.send(peer, 'three', freshRandomId()));
    const { pts } = await account.port.updateState();
    await until('all of it', () => {
      const steps = [...own, ...account.updates].filter((step) => step.pts !== undefined);
      return steps.reduce((sum, step) => sum + (step.ptsCount ?? 0), from.pts) === pts;
    });
    const places = [...own, ...account.updates].flatMap(({ pts: at, ptsCount }) => (ptsCount ? [at!] : []));
    expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: pts - from.pts }, (_, i) => from.pts + 1 + i));
  });

  test('edits, deletions and read receipts', async () => {
    const { anna, bob, account, peer } = await pair();
    const { [bob.id]: his, [anna.id]: ours } = await bench.say(bob, anna, 'tuesday');
    await bench.post('/telegram/edit', { from: bob.id, to: anna.id, messageId: his, text: 'wednesday' });
    const sent = await account.port.send(peer, 'noted', freshRandomId());
    await bench.post('/telegram/read', { by: bob.id, peer: anna.id });
    await bench.post('/telegram/delete', { from: bob.id, to: anna.id, messageIds: [his] });
    await until('all four', () => account.updates.length === 4);
    expect(account.updates).toMatchObject([
      { type: 'message', message: { messageId: ours, text: 'tuesday' } },
      { type: 'edited', message: { messageId: ours, text: 'wednesday', editDate: expect.any(Number) } },
      { type: 'readByPeer', peerUserId: bob.id, maxId: sent.messageId },
      { type: 'deleted', messageIds: [ours] },
    ]);
  });

  test.each([
    'photo',
    'voice',
    'audio',
    'video',
    'videoNote',
    'sticker',
    'animation',
    'document',
    'contact',
    'location',
    'poll',
  ])('%s is named', async (media) => {
    const { anna, bob, account } = await pair();
    await bench.say(bob, anna, '', media);
    await until('the message', () => account.updates.length > 0);
    expect(account.updates[0]).toMatchObject({ type: 'message', message: { media, text: '', isService: false } });
  });

  test('calls and joins are flagged: nobody wrote them', async () => {
    const { anna, bob, account } = await pair();
    await bench.say(bob, anna, '', 'call');
    await bench.say(bob, anna, '', 'joined');
    await until('both', () => account.updates.length === 2);
    for (const update of account.updates)
      expect(update).toMatchObject({ type: 'message', message: { isService: true, text: '' } });
  });

  test('what is not a private chat says nothing of what was said', async () => {
    const { anna, bob, account } = await pair();
    const members = [anna.id, bob.id];
    const group = await bench.post<{ id: string }>('/telegram/groups', { title: 'Team', members });
    const channel = await bench.post<{ id: string }>('/telegram/groups', { title: 'News', members, channel: true });
    await bench.say(bob, group.id, 'secret of the group');
    await bench.say(bob, channel.id, 'secret of the channel');
    await until('both', () => account.updates.length === 2);
    expect(account.updates[0]).toEqual({ type: 'other', about: 'group', pts: expect.any(Number), ptsCount: 1 });
    expect(account.updates[1]).toEqual({ type: 'other', about: 'channel' });
    expect(JSON.stringify(account.updates)).not.toContain('secret');
  });

  test('Saved Messages, Telegram itself and bots can be told apart', async () => {
    const anna = await bench.person('Anna');
    const robot = await bench.person('Robot', { bot: true, phone: undefined });
    const account = await bench.connected(anna);
    const me = await account.port.me();
    const service = { id: '777000', username: '', phone: '' };
    await bench.say(service, anna, 'Login code: 12345');
    await bench.say(robot, anna, 'beep');
    const elsewhere = await bench.connected(anna);
    await elsewhere.port.send(me, 'note to self', freshRandomId());
    await until('all', () => account.updates.filter((update) => update.type === 'message').length === 3);
    const seen = account.updates.flatMap((update) => (update.type === 'message' ? [update] : []));
    expect(seen[0]).toMatchObject({ message: { peerUserId: '777000' }, person: { isService: true } });
    expect(seen[1]).toMatchObject({ person: { isBot: true } });
    expect(seen[2]).toMatchObject({ message: { peerUserId: me.userId } });
  });

  test('what the rep types elsewhere comes as an outgoing message', async () => {
    const { anna, bob, account } = await pair();
    const phone = await bench.connected(anna);
    const sent = await phone.port.send(await bench.peer(phone, bob), 'let me take over', freshRandomId());
    await until('it', () => account.updates.some((update) => update.type === 'message'));
    expect(account.updates[0]).toMatchObject({ message: { out: true, peerUserId: bob.id, messageId: sent.messageId } });
  });

  test('"too long" is passed on', async () => {
    const { anna, account } = await pair();
    await bench.post('/telegram/too-long', { account: anna.id });
    await until('it', () => account.updates.length > 0);
    expect(account.updates).toEqual([{ type: 'tooLong' }]);
  });
});

describe('after a time away', () => {
  test('all that was missed, in slices, in order, with the people', async () => {
    const anna = await bench.person('Anna');
    const [bob, eve] = [await bench.person('Bob'), await bench.person('Eve')];
    const session = await bench.session(anna);
    const first = await bench.connected(anna, session);
    const from = await first.port.updateState();
    await first.port.destroy();
    for (let i = 0; i < 7; i++) await bench.say(i % 2 ? bob : eve, anna, `m${i}`);
    await bench.post('/telegram/settings', { sliceSize: 3 });
    const second = await bench.connected(anna, session);
    const { updates, slices, state } = await drain(second, from);
    expect(slices).toBeGreaterThan(2);
    expect(messages(updates)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6']);
    for (const update of updates) {
      expect(update).toHaveProperty('person.accessHash');
      expect(update).not.toHaveProperty('pts');
    }
    expect(state.pts).toBe((await second.port.updateState()).pts);
    expect(await drain(second, state)).toMatchObject({ updates: [], slices: 1 });
  });

  test('edits and deletions made meanwhile', async () => {
    const anna = await bench.person('Anna');
    const bob = await bench.person('Bob');
    const session = await bench.session(anna);
    const first = await bench.connected(anna, session);
    const { [bob.id]: a } = await bench.say(bob, anna, 'a');
    const { [bob.id]: b } = await bench.say(bob, anna, 'b');
    const from = await first.port.updateState();
    await first.port.destroy();
    await bench.post('/telegram/edit', { from: bob.id, to: anna.id, messageId: a, text: 'A' });
    await bench.post('/telegram/delete', { from: bob.id, to: anna.id, messageIds: [b] });
    const second = await bench.connected(anna, session);
    const { updates } = await drain(second, from);
    expect(updates).toMatchObject([{ type: 'edited', message: { text: 'A' } }, { type: 'deleted' }]);
  });

  test('too long a gap is told, and history has the rest', async () => {
    const { anna, bob, account, peer } = await pair();
    const from = await account.port.updateState();
    for (let i = 0; i < 5; i++) await bench.say(bob, anna, `m${i}`);
    await bench.post('/telegram/settings', { tooLongAfter: 3 });
    const gap = await account.port.difference(from);
    expect(gap).toMatchObject({ updates: [], tooLong: true, final: true });
    expect(gap.state.pts).toBe((await account.port.updateState()).pts);
    const missed = await account.port.history(peer, { limit: 100 });
    expect(missed.map((message) => message.text)).toEqual(['m4', 'm3', 'm2', 'm1', 'm0']);
  });

  test('history by id and by limit', async () => {
    const { anna, bob, account, peer } = await pair();
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) ids.push((await bench.say(bob, anna, `m${i}`))[anna.id]!);
    const texts = async (options: Parameters<typeof account.port.history>[1]): Promise<string[]> =>
      (await account.port.history(peer, options)).map((message) => message.text);
    expect(await texts({ limit: 2 })).toEqual(['m4', 'm3']);
    expect(await texts({ limit: 10, minId: ids[2] })).toEqual(['m4', 'm3']);
    expect(await texts({ limit: 10, beforeDate: 1 })).toEqual([]);
  });
});

describe('manners', () => {
  test('a session that is signed out is worth nothing', async () => {
    const anna = await bench.person('Anna');
    const session = await bench.session(anna);
    const account = await bench.connected(anna, session);
    await account.port.signOut();
    expect(account.links.map((link) => link.state)).toEqual(['connected']); // its owner wanted it
    await expect(bench.client(session).port.connect()).rejects.toMatchObject({ detail: 'AUTH_KEY_UNREGISTERED' });
  });

  test('typing is seen and stopped', async () => {
    const { anna, bob, account, peer } = await pair();
    await account.port.typing(peer, true);
    await account.port.typing(peer, false);
    const seen = await bench.typing(anna, bob);
    expect(seen.map((note) => note.action)).toEqual(['typing', 'cancel']);
  });

  test('a chat is marked read', async () => {
    const { anna, bob, account, peer } = await pair();
    const { [anna.id]: received } = await bench.say(bob, anna, 'hi');
    await account.port.markRead(peer, received!);
    expect(await bench.chat(anna, bob)).toMatchObject([{ readAt: expect.any(Number) }]);
  });

  test('people are found by username; nobody, a short name and a wrong one are nobody', async () => {
    const { bob, account } = await pair();
    expect(await account.port.resolveUsername(`@${bob.username}`)).toMatchObject({ userId: bob.id });
    for (const name of ['nobody_at_all', 'x', 'with space'])
      expect(await account.port.resolveUsername(name)).toBeUndefined();
  });
});

describe('what is left behind', () => {
  test('nothing: no socket, no timer', async () => {
    const anna = await bench.person('Anna');
    const bob = await bench.person('Bob');
    const session = await bench.session(anna);
    const resources = (): string => {
      const counted = process
        .getActiveResourcesInfo()
        .filter((kind) => /TCPSocket|Timeout|TCPWrap|ConnectWrap/.test(kind));
      return counted.sort().join(' ');
    };
    await settle(200);
    const before = resources();
    for (let i = 0; i < 5; i++) {
      const account = await bench.connected(anna, session);
      const peer = await bench.peer(account, bob);
      await account.port.send(peer, `m${i}`, freshRandomId());
      if (i % 2) await bench.post('/telegram/disconnect', { account: anna.id });
      if (i % 2) await until('the loss', () => account.links.length === 2);
      await account.port.destroy();
      await until('the close', () => bench.connections(anna) === 0);
    }
    await until('all gone', () => resources() === before, 1000).catch(() => expect(resources()).toBe(before));
  });

  test('logs carry no text, no key and no session', async () => {
    const { anna, bob, account, peer } = await pair();
    await account.port.send(peer, 'canary-out', freshRandomId());
    await bench.say(bob, anna, 'canary-in');
    await until('it', () => messages(account.updates).includes('canary-in'));
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await bench.post('/telegram/disconnect', { account: anna.id });
    await until('the loss', () => account.links.length === 2);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    expect(bench.logged.length).toBeGreaterThan(0);
    expect(bench.logged.join('\n')).not.toMatch(/canary|1Ag/);
  });
});
