// `rapport meetings move|cancel`: an operator's hand in what is booked. The client hears of it once, by itself; calendar and Zoom follow.
import { Command } from 'commander';
import { timeOf } from '../activities/booking/rep-time';
import { createMeetings, type Meetings } from '../console/meetings';
import { candidates, type Obstacle } from '../domain/booking/availability';
import type { Span } from '../domain/booking/types';
import { GrantExpired, PortError } from '../errors';
import type { BookableRep, ListedBooking } from '../ports/booking';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { CliError, UsageError } from './errors';
import { at, atIn } from './format';
import type { Io } from './io';
import { instantOf } from './moment';
import { zoneOfRep } from './which-rep';

const MEETING = ['<meeting>', 'its id, or the end of it, as rapport meetings shows it'] as const;
const LONGEST_REASON = 500;
const MINUTE = 60_000;
const DAY_MS = 24 * 60 * MINUTE;

export const moveCommand = (io: Io): Command =>
  new Command('move')
    .description('Move it to another time of the same rep; the client is told')
    .argument(...MEETING)
    .requiredOption('--to <iso>', 'when it starts then: 2026-11-24T15:00:00+08:00')
    .option(
      '--force',
      "also outside the hours, too soon, or over something in the rep's calendar; never over a booking",
    )
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: JsonFlag & { to: string; force?: boolean }) => {
        const start = instantOf(flags.to, '--to');
        const row = await pick(context, term);
        const zone = await zoneOfRep(context, row);
        if (start <= new Date()) throw new CliError(`--to ${flags.to} is in the past.`);
        if (start.getTime() === row.start.getTime())
          throw new CliError(`It is at that time already: ${atIn(start, zone)}.`);
        const to = { start, end: new Date(start.getTime() + row.end.getTime() - row.start.getTime()) };
        const force = flags.force === true;
        if (!force) await mustBeFree(context, row, to, zone);
        const result = await (await meetings(context)).move(row, to, force);
        if (result.problem) throw new CliError(whyNot(result.problem, row));
        const value = { id: row.id, from: row.start, to: start };
        answer(context, flags, value, () => `Moved from ${at(row.start, zone)} to ${atIn(start, zone)}. ${told(row)}`);
      }),
    );

export const cancelCommand = (io: Io): Command =>
  new Command('cancel')
    .description('Call it off; the client is told')
    .argument(...MEETING)
    .option('--reason <text>', 'why, for colleagues; the client does not read it')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: JsonFlag & { reason?: string }) => {
        const reason = flags.reason?.trim() ?? '';
        if (reason.length > LONGEST_REASON) throw new UsageError(`--reason: at most ${LONGEST_REASON} characters.`);
        const row = await pick(context, term);
        const desk = await meetings(context);
        if (reason) await (await context.bookingDesk()).giveReason(row.id, reason);
        await desk.cancel(row);
        const zone = await zoneOfRep(context, row);
        answer(
          context,
          flags,
          { id: row.id, cancelled: true },
          () => `Called off: ${atIn(row.start, zone)}. ${told(row)}`,
        );
      }),
    );

const told = ({ client }: ListedBooking): string => `${client ?? 'The client'} is told in the chat.`;
const meetings = async (context: Context): Promise<Meetings> => createMeetings(await context.client());

/** @throws CliError when none or several match, or it can't be changed any more */
async function pick(context: Context, term: string): Promise<ListedBooking> {
  const found = await (await context.bookingDesk()).find(term.trim());
  const [row] = found;
  if (!row) throw new CliError(`No meeting "${term}". rapport meetings shows them.`);
  if (found.length > 1)
    throw new CliError(
      `"${term}" is several meetings: ${found.map(({ id }) => id).join(', ')}. Name one by the whole id.`,
    );
  if (row.status === 'held') throw new CliError('It is not booked yet: it is being made, or the rep is being asked.');
  if (row.status !== 'booked') throw new CliError(`It is not booked any more${row.reason ? ` (${row.reason})` : ''}.`);
  if (row.end <= new Date()) throw new CliError('It is over.');
  return row;
}

const OBSTACLES: Record<Obstacle, string> = {
  notice: 'sooner than the brand allows',
  horizon: 'further ahead than the brand allows',
  holiday: 'a holiday',
  timeOff: "the rep's time off",
  booked: 'taken by another booking',
  dayFull: 'on a day that is full',
  busy: "taken in the rep's calendar",
};

/** @throws CliError saying what is in its way */
async function mustBeFree(context: Context, row: ListedBooking, to: Span, zone: string): Promise<void> {
  const brand = await context.brands.get(row.brand);
  const bookings = await context.bookings();
  const rep = (await bookings.rep(row.repId)) as BookableRep;
  const now = new Date();
  const around = { start: new Date(to.start.getTime() - DAY_MS), end: new Date(to.end.getTime() + DAY_MS) };
  const needed = ['zoomCalendar', 'calendar'].includes(brand.meeting.booking.mode);
  const calendars = needed ? await context.calendars() : { of: () => Promise.reject(new Error('no calendar is used')) };
  const time = await timeOf({ bookings, calendars }, rep, brand, around, now, row).catch((error: unknown) => {
    if (error instanceof GrantExpired) throw new CliError(`${row.repName} must connect his calendar again. ${FORCE}`);
    if (error instanceof PortError)
      throw new CliError(`The calendar of ${row.repName} cannot be read (${error.message}). ${FORCE}`);
    throw error;
  });
  // as long as it is, wherever it starts within the hours
  const lengthMinutes = (to.end.getTime() - to.start.getTime()) / MINUTE;
  const policy = { ...brand.meeting.booking, lengthMinutes, gridMinutes: 5, slots: [] };
  const found = candidates({ policy, rep: time, holidays: brand.holidays, now, from: to.start, to: to.end });
  const [candidate] = found.filter(({ start }) => start.getTime() === to.start.getTime());
  if (candidate && !candidate.obstacle) return;
  const why = candidate?.obstacle ? OBSTACLES[candidate.obstacle] : 'outside the hours (or no time of five minutes)';
  const booked = candidate?.obstacle === 'booked';
  throw new CliError(`${atIn(to.start, zone)} is ${why}. ${booked ? 'Another time is needed.' : FORCE}`);
}

const FORCE = '--force moves it there all the same.';

function whyNot(problem: string, { repName }: ListedBooking): string {
  switch (problem) {
    case 'taken':
    case 'hold_lost':
      return 'That time is taken by another booking. Nothing was changed.';
    case 'day_full':
      return 'The rep has as many meetings that day as the brand allows; --force moves it all the same. Nothing was changed.';
    case 'moving':
      return 'It is being moved at this moment. Nothing was changed.';
    case 'gone':
      return 'It was called off meanwhile.';
    case 'GrantExpired':
      return `The calendar of ${repName} cannot be used: he must connect it again (he has been told). Nothing was changed.`;
    default:
      return `Zoom or the calendar could not be changed (${problem}), so the meeting stays where it was.`;
  }
}
