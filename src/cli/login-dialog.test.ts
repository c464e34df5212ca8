// The dialog against a real server: only the person is scripted.

import { type Person, TelegramBench } from '../../test/support/telegram';
import { RateLimited, Refused, Unreachable } from '../errors';
import type { TelegramLogin } from '../ports';
import { LoginFailed, type LoginIo, runLogin } from './login-dialog';

let bench: TelegramBench;
beforeAll(async () => {
  bench = await TelegramBench.start();
}, 20_000);
afterAll(() => bench.close());
afterEach(() => bench.reset());

type Answer = string | (() => string | Promise<string>);

/** A person with these answers, in this order, and all that was said to them. */
function person(...answers: Answer[]): LoginIo & { said: string[]; hidden: string[] } {
  const said: string[] = [];
  const hidden: string[] = [];
  return {
    said,
    hidden,
    say: (line) => said.push(line),
    async ask(question, options) {
      said.push(question);
      if (options.hidden) hidden.push(question);
      const answer = answers.shift();
      if (answer === undefined) throw new Error('the person has no more answers');
      return typeof answer === 'string' ? answer : answer();
    },
  };
}

const codeOf = (who: Person) => async (): Promise<string> => {
  const { code } = await bench.get<{ code: string }>(`/telegram/codes/${who.phone}`);
  return code;
};
const wrongCode = (who: Person) => async (): Promise<string> => ((await codeOf(who)()) === '00000' ? '11111' : '00000');

async function failure(login: Promise<unknown>): Promise<string> {
  const error = await login.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(LoginFailed);
  return (error as Error).message;
}

test('phone, code, signed in: the session connects', async () => {
  const anna = await bench.person('Anna');
  const io = person(codeOf(anna));
  const { session, me } = await runLogin(bench.users.login(), io, `+${anna.phone}`);
  expect(me).toMatchObject({ userId: anna.id, isSelf: true });
  expect(io.said[0]).toBe(`Telegram has sent a code to +${anna.phone} by SMS.`);
  const account = await bench.connected(anna, session);
  expect((await account.port.me()).userId).toBe(anna.id);
});

test('an account of another data centre is followed there', async () => {
  const dave = await bench.person('Dave', { dc: 4 });
  const { session, me } = await runLogin(bench.users.login(), person(codeOf(dave)), dave.phone);
  expect(me.userId).toBe(dave.id);
  await expect(bench.connected(dave, session)).resolves.toBeDefined();
});

test('the code may come in the app, and be typed with spaces', async () => {
  const anna = await bench.person('Anna');
  await bench.session(anna);
  const io = person(async () => `  ${[...(await codeOf(anna)())].join(' ')} `);
  await runLogin(bench.users.login(), io, anna.phone);
  expect(io.said[0]).toContain('in the Telegram app');
});

test('a second password is asked for, not shown, and may be wrong twice', async () => {
  const kate = await bench.person('Kate', { password: 'long secret пароль' });
  const io = person(codeOf(kate), 'wrong', 'wronger', 'long secret пароль');
  const { me } = await runLogin(bench.users.login(), io, kate.phone);
  expect(me.userId).toBe(kate.id);
  expect(io.hidden).toHaveLength(3);
  expect(io.said).toContain('That is not the password. 2 more tries.');
  expect(io.said).toContain('That is not the password. One more try.');
});

test('a password wrong three times', async () => {
  const kate = await bench.person('Kate', { password: 'secret' });
  const io = person(codeOf(kate), 'a', 'b', 'c', 'secret');
  expect(await failure(runLogin(bench.users.login(), io, kate.phone))).toContain('wrong 3 times');
});

test('a wrong code is asked for again', async () => {
  const anna = await bench.person('Anna');
  const io = person(wrongCode(anna), wrongCode(anna), codeOf(anna));
  await runLogin(bench.users.login(), io, anna.phone);
  expect(io.said.filter((line) => line.startsWith('That is not the code'))).toHaveLength(2);
});

test('but not for ever', async () => {
  const anna = await bench.person('Anna');
  const io = person(wrongCode(anna), wrongCode(anna), wrongCode(anna), codeOf(anna));
  expect(await failure(runLogin(bench.users.login(), io, anna.phone))).toContain('The code was wrong 3 times');
});

test('an expired code is followed by a new one', async () => {
  const anna = await bench.person('Anna');
  const expired = async (): Promise<string> => {
    const code = await codeOf(anna)();
    await bench.delete(`/telegram/codes/${anna.phone}`);
    return code;
  };
  const io = person(expired, codeOf(anna));
  const { me } = await runLogin(bench.users.login(), io, anna.phone);
  expect(me.userId).toBe(anna.id);
  expect(io.said.filter((line) => line.startsWith('Telegram has sent a code'))).toHaveLength(2);
});

test('Enter asks for a new code, three in all', async () => {
  const anna = await bench.person('Anna');
  const io = person('', codeOf(anna));
  await runLogin(bench.users.login(), io, anna.phone);
  expect(await failure(runLogin(bench.users.login(), person('', '', ''), anna.phone))).toContain('3 codes were sent');
});

test('the connection may be lost while the person looks for the code', async () => {
  const anna = await bench.person('Anna');
  const io = person(async () => {
    await bench.post('/telegram/disconnect');
    return codeOf(anna)();
  });
  const { me } = await runLogin(bench.users.login(), io, anna.phone);
  expect(me.userId).toBe(anna.id);
});

test('a number that is none, and one without Telegram', async () => {
  expect(await failure(runLogin(bench.users.login(), person(), 'hello'))).toContain('with the country code');
  const nobody = { id: '', username: '', phone: '79001112233' };
  expect(await failure(runLogin(bench.users.login(), person(codeOf(nobody)), nobody.phone))).toContain('Sign up');
});

test('giving up ends the connection and says so', async () => {
  const anna = await bench.person('Anna');
  const login = bench.users.login();
  expect(await failure(runLogin(login, person(), anna.phone))).toContain('broken off');
});

test.each<[string, Error, string]>([
  ['a wait', new RateLimited('telegram', 90_000), 'wait 90 s. Try again after'],
  ['an outage', new Unreachable('telegram', 'ECONNREFUSED'), 'Check the network'],
  ['a ban', new Refused('telegram', 'other', 'PHONE_NUMBER_BANNED'), 'recover@telegram.org'],
  ['too many codes', new Refused('telegram', 'other', 'PHONE_NUMBER_FLOOD'), 'tomorrow'],
  ['something new', new Refused('telegram', 'other', 'SOMETHING_NEW'), 'SOMETHING_NEW'],
])('%s is put in words', async (_what, refusal, words) => {
  const destroy = jest.fn(async () => undefined);
  const login = { sendCode: () => Promise.reject(refusal), destroy } as unknown as TelegramLogin;
  expect(await failure(runLogin(login, person(), '+441'))).toContain(words);
  expect(destroy).toHaveBeenCalled();
});
