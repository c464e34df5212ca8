// Free times of a rep as an operator reads them: a line for each day, on the client's clock and the rep's.
import { DateTime } from 'luxon';
import type { Candidate, Obstacle } from '../domain/booking/availability';
import { pickSlots } from '../domain/booking/pick';
import type { Slot, Span } from '../domain/booking/types';
import type { Brand } from '../domain/brand';
import type { ListedRep } from '../ports/reps';
import { at, count, wrap } from './format';

/** Why nothing is offered. */
export type Why = Obstacle | 'hours' | 'off' | 'paused' | 'calendarMissing' | 'calendarExpired' | 'calendarUnreadable';

interface View {
  /** the client's clock */
  zone: string;
  repZone: string;
  rep: ListedRep;
  brand: Brand;
  asked: Span;
  now: Date;
}

const DAY_WIDTH = 13;

/** @param detail what the calendar said */
export function whyNone(why: Why, { rep, brand }: Pick<View, 'rep' | 'brand'>, detail?: string): string {
  const { noticeMinutes, horizonDays, maxPerDay, mode } = brand.meeting.booking;
  switch (why) {
    case 'off':
      return `booking is off in brands/${brand.id}/brand.yaml: meeting.booking.enabled`;
    case 'paused':
      return `${rep.name} is paused: rapport reps set ${rep.id} --status active`;
    case 'calendarMissing':
      return rep.calendar
        ? (detail ?? 'his calendar cannot be opened')
        : `no Google calendar is connected, and mode ${mode} needs one: rapport reps connect-google ${rep.id}`;
    case 'calendarExpired':
      return `his Google calendar (${rep.calendar?.email}) must be connected again: rapport reps connect-google ${rep.id}`;
    case 'calendarUnreadable':
      return `his calendar could not be read, and what cannot be read is not free: ${detail}`;
    case 'hours':
      return 'outside his hours';
    case 'notice':
      return `sooner than the notice of ${count(noticeMinutes, 'minute')}`;
    case 'horizon':
      return `past the horizon of ${count(horizonDays, 'day')}`;
    case 'holiday':
      return 'a holiday';
    case 'timeOff':
      return `time off (rapport reps off ${rep.id})`;
    case 'booked':
      return 'booked by us already';
    case 'dayFull':
      return `the day is full: ${count(maxPerDay ?? 0, 'meeting')}`;
    case 'busy':
      return 'busy in his calendar';
  }
}

export function slotsInWords({
  looked,
  slots,
  why,
  ...view
}: View & { looked: Candidate[]; slots: Slot[]; why: { words: string }[] }): string {
  const { rep, brand, zone, repZone, asked, now } = view;
  const clocks =
    zone === repZone ? `on the clock of ${zone}` : `on the clock of ${zone} (in brackets his own, ${repZone})`;
  const head = `${rep.name}, ${brand.meeting.booking.lengthMinutes} minutes, ${at(asked.start, zone, now)} to ${at(asked.end, zone, now)}, ${clocks}`;
  if (slots.length === 0)
    return [
      wrap(head, 0),
      '',
      'Nothing would be offered:', // unbroken: there is a command to copy
      ...why.map(({ words }) => `  ${words}`),
    ].join('\n');
  const first = pickSlots(slots, { zone }).map(({ start }) => at(start, zone, now));
  return [
    wrap(head, 0),
    '',
    ...days(asked, zone).map((day) => dayLine(day, looked, view)),
    '',
    wrap(`A client who names no time hears: ${first.join(', ')}.`, 2),
  ].join('\n');
}

function days({ start, end }: Span, zone: string): DateTime[] {
  const list: DateTime[] = [];
  for (
    let day = DateTime.fromJSDate(start, { zone }).startOf('day');
    day.toJSDate() < end;
    day = day.plus({ days: 1 }).startOf('day')
  )
    list.push(day);
  return list;
}

function dayLine(day: DateTime, looked: Candidate[], { zone, repZone, rep, brand }: View): string {
  const key = day.toISODate();
  const ofDay = looked.filter(({ start }) => DateTime.fromJSDate(start, { zone }).toISODate() === key);
  const name = day.setLocale('en-GB').toFormat('ccc d LLL').padEnd(DAY_WIDTH);
  const free = ofDay.filter(({ obstacle }) => obstacle === undefined);
  if (free.length > 0) return name + wrap(free.map(({ start }) => clock(start, zone, repZone)).join(' '), DAY_WIDTH);
  const why: Why[] = ofDay.length === 0 ? ['hours'] : [...new Set(ofDay.flatMap(({ obstacle }) => obstacle ?? []))];
  return name + wrap(`- ${why.map((one) => whyNone(one, { rep, brand })).join('; ')}`, DAY_WIDTH + 2);
}

/** "15:00", or "15:00[10:00]" where the rep's clock shows another time. */
function clock(start: Date, zone: string, repZone: string): string {
  const [his, rep] = [zone, repZone].map((where) => DateTime.fromJSDate(start, { zone: where }).toFormat('HH:mm'));
  return his === rep ? (his as string) : `${his}[${rep}]`;
}
