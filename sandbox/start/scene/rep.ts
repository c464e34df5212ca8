// The rep whose account answers: signed in by phone code as any account is, once; later starts find it again.
import type { Chance } from './chance';
import type { Someone } from './chat';
import { type Outside, taken } from './outside';
import type { Product } from './product';
import type { Transcript } from './transcript';
import { until } from './wait';
import { type Name, people } from './words';

interface ListedAccount {
  id: string;
  label: string;
  status: string;
  brand: string;
  signedIn: boolean;
  telegramUserId?: string;
}

export interface Rep extends Someone {
  accountId: string;
  isNew: boolean;
}

const CONNECTS_WITHIN_S = 30;

/** The account of an earlier start, if it is in order. */
export async function findRep(product: Product, outside: Outside, brand: string): Promise<Rep | undefined> {
  const accounts = await product.json<ListedAccount[]>(['accounts', 'list']);
  for (const { id: accountId, telegramUserId, ...account } of accounts) {
    const person = telegramUserId && (await outside.person(telegramUserId));
    if (!person || !account.signedIn || account.status !== 'active' || account.brand !== brand) continue;
    const { id, name: first, lastName: last = '' } = person;
    return { id, first, last, woman: /[ая]$/.test(first), accountId, isNew: false };
  }
  return undefined;
}

/** Makes a person and signs him in as a rep would do it himself: `rapport accounts login`, and the code that came by Telegram. */
export async function signIn(
  tools: { product: Product; outside: Outside; transcript: Transcript; signal: AbortSignal },
  chance: Chance,
  named: string[],
): Promise<Rep> {
  const { product, outside, transcript, signal } = tools;
  const name = people(chance, 1)[0] as Name;
  const { id, phone } = await newPerson(outside, chance, name);
  const since = Date.now();
  const login = ['accounts', 'login', '--phone', phone, ...named, '--json'];
  transcript.command(product.line(login.slice(0, -1)));
  const { stdout } = await product.rapport(login, async () => {
    const code = await outside.code(phone);
    transcript.output(`Code: ${code}, read from the chat "Telegram" of ${name.first} ${name.last}`);
    return code;
  });
  const { accountId } = JSON.parse(stdout) as { accountId: string };
  // What it asks Telegram once it has connected for the first time: from here on it hears everything.
  const connected = (at: number) =>
    outside
      .journal(at)
      .then((all) =>
        all.some((r) => r.kind === 'call' && r.account === id && r.method === 'updates.getState' && r.outcome === 'ok'),
      );
  await until('the new account has connected', CONNECTS_WITHIN_S, () => connected(since), signal);
  return { ...name, id, accountId, isNew: true };
}

async function newPerson(outside: Outside, chance: Chance, name: Name): Promise<{ id: string; phone: string }> {
  for (;;) {
    // Some accounts live in another data centre than the one dialled first; the login then moves there.
    const dc = chance.pick([2, 4] as const);
    const phone = `+7916${String(chance.int(0, 9_999_999)).padStart(7, '0')}`;
    try {
      const { id } = await outside.addPerson({ name: name.first, lastName: name.last, phone, dc, language: 'ru' });
      return { id, phone };
    } catch (error) {
      if (!taken(error)) throw error;
    }
  }
}
