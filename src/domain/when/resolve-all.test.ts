// Every moment of a text, one by one: which words belong together, and where each stands.
import { DateTime } from 'luxon';
import { MEETING_WHEN, resolveAll, resolveWhen, type WhenInput } from './index';

const NOW = new Date('2026-11-25T12:00:00Z'); // a Wednesday, 15:00 in Moscow
const given = (phrase: string, more: Partial<WhenInput> = {}): WhenInput => ({
  phrase,
  now: NOW,
  zone: 'Europe/Moscow',
  purpose: 'meeting',
  defaults: MEETING_WHEN,
  ...more,
});

/** `words = day and time` for each moment; a question or "past" by its name. */
function moments(phrase: string, more?: Partial<WhenInput>): string[] {
  const local = (iso: string) => DateTime.fromISO(iso, { zone: 'Europe/Moscow' }).toFormat('dd.MM HH:mm');
  return resolveAll(given(phrase, more)).map(({ kind, instant, end, question, span }) => {
    const meaning = kind === 'instant' ? `${local(instant!)}${end ? `..${local(end)}` : ''}` : (question?.code ?? kind);
    return `${phrase.slice(...span!)} = ${meaning}`;
  });
}

test.each<[string, string[]]>([
  ['встреча завтра в 14:30', ['завтра в 14:30 = 26.11 14:30']],
  [
    'Завтра у меня встреча в 10, а в пятницу созвон в 15:00. Потом 5 декабря с 12 до 14 собеседование.',
    [
      'Завтра у меня встреча в 10 = 26.11 10:00',
      'в пятницу созвон в 15:00 = 27.11 15:00',
      '5 декабря с 12 до 14 = 05.12 12:00..05.12 14:00',
    ],
  ],
  [
    'Meeting Friday 3-4 PM and another one next Monday morning',
    ['Friday 3-4 PM = 27.11 15:00..27.11 16:00', 'next Monday morning = 30.11 08:30'],
  ],
  ['завтра в 10 или в 11', ['завтра в 10 = 26.11 10:00', 'в 11 = 26.11 11:00']],
  ['в понедельник или вторник в 10', ['в понедельник = 30.11 10:00', 'вторник в 10 = 01.12 10:00']],
  // what is said of Tuesday is not said of Monday
  ['встреча в понедельник, а во вторник в 10 звонок', ['в понедельник = 30.11 09:00', 'во вторник в 10 = 01.12 10:00']],
  ['Завтра экзамен. В 15:00 позвоните', ['Завтра экзамен. В 15:00 = 26.11 15:00']],
  ['Созвон в 17:00. В пятницу вылетаю.', ['в 17:00 = 25.11 17:00', 'В пятницу = 27.11 09:00']],
  ['вчера писал, в 17:00 позвоните', ['вчера = past', 'в 17:00 = 25.11 17:00']],
  ['с понедельника по среду конференция', ['с понедельника по среду = 30.11 09:00..02.12 09:00']],
  ['from Monday till Friday', ['from Monday till Friday = 30.11 09:00..04.12 09:00']],
  ['Friday from 2pm until 4pm', ['Friday from 2pm until 4pm = 27.11 14:00..27.11 16:00']],
  [
    'завтра не могу, по вторникам тренировка, в четверг в 12 свободен',
    ['завтра = negated', 'вторникам = recurring', 'в четверг в 12 = 26.11 12:00'],
  ],
  ['завтра в 10 утра, 26 ноября', ['завтра в 10 утра, 26 ноября = 26.11 10:00']],
  // the day that ends a list is said of all of it; one that leads the second is not
  ['10am dentist, 2pm call tomorrow', ['10am = 26.11 10:00', '2pm call tomorrow = 26.11 14:00']],
  [
    'в 9 стоматолог, в 12 юрист и в 15 созвон завтра',
    ['в 9 = 26.11 09:00', 'в 12 = 26.11 12:00', 'в 15 созвон завтра = 26.11 15:00'],
  ],
  ['в 17 урок, завтра в 10 созвон', ['в 17 = 25.11 17:00', 'завтра в 10 = 26.11 10:00']],
  ['сколько стоит вилла?', []],
  ['', []],
])('%s', (phrase, expected) => {
  expect(moments(phrase)).toEqual(expected);
});

test('each moment has the clock named beside it', () => {
  expect(moments('в 15 по мск, а потом в 19 по екб')).toEqual(['в 15 = 25.11 15:00', 'в 19 = 25.11 17:00']);
  expect(moments('по Москве в 16, по Бали в 22')).toEqual(['в 16 = 25.11 16:00', 'в 22 = 25.11 17:00']);
  expect(moments("at 3pm London time, that's 6pm Moscow time")).toEqual([
    "at 3pm London time, that's 6pm = 25.11 18:00",
  ]);
  // of another sentence: his own
  expect(moments('завтра в 10 по Бали. Созвон в пятницу в 15')).toEqual([
    'завтра в 10 = 26.11 05:00',
    'в пятницу в 15 = 27.11 15:00',
  ]);
  expect(moments('завтра в 10 или в 11 по Бали')).toEqual(['завтра в 10 = 26.11 05:00', 'в 11 = 26.11 06:00']);
});

test('one moment is what resolveWhen says of it', () => {
  for (const phrase of ['завтра в 14:30', 'next Monday morning', 'вечером', 'вчера', '31 июня', 'завтра до 18:00'])
    expect(resolveAll(given(phrase))).toEqual([resolveWhen(given(phrase))]);
});

test('a message of four thousand characters is read whole', () => {
  const filler = 'Расскажу подробнее о том, что нам важно в доме. ';
  const phrase = `${filler.repeat(82)}Встреча завтра в 14:30`;
  expect(phrase.length).toBeLessThan(4096);
  expect(moments(phrase)).toEqual(['завтра в 14:30 = 26.11 14:30']);
});
