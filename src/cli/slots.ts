// `rapport slots`: which times of a rep would be offered to a client, and, where none is, why. Reads his calendar as a chat would.
import { Command } from 'commander';
import { DateTime } from 'luxon';
import { timeOf } from '../activities/booking/rep-time';
import { createBookings } from '../adapters/postgres/bookings';
import { type Candidate, candidates } from '../domain/booking/availability';
import { pickSlots } from '../domain/booking/pick';
import type { Slot, Span } from '../domain/booking/types';
import type { Brand } from '../domain/brand';
import { GrantExpired, Misconfigured, PortError } from '../errors';
import { noCalendars } from '../meetings-nowhere';
import type { BookableRep } from '../ports/booking';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { UsageError } from './errors';
import type { Io } from './io';
import { momentOf } from './moment';
import { zoneNamed } from './prospects';
import { slotsInWords, type Why, whyNone } from './slots-words';
import { pickRep } from './which-rep';

interface SlotFlags extends JsonFlag {
  rep: string;
  from?: string;
  to?: string;
  tz?: string;
}

const DAY_MS = 24 * 3600_000;
const MOST_DAYS = 90;

export const slotsCommand = (io: Io): Command =>
  new Command('slots')
    .description('Which times of a rep would be offered to a client, and where none is, why')
    .requiredOption('--rep <rep>', 'id, name, @username or Telegram id of the rep')
    .option('--from <time>', 'a day, or a day and an hour on the clock of --tz (default: now)')
    .option('--to <time>', 'its end; a day counts whole (default: as far ahead as the brand books)')
    .option('--tz <zone>', "the client's clock: an IANA zone or a city (default: the rep's)")
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, flags: SlotFlags) => {
        const rep = await pickRep(context, flags.rep);
        const brand = await context.brands.get(rep.brand);
        const repZone = rep.zone ?? brand.zone;
        const zone = flags.tz === undefined ? repZone : zoneOf(flags.tz);
        const now = new Date();
        const asked = askedOf(flags, zone, brand, now);
        const known =
          rep.status === 'paused' ? { why: 'paused' as const } : await look(context, rep.id, brand, asked, now);
        const looked = 'starts' in known ? known.starts : [];
        const slots = looked.filter(({ obstacle }) => obstacle === undefined);
        const why = slots.length > 0 ? [] : 'why' in known ? [known.why] : reasons(looked);
        const view = { zone, repZone, brand, rep, asked, now };
        const { lengthMinutes } = brand.meeting.booking;
        const value = {
          ...{ rep: rep.id, zone, repZone, from: asked.start, to: asked.end, lengthMinutes },
          slots: slots.map((slot) => shown(slot, zone, repZone)),
          first: pickSlots(slots, { zone }).map(({ start }) => start),
          why: why.map((reason) => ({
            reason,
            words: whyNone(reason, view, 'detail' in known ? known.detail : undefined),
          })),
        };
        answer(context, flags, value, () => slotsInWords({ ...view, looked, slots, why: value.why }));
      }),
    );

/** Everything inside his hours, each with what is in its way; or what keeps us from looking. */
async function look(
  context: Context,
  repId: string,
  brand: Brand,
  { start: from, end: to }: Span,
  now: Date,
): Promise<{ starts: Candidate[] } | { why: Why; detail?: string }> {
  const policy = brand.meeting.booking;
  if (!policy.enabled) return { why: 'off' };
  const bookings = createBookings(await context.database());
  const calendars = context.config.google ? await context.calendars() : noCalendars;
  const around = { start: new Date(from.getTime() - 2 * DAY_MS), end: new Date(to.getTime() + 2 * DAY_MS) };
  try {
    const rep = (await bookings.rep(repId)) as BookableRep;
    const time = await timeOf({ bookings, calendars }, rep, brand, around, now);
    return { starts: candidates({ policy, rep: time, holidays: brand.holidays, now, from, to }) };
  } catch (error) {
    if (error instanceof GrantExpired) return { why: 'calendarExpired' };
    if (error instanceof Misconfigured) return { why: 'calendarMissing', detail: error.message };
    if (error instanceof PortError) return { why: 'calendarUnreadable', detail: error.message };
    throw error;
  }
}

const reasons = (looked: Candidate[]): Why[] =>
  looked.length === 0 ? ['hours'] : [...new Set(looked.flatMap(({ obstacle }) => obstacle ?? []))];

function shown({ start, end }: Slot, zone: string, repZone: string) {
  const local = (at: Date, where: string) =>
    DateTime.fromJSDate(at, { zone: where }).toISO({ suppressMilliseconds: true });
  return { start, end, local: local(start, zone), repLocal: local(start, repZone) };
}

function zoneOf(text: string): string {
  try {
    return zoneNamed(text);
  } catch (error) {
    throw new UsageError((error as Error).message.replace('--zone', '--tz'));
  }
}

/** What has passed is left out. @throws UsageError for what is no time, over, the wrong way round, or too long */
function askedOf({ from, to }: SlotFlags, zone: string, brand: Brand, now: Date): Span {
  const begins = from === undefined ? undefined : momentOf(from, '--from', zone).at.toJSDate();
  const horizon = brand.meeting.booking.horizonDays * DAY_MS;
  const until = to === undefined ? undefined : momentOf(to, '--to', zone);
  const start = begins ?? now;
  const end = until
    ? (until.isDay ? until.at.plus({ days: 1 }).startOf('day') : until.at).toJSDate()
    : new Date(Math.max(start.getTime(), now.getTime()) + horizon);
  if (end <= now) throw new UsageError(`--to ${to} lies in the past: nobody can be booked then.`);
  if (end <= start)
    throw new UsageError(`--to ${to} is not after --from ${from ?? '(now)'}: give the earlier one as --from.`);
  if (end.getTime() - start.getTime() > (MOST_DAYS + 1) * DAY_MS)
    throw new UsageError(`That is more than ${MOST_DAYS} days: give a nearer --to.`);
  return { start: start > now ? start : now, end };
}
