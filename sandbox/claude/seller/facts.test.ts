// An answer is sentences of one passage, letter for letter, and never a promise of our own.
import { factsFor } from './facts';
import type { Call, View } from './read';

const passage = (heading: string, text: string) => ({ source: heading, topic: 'Topic', heading, text });
const search = (passages: object[] | string): Call[] => [
  {
    name: 'search_knowledge',
    input: { question: 'q' },
    ok: true,
    result: typeof passages === 'string' ? passages : JSON.stringify(passages),
  },
];
const view = (unanswered: string, language: 'ru' | 'en' = 'ru'): View =>
  ({ unanswered, language, lines: [], lastOfUs: '', company: 'C' }) as unknown as View;

test('what the passage promises in the name of the company is left out', () => {
  const text = 'Бронь держим 14 дней. Мы перезвоним вам в течение дня и всё расскажем про бронь. Бронь стоит 2000 $.';
  const said = factsFor(view('сколько стоит бронь?'), search([passage('Бронь', text)]));
  expect(said).toMatch(/2000 \$/);
  expect(said).not.toMatch(/перезвоним/);
});

test('a sentence that leans on another brings it along', () => {
  const text =
    'Нотариус проверяет землю за 8 дней. Его отчёт вы получаете на русском языке, письменно и бесплатно, вместе с копиями всех документов, планом участка и справкой о зонировании земли.';
  expect(factsFor(view('на каком языке отчёт?'), search([passage('Проверка', text)]))).toBe(text);
});

test('three sentences at the most, and no more than fit', () => {
  const text = Array.from(
    { length: 9 },
    (_, i) => `Оплата этапа номер ${i + 1} делается переводом в банке на счёт компании.`,
  );
  const said = factsFor(view('как проходит оплата?'), search([passage('Оплата', text.join(' '))])) ?? '';
  expect(said.split('. ').length).toBeLessThanOrEqual(3);
  expect(said.length).toBeLessThanOrEqual(380);
});

test('the passage that speaks of the question goes before one that merely stands first', () => {
  const said = factsFor(
    view('сколько длится занятие?'),
    search([passage('Группы', 'В группе до 12 человек.'), passage('Занятие', 'Занятие длится 90 минут.')]),
  );
  expect(said).toBe('Занятие длится 90 минут.');
});

test.each(['Nothing is known about that.', '[]', '{', 'null'])('%s: nothing is known', (result) =>
  expect(factsFor(view('где офис?'), search(result))).toBeUndefined(),
);
