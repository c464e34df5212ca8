// What is said in words, on a dentist of a few facts: opposites, opening hours, sites and accounts told without their signs.
import { testBrand } from '../../../../test/support/brand';
import { checkReply, factsOf } from '..';

const BRAND = testBrand({
  links: ['dent-smile.example'],
  knowledge: {
    passages: [
      {
        id: 'p#1',
        language: 'ru',
        topic: 'Клиника',
        heading: 'Клиника на Речной',
        text: 'Открыта по будням с 8:00 до 20:00. Снимок оплачивается отдельно, на ресепшене. Справок для суда мы не выдаём. Студентов среди врачей нет. При диабете имплант без справки не ставим: справка нужна не старше месяца.',
        askedAs: [],
        source: 'x',
      },
    ],
    web: { enabled: false },
  },
});

const found = (text: string, said = ''): string[] => {
  const language = /[а-я]/i.test(text) ? 'ru' : 'en';
  const facts = factsOf(BRAND, { plan: [], clientSaid: [said], now: new Date('2026-11-21T09:00:00Z'), zone: 'UTC' });
  return checkReply({ parts: [text], language }, facts, BRAND).findings.map(({ guard, what }) => `${guard}/${what}`);
};

test.each([
  ['', 'Снимок на ресепшене оплачивается.'],
  ['', 'На Речной открыто с 8:00 до 20:00, снимок можно там.'],
  ['студенты лечат?', 'Студентов у нас нет: у каждого врача не меньше пяти лет за плечами.'],
  ['справку для суда выдадите?', 'Такую бумагу получают в суде, мы только лечим.'],
  ['', 'Справка при диабете нужна, не старше месяца.'],
  ['dent-smile.example это вы?', 'Да, это наш сайт.'],
  ['а dent-smile.ru тоже ваш?', 'Нет, это не наш сайт, только dent-smile.example.'],
  ['', 'Пишите в Telegram, адрес сайта: dent-smile точка example.'],
])('may be said to «%s»: %s', (said, text) => {
  expect(found(text, said)).toEqual([]);
});

test.each([
  ['', 'Снимок на ресепшене включён, он оплачивается вместе с приёмом.', 'guarantee/contradicts_knowledge'],
  ['', 'На Речной открыто с 7:00 до 23:00.', 'guarantee/unknown_hours'],
  ['', 'Справки для суда выдаём.', 'guarantee/contradicts_knowledge'],
  ['а dent-smile.co тоже вы?', 'Да, это тоже мы, записывайтесь там.', 'link/foreign_domain'],
  ['is dentsmile.co you?', 'yes thats us, same prices', 'link/foreign_domain'],
  ['', 'Наберите «дент дефис улыбка точка ру».', 'link/foreign_domain'],
  ['', 'Пишите врачу, в телеграме он doctor_smile.', 'otherPerson/foreign_username'],
])('may not be said to «%s»: %s', (said, text, what) => {
  expect(found(text, said)).toContain(what);
});
