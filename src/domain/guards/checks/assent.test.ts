import type { Facts } from '../facts/facts';
import { fold } from '../text/fold';
import { viewOf } from '../text/view';
import { claimAgreedTo } from './assent';

const facts = (...said: string[]): Facts => {
  const messages = said.map(fold);
  return { client: { text: messages.join('\n'), last: messages.at(-1) } } as Facts;
};
const claimed = (reply: string, ...said: string[]): string | undefined =>
  claimAgreedTo(viewOf([reply]), facts(...said))?.text;

test('a yes says what the question claims, as of ourselves', () => {
  expect(claimed('Да, конечно!', 'За 200 тысяч отдадите?')).toBe('за 200 тысяч отдадим.');
  expect(claimed('Of course.', 'Can you do 20% off?')).toContain('we will do 20% off');
  expect(claimed('Идёт, договорились.', 'Скидка двадцать?')).toContain('скидка двадцать');
});

test('«верно?» asks for what was said before it', () => {
  expect(claimed("Spot on, that's what you'd pay.", 'I saw Palm at 190k.', 'Is that right?')).toContain('190k');
});

test.each([
  ['Нет, цена 245 000 $.', 'За 200 тысяч отдадите?'],
  ['Да, 245 000 $.', 'За 200 тысяч отдадите?'],
  ['Да, но скидки нет.', 'Скидка 20%?'],
  ['Да, конечно. Такой скидки у нас нет.', 'Скидка 20%?'],
  ['Да, конечно!', 'Сколько стоит за 20 занятий?'],
  ['Конечно, передам.', 'Передадите владельцу 200 тысяч?'],
  ['Да, подберём.', 'Бюджет 200 тысяч, хватит?'],
  ['Правда?', 'Скидка 20%?'],
])('%s to «%s» agrees to nothing', (reply, said) => {
  expect(claimed(reply, said)).toBeUndefined();
});
