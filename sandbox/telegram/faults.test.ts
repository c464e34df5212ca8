// What goes wrong on demand, as a real client feels it.
import net from 'node:net';
import { Api, type TelegramClient } from 'telegram';
import { type Sandbox, startSandbox } from '../main';
import {
  chat,
  client,
  control,
  peerOf,
  person,
  refusal,
  say,
  send,
  signedIn,
  trust,
  until,
  updatesOf,
} from './testing';

let sandbox: Sandbox;
let rep: TelegramClient;
let anna: Api.InputPeerUser;
const clients: TelegramClient[] = [];

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  trust(sandbox);
  await person(sandbox, { name: 'Rep', username: 'rep_one' });
  await person(sandbox, { name: 'Анна', username: 'anna_k' });
  rep = await connected('rep_one');
  anna = await peerOf(rep, 'anna_k');
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

const fault = async (fields: object) =>
  (await control<{ id: string }>(sandbox, 'POST', '/faults', { service: 'telegram', ...fields })).id;
const delivered = async () => (await chat(sandbox, 'anna_k', 'rep_one')).map(({ text }) => text);
const outcomes = async (of = 'messages.sendMessage') => {
  const calls = await control<{ method?: string; outcome?: string }[]>(sandbox, 'GET', '/journal');
  return calls.filter(({ method }) => method === of).map(({ outcome }) => outcome);
};
const getState = (of: TelegramClient) => of.invoke(new Api.updates.GetState());

test.each([
  [{ kind: 'flood_wait', seconds: 300 }, '420 FLOOD_WAIT_300'],
  [{ kind: 'error_500' }, '500 INTERNAL'],
  [{ kind: 'peer_flood' }, '400 PEER_FLOOD'],
  [{ kind: 'blocked' }, '400 USER_IS_BLOCKED'],
  [{ kind: 'deactivated' }, '400 INPUT_USER_DEACTIVATED'],
])('%j is told once and has no effect', async (fields, expected) => {
  await fault({ ...fields, method: 'messages.sendMessage' });
  const told = await refusal(send(rep, anna, 'one'));
  expect(expected === '420 FLOOD_WAIT_300' ? told.replace(/^420 FLOOD$/, expected) : told).toBe(expected);
  expect(await delivered()).toEqual([]);
  await send(rep, anna, 'two');
  expect(await delivered()).toEqual(['two']);
});

test('PEER_FLOOD stops first contacts only', async () => {
  await say(sandbox, 'anna_k', 'rep_one', 'hi');
  await fault({ kind: 'peer_flood', times: 'always' });
  await send(rep, anna, 'an open chat goes on');
  await person(sandbox, { name: 'New', username: 'stranger' });
  const stranger = await peerOf(rep, 'stranger');
  expect(await refusal(send(rep, stranger, 'hello'))).toBe('400 PEER_FLOOD');
});

test('a fault for one account leaves the others alone, and never happens more often than asked', async () => {
  await person(sandbox, { name: 'Rep 2', username: 'rep_two' });
  const two = await connected('rep_two');
  await fault({ kind: 'error_500', account: '@rep_two', method: 'updates.GetState', times: 2 });
  expect(await refusal(getState(rep))).toBe('no error');
  expect([await refusal(getState(two)), await refusal(getState(two))]).toEqual(['500 INTERNAL', '500 INTERNAL']);
  expect(await refusal(getState(two))).toBe('no error');
});

test('a drop before the effect loses the message; after it, only the answer', async () => {
  await fault({ kind: 'drop_before', method: 'messages.sendMessage' });
  expect(await refusal(send(rep, anna, 'lost'), 300)).not.toBe('no error');
  expect(await delivered()).toEqual([]);
  const again = await connected('rep_one');
  await fault({ kind: 'drop_after', method: 'messages.sendMessage' });
  expect(await refusal(send(again, await peerOf(again, 'anna_k'), 'kept'), 300)).not.toBe('no error');
  expect(await delivered()).toEqual(['kept']);
  expect(await outcomes()).toEqual(['drop_before', 'drop_after']);
});

test.each([
  ['before', [], ['held']],
  ['after', ['held'], ['held']],
] as const)('a hang %s the effect holds the call until it is released', async (phase, during, released) => {
  const id = await fault({ kind: 'hang', method: 'messages.sendMessage', phase });
  const sending = send(rep, anna, 'held');
  await until(async () => (await control<{ holding: number }>(sandbox, 'GET', `/faults/${id}`)).holding === 1);
  expect(await delivered()).toEqual(during);
  expect(await refusal(sending, 100)).toBe('no answer');
  await control(sandbox, 'DELETE', `/faults/${id}`);
  await sending;
  expect(await delivered()).toEqual(released);
});

test('a held call can be thrown away, as if its bytes had never arrived', async () => {
  const id = await fault({ kind: 'hang', method: 'messages.sendMessage' });
  const sending = send(rep, anna, 'never');
  await until(async () => (await control<{ holding: number }>(sandbox, 'GET', `/faults/${id}`)).holding === 1);
  await control(sandbox, 'DELETE', `/faults/${id}?discard=true`);
  expect(await refusal(sending, 200)).not.toBe('no error');
  expect(await delivered()).toEqual([]);
});

test('a call held while its client dies still takes effect when it is released', async () => {
  const id = await fault({ kind: 'hang', method: 'messages.sendMessage' });
  send(rep, anna, 'posthumous').catch(() => {});
  await until(async () => (await control<{ holding: number }>(sandbox, 'GET', `/faults/${id}`)).holding === 1);
  await rep.destroy();
  await control(sandbox, 'DELETE', '/faults');
  await until(async () => (await delivered()).length === 1);
});

test('a revoked session is told so for good', async () => {
  await fault({ kind: 'revoked' });
  expect(await refusal(getState(rep))).toBe('401 SESSION_REVOKED');
  expect(await refusal(getState(rep))).toBe('401 SESSION_REVOKED');
  expect(await refusal(getState(await connected('rep_one')))).toBe('no error'); // a new sign-in
});

test('an unregistered key is told so; one that the server forgot gets the transport error -404', async () => {
  const [key] = sandbox.telegram.server.keys.of(await idOf('rep_one'));
  await control(sandbox, 'POST', '/telegram/revoke', { account: 'rep_one', how: 'unregistered' });
  expect(await refusal(getState(rep))).toBe('401 AUTH_KEY_UNREGISTERED');
  await control(sandbox, 'POST', '/telegram/revoke', { account: 'rep_one', how: 'forgotten' });
  expect(await rawAnswer(Buffer.from(key!.id, 'hex'))).toEqual(Buffer.from('040000006cfeffff', 'hex'));
});

test('two clients on one key cost the key', async () => {
  const second = client(sandbox, rep.session.save() as unknown as string);
  clients.push(second);
  const connecting = refusal(second.connect());
  await until(async () => (await outcomes('help.getConfig')).includes('AUTH_KEY_DUPLICATED'));
  expect(await refusal(getState(rep))).toBe('406 AUTH_KEY_DUPLICATED');
  await connecting;
});

test('a client that reconnects at once is not taken for a second one', async () => {
  const session = rep.session.save() as unknown as string;
  await rep.destroy();
  const next = client(sandbox, session);
  clients.push(next);
  await next.connect();
  expect(await refusal(getState(next))).toBe('no error');
});

test('a muted link takes and gives nothing; a new one works', async () => {
  const updates = updatesOf(rep);
  const ask = control<{ connections: number }>(sandbox, 'POST', '/telegram/mute', { account: 'rep_one' });
  expect((await ask).connections).toBe(1);
  await say(sandbox, 'anna_k', 'rep_one', 'into the void');
  expect(await refusal(getState(rep), 200)).toBe('no answer');
  expect(await refusal(send(rep, anna, 'unheard'), 200)).toBe('no answer');
  expect([updates, await delivered()]).toEqual([[], ['into the void']]);
  expect(await refusal(getState(await connected('rep_one')))).toBe('no error');
});

test('a disconnect cuts the links of one account', async () => {
  const other = await connected('anna_k');
  const links = async () => sandbox.telegram.server.connectionsOf(await idOf('rep_one'));
  const [before] = await links();
  await control(sandbox, 'POST', '/telegram/disconnect', { account: 'rep_one' });
  await until(async () => !(await links()).includes(before!));
  expect(await refusal(getState(other))).toBe('no error');
});

test('a malformed answer, a transport flood', async () => {
  await fault({ kind: 'malformed', method: 'updates.getState' });
  expect(await refusal(getState(rep), 200)).not.toBe('no error');
  await fault({ kind: 'rate_limited_429', method: 'updates.getState' });
  expect(await refusal(getState(await connected('rep_one')), 200)).not.toBe('no error');
});

test('latency is added on the way in and on the way out', async () => {
  const took = async () => {
    const start = performance.now();
    await getState(rep);
    return performance.now() - start;
  };
  await control(sandbox, 'POST', '/telegram/latency', { upMs: 60, downMs: 40 });
  expect(await took()).toBeGreaterThanOrEqual(98); // at least: how fast it is without depends on the machine
});

const idOf = async (user: string) => (await control<{ id: string }>(sandbox, 'GET', `/telegram/users/${user}`)).id;

/** What comes back, framed, for a packet that claims a key. */
async function rawAnswer(keyId: Buffer): Promise<Buffer> {
  const { host, port } = sandbox.mtproto.dcs[0]!;
  const socket = net.connect(port, host);
  const packet = Buffer.concat([keyId, Buffer.alloc(64, 7)]);
  socket.write(Buffer.concat([Buffer.from('eeeeeeee', 'hex'), Buffer.from([packet.length, 0, 0, 0]), packet]));
  const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
  socket.destroy();
  return answer;
}
