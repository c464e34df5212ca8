// What is coming, as a message: meetings and what we promised to write, one short line each, readable on a phone.
import { DateTime } from 'luxon';
import type { Language } from './brand';
import { mirrored } from './mirrored';
import { zoneName } from './when';

export interface Coming {
  start: Date;
  end?: Date;
  /** a meeting's name; undefined: we write */
  title?: string;
}

const WORDS = {
  ru: {
    heading: (zone: string) => `Что запланировано (${zone}):`,
    none: 'Пока ничего не запланировано.',
    today: 'сегодня',
    tomorrow: 'завтра',
    date: 'ccc, d MMMM',
    weWrite: 'напишу вам',
  },
  en: {
    heading: (zone: string) => `What is coming (${zone}):`,
    none: 'Nothing is planned yet.',
    today: 'today',
    tomorrow: 'tomorrow',
    date: 'ccc, d MMMM',
    weWrite: 'I write to you',
  },
} as const;

/** `/schedule`, «/расписание»: the client asks for the list. */
export const asksSchedule = (text: string): boolean =>
  /^\s*\/(?:schedule|расписание|встречи)(?:@\w+)?\s*$/iu.test(text);

/**
 * @param coming by any order; what has begun already is left out by whoever asks
 * @param zone whose clock the times are read on; named in the heading
 */
export function scheduleText(coming: readonly Coming[], zone: string, language: Language, now: Date): string {
  const words = WORDS[language];
  if (coming.length === 0) return words.none;
  const local = (at: Date) => DateTime.fromJSDate(at, { zone }).setLocale(language);
  const today = local(now).startOf('day');
  const lines = [...coming]
    .sort((a, b) => a.start.getTime() - b.start.getTime())
    .map(({ start, end, title }) => {
      const from = local(start);
      const days = from.startOf('day').diff(today, 'days').days;
      const near = days === 0 ? words.today : days === 1 ? words.tomorrow : undefined;
      const day = near ?? from.toFormat(from.hasSame(today, 'year') ? words.date : `${words.date} yyyy`);
      const to = end && local(end);
      const until = to ? `–${to.hasSame(from, 'day') ? to.toFormat('H:mm') : to.toFormat(`${words.date} H:mm`)}` : '';
      return `• ${day}, ${from.toFormat('H:mm')}${until}: ${title === undefined ? words.weWrite : mirrored(title)}`;
    });
  return [words.heading(zoneName(zone, language, now)), ...lines].join('\n');
}
