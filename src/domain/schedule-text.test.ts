// The list a client asks for: short lines in his own time.
import { asksSchedule, scheduleText } from './schedule-text';

const NOW = new Date('2026-11-21T09:00:00Z');
const at = (iso: string) => new Date(`${iso}:00Z`);

test('by time, with near days named, ends, the year when it is another, and whose clock it is', () => {
  const coming = [
    { start: at('2027-01-12T12:00') },
    { start: at('2026-11-24T12:00'), end: at('2026-11-24T13:00'), title: 'созвон' },
    { start: at('2026-11-22T11:30'), title: 'встреча с юристом' },
    { start: at('2026-11-21T20:00'), end: at('2026-11-21T22:00'), title: 'рейс' },
  ];
  expect(scheduleText(coming, 'Europe/Moscow', 'ru', NOW)).toBe(
    [
      'Что запланировано (по Москве):',
      '• сегодня, 23:00–вс, 22 ноября 1:00: рейс',
      '• завтра, 14:30: встреча с юристом',
      '• вт, 24 ноября, 15:00–16:00: созвон',
      '• вт, 12 января 2027, 15:00: напишу вам',
    ].join('\n'),
  );
  expect(scheduleText([{ start: at('2026-11-22T11:30'), title: 'standup' }], 'Asia/Makassar', 'en', NOW)).toBe(
    'What is coming (Bali time (UTC+8)):\n• tomorrow, 19:30: standup',
  );
  expect(scheduleText([], 'Europe/Moscow', 'ru', NOW)).toBe('Пока ничего не запланировано.');
});

test('what asks for it', () => {
  for (const text of ['/schedule', ' /Schedule ', '/schedule@anna', '/расписание', '/встречи'])
    expect([text, asksSchedule(text)]).toEqual([text, true]);
  for (const text of ['schedule', '/schedule me', 'какое расписание?', '/start'])
    expect([text, asksSchedule(text)]).toEqual([text, false]);
});
