import fc from 'fast-check';
import { hoursText, parseHours } from './hours';

test.each([
  ['mon-fri 10:00-19:00, sat 11:00-15:00', 'Mon-Fri 10:00-19:00, Sat 11:00-15:00'],
  ['пн-пт 10:00–19:00, сб 11.00—15.00', 'Mon-Fri 10:00-19:00, Sat 11:00-15:00'],
  ['Понедельник - Пятница 9 - 18', 'Mon-Fri 09:00-18:00'],
  ['mon, wed, fri 10-14', 'Mon Wed Fri 10:00-14:00'],
  ['tue 10-13 14-18; thu 10-13', 'Tue 10:00-13:00, Tue 14:00-18:00, Thu 10:00-13:00'],
  ['fri-mon 12-24', 'Mon Fri-Sun 12:00-24:00'],
  ['daily 00:00-24:00', 'Mon-Sun 00:00-24:00'],
  ['будни 10-19, выходные 12-16', 'Mon-Fri 10:00-19:00, Sat Sun 12:00-16:00'],
  ['Tues Thursday 8:30-9', 'Tue Thu 08:30-09:00'],
])('%s', (said, read) => {
  expect(hoursText(parseHours(said))).toBe(read);
});

test.each([
  ['', 'no hours are named'],
  ['mon-fri', 'no hours stand after the last days'],
  ['10:00-19:00', '10:00-19:00 stands without a day before it'],
  ['mon 19:00-10:00', '19:00-10:00 ends before it begins. Hours past midnight are two'],
  ['mon 10:00-10:00', 'ends before it begins'],
  ['mon 10:00', '"10:00" is no span of hours'],
  ['mon 25-26', '"25-26" is no span of hours'],
  ['mon 10:60-12', '"10:60-12" is no span of hours'],
  ['mon 24:00-24:00', 'is no span of hours'],
  ['moon 10-12', '"moon" is no day: mon … sun, пн … вс'],
  ['mon-tue-wed 10-12', '"mon-tue-wed" is no day'],
  ['sunny 10-12', '"sunny" is no day'],
])('%j is refused: %s', (said, why) => {
  expect(() => parseHours(said)).toThrow(why);
});

test('what is printed reads back as the same hours', () => {
  const minute = fc.integer({ min: 0, max: 1440 });
  const clock = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
  const hours = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      times: fc.uniqueArray(minute, { minLength: 2, maxLength: 2 }),
    })
    .map(({ days, times }) => {
      const [from, to] = times.sort((a, b) => a - b) as [number, number];
      return { days: days.sort(), from: clock(from), to: clock(to) };
    });
  fc.assert(
    fc.property(fc.array(hours, { minLength: 1, maxLength: 4 }), (list) =>
      expect(parseHours(hoursText(list))).toEqual(list),
    ),
  );
});
