// What a discount is taken off, and what a client claims and the reply agrees to, on a brand that rents out cars and mends teeth.
import { testBrand } from '../../../../test/support/brand';
import type { Price } from '../../catalog';
import { checkReply, factsOf } from '../';

const product = (id: string, en: string, prices: Price[]) => ({
  id,
  name: { en },
  about: {},
  usp: {},
  prices,
  starts: 'anytime' as const,
  attributes: {},
});
const discount = { amount: undefined, percent: undefined };

const BRAND = testBrand({
  catalog: {
    attributes: [],
    products: [
      product('yaris', 'Toyota Yaris', [
        { amount: 660, currency: 'USD', per: 'month' },
        { amount: 7200, currency: 'USD', per: 'year' },
      ]),
      product('prado', 'Land Cruiser Prado', [{ amount: 1900, currency: 'USD', per: 'month' }]),
      product('implant', 'Implant', [{ amount: 1200, currency: 'USD', per: 'once' }]),
    ],
    discounts: [
      {
        ...discount,
        id: 'long',
        percent: 10,
        until: '2027-03-31',
        for: ['yaris'],
        when: { en: 'for a monthly rental of three months or more; not on the price per year' },
      },
      {
        ...discount,
        id: 'two',
        amount: 200,
        currency: 'USD',
        until: '2027-01-31',
        for: ['implant'],
        when: { en: 'on each of two implants, off the cheaper one' },
      },
      {
        ...discount,
        id: 'paid',
        percent: 5,
        until: '2027-01-31',
        for: ['implant'],
        when: { en: 'when the whole price is paid on the day of signing' },
      },
    ],
  },
  knowledge: { passages: [], web: { enabled: false } },
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
  [
    'The Toyota Yaris is $660 a month; with 10% off for three months or more it comes to $594.',
    'Any discount on the Yaris?',
  ],
  ['An implant is $1,200; with $200 off that leaves $1,000.', 'two implants, is there a discount?'],
  ['No, the 10% is not for the price per year.', 'Is the yearly Yaris 10% off too?'],
  ['It is taken off the cheaper one, $200.', 'which implant is the discount on?'],
])('a discount on what it is for: %s', (text, said) => {
  expect(found(text, [said])).toEqual([]);
});

test.each([
  ['For the whole year it is $7,200 less 10%, so $6,480.', 'the Yaris for a year', 'discount_of_another_price'],
  ['Sure, the discount counts for the year as well.', 'Is the yearly Yaris 10% off too?', 'discount_of_another_price'],
  ['Yes, 10% comes off for three months.', 'the Land Cruiser Prado, any discount?', 'discount_of_another_product'],
  ['Yes, $200 off applies to your car too.', 'the Toyota Yaris, any discount?', 'discount_of_another_product'],
  ['The $200 comes off, then 5% of $1,000: an implant of $1,200 is $950.', 'both discounts?', 'added_discounts'],
  ['The discount is taken off the more expensive one.', 'which implant is the discount on?', 'discount_off_another'],
])('a discount on something else: %s', (text, said, what) => {
  expect(found(text, [said])).toContain(`discount/${what}`);
});

test('a plain yes agrees, whatever is said after it', () => {
  const claim = 'I found tbilisi-cars.co, is that you?';
  expect(found('Yes, you can book there too, any day that suits you and your family best.', [claim])).toContain(
    'link/foreign_domain',
  );
  expect(found('Yes, but that site is not ours.', [claim])).not.toContain('link/foreign_domain');
});

test('a month that is not charged is a month for free', () => {
  expect(found("We don't charge for the third month of the Yaris.")).toContain('discount/unknown_gift');
});
