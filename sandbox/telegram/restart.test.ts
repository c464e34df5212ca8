// The sandbox's own restart: with a data folder nothing is forgotten.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Api, type TelegramClient } from 'telegram';
import { type Sandbox, startSandbox } from '../main';
import { chat, client, control, peerOf, person, say, send, signedIn, trust } from './testing';

const data = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
let sandbox: Sandbox;
const clients: TelegramClient[] = [];
afterEach(async () => {
  await Promise.all(clients.map((made) => made.destroy()));
  await sandbox.close();
  rmSync(data, { recursive: true, force: true });
});

test('people, chats, keys, ids, pts and random_ids outlive a restart', async () => {
  sandbox = await startSandbox({ port: 0, data });
  trust(sandbox);
  const repId = await person(sandbox, { name: 'Rep', username: 'rep_one', password: 'secret' });
  const annaId = await person(sandbox, { name: 'Анна', username: 'anna_k', contactOf: ['rep_one'] });
  const rep = await signedIn(sandbox, repId);
  clients.push(rep);
  const session = rep.session.save() as unknown as string;
  const anna = await peerOf(rep, 'anna_k');
  const first = (await send(rep, anna, 'before', 99)) as Api.UpdateShortSentMessage;
  const ids = await say(sandbox, 'anna_k', 'rep_one', 'answer');
  await control(sandbox, 'POST', '/telegram/edit', { from: annaId, to: repId, messageId: ids[annaId], text: 'edited' });
  await control(sandbox, 'POST', '/telegram/read', { by: 'anna_k', peer: 'rep_one' });
  const state = await rep.invoke(new Api.updates.GetState());
  const before = await chat(sandbox, repId, annaId);
  const { dcs, fingerprint } = sandbox.mtproto;
  await rep.destroy();
  await sandbox.close();
  // A line that a kill cut short is dropped.
  appendFileSync(path.join(data, 'telegram-world.jsonl'), '{"t":"message","chat":"u50000');

  sandbox = await startSandbox({ port: 0, data });
  expect([sandbox.mtproto.dcs, sandbox.mtproto.fingerprint]).toEqual([dcs, fingerprint]);
  expect(await chat(sandbox, repId, annaId)).toEqual(before);
  const back = client(sandbox, session);
  clients.push(back);
  await back.connect();
  const { pts } = await back.invoke(new Api.updates.GetState());
  expect(pts).toBe(state.pts);
  const again = (await send(back, anna, 'before', 99)) as Api.Updates; // the stored access hash still fits
  expect((again.updates[0] as Api.UpdateMessageID).id).toBe(first.id);
  const next = (await send(back, anna, 'after')) as Api.UpdateShortSentMessage;
  expect([next.id, next.pts]).toEqual([ids[repId]! + 1, pts + 1]);
  expect(await person(sandbox, { name: 'Third' })).toBe(String(Number(annaId) + 1));
});
