import { after, moment } from './times';

const at = (iso: string) => ({ at: Date.parse(iso) });
const from = Date.parse('2026-12-01T12:00:00+08:00');
const bali = 'Asia/Makassar';

test.each([
  ['2026-12-03 18:30', '2026-12-03T18:30:00+08:00'],
  ['18:30', '2026-12-01T18:30:00+08:00'],
  ['12:00', '2026-12-01T12:00:00+08:00'],
  ['09:00', '2026-12-02T09:00:00+08:00'],
  ['12:00:30', '2026-12-01T12:00:30+08:00'],
])('the moment %s', (text, iso) => {
  expect(moment(text, bali, from)).toEqual(at(iso));
});

test.each([
  ['2027-06-31 12:00', 'there is no 2027-06-31 in the calendar'],
  ['2026-12-01 25:00', 'there is no 25:00 on a clock'],
  ['12:61', 'there is no 12:61 on a clock'],
  ['tomorrow', '"tomorrow" is no time'],
])('%s is refused', (text, why) => {
  expect(moment(text, bali, from)).toEqual({ problem: expect.stringContaining(why) });
});

test('an hour that the clocks skip is refused, and a date is needed where nothing comes before', () => {
  expect(moment('2027-03-28 02:30', 'Europe/Berlin')).toEqual({
    problem: expect.stringContaining('the clocks go forward'),
  });
  expect(moment('18:30', bali)).toEqual({ problem: expect.stringContaining('needs a date') });
});

test.each([
  ['30 s', '2026-12-01T12:00:30+08:00'],
  ['5min', '2026-12-01T12:05:00+08:00'],
  ['1 day 2 hours', '2026-12-02T14:00:00+08:00'],
  ['3 weeks', '2026-12-22T12:00:00+08:00'],
])('%s later', (text, iso) => {
  expect(after(text, bali, from)).toEqual(at(iso));
});

test('a day later is the same hour by the clock, also when the clocks change', () => {
  const before = Date.parse('2027-03-27T12:00:00+01:00');
  expect(after('1 day', 'Europe/Berlin', before)).toEqual(at('2027-03-28T12:00:00+02:00'));
});

test.each(['soon', '3', '2 fortnights', '-1 day', ''])('"%s" is no length of time', (text) => {
  expect(after(text, bali, from)).toEqual({ problem: expect.stringContaining('is no length of time') });
});
