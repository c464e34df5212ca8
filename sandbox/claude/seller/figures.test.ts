// Figures are the same in both languages; only the words round them change.
import { figuresOf } from './figures';

test.each<[string, 'ru' | 'en', string[]]>([
  ['Бронь стоит 2000 $ и снимает объект с продажи на 14 дней.', 'en', ['$2,000', '14 days']],
  ['30 % при подписании, 10 рабочих дней', 'en', ['30%', '10 working days']],
  ['Дополнительный залог 300 $ и уборка 60 $', 'en', ['$300', '$60']],
  ['The fee is $2,000 for 14 days; 1 month later 30%', 'ru', ['2000 $', '14 дней', '1 месяц', '30 %']],
  ['It costs $245,000 and takes 22 working days', 'ru', ['245 000 $', '22 рабочих дня']],
  ['Открыт с 9:30 до 18:00', 'en', ['9:30', '18:00']],
  ['до 110 000 рублей в год', 'en', ['₽110,000']],
  ['Раздел 5, пункт 7', 'en', []],
])('%s → %s: %j', (text, language, figures) => expect(figuresOf(text, language)).toEqual(figures));
