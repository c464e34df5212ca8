// An instant in words, for confirming a promise: «завтра, 22 ноября, в 10:00», "on Sunday, 29 November, at 10:00".
import type { Language } from '../brand';
import { localOf, type PlainDate, zoneOf } from './calendar';

const MONTHS: Record<Language, string[]> = {
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const WEEKDAYS: Record<Language, string[]> = {
  ru: ['в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье'],
  en: ['on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'on Saturday', 'on Sunday'],
};
const NEAR: Record<Language, Record<string, string>> = {
  ru: { '-1': 'вчера', '0': 'сегодня', '1': 'завтра', '2': 'послезавтра' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow', '2': 'the day after tomorrow' },
};

/**
 * Day, date and time of an instant as the zone's clocks show it; the year only when it is not this one.
 * @param instant UTC, ISO 8601
 * @throws RangeError for an unknown zone or a malformed instant
 */
export function describeInstant(instant: string, zone: string, lang: Language, now: Date): string {
  const known = zoneOf(zone);
  const ms = Date.parse(instant);
  if (!known) throw new RangeError(`unknown time zone ${zone}`);
  if (Number.isNaN(ms)) throw new RangeError('malformed instant');
  const { date, hour, minute } = localOf(ms, known);
  const today = localOf(now.getTime(), known).date;
  const time = `${hour}:${String(minute).padStart(2, '0')}`;
  return `${dayName(date, today, lang)}, ${dateName(date, today, lang)}, ${lang === 'ru' ? 'в' : 'at'} ${time}`;
}

function dayName(date: PlainDate, today: PlainDate, lang: Language): string {
  const days = Math.round(date.diff(today, 'days').days);
  return NEAR[lang][String(days)] ?? WEEKDAYS[lang][date.weekday - 1]!;
}

function dateName(date: PlainDate, today: PlainDate, lang: Language): string {
  const year = date.year === today.year ? '' : lang === 'ru' ? ` ${date.year} года` : ` ${date.year}`;
  return `${date.day} ${MONTHS[lang][date.month - 1]}${year}`;
}
