// What a price is for, and what is worked out of prices, on a brand that rents out cars and mends teeth: no trade of the sample brands.
import { testBrand } from '../../../../test/support/brand';
import type { Price } from '../../catalog';
import { checkReply, factsOf } from '../';

const product = (id: string, name: string, about: string, prices: Price[]) => ({
  id,
  name: { en: name },
  about: { en: about },
  usp: {},
  prices,
  starts: 'anytime' as const,
  attributes: {},
});
const note = (en: string) => ({ note: { en } });

const BRAND = testBrand({
  catalog: {
    attributes: [],
    products: [
      product('yaris', 'Toyota Yaris', 'A small car for the city.', [
        { amount: 34, currency: 'USD', per: 'day', ...note('rentals of 1 to 6 days') },
        { amount: 29, currency: 'USD', per: 'day', ...note('rentals of 7 to 29 days') },
        { amount: 660, currency: 'USD', per: 'month' },
      ]),
      product('check-up', 'Check-up', 'The dentist looks at every tooth.', [
        { amount: 45, currency: 'USD', per: 'visit' },
      ]),
      product('tour', 'Mountain tour', 'A day in the mountains with a guide.', [
        { amount: 58, currency: 'USD', per: 'person', ...note('group tour') },
        { amount: 240, currency: 'USD', per: 'once', ...note('a private tour') },
      ]),
      product('villa', 'Sea Villa', 'Four rooms.', [
        { amount: 3000, currency: 'USD', per: 'month' },
        { amount: 27_000, currency: 'USD', per: 'year' },
        { from: 120, to: 180, currency: 'USD', per: 'once', ...note('cleaning') },
      ]),
      product('minibus', 'Minibus', 'Seven seats.', [{ amount: 74, currency: 'USD', per: 'once', ...note('a day') }]),
    ],
    discounts: [],
  },
  knowledge: {
    passages: [
      {
        id: 'extras#1',
        language: 'en',
        topic: 'Prices',
        heading: 'What a rental covers',
        text: 'Taxes, winter tyres and one additional driver are included. Fuel and parking are not included. A child seat costs $5 a day. Delivery to a hotel is $15. Panoramic X-rays cost $30, dental prints 70, full scans 95. A year of use takes $60–80 a month: power 40, water 20.',
        askedAs: [],
        source: 'x',
      },
    ],
    web: { enabled: false },
  },
});

function found(text: string, said: string[] = []): string[] {
  const facts = factsOf(BRAND, {
    plan: [],
    clientSaid: said,
    now: new Date('2026-11-21T09:00:00Z'),
    zone: 'Asia/Tbilisi',
  });
  return checkReply({ parts: [text], language: 'en' }, facts, BRAND).findings.map((f) => `${f.guard}/${f.what}`);
}

test.each([
  'The Toyota Yaris is $34 a day.',
  'The Toyota Yaris is $34 per night.',
  'The Toyota Yaris is $29 a day from a week on, so seven days come to $203.',
  'The check-up is $45 a visit.',
  'The mountain tour is $58 per person, or $240 a visit for all of you.',
  'The minibus is $74 a day.',
])('is for what the catalog says: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  'The Toyota Yaris is $34 a week.',
  'The Toyota Yaris is $660 a day.',
  'The check-up is $45 a month.',
  'The Toyota Yaris is $660 per person.',
  'The minibus is $74 a month.',
])('is for something else: %s', (text) => {
  expect(found(text)).toEqual(['price/wrong_period']);
});

test.each([
  'Taxes and winter tyres are included.',
  'Fuel is not included.',
  'The Toyota Yaris is $34 a day, delivery is $15 on top, so $49 all in for one day.',
  'The final price depends on the number of days.',
])('covers what the brand says: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each<[string, string]>([
  ['The Toyota Yaris is $34 a day and nothing on top.', 'price/all_in_price'],
  ['$34 a day is the final price, there are no other costs.', 'price/all_in_price'],
  ['Delivery to your hotel is in that price already.', 'price/not_covered'],
  ['The child seat is covered.', 'price/not_covered'],
  ['Panoramic X-rays are included.', 'price/not_covered'],
])('covers more than the brand says: %s', (text, what) => {
  expect(found(text)).toContain(what);
});

test.each<[string, string[]]>([
  ['The Toyota Yaris is $34 a day for 3 days.', []],
  ['For 10 days the Toyota Yaris is $29 a day.', []],
  ['The Toyota Yaris is $34 a day, from 7 days on $29 a day.', []],
  ['$34 a day.', ['How much is the Toyota Yaris for 5 days?']],
  ['The private mountain tour is $240.', []],
])('is the price its note says: %s', (text, said) => {
  expect(found(text, said)).not.toContain('price/other_product_price');
});

test.each<[string, string[]]>([
  ['For 3 days the Toyota Yaris is $29 a day.', []],
  ['The Toyota Yaris is $29 a day.', ['How much is the Toyota Yaris for 5 days?']],
  ['The mountain tour is $58 as a private one.', []],
])('is the price of another note: %s', (text, said) => {
  expect(found(text, said)).toContain('price/other_product_price');
});

test.each([
  'Dental prints are $70, full scans $95.',
  'A year of use takes about $60 to $80 a month for power and water.',
  'The Sea Villa is $27,000 a year, which is $2,250 a month.',
  'Cleaning of the Sea Villa is $120 to $180.',
  'The Sea Villa is $3,000 a month, so two months are $6,000.',
  'До офиса минут сорок пять, звонок минут на двадцать, у вас плюс два к Москве.',
])('is stated, comes out or costs nothing: %s', (text) => {
  expect(found(text).filter((what) => what.startsWith('price/'))).toEqual([]);
});

test.each<[string, string]>([
  ['The Sea Villa is $2,250 a month.', 'price/unknown_price'],
  ['$3,000 covers you for both months at the Sea Villa.', 'price/wrong_period'],
  ['Any cleaning of the Sea Villa is $120.', 'price/least_price'],
  ['The Toyota Yaris costs the same as the Minibus.', 'price/likened_price'],
  ['The Sea Villa has rooms for $850 while three of the four are free.', 'price/unknown_price'],
])('does not: %s', (text, what) => {
  expect(found(text)).toContain(what);
});
