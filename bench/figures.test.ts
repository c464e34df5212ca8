import { median, misses, percentile, spread, table } from './figures';

const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

test('a percentile is a value that was measured, whatever the order', () => {
  expect([0, 1, 50, 99, 100].map((p) => percentile(hundred, p))).toEqual([1, 1, 50, 99, 100]);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([7])).toBe(7);
  expect(() => median([])).toThrow('no values');
  expect(hundred[0]).toBe(100); // sorted elsewhere, not in place
});

test('an aim is missed by more, met by as much', () => {
  const figure = spread('turns', 'ms', hundred, { p50: 50, p99: 98 });
  expect(figure.values).toEqual({ n: 100, p50: 50, p99: 99, max: 100 });
  expect(misses(figure)).toEqual(['p99']);
  expect(misses(spread('turns', 'ms', hundred))).toEqual([]);
});

test('the table has a column for each name and says what was missed', () => {
  const shown = table([
    spread('turns', 'ms', [104.4, 196.2], { p50: 100 }),
    { what: 'events', unit: '', values: { n: 16, bytes: 2485.5 }, atMost: { n: 16 } },
    { what: 'ratio', unit: '', values: { p50: 0.123 } },
  ]);
  expect(shown.split('\n')).toEqual([
    '           n   p50  p99  max  bytes',
    '  turns    2   104  196  196         ms  MISSED: p50 ≤ 100',
    '  events  16                   2486      met: n ≤ 16',
    '  ratio       0.12',
  ]);
});
