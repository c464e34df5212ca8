// How a person or a chat is named on the command line, and how one is picked.
import { Misconfigured } from '../errors';
import type { FindTerm, Found } from '../ports/operator';
import type { Context } from './context';
import { CliError, UsageError } from './errors';
import { atIn, table } from './format';

/** A match with the chat that is there. */
export type FoundConversation = Found & Required<Pick<Found, 'conversation' | 'account'>>;

// Fewer digits would match half of all phones.
const LEAST_PHONE_DIGITS = 5;
const GREATEST_ID = 2n ** 63n;

/**
 * Phone in any spelling, @username or t.me link, Telegram id, name or part of it, conversation id, workflow id, prospect id.
 * @throws UsageError when nothing can be looked for
 */
export function parseTerm(text: string): FindTerm {
  const term = text.trim();
  if (term === '') throw new UsageError('Who? A phone, @username, name, conversation id or prospect id is needed.');
  const conversation = /^(?:conversation:)?(c_\w+)$/.exec(term)?.[1];
  if (conversation) return { conversationId: conversation };
  if (/^p_\w+$/.test(term)) return { prospectId: term };
  const username = /^(?:@|(?:https?:\/\/)?t\.me\/)(\w+)\/?$/i.exec(term)?.[1];
  if (username) return { username };
  if (/^\+?[\d\s().-]+$/.test(term)) {
    const digits = term.replace(/\D/g, '');
    const phone = digits.length < LEAST_PHONE_DIGITS ? undefined : significant(digits);
    const isId = /^\d+$/.test(term) && BigInt(term) < GREATEST_ID;
    if (phone || isId) return { phone, telegramUserId: isId ? term : undefined };
    throw new UsageError(`${term}: a phone needs at least ${LEAST_PHONE_DIGITS} digits.`);
  }
  return { name: term, username: /^\w{4,32}$/.test(term) ? term : undefined };
}

/** Without the trunk or exit prefix that people at home dial: "8 999 …" is kept as +7 999 …, "0049 …" as +49 …. */
function significant(digits: string): string {
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.length === 11 && digits.startsWith('8')) return digits.slice(1);
  return digits;
}

/** @throws CliError when nobody matches */
export async function findAll(context: Context, text: string): Promise<Found[]> {
  const found = await (await context.operator()).find(parseTerm(text));
  if (found.length === 0) throw new CliError(`Nobody matches "${text}". rapport prospects list shows who is known.`);
  return found;
}

/** @throws CliError when nobody matches, several do (they are listed), or the one has no conversation yet */
export async function findOne(context: Context, text: string): Promise<FoundConversation> {
  const found = await findAll(context, text);
  const chats = found.filter(hasConversation);
  const only = chats[0];
  if (!only) {
    throw new CliError(`${whoIs(found[0] as Found)} has not written yet: there is no conversation to act on.`);
  }
  if (chats.length > 1) {
    throw new CliError(
      `"${text}" is ${chats.length} conversations. Name one by its id:\n${await listing(context, chats)}`,
    );
  }
  return only;
}

const hasConversation = (found: Found): found is FoundConversation => found.conversation !== undefined;

/** "Ivan Petrov (@ivan)" */
export function whoIs({ prospect }: Pick<Found, 'prospect'>): string {
  const username = prospect.username && `@${prospect.username}`;
  if (prospect.name) return username ? `${prospect.name} (${username})` : prospect.name;
  return username ?? `Telegram user ${prospect.telegramUserId}`;
}

/** The prospect's zone, else the brand's; UTC while the brand cannot be read. */
export async function zoneOf(context: Context, { prospect, conversation }: Pick<Found, 'prospect' | 'conversation'>) {
  if (prospect.zone) return prospect.zone;
  try {
    return (await context.brands.get(conversation?.brand ?? prospect.brand)).zone;
  } catch (error) {
    if (error instanceof Misconfigured) return 'UTC';
    throw error;
  }
}

/** Several matches, one to a line. */
export async function listing(context: Context, found: Found[]): Promise<string> {
  const rows = await Promise.all(
    found.map(async (one) => [
      one.conversation?.id ?? one.prospect.id,
      whoIs(one),
      one.account?.label ?? '-',
      one.conversation?.stage ?? 'not written yet',
      one.optedOut ? 'opted out' : (one.conversation?.control ?? '-'),
      one.next ? atIn(one.next.due, await zoneOf(context, one)) : '-',
    ]),
  );
  return table(['id', 'who', 'account', 'stage', 'control', 'next'], rows);
}
