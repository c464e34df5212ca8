import { questionMessage, questionStateLine } from './question';

const start = new Date('2026-11-25T04:00:00Z');
const now = new Date('2026-11-22T04:00:00Z');
const client = { name: 'Олег <3', username: 'oleg' };

test('may it be booked: the time by the rep’s clock, with its zone, and until when the client waits', () => {
  const asked = {
    kind: 'confirm' as const,
    title: 'звонок, Test Agency',
    start,
    expiresAt: new Date('2026-11-22T06:00:00Z'),
  };
  const { text, buttons, summary } = questionMessage('ru', asked, client, 'Europe/Moscow', now);
  expect(text).toBe(
    [
      '<b>Можно в среду, 25 ноября, в 7:00 (по Москве)?</b>',
      '<a href="tg://resolve?domain=oleg">Олег &lt;3</a>',
      'звонок, Test Agency',
      'Клиент ждёт ответа до 22 нояб. 09:00',
    ].join('\n'),
  );
  expect(summary).toBe('Можно в среду, 25 ноября, в 7:00 (по Москве)? Олег <3');
  expect(buttons).toEqual([
    [
      { verb: 'yes', text: 'Да, можно' },
      { verb: 'no', text: 'Нет' },
    ],
  ]);
});

test('how it went', () => {
  const { text, buttons } = questionMessage('en', { kind: 'outcome', title: 'video call', start }, client, 'UTC', now);
  expect(text.split('\n')[0]).toBe(
    '<b>Did the meeting take place? It was to be on Wednesday, 25 November, at 4:00 (UTC time)</b>',
  );
  expect(buttons.flat().map(({ verb }) => verb)).toEqual(['held', 'absent']);
});

test('what became of it, and who said so', () => {
  expect(questionStateLine('en', 'noShow', 'A & B')).toBe(
    'Noted: the client did not come; he is offered another time. Decided by A &amp; B.',
  );
  expect(questionStateLine('ru', 'expired')).toBe('Время ответа вышло.');
});
