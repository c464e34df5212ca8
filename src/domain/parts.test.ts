import fc from 'fast-check';
import { splitReply } from './parts';

const limits = { partCharacters: 40, maxParts: 3 };
const bare = (text: string) => text.replace(/\s+/g, '');

test.each([
  ['a short one is one message', 'Да, есть две.', ['Да, есть две.']],
  ['nothing is nothing', '  ', []],
  [
    'a long one is cut where a sentence ends',
    'Вилла стоит у океана, две спальни. До пляжа пять минут. Хотите посмотреть?',
    ['Вилла стоит у океана, две спальни.', 'До пляжа пять минут. Хотите посмотреть?'],
  ],
  [
    'a paragraph begins a message',
    'Есть две виллы у моря.\n\nКакой у вас бюджет, примерно?',
    ['Есть две виллы у моря.', 'Какой у вас бюджет, примерно?'],
  ],
  [
    'abbreviations and numbers end nothing',
    'Цена за три месяца, т. е. 3.5 млн. рупий, без воды.',
    ['Цена за три месяца, т. е. 3.5 млн. рупий, без воды.'],
  ],
  [
    'what is left over stays in the last',
    'Первое предложение длинное весьма. Второе предложение длинное. Третье предложение длинное. Четвёртое предложение длинное.',
    [
      'Первое предложение длинное весьма.',
      'Второе предложение длинное.',
      'Третье предложение длинное. Четвёртое предложение длинное.',
    ],
  ],
])('%s', (_name, text, parts) => {
  expect(splitReply(text, limits)).toEqual(parts);
});

test('nothing is lost, nothing added, never more parts than allowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Да', 'вилла', '3.5', 'т. е.', 'Нет.', 'Правда?', 'https://a.example/b', '\n\n', '😀'), {
        maxLength: 60,
      }),
      fc.integer({ min: 5, max: 120 }),
      fc.integer({ min: 1, max: 4 }),
      (words, partCharacters, maxParts) => {
        const text = words.join(' ');
        const parts = splitReply(text, { partCharacters, maxParts });
        expect(bare(parts.join(' '))).toBe(bare(text));
        expect(parts.length).toBeLessThanOrEqual(maxParts);
        for (const part of parts) expect(part.trim()).toBe(part);
      },
    ),
  );
});
