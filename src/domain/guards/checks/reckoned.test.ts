// Days worked out of stated ones: by a term of the brand, by the days of the week a course has, by the days people may come on.
import { testBrand } from '../../../../test/support/brand';
import { checkReply, factsOf } from '../';

const passage = (heading: string, text: string) => ({
  ...{ id: heading, topic: 'Прокат', heading, text, language: 'ru' as const, askedAs: [], source: 'x' },
});
const BRAND = testBrand({
  zone: 'Europe/Moscow',
  links: [],
  catalog: {
    attributes: [],
    products: [
      {
        id: 'skipper',
        name: { ru: 'Курс шкипера' },
        about: { ru: 'Занятия во вторник и пятницу, 19:00–21:00, в классе у причала.' },
        usp: {},
        prices: [{ amount: 30_000, currency: 'RUB', per: 'course' }],
        starts: ['2026-12-08'],
        attributes: {},
      },
    ],
    discounts: [],
  },
  knowledge: {
    passages: [
      passage('Отмена аренды', 'Аренду машины отменяют бесплатно не позднее чем за 5 дней до выдачи.'),
      passage('Пункт выдачи', 'Пункт открыт с понедельника по субботу с 8:00 до 20:00.'),
    ],
    web: { enabled: false },
  },
});

const verdict = (client: string, reply: string): string => {
  const said = { plan: [], clientSaid: [client], now: new Date('2026-11-21T09:00:00Z'), zone: BRAND.zone };
  return checkReply({ parts: [reply], language: 'ru' }, factsOf(BRAND, said), BRAND).verdict;
};

test.each([
  ['беру машину 20 декабря, до какого можно отменить аренду?', 'Бесплатно отменить аренду можно до 15 декабря.'],
  ['когда занятия курса шкипера, если начать 8 декабря?', 'Курс шкипера 8, 11, 15 и 18 декабря, с 19:00 до 21:00.'],
  ['пункт в понедельник открыт?', 'Да, в понедельник, 23 ноября, пункт открыт с 8:00.'],
  ['курс шкипера 8 декабря, какой это день недели?', 'Это вторник.'],
])('follows: «%s» %s', (client, reply) => {
  expect(verdict(client, reply)).toBe('ok');
});

test.each([
  ['беру машину 20 декабря, до какого можно отменить аренду?', 'Бесплатно отменить аренду можно до 18 декабря.'],
  ['когда занятия курса шкипера, если начать 8 декабря?', 'Курс шкипера 8, 10, 15 и 17 декабря, с 19:00 до 21:00.'],
  ['когда начинается курс шкипера?', 'Курс шкипера начинается 11 декабря.'],
  ['пункт в воскресенье открыт?', 'Да, в воскресенье, 22 ноября, пункт открыт с 8:00.'],
  ['курс шкипера 8 декабря, какой это день недели?', 'Это среда.'],
])('does not: «%s» %s', (client, reply) => {
  expect(verdict(client, reply)).toBe('rewrite');
});
