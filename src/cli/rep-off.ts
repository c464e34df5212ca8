// `rapport reps off <rep> [list|add|remove]`: when a rep may not be booked, by his own clock.
import { Argument, Command } from 'commander';
import { createBookings } from '../adapters/postgres/bookings';
import type { ListedRep, TimeOff } from '../ports/reps';
import { answer, type JsonFlag, jsonOption, withContext } from './command';
import type { Context } from './context';
import { CliError, UsageError } from './errors';
import { at, atIn, count, table } from './format';
import type { Io } from './io';
import { momentOf } from './moment';
import { pickRep, REP } from './which-rep';

interface OffFlags extends JsonFlag {
  from?: string;
  to?: string;
  note?: string;
}

const ACTIONS = ['list', 'add', 'remove'] as const;
type Action = (typeof ACTIONS)[number];
const LONGEST_DAYS = 366;
const EXAMPLE = '--from 2026-12-28 --to 2027-01-08, or --from 2026-12-28T14:00 --to 2026-12-28T16:00';

export const offCommand = (io: Io): Command =>
  new Command('off')
    .description('When he may not be booked: shown, added, removed')
    .argument(...REP)
    .addArgument(new Argument('[action]', 'list if not given').choices(ACTIONS).default('list'))
    .argument('[id]', 'of the time off to remove, as the list shows it')
    .option('--from <time>', 'a day, or a day and an hour by his clock')
    .option('--to <time>', 'its end; a day counts whole (default: the day of --from)')
    .option('--note <words>', 'what for; only colleagues see it')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, action: Action, id: string | undefined, flags: OffFlags) => {
        const adds = flags.from !== undefined || flags.to !== undefined || flags.note !== undefined;
        if (action !== 'add' && adds)
          throw new UsageError(`--from, --to and --note are for adding: rapport reps off ${term} add ${EXAMPLE}.`);
        if (action === 'remove' ? id === undefined : id !== undefined)
          throw new UsageError(
            id === undefined
              ? `Which one? rapport reps off ${term} shows their ids.`
              : `"${id}" is one argument too many.`,
          );
        const rep = await pickRep(context, term);
        const zone = rep.zone ?? (await context.brands.get(rep.brand)).zone;
        if (action === 'list') return list(context, rep, zone, flags);
        if (action === 'add') return add(context, rep, zone, flags);
        return remove(context, rep, id as string, flags);
      }),
    );

async function list(context: Context, rep: ListedRep, zone: string, flags: OffFlags): Promise<void> {
  const all = await (await context.reps()).timeOff(rep.id, new Date());
  answer(context, flags, all, () =>
    all.length === 0
      ? `${rep.name} has no time off ahead. rapport reps off ${rep.id} add ${EXAMPLE.split(',')[0]}`
      : `${rep.name}, by the clock of ${zone}:\n${table(
          ['id', 'from', 'to', 'note'],
          all.map(({ id, start, end, note }) => [id, at(start, zone), at(end, zone), note]),
        )}`,
  );
}

async function add(context: Context, rep: ListedRep, zone: string, flags: OffFlags): Promise<void> {
  const note = (flags.note ?? '').trim();
  if (note.length > 200) throw new UsageError('--note: up to 200 characters.');
  const now = new Date();
  const added = await (await context.reps()).addTimeOff(rep.id, { ...offOf(flags, zone, now), note });
  const { booked } = await createBookings(await context.database()).time(rep.id, added, now);
  const standing = booked.map(({ span }) => span).filter(({ start, end }) => start < added.end && end > added.start);
  answer(context, flags, { ...added, meetings: standing }, () => {
    const lines = [`${rep.name} is off ${offText(added, zone, now)} (id ${added.id}).`];
    if (standing.length > 0)
      lines.push(
        `${count(standing.length, 'meeting')} booked in it ${standing.length === 1 ? 'stays' : 'stay'} booked: ${standing.map(({ start }) => at(start, zone, now)).join(', ')}. Move or cancel what he cannot keep.`,
      );
    return lines.join('\n');
  });
}

async function remove(context: Context, rep: ListedRep, id: string, flags: OffFlags): Promise<void> {
  if (!(await (await context.reps()).removeTimeOff(rep.id, id)))
    throw new CliError(`${rep.name} has no time off ${id}. rapport reps off ${rep.id} shows what there is.`);
  answer(context, flags, { removed: id }, () => `${rep.name} may be booked in that time again.`);
}

const offText = ({ start, end }: TimeOff, zone: string, now: Date): string =>
  `from ${at(start, zone, now)} to ${atIn(end, zone, now)}`;

/** @throws UsageError for what is no time, the wrong way round, over, or too long */
function offOf({ from, to }: OffFlags, zone: string, now: Date): Pick<TimeOff, 'start' | 'end'> {
  if (from === undefined) throw new UsageError(`--from is needed: ${EXAMPLE}.`);
  const begins = momentOf(from, '--from', zone);
  if (to === undefined && !begins.isDay) throw new UsageError('--to is needed where --from names an hour.');
  const until = to === undefined ? begins : momentOf(to, '--to', zone);
  const end = until.isDay ? until.at.plus({ days: 1 }).startOf('day') : until.at;
  if (end <= begins.at) throw new UsageError(`--to ${to} is not after --from ${from}: give the earlier one as --from.`);
  if (end.toJSDate() <= now) throw new UsageError(`--to ${to ?? from} is over already: time off lies ahead.`);
  if (end.diff(begins.at, 'days').days > LONGEST_DAYS)
    throw new UsageError(`That is more than a year. A rep who is away so long: rapport reps set … --status paused.`);
  return { start: begins.at.toJSDate(), end: end.toJSDate() };
}
