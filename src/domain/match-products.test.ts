// Products for a wish: by words and by attributes, in both languages, honest about what does not fit.
import { budgetIn } from './budget';
import type { Catalog, ProductWish } from './catalog';
import { matchProducts } from './match-products';
import { understand } from './wish';

const both = (ru: string, en: string) => ({ ru, en });
const product = (id: string, more: Partial<Catalog['products'][number]>): Catalog['products'][number] => ({
  id,
  name: both(`Дом ${id}`, `House ${id}`),
  about: both('Тихая улица.', 'A quiet street.'),
  usp: both('Рядом лес.', 'A forest nearby.'),
  prices: [{ amount: 200_000, currency: 'USD', per: 'lease' }],
  starts: 'anytime',
  attributes: {},
  ...more,
});
const catalog: Catalog = {
  attributes: [
    {
      id: 'area',
      name: both('район', 'area'),
      also: [],
      kind: 'choice',
      values: [
        { id: 'canggu', name: both('Чангу', 'Canggu'), also: ['Берава'] },
        { id: 'ubud', name: both('Убуд', 'Ubud'), also: [] },
      ],
    },
    { id: 'bedrooms', name: both('спальни', 'bedrooms'), also: [], kind: 'number', people: 2, values: [] },
    {
      id: 'kind',
      name: both('тип', 'type'),
      also: [],
      kind: 'choice',
      values: [
        { id: 'villa', name: both('вилла', 'villa'), also: [] },
        { id: 'land', name: both('участок', 'land'), also: ['участок под застройку'] },
      ],
    },
  ],
  products: [
    product('a', { attributes: { area: ['canggu'], bedrooms: [2], kind: ['villa'] }, link: 'https://x.example/a' }),
    product('b', {
      attributes: { area: ['ubud'], bedrooms: [3], kind: ['villa'] },
      prices: [{ from: 90, to: 140, currency: 'USD', per: 'night' }],
    }),
    product('c', {
      attributes: { area: ['ubud'], kind: ['land'] },
      starts: ['2026-11-21', '2026-12-05', '2027-01-16', '2027-03-01'],
      about: both('Вид на вулкан.', 'View of a volcano.'),
    }),
  ],
  discounts: [
    { id: 'early', percent: 10, until: '2026-11-22', for: ['a'], when: both('до 22 ноября', 'until 22 November') },
    { id: 'gone', amount: 500, currency: 'USD', until: '2026-11-21', when: both('вчера', 'yesterday') },
  ],
};
// 22 November in the brand's zone, still the 21st in London
const NOW = { now: new Date('2026-11-21T20:00:00Z'), zone: 'Asia/Makassar' };
const match = (wish: ProductWish | string, language: 'ru' | 'en' = 'ru', of = catalog) =>
  matchProducts(of, typeof wish === 'string' ? { query: wish } : wish, { language, ...NOW });
const ids = (wish: ProductWish | string) => match(wish).map(({ id }) => id);
const wanted = (query: string) =>
  Object.fromEntries(understand(catalog, { query }).wanted.map(({ attribute, values }) => [attribute.id, values]));

test.each<[string, Record<string, (string | number)[]>]>([
  ['вилла в Чангу', { area: ['canggu'], kind: ['villa'] }],
  ['что есть в Бераве', { area: ['canggu'] }],
  ['2 спальни', { bedrooms: [2] }],
  ['две спальни', { bedrooms: [2] }],
  ['двухспальную', { bedrooms: [2] }],
  ['2-3 спальни', { bedrooms: [2, 3] }],
  ['2 или 3 спальни', { bedrooms: [2, 3] }],
  ['от 2 до 4 спален', { bedrooms: [2, 4, 3] }],
  ['2-bedroom villa', { bedrooms: [2], kind: ['villa'] }],
  ['three bedrooms in Ubud or Canggu', { bedrooms: [3], area: ['canggu', 'ubud'] }],
  ['домик на двоих', { bedrooms: [1, 2] }],
  ['нас шестеро', { bedrooms: [3, 4, 5, 6] }],
  ['участок под застройку', { kind: ['land'] }],
  ['до 150 тысяч', {}],
])('%s', (query, expected) => {
  expect(wanted(query)).toEqual(expected);
});

test.each([
  ['до 150 тысяч', { max: 150_000 }],
  ['до 150 000 рублей', { max: 150_000, currency: 'RUB' }],
  ['under $250k', { max: 250_000, currency: 'USD' }],
  ['бюджет 1,5 млн долларов', { max: 1_500_000, currency: 'USD' }],
  ['не дороже 2500$ в месяц', { max: 2500, currency: 'USD', per: 'month' }],
  ['100 euros per night', { max: 100, currency: 'EUR', per: 'night' }],
  ['до 200 тысяч тенге', { max: 200_000, currency: 'KZT' }],
  ['under AED 180k', { max: 180_000, currency: 'AED' }],
  ['до 500 дирхам', { max: 500, currency: 'AED' }],
  ['₾4000 a month', { max: 4000, currency: 'GEL', per: 'month' }],
  ['до 20 000 ₸ за визит', { max: 20_000, currency: 'KZT', per: 'visit' }],
  ['up to $60 a day', { max: 60, currency: 'USD', per: 'day' }],
  ['budget 500 a month', { max: 500, per: 'month' }],
  ['на бюджет 11 класс', undefined],
  ['до 3 спален', undefined],
  ['11 класс', undefined],
  ['12 декабря', undefined],
])('%s: %p', (text, budget) => {
  expect(budgetIn(text).budget).toEqual(budget);
});

test('what fits comes first, with its price, its start, and the discounts of today in the brand’s zone', () => {
  expect(match('вилла в Чангу на 2 спальни')[0]).toEqual({
    id: 'a',
    name: 'Дом a',
    why_match: 'Подходит: район: Чангу; тип: вилла; спальни: 2',
    price_text: '200 000 $; скидка 10 % до 22 ноября',
    next_start_text: 'в любое время',
    usp: 'Рядом лес.',
    link: 'https://x.example/a',
    source: 'catalog.yaml#a',
  });
  expect(match('villa in Canggu', 'en')[0]).toMatchObject({
    name: 'House a',
    why_match: 'Fits: area: Canggu; type: villa',
    price_text: '$200,000; 10% off until 22 November',
    next_start_text: 'any time',
  });
});

test('a price on request is said to be one, beside a budget too', () => {
  const asked = { ...catalog, products: [product('e', { prices: [], attributes: { area: ['ubud'] } })] };
  const [found] = matchProducts(asked, { query: 'Убуд до 100 тысяч долларов' }, { language: 'ru', ...NOW });
  expect(found).toMatchObject({
    price_text: 'цена по запросу',
    why_match: 'Подходит: район: Убуд. Не совпадает: цена по запросу',
  });
});

test('a budget without a period is for the whole, where the whole has a price', () => {
  const prices = [
    { amount: 450_000, currency: 'KZT', per: 'once' as const },
    { amount: 15_000, currency: 'KZT', per: 'month' as const },
  ];
  const braces = { ...catalog, products: [product('e', { prices, attributes: { area: ['ubud'] } })] };
  const why = (query: string) => matchProducts(braces, { query }, { language: 'ru', ...NOW })[0]?.why_match;
  expect(why('Убуд до 25 тысяч тенге')).toMatch(/дороже бюджета на 425 000 ₸/);
  expect(why('Убуд до 25 тысяч тенге в месяц')).toMatch(/в бюджет до 25 000 ₸/);
});

test('for so many people: as many seats or more', () => {
  const attributes = [
    { id: 'seats', name: both('мест', 'seats'), also: [], kind: 'number' as const, people: 1, values: [] },
  ];
  const seats = (n: number) => product(`s${n}`, { attributes: { seats: [n] } });
  const cars = { attributes, products: [seats(4), seats(5), seats(7)], discounts: [] };
  const found = matchProducts(cars, { query: 'машина на шестерых' }, { language: 'ru', ...NOW });
  expect(found.map(({ id }) => id)).toEqual(['s7']);
});

test('what does not fit is said', () => {
  const [first, second] = match('вилла в Убуде, 2 спальни');
  expect(first).toMatchObject({ id: 'b', why_match: 'Подходит: район: Убуд; тип: вилла. Не совпадает: спальни: 3' });
  expect(second).toMatchObject({
    id: 'a',
    why_match: 'Подходит: тип: вилла; спальни: 2. Не совпадает: район: Убуд'.replace('Убуд', 'Чангу'),
  });
});

test('dates before today are not named', () => {
  expect(match('участок')[0]?.next_start_text).toBe('5 декабря 2026, затем 16 января 2027');
  const over = { ...catalog, products: [product('d', { starts: ['2026-11-21'] })] };
  expect(match({}, 'ru', over)[0]?.next_start_text).toBe('дата пока не назначена');
});

test('a budget is held against prices of its currency and period, and never converted', () => {
  expect(ids('вилла до 150 долларов за ночь')[0]).toBe('b');
  expect(match('вилла в Чангу до 150 тысяч долларов')[0]?.why_match).toBe(
    'Подходит: район: Чангу; тип: вилла. Не совпадает: дороже бюджета на 50 000 $',
  );
  expect(match('вилла в Чангу до 15 млн рублей')[0]?.why_match).toBe(
    'Подходит: район: Чангу; тип: вилла. Не совпадает: бюджет в RUB, а цена в USD: не сравнить без курса',
  );
  expect(match({ query: 'вилла в Чангу', budget: { max: 300, currency: 'USD', per: 'night' } })[0]?.why_match).toMatch(
    /бюджет назван за другой срок, чем цена$/,
  );
});

test('by ids or by the client’s words; what the catalog does not have is said', () => {
  expect(ids({ attributes: { area: 'ubud', bedrooms: '3' } })[0]).toBe('b');
  expect(ids({ attributes: { район: 'Убуде', bedrooms: 3 } })[0]).toBe('b');
  expect(match({ attributes: { area: 'Сеньор', kind: 'villa' } })[0]?.why_match).toBe(
    'Подходит: тип: вилла. Не совпадает: нет в каталоге: Сеньор',
  );
  expect(ids({ attributes: { area: 'Сеньор' } })).toEqual([]);
});

test('not there', () => {
  expect(ids('вилла, только не в Чангу')).not.toContain('a');
});

test('words of the description order what is alike; words of nothing find nothing', () => {
  expect(ids('с видом на вулкан')).toEqual(['c']);
  expect(ids('пицца')).toEqual([]);
  expect(ids('Здравствуйте!')).toEqual(['a', 'b', 'c']);
  expect(match({})).toHaveLength(3);
});

describe('the cheapest and the dearest', () => {
  const plan = (id: string, name: string, amounts: [number, 'month' | 'year'][], currency = 'USD') =>
    product(id, { name: { ru: name, en: name }, prices: amounts.map(([amount, per]) => ({ amount, currency, per })) });
  const [solo, team, plus] = [
    plan('solo', 'Solo', [[19, 'month']]),
    plan('team', 'Team', [
      [49, 'month'],
      [490, 'year'],
    ]),
    plan('plus', 'Plus', [
      [99, 'month'],
      [400, 'year'],
    ]),
  ];
  const plans = { ...catalog, products: [plus, team, solo, plan('abroad', 'Abroad', [[5, 'month']], 'EUR')] };
  const found = (query: string, of = plans) => match(query, /[а-я]/i.test(query) ? 'ru' : 'en', of);

  test.each([
    ['cheapest plan', ['solo', 'plus']],
    ['самый дешёвый', ['solo', 'plus']],
    ['какой тариф дешевле всего?', ['solo', 'plus']],
    ['the most expensive one', ['plus', 'team']],
    ['самую дорогую', ['plus', 'team']],
  ])('%s: within one currency and period', (query, expected) => {
    expect(found(query).map(({ id }) => id)).toEqual(expected);
  });

  test('what it is compared with is said', () => {
    expect(found('cheapest plan')[0]?.why_match).toBe(
      'Fits: the lowest price before discounts among (USD per month): Plus, Team, Solo. Differs: another currency, period or term, not comparable: Abroad',
    );
  });

  test('of what fits; other words do not choose, and one alone is compared with nothing', () => {
    const dear = product('dear', { attributes: { area: ['ubud'] } });
    const less = product('less', {
      attributes: { area: ['ubud'] },
      name: both('Башня', 'Tower'),
      prices: [{ from: 150_000, to: 300_000, currency: 'USD', per: 'lease' }],
    });
    const least = product('least', {
      attributes: { area: ['canggu'] },
      prices: [{ amount: 9, currency: 'USD', per: 'lease' }],
    });
    const houses = { ...catalog, products: [dear, less, least] };
    expect(found('самый дешёвый в Убуде', houses).map(({ id }) => id)).toEqual(['less']);
    expect(found('most expensive in Ubud', houses).map(({ id }) => id)).toEqual(['less']);
    expect(found('the cheapest house', houses).map(({ id }) => id)).toEqual(['least']);
    expect(found('cheapest', { ...catalog, products: [dear] }).map(({ why_match }) => why_match)).toEqual([
      'Differs: which price is the lowest or the highest cannot be said: currencies, periods or terms differ',
    ]);
  });

  test('what is paid once is compared by what it is paid for', () => {
    const once = (id: string, ...prices: [number, string][]) =>
      product(id, {
        prices: prices.map(([amount, note]) => ({ amount, currency: 'USD', per: 'once', note: both(note, note) })),
      });
    const tours = [once('week', [900, 'a person'], [90, 'single room']), once('day', [120, 'a person'])];
    expect(found('cheapest', { ...catalog, products: tours }).map(({ id }) => id)).toEqual(['day']);
  });

  test('not where it is refused', () => {
    expect(found('не самый дешёвый').map(({ id }) => id)).not.toEqual(['solo', 'plus']);
    expect(found('not the cheapest').map(({ id }) => id)).not.toEqual(['solo', 'plus']);
  });
});
