// Signing in, with a real client: transports, key exchange, codes, data centres, the second factor.
import { Api, type TelegramClient } from 'telegram';
import { ConnectionTCPAbridged, ConnectionTCPFull, ConnectionTCPObfuscated } from 'telegram/network';
import { type Sandbox, startSandbox } from '../main';
import { chat, client, control, person, refusal, trust, until, updatesOf } from './testing';

let sandbox: Sandbox;
const clients: TelegramClient[] = [];
const api = { apiId: 12345, apiHash: 'h' };

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  trust(sandbox);
});
afterEach(() => Promise.all(clients.splice(0).map((made) => made.destroy())));
afterAll(() => sandbox.close());

async function fresh(...args: [string?, Parameters<typeof client>[2]?]): Promise<TelegramClient> {
  const made = client(sandbox, ...args);
  clients.push(made);
  await made.connect();
  return made;
}

const codeFor = async (phone: string) =>
  (await control<{ code: string }>(sandbox, 'GET', `/telegram/codes/${phone}`)).code;

async function signIn(of: TelegramClient, phone: string, code?: string): Promise<Api.auth.TypeAuthorization> {
  const { phoneCodeHash } = await of.sendCode(api, phone);
  const phoneCode = code ?? (await codeFor(phone));
  return of.invoke(new Api.auth.SignIn({ phoneNumber: phone, phoneCodeHash, phoneCode }));
}

test.each([
  ['full', ConnectionTCPFull],
  ['abridged', ConnectionTCPAbridged],
  ['obfuscated', ConnectionTCPObfuscated],
])('a key is made over the %s transport', async (_name, Connection) => {
  const made = await fresh('', Connection as typeof ConnectionTCPFull);
  const config = await made.invoke(new Api.help.GetConfig());
  expect(config.dcOptions.map(({ id }) => id)).toEqual([2, 4]);
  expect(config.dcOptions.map(({ port }) => port)).toEqual(sandbox.mtproto.dcs.map(({ port }) => port));
});

test('a code signs in, and the saved session signs in again', async () => {
  const id = await person(sandbox, { name: 'Rep', phone: '+7 999 000-00-01', username: 'rep_one', language: 'ru' });
  const first = await fresh();
  await signIn(first, '+79990000001');
  const session = first.session.save() as unknown as string;
  await first.destroy();

  const me = (await (await fresh(session)).getMe()) as Api.User;
  expect([me.id.toString(), me.self, me.phone, me.langCode]).toEqual([id, true, '79990000001', 'ru']);
});

test('a second sign-in brings the code as a message of the service account', async () => {
  const id = await person(sandbox, { name: 'Rep', phone: '79990000002' });
  const first = await fresh();
  await signIn(first, '79990000002');
  const updates = updatesOf(first);
  const sent = await (await fresh()).invoke(
    new Api.auth.SendCode({ phoneNumber: '79990000002', ...api, settings: new Api.CodeSettings({}) }),
  );
  expect((sent as Api.auth.SentCode).type.className).toBe('auth.SentCodeTypeApp');
  await until(() => updates.length > 0);
  const written = await chat(sandbox, id, '777000');
  expect(written.at(-1)?.text).toContain(`Login code: ${await codeFor('79990000002')}.`);
  expect(JSON.stringify(updates[0])).toContain('Login code');
});

test('wrong, expired and used codes are refused, and so are numbers nobody has', async () => {
  await person(sandbox, { name: 'Rep', phone: '79990000003' });
  const made = await fresh();
  const { phoneCodeHash } = await made.sendCode(api, '79990000003');
  const code = await codeFor('79990000003');
  const tryCode = (phoneCode: string) =>
    refusal(made.invoke(new Api.auth.SignIn({ phoneNumber: '79990000003', phoneCodeHash, phoneCode })));
  expect(await tryCode(code === '00000' ? '00001' : '00000')).toBe('400 PHONE_CODE_INVALID');
  expect(await tryCode(code)).toBe('no error');
  expect(await tryCode(code)).toBe('400 PHONE_CODE_EXPIRED');
  expect(await refusal(signIn(made, '79990000099'))).toBe('400 PHONE_NUMBER_UNOCCUPIED');

  await made.sendCode(api, '79990000003');
  await control(sandbox, 'DELETE', '/telegram/codes/79990000003');
  expect(await refusal(signIn(made, '79990000003', 'x'))).toBe('400 PHONE_CODE_INVALID');
});

test('a phone of another data centre is sent there', async () => {
  const id = await person(sandbox, { name: 'Far', phone: '79990000004', dc: 4 });
  const made = await fresh();
  const refused = made.invoke(
    new Api.auth.SendCode({ phoneNumber: '79990000004', ...api, settings: new Api.CodeSettings({}) }),
  );
  await refused; // the library follows PHONE_MIGRATE_4 by itself
  expect(made.session.dcId).toBe(4);
  const calls = await control<{ method: string; outcome: string }[]>(sandbox, 'GET', '/journal?service=telegram');
  expect(calls.map(({ outcome }) => outcome)).toContain('PHONE_MIGRATE_4');
  await signIn(made, '79990000004');
  expect(((await made.getMe()) as Api.User).id.toString()).toBe(id);

  const session = made.session.save() as unknown as string;
  await made.destroy();
  expect(((await (await fresh(session)).getMe()) as Api.User).id.toString()).toBe(id);
});

test('the second factor is asked for, checked by SRP, and unlocks the key', async () => {
  await person(sandbox, { name: 'Careful', phone: '79990000005', password: 'пароль & 1' });
  const made = await fresh();
  expect(await refusal(signIn(made, '79990000005'))).toBe('401 SESSION_PASSWORD_NEEDED');
  expect(await refusal(made.invoke(new Api.updates.GetState()))).toBe('401 SESSION_PASSWORD_NEEDED');

  const { computeCheck } = await import('telegram/Password.js');
  const answer = async (password: string) =>
    made.invoke(
      new Api.auth.CheckPassword({
        password: await computeCheck(await made.invoke(new Api.account.GetPassword()), password),
      }),
    );
  expect(await refusal(answer('wrong'), 5000)).toBe('400 PASSWORD_HASH_INVALID');
  await answer('пароль & 1');
  expect(((await made.getMe()) as Api.User).firstName).toBe('Careful');
});

test('signing out ends the session', async () => {
  await person(sandbox, { name: 'Rep', phone: '79990000006' });
  const made = await fresh();
  await signIn(made, '79990000006');
  await made.invoke(new Api.auth.LogOut());
  expect(await refusal(made.invoke(new Api.updates.GetState()))).toBe('401 AUTH_KEY_UNREGISTERED');
});

test('no code, hash or password ever reaches the journal', async () => {
  const text = JSON.stringify(await control(sandbox, 'GET', '/journal'));
  const code = await codeFor('79990000003');
  expect(text).not.toContain(`"phoneCode":"${code}"`);
  expect(text).toContain('"phoneCode":"[removed]"');
  expect(text).toContain('"apiHash":"[removed]"');
  expect(text).toContain('"password":"[removed]"');
});
