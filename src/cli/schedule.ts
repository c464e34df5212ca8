// `rapport schedule`: what is coming for a person, in his own time: the meetings he mentioned, what is said around them, what we promised.
import { Command, Option } from 'commander';
import type { ReminderKind } from '../domain/meetings';
import type { GreetingPreferences } from '../ports';
import type { ListedMeeting, ListedPlanItem } from '../ports/operator';
import { answer, type JsonFlag, jsonOption, WHO, withContext } from './command';
import { databaseOnly } from './database-only';
import { UsageError } from './errors';
import { at, wrap } from './format';
import type { Io } from './io';
import { findAll, findOne, whoIs, zoneOf } from './who';

interface Flags extends JsonFlag {
  all?: boolean;
}

type Switches = { [key in keyof GreetingPreferences]?: 'on' | 'off' };

const SAID: Record<ReminderKind, string> = {
  preparation: 'reminded',
  completion: 'asked how it went',
  dayBefore: 'reminded a day before',
  hourBefore: 'reminded an hour before',
  changed: 'told of the change',
  noShow: 'another time offered',
  thanks: 'thanked',
};

export function scheduleCommand(io: Io): Command {
  return new Command('schedule')
    .description('What is coming for a person, in his zone: meetings he mentioned and what we promised')
    .addCommand(showCommand(io), { isDefault: true })
    .addCommand(wantsCommand(io));
}

function showCommand(io: Io): Command {
  return new Command('show')
    .description('The list (the default: rapport schedule <who>)')
    .argument(...WHO)
    .option('--all', 'also what is over or was called off')
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, flags: Flags) => {
        context.assume(databaseOnly(io));
        const found = await findOne(context, term);
        const { id } = found.conversation;
        const operator = await context.operator();
        const now = new Date();
        const [meetings, plan, wants, zone] = await Promise.all([
          operator.meetings(id, { since: flags.all ? undefined : now }),
          operator.plan(id, { history: false }),
          operator.preferences(found.prospect.id),
          zoneOf(context, found),
        ]);
        const promised = plan.filter(({ kind }) => kind === 'followUp');
        const value = {
          conversationId: id,
          zone,
          wants,
          meetings,
          followUps: promised.map(({ id, due }) => ({ id, due })),
        };
        answer(context, flags, value, () => words(whoIs(found), zone, meetings, promised, wants, now));
      }),
    );
}

function wantsCommand(io: Io): Command {
  const toggle = (name: string, what: string) => new Option(`--${name} <on|off>`, what).choices(['on', 'off']);
  return new Command('wants')
    .description('What a person wants to hear around his meetings; without options: what is set')
    .argument(...WHO)
    .addOption(toggle('preparation', 'the reminder before a meeting'))
    .addOption(toggle('completion', 'the message after its end'))
    .addOption(toggle('question', 'the question how it went, with his next message'))
    .addOption(jsonOption())
    .action(
      withContext(io, async (context, term: string, { json, ...flags }: Switches & JsonFlag) => {
        context.assume(databaseOnly(io));
        const people = await findAll(context, term);
        const ids = new Set(people.map(({ prospect }) => prospect.id));
        const [person] = people;
        if (!person || ids.size > 1)
          throw new UsageError(
            `${ids.size} people match "${term}": name one by his prospect id (rapport find "${term}").`,
          );
        const operator = await context.operator();
        const set = Object.entries(flags).map(([name, value]) => [name, value === 'on']);
        if (set.length > 0) await operator.setPreferences(person.prospect.id, Object.fromEntries(set));
        const wants = await operator.preferences(person.prospect.id);
        answer(context, { json }, wants, () => `${whoIs(person)} ${wanted(wants)}.`);
      }),
    );
}

/** Lines of at most 60 columns: read on a phone as well. */
function words(
  who: string,
  zone: string,
  meetings: ListedMeeting[],
  promised: ListedPlanItem[],
  wants: GreetingPreferences,
  now: Date,
): string {
  const lines = [
    ...meetings.map((m) => ({ at: m.start, text: meetingLines(m, zone, now) })),
    ...promised.map((p) => ({
      at: p.due,
      text: `${at(p.due, zone, now)}  we write (${p.id.split('/').slice(1).join('/')})`,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const title = `${who}\ntimes of ${zone}`;
  const rest = lines.length === 0 ? ['Nothing is coming.'] : lines.map(({ text }) => text);
  const said = Object.values(wants).every(Boolean) ? [] : [`He ${wanted(wants)}.`];
  return [title, '', ...rest, ...said].join('\n');
}

function meetingLines(
  { title, start, end, status, source, reminders }: ListedMeeting,
  zone: string,
  now: Date,
): string {
  const until = end ? `–${at(end, zone, now).slice(-5)}` : '';
  const off = status === 'planned' ? '' : ` [${status}]`;
  const by = source === 'booked' ? ' (booked with us)' : '';
  const around = reminders.map(
    (r) =>
      `    ${SAID[r.reminder]}: ${r.status === 'scheduled' ? '' : `${r.status}, `}${at(r.due, zone, now)}${r.cancelReason ? ` (${r.cancelReason})` : ''}`,
  );
  return [wrap(`${at(start, zone, now)}${until}  ${title}${by}${off}`, 4, 60), ...around].join('\n');
}

function wanted(wants: GreetingPreferences): string {
  const name = {
    preparation: 'a reminder before a meeting',
    completion: 'a message after it',
    question: 'the question how it went',
  };
  const off = (Object.keys(name) as (keyof GreetingPreferences)[]).filter((key) => !wants[key]).map((key) => name[key]);
  return off.length === 0 ? 'hears all there is around a meeting' : `does not want ${off.join(', ')}`;
}
