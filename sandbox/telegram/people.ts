// Who and what exists in the local Telegram: people, bots, groups.
import type { PasswordRecord } from './srp';

export interface Person {
  /** Decimal; larger than 2^32, as new ids are, so that nobody keeps one in 32 bits. */
  id: string;
  firstName: string;
  lastName?: string;
  username?: string;
  /** Digits only. */
  phone?: string;
  /** IETF code of his app's language. */
  language?: string;
  bot: boolean;
  /** The data centre that keeps the account. */
  dc: number;
  password?: PasswordRecord;
  deleted?: boolean;
  /** A bot's key to the Bot API. */
  token?: string;
  /** People whom this person blocked. */
  blocked: string[];
  /** People in this person's address book. */
  contacts: string[];
}

export interface Group {
  id: string;
  kind: 'group' | 'channel';
  title: string;
  members: string[];
}

/** Telegram's own account: login codes and notices. */
export const SERVICE_ID = '777000';

/** A chat as one person sees it: 'u<person>' private, 'g<group>' basic group, 'c<channel>'. */
export type Chat = `${'u' | 'g' | 'c'}${string}`;
export const privateChat = (personId: string): Chat => `u${personId}`;
export const isPrivate = (chat: Chat): boolean => chat.startsWith('u');
export const chatId = (chat: Chat): string => chat.slice(1);
export const groupChat = (group: Group): Chat => `${group.kind === 'group' ? 'g' : 'c'}${group.id}`;

/** Digits of a phone number. */
export const digits = (phone: string): string => phone.replace(/\D/g, '');

/** An address book of everything, by id, by username, by phone. */
export class Directory {
  readonly people = new Map<string, Person>();
  readonly groups = new Map<string, Group>();

  byUsername(name: string): Person | undefined {
    const wanted = name.replace(/^@/, '').toLowerCase();
    for (const person of this.people.values()) if (person.username?.toLowerCase() === wanted) return person;
    return undefined;
  }

  byPhone(phone: string): Person | undefined {
    const wanted = digits(phone);
    for (const person of this.people.values()) if (wanted && person.phone === wanted) return person;
    return undefined;
  }

  /** By id, @username, username or +phone. */
  find(reference: string): Person | undefined {
    const text = reference.trim();
    return this.people.get(text) ?? this.byUsername(text) ?? (text.startsWith('+') ? this.byPhone(text) : undefined);
  }

  /** Groups and channels by id; a leading g or c is allowed. */
  findGroup(reference: string): Group | undefined {
    return this.groups.get(reference) ?? this.groups.get(reference.slice(1));
  }
}
