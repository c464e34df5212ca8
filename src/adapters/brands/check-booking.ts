// What of a brand's booking can be read, but would offer clients nothing, or send them nowhere.
import { candidates } from '../../domain/booking/availability';
import type { BookingPolicy, Language, OpenHours } from '../../domain/brand';
import type { Findings } from './problem';
import type { Settings } from './read-brand';
import type { Path } from './yaml-file';

// On clocks that never change: hours are judged as they stand on the wall.
const MONDAY = new Date('2026-01-05T00:00:00Z');
const DAY_MS = 24 * 3600_000;
const DAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function checkBooking(
  { meeting, hours, languages }: Settings,
  lineOf: (path: Path) => number,
  found: Findings,
): void {
  const { booking } = meeting;
  if (!booking.enabled) return;
  const warn: Warn = (path, words) => {
    const whole = ['meeting', 'booking', ...path];
    found.warn(lineOf(whole), `${whole.join('.')}: ${words}`);
  };
  if (booking.noticeMinutes >= booking.horizonDays * 24 * 60)
    warn(['noticeMinutes'], `nothing can be offered: it reaches past the horizon of ${booking.horizonDays} days`);
  checkHours(booking, hours, warn);
  checkMode(booking, warn);
  checkWords(booking, languages, warn);
  for (const kind of Object.keys(booking.place) as (keyof typeof booking.place)[])
    if (!booking.kinds.includes(kind)) warn(['place', kind], `never said: ${kind} is not among \`kinds\``);
  for (const kind of booking.kinds) {
    if (kind === 'video') continue;
    const missing = languages.filter((language: Language) => !booking.place[kind]?.[language]);
    if (missing.length > 0)
      warn(
        booking.place[kind] ? ['place', kind] : ['kinds'],
        `${kind} has no place in ${missing.join(', ')}: the client is not told where`,
      );
  }
}

type Warn = (path: (string | number)[], words: string) => void;

/** How meetings are made, against what is to be met by. */
function checkMode({ mode, kinds, room, noticeMinutes, answerMinutes }: BookingPolicy, warn: Warn): void {
  const video = kinds.includes('video');
  if (video && mode !== 'zoomCalendar' && !room)
    warn(
      ['kinds'],
      `video in mode ${mode} has no link of its own: name a \`room\`, or give each rep his (rapport reps set <rep> --room-url; rapport doctor says who has none)`,
    );
  if (!video && (mode === 'zoomCalendar' || mode === 'link'))
    warn(['mode'], `${mode} is for video, which is not among \`kinds\`: ${WITHOUT_VIDEO[mode]}`);
  if (room && (!video || mode === 'zoomCalendar'))
    warn(
      ['room'],
      `never said: ${video ? 'in mode zoomCalendar each call has a link of its own' : 'video is not among `kinds`'}`,
    );
  if (mode === 'manual' && answerMinutes > noticeMinutes)
    warn(
      ['answerMinutes'],
      `a rep may still be asked when the meeting begins: it may be booked ${noticeMinutes} minutes ahead (\`noticeMinutes\`)`,
    );
}
const WITHOUT_VIDEO = {
  zoomCalendar: 'calendar does the same',
  link: 'no room is ever said; manual or calendar is meant',
};

/** What a client who has agreed must read: when, and where. */
function checkWords({ texts, kinds }: BookingPolicy, languages: Language[], warn: Warn): void {
  const needed = [
    ['{day}', 'when it is'],
    ...(kinds.includes('video') ? [['{link}', 'by which link']] : []),
    ...(kinds.some((kind) => kind !== 'video') ? [['{place}', 'where']] : []),
  ] as [string, string][];
  for (const key of ['booked', 'moved'] as const)
    for (const language of languages)
      for (const [place, what] of needed)
        if (!texts[key][language].includes(place) && !(place === '{day}' && texts[key][language].includes('{time}')))
          warn(['texts', key], `${language} has no ${place}: the client is not told ${what}`);
}

/** Of a rep without hours of his own, whose the brand's are. */
function checkHours(booking: BookingPolicy, hours: OpenHours[], warn: Warn) {
  const starts = startsOf(booking, hours);
  if (booking.slots.length === 0 && starts.size === 0)
    warn(
      ['lengthMinutes'],
      `no meeting of ${booking.lengthMinutes} minutes fits \`hours\`: only reps with hours of their own can be booked`,
    );
  for (const [i, { days, times }] of booking.slots.entries()) {
    for (const time of new Set(times)) {
      const [hour, minute] = time.split(':').map(Number) as [number, number];
      // in the second week: a Monday's first hours may belong to the Sunday before
      const at = (day: number) => MONDAY.getTime() + (day + 6) * DAY_MS + (hour * 60 + minute) * 60_000;
      const outside = days.filter((day) => !starts.has(at(day)));
      if (outside.length > 0)
        warn(
          ['slots', i, 'times'],
          `${time} (${outside.map((day) => DAYS[day]).join(', ')}) lies outside \`hours\`, or does not end in them`,
        );
    }
  }
}

/** Of two weeks. */
function startsOf(policy: BookingPolicy, hours: OpenHours[]): Set<number> {
  const rep = { zone: 'UTC', hours, timeOff: [], busy: [], booked: [] };
  const to = new Date(MONDAY.getTime() + 15 * DAY_MS);
  const always = { ...policy, horizonDays: 30, noticeMinutes: 0, maxPerDay: null };
  const all = candidates({ policy: always, rep, holidays: [], now: MONDAY, from: MONDAY, to });
  return new Set(all.map(({ start }) => start.getTime()));
}
