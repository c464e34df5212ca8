// «после праздников», «после майских», "after New Year": which of the brand's holidays are meant, and the first working day after them.
import type { Holiday } from '../brand';
import { type PlainDate, plain } from './calendar';
import type { Dated } from './dated';

/** Which holidays were named; `any`: «праздники», the next ones. */
export type HolidayName = 'any' | 'newYear' | 'may' | 'christmas';

/** Holidays no farther apart are one season: between Christmas and New Year, or 3 and 9 May, nobody says "after the holidays". */
const SEASON_GAP_DAYS = 7;
/** Nobody calls holidays that are still so far "the holidays": it is asked, though not without an offer. */
const FAR_DAYS = 60;

interface Season {
  from: PlainDate;
  to: PlainDate;
}

/**
 * The first working day after the season that runs on `today` or comes next.
 * A season that is not in the list cannot be known: it is asked about.
 */
export function afterHolidays(name: HolidayName, today: PlainDate, holidays: Holiday[] | undefined): Dated {
  const season = seasonsOf(holidays ?? [])
    .filter(({ to }) => to >= today)
    .find((one) => isNamed(name, one));
  if (!season) return { problem: 'vague' };
  let date = season.to.plus({ days: 1 });
  while (date.weekday > 5 || isHolidayOn(holidays ?? [], date)) date = date.plus({ days: 1 });
  const far = season.from.diff(today, 'days').days > FAR_DAYS && name === 'any';
  return { date, precision: 'day', doubt: far ? 'vague' : undefined };
}

/** Both ends of a holiday included. */
export function isHolidayOn(holidays: Holiday[], date: PlainDate): boolean {
  const day = date.toISODate();
  return holidays.some(({ from, to }) => from <= day && day <= to);
}

function seasonsOf(holidays: Holiday[]): Season[] {
  const days = holidays
    .flatMap(({ from, to }) => {
      const [first, last] = [dateOf(from), dateOf(to)];
      return first && last ? [{ from: first, to: last }] : [];
    })
    .sort((a, b) => a.from.toMillis() - b.from.toMillis());
  const seasons: Season[] = [];
  for (const one of days) {
    const last = seasons.at(-1);
    if (last && one.from.diff(last.to, 'days').days <= SEASON_GAP_DAYS) {
      if (one.to > last.to) last.to = one.to;
    } else seasons.push({ ...one });
  }
  return seasons;
}

function isNamed(name: HolidayName, { from, to }: Season): boolean {
  const holds = (month: number, day: number) =>
    [from.year, to.year].some((year) => {
      const date = plain(year, month, day)!;
      return from <= date && date <= to;
    });
  if (name === 'newYear') return holds(1, 1);
  if (name === 'christmas') return holds(12, 25) || holds(1, 7);
  return name === 'any' || from.month === 5 || to.month === 5;
}

function dateOf(text: string): PlainDate | undefined {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return plain(year, month, day);
}
