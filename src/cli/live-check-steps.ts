// The walk of `npm run live-check`: what the local Telegram and Claude can only claim, tried on the real ones.
import { randomBytes } from 'node:crypto';
import { AlreadyDone } from '../errors';
import type { ReplyAgent, TelegramPerson, TelegramUserFactory, TelegramUserPort, UpdateState } from '../ports';
import { type LoginIo, runLogin } from './login-dialog';

export interface LiveCheck {
  io: LoginIo;
  users: TelegramUserFactory;
  testServers: boolean;
  /** undefined: no key is set, the step is left out */
  claude?: ReplyAgent;
}

/** Explains each step, asks before anything is sent. @returns whether everything that was tried went well */
export async function liveCheck({ io, users, testServers, claude }: LiveCheck): Promise<boolean> {
  const report = new Report(io);
  io.say(`This checks Rapport against ${testServers ? "Telegram's test servers" : 'the real Telegram'}, step by step.`);
  io.say('It signs in as a new device, sends one message to Saved Messages if you agree, and signs out again.');
  io.say('No chat but Saved Messages is touched, nothing is stored.\n');
  await report.section('Telegram', () => telegramSteps(io, users, testServers, report));
  if (claude) {
    io.say('\nClaude: one call of one token.');
    await report.section('Claude', async () => report.ok(`the key works, ${(await claude.check()).model} answers`));
  } else {
    report.skipped('Claude: ANTHROPIC_API_KEY is not set');
  }
  io.say(report.failed === 0 ? '\nAll that was tried went well.' : `\n${report.failed} step(s) failed, see above.`);
  return report.failed === 0;
}

async function telegramSteps(io: LoginIo, users: TelegramUserFactory, testServers: boolean, report: Report) {
  io.say('Telegram: signing in.');
  if (testServers) {
    io.say('Test accounts have numbers 99966XYYYY, where X is a data centre (1 to 3) and the code is X, five times.');
    io.say('They are described at https://core.telegram.org/api/auth#test-accounts.');
  }
  const phone = (await io.ask('Phone number, with country code: ', { hidden: false })).replace(/[^\d+]/g, '');
  const { session, me } = await runLogin(users.login(), io, phone);
  report.ok(`signed in as ${me.firstName ?? me.username ?? me.userId}`);
  const account = users.client(session);
  try {
    await account.connect();
    await account.ping(5000);
    report.ok('the session connects, a ping is answered');
    await savedMessagesSteps(io, account, me, report);
    await account.signOut();
    report.ok('signed out: this device is gone from the account again');
  } catch (error) {
    io.say('This device may still be listed in the account: Settings, Devices, "Rapport".');
    throw error;
  } finally {
    await account.destroy();
  }
}

async function savedMessagesSteps(io: LoginIo, account: TelegramUserPort, me: TelegramPerson, report: Report) {
  const before = await account.updateState();
  io.say(
    '\nNext: one line is sent to Saved Messages, then the very same again under the same random id. Nobody else sees it.',
  );
  if (!/^y(es)?$/i.test((await io.ask('Send it? [y/N] ', { hidden: false })).trim())) {
    report.skipped('sending, its repeat and the difference: you said no');
    return;
  }
  const text = `Rapport live check ${new Date().toISOString()}`;
  const randomId = randomBytes(8).readBigInt64LE().toString();
  const sent = await account.send(me, text, randomId);
  report.ok(`sent, message ${sent.messageId}`);
  await repeat(account, me, text, randomId, sent.messageId, report);
  const copies = (await account.history(me, { limit: 20 })).filter((message) => message.text === text);
  if (copies.length === 1) report.ok('the history holds it once');
  else report.fail(`the history holds it ${copies.length} times`);
  await difference(account, before, sent.messageId, randomId, report);
}

/** The heart of it: a repeat must not be a second message. */
async function repeat(
  account: TelegramUserPort,
  me: TelegramPerson,
  text: string,
  randomId: string,
  first: number,
  report: Report,
) {
  try {
    const again = await account.send(me, text, randomId);
    if (again.messageId === first) report.ok('the repeat was answered with the original message');
    else report.fail(`the repeat became a second message, ${again.messageId}: exactly-once sending does not hold here`);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
    report.ok('the repeat was refused as known (RANDOM_ID_DUPLICATE)');
  }
}

async function difference(
  account: TelegramUserPort,
  from: UpdateState,
  messageId: number,
  randomId: string,
  report: Report,
) {
  let found = false;
  let named = false;
  for (let state = from, final = false; !final; ) {
    const part = await account.difference(state);
    for (const update of part.updates) {
      found ||= update.type === 'message' && update.message.messageId === messageId;
      named ||= update.type === 'sentId' && update.randomId === randomId;
    }
    ({ state, final } = part);
  }
  if (found) report.ok('the difference brings it to a client that was away');
  else report.fail('the difference does not bring it');
  // Without it our own message is still recognised, by its text; with it, by its id.
  report.ok(`the difference ${named ? 'names' : 'does not name'} our random id for it`);
}

/** What was seen, line by line. */
class Report {
  failed = 0;

  constructor(private readonly io: LoginIo) {}

  ok(what: string): void {
    this.io.say(`  ok      ${what}`);
  }

  fail(what: string): void {
    this.failed++;
    this.io.say(`  FAILED  ${what}`);
  }

  skipped(what: string): void {
    this.io.say(`  left out  ${what}`);
  }

  /** Whatever is thrown inside ends this section only. */
  async section(name: string, steps: () => Promise<void>): Promise<void> {
    try {
      await steps();
    } catch (error) {
      this.fail(`${name}: ${(error as Error).message}`);
    }
  }
}
