// `rapport meetings`: calls that are agreed, by day on the clock of the rep; and moving or calling one off.
import { Command } from 'commander';
import { DateTime } from 'luxon';
import type { ListedBooking } from '../ports/booking';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import { UsageError } from './errors';
import { count, table } from './format';
import type { Io } from './io';
import { cancelCommand, moveCommand } from './meeting-change';
import { momentOf } from './moment';
import { knownBrand } from './prospects';
import { pickRep, zoneOfRep } from './which-rep';

interface Flags extends JsonFlag {
  rep?: string;
  brand?: string;
  from?: string;
  to?: string;
  all?: boolean;
}

export function meetingsCommand(io: Io): Command {
  const meetings = new Command('meetings').description('Meetings with us: what is agreed; moving and calling one off');
  meetings.addCommand(listCommand(io), { isDefault: true });
  meetings.addCommand(moveCommand(io));
  meetings.addCommand(cancelCommand(io));
  return meetings;
}

const listCommand = (io: Io): Command =>
  new Command('list')
    .description('Those to come, by day (the default: rapport meetings)')
    .option('--rep <rep>', 'only his: id, name, @username or Telegram id')
    .option('--brand <brand>', "only this brand's")
    .option('--from <date>', 'from that day or instant on (default: now)')
    .option('--to <date>', 'until the end of that day, or that instant')
    .option('--all', 'also those called off or let go of')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: Flags) => {
        const rep = flags.rep === undefined ? undefined : await pickRep(context, flags.rep);
        if (flags.brand !== undefined) await knownBrand(context, flags.brand);
        const brand = await context.brands.get(flags.brand ?? rep?.brand ?? context.config.brandDefault);
        const zone = rep?.zone ?? brand.zone;
        const { from, to } = spanOf(flags, zone);
        const which = { repId: rep?.id, brand: flags.brand, from, to, all: flags.all === true };
        const found = await (await context.bookingDesk()).list(which);
        const zoned = await Promise.all(found.map(async (one) => ({ ...one, repZone: await zoneOfRep(context, one) })));
        answer(context, flags, zoned, () => (zoned.length === 0 ? 'No meeting.' : byDay(zoned)));
      }),
    );

function spanOf({ from, to }: Flags, zone: string): { from?: Date; to?: Date } {
  const start = from === undefined ? undefined : momentOf(from, '--from', zone).at;
  const last = to === undefined ? undefined : momentOf(to, '--to', zone);
  const end = last?.isDay ? last.at.plus({ days: 1 }) : last?.at;
  if (end && end <= (start ?? DateTime.now()))
    throw new UsageError('--to is not after --from: there is no time between.');
  return { from: start?.toJSDate() ?? new Date(), to: end?.toJSDate() };
}

/** "Mon 23 November (Asia/Makassar), Anna" over what he has that day. */
function byDay(meetings: (ListedBooking & { repZone: string })[]): string {
  const days = new Map<string, typeof meetings>();
  for (const one of meetings) {
    const local = DateTime.fromJSDate(one.start, { zone: one.repZone }).setLocale('en-GB');
    const title = `${local.toFormat('ccc d LLLL yyyy')} (${one.repZone}), ${one.repName}`;
    days.set(title, [...(days.get(title) ?? []), one]);
  }
  const parts = [...days].map(([title, ofDay]) => `${title}\n${dayTable(ofDay)}`);
  return `${parts.join('\n\n')}\n\n${count(meetings.length, 'meeting')}. rapport meetings move <meeting> --to <iso>, rapport meetings cancel <meeting>`;
}

function dayTable(meetings: (ListedBooking & { repZone: string })[]): string {
  const clock = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
  const cells = (one: ListedBooking & { repZone: string }) => [
    `${clock(one.start, one.repZone)}–${clock(one.end, one.repZone)}`,
    one.client ?? 'somebody',
    one.kind,
    statusOf(one),
    one.id,
  ];
  const [heading, ...lines] = table(['time', 'client', 'kind', 'status', 'meeting'], meetings.map(cells)).split('\n');
  const where = ({ joinUrl, place, reason }: ListedBooking) =>
    [joinUrl ?? place, reason && `(${reason})`].filter(Boolean);
  return [
    heading,
    ...lines.flatMap((line, i) => [line, ...where(meetings[i] as ListedBooking).map((text) => `  ${text}`)]),
  ].join('\n');
}

function statusOf({ status, mode, outcome }: ListedBooking): string {
  if (status === 'held') return mode === 'manual' ? 'the rep is asked' : 'being made';
  if (status === 'booked' && outcome) return outcome === 'held' ? 'took place' : 'client did not come';
  return { booked: 'booked', cancelled: 'called off', released: 'never came about' }[status];
}
