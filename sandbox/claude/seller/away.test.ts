// The day after he is back, in words the product's own resolver takes.
import { resolveWhen } from '../../../src/domain/when';
import { dayAfterAbsence } from './away';

const DEFAULTS = {
  dayStart: '10:00',
  morning: '10:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '19:00',
  night: '21:00',
};

test.each<[string, string, string]>([
  ['Я в отпуске до 10 января', '11 января', '2027-01-11'],
  ['буду в командировке, до 31 декабря не на связи', '1 января', '2027-01-01'],
  ['уехали до 15-го', '16 числа', '2026-12-16'],
  ['болею до понедельника', 'во вторник', '2026-11-24'],
  ['вернусь 28 февраля', '1 марта', '2027-03-01'],
  ["I'm away until January 10", 'on January 11', '2027-01-11'],
  ['out of office till the 5th', 'on the 6th', '2026-12-06'],
  ['back on Sunday', 'on Monday', '2026-11-23'],
  ['on vacation through 31 December', 'on January 1', '2027-01-01'],
])('%s → %s', (text, words, date) => {
  expect(dayAfterAbsence(text)).toBe(words);
  const lang = /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
  const when = resolveWhen({
    phrase: words,
    now: new Date('2026-11-21T13:33:00Z'),
    zone: 'Europe/London',
    lang,
    purpose: 'followUp',
    defaults: DEFAULTS,
  });
  expect(when).toMatchObject({ kind: 'instant', instant: expect.stringContaining(date) });
});

test.each(['занят до 18:00', 'busy until 5 pm', 'я в отпуске', 'до 10 января есть скидка?', 'we come back to this'])(
  'no absence with an end: %s',
  (text) => expect(dayAfterAbsence(text)).toBeUndefined(),
);
