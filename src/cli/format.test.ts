import { ago, at, atIn, clip, count, pairs, table, WIDTH, wrap } from './format';

test('a table is aligned by what is seen, and its last column gives way', () => {
  const lines = table(
    ['id', 'who', 'why'],
    [
      ['1', 'Ольга 🙂', 'x'.repeat(200)],
      ['22', 'Ян', undefined],
    ],
  ).split('\n');
  expect(lines[0]).toBe('id  who      why');
  expect(lines[1]).toMatch(/^1 {3}Ольга 🙂 {2}x+…$/u);
  expect([...(lines[1] as string)].length).toBe(WIDTH);
  expect(lines[2]).toBe('22  Ян');
});

test('cells stay on their line, whatever is in them', () => {
  expect(table(['a', 'b'], [['x\ny', 'one\n\n two']])).toBe('a    b\nx y  one two');
});

test('pairs leave out what there is not', () => {
  expect(
    pairs([
      ['who', 'Ivan'],
      ['phone', undefined],
      ['account', 'Rep'],
    ]),
  ).toBe('who      Ivan\naccount  Rep');
});

test('times on somebody’s clock; the year when it is another one', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(at(new Date('2026-11-22T02:00:00Z'), 'Asia/Makassar', now)).toBe('Sun 22 Nov 10:00');
  expect(atIn(new Date('2026-11-21T22:30:00Z'), 'Europe/Moscow', now)).toBe('Sun 22 Nov 01:30 (Europe/Moscow)');
  // already next year there
  expect(at(new Date('2026-12-31T20:00:00Z'), 'Asia/Makassar', now)).toBe('Fri 1 Jan 2027 04:00');
});

test.each([
  [0, 'just now'],
  [-5, 'just now'],
  [30, '30 s ago'],
  [600, '10 min ago'],
  [10_800, '3 h ago'],
  [400_000, '5 days ago'],
])('%i s ago', (seconds, words) => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(ago(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
});

test('wrapped at spaces, indented; what is to be copied stays whole', () => {
  expect(wrap('one two three four', 2, 10)).toBe('one two\n  three\n  four');
  const url = `http://${'x'.repeat(150)}`;
  expect(wrap(`see ${url} there`, 4, 20)).toBe(`see\n    ${url}\n    there`);
});

test('clipped and counted', () => {
  expect(clip('12345', 5)).toBe('12345');
  expect(clip('123456', 5)).toBe('1234…');
  expect([count(1, 'item'), count(0, 'item'), count(3, 'item')]).toEqual(['1 item', '0 items', '3 items']);
});
