// What `rapport reps set` says of how a rep may be booked, and how `rapport reps list` shows it.
import { type Command, Option } from 'commander';
import { hoursText, parseHours } from '../domain/booking/hours';
import type { ListedRep, RepChanges } from '../ports/reps';
import { UsageError } from './errors';
import { table } from './format';
import { zoneNamed } from './prospects';

export interface BookingFlags {
  hours?: string;
  zone?: string;
  roomUrl?: string;
  zoomHost?: string;
}

/** "none" for any of them: the brand's again. */
export const bookingOptions = (command: Command): Command =>
  command
    .addOption(new Option('--hours <hours>', 'when he may be booked, by his clock: "mon-fri 10:00-19:00, сб 11-15"'))
    .option('--zone <zone>', 'his clock: an IANA zone or a city')
    .option('--room-url <url>', 'his fixed room, for brands whose meetings are in one (mode link)')
    .option('--zoom-host <email>', 'whose Zoom makes his calls, when it is not that of the key')
    .addHelpText(
      'after',
      '\n"none" as --hours, --zone, --room-url or --zoom-host takes it away: the brand\'s counts again.',
    );

/** @throws UsageError naming the flag */
export function bookingChanges({ hours, zone, roomUrl, zoomHost }: BookingFlags): RepChanges {
  return {
    hours: given(hours, (text) => {
      try {
        return parseHours(text);
      } catch (error) {
        throw new UsageError(`--hours: ${(error as Error).message}`);
      }
    }),
    zone: given(zone, zoneNamed),
    roomUrl: given(roomUrl, urlOf),
    zoomHost: given(zoomHost, hostOf),
  };
}

const given = <T>(text: string | undefined, read: (text: string) => T): T | null | undefined =>
  text === undefined ? undefined : text.trim().toLowerCase() === 'none' ? null : read(text.trim());

function urlOf(text: string): string {
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new UsageError(`--room-url ${text}: an https:// address is needed, as clients are sent there.`);
  return text;
}

function hostOf(text: string): string {
  if (text !== 'me' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    throw new UsageError(`--zoom-host ${text}: the e-mail address of a Zoom user is needed, or me for the key's own.`);
  return text;
}

/** Who may be booked when, and whether his calendar is known. */
export const bookingTable = (reps: ListedRep[]): string =>
  table(
    ['id', 'Google calendar', 'may be booked'],
    reps.map((rep) => [rep.id, calendarOf(rep), whenOf(rep)]),
  );

/** The same of one rep, with where his clients meet him. */
export const bookingText = (rep: ListedRep): string =>
  [
    `May be booked: ${whenOf(rep)}`,
    `Google calendar: ${calendarOf(rep)}`,
    ...(rep.roomUrl ? [`room ${rep.roomUrl}`] : []),
    ...(rep.zoomHost ? [`Zoom of ${rep.zoomHost}`] : []),
  ].join('; ');

export const calendarOf = ({ calendar }: Pick<ListedRep, 'calendar'>): string =>
  calendar ? `${calendar.email}${calendar.status === 'expired' ? ', EXPIRED' : ''}` : 'not connected';

const whenOf = ({ hours, zone }: Pick<ListedRep, 'hours' | 'zone'>): string =>
  `${hours ? hoursText(hours) : "the brand's hours"} (${zone ?? "the brand's clock"})`;
