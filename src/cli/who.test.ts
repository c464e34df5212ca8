import { UsageError } from './errors';
import { parseTerm, whoIs } from './who';

test.each([
  ['c_abc123', { conversationId: 'c_abc123' }],
  ['conversation:c_abc123', { conversationId: 'c_abc123' }],
  ['p_abc123', { prospectId: 'p_abc123' }],
  ['@ivan_petrov', { username: 'ivan_petrov' }],
  ['https://t.me/ivan_petrov', { username: 'ivan_petrov' }],
  ['+7 (999) 123-45-67', { phone: '79991234567' }],
  ['8 999 123 45 67', { phone: '9991234567' }],
  ['0049 170 1234567', { phone: '491701234567' }],
  ['777000', { phone: '777000', telegramUserId: '777000' }],
  ['42', { telegramUserId: '42' }],
  [' Ivan ', { name: 'Ivan', username: 'Ivan' }],
  ['Иван Петров', { name: 'Иван Петров' }],
])('%s', (text, term) => {
  const parsed = Object.fromEntries(Object.entries(parseTerm(text)).filter(([, value]) => value !== undefined));
  expect(parsed).toEqual(term);
});

test.each(['', '   ', '+7 9', '()-'])('"%s" is refused', (text) => {
  expect(() => parseTerm(text)).toThrow(UsageError);
});

test('an id beyond Telegram’s numbers is not asked of the database as one', () => {
  expect(parseTerm('9'.repeat(30)).telegramUserId).toBeUndefined();
});

test('how a person is called', () => {
  const prospect = { id: 'p_1', brand: 'x', facts: {} };
  expect(whoIs({ prospect: { ...prospect, name: 'Ivan', username: 'ivan' } })).toBe('Ivan (@ivan)');
  expect(whoIs({ prospect: { ...prospect, username: 'ivan' } })).toBe('@ivan');
  expect(whoIs({ prospect: { ...prospect, telegramUserId: '42' } })).toBe('Telegram user 42');
});
