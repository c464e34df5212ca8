// Messages and what is read out of them: the table of those that are promised, and what no table says well.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { MEETING_WHEN } from '../when';
import { MENTIONED } from './policy';
import { readMentions } from './read';
import type { Mention } from './types';

const NOW = new Date('2026-11-25T10:00:00+03:00');
const read = (text: string, more: Partial<Parameters<typeof readMentions>[1]> = {}) =>
  readMentions(text, { now: NOW, zone: 'Europe/Moscow', defaults: MEETING_WHEN, ...more });
const kept = (mentions: Mention[]) =>
  mentions.filter(({ confidence, change }) => confidence >= MENTIONED.threshold && change !== 'cancelled');
const shown = ({ title, start, end }: Mention) =>
  `${title} @ ${start.slice(0, 16)}${end ? `–${end.slice(11, 16)}` : ''}`;

const ROWS = readFileSync(join(__dirname, 'messages.table.txt'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [string, string]);

test('the table', () => {
  expect(ROWS.length).toBeGreaterThan(450);
  const wrong = ROWS.flatMap(([text, expected]) => {
    const found = kept(read(text)).map(shown).join('; ') || '-';
    return found === expected ? [] : [{ text, expected, found }];
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['встречу с юристом завтра в 15 отменили', 'встреча с юристом', '2026-11-26T15:00:00+03:00', 'cancelled'],
  ["I can't make it to the viewing tomorrow at 3", 'viewing', '2026-11-26T15:00:00+03:00', 'cancelled'],
  ['встречу перенесли на пятницу в 15', 'встреча', '2026-11-27T15:00:00+03:00', 'moved'],
  ['my call was moved from 3pm to 5pm tomorrow', 'call', '2026-11-26T17:00:00+03:00', 'moved'],
])('%s', (text, title, start, change) => {
  expect(read(text)).toMatchObject([{ title, start, change }]);
});

test('moved in the same message, a meeting is there once, at its new time', () => {
  const mentions = read('У меня встреча с юристом завтра в 15:00. Ой, её перенесли на пятницу в 12:00');
  expect(mentions).toMatchObject([{ title: 'встреча с юристом', start: '2026-11-27T12:00:00+03:00', change: 'moved' }]);
});

test('the same meeting three times in other words is one', () => {
  const text = 'Завтра в 15:00 встреча с юристом. Юрист завтра в 15. Ну то есть завтра в три часа дня я у юриста';
  expect(read(text).map(({ start }) => start)).toEqual(['2026-11-26T15:00:00+03:00']);
});

test.each([
  ['a date that does not exist', 'у меня приём у врача 31 июня в 9:00'],
  ['an hour that does not exist', 'meeting tomorrow at 25:00'],
  ['a meeting already past', 'сегодня в 9:00 у меня была встреча'],
  ['nothing', ''],
  ['emoji', '🎉🎉🎉 👍'],
  ['marks', '«»"":;,.!?—()'],
])('%s: no meeting', (_, text) => {
  expect(kept(read(text))).toEqual([]);
});

test('of two times to choose from none is sure', () => {
  const mentions = read('встреча завтра в 10 или в 11');
  expect(mentions).toHaveLength(1);
  expect(mentions[0]!.confidence).toBeLessThan(MENTIONED.threshold);
});

test('the zone of the client, and that of the brand for "your time"', () => {
  expect(read('call tomorrow at 15:00', { zone: 'Asia/Makassar' })[0]!.start).toBe('2026-11-26T15:00:00+08:00');
  const ours = read('созвон завтра в 15:00 по вашему времени', { brandZone: 'Asia/Makassar' });
  expect(ours[0]!.start).toBe('2026-11-26T10:00:00+03:00');
});

test('after the holidays is asked of the brand', () => {
  const holidays = [{ from: '2026-12-31', to: '2027-01-10', name: 'New Year' }];
  const text = 'у меня встреча с юристом после праздников';
  expect(read(text, { holidays })[0]!.start).toBe('2027-01-11T09:00:00+03:00');
  expect(read(text)).toEqual([]);
  expect(read('после праздников в 10 встреча с нотариусом', { holidays })).toMatchObject([
    { title: 'встреча с нотариусом', start: '2027-01-11T10:00:00+03:00' },
  ]);
});

test('an unknown zone is named, a broken clock too', () => {
  expect(() => read('x', { zone: 'Europe/Moskow' })).toThrow(new RangeError('unknown time zone Europe/Moskow'));
  expect(() => read('x', { now: new Date('x') })).toThrow(new RangeError('now is not a date'));
});

test('a title is short and holds no time', () => {
  const [mention] = read(
    `завтра в 15:00 встреча с ${'очень '.repeat(3)}важным человеком из администрации города Екатеринбурга и области`,
  );
  expect(mention!.title.length).toBeLessThanOrEqual(60);
  expect(mention!.title).toMatch(/^встреча с /);
  expect(mention!.title).not.toMatch(/15|завтра/);
});

test('the span holds the event and its time', () => {
  const text = 'Добрый день! У меня завтра созвон с партнёром в 15:00, потом отвечу';
  const [from, to] = read(text)[0]!.span;
  expect(text.slice(from, to)).toBe('завтра созвон с партнёром в 15:00');
});

const WORDS = [
  'встреча',
  'завтра',
  'в',
  '15:00',
  'или',
  'перенесли',
  'на',
  'пятницу',
  'не',
  '«',
  '»',
  '"',
  '?',
  '.',
  ',',
  '—',
  '\n',
  'I have',
  'a call',
  'at 3',
  'вторая',
  'после',
  'с',
  'юристом',
  '31 июня',
  'İ',
  '🎉',
];

test('whatever the text: nothing is thrown, every mention is well formed and ahead', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string()), { maxLength: 25 }), (parts) => {
      const text = parts.join(' ');
      for (const { title, start, end, confidence, span } of read(text)) {
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(60);
        expect(Date.parse(start)).toBeGreaterThanOrEqual(NOW.getTime());
        if (end) expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('ten thousand characters are read to the end', () => {
  const text = `${'Очень нравится вилла у моря. '.repeat(400)}Завтра в 15:00 у меня встреча с юристом.`;
  expect(kept(read(text)).map(shown)).toEqual(['встреча с юристом @ 2026-11-26T15:00']);
});
