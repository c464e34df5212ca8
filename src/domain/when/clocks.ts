// Reads the groups of a matched clock into hour, minute and what is left to guess.
import type { Groups } from './pattern';
import type { Clock, Daypart } from './types';

export const NOON: Clock = { hour: 12, minute: 0, fixed: true };
/** The midnight that ends the day it is said of. */
export const MIDNIGHT: Clock = { hour: 0, minute: 0, fixed: true, endOfDay: true, midnight: true };

/** undefined: the digits are no clock time (25:00, 13 pm). */
export function readClock(groups: Groups, alias = ''): Clock | undefined {
  const group = (name: string) => groups[alias + name];
  const hm = group('hm');
  if (hm) {
    const [hour, minute] = hm.split(/[:.]/).map(Number) as [number, number];
    // A written 08:00 or 9:30 is meant as a clock shows it; a short 3:30 is still a guess.
    return mark(hour, minute, group('hmMark'), hm.startsWith('0') || hour >= 8);
  }
  const h = group('h');
  if (h) return mark(Number(h), Number(group('m') ?? 0), group('mark'), h.startsWith('0'));
  const named = group('named');
  if (named) return named === 'noon' ? NOON : MIDNIGHT;
  return spoken(group);
}

function spoken(group: (name: string) => string | undefined): Clock | undefined {
  const [hour, minute] = spokenParts(group);
  return hour === undefined ? undefined : mark((hour + 24) % 24 || 12, minute, group('spokenMark'), false);
}

function spokenParts(group: (name: string) => string | undefined): [number | undefined, number] {
  const minutes = (text: string) => (text === 'quarter' ? 15 : Number(text));
  const hours = (text: string) => Number(text.replace('o', ''));
  const halfOf = group('halfOf');
  // "half past three" and the British "half three" are 3:30; «полтретьего», «пол 3» and «половина третьего» are 2:30.
  if (halfOf) return [hours(halfOf) - (halfOf.startsWith('o') || group('pol') ? 1 : 0), 30];
  if (group('pastM')) return [hours(group('pastH')!), minutes(group('pastM')!)];
  if (group('ofM')) return [hours(group('ofH')!) - 1, minutes(group('ofM')!)];
  if (group('lessM')) return [hours(group('lessH')!) - 1, 60 - minutes(group('lessM')!)];
  if (group('toM')) return [hours(group('toH')!) - 1, 60 - minutes(group('toM')!)];
  return [undefined, 0];
}

function mark(hour: number, minute: number, said: string | undefined, written: boolean): Clock | undefined {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  if (hour === 24) return { hour: 0, minute: 0, fixed: true, endOfDay: true };
  if (!said) return { hour, minute, fixed: written || hour === 0 || hour > 12 };
  if (hour > 12 || hour === 0) return said === 'am' && hour > 12 ? undefined : { hour, minute, fixed: true };
  if (said === 'am') return { hour: hour % 12, minute, fixed: true, midnight: hour === 12 && minute === 0 };
  if (said === 'pm') return { hour: (hour % 12) + 12, minute, fixed: true };
  return inPart(hour, minute, said === 'day' ? 'afternoon' : (said as Daypart));
}

/** «в 3 часа дня», «8 вечера», «2 ночи», «11 утра»: the part of the day settles the half. */
export function inPart(hour: number, minute: number, part: Daypart): Clock {
  const clock = { minute, fixed: true, part };
  if (part === 'morning') return { ...clock, hour };
  if (part === 'afternoon' || part === 'noon')
    return { ...clock, hour: hour >= 10 && hour <= 12 ? hour : (hour % 12) + 12 };
  if (part === 'evening')
    return hour === 12
      ? { ...clock, hour: 0, endOfDay: minute === 0, midnight: minute === 0 }
      : { ...clock, hour: (hour % 12) + 12 };
  if (hour === 12) return { ...clock, hour: 0, endOfDay: minute === 0, midnight: minute === 0 };
  return { ...clock, hour: hour >= 8 ? hour + 12 : hour };
}
