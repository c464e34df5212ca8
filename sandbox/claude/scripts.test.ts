// Which script answers whom.
import { ScriptBook } from './scripts';

test('by conversation, by account, by both; ids may hold colons', () => {
  const book = new ScriptBook();
  book.add('account:1', [{ text: 'account' }]);
  book.add('conversation:a', [{ text: 'one' }, { text: 'two' }]);
  book.add('conversation:b:account:1', [{ text: 'both' }]);
  expect(book.take('conversation:a:account:1')?.text).toBe('one');
  expect(book.take('conversation:ab:account:2')).toBeUndefined();
  expect(book.take('conversation:b:account:1')?.text).toBe('both');
  expect(book.take('conversation:a:account:1')?.text).toBe('two');
  expect(book.take('conversation:a:account:1')?.text).toBe('account');
  expect(book.take('conversation:a:account:1')).toBeUndefined();
  expect(book.take(undefined)).toBeUndefined();
});

test('turns queue up and are cleared', () => {
  const book = new ScriptBook();
  expect(book.add('c', [{ text: 'a' }])).toBe(1);
  expect(book.add('c', [{ text: 'b' }, {}])).toBe(3);
  book.clear();
  expect(book.take('c')).toBeUndefined();
});
