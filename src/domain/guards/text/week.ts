// Days of the week and hours of the clock, as a text tells them together: «по будням с 14:00 до 21:00, в субботу с десяти до двух».
import { lettered } from '../../letters';
import { NUMBER_WORDS } from './lexicon';

/** Days that share their hours. */
export interface Slot {
  /** ISO weekdays; none: on any day */
  days: ReadonlySet<number>;
  spans: readonly Span[];
  from: number;
  to: number;
  /** what stands between it and the slot before: «…, физика — пятница» */
  lead: string;
  /** told of more than one day: «по вторникам», "on Sundays", «с понедельника по пятницу» */
  isHabit: boolean;
}

/** Minutes of the day each end may be: «с пяти» is 5:00 or 17:00. */
export interface Span {
  from?: readonly number[];
  to?: readonly number[];
  /** «в семь»: which end it is, nothing tells */
  at?: readonly number[];
}

/** In any form, Monday first. */
export const WEEKDAYS = [
  'понедельник\\p{L}*|mondays?',
  'вторник\\p{L}*|tuesdays?',
  'сред(?:а|у|ы|е|ам|ой)|wednesdays?',
  'четверг\\p{L}*|thursdays?',
  'пятниц\\p{L}*|fridays?',
  'суббот\\p{L}*|saturdays?',
  'воскресень\\p{L}*|sundays?',
];
const SHORT = ['пн|mon', 'вт|tues?', 'ср|wed', 'чт|thurs?|thu', 'пт|fri', 'сб|sat', 'вс|sun'];
const BESIDE = '(?=\\.?\\s?(?:[-,/&]|\\d|and |or |to |и |или |с \\d))';
const AFTER = '(?<=(?:[-,/&]\\s?|and |or |to |и |или ))';
const DAY = WEEKDAYS.map(
  (full, i) => `(?<!\\p{L})(?:${full}|(?:${SHORT[i]})${BESIDE}|${AFTER}(?:${SHORT[i]}))(?!\\p{L})`,
);
const ANY_DAY = DAY.map((d) => `(?:${d})`).join('|');
const RES = DAY.map((d) => lettered(d));
const GROUPS: [words: string, days: number[]][] = [
  ['будн(?:и|ям|ях|ие)|будним|рабочие дни|рабочим дням|weekdays', [1, 2, 3, 4, 5]],
  ['выходны[ех]|выходным|weekends?', [6, 7]],
  [
    'без выходных|семь дней в неделю|ежедневно|кажды[йе] день|(?:seven|7) days a week|every day|24/7',
    [1, 2, 3, 4, 5, 6, 7],
  ],
];
const GROUP_RES = GROUPS.map(([words, days]) => [lettered(`^(?:${words})$`), days] as const);
const DAYS = lettered(
  `(?:${ANY_DAY})\\s?(?:-|по|to|through|till)\\s?(?:${ANY_DAY})|(?<!\\p{L})(?:${GROUPS.map(([words]) => words)
    .reverse()
    .join('|')})(?!\\p{L})|${ANY_DAY}`,
  'gu',
);
const HABIT = /(?:ам|ям|дни)$|days$|ends$/u;

const N = [...NUMBER_WORDS]
  .filter(([w, n]) => w.length > 2 && n >= 1 && n <= 12 && Number.isInteger(n))
  .map(([w]) => w);
const HALVES = 'перво втор треть четверто пято шесто седьмо восьмо девято десято одиннадцато двенадцато'.split(' ');
const OF_DAY = 'утра|дня|вечера|ночи|am|pm|a\\.m\\.?|p\\.m\\.?|in the (?:morning|afternoon|evening)|at night';
const HOUR = `(?:\\d{1,2}[:.]\\d\\d(?!\\d)(?:\\s?(?:${OF_DAY}))?|half past (?:${N.join('|')})|половин\\p{L} (?:${HALVES.join('|')})(?:го|й)|(?:\\d{1,2}(?![\\d%:])|(?:${N.join('|')})(?!\\p{L}))(?: час(?:а|ов|ам)?(?!\\p{L}))?(?:\\s?(?:${OF_DAY})(?!\\p{L}))?|noon|полудня|полдень|midday|midnight|полуночи|полночь)`;
// figures of anything else
const NO_HOUR =
  '(?!\\s?(?:%|[$€₽]|руб|тыс|млн|k(?!\\p{L})|к(?!\\p{L})|м2|минут|мин|minutes?|дн|день|days?|недел|weeks?|мес|months?|лет|год|years?|ноч|nights?|человек|people|раз|times|балл|points|сот|метр|занят|урок|lessons?|класс|по \\d|января|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|[-,]?\\d|or more))';
const SPAN = lettered(
  `(?<![\\p{L}\\d.,:/$€])(?:(с|со|от|from|between)\\s)?(${HOUR})\\s?(-|до|to|till|until|and|по)\\s?(${HOUR})${NO_HOUR}|(?<!\\p{L})(в|во|ровно в|к|с|со|до|at|from|until|till|by|before)\\s(?:самого |самой |the )?(${HOUR})${NO_HOUR}|(?<![\\p{L}\\d.,:/$€])(\\d{1,2}:\\d\\d(?!\\d)|(?:\\d{1,2}|${N.join('|')})\\s?(?:${OF_DAY.replace('дня|', '').replace('ночи|', '')})(?!\\p{L}))`,
  'gu',
);
const BARE = /^\d{1,2}$/;

/** What a text tells of days and hours, in order. */
export function slotsIn(text: string): Slot[] {
  const tokens = [
    ...[...text.matchAll(DAYS)].map((m) => ({ ...at(m), days: daysOf(m[0]), isHabit: isHabit(m[0], text, m.index) })),
    ...[...text.matchAll(SPAN)].flatMap((m) => {
      const span = spanOf(m, text);
      return span ? [{ ...at(m), span }] : [];
    }),
  ].sort((a, b) => a.from - b.from);
  const slots: Open[] = [];
  let end = 0;
  for (const token of tokens) {
    const gap = text.slice(end, token.from);
    const last = slots.at(-1);
    const goesOn =
      last !== undefined &&
      !/[;.]/.test(gap) &&
      ('span' in token
        ? true
        : last.days.size === 0 || (last.spans.length === 0 && !/\p{L}{4}/u.test(gap.replace(JOINS, ' '))));
    const slot = goesOn
      ? last
      : { days: new Set<number>(), spans: [], from: token.from, to: token.to, lead: gap, isHabit: false };
    if (!goesOn) slots.push(slot);
    slot.to = token.to;
    if ('span' in token) slot.spans.push(token.span);
    else for (const day of token.days) slot.days.add(day);
    if ('days' in token) slot.isHabit ||= token.isHabit;
    end = token.to;
  }
  // «…— понедельник, …— среда, …— пятница, 17:00–18:30»: the hours are of each
  for (let i = slots.length - 2; i >= 0; i--) {
    const [slot, next] = [slots[i] as Open, slots[i + 1] as Open];
    if (slot.spans.length === 0 && /^\s?,[^;.]*$/.test(text.slice(slot.to, next.from))) slot.spans = next.spans;
  }
  // «каждый день пишут сочинение»: of anything
  return slots.filter((s) => s.spans.length > 0 || !DAILY.test(text.slice(s.from, s.to)));
}
const DAILY = /^(?:ежедневно|кажды[йе] день|every day)$/u;
interface Open extends Slot {
  days: Set<number>;
  spans: Span[];
}
const JOINS = /(?<!\p{L})(?:или|также|либо)(?!\p{L})/gu;

const at = (m: RegExpExecArray): { from: number; to: number } => ({ from: m.index, to: m.index + m[0].length });

function daysOf(words: string): readonly number[] {
  const group = GROUP_RES.find(([re]) => re.test(words));
  if (group) return group[1];
  const named = RES.flatMap((re, i) => {
    const found = re.exec(words) ?? lettered(`(?<!\\p{L})(?:${SHORT[i]})(?!\\p{L})`).exec(words);
    return found ? [{ day: i + 1, from: found.index }] : [];
  }).sort((a, b) => a.from - b.from);
  const [first, last] = [named[0]?.day, named.at(-1)?.day];
  if (first === undefined || last === undefined || first === last) return first === undefined ? [] : [first];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first + i - 1) % 7) + 1);
}

const isHabit = (words: string, text: string, from: number): boolean =>
  HABIT.test(words) ||
  /\s?-\s?|\s(?:по|to|through|till)\s/.test(words) ||
  /(?:кажд\p{L}+|every)\s$/u.test(text.slice(0, from));

function spanOf(m: RegExpExecArray, text: string): Span | undefined {
  const [, opens, first, , last, single, after, alone] = m;
  const hour = after ?? alone;
  if (first !== undefined && last !== undefined) {
    // «10–12» of anything: hours only where they open, are told with their minutes, or follow a day
    const told =
      opens !== undefined ||
      /[:.]\d\d|\p{L}{4}|[ap]m/u.test(m[0]) ||
      lettered(`(?:${ANY_DAY})\\s?,?\\s$`).test(text.slice(0, m.index));
    if (!told || (m[3] === 'по' && BARE.test(last))) return undefined;
    const [from, to] = [minutesOf(first), minutesOf(last)];
    const half =
      /вечера|дня|pm|p\.m/.test(last) && BARE.test(first)
        ? from.map((h) => (h < 720 ? h + 720 : h)).concat(from)
        : from;
    return { from: half, to: to.length === 1 && /[:.]/.test(last) ? to : to.concat(to.map((h) => (h + 720) % 1440)) };
  }
  if (hour === undefined) return undefined;
  if (single === undefined) return { at: minutesOf(hour) };
  // «в 10 районах», «до четырёх домов»: a bare number is an hour where nothing else is
  const isBare = BARE.test(hour) || (NUMBER_WORDS.has(hour) && !/дня|ночи/.test(hour));
  if (isBare && !/^\s*(?:[,.;!?)]|$|и |and |по |в |on )/u.test(text.slice(m.index + m[0].length))) return undefined;
  if (BARE.test(hour) && !/^(?:в|с|at|from)$/.test(single)) return undefined;
  const minutes = minutesOf(hour);
  if (/^(?:до|until|till|by|к|before)$/.test(single)) return { to: minutes };
  return /^(?:с|со|from)$/.test(single) ? { from: minutes } : { at: minutes };
}

function minutesOf(words: string): number[] {
  const clock = /^(\d{1,2})[:.](\d\d)/.exec(words);
  const late = /вечера|дня|ночи|pm|p\.m|afternoon|evening|night/.test(words);
  const early = /утра|am|a\.m|morning/.test(words);
  if (/^(?:noon|полуд|полд|midday)/.test(words)) return [720];
  if (/^(?:midnight|полно|полун)/.test(words)) return [1440, 0];
  if (/^половин/.test(words)) {
    const hour = HALVES.findIndex((h) => words.includes(` ${h}`)) + 1;
    return [hour * 60 - 30, hour * 60 + 690];
  }
  const half = /^half past (\p{L}+)/u.exec(words);
  const hour = clock
    ? Number(clock[1])
    : half
      ? hourOf(half[1] as string)
      : hourOf(/^[\p{L}\d]+/u.exec(words)?.[0] ?? '');
  const minutes = clock ? Number(clock[2]) : half ? 30 : 0;
  if (hour > 24 || minutes > 59) return [];
  const plain = hour * 60 + minutes;
  if (late) return [hour < 12 ? plain + 720 : plain];
  if (early || hour > 12) return [plain];
  return clock && !half ? [plain] : [plain, (plain + 720) % 1440];
}
const hourOf = (word: string): number => NUMBER_WORDS.get(word) ?? Number(word);

/** All hours a slot may tell. */
export const hoursOf = ({ spans }: Slot): number[] =>
  spans.flatMap(({ from, to, at }) => [...(from ?? []), ...(to ?? []), ...(at ?? [])]);
