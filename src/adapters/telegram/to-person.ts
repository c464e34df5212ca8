// Telegram's user → a person in our words. Fields that are not there come as null (GramJS) or undefined (teleproto).
import type { TelegramPerson } from '../../ports';
import { Api } from './vendor';

/** Telegram's own accounts: 777000 writes login codes and notices, 42777 is its support. */
const SERVICE_IDS = new Set(['777000', '42777']);

/**
 * undefined when nothing can be sent to what was given: no user, an empty one, or a "min" one, whose access hash is good
 * for its photo only (https://core.telegram.org/api/min). The caller then asks for the difference, which has the rest.
 */
export function toPerson(user: Api.TypeUser | undefined): TelegramPerson | undefined {
  if (!(user instanceof Api.User) || user.min || !user.accessHash) return undefined;
  const userId = user.id.toString();
  // People may have several usernames; the plain field is then empty. https://core.telegram.org/constructor/user
  const active = user.usernames?.find((name) => (name as Api.Username).active);
  return {
    userId,
    accessHash: user.accessHash.toString(),
    firstName: user.firstName ?? undefined,
    lastName: user.lastName ?? undefined,
    username: user.username ?? active?.username ?? undefined,
    phone: user.phone ?? undefined,
    language: user.langCode ?? undefined,
    isBot: user.bot === true,
    isSelf: user.self === true,
    isContact: user.contact === true,
    isDeleted: user.deleted === true,
    isService: user.support === true || SERVICE_IDS.has(userId),
  };
}

/** The people an answer speaks of, by id; those who cannot be written to are left out. */
export function people(users: Api.TypeUser[]): Map<string, TelegramPerson> {
  const known = users.map(toPerson).filter((person) => person !== undefined);
  return new Map(known.map((person) => [person.userId, person]));
}
