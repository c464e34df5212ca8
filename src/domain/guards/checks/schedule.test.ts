// Days of the week and hours: a reply's are held against those the brand tells of the same thing, whatever its trade.
import { testBrand } from '../../../../test/support/brand';
import { checkReply, factsOf } from '../';

const passage = (heading: string, text: string, language: 'ru' | 'en' = 'ru') => ({
  ...{ id: heading, topic: 'Клиника', heading, text, language, askedAs: [], source: 'x' },
});
const BRAND = testBrand({
  zone: 'Europe/Moscow',
  links: [],
  catalog: { attributes: [], products: [], discounts: [] },
  knowledge: {
    passages: [
      passage('Клиника на Лесной', 'Клиника на Лесной открыта по будням с 8:00 до 20:00, в субботу с 10:00 до 15:00.'),
      passage('Клиника на Речной', 'Клиника на Речной открыта ежедневно с 9:00 до 21:00.'),
      passage('Рентген', 'Снимок делают во вторник и четверг с 9 до 13, в остальные дни кабинет закрыт.'),
      passage('Врачи', 'Хирург — понедельник, ортодонт — среда, 12:00–18:00; терапевт — каждый день.'),
      passage('Car pick-up', 'Cars are handed out from 8:00 to 19:30, Monday to Saturday.', 'en'),
    ],
    web: { enabled: false },
  },
});

const verdict = (client: string, reply: string): string => {
  const said = { plan: [], clientSaid: [client], now: new Date('2026-11-21T09:00:00Z'), zone: BRAND.zone };
  const language = /[а-я]/i.test(reply) ? 'ru' : 'en';
  return checkReply({ parts: [reply], language }, factsOf(BRAND, said), BRAND).verdict;
};

test.each([
  ['вы на Лесной в субботу открыты?', 'Да, на Лесной в субботу с десяти до трёх.'],
  ['до скольки Лесная сегодня?', 'Сегодня суббота, клиника на Лесной до 15:00.'],
  ['когда работает Речная?', 'Речная открыта без выходных, с 9 до 21.'],
  ['по каким дням снимок?', 'Снимок делают по вторникам и четвергам, с девяти до часа.'],
  ['когда принимает хирург?', 'Хирург в понедельник, с 12 до 18.'],
  ['which days can I pick up a car?', 'Cars are handed out Mon to Sat, eight to half past seven.'],
  ['мы в Омске, когда открыта Лесная?', 'По вашим часам клиника на Лесной по будням с 11:00 до 23:00.'],
])('right: «%s» %s', (client, reply) => {
  expect(verdict(client, reply)).toBe('ok');
});

test.each([
  ['вы на Лесной в воскресенье открыты?', 'Да, на Лесной по воскресеньям с десяти до трёх.'],
  ['до скольки Лесная в субботу?', 'По субботам клиника на Лесной до шести вечера.'],
  ['когда работает Лесная?', 'Лесная без выходных, с 8 до 20.'],
  ['по каким дням снимок?', 'Снимок делают по понедельникам и четвергам.'],
  ['когда принимает хирург?', 'Хирург в среду, с 12 до 18.'],
  ['which days can I pick up a car?', 'Cars are handed out seven days a week, eight to half past seven.'],
  ['мы в Омске, когда открыта Лесная?', 'По вашим часам клиника на Лесной по будням с 10:00 до 22:00.'],
])('untrue: «%s» %s', (client, reply) => {
  expect(verdict(client, reply)).toBe('rewrite');
});
