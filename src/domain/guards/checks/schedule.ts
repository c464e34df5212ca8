// Days of the week and hours of what is spoken of; and days nobody is there.

import type { Facts } from '../facts/facts';
import { HANDOVER, MEETING } from '../text/date-words';
import { denies } from '../text/denial';
import { NUMBER_WORDS } from '../text/lexicon';
import { productSpokenOf, productsMeant } from '../text/products';
import { excerptOf, sentenceAt, type View } from '../text/view';
import type { Finding } from '../types';

const WEEKDAYS = [
  /(?<!\p{L})(?:понедельник\p{L}*|mondays?)(?!\p{L})/u,
  /(?<!\p{L})(?:вторник\p{L}*|tuesdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:сред(?:а|у|ы|е|ам)|wednesdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:четверг\p{L}*|thursdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:пятниц\p{L}*|fridays?)(?!\p{L})/u,
  /(?<!\p{L})(?:суббот\p{L}*|saturdays?)(?!\p{L})/u,
  /(?<!\p{L})(?:воскресень\p{L}*|sundays?)(?!\p{L})/u,
];
const CLOCK = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/gu;
const N = [...NUMBER_WORDS.keys()].filter((w) => w.length > 2).join('|');
const IN_WORDS = new RegExp(
  `(?<=(?:^|\\s)(?:в|с|до|к|после|at|from|until|till|by),?\\s)(\\d{1,2}|${N})\\s(утра|дня|вечера|am|pm|in the (?:morning|evening)|at night)(?!\\p{L})`,
  'gu',
);

/** ISO weekdays a text names; of a habit or a day, in any form. */
export const weekdaysIn = (text: string): number[] => WEEKDAYS.flatMap((day, i) => (day.test(text) ? [i + 1] : []));

/** Minutes of the day a text names, in digits or in words. */
export const hoursIn = (text: string): number[] => [
  ...[...text.matchAll(CLOCK)].map((m) => Number(m[1]) * 60 + Number(m[2])),
  ...[...text.matchAll(IN_WORDS)].map((m) => {
    const hour = NUMBER_WORDS.get(m[1] as string) ?? Number(m[1]);
    return (hour < 12 && /вечера|дня|pm|evening|night/.test(m[2] as string) ? hour + 12 : hour) * 60;
  }),
];

/** The same of a brand's texts, where «с 9 до 17» are hours too. */
export const allHoursIn = (text: string): number[] => [
  ...hoursIn(text),
  ...[...text.matchAll(BARE_SPAN)].flatMap((m) => [Number(m[1]) * 60, Number(m[2]) * 60]),
  ...[...text.matchAll(AT_NINE)].map((m) => (NUMBER_WORDS.get(m[1] as string) ?? 0) * 60),
];
const BARE_SPAN = /(?<!\d)(\d{1,2})(?:\s(?:до|to|and|-)\s|\s?-\s?)(\d{1,2})(?!\d)/gu;
const AT_NINE = new RegExp(`(?<!\\p{L})(?:at|к|в)\\s(${N})(?!\\p{L})`, 'gu');

export interface Schedule {
  days: ReadonlySet<number>;
  hours: ReadonlySet<number>;
}

const wrongIn = (view: View, { from, to }: { from: number; to: number }, what: string, advice: string): Finding => ({
  ...{ guard: 'date', what, advice },
  excerpt: excerptOf(view, from, to),
});

export function checkSchedules(view: View, facts: Facts): Finding[] {
  const wrong = view.sentences.find(
    (s) => !s.question && !MEETING.test(s.text) && isOtherSchedule(s.text, view, facts),
  );
  if (wrong)
    return [
      wrongIn(view, wrong, 'unknown_schedule', 'These are not its days or hours. Name only those of the catalog.'),
    ];
  return [...unknownHours(view, facts), ...openWhenClosed(view, facts)].slice(0, 1);
}

/** An hour that stands nowhere in the brand's texts, and that nobody proposes to meet at. */
function unknownHours(view: View, facts: Facts): Finding[] {
  for (const s of view.sentences) {
    if (s.question || MEETING.test(s.text) || denies(s.text) || CLOCKS.test(s.text)) continue;
    if (hoursIn(s.text).some((h) => !facts.hours.has(h) && !hoursIn(facts.client.text).includes(h)))
      return [
        wrongIn(
          view,
          s,
          'unknown_hour',
          'That hour stands nowhere in the catalog or the knowledge. Name only those that do.',
        ),
      ];
  }
  return [];
}
const CLOCKS =
  /(?<!\p{L})(?:по (?:вашему|вашим|москов|балий|лондон)\p{L}*|моск\p{L}+|у вас|у нас|london|времени|time|clock|utc|gmt|slot\p{L}*|свободн\p{L}+|начало)(?!\p{L})/u;

/** What is spoken of has days and hours of its own, and one that is told is not among them. */
function isOtherSchedule(text: string, view: View, facts: Facts): boolean {
  if (denies(text) || HANDOVER.test(text) || view.dates.some((d) => sentenceAt(view, d.from).text === text))
    return false;
  const [days, hours] = [weekdaysIn(text), hoursIn(text)];
  if (days.length + hours.length === 0 || OF_ANOTHER.test(`${text} ${facts.client.last}`)) return false;
  if (days.length === 0 && !ASKED.test(facts.client.last)) return false;
  const named = productSpokenOf(text, view.text, facts);
  const meant =
    named.size > 0 ? named : (productsMeant(text, facts.products) ?? productsMeant(facts.client.last, facts.products));
  const own = [...(meant ?? [])].flatMap((id) => facts.schedules.get(id) ?? []);
  if (own.length === 0 || own.length > MOST) return false;
  return days.some((d) => !own.some((s) => s.days.has(d))) || hours.some((h) => !own.some((s) => s.hours.has(h)));
}
const MOST = 6;
// Whose hours are others: the office, a curator, a call, another clock.
const OF_ANOTHER =
  /(?<!\p{L})(?:филиал\p{L}*|офис\p{L}*|куратор\p{L}*|поддержк\p{L}+|диагностик\p{L}*|индивидуальн\p{L}+|репетитор\p{L}*|будн\p{L}+|выходн\p{L}+|времени|врем[яю]|office|branch|individual|time|clock)(?!\p{L})/u;
const ASKED =
  /(?<!\p{L})(?:во сколько|в какие|какие дни|по каким|расписани\p{L}*|когда|what (?:time|days)|which days|when|schedule)(?!\p{L})/u;

const OPEN =
  /(?<!\p{L})(?:открыт\p{L}*|работаем|работает|работают|учимся|занимаемся|ждем|приходите|приезжайте|open|in the office|come by|we're (?:here|there)|available|as usual|как обычно|from \d)(?!\p{L})/u;

/** «8 марта учимся как обычно», "open as usual" to a question for a holiday. */
function openWhenClosed(view: View, { closed, client, now }: Facts): Finding[] {
  const asked = client.last.includes('?') || view.dates.length > 0 ? client.dates.slice(-1) : [];
  for (const date of [...view.dates, ...(view.dates.length === 0 ? asked : [])]) {
    if (date.day === undefined) continue;
    const own = view.dates.includes(date) ? sentenceAt(view, date.from) : view.sentences[0];
    if (
      !own ||
      own.question ||
      denies(own.text) ||
      !OPEN.test(own.text) ||
      CLOSED.test(own.text) ||
      HANDOVER.test(own.text)
    )
      continue;
    const years = date.year === undefined ? [now.year, now.year + 1] : [date.year];
    const isClosed = years.some((y) =>
      closed.some((c) => isIn(y * 10_000 + date.month * 100 + (date.day as number), c)),
    );
    if (isClosed) return [wrongIn(view, own, 'closed_day', 'Nobody works on that day. Say so, and name the next one.')];
  }
  return [];
}
const isIn = (day: number, { from, to }: { from: number; to: number }): boolean => day >= from && day <= to;
/** Of a sentence that tells of days off. */
const CLOSED =
  /(?<!\p{L})(?:закрыт\p{L}*|не занима\p{L}+|не работа\p{L}+|занятий нет|нет занятий|closed|кроме|except)(?!\p{L})/u;
