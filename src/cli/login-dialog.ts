// The dialog behind `rapport accounts login`: code and password asked for, refusals put in words with what to do about them.
import { Misconfigured, RateLimited, Refused, Unreachable } from '../errors';
import type { TelegramLogin, TelegramPerson } from '../ports';

export interface LoginIo {
  /** `hidden`: nothing typed is shown. Rejects when the person gives up (Ctrl-C, end of input). */
  ask(question: string, options: { hidden: boolean }): Promise<string>;
  say(line: string): void;
}

/** The sign-in ended without a session; the message is for the person as it stands. */
export class LoginFailed extends Error {
  override name = 'LoginFailed';
}

/** Telegram blocks a number for a day after too many wrong answers: three are ours to spend. */
const TRIES = 3;

/**
 * Signs an account in, talking to a person. Ends the connection in any case; the session it returns IS the account, and is
 * to be sealed at once.
 * @throws LoginFailed in plain words
 */
export async function runLogin(
  login: TelegramLogin,
  io: LoginIo,
  phone: string,
): Promise<{ session: string; me: TelegramPerson }> {
  try {
    const next = await enterCode(login, io, phone);
    if (next === 'passwordNeeded') await enterPassword(login, io);
    return await login.session();
  } catch (error) {
    throw error instanceof LoginFailed ? error : new LoginFailed(inWords(error, phone), { cause: error });
  } finally {
    await login.destroy();
  }
}

async function enterCode(login: TelegramLogin, io: LoginIo, phone: string): Promise<'done' | 'passwordNeeded'> {
  let sent = await sendCode(login, io, phone);
  for (let wrong = 0, codes = 1; ; ) {
    const code = tidy(await io.ask('Code (Enter for a new one): ', { hidden: false }));
    try {
      if (code !== '') return await login.signIn(phone, sent.phoneCodeHash, code);
      if (codes === TRIES) throw new LoginFailed(`${TRIES} codes were sent. Wait a few minutes, then start again.`);
    } catch (error) {
      const detail = detailOf(error);
      if (detail === 'PHONE_CODE_INVALID' && ++wrong < TRIES) {
        io.say(`That is not the code. ${left(wrong)}`);
        continue;
      }
      if (detail === 'PHONE_CODE_INVALID') {
        throw new LoginFailed(`The code was wrong ${TRIES} times. Check that it came for ${phone}, then start again.`);
      }
      if (detail !== 'PHONE_CODE_EXPIRED' || codes === TRIES) throw error;
      io.say('That code has expired (they live for minutes, and only the latest one counts).');
    }
    codes++;
    sent = await sendCode(login, io, phone);
  }
}

async function sendCode(login: TelegramLogin, io: LoginIo, phone: string): Promise<{ phoneCodeHash: string }> {
  const sent = await login.sendCode(phone);
  io.say(`Telegram has sent a code to ${phone} ${WHERE[sent.via] ?? 'in a way of its own choice'}.`);
  return sent;
}

async function enterPassword(login: TelegramLogin, io: LoginIo): Promise<void> {
  io.say('This account has a second password (two-step verification).');
  for (let wrong = 1; ; wrong++) {
    const password = await io.ask('Password (not shown): ', { hidden: true });
    try {
      return await login.password(password);
    } catch (error) {
      if (detailOf(error) !== 'PASSWORD_HASH_INVALID') throw error;
      if (wrong === TRIES) {
        throw new LoginFailed(
          `The password was wrong ${TRIES} times. It can be reset in the Telegram app: Settings, Privacy and Security, Two-Step Verification.`,
        );
      }
      io.say(`That is not the password. ${left(wrong)}`);
    }
  }
}

const WHERE: Record<string, string> = {
  app: 'in the Telegram app (the chat "Telegram" on a device that is signed in)',
  sms: 'by SMS',
  call: 'by a phone call',
  missedCall: 'by a missed call: the code is the last digits of the calling number',
  email: 'by e-mail, to the address kept for this account',
  fragment: 'on fragment.com, where this anonymous number belongs',
};

/** Telegram's code → what to tell the person. https://core.telegram.org/method/auth.sendCode#possible-errors */
const IN_WORDS: Record<string, (phone: string) => string> = {
  PHONE_NUMBER_INVALID: (phone) =>
    `${phone} is no phone number Telegram knows. Write it in full, with the country code: +44 7700 900123.`,
  PHONE_NUMBER_UNOCCUPIED: (phone) => `Nobody has Telegram on ${phone}. Sign up in the Telegram app first.`,
  PHONE_NUMBER_BANNED: (phone) =>
    `Telegram has banned ${phone}. Ask for it back by e-mail to recover@telegram.org, or use another account.`,
  PHONE_NUMBER_FLOOD: () => 'A code was asked for too often. Telegram sends none for a day; try again tomorrow.',
  PHONE_PASSWORD_FLOOD: () => 'Too many attempts. Telegram allows none for a day; try again tomorrow.',
  PHONE_PASSWORD_PROTECTED: () => 'This account cannot be signed in with a code. Change that in the Telegram app.',
  API_ID_INVALID: () =>
    'TELEGRAM_API_ID and TELEGRAM_API_HASH do not belong together. Copy both from https://my.telegram.org/apps.',
  API_ID_PUBLISHED_FLOOD: () =>
    'TELEGRAM_API_ID is a published one that Telegram has limited. Make your own at https://my.telegram.org/apps.',
  USER_DEACTIVATED: () => 'This account was deleted. Use another one.',
  USER_DEACTIVATED_BAN: () => 'Telegram has banned this account. Use another one, or write to recover@telegram.org.',
  PHONE_CODE_EXPIRED: () => 'The code had expired each time. Start again, and enter it within two minutes.',
  'auth.SentCodePaymentRequired': () =>
    'Telegram wants a payment for sending an SMS to this country. Sign in once in the Telegram app, then start again here: the code then comes in the app.',
};

function inWords(error: unknown, phone: string): string {
  if (error instanceof RateLimited) {
    const until = new Date(Date.now() + error.retryAfterMs).toLocaleTimeString('en-GB');
    return `Telegram asks to wait ${Math.ceil(error.retryAfterMs / 1000)} s. Try again after ${until}.`;
  }
  const words = IN_WORDS[detailOf(error) ?? ''];
  if (words) return words(phone);
  if (error instanceof Unreachable) {
    return `Telegram could not be reached (${error.what}). Check the network and start again; nothing was changed.`;
  }
  if (error instanceof Refused || error instanceof Misconfigured) {
    return `Telegram refused with ${error.detail}. What it means is listed at https://core.telegram.org/api/auth.`;
  }
  return `The sign-in was broken off: ${(error as Error).message}`;
}

function detailOf(error: unknown): string | undefined {
  return error instanceof Refused || error instanceof Misconfigured ? error.detail : undefined;
}

/** People copy codes with spaces and dashes. A code of words (SMS in some countries) stays as it is. */
function tidy(code: string): string {
  return /^[\d\s-]*$/.test(code) ? code.replace(/\D/g, '') : code.trim();
}

function left(wrong: number): string {
  const more = TRIES - wrong;
  return more === 1 ? 'One more try.' : `${more} more tries.`;
}
