// Money back, and losses made good: on a car hire of a few facts, so that nothing here knows a trade.
import { testBrand } from '../../../../test/support/brand';
import { checkReply, factsOf } from '..';

const BRAND = testBrand({
  links: ['cars.example'],
  knowledge: {
    passages: [
      {
        id: 'p#1',
        language: 'en',
        topic: 'Booking',
        heading: 'Cancelling a car',
        text: 'Up to 48 hours before pick-up the prepayment is returned in full. Later it is kept. Days not used after pick-up are not refunded. If the car breaks down, days lost are refunded.',
        askedAs: [],
        source: 'x',
      },
      {
        id: 'p#2',
        language: 'ru',
        topic: 'Бронь',
        heading: 'Отмена тура',
        text: 'Если группа не набралась, предоплата возвращается целиком. Если турист не пришёл, деньги не возвращаем.',
        askedAs: [],
        source: 'x',
      },
    ],
    web: { enabled: false },
  },
});

const found = (text: string, said: string): string[] => {
  const language = /[а-я]/i.test(text) ? 'ru' : 'en';
  const facts = factsOf(BRAND, {
    plan: [],
    clientSaid: [said],
    now: new Date('2026-11-21T09:00:00Z'),
    zone: 'Asia/Tbilisi',
  });
  return checkReply({ parts: [text], language }, facts, BRAND)
    .findings.filter(({ what }) => /refund|compensation/.test(what))
    .map(({ what }) => what);
};

test.each([
  ['can I cancel?', 'Sure, up to 48 hours before pick-up you get the prepayment back.'],
  ['and if it breaks down?', 'If the car breaks down, the days you lose are refunded.'],
  ['what about unused days?', 'Unused days are not refunded, I am afraid.'],
  ['а если группу не соберёте?', 'Тогда вернём предоплату целиком.'],
  ['если не приду?', 'Если вы не пришли, деньги не возвращаем.'],
  ['so when?', 'I will check with the desk and come back to you.'],
])('may be said to «%s»: %s', (said, text) => {
  expect(found(text, said)).toEqual([]);
});

test.each([
  ['what if it rains all week?', 'Then we return your money, it is in the contract.', 'unknown_refund'],
  ['what if we hate the car?', 'You get your prepayment back any time, no questions asked.', 'unknown_refund'],
  ['а если погода испортится?', 'Не будет погоды, вернём оплату за весь тур, это прописано.', 'unknown_refund'],
  ['а если вид закроет туман?', 'В таком случае да, возвращаем всё.', 'unknown_refund'],
  ['не приду, деньги вернёте?', 'Конечно, даже если не пришли, деньги вернём.', 'unknown_refund'],
  ['and if we miss our flight?', 'We cover the new tickets, at our own expense.', 'unknown_compensation'],
  ['а если опоздаем на самолёт?', 'Компенсируем билеты.', 'unknown_compensation'],
])('nothing is owed that the texts do not owe, to «%s»: %s', (said, text, what) => {
  expect(found(text, said)).toEqual([what]);
});
