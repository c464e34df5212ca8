// How a rep is named on the command line, and how he is.
import type { ListedBooking } from '../ports/booking';
import type { ListedRep } from '../ports/reps';
import type { Context } from './context';
import { CliError } from './errors';
import { count } from './format';

export const REP = ['<rep>', 'id, name, @username or Telegram id of the rep'] as const;

/** @throws CliError when none or several match */
export async function pickRep(context: Context, term: string, { removed = false } = {}): Promise<ListedRep> {
  const reps = await (await context.reps()).reps({ removed });
  const wanted = term.trim().toLowerCase();
  const matches = reps.filter(
    (rep) =>
      rep.id === wanted ||
      rep.name.toLowerCase() === wanted ||
      rep.telegramUserId === wanted ||
      (rep.username !== undefined && rep.username.toLowerCase() === wanted.replace(/^@/, '')),
  );
  const only = matches[0];
  if (only && matches.length === 1) return only;
  if (only)
    throw new CliError(`"${term}" is several reps: ${matches.map(({ id }) => id).join(', ')}. Name one by the id.`);
  const names = reps.slice(0, 8).map(({ name }) => name);
  const there = names.length > 0 ? ` There is ${names.join(', ')}${reps.length > 8 ? ' and others' : ''}.` : '';
  throw new CliError(`No rep "${term}".${there} rapport reps list shows them.`);
}

export const nameAndId = ({ name, id }: Pick<ListedRep, 'name' | 'id'>): string => `${name} (${id})`;

/** Whose clock a meeting is read on: the rep's, else the brand's. */
export const zoneOfRep = async (context: Context, { repZone, brand }: ListedBooking): Promise<string> =>
  repZone ?? (await context.brands.get(brand)).zone;

/** "active, 2 messages may not have arrived" */
export function stateOfRep({ status, chatId, unreachable, unknown, queued }: ListedRep): string {
  if (status === 'removed') return 'removed';
  const reach = unreachable ? `cannot be reached: ${unreachable}` : chatId ? undefined : 'has not pressed Start yet';
  const doubt = unknown > 0 && `of ${count(unknown, 'message')} nobody knows whether it arrived`;
  return [status, reach, queued > 0 && `${queued} queued`, doubt].filter(Boolean).join(', ');
}
